"""Saving paper ballots: one step, whole or not at all, and nothing that is typed gets lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.commands import AddParticipant, OpenRound
from app.domain.votes import MAX_ROUNDS, Round, Vote
from app.domain.workshop import CategoryState
from tests.app.factories import AT, a_model, a_workshop
from tests.ui.grid.conftest import Table

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

Made = Callable[..., Table]
CTRL = Qt.KeyboardModifier.ControlModifier


def votes(round_: Round) -> list[tuple[int | None, int | None]]:
    """The levels of a round's votes, lowest first; None for 'cannot judge'."""
    pairs = [(vote.current, vote.target) for vote in round_.votes]
    return sorted(pairs, key=lambda pair: [-1 if rank is None else rank for rank in pair])


def test_all_rounds_are_saved_revealed_and_one_undo_takes_them_back(table: Made) -> None:
    on = table("Ana", "Ben")
    on.type("1324EE")
    on.type("^^^34-1")
    on.save()
    assert on.page.notice.tone == "good"
    assert [(r.category_id, r.what, r.revealed) for r in on.rounds] == [
        ("cat-0", "both", True),
        ("cat-1", "both", True),
    ]
    assert votes(on.rounds[0]) == [(1, 3), (2, 4)]
    assert votes(on.rounds[1]) == [(None, 1), (3, 4)]
    assert all(vote.participant_id is None and vote.name == "" for r in on.rounds for vote in r.votes)
    assert on.row(0) == "......"
    on.key("z", CTRL)
    assert on.rounds == ()


def test_what_was_undone_is_there_to_be_mended_and_is_not_saved_twice(table: Made) -> None:
    on = table("Ana")
    on.type("13")
    on.save()
    on.key("z", CTRL)
    assert (on.rounds, on.row(0)) == ((), "13....")
    on.key("z", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (len(on.rounds), on.row(0)) == (1, "......")
    on.key("z", CTRL)
    on.type("^^<<4")
    on.save()
    assert len(on.rounds) == 1
    assert on.rounds[0].number == 1


def test_half_a_vote_is_told_and_nothing_is_saved(table: Made) -> None:
    on = table()
    on.type("132E")
    on.save()
    assert on.rounds == ()
    told = on.page.notice.text
    assert "Ballot 2, Category 0: the target level is missing" in told
    assert told.endswith("Nothing was saved yet.")
    assert on.here == (1, 1)
    on.type("-")
    on.save()
    assert votes(on.rounds[0]) == [(1, 3), (2, None)]
    assert on.rounds[0].votes[1].cannot_judge_target


def test_many_faults_are_counted(table: Made) -> None:
    on = table()
    on.type("13" + "2E" * 12)
    on.save()
    assert "And 4 more." in on.page.notice.text


def test_a_category_with_one_side_alone_gets_a_round_on_that_side(table: Made) -> None:
    on = table()
    on.type("1E2E-E")
    on.save()
    assert [(r.what, votes(r)) for r in on.rounds] == [("current", [(None, None), (1, None), (2, None)])]
    assert [vote.cannot_judge_current for vote in on.rounds[0].votes] == [False, False, True]
    assert not any(vote.cannot_judge_target for vote in on.rounds[0].votes)


def test_votes_by_name_belong_to_the_participants(table: Made) -> None:
    on = table("Ana", "Ben", "Chloé")
    on.choose("grid_who", True)
    assert [sheet.name for sheet in on.page.paper.sheets] == ["Ana", "Ben", "Chloé"]
    on.type("12>>v")
    on.type("^^v")
    on.type("D")
    on.page.view.go(on.page.paper.index(2, 0))
    on.type("34")
    on.save()
    people = {person.id: person for person in on.workshop.participants}
    told = {people[vote.participant_id].name: (vote.current, vote.target, vote.role) for vote in on.rounds[0].votes}
    assert told == {"Ana": (1, 2, "Developer"), "Chloé": (3, 4, "Developer")}


def test_nothing_typed_saves_nothing_and_says_so(table: Made) -> None:
    on = table()
    on.save()
    assert (on.rounds, on.page.notice.text) == ((), "Nothing is typed yet.")


def test_a_draft_survives_leaving_the_page_and_belongs_to_its_workshop(table: Made, desk: Desk) -> None:
    on = table("Ana")
    on.type("13")
    desk.actions.go.emit("plan", "")
    desk.actions.go.emit("score", "")
    desk.settle()
    on.open()
    assert on.row(0) == "13...."
    other = Table(desk, a_workshop(a_model(3, 2)))
    assert other.row(0) == "...."
    other.type("12")
    desk.actions.open_workshop.emit(on.id, "ballots")
    desk.settle()
    assert on.row(0) == "13...."
    on.save()
    assert votes(on.rounds[0]) == [(1, 3)]


def test_a_round_that_was_opened_meanwhile_locks_its_category_and_keeps_what_is_typed(table: Made, desk: Desk) -> None:
    on = table("Ana")
    on.type("13")
    assert desk.bridge.do(OpenRound(workshop_id=on.id, category_id="cat-0")) is None
    desk.settle()
    on.save()
    assert [r.revealed for r in on.rounds] == [False]
    assert "waits for its reveal" in on.page.notice.text
    assert on.row(0) == "13...."


def test_somebody_who_comes_late_gets_a_row_and_nothing_moves(table: Made, desk: Desk) -> None:
    on = table("Ana")
    on.choose("grid_who", True)
    on.type("1")
    assert desk.bridge.do(AddParticipant(workshop_id=on.id, name="Zoe")) is None
    desk.settle()
    assert [sheet.name for sheet in on.page.paper.sheets] == ["Ana", "Zoe"]
    assert (on.row(0), on.here) == ("1.....", (0, 1))
    assert on.page.view.hasFocus()


def test_a_category_with_all_its_rounds_takes_no_more(table: Made) -> None:
    full = tuple(
        Round(f"{n:032x}", "cat-0", n, "both", AT, AT, (Vote(f"{n + 100:032x}", current=1, target=2),))
        for n in range(1, MAX_ROUNDS + 1)
    )
    on = table(rounds=full)
    assert on.page.paper.columns[0].locked
    assert on.here == (0, 2)


def test_what_is_thrown_away_can_be_brought_back(table: Made) -> None:
    on = table()
    on.type("1324")
    on.desk.qtbot.mouseClick(on.desk.find("clear_ballots_button"), Qt.MouseButton.LeftButton)
    assert on.row(0) == "......"
    on.page.notice.findChild(type(on.page.save)).click()
    assert on.row(0) == "13...."


@pytest.mark.parametrize("by_sheet", [False, True])
def test_no_figure_over_the_votes_is_shown_before_they_are_saved(table: Made, by_sheet: bool) -> None:
    on = table()
    on.choose("grid_way", by_sheet)
    on.type("44" * 9)
    from PySide6.QtWidgets import QLabel

    told = " ".join(label.text() for label in on.page.findChildren(QLabel) if label.isVisible())
    for word in ("Median", "agreement", "range", "Spread", "Unanimous", "average"):
        assert word.lower() not in told.lower()


def test_without_categories_or_people_the_page_says_what_to_do(table: Made) -> None:
    on = table()
    on.choose("grid_who", True)
    assert on.page.nothing.isVisible()
    assert on.page.nothing.title_label.text() == "Nobody is listed"
    on.choose("grid_who", False)
    assert on.page.card.isVisible()
    on.type("13")
    assert on.row(0) == "13...."


def test_no_category_in_scope_is_told(desk: Desk) -> None:
    states = tuple(CategoryState(f"cat-{n}", in_scope=False) for n in range(3))
    workshop = desk.add(a_workshop(a_model(), states=states))
    desk.actions.open_workshop.emit(workshop.id, "ballots")
    desk.settle()
    page = desk.frame.page
    assert page.nothing.isVisible()  # type: ignore[attr-defined]
    assert page.nothing.title_label.text() == "No category is in scope"  # type: ignore[attr-defined]


def test_the_grid_begins_with_the_category_from_which_it_was_opened(desk: Desk) -> None:
    workshop = desk.add(a_workshop(a_model()))
    desk.actions.open_workshop.emit(workshop.id, "score")
    desk.actions.go.emit("score", "cat-1")
    desk.settle()
    desk.actions["enter_ballots"].trigger()
    desk.settle()
    assert desk.frame.page_id == "ballots"
    assert desk.frame.page.view.currentIndex().column() == 2  # type: ignore[attr-defined]
    assert desk.frame._active_item(None) == "score"
