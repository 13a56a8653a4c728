"""The tables of what was scored: scores, votes and practices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.agreement import round_spread
from app.domain.findings import last_votes
from app.domain.model import Category
from app.domain.planning import projected
from app.domain.scoring import ACHIEVEMENT, gap_order, gap_row, profile_score, staged_level, unmet_practices
from app.domain.votes import SIDES, Round, Side
from app.domain.workshop import CategoryState
from app.i18n import tr
from app.office.tables import Cell, Column, Table, number, table, yes
from app.office.told import Told, room_time
from app.report.words import agreement_word, priority_word, rating_word


def scores(told: Told) -> Table:
    """Every category of the model with its decision, in the model's order."""
    columns = (
        Column(tr("Category"), width=30),
        Column(tr("State"), width=14),
        Column(tr("Current"), "whole", 9),
        Column(tr("Current level"), width=18),
        Column(tr("Target"), "whole", 9),
        Column(tr("Target level"), width=18),
        Column(tr("Gap"), "whole", 7),
        Column(tr("Priority"), width=10),
        Column(tr("Weight"), "whole", 9),
        Column(tr("Order"), "whole", 8),
        Column(tr("Goals"), "whole", 8),
        Column(tr("After the plan"), "whole", 12),
        Column(tr("Gap that remains"), "whole", 12),
        Column(tr("Staged level"), "whole", 10),
        Column(tr("Profile score"), "decimal", 10),
        Column(tr("Agreement on current"), "decimal", 13),
        Column(tr("Agreement on target"), "decimal", 13),
        Column(tr("Decided at"), "moment", 18),
        Column(tr("Minutes planned"), "whole", 10),
        Column(tr("Rationale"), "prose", 50),
        Column(tr("Dissent"), "prose", 40),
        Column(tr("Not applicable because"), "prose", 30),
    )
    return table(
        "scores", tr("Scores"), columns, [_score(told, category) for category in told.workshop.model.categories]
    )


def _score(told: Told, category: Category) -> Sequence[Cell]:
    workshop, state = told.workshop, told.workshop.state(category.id)
    model, ratings = workshop.model, workshop.rating_map()
    current, target = (state.current, state.target) if state.applicable else (None, None)
    gap, after = gap_row(workshop, category), {row.category_id: row for row in projected(workshop)}.get(category.id)
    order = [row.category_id for row in gap_order(workshop)]
    return (
        category.name,
        standing_word(state),
        current,
        _level(told, current),
        target,
        _level(told, target),
        state.gap,
        priority_word(state.priority),
        gap.weight if gap else None,
        order.index(category.id) + 1 if gap else None,
        len(workshop.goals_of(category.id)),
        after.planned if after else None,
        after.remaining if after else None,
        staged_level(model, category, ratings),
        number(profile_score(model, category, ratings)),
        _agreement(told, category, "current"),
        _agreement(told, category, "target"),
        room_time(state.decided_at) if (current, target) != (None, None) else None,
        state.minutes,
        state.rationale,
        state.dissent,
        state.na_reason,
    )


def standing_word(state: CategoryState) -> str:
    """Whether a category is decided, open, not applicable or out of scope."""
    if not state.in_scope:
        return tr("out of scope")
    if state.na_reason is not None:
        return tr("not applicable")
    return tr("decided") if state.decided else tr("open")


def _level(told: Told, rank: int | None) -> str:
    model = told.workshop.model
    return model.level(rank).name if rank is not None and rank in model.ranks else ""


def _agreement(told: Told, category: Category, side: Side) -> float | None:
    """The agreement of the last revealed votes on a level."""
    found = last_votes(told.workshop, category.id, side)
    return None if found is None else number(found.spread.agreement)


def votes(told: Told) -> Table:
    """One row per revealed vote and level, the lowest first: no row tells who gave it, nor what else they said."""
    columns = (
        Column(tr("Category"), width=30),
        Column(tr("Round"), "whole", 8),
        Column(tr("Revealed at"), "moment", 18),
        Column(tr("Asked for"), width=12),
        Column(tr("Vote"), "whole", 8),
        Column(tr("Level"), width=20),
        Column(tr("Cannot judge"), width=13),
        Column(tr("Agreement of the round"), "decimal", 14),
        Column(tr("In a word"), width=13),
    )
    rounds = [round_ for round_ in told.workshop.rounds if round_.revealed]
    rows = [row for round_ in rounds for side in round_.sides for row in _votes(told, round_, side)]
    return table("votes", tr("Votes"), columns, rows)


def _votes(told: Told, round_: Round, side: Side) -> Iterator[Sequence[Cell]]:
    found = round_spread(told.workshop, round_, side)
    asked = tr("current level") if side == SIDES[0] else tr("target level")
    agreement = number(found.agreement) if found else None
    word = agreement_word(found.word) if found and found.word else ""
    head = (told.category(round_.category_id), round_.number, room_time(round_.revealed_at), asked)
    for rank in round_.ranks(side):
        yield (*head, rank, _level(told, rank), yes(False), agreement, word)
    for _ in range(round_.cannot_judge(side)):
        yield (*head, None, "", yes(True), agreement, word)


def practices(told: Told) -> Table:
    """Every practice of the categories in scope with its rating, and whether it is missing for the target."""
    columns = (
        Column(tr("Category"), width=30),
        Column(tr("Level"), "whole", 8),
        Column(tr("Level's name"), width=18),
        Column(tr("Practice"), "prose", 60),
        Column(tr("Rating"), width=9),
        Column(tr("In words"), width=18),
        Column(tr("Achieved"), "decimal", 10),
        Column(tr("Missing for the target"), width=13),
        Column(tr("Success criterion"), "prose", 60),
        Column(tr("Where to look"), "prose", 40),
        Column(tr("Effort"), width=8),
        Column(tr("Not applicable because"), "prose", 30),
        Column(tr("Id"), width=22),
    )
    rows: list[Sequence[Cell]] = []
    for category in told.workshop.scope:
        rows += _practices(told, category)
    return table("practices", tr("Practices"), columns, rows)


def _practices(told: Told, category: Category) -> Iterator[Sequence[Cell]]:
    workshop = told.workshop
    state, missing = workshop.state(category.id), set()
    if state.decided and state.current is not None and state.target is not None:
        unmet = unmet_practices(workshop, category.id, state.target, state.current)
        missing = {entry.practice.id for entry in unmet}
    for practice in category.practices:
        given = workshop.rating(practice.id)
        rating = given.rating if given else None
        achieved = None if rating is None or rating == "NA" else number(ACHIEVEMENT[rating])
        yield (
            category.name,
            practice.level,
            _level(told, practice.level),
            practice.text,
            rating,
            rating_word(rating),
            achieved,
            yes(practice.id in missing),
            practice.success_criterion,
            practice.evidence_hint,
            practice.effort,
            given.reason if given else "",
            practice.id,
        )
