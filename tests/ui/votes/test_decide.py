"""Deciding from the median: by one key, by digit, confirmed after a new reveal; reason and dissent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.workshop import CategoryState
from tests.ui.votes.conftest import CTRL, ESC, NAMES, SHIFT, VotingRoom

Gather = Callable[..., VotingRoom]


def revealed(room: VotingRoom, *votes: str) -> VotingRoom:
    room.cards(*votes)
    room.reveal()
    return room


def levels(room: VotingRoom) -> tuple[int | None, int | None]:
    return room.state().current, room.state().target


def test_one_key_sets_both_levels_from_the_medians_and_one_undo_opens_both(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:3]), "24", "24", "35")
    assert room.card.decide.text() == "Decide 2 → 4"
    room.key("a")
    assert levels(room) == (2, 4)
    room.undo()
    assert levels(room) == (None, None)
    assert room.text("votes_current_numbers").startswith("Median 2")


def test_a_median_between_two_levels_asks_for_the_digit_and_the_other_level_is_decided(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:4]), "24", "24", "34", "34")
    assert room.card.decide.text() == "Decide target 4"
    room.key("a")
    assert levels(room) == (None, 4)
    assert room.message == "The median lies between 2 and 3: press the digit."
    room.key("3")
    assert levels(room) == (3, 4)


def test_both_medians_between_two_levels_decide_nothing(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:4]), "14", "14", "55", "55")
    assert not room.card.decide.isVisible()
    room.key("a")
    assert levels(room) == (None, None)
    assert room.message == (
        "The median lies between 1 and 5: press the digit. "
        "The target's median lies between 4 and 5: press Shift and the digit."
    )


def test_without_votes_there_is_no_median(gather: Gather) -> None:
    room = gather(*NAMES)
    room.key("a")
    assert room.message == "Nobody has voted yet, so there is no median."


def test_when_nobody_could_judge_there_is_no_median(gather: Gather) -> None:
    room = revealed(gather("Ana"), "--")
    assert room.text("votes_current_numbers") == "Nobody could judge."
    room.key("a")
    assert room.message == "Nobody could judge, so there is no median."
    assert levels(room) == (None, None)


def test_before_the_reveal_the_key_decides_nothing(gather: Gather) -> None:
    room = gather(*NAMES)
    room.cards("24", "24")
    room.key("a")
    assert levels(room) == (None, None)
    assert room.message == "Reveal the votes first."
    room.key(ESC)
    room.key("a")
    assert room.message.startswith("A vote is open")


def test_the_suggestion_is_marked_and_never_applied_by_itself(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:3]), "24", "24", "35")
    assert levels(room) == (None, None)
    assert room.find("level_2").accessibleDescription() == "Current: the median"
    assert room.find("level_4").accessibleDescription() == "Target: the median"
    assert room.text("decision_current") == "Current open\nmedian 2"
    room.key("3")
    assert room.text("decision_current") == "Current 3\nLevel 3"
    assert room.find("level_3").accessibleDescription() == "Current"


def test_the_same_decision_again_after_a_reveal_confirms_it(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:3]), "24", "24", "24")
    room.key("a")
    first = room.state().decided_at
    label = room.desk.bridge.workbench.undo_label
    room.key("2")
    assert room.state().decided_at == first
    assert room.desk.bridge.workbench.undo_label == label
    revealed(room, "24", "24", "24")
    assert room.view.unconfirmed
    room.key("a")
    assert levels(room) == (2, 4)
    second = room.state().decided_at
    assert first is not None and second is not None
    assert second > first
    assert not room.view.unconfirmed
    room.key("a")
    assert room.message == "The group has decided the median already."


def test_a_digit_confirms_as_well(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:3]), "24", "24", "24")
    room.key("a")
    revealed(room, "24", "24", "34")
    before = room.state().decided_at
    room.key("2")
    assert room.state().decided_at != before
    assert not room.view.unconfirmed


def test_a_decision_far_from_the_median_asks_for_its_reason_until_one_is_there(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:3]), "24", "24", "24")
    field = room.page.body.reasons.fields["rationale"]
    room.key("a")
    assert not field.message.isVisible()
    room.key("4")
    assert field.message.isVisible()
    assert field.message.text() == "The votes say 2, the decision says 4. What tipped it?"
    room.key("r")
    room.type("We saw the pipeline.")
    assert not field.message.isVisible()
    room.key(ESC)
    assert room.state().rationale == "We saw the pipeline."
    assert not field.message.isVisible()


@pytest.mark.parametrize(("votes", "digit", "asked"), [("2233", "3", False), ("2233", "4", True), ("223", "3", True)])
def test_a_level_or_more_from_the_median_is_far(gather: Gather, votes: str, digit: str, asked: bool) -> None:
    room = revealed(gather(together=False), *votes)
    room.key(digit)
    assert room.page.body.reasons.fields["rationale"].message.isVisible() is asked


def test_the_reason_is_asked_for_no_more_when_the_decision_is_taken_back(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:3]), "24", "24", "24")
    room.key("5")
    assert room.page.body.reasons.fields["rationale"].message.isVisible()
    room.undo()
    assert not room.page.body.reasons.fields["rationale"].message.isVisible()


def test_the_dissent_has_a_beginning_from_the_votes(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:5]), "14", "14", "24", "24", "24")
    dissent = room.page.body.reasons.fields["dissent"].editor
    assert dissent.placeholderText() == "2 of 5 hold it is 1, because …"
    assert room.find("begin_dissent").isVisible()
    room.key("a")
    room.key("d", CTRL)
    assert dissent.toPlainText() == "2 of 5 hold it is 1, because …"
    room.type("nobody builds nightly")
    room.key(ESC)
    assert room.state().dissent == "2 of 5 hold it is 1, because nobody builds nightly"
    room.key("d", CTRL)
    assert dissent.toPlainText().count("2 of 5") == 1


def test_the_beginning_goes_behind_what_is_there(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:5]), "14", "24", "24", "24", "25")
    room.key("d")
    room.type("Ana is not convinced.")
    room.key("d", CTRL)
    text = room.page.body.reasons.fields["dissent"].editor.toPlainText()
    assert text == "Ana is not convinced.\n1 of 5 holds it is 1, because …\n1 of 5 wants target 5, because …"


def test_the_beginning_follows_the_decision(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:5]), "14", "14", "24", "24", "24")
    room.key("1")
    dissent = room.page.body.reasons.fields["dissent"].editor
    assert dissent.placeholderText() == "3 of 5 hold it is 2, because …"


def test_where_all_agree_there_is_no_beginning(gather: Gather) -> None:
    room = revealed(gather(*NAMES[:3]), "24", "24", "24")
    assert not room.find("begin_dissent").isVisible()
    assert room.page.body.reasons.fields["dissent"].editor.placeholderText() == "Who holds otherwise, and why?"
    room.key("d", CTRL)
    assert room.page.body.reasons.fields["dissent"].editor.toPlainText() == ""


def test_levels_without_a_time_of_their_decision_can_be_confirmed(gather: Gather) -> None:
    room = gather(*NAMES[:3], states=(CategoryState("cat-0", current=2, target=4),))
    room.page.show_detail("cat-0")
    room.desk.settle()
    revealed(room, "24", "24", "24")
    assert room.view.unconfirmed
    room.key("4", SHIFT)
    assert room.state().decided_at is not None
    assert not room.view.unconfirmed
