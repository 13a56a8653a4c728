"""The canvas: what it paints anew equals what it would paint whole, and it paints no more than it must."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.charts.figure import Circle, Diamond, Figure, Line, Mark, Polyline, Rect, Text
from ui.room.canvas import Canvas, changed_marks
from ui.theme import apply_theme, color

SIZE = QSize(960, 540)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def figure(*marks: Mark) -> Figure:
    return Figure(1920, 1080, marks, "A scene")


def some_mark(dice: random.Random) -> Mark:
    x, y = dice.uniform(0, 1900), dice.uniform(0, 1060)
    ink = dice.choice(["current_mark", "target_mark", "text", "muted"])
    match dice.randrange(6):
        case 0:
            return Line(x, y, dice.uniform(0, 1900), y + 40, ink, dice.uniform(1, 20))
        case 1:
            return Circle(x, y, dice.uniform(3, 90), ink, "line", dice.uniform(0, 12))
        case 2:
            return Diamond(x, y, dice.uniform(3, 90), ink, "text", 3)
        case 3:
            return Rect(x, y, dice.uniform(3, 700), dice.uniform(3, 500), 16, ink, 0.4, "line", 4)
        case 4:
            return Polyline(((x, y), (x + 90, y - 60), (x + 5, y + 200)), True, ink, 7, (), "current_fill")
        case _:
            words = dice.choice(["ÅÄÖ jgpq", "12:34", "Level f", "עברית", "Ǻ̈", "W"])
            anchor = dice.choice(["start", "middle", "end"])
            return Text(x, y, words, dice.uniform(24, 300), ink, dice.choice([400, 700]), anchor)  # type: ignore[arg-type]


def picture(canvas: Canvas) -> QImage:
    return canvas.picture.toImage()


def difference(one: Canvas, other: Canvas) -> int:
    """How far two pictures are apart where they are farthest, of 255."""

    def values(canvas: Canvas) -> np.ndarray:
        return np.frombuffer(picture(canvas).constBits(), np.uint8).astype(int)

    return int(np.abs(values(one) - values(other)).max())


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("seed", range(12))
def test_what_is_painted_anew_equals_what_is_painted_whole(seed: int, ratio: float) -> None:
    dice = random.Random(seed)
    kept = [some_mark(dice) for _ in range(12)]
    canvas = Canvas()
    canvas.show(figure(*kept), SIZE, ratio)
    for _ in range(6):
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(kept))
            kept[at : at + 1] = [some_mark(dice)] * dice.randint(0, 2)
        canvas.show(figure(*kept), SIZE, ratio)
        whole = Canvas()
        whole.show(figure(*kept), SIZE, ratio)
        # Qt rounds blurred edges in another way where it clips; what is left or missing would differ by far more
        assert difference(canvas, whole) <= 6


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_digit_that_changes_changes_its_own_place_alone(ratio: float) -> None:
    name, clock = Text(72, 120, "Build & deploy", 60), Text(1848, 120, "06:41", 48, "text", 700, "end")
    canvas = Canvas()
    assert canvas.show(figure(name, clock), SIZE, ratio).boundingRect() == QRect(0, 0, 960, 540)
    changed = canvas.show(figure(name, Text(1848, 120, "06:40", 48, "text", 700, "end")), SIZE, ratio).boundingRect()
    assert QRect(780, 20, 180, 70).contains(changed)
    assert changed.contains(QRect(870, 40, 50, 20))


def test_the_same_figure_is_not_painted_again() -> None:
    canvas = Canvas()
    canvas.show(figure(Circle(9, 9, 5, "text")), SIZE, 1.0)
    assert canvas.show(figure(Circle(9, 9, 5, "text")), SIZE, 1.0).isEmpty()


def test_another_order_another_size_or_another_theme_is_painted_whole(qapp: QApplication) -> None:
    over, under = Circle(500, 500, 90, "current_mark"), Rect(450, 450, 300, 300, fill="target_mark")
    canvas, whole = Canvas(), QRect(0, 0, 960, 540)
    canvas.show(figure(under, over), SIZE, 1.0)
    assert canvas.show(figure(over, under), SIZE, 1.0).boundingRect() == whole
    assert canvas.show(figure(over, under), SIZE * 2, 1.0).boundingRect() == QRect(0, 0, 1920, 1080)
    assert canvas.show(figure(over, under), SIZE * 2, 2.0).boundingRect() == QRect(0, 0, 1920, 1080)
    before = picture(canvas).pixelColor(0, 0)
    apply_theme(qapp, "dark")
    assert canvas.show(figure(over, under), SIZE * 2, 2.0).boundingRect() == QRect(0, 0, 1920, 1080)
    assert picture(canvas).pixelColor(0, 0) == color("surface") != before


def test_a_figure_of_another_shape_stands_whole_in_the_middle() -> None:
    canvas = Canvas()
    canvas.show(Figure(1440, 1440, (Rect(0, 0, 1440, 1440, fill="current_mark"),), "x"), SIZE, 1.0)
    seen = picture(canvas)
    assert seen.pixelColor(480, 270) == color("current_mark")
    assert seen.pixelColor(480, 1) == seen.pixelColor(480, 538) == color("current_mark")
    assert seen.pixelColor(205, 270) == seen.pixelColor(755, 270) == color("surface")


def test_only_the_marks_that_differ_are_named() -> None:
    one, two, three = Circle(1, 1, 1), Circle(2, 2, 2), Circle(3, 3, 3)
    assert changed_marks(figure(one, two), figure(one, three)) == [two, three]
    assert changed_marks(figure(one), figure(one)) == []
    assert changed_marks(figure(one, two), figure(two, one)) is None
    assert changed_marks(figure(one), Figure(1, 1, (one,), "x")) is None
