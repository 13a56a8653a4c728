"""The painter on paper: every mark, in its place, as vectors."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.charts.figure import Circle, Diamond, Figure, Line, Polyline, Rect, Text
from app.report.fonts import bundled_fonts
from app.report.picture import Picture
from app.report.text import Ink

MARKS = (
    Line(0, 10, 100, 10, "grid", 1.0, (2, 1)),
    Polyline(((0, 0), (50, 0), (50, 50)), True, "current", 2.0, (), "current", 0.2),
    Polyline(((0, 0), (5, 5)), fill="target"),
    Circle(20, 20, 5, "current"),
    Diamond(60, 20, 5, "surface", "target"),
    Rect(10, 60, 30, 10, 2, "gap", 0.5, "line", 0.5, (1, 1)),
    Text(50, 90, "middle <b>&</b> 🚀", 10, "text", 700, "middle"),
    Text(100, 98, "right", 8, "muted", 400, "end"),
)


def paint(figure: Figure, width: float = 200.0, most: float = 0.0) -> tuple[str, str, Picture]:
    """The page's drawing code and its text."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(400, 400), pageCompression=0, invariant=1)
    picture = Picture(Ink(bundled_fonts()), figure, most=most)
    picture.wrap(width, 1e9)
    picture.paint(canvas, 10, 10)
    canvas.showPage()
    canvas.save()
    page = PdfReader(BytesIO(file.getvalue())).pages[0]
    return page.get_contents().get_data().decode("latin-1"), page.extract_text(), picture


def test_every_kind_of_mark_is_painted() -> None:
    code, text, _ = paint(Figure(100, 100, MARKS, "t"))
    assert "middle <b>&</b>🚀" in text.replace("\n", "").replace(" 🚀", "🚀")
    assert "right" in text
    assert "[2 1] 0 d" in code
    assert code.count(" c\n") + code.count(" c ") >= 4  # curves of circle and corners
    assert "Do" not in code.split()


@pytest.mark.parametrize(("width", "most", "scale"), [(200, 0, 1.0), (50, 0, 0.5), (200, 30, 0.3)])
def test_a_picture_is_scaled_down_to_its_room_and_never_up(width: float, most: float, scale: float) -> None:
    figure = Figure(100, 100, (Rect(0, 0, 100, 100, fill="gap"),), "t")
    _, _, picture = paint(figure, width, most)
    assert picture.wrap(width, 1e9) == (width, pytest.approx(100 * scale))


def test_what_a_figure_leaves_empty_above_and_below_takes_no_room() -> None:
    figure = Figure(100, 300, (Rect(0, 100, 100, 40, fill="gap"),), "t")
    _, _, picture = paint(figure)
    assert picture.wrap(200, 1e9)[1] == pytest.approx(40)


def test_a_figure_without_marks_is_no_fault() -> None:
    _, _, picture = paint(Figure(100, 50, (), "t"))
    assert picture.wrap(200, 1e9)[1] == 50
