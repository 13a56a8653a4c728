"""The plan over its horizons: a row per goal with its actions and criteria, and what each owner carries when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import msgspec

from app.charts.figure import Diamond, Figure, Line, Mark, Rect, Text
from app.charts.inputs import shown
from app.charts.layout import block_height, small, text_block
from app.charts.metrics import LINE, elide, text_width, wrap
from app.domain.planning import OwnerLoad, days_per_owner, goal_due, owner_load
from app.domain.workshop import HORIZONS, Action, Goal, Horizon, Workshop
from app.i18n import format_date, tr, trn

NAMES = 0.41
"""The share of the width that titles and owners take."""

Named = Callable[[str], str]
"""How an owner is written, such as by name or by role."""


class Bands(msgspec.Struct, frozen=True):
    """Where the horizons stand from left to right, in points: all equally wide, so that the first one can be read."""

    names: float
    left: float
    width: float
    days: tuple[dt.date, ...]

    def edges(self, nth: int) -> tuple[float, float]:
        """Left and right edge of a horizon."""
        return self.left + nth * self.width, self.left + (nth + 1) * self.width

    @property
    def right(self) -> float:
        """The right edge of the last one."""
        return self.edges(len(HORIZONS) - 1)[1]

    def x(self, day: dt.date) -> float:
        """Where a day lies; days outside of all horizons lie at the nearest edge."""
        for nth, (begin, end) in enumerate(zip(self.days, self.days[1:], strict=False)):
            if day <= end and end > begin:
                share = max(0.0, (day - begin).days / (end - begin).days)
                return self.edges(nth)[0] + share * self.width
        return self.right


def bands_of(workshop: Workshop, width: float, text_size: float) -> Bands:
    """The horizons of a workshop within a width, with the room for what lies beyond the last one."""
    names, gap, beyond = NAMES * width, 1.2 * text_size, 1.2 * text_size
    ends = [workshop.date]
    for horizon in HORIZONS:
        ends.append(max(ends[-1], workshop.horizon_end(horizon)))
    return Bands(names, names + gap, (width - names - gap - beyond) / len(HORIZONS), tuple(ends))


# --- goals over time -----------------------------------------------------------------------------------------------


def timeline(
    workshop: Workshop,
    goals: Sequence[tuple[int, Goal]],
    width: float,
    text_size: float = 8.0,
    *,
    named: Named = str,
    head: bool = True,
    legend: bool = True,
) -> Figure:
    """Numbered goals, one below the other: a bar up to the day it is due, a square per action, a diamond per criterion.

    The height follows from the number of goals. `head` names the horizons above, `legend` says beneath what the marks
    are; without them pictures of some goals each fit below one another.
    """
    size, bands = text_size, bands_of(workshop, width, text_size)
    heads, top = _heads(workshop, bands, size) if head else ([], 0.0)
    rows: list[Mark] = []
    y = top
    for number, goal in goals:
        marks, tall = _goal(workshop, number, goal, bands, y, size, named)
        rows += [*marks, Line(0.0, y + tall, bands.right, y + tall, "line", 0.5)]
        y += tall
    foot, foot_height = _legend(y + 0.7 * size, size) if legend else ([], 0.0)
    marks = [*_grounds(bands, top, y), *heads, *rows, *foot]
    title = tr("Goals and actions over the horizons")
    told = " ".join(_told(workshop, number, goal, named) for number, goal in goals)
    return Figure(width, y + (0.7 * size + foot_height if foot else 0.0), tuple(marks), title, told)


def _heads(workshop: Workshop, bands: Bands, size: float) -> tuple[list[Mark], float]:
    """The horizons' names with their last day; and the edge beneath."""
    less, marks = small(size), []
    for nth, horizon in enumerate(HORIZONS):
        left, _ = bands.edges(nth)
        until = tr("until {date}").format(date=format_date(workshop.horizon_end(horizon)))
        room = bands.width - size
        marks += text_block([horizon_name(horizon)], left + 0.5 * size, 0.0, size, weight=700)
        below = [elide(until, room, less)]
        marks += text_block(below, left + 0.5 * size, block_height(1, size), less, color="muted")
    return marks, block_height(1, size) + block_height(1, less) + 0.5 * size


def horizon_name(horizon: Horizon) -> str:
    """The name of a horizon."""
    return {"now": tr("Now"), "next": tr("Next"), "later": tr("Later")}[horizon]


def _grounds(bands: Bands, top: float, bottom: float) -> list[Mark]:
    """A tint behind every other horizon, and a line at each edge."""
    middle = bands.edges(1)
    marks: list[Mark] = [Rect(middle[0], 0.0, bands.width, bottom, 0.0, "surface_alt")]
    edges = [bands.edges(nth)[0] for nth in range(len(HORIZONS))] + [bands.right]
    marks += [Line(x, 0.0, x, bottom, "grid", 0.8) for x in edges]
    return [*marks, Line(0.0, top, bands.right, top, "muted", 0.8)] if top else marks


def _goal(
    workshop: Workshop, number: int, goal: Goal, bands: Bands, top: float, size: float, named: Named
) -> tuple[list[Mark], float]:
    """A row: number, title, owner and day on the left, bar and marks on the right; and its height."""
    less, indent, tip = small(size), 1.9 * size, _told(workshop, number, goal, named)
    title = shown(goal.title) or tr("Goal without a title")
    lines = wrap(title, bands.names - indent, size, 600, lines=2)
    under = wrap(_under(workshop, goal, named), bands.names - indent, less, lines=1)
    tall = block_height(len(lines), size) + block_height(len(under), less) + 0.9 * size
    y = top + 0.4 * size
    marks = text_block([str(number)], 0.0, y, size, color="accent", weight=700, tip=tip)
    marks += text_block(lines, indent, y, size, weight=600, tip=tip)
    marks += text_block(under, indent, y + block_height(len(lines), size), less, color="muted", tip=tip)
    return [*marks, *_bar(workshop, goal, bands, top + tall / 2, size, tip)], tall


def _under(workshop: Workshop, goal: Goal, named: Named) -> str:
    owner = shown(named(goal.owner)) if goal.owner.strip() else tr("no owner yet")
    due = tr("due {date}").format(date=format_date(goal_due(workshop, goal)))
    return f"{owner} · {due}" if owner else due


def _bar(workshop: Workshop, goal: Goal, bands: Bands, y: float, size: float, tip: str) -> list[Mark]:
    """From the begin of the goal's horizon, or its first action, up to the day on which it is due."""
    begin, due = _begin(workshop, goal), goal_due(workshop, goal)
    left, right = bands.x(min(begin, due)), bands.x(due)
    half, edge = 0.34 * size, 0.32 * size
    marks: list[Mark] = [
        Rect(left, y - half, max(right - left, edge), 2 * half, half, "accent", 0.22, "accent", 0.7, tip=tip)
    ]
    for action in goal.actions:
        if action.due is not None:
            marks.append(_action(action, bands.x(action.due), y, edge, tip))
    days = {c.due for c in goal.criteria if c.due is not None and c.state != "dropped"}
    for day in sorted(days):
        marks.append(Diamond(bands.x(day), y, 0.62 * size, "surface", "target_mark", 0.17 * size, tip))
    if due > bands.days[-1]:
        marks.append(Text(bands.right + 0.75 * size, y + 0.34 * size, "›", 1.2 * size, "muted", 700, tip=tip))
    return marks


def _begin(workshop: Workshop, goal: Goal) -> dt.date:
    nth = HORIZONS.index(goal.horizon)
    start = workshop.date if nth == 0 else workshop.horizon_end(HORIZONS[nth - 1])
    return min([start, *(action.due for action in goal.actions if action.due is not None)])


def _action(action: Action, x: float, y: float, half: float, tip: str) -> Mark:
    fill = "accent" if action.done else "surface"
    return Rect(x - half, y - half, 2 * half, 2 * half, 0.0, fill, stroke="accent", width=0.9, tip=tip)


def _legend(top: float, size: float) -> tuple[list[Mark], float]:
    less, half, x = small(size), 0.3 * size, 0.0
    y = top + 0.6 * less
    marks: list[Mark] = []
    for kind, word in (
        ("open", tr("action")),
        ("done", tr("action, done")),
        ("criterion", tr("success criterion is judged")),
    ):
        if kind == "criterion":
            marks.append(Diamond(x + 0.6 * size, y, 0.56 * size, "surface", "target_mark", 0.16 * size))
        else:
            fill = "accent" if kind == "done" else "surface"
            marks.append(Rect(x + half, y - half, 2 * half, 2 * half, 0.0, fill, stroke="accent", width=0.9))
        x += 1.5 * size
        marks += text_block([word], x, top, less, color="muted")
        x += text_width(word, less) + 1.6 * size
    return marks, less * LINE


def _told(workshop: Workshop, number: int, goal: Goal, named: Named) -> str:
    title = shown(goal.title) or tr("Goal without a title")
    actions = trn("{n} action", "{n} actions", len(goal.actions))
    return tr("{number}. {title}: {horizon}, {under}, {actions}.").format(
        number=number, title=title, horizon=horizon_name(goal.horizon), under=_under(workshop, goal, named),
        actions=actions,
    )  # fmt: skip


# --- load per owner ------------------------------------------------------------------------------------------------


def loads(
    workshop: Workshop,
    width: float,
    text_size: float = 8.0,
    *,
    named: Named = str,
    owners: Sequence[OwnerLoad] | None = None,
    head: bool = True,
) -> Figure:
    """What each owner carries in each horizon: person days of the goals against those that can be given beside work.

    `owners` are some of them, all on the scale of all; `head` names the horizons above.
    """
    size, bands = text_size, bands_of(workshop, width, text_size)
    everybody = owner_load(workshop)
    rows = everybody if owners is None else owners
    heads, top = _heads(workshop, bands, size) if head else ([], 0.0)
    most = max([1.0, *(float(max(row.days_per_horizon[h], _room(workshop, h))) for row in everybody for h in HORIZONS)])
    marks: list[Mark] = []
    y, tall = top, block_height(1, size) + block_height(1, small(size)) + 0.8 * size
    for row in rows:
        marks += _owner(workshop, row, bands, y, tall, size, most, named)
        marks.append(Line(0.0, y + tall, bands.right, y + tall, "line", 0.5))
        y += tall
    told = " ".join(_load_told(workshop, row, named) for row in rows)
    title = tr("Load per owner in person days")
    return Figure(width, y, (*_grounds(bands, top, y), *heads, *marks), title, told)


def _room(workshop: Workshop, horizon: Horizon) -> float:
    return float(days_per_owner(workshop, horizon))


def _owner(
    workshop: Workshop, row: OwnerLoad, bands: Bands, top: float, tall: float, size: float, most: float, named: Named
) -> list[Mark]:
    name, less = _owner_name(row, named), small(size)
    y = top + (tall - block_height(1, size) - block_height(1, less)) / 2
    count = trn("{n} goal", "{n} goals", row.goals)
    if row.days:
        count += f" · {trn('{n} person day', '{n} person days', row.days)}"
    color = "text" if row.owner else "warn"
    marks = text_block([elide(name, bands.names, size, 600)], 0.0, y, size, color=color, weight=600)
    marks += text_block([count], 0.0, y + block_height(1, size), less, color="muted")
    for nth, horizon in enumerate(HORIZONS):
        marks += _cell(workshop, row, horizon, bands.edges(nth), top, tall, size, most)
    return marks


def _cell(
    workshop: Workshop,
    row: OwnerLoad,
    horizon: Horizon,
    edges: tuple[float, float],
    top: float,
    tall: float,
    size: float,
    most: float,
) -> list[Mark]:
    """The days of one horizon: a frame for what can be given, a bar for what is planned, and both in words."""
    left, room, less = edges[0] + 0.5 * size, edges[1] - edges[0] - size, small(size)
    days, goals = row.days_per_horizon[horizon], row.goals_per_horizon[horizon]
    if not goals:
        return text_block(["–"], left, top + (tall - block_height(1, less)) / 2, less, color="muted")
    high = 0.55 * size
    y = top + (tall + block_height(1, less) + 0.3 * size - high) / 2
    over = horizon in row.overloaded
    color = "bad" if over else "accent"
    words = elide(_cell_words(workshop, row, horizon), room, less, 600)
    ink = "bad" if over else "text"
    marks = text_block([words], left, y - block_height(1, less) - 0.3 * size, less, color=ink, weight=600)
    given = _room(workshop, horizon)
    if row.owner and given:
        marks.append(Rect(left, y, room * given / most, high, 0.0, "surface", stroke="field_line", width=0.8))
    if days:
        marks.append(Rect(left, y, room * days / most, high, 0.0, color, 0.85))
    return marks


def _cell_words(workshop: Workshop, row: OwnerLoad, horizon: Horizon) -> str:
    days, goals = row.days_per_horizon[horizon], row.goals_per_horizon[horizon]
    if not days:
        return trn("{n} goal, effort open", "{n} goals, effort open", goals)
    if not row.owner:
        return trn("{n} day", "{n} days", days)
    words = tr("{n} of {m} days").format(n=days, m=int(_room(workshop, horizon)))
    return tr("{days}: too much").format(days=words) if horizon in row.overloaded else words


def _owner_name(row: OwnerLoad, named: Named) -> str:
    if not row.owner:
        return tr("No owner yet")
    return shown(named(row.owner)) or tr("An owner")


def _load_told(workshop: Workshop, row: OwnerLoad, named: Named) -> str:
    parts = [f"{horizon_name(h).lower()} {_cell_words(workshop, row, h)}" for h in HORIZONS if row.goals_per_horizon[h]]
    return f"{_owner_name(row, named)}: {', '.join(parts)}."
