"""Tables as every section has them: a head of labels, and rows with a thin line beneath."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import tr
from app.report.boxes import Content, Look, Pad, Row, Table
from app.report.document import Paper
from app.report.piece import Piece
from app.report.style import LABEL

_LINE = Look(beneath="line", width=0.5)
_HEAD = Look(beneath="muted", width=0.8)


def table(
    paper: Paper,
    names: Sequence[str],
    rows: Sequence[Sequence[Content]],
    widths: Sequence[float],
    *,
    gap: float = 10.0,
    named: bool = False,
    before: float = 0.0,
    after: float = 0.0,
    pad: float = 3.6,
) -> Table:
    """A table that repeats its head on every page; `widths` as in `Row`, `named` where a row's first cell names it.

    `pad` is the space above and below the lines of a row, in points.
    """
    head = Row([[paper.ink.line(name, LABEL)] for name in names], widths, gap=gap, pad=Pad(0, 0, 3), look=_HEAD)
    lines = [Row(cells, widths, gap=gap, pad=Pad(pad, 0, pad), look=_LINE) for cells in rows]
    return Table(lines, [head], named=named, before=before, after=after)


def titled(paper: Paper, title: str, content: Sequence[Piece], *, before: float = 9.0) -> list[Piece]:
    """Content under a small heading that never stands alone at the foot of a page; nothing for no content."""
    if not content:
        return []
    *between, last = content
    if len(between) > 1:  # no line alone on the next page either
        between, last = between[:-1], Row([[between[-1], last]], before=between[-1].getSpaceBefore())
    first, *rest = [*between, last]
    return [Row([[label(paper, title), first]], before=before), *rest]


def continued(paper: Paper, title: str) -> list[Piece]:
    """What stands over a part that goes on from the page before."""
    return [paper.ink.line(tr("{title}, continued").format(title=title), LABEL, after=5)]


def label(paper: Paper, text: str, *, before: float = 8.0, after: float = 2.0) -> Piece:
    """A small heading within a part."""
    return paper.ink.line(text, LABEL, before=before, after=after).tagged("H")
