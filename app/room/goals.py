"""A goal on the room screen: as a card with more or less on it, as one row, and large while it is worked on."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from app.charts.dots import sign
from app.charts.figure import Mark, Rect, Text, moved
from app.charts.inputs import level_label, shown
from app.charts.metrics import LINE, text_width
from app.domain.workshop import Criterion, Goal, Workshop
from app.i18n import format_date, tr
from app.room.page import LEAST, Block, Page, card, fitted, one_line, whole
from app.room.words import horizon_word

Detail = Literal["full", "short", "brief", "row"]
_PADDING = 22.0
_SMALL = 25.0
SPACES: dict[Detail, float] = {"full": 16.0, "short": 14.0, "brief": 10.0, "row": 8.0}
"""The space between two cards."""


def goal_title(goal: Goal) -> str:
    """The goal's title, or that it has none yet."""
    return shown(goal.title) or tr("No title yet")


def criterion_word(criterion: Criterion) -> str:
    """'Lead time: 9 days → 2 days, by 23 Dec 2026', as far as it is known."""
    values = " \u2192 ".join(part for part in map(shown, (criterion.baseline, criterion.target)) if part)
    text = ": ".join(part for part in (shown(criterion.measure), values) if part)
    due = tr("by {date}").format(date=format_date(criterion.due)) if criterion.due else ""
    return ", ".join(part for part in (text, due) if part)


def goal_height(workshop: Workshop, goal: Goal, width: float, detail: Detail) -> float:
    """The height of its card."""
    return _goal(workshop, goal, width, detail)[1]


def goal_card(workshop: Workshop, goal: Goal, x: float, y: float, width: float, detail: Detail) -> list[Mark]:
    """Its card with the upper left corner at a point."""
    return [moved(mark, x, y) for mark in _goal(workshop, goal, width, detail)[0]]


def _goal(workshop: Workshop, goal: Goal, width: float, detail: Detail) -> tuple[list[Mark], float]:
    """The card at the origin: title, beneath it levels, category and owner, and on a full one its first criterion."""
    if detail == "row":
        return _row(goal, width)
    if detail == "brief":
        return _brief(goal, width)
    full = detail == "full"
    inner, edge = width - 2 * _PADDING, 20.0 if full else 15.0
    lines, size = (3, 30.0) if full else (2, 28.0)
    title = fitted(goal_title(goal), inner, lines * size * LINE, size, smallest=size, weight=600, most=lines)
    marks = title.marks(_PADDING, edge)
    top = edge + title.height + 7.0
    steps, right = step_marks(goal, _PADDING, top, _SMALL)
    marks += steps
    about = " \u00b7 ".join(filter(None, (shown(goal.owner), shown(workshop.model.category(goal.category_id).name))))
    beside = one_line(about, width - _PADDING - right - 18.0, _SMALL)
    marks += beside.marks(right + 18.0, top, "muted")
    top += _SMALL * LINE
    if full and goal.criteria and criterion_word(goal.criteria[0]):
        told = _told(goal.criteria[0], inner)
        marks += told.marks(_PADDING, top + 8.0)
        top += 8.0 + told.height
    height = top + edge
    return [card(0.0, 0.0, width, height), *marks], height


def _told(criterion: Criterion, width: float) -> Block:
    """A criterion on two lines, without its date where that does not fit."""
    for words in (criterion_word(criterion), criterion_word(replace(criterion, due=None))):
        told = fitted(words, width, 2 * LEAST * LINE, LEAST, most=2)
        if whole([told], [words]) or not words:
            break
    return told


def _brief(goal: Goal, width: float) -> tuple[list[Mark], float]:
    """Its title on up to two lines with its levels behind."""
    _, reach = step_marks(goal, 0.0, 0.0, LEAST)
    inner = width - 2 * 18.0 - reach - 18.0
    title = fitted(goal_title(goal), inner, 2 * 27.0 * LINE, 27.0, smallest=25.0, weight=600, most=2)
    height = title.height + 18.0
    marks = title.marks(18.0, 9.0)
    steps, _ = step_marks(goal, width - 18.0 - reach, 9.0 + (title.height - LEAST * LINE) / 2, LEAST)
    return [card(0.0, 0.0, width, height), *marks, *steps], height


def _row(goal: Goal, width: float) -> tuple[list[Mark], float]:
    """Its title on one line, with its levels behind where the whole title leaves room for them."""
    size, height, edge = 26.0, 52.0, 16.0
    top = (height - size * LINE) / 2
    _, reach = step_marks(goal, 0.0, top, LEAST)
    marks: list[Mark] = [card(0.0, 0.0, width, height)]
    title = one_line(goal_title(goal), width - 2 * edge, size, 600)
    marks += title.marks(edge, top)
    if title.width + reach + 3 * edge <= width:
        marks += step_marks(goal, width - edge - reach, top, LEAST)[0]
    return marks, height


def step_marks(goal: Goal, x: float, top: float, size: float) -> tuple[list[Mark], float]:
    """'● 1 → ◆ 3' with the two levels' marks; and the right edge."""
    baseline, middle = top + 0.78 * size * LINE, top + 0.61 * size
    marks: list[Mark] = [sign("current", x + 0.36 * size, middle, 0.33 * size)]
    x += 0.95 * size
    for rank, then in ((str(goal.from_level), "\u2192"), (str(goal.to_level), "")):
        marks.append(Text(x, baseline, rank, size, "current" if then else "target", 700))
        x += text_width(rank, size, 700) + 0.4 * size
        if then:
            marks.append(Text(x, baseline, then, size, "muted"))
            x += text_width(then, size) + 0.4 * size
            marks.append(sign("target", x + 0.38 * size, middle, 0.4 * size))
            x += 1.02 * size
    return marks, x - 0.4 * size


def goal_large(workshop: Workshop, goal: Goal, page: Page, top: float, width: float) -> list[Mark]:
    """The goal that is worked on: title, levels, outcome, owner and the signs by which its success is seen."""
    left, inner = page.left, width - 2 * 40.0
    height = page.bottom - top
    marks: list[Mark] = [card(left, top, width, height, chosen=True)]
    x, y = left + 40.0, top + 34.0
    category = workshop.model.category(goal.category_id).name
    head = one_line(f"{horizon_word(goal.horizon)} \u00b7 {shown(category)}", inner, 30.0, 500)
    marks += head.marks(x, y, "muted")
    y += head.height + 10.0
    title = fitted(goal_title(goal), inner, 0.2 * page.height, 54.0, smallest=34.0, weight=700, most=4)
    marks += title.marks(x, y)
    y += title.height + 22.0
    marks += _step_names(workshop, goal, x, y, inner)
    y += 34.0 * LINE + 22.0
    owner = one_line(tr("Owner: {name}").format(name=shown(goal.owner) or tr("nobody yet")), inner, 32.0, 600)
    bottom = page.bottom - 34.0 - owner.height
    marks += owner.marks(x, bottom, "text" if goal.owner else "muted")
    if goal.outcome and bottom - y > 100.0:
        outcome = fitted(goal.outcome, inner, min(0.3 * (bottom - y), 160.0), 32.0, smallest=28.0, most=4)
        marks += outcome.marks(x, y)
        y += outcome.height + 26.0
    return [*marks, *_criteria(goal, x, y, inner, bottom - 20.0)]


def _step_names(workshop: Workshop, goal: Goal, x: float, y: float, inner: float) -> list[Mark]:
    """Both levels with their names where they fit, else their ranks."""
    size, model = 32.0, workshop.model
    first, then = (level_label(model, rank) for rank in (goal.from_level, goal.to_level))
    first_width = text_width(first, size, 600)
    if 4.2 * size + first_width + text_width(then, size, 600) > inner:
        return step_marks(goal, x, y, size)[0]
    baseline, middle = y + 0.78 * size * LINE, y + 0.61 * size
    marks: list[Mark] = [
        sign("current", x + 0.36 * size, middle, 0.36 * size),
        Text(x + size, baseline, first, size, "current", 600),
    ]
    x += size + first_width + 0.5 * size
    marks.append(Text(x, baseline, "\u2192", size, "muted"))
    x += text_width("\u2192", size) + 0.5 * size
    marks.append(sign("target", x + 0.4 * size, middle, 0.42 * size))
    return [*marks, Text(x + 1.1 * size, baseline, then, size, "target", 600)]


def _criteria(goal: Goal, x: float, y: float, width: float, bottom: float) -> list[Mark]:
    """Its success criteria from the first on, as many as fit, and how many more there are."""
    words = [word for criterion in goal.criteria if (word := criterion_word(criterion))]
    if not words or bottom - y < 90.0:
        return []
    head = one_line(tr("We see that it is reached by"), width, 28.0)
    marks = head.marks(x, y, "muted")
    y += head.height + 10.0
    for nth, word in enumerate(words):
        told = fitted(word, width - 34.0, 3 * 34.0 * LINE, 32.0, smallest=28.0, most=3)
        rest = len(words) - nth - 1
        if y + told.height + (40.0 if rest else 0.0) > bottom:
            more = one_line(tr("+ {n} more").format(n=rest + 1), width, LEAST)
            return [*marks, *more.marks(x, min(y, bottom - more.height), "muted")]
        marks.append(Rect(x, y + 0.42 * told.size, 12.0, 12.0, 3.0, "good"))
        marks += told.marks(x + 34.0, y)
        y += told.height + 12.0
    return marks
