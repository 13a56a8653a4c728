"""What a figure must look like, whatever it shows."""

from __future__ import annotations

from app.charts.figure import Circle, Diamond, Figure, Polyline, Rect, Text, box_of, overlap
from app.charts.metrics import MIN_SIZE
from app.theme import Theme

EDGE = 1.0
"""A mark may reach this far over the edge: half a line width."""


def assert_readable(figure: Figure) -> None:
    """No text overlaps another, leaves the figure or is too small; every colour is a role, every mark lies within."""
    texts = list(figure.texts())
    for text in texts:
        assert text.size >= MIN_SIZE
        assert text.text.strip() == text.text != ""
        assert "\n" not in text.text
    boxes = sorted(((box_of(text), text.text) for text in texts), key=lambda found: found[0][1])
    for index, (first, one) in enumerate(boxes):
        for second, other in boxes[index + 1 :]:
            if second[1] >= first[3]:
                break
            assert not overlap(first, second, 0.05), f"{one!r} over {other!r}"
    for mark in figure.marks:
        left, top, right, bottom = box_of(mark)
        assert left >= -EDGE, mark
        assert top >= -EDGE - (4.5 if isinstance(mark, Circle | Diamond) else 0), mark
        assert right <= figure.width + EDGE, mark
        assert bottom <= figure.height + EDGE, mark
        for role in roles_of(mark):
            assert role in Theme.__struct_fields__, role
    assert figure.title


def roles_of(mark: object) -> list[str]:
    """The colours that a mark names."""
    names = ("color",) if isinstance(mark, Text) else ("fill", "stroke")
    return [role for name in names if (role := getattr(mark, name, None)) is not None]


def said(figure: Figure) -> str:
    """All texts of a figure in one, to search in."""
    return " ".join(text.text for text in figure.texts())


def circles(figure: Figure, tipped: bool = True) -> list[Circle]:
    """The marks of current levels; those of the legend have no tip."""
    return [mark for mark in figure.marks if isinstance(mark, Circle) and (bool(mark.tip) or not tipped)]


def diamonds(figure: Figure) -> list[Diamond]:
    """The marks of target levels."""
    return [mark for mark in figure.marks if isinstance(mark, Diamond) and mark.tip]


def bars(figure: Figure) -> list[Rect]:
    """The bars of gaps."""
    return [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill == "gap"]


def lines_of(figure: Figure, role: str) -> list[Polyline]:
    """The outlines of a role."""
    return [mark for mark in figure.marks if isinstance(mark, Polyline) and mark.stroke == role]
