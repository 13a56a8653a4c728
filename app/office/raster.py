"""The fourth painter: a figure as PNG without a screen, drawn larger and scaled down so that its edges are smooth."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import groupby, pairwise

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from app.charts.figure import Circle, Diamond, Figure, FontWeight, Line, Mark, Point, Polyline, Rect, Text
from app.charts.metrics import font_of, text_width
from app.paths import resources_dir
from app.theme import Theme

OVER = 3
"""Each pixel is drawn as so many by so many."""
MOST_DRAWN = 120_000_000
"""A larger drawing than this is made with fewer of them."""

RGB = tuple[int, int, int]


def to_png(figure: Figure, theme: Theme, pixels: int) -> bytes:
    """The figure as a PNG so many pixels wide, in a theme's colours, on its surface."""
    image = to_image(figure, theme, pixels)
    file = BytesIO()
    image.save(file, "PNG", compress_level=6, dpi=(96, 96))
    return file.getvalue()


def to_image(figure: Figure, theme: Theme, pixels: int) -> Image.Image:
    """The same as a picture in memory."""
    scale = pixels / figure.width
    height = max(1, round(figure.height * scale))
    over = OVER
    while over > 1 and pixels * height * over**2 > MOST_DRAWN:
        over -= 1
    canvas = _Canvas(pixels * over, height * over, scale * over, theme)
    for mark in figure.marks:
        canvas.paint(mark)
    return canvas.image.reduce(over) if over > 1 else canvas.image


class _Canvas:
    """The large drawing; lengths come in points and are scaled."""

    def __init__(self, width: int, height: int, scale: float, theme: Theme) -> None:
        self._scale, self._theme = scale, theme
        self.image = Image.new("RGB", (width, height), _rgb(theme.surface))
        self._draw = ImageDraw.Draw(self.image)

    def paint(self, mark: Mark) -> None:
        match mark:
            case Line():
                self._stroke([(mark.x1, mark.y1), (mark.x2, mark.y2)], False, mark.stroke, mark.width, mark.dash)
            case Polyline():
                if mark.fill is not None:
                    self._fill(mark.points, mark.fill, mark.fill_alpha)
                if mark.stroke is not None:
                    self._stroke(mark.points, mark.closed, mark.stroke, mark.width, mark.dash)
            case Circle():
                self._round(mark)
            case Diamond():
                self._shape(mark.points, mark.fill, 1.0, mark.stroke, mark.width, ())
            case Rect():
                outline = _rounded(mark)
                self._shape(outline, mark.fill, mark.fill_alpha, mark.stroke, mark.width, mark.dash)
            case Text():
                self._text(mark)

    # --- shapes ----------------------------------------------------------------------------------------------------

    def _shape(
        self,
        points: Sequence[Point],
        fill: str | None,
        alpha: float,
        stroke: str | None,
        width: float,
        dash: tuple[float, ...],
    ) -> None:
        if fill is not None:
            self._fill(points, fill, alpha)
        if stroke is not None:
            self._stroke(points, True, stroke, width, dash)

    def _round(self, mark: Circle) -> None:
        s, half = self._scale, mark.width / 2 if mark.stroke is not None else 0.0
        if mark.fill is None:
            # a ring keeps what lies under it
            ring = [(mark.x + mark.r * x, mark.y + mark.r * y) for x, y in _circle()]
            if mark.stroke is not None:
                self._stroke(ring, True, mark.stroke, mark.width, ())
            return
        if mark.stroke is not None:
            self._disc(mark.x * s, mark.y * s, (mark.r + half) * s, mark.stroke)
        self._disc(mark.x * s, mark.y * s, (mark.r - half) * s, mark.fill)

    def _disc(self, x: float, y: float, r: float, color: str) -> None:
        if r > 0:
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=self._color(color))

    def _fill(self, points: Sequence[Point], color: str, alpha: float) -> None:
        scaled = self._scaled(points)
        if len(scaled) < 3:
            return
        if alpha >= 1:
            self._draw.polygon(scaled, fill=self._color(color))
            return
        left, top = (math.floor(min(values)) for values in zip(*scaled, strict=True))
        right, bottom = (math.ceil(max(values)) for values in zip(*scaled, strict=True))
        mask = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in scaled], fill=round(255 * alpha))
        self.image.paste(self._color(color), (left, top), mask)

    def _stroke(self, points: Sequence[Point], closed: bool, color: str, width: float, dash: tuple[float, ...]) -> None:
        """A line through points with butt ends and round joins."""
        scaled, wide, ink = self._scaled(points), width * self._scale, self._color(color)
        if closed:
            scaled = [*scaled, scaled[0]]
        if not any(dash):
            self._run(scaled, wide, ink, closed)
            return
        for run in _dashes(scaled, [length * self._scale for length in dash]):
            self._run(run, wide, ink, False)

    def _run(self, points: Sequence[Point], wide: float, ink: RGB, closed: bool) -> None:
        half = wide / 2
        for (x1, y1), (x2, y2) in pairwise(points):
            length = math.hypot(x2 - x1, y2 - y1)
            if length:
                across, down = half * (y1 - y2) / length, half * (x2 - x1) / length
                corners = [(x1 + across, y1 + down), (x2 + across, y2 + down)]
                corners += [(x2 - across, y2 - down), (x1 - across, y1 - down)]
                self._draw.polygon(corners, fill=ink)
        for x, y in points if closed else points[1:-1]:
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)

    def _scaled(self, points: Iterable[Point]) -> list[Point]:
        # pixels count from their middle here, from their corner in a figure
        return [(x * self._scale - 0.5, y * self._scale - 0.5) for x, y in points]

    # --- text ------------------------------------------------------------------------------------------------------

    def _text(self, mark: Text) -> None:
        """A line of text, each character where the figure's own widths put it; scripts that join do so as a run."""
        width = text_width(mark.text, mark.size, mark.weight)
        x = mark.x - {"start": 0.0, "middle": width / 2, "end": width}[mark.anchor]
        for name, run in _runs(mark.text, mark.weight):
            joined = _JOINS and any(map(_is_joined, run))
            for piece in (run,) if joined else run:
                self._glyphs(piece, name, x, mark, joined=joined)
                x += text_width(piece, mark.size, mark.weight)

    def _glyphs(self, text: str, name: str, x: float, mark: Text, *, joined: bool) -> None:
        font = _font(name, round(mark.size * self._scale * 64), joined)
        if font is not None and not text.isspace():
            place = (x * self._scale - 0.5, mark.y * self._scale - 0.5)
            self._draw.text(place, text, fill=self._color(mark.color), font=font, anchor="ls")

    def _color(self, role: str) -> RGB:
        return _rgb(getattr(self._theme, role))


# --- pieces --------------------------------------------------------------------------------------------------------


def _rgb(color: str) -> RGB:
    red, green, blue = ImageColor.getrgb(color)[:3]
    return red, green, blue


_JOINS = bool(features.check("raqm"))
"""Whether this Pillow can shape scripts whose letters join or run from right to left."""


def _is_joined(char: str) -> bool:
    """A letter that runs from right to left, or a mark that is set upon the letter before it."""
    return unicodedata.bidirectional(char) in ("R", "AL") or unicodedata.category(char) in ("Mn", "Mc")


def _runs(text: str, weight: FontWeight) -> list[tuple[str, str]]:
    """The text in runs of one font, as they stand from left to right: the last one first where the text begins so."""
    runs = [(name, "".join(part)) for name, part in groupby(text, lambda char: font_of(char, weight))]
    first = next((kind for char in text if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL")), "L")
    return runs if first == "L" else runs[::-1]


@lru_cache(maxsize=64)
def _font(name: str, size: int, joined: bool) -> ImageFont.FreeTypeFont | None:
    """A bundled font, its size in 64ths of a pixel; None where its file is missing: then there is no text."""
    path = resources_dir() / "fonts" / f"{name}.ttf"
    if not path.is_file():
        return None
    # kerning is off in figures: what does not join is set character by character
    engine = ImageFont.Layout.RAQM if joined else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, max(size / 64, 1.0), layout_engine=engine)


@lru_cache(maxsize=1)
def _circle(corners: int = 72) -> tuple[Point, ...]:
    """The corners of a circle of radius 1."""
    angles = [2 * math.pi * nth / corners for nth in range(corners)]
    return tuple((math.cos(angle), math.sin(angle)) for angle in angles)


def _rounded(rect: Rect) -> list[Point]:
    """The outline of a rectangle with its rounded corners."""
    r = max(0.0, min(rect.radius, rect.w / 2, rect.h / 2))
    left, top, right, bottom = rect.x, rect.y, rect.x + rect.w, rect.y + rect.h
    if not r:
        return [(left, top), (right, top), (right, bottom), (left, bottom)]
    centres = ((right - r, bottom - r), (left + r, bottom - r), (left + r, top + r), (right - r, top + r))
    quarter = [math.pi / 2 * nth / 12 for nth in range(13)]
    return [
        (x + r * math.cos(turn + angle), y + r * math.sin(turn + angle))
        for (x, y), turn in zip(centres, (0.0, math.pi / 2, math.pi, 3 * math.pi / 2), strict=True)
        for angle in quarter
    ]


def _dashes(points: Sequence[Point], lengths: Sequence[float]) -> Iterator[list[Point]]:
    """The pieces of a line through points that a pattern of stroke and space leaves."""
    pattern = lengths if len(lengths) % 2 == 0 else [*lengths, *lengths]
    at, left, run = 0, pattern[0], [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        whole = math.hypot(x2 - x1, y2 - y1)
        gone = 0.0
        while whole - gone > left:
            gone += left
            place = (x1 + (x2 - x1) * gone / whole, y1 + (y2 - y1) * gone / whole)
            if at % 2 == 0:
                yield [*run, place]
            at = (at + 1) % len(pattern)
            left, run = max(pattern[at], 1e-3), [place]
        left -= whole - gone
        if at % 2 == 0:
            run.append((x2, y2))
    if at % 2 == 0 and len(run) > 1:
        yield run
