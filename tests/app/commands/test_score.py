"""Changes made while scoring: decisions, ratings, notes, and what does not apply."""

from __future__ import annotations

from typing import Any

import pytest

from app import commands as c
from app.domain.problems import NotFound
from app.domain.workshop import NOTE_KINDS, RATINGS, NoteKind, Workshop
from app.workbench import Workbench
from tests.app.commands.asking import keep, now_is, refuse
from tests.app.factories import NASTY, a_full_workshop, a_model, a_workshop


@pytest.fixture(params=[(2, 0), (2, 1), (3, 1), (5, 0), (7, 1), (10, 0), (10, 1)], ids=str)
def made(request: pytest.FixtureRequest, workbench: Workbench) -> Workshop:
    """A full workshop of a model of some levels from a lowest rank."""
    levels, lowest = request.param
    return keep(workbench, a_full_workshop(a_model(levels=levels, lowest=lowest, practices=1)))


# --- decisions -----------------------------------------------------------------------------------------------------


def test_every_level_of_the_model_can_be_decided_and_none_beside(workbench: Workbench, made: Workshop):
    for rank in made.model.ranks:
        workbench.do(c.Decide(workshop_id=made.id, category_id="cat-2", current=rank))
        workbench.do(c.Decide(workshop_id=made.id, category_id="cat-2", target=rank))
        state = now_is(workbench, made).state("cat-2")
        assert (state.current, state.target, state.gap) == (rank, rank, 0)
    for rank in (made.model.lowest - 1, made.model.highest + 1, -1, 99):
        for field in ("current", "target"):
            command = c.Decide(workshop_id=made.id, category_id="cat-2", **{field: rank})
            sentence = refuse(workbench, command, field)
            assert f"levels {made.model.lowest} to {made.model.highest}" in sentence


def test_a_target_below_the_current_level_is_a_negative_gap(workbench: Workbench, made: Workshop):
    low, high = made.model.lowest, made.model.highest
    answer = workbench.do(c.Decide(workshop_id=made.id, category_id="cat-2", current=high, target=low))
    assert answer.label == "decision on Category 2"
    assert now_is(workbench, made).state("cat-2").gap == low - high
    assert now_is(workbench, made).state("cat-2").decided


def test_a_decision_knows_when_it_was_settled(workbench: Workbench, monkeypatch: pytest.MonkeyPatch):
    minute = 0

    def now() -> str:
        return f"2026-11-23T15:{minute:02}:00.000+01:00"

    monkeypatch.setattr("app.library_file.now", now)
    made = keep(workbench, a_workshop(a_model(levels=5)))
    shared = {"workshop_id": made.id, "category_id": "cat-0"}
    rounds = {"workshop_id": made.id, "round_id": "r"}
    steps: tuple[tuple[Any, int | None], ...] = (
        (c.SetRationale(**shared, text="First"), None),
        (c.Decide(**shared, current=2), 1),
        (c.Decide(**shared, target=3), 2),
        # nothing new
        (c.Decide(**shared, current=2, target=3), 2),
        (c.SetPriority(**shared, priority="high"), 2),
        (c.OpenRound(**shared, round_id="r"), 2),
        (c.CastVote(**rounds, current=2, target=4), 2),
        (c.Decide(**shared, target=3), 2),
        (c.RevealRound(**rounds), 2),
        # after a reveal the same level is a decision once more, but only one
        (c.Decide(**shared, target=3), 9),
        (c.Decide(**shared, current=2), 9),
        (c.Decide(**shared, target=None), 11),
        (c.Decide(**shared, current=None), None),
        (c.Decide(**shared, current=None), None),
    )
    for minute, (command, expected) in enumerate(steps):
        workbench.do(command)
        wanted = None if expected is None else f"2026-11-23T15:{expected:02}:00.000+01:00"
        assert now_is(workbench, made).state("cat-0").decided_at == wanted, minute


def test_a_decision_is_opened_again_one_level_at_a_time(workbench: Workbench, made: Workshop):
    answer = workbench.do(c.Decide(workshop_id=made.id, category_id="cat-0", target=None))
    assert answer.label == "target level of Category 0: open again"
    state = now_is(workbench, made).state("cat-0")
    assert (state.current, state.target, state.decided) == (made.state("cat-0").current, None, False)


def test_half_a_refused_decision_is_not_kept(workbench: Workbench, made: Workshop):
    command = c.Decide(workshop_id=made.id, category_id="cat-2", current=made.model.lowest, target=99)
    refuse(workbench, command, "target")


def test_a_category_that_does_not_apply_takes_no_decision(workbench: Workbench, made: Workshop):
    command = c.Decide(workshop_id=made.id, category_id="cat-1", current=made.model.lowest)
    assert "“Category 1” is marked as not applicable" in refuse(workbench, command, "na_reason")


def test_a_category_that_applies_again_has_its_levels_of_before(workbench: Workbench, made: Workshop):
    workbench.do(c.SetNotApplicable(workshop_id=made.id, category_id="cat-0", reason=f"  {NASTY} "))
    state = now_is(workbench, made).state("cat-0")
    assert (state.na_reason, state.decided, state.settled, state.gap) == (NASTY, False, True, None)
    workbench.do(c.SetNotApplicable(workshop_id=made.id, category_id="cat-0", reason=None))
    assert now_is(workbench, made).state("cat-0") == made.state("cat-0")


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_not_applicable_needs_its_reason(workbench: Workbench, made: Workshop, reason: str):
    command = c.SetNotApplicable(workshop_id=made.id, category_id="cat-0", reason=reason)
    assert "Say why" in refuse(workbench, command, "na_reason")


@pytest.mark.parametrize("priority", ["high", "medium", "low", None])
def test_a_priority_is_set_and_taken_back(workbench: Workbench, made: Workshop, priority: Any):
    other = "low" if priority == "high" else "high"
    workbench.do(c.SetPriority(workshop_id=made.id, category_id="cat-2", priority=other))
    workbench.do(c.SetPriority(workshop_id=made.id, category_id="cat-2", priority=priority))
    assert now_is(workbench, made).state("cat-2").priority == priority


def test_no_priority_but_three_is_known(workbench: Workbench, made: Workshop):
    refuse(workbench, c.SetPriority(workshop_id=made.id, category_id="cat-0", priority="urgent"), "priority")


@pytest.mark.parametrize(("command", "field"), [(c.SetRationale, "rationale"), (c.SetDissent, "dissent")])
def test_words_beside_a_decision_are_kept_whole(workbench: Workbench, made: Workshop, command: Any, field: str):
    text = f"{NASTY}\n\nline two " + "x" * 10_000
    workbench.do(command(workshop_id=made.id, category_id="cat-1", text=text))
    assert getattr(now_is(workbench, made).state("cat-1"), field) == text
    workbench.do(command(workshop_id=made.id, category_id="cat-1", text=""))
    assert getattr(now_is(workbench, made).state("cat-1"), field) == ""
    refuse(workbench, command(workshop_id=made.id, category_id="cat-1", text="x" * 20_001), field)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.Decide, {"category_id": "cat-99", "current": 1}),
        (c.SetPriority, {"category_id": "cat-99", "priority": "low"}),
        (c.SetRationale, {"category_id": "cat-99", "text": "x"}),
        (c.SetNotApplicable, {"category_id": "cat-99", "reason": "x"}),
        (c.AddNote, {"category_id": "cat-99", "kind": "quote", "text": "x"}),
    ],
)
def test_a_category_that_the_model_has_not_is_refused(
    workbench: Workbench, made: Workshop, kind: Any, fields: dict[str, Any]
):
    refuse(workbench, kind(workshop_id=made.id, **fields), "category")


def test_a_note_moves_to_no_category_that_the_model_has_not(workbench: Workbench, made: Workshop):
    refuse(workbench, c.EditNote(workshop_id=made.id, note_id=made.notes[0].id, category_id="cat-99"), "category")


# --- ratings -------------------------------------------------------------------------------------------------------


def test_every_rating_is_given_changed_and_taken_back(workbench: Workbench, made: Workshop):
    practice = made.model.categories[2].practices[0].id
    for rating in RATINGS:
        reason = "Does not fit us" if rating == "NA" else ""
        workbench.do(c.RatePractice(workshop_id=made.id, practice_id=practice, rating=rating, reason=reason))
        found = now_is(workbench, made).rating(practice)
        assert found is not None
        assert (found.rating, found.reason) == (rating, reason)
    workbench.do(c.RatePractice(workshop_id=made.id, practice_id=practice, rating=None))
    assert now_is(workbench, made).rating(practice) is None
    assert workbench.do(c.RatePractice(workshop_id=made.id, practice_id=practice, rating=None)).kinds == frozenset()


def test_a_practice_does_not_apply_without_a_reason(workbench: Workbench, made: Workshop):
    practice = made.model.categories[0].practices[0].id
    for reason in ("", " "):
        command = c.RatePractice(workshop_id=made.id, practice_id=practice, rating="NA", reason=reason)
        assert "Say why" in refuse(workbench, command, "reason")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"practice_id": "gone", "rating": "F"}, "practice"),
        ({"rating": "X"}, "rating"),
        ({"rating": "f"}, "rating"),
        ({"rating": "NA", "reason": "x" * 20_001}, "reason"),
    ],
)
def test_a_bad_rating_is_refused(workbench: Workbench, made: Workshop, values: dict[str, Any], field: str):
    given = {"practice_id": made.model.categories[0].practices[0].id} | values
    refuse(workbench, c.RatePractice(workshop_id=made.id, **given), field)


# --- notes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", NOTE_KINDS)
@pytest.mark.parametrize("category", [None, "cat-1"])
def test_a_note_of_each_kind_is_kept_with_its_time(workbench: Workbench, kind: NoteKind, category: str | None):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    text = NASTY + "\n" + "x" * 10_000
    values = {"value": "12", "unit": "days", "who": "Ana", "private": True}
    answer = workbench.do(c.AddNote(workshop_id=made.id, kind=kind, text=text, category_id=category, **values))
    names = {"parked": "parked question", "decision": "entry of the decision log"}
    assert answer.label == f"new {names.get(kind, kind)}"
    (note,) = now_is(workbench, made).notes
    assert (note.kind, note.text, note.category_id) == (kind, text, category)
    assert (note.value, note.unit, note.who, note.private) == ("12", "days", "Ana", True)
    assert note.at == now_is(workbench, made).changed_at


def test_notes_come_in_the_order_in_which_they_fell(workbench: Workbench):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    for n in range(20):
        workbench.do(c.AddNote(workshop_id=made.id, kind="quote", text=str(n), category_id=f"cat-{n % 3}"))
    assert [note.text for note in now_is(workbench, made).notes] == [str(n) for n in range(20)]


def test_every_field_of_a_note_can_be_changed(workbench: Workbench):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    note = made.notes[0]
    new: dict[str, Any] = {
        "kind": "metric",
        "text": "Lead time",
        "category_id": "cat-1",
        "value": "6",
        "unit": "days",
        "who": "Ana",
        "private": not note.private,
    }
    workbench.do(c.EditNote(workshop_id=made.id, note_id=note.id, **new))
    found = now_is(workbench, made).notes[0]
    assert {name: getattr(found, name) for name in new} == new
    assert (found.id, found.at) == (note.id, note.at)
    workbench.do(c.EditNote(workshop_id=made.id, note_id=note.id, category_id=None, private=note.private))
    assert now_is(workbench, made).notes[0].category_id is None
    assert now_is(workbench, made).notes[0].private == note.private


def test_a_note_is_removed_and_brought_back(workbench: Workbench):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    answer = workbench.do(c.RemoveNote(workshop_id=made.id, note_id=made.notes[3].id))
    assert answer.label == "remove metric"
    assert now_is(workbench, made).notes == made.notes[:3] + made.notes[4:]
    workbench.undo()
    assert now_is(workbench, made).notes == made.notes


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "quote", "text": ""}, "text"),
        ({"kind": "quote", "text": " \n "}, "text"),
        ({"kind": "metric", "text": ""}, "text"),
        ({"kind": "metric", "text": "Lead time"}, "value"),
        ({"kind": "metric", "text": "Lead time", "value": " "}, "value"),
        ({"kind": "metric", "text": "Lead time", "value": "x" * 301}, "value"),
        ({"kind": "metric", "text": "Lead time", "value": "6", "unit": "x" * 301}, "unit"),
        ({"kind": "rumour", "text": "They say"}, "kind"),
        ({"kind": "quote", "text": "x" * 20_001}, "text"),
        ({"kind": "quote", "text": "Yes", "who": "x" * 301}, "who"),
    ],
)
def test_a_bad_note_is_refused_when_it_is_added_or_changed(workbench: Workbench, values: dict[str, Any], field: str):
    made = a_full_workshop()
    workbench.do(c.AddWorkshop(made))
    refuse(workbench, c.AddNote(workshop_id=made.id, **values), field)
    refuse(workbench, c.EditNote(workshop_id=made.id, note_id=made.notes[0].id, **values), field)


@pytest.mark.parametrize("command", [c.EditNote, c.RemoveNote])
def test_a_note_that_is_gone_is_told(workbench: Workbench, command: Any):
    made = a_workshop()
    workbench.do(c.AddWorkshop(made))
    with pytest.raises(NotFound, match="no longer there"):
        workbench.do(command(workshop_id=made.id, note_id="gone"))
