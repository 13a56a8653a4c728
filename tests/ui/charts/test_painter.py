"""The painter of figures: a text that is painted again from what is kept of it looks as if Qt painted it anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.charts.figure import Diamond, Figure, Mark, Text
from ui import theme
from ui.charts.painter import MEASURE, figure_font, paint_figure, start_of
from ui.theme import apply_theme, register_fallback_fonts

TEXTS = (
    "Intermediate",
    "7",
    "",
    " lead and trail ",
    "AV To fi ffl",
    "עברית abc 12",
    "مرحبا",
    "e\u0301a\u0308",
    "2 → 4 · 😀",
    "a\u00a0b",
)


def image(*marks: Mark) -> QImage:
    made = QImage(700, 120, QImage.Format.Format_RGB32)
    made.fill(theme.color("surface"))
    painter = QPainter(made)
    paint_figure(painter, Figure(700, 120, marks, "x"))
    painter.end()
    return made


def plain(mark: Text) -> QImage:
    made = QImage(700, 120, QImage.Format.Format_RGB32)
    made.fill(theme.color("surface"))
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(theme.color(mark.color))
    painter.setFont(figure_font(mark.weight))
    painter.translate(start_of(mark), mark.y)
    painter.scale(mark.size / MEASURE, mark.size / MEASURE)
    painter.drawText(QPointF(0, 0), mark.text)
    painter.end()
    return made


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_a_kept_text_is_painted_as_qt_paints_it(qapp: QApplication, text: str, anchor: str) -> None:
    apply_theme(qapp, "light")
    register_fallback_fonts()
    for size, weight, colour in ((12.0, 400, "muted"), (38.5, 700, "text"), (12.0, 400, "current")):
        mark = Text(350.3, 70.7, text, size, colour, weight, anchor)  # type: ignore[arg-type]
        for _ in range(2):
            assert image(mark) == plain(mark)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_kept_pens_and_brushes_follow_the_theme(qapp: QApplication, mode: str) -> None:
    apply_theme(qapp, "dark" if mode == "light" else "light")
    image(Diamond(50, 50, 20, "target_mark", "line", 2))
    apply_theme(qapp, mode)
    painted = image(Diamond(50, 50, 20, "target_mark", None), Diamond(150, 50, 20, None, "text", 6))
    assert painted.pixelColor(50, 50) == theme.color("target_mark")
    assert painted.pixelColor(150, 50) == theme.color("surface")
    assert painted.pixelColor(140, 40) == theme.color("text")
    apply_theme(qapp, "light")
