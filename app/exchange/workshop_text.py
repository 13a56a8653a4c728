"""Workshops as text for a terminal: aligned columns, in the reader's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.domain.agreement import Spread, Word, round_spread
from app.domain.model import Category
from app.domain.planning import Lack, complete_goals, goal_lacks
from app.domain.scoring import StageKind, gap_order, gap_row, means, stage
from app.domain.votes import Round
from app.domain.workshop import HORIZONS, PRIORITIES, Goal, Horizon, Weight, Workshop
from app.i18n import format_date, format_number, tr, trn

if TYPE_CHECKING:
    from app.queries.library import WorkshopRow


def table(rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Lines with the columns aligned, two spaces apart; the first row holds their names."""
    lines = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return [(indent + "  ".join(map(_padded, row, widths))).rstrip() for row in lines]


def list_text(rows: Iterable[WorkshopRow]) -> list[str]:
    """The library's list."""
    head = (tr("Client"), tr("Team"), tr("Model"), tr("Date"), tr("Stage"), tr("Level"), tr("Gap"), tr("Goals"))
    body = [(row.id, *_list_row(row)) for row in rows]
    if not body:
        return [tr("There is no workshop yet. “levelset sample” adds one to look at.")]
    return table([(tr("Id"), *head), *body])


def _list_row(row: WorkshopRow) -> tuple[str, ...]:
    shelf = f", {tr('archived')}" if row.shelf == "archived" else ""
    return (
        row.client,
        row.team,
        row.model,
        format_date(row.date),
        stage_name(row.stage, row.settled, row.in_scope) + shelf,
        tr("no score") if row.current is None else f"{mean_text(row.current)} → {mean_text(row.target)}",
        mean_text(row.gap, signed=True),
        str(row.goals),
    )


def workshop_text(workshop: Workshop) -> list[str]:
    """A whole workshop on one screen: decisions, gaps, goals and what they lack."""
    return [
        *_header_lines(workshop),
        "",
        *_category_lines(workshop),
        *_vote_lines(workshop),
        "",
        *_gap_lines(workshop),
        "",
        *_goal_lines(workshop),
        *_not_doing_lines(workshop),
        *_list_lines(workshop),
    ]


def mean_text(value: float | None, *, signed: bool = False) -> str:
    """A mean with one digit; a dash where there is no score."""
    return "–" if value is None else format_number(float(value), signed=signed)


def stage_name(kind: StageKind, settled: int, in_scope: int) -> str:
    """How far a workshop is."""
    return {
        "prepare": tr("Preparing"),
        "scoring": tr("Scoring {n}/{m}").format(n=settled, m=in_scope),
        "review": tr("Scored"),
        "plan": tr("Planning"),
        "exported": tr("Plan exported"),
    }[kind]


def lack_name(lack: Lack) -> str:
    """What a goal lacks, in a few words."""
    return {
        "title": tr("a title"),
        "owner": tr("an owner"),
        "one_owner": tr("one named owner"),
        "criterion": tr("a success criterion"),
        "measure": tr("a measure"),
        "baseline": tr("a baseline"),
        "baseline_date": tr("the baseline's date"),
        "target": tr("a target value"),
        "check": tr("how it is checked"),
        "due": tr("a due date"),
    }[lack]


def _header_lines(workshop: Workshop) -> list[str]:
    at = stage(workshop)
    facts = [
        (tr("Workshop"), workshop.id),
        (tr("Model"), f"{workshop.model.name} {workshop.model.version}"),
        (tr("Date"), " · ".join(filter(None, (format_date(workshop.date, "long"), workshop.place)))),
        (tr("Facilitator"), workshop.facilitator or "–"),
        (tr("Participants"), str(len(workshop.participants))),
        (tr("Stage"), stage_name(at.kind, at.n, at.m)),
    ]
    return [_one_line(workshop.title), "", *table(facts)]


def _category_lines(workshop: Workshop) -> list[str]:
    head = (tr("Category"), tr("Current"), tr("Target"), tr("Gap"), tr("Priority"), tr("Weight"), tr("State"))
    found = means(workshop)
    counted = tr("{n} of {m} counted").format(n=found.counted, m=found.in_scope)
    gap = None if found.gap is None else float(found.gap)
    current = None if found.current is None else float(found.current)
    target = None if found.target is None else float(found.target)
    mean = (tr("Mean"), mean_text(current), mean_text(target), mean_text(gap, signed=True), "", "", counted)
    return table([head, *(_category_row(workshop, category) for category in workshop.model.categories), mean])


def _category_row(workshop: Workshop, category: Category) -> tuple[str, ...]:
    state, gap = workshop.state(category.id), gap_row(workshop, category)
    levels = (state.current, state.target) if state.applicable else (None, None)
    if not state.in_scope:
        text = tr("out of scope")
    elif state.na_reason is not None:
        text = tr("not applicable: {reason}").format(reason=_short(state.na_reason))
    else:
        text = tr("decided") if state.decided else tr("open")
    return (
        category.name,
        *("–" if level is None else str(level) for level in levels),
        "–" if gap is None else format_number(gap.gap, 0, signed=True),
        priority_name(state.priority) if state.priority else "–",
        "–" if gap is None else str(gap.weight),
        text,
    )


def priority_name(priority: Weight) -> str:
    """High, medium or low."""
    names = (tr("high"), tr("medium"), tr("low"))
    return dict(zip(PRIORITIES, names, strict=True))[priority]


def _vote_lines(workshop: Workshop) -> list[str]:
    rows = [
        (category.name, str(round_.number), tr("Current") if side == "current" else tr("Target"), *cells)
        for category in workshop.model.categories
        for round_ in workshop.rounds_of(category.id)
        for side in round_.sides
        for cells in [_spread_cells(round_, round_spread(workshop, round_, side))]
    ]
    head = (tr("Votes on"), tr("Round"), tr("Level"), tr("Votes"), tr("Median"), tr("Agreement"), tr("Spread"))
    return ["", *table([head, *rows])] if rows else []


def _spread_cells(round_: Round, found: Spread | None) -> tuple[str, ...]:
    if found is None:
        return (trn("{n} hidden", "{n} hidden", round_.cast), "–", "–", "–")
    return (
        " ".join(map(str, found.votes)) or "–",
        "–" if found.median is None else "|".join(map(str, dict.fromkeys(found.median))),
        "–" if found.agreement is None else format_number(float(found.agreement), 2),
        "–" if found.word is None else word_name(found.word),
    )


def word_name(word: Word) -> str:
    """How far the votes lie apart, in one word."""
    return {
        "unanimous": tr("unanimous"),
        "close": tr("close"),
        "outliers": tr("outliers"),
        "spread": tr("spread"),
        "split": tr("split"),
    }[word]


def _gap_lines(workshop: Workshop) -> list[str]:
    order = [row.name for row in gap_order(workshop) if row.gap > 0]
    if not order:
        return [tr("No gap yet.")]
    return [tr("Gaps in order: {names}").format(names=", ".join(order))]


def _goal_lines(workshop: Workshop) -> list[str]:
    goals = workshop.goals
    if not goals:
        return [tr("No goal yet.")]
    lines = [tr("{n} of {m} goals are complete").format(n=complete_goals(workshop), m=len(goals))]
    for horizon in HORIZONS:
        placed = [goal for goal in goals if goal.horizon == horizon]
        if placed:
            until = format_date(workshop.horizon_end(horizon))
            lines += ["", tr("{horizon}, until {date}").format(horizon=horizon_name(horizon), date=until)]
            lines += table([_goal_row(workshop, goal) for goal in placed], "  ")
    return lines


def _goal_row(workshop: Workshop, goal: Goal) -> tuple[str, ...]:
    lacks = goal_lacks(goal, [person.name for person in workshop.participants])
    text = tr("lacks {things}").format(things=", ".join(map(lack_name, lacks))) if lacks else tr("complete")
    category = next((c.name for c in workshop.model.categories if c.id == goal.category_id), goal.category_id)
    step = f"{goal.from_level} → {goal.to_level}"
    return (_short(goal.title) or tr("no title"), category, step, goal.owner or "–", text)


def horizon_name(horizon: Horizon) -> str:
    """Now, Next or Later."""
    return {"now": tr("Now"), "next": tr("Next"), "later": tr("Later")}[horizon]


def _not_doing_lines(workshop: Workshop) -> list[str]:
    if not workshop.not_doing:
        return []
    rows = [(tr("Not doing"), tr("Why"), tr("Look again"))]
    rows += [(_short(e.what), _short(e.why) or "–", format_date(e.look_again) or "–") for e in workshop.not_doing]
    return ["", *table(rows)]


def _list_lines(workshop: Workshop) -> list[str]:
    """How many questions wait, and how many decisions were written down."""
    kinds = [note.kind for note in workshop.notes]
    parked, logged = kinds.count("parked"), kinds.count("decision")
    lines = [trn("{n} parked question", "{n} parked questions", parked)] if parked else []
    if logged:
        lines.append(trn("{n} entry in the decision log", "{n} entries in the decision log", logged))
    return ["", *lines] if lines else []


def _short(text: str, limit: int = 60) -> str:
    text = _one_line(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Columns on a terminal: wide letters and emoji take two, marks over a letter none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
