"""The profile on the participants' page: radar beside the largest gaps, or one chart that shows what has room."""

from __future__ import annotations

import msgspec

from app.charts.figure import Figure
from app.charts.gaps import gaps
from app.charts.inputs import rows_by_gap
from app.charts.metrics import MIN_SIZE
from app.charts.radar import FEWEST_AXES, radar
from app.domain.scoring import gap_order
from app.domain.workshop import CategoryState, Workshop
from app.i18n import tr, trn
from app.report.boxes import Content, Look, Pad, Row, stack_height
from app.report.handouts.goal_card import step_word
from app.report.handouts.making import Kinds, Making
from app.report.handouts.summary_goals import section
from app.report.marks import Marked
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.places import axes_of
from app.report.text import Type, shortened
from app.report.words import signed

MOST_GAPS, MOST_NAME, MOST_QUESTION = 5, 60, 160
MOST_AXES = 12
"""A radar of more axes is a thicket in half the width of a page."""
_SIZE, _SHARE, _GAP = 8.0, 0.54, 18.0


def profile(making: Making, size: Kinds, height: float) -> list[Piece]:
    """The picture and the largest gaps in a height; the gaps alone without one; a sentence where nothing is decided."""
    workshop, width = making.workshop, making.paper.sheet.inner_width
    if not gap_order(workshop):
        return _nothing_yet(making, size, width, height)
    listed = _largest_gaps(making, size)
    if not height:
        return listed
    points = _SIZE * size.scale**0.5
    if FEWEST_AXES <= axes_of(workshop) <= MOST_AXES:
        left = _SHARE * (width - _GAP)
        figure = radar(workshop, left, height, points)
        if _fits(figure, left, height):
            cells: list[Content] = [[Picture(making.ink, figure, most=height)], listed]
            return [Row(cells, (left, 1), gap=_GAP, middle=True, after=6)]
    figure = gaps(workshop, width, height, points)
    if _fits(figure, width, height):
        return [Picture(making.ink, figure, most=height, after=6)]
    return _as_many_as_fit(making, size, width, height)


def _fits(figure: Figure, width: float, height: float) -> bool:
    return figure.width <= width * 1.02 and figure.height <= height * 1.02


def _as_many_as_fit(making: Making, size: Kinds, width: float, height: float) -> list[Piece]:
    """The chart of the largest gaps alone, and how many more categories there are."""
    workshop = making.workshop
    order = [row.category_id for row in rows_by_gap(workshop)]
    room = height - size.muted.line
    whole = gaps(workshop, width, room, MIN_SIZE).height
    most = min(len(order) - 1, int(len(order) * room / whole) + 3)
    for count in range(max(most, 1), 0, -1):
        figure = gaps(_only(workshop, set(order[:count])), width, room, MIN_SIZE)
        if _fits(figure, width, room) or count == 1:
            break
    left = len(order) - count
    words = trn("+ {n} more category in the plan", "+ {n} more categories in the plan", left)
    return [Picture(making.ink, figure, most=room), making.ink.line(words, size.muted, after=4)]


def _only(workshop: Workshop, kept: set[str]) -> Workshop:
    """The same workshop with some of its categories in scope."""
    states = tuple(
        workshop.state(category.id) if category.id in kept else CategoryState(category.id, in_scope=False)
        for category in workshop.model.categories
    )
    return msgspec.structs.replace(workshop, states=states)


def _nothing_yet(making: Making, size: Kinds, width: float, height: float) -> list[Piece]:
    """Before anything is decided: what the group looks at, as much of it as has room."""
    ink, scope = making.ink, making.workshop.scope
    words = tr("No category has both a current and a target level yet, so there is no profile to show.")
    look = Look(fill="accent_fill", radius=5)
    found: list[Piece] = [Row([[ink.line(words, size.body)]], pad=Pad(10, 12, 10, 12), look=look, after=8)]
    found.append(section(making, size, tr("What we look at")))
    shown = 0
    for category in scope:
        question = ink.line(shortened(category.question, MOST_QUESTION), size.body)
        name = ink.line(shortened(category.name, MOST_NAME), size.strong)
        row = Row([[name], [question]], (0.3, 0.7), pad=Pad(4, 0, 4), look=Look(beneath="line", width=0.4))
        if stack_height([*found, row], width) > height - size.muted.line:
            break
        found.append(row)
        shown += 1
    if left := len(scope) - shown:
        words = trn("+ {n} more category in the plan", "+ {n} more categories in the plan", left)
        found.append(ink.line(words, size.muted, before=4))
    return found


def _largest_gaps(making: Making, size: Kinds) -> list[Piece]:
    """The first rows in the order of gaps, each with its step."""
    ink, workshop = making.ink, making.workshop
    rows = [row for row in gap_order(workshop) if row.gap > 0]
    if not rows:
        return [section(making, size, tr("No gaps")), ink.line(tr("The group is where it wants to be."), size.body)]
    found: list[Piece] = [section(making, size, tr("Largest gaps"), before=0)]
    for row in rows[:MOST_GAPS]:
        name = ink.line(shortened(row.name, MOST_NAME), size.strong)
        step: list[Content] = [
            [Marked(ink.line(step_word(workshop, row.current), size.body), "current", size.body)],
            [Marked(ink.line(step_word(workshop, row.target), size.body), "target", size.body)],
        ]
        gap = ink.line(signed(row.gap), Type(size.heading.size, 700, "target", size.heading.line, "right"))
        room = 3.2 * size.scale**2
        look = Look(beneath="line", width=0.4)
        found.append(
            Row([[name, Row(step, (0.5, 0.5), gap=4)], [gap]], (1, 26), pad=Pad(room, 0, room), look=look, middle=True)
        )
    return found
