"""The PNG painter: every mark where it belongs, in its colour, at the size that was asked for; without Qt."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from app.charts.figure import Circle, Diamond, Figure, Line, Mark, Polyline, Rect, Text
from app.charts.metrics import text_width
from app.office.raster import to_image, to_png
from app.theme import load_theme
from tests.app.exchange.the_samples import each_sample, loaded

LIGHT = load_theme("light")


def _rgb(role: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(getattr(LIGHT, role)[1:]))


def _drawn(*marks: Mark, pixels: int = 400) -> Image.Image:
    return to_image(Figure(100, 50, marks, "A figure"), LIGHT, pixels)


PAPER, TEXT, BLUE = _rgb("surface"), _rgb("text"), _rgb("current")


def test_the_picture_is_as_wide_as_asked_and_keeps_its_shape() -> None:
    for pixels in (50, 401, 1600):
        image = Image.open(BytesIO(to_png(Figure(100, 50, (), "A figure"), LIGHT, pixels)))
        assert image.size == (pixels, round(pixels / 2))
        assert image.format == "PNG"


@pytest.mark.parametrize(
    ("mark", "inside", "outside"),
    [
        (Rect(20, 10, 40, 20, fill="text"), (160, 80), (60, 80)),
        (Rect(20, 10, 40, 20, radius=8, fill="text"), (160, 80), (81, 41)),
        (Circle(50, 25, 10, fill="text"), (200, 100), (200, 50)),
        (Diamond(50, 25, 10, fill="text"), (200, 100), (230, 70)),
        (Line(10, 25, 90, 25, "text", 4), (200, 100), (200, 110)),
        (Polyline(((10, 10), (90, 10), (50, 40)), closed=True, fill="text"), (200, 70), (60, 140)),
        (Polyline(((10, 10), (90, 10), (90, 40)), stroke="text", width=4), (360, 100), (200, 100)),
    ],
)
def test_a_mark_is_where_it_belongs(mark: Mark, inside: tuple[int, int], outside: tuple[int, int]) -> None:
    image = _drawn(mark)
    assert image.getpixel(inside) == TEXT
    assert image.getpixel(outside) == PAPER


def test_a_ring_keeps_what_lies_under_it_and_a_filled_one_does_not() -> None:
    ground = Rect(0, 0, 100, 50, fill="current")
    assert _drawn(ground, Circle(50, 25, 10, stroke="text", width=2)).getpixel((200, 100)) == BLUE
    assert _drawn(ground, Circle(50, 25, 10, fill="surface", stroke="text", width=2)).getpixel((200, 100)) == PAPER
    assert _drawn(ground, Circle(50, 25, 10, stroke="text", width=2)).getpixel((240, 100)) == TEXT


def test_half_a_filling_lets_the_ground_through() -> None:
    red, green, blue = _drawn(Rect(0, 0, 100, 50, fill="text", fill_alpha=0.5)).getpixel((200, 100))
    assert all(abs(2 * have - (a + b)) <= 4 for have, a, b in zip((red, green, blue), TEXT, PAPER, strict=True))


def test_dashes_leave_spaces() -> None:
    row = _drawn(Line(0, 25, 100, 25, "text", 4, (10.0, 10.0)))
    seen = [row.getpixel((4 * (5 + 10 * nth), 100)) for nth in range(10)]
    assert seen == [TEXT, PAPER] * 5


def test_edges_are_smooth() -> None:
    image = _drawn(Circle(50, 25, 20, fill="text"))
    assert len({image.getpixel((x, 40)) for x in range(400)}) > 3


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_text_stands_at_its_anchor_and_is_as_wide_as_measured(anchor: str, share: float) -> None:
    image = _drawn(Text(50, 30, "HHHH", 12, weight=600, anchor=anchor))
    dark = [x for x in range(400) if any(image.getpixel((x, y))[0] < 128 for y in range(200))]
    width = 4 * text_width("HHHH", 12, 600)
    left = 200 - share * width
    assert abs(dark[0] - left) < 8
    assert abs(dark[-1] - (left + width)) < 8
    rows = [y for y in range(200) if any(image.getpixel((x, y))[0] < 128 for x in range(400))]
    assert abs(rows[-1] - 119) <= 1, "it stands on its baseline"


@pytest.mark.parametrize("text", ["Ω", "Ж", "→", "🙂", "ש"])
def test_a_character_of_a_fallback_font_is_drawn(text: str) -> None:
    assert any(value != PAPER for value in _drawn(Text(50, 30, text, 20)).get_flattened_data())


def test_a_huge_picture_is_made_within_bounds() -> None:
    assert _drawn(Rect(0, 0, 100, 50, fill="text"), pixels=6000).size == (6000, 3000)


@each_sample
def test_the_same_figure_is_the_same_file(info) -> None:
    from app.charts.gaps import gaps

    figure = gaps(loaded(info), 400, 300)
    assert to_png(figure, LIGHT, 500) == to_png(figure, LIGHT, 500)
