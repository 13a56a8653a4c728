"""The grid as the paper has it: sheets below one another, categories side by side, and the votes that it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.commands.vote import AddVotes
from app.domain.codes import category_codes
from app.domain.ids import new_id
from app.domain.votes import MAX_ROUNDS, MAX_VOTES, SIDES, Round, Side, Vote, What
from app.domain.workshop import Participant, Workshop
from app.i18n import tr
from ui.grid import words
from ui.grid.draft import Cell, Draft

USUAL_SHEETS = 10


class Column(NamedTuple):
    """A category in the paper's order, with the code that it has there; `locked` says why it takes no votes now."""

    category_id: str
    name: str
    code: str
    locked: str = ""


class Sheet(NamedTuple):
    """A sheet of paper: its key in a draft, what it is called, and whose it is where that is known."""

    key: str
    name: str
    person: Participant | None = None


class Fault(NamedTuple):
    """What keeps a draft from being saved, and where."""

    cell: Cell
    sentence: str


def columns_of(workshop: Workshop) -> tuple[Column, ...]:
    """The categories in scope; those that take no vote now keep their place, as on the paper."""
    codes = category_codes(workshop.model)
    return tuple(
        Column(category.id, category.name, codes[category.id], _locked(workshop, category.id))
        for category in workshop.scope
    )


def _locked(workshop: Workshop, category_id: str) -> str:
    if workshop.state(category_id).na_reason is not None:
        return tr("This category is marked as not applicable.")
    if workshop.open_round(category_id) is not None:
        return tr("A vote on this category waits for its reveal: reveal it or give it up first.")
    if max((round_.number for round_ in workshop.rounds_of(category_id)), default=0) >= MAX_ROUNDS:
        return tr("This category has had {n} rounds, and that is the most.").format(n=MAX_ROUNDS)
    return ""


def sheets_of(workshop: Workshop, draft: Draft) -> tuple[Sheet, ...]:
    """The participants, or as many numbered sheets as there are people and one more than was typed."""
    if draft.by_name:
        return tuple(Sheet(person.id, person.name, person) for person in workshop.participants)
    typed = max((int(cell.sheet) for cell in draft.values if cell.sheet.isdecimal()), default=0)
    most = min(MAX_VOTES, max(len(workshop.participants) or USUAL_SHEETS, typed + 1))
    called = tr("Sheet {n}") if draft.by_sheet else tr("Ballot {n}")
    return tuple(Sheet(str(number), called.format(n=number)) for number in range(1, most + 1))


def typed_sheets(draft: Draft, sheets: Sequence[Sheet]) -> int:
    """How many of the sheets have something typed on them; where categories are typed one by one, how many ballots."""
    keys = {sheet.key for sheet in sheets}
    there = {(cell.sheet, "" if draft.by_sheet else cell.category_id) for cell in draft.values}
    return sum(sheet in keys for sheet, _ in there)


def faults_of(draft: Draft, sheets: Sequence[Sheet], columns: Sequence[Column]) -> tuple[Fault, ...]:
    """Votes that are half typed, and votes on a category that takes none now; sheet by sheet."""
    asked = {column.category_id: _sides(draft, sheets, column) for column in columns}
    found = []
    for sheet in sheets:
        for column in columns:
            cells = [Cell(sheet.key, column.category_id, side) for side in SIDES]
            typed = [cell for cell in cells if cell in draft.values]
            if typed and column.locked:
                found.append(Fault(typed[0], words.locked_fault(sheet.name, column.name, column.locked)))
            elif typed:
                missing = [cell for cell in cells if cell.side in asked[column.category_id] and cell not in typed]
                found += [Fault(cell, words.half_fault(sheet.name, column.name, cell.side)) for cell in missing]
    return tuple(found)


def command_of(workshop: Workshop, draft: Draft, sheets: Sequence[Sheet], columns: Sequence[Column]) -> AddVotes | None:
    """The command that adds all votes of the sheets, one round for each category; None where nothing was typed.

    A category for which only one side was typed gets a round on that side alone.
    """
    rounds = []
    for column in columns:
        sides = _sides(draft, sheets, column)
        votes = tuple(vote for sheet in sheets if (vote := _vote(draft, sheet, column, sides)) is not None)
        if votes:
            what: What = "both" if len(sides) > 1 else sides[0]
            rounds.append(Round(new_id(), column.category_id, 1, what, "", "", votes))
    if not rounds:
        return None
    voted = {vote.participant_id for round_ in rounds for vote in round_.votes}
    people = tuple(sheet.person for sheet in sheets if sheet.person is not None and sheet.person.id in voted)
    return AddVotes(workshop_id=workshop.id, participants=people, rounds=tuple(rounds))


def _sides(draft: Draft, sheets: Sequence[Sheet], column: Column) -> tuple[Side, ...]:
    """The sides for which a category has any vote."""
    return tuple(
        side for side in SIDES if any(Cell(sheet.key, column.category_id, side) in draft.values for sheet in sheets)
    )


def _vote(draft: Draft, sheet: Sheet, column: Column, sides: Sequence[Side]) -> Vote | None:
    levels = {side: Cell(sheet.key, column.category_id, side) for side in sides}
    if not any(cell in draft.values for cell in levels.values()):
        return None
    ranks = {side: draft.values.get(cell) for side, cell in levels.items()}
    person = sheet.person
    return Vote(
        new_id(),
        person.id if person else None,
        person.name if person else "",
        person.role if person else "",
        current=ranks.get("current"),
        target=ranks.get("target"),
        cannot_judge_current="current" in ranks and ranks["current"] is None,
        cannot_judge_target="target" in ranks and ranks["target"] is None,
    )
