"""What to say at each step of the day, for every state of a category and every page."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreement import spread
from app.domain.kit import Guide
from app.domain.votes import Round, Vote, What
from app.domain.workshop import BREAK, Goal, Note, Participant, Timing, Workshop
from app.queries.guide import guide
from app.queries.room import Place
from tests.app.factories import AT, NASTY, a_full_workshop, a_model, a_workshop, workshops

LATER, LAST = "2026-11-23T14:40:00.000+00:00", "2026-11-23T15:00:00.000+00:00"
PEOPLE = tuple(Participant(f"{n:032x}", f"Person {n}", "Developer") for n in range(6))
HERE = Place("score", "cat-0")


def a_round(current: tuple[int | None, ...], number: int = 1, what: What = "both", target: int | None = 4) -> Round:
    """A revealed round of cards; None cannot judge the current level, all agree on the target."""
    votes = tuple(
        Vote(
            f"v{number}{n}",
            current=rank if what != "target" else None,
            target=target if what != "current" else None,
            cannot_judge_current=rank is None and what != "target",
            cannot_judge_target=target is None and what != "current",
        )
        for n, rank in enumerate(current)
    )
    return Round(f"r{number}{what}", "cat-0", number, what, AT, AT, votes)


def waiting(number: int = 1, what: What = "both", hidden: int = 0) -> Round:
    """A round that waits for its reveal."""
    return Round("open", "cat-0", number, what, AT, hidden=hidden)


def on_category(*rounds: Round, people: int = 6, together: bool = True, **state: Any) -> Guide:
    """The guide to a category of six levels in this state."""
    made = a_workshop(a_model(levels=6), participants=PEOPLE[:people], rounds=rounds, vote_together=together)
    states = tuple(msgspec.structs.replace(s, **state) if s.category_id == "cat-0" else s for s in made.states)
    return guide(msgspec.structs.replace(made, states=states), HERE)


def said(made: Guide) -> str:
    """All of its words."""
    return "\n".join((made.title, *made.say, *(do.text for do in made.do)))


def actions(made: Guide) -> list[str]:
    """The actions that come next."""
    return [do.action for do in made.do if do.action]


@pytest.mark.parametrize(
    ("votes", "step"),
    [
        ((2, 2, 2, 2), "unanimous"),
        ((2, 3, 3, 4), "close"),
        ((2, 2, 3, 3, 3, 4, 5), "outliers"),
        ((1, 1, 2, 3, 4, 3, 3, 1), "spread"),
        ((1, 1, 1, 5, 5, 5), "split"),
        ((1, 1), "unanimous"),
        ((1, 2), "close"),
        ((1, 4), "few"),
        ((3,), "unanimous"),
        ((None, None), "nobody"),
    ],
)
def test_after_the_reveal_the_word_says_what_comes_next(votes: tuple[int | None, ...], step: str) -> None:
    made = on_category(a_round(votes))
    assert made.step == step
    ranks = [rank for rank in votes if rank is not None]
    if len(ranks) >= 3:
        assert step == spread(ranks, 0, 5).word


@pytest.mark.parametrize("votes", [(2, 2, 3, 3, 3, 4, 5), (1, 1, 2, 3, 4, 3, 3, 1), (1, 1, 1, 5, 5, 5), (1, 4)])
def test_the_lowest_are_asked_for_evidence_first_and_then_the_highest(votes: tuple[int, ...]) -> None:
    made = on_category(a_round(votes))
    lowest, highest = f"{min(votes)} Level {min(votes)}", f"{max(votes)} Level {max(votes)}"
    first = next(n for n, line in enumerate(made.say) if lowest in line)
    second = next(n for n, line in enumerate(made.say) if highest in line)
    assert first < second
    assert "what have you seen" in made.say[first]
    assert any("defend a number" in line for line in made.say)
    assert {"note_evidence", "vote"} <= set(actions(made))
    # nobody decides before the evidence was heard
    assert "decide_median" not in actions(made)


def test_nobody_is_named_in_what_is_read_out() -> None:
    votes = tuple(Vote(f"v{n}", p.id, p.name, p.role, n, 4) for n, p in enumerate(PEOPLE))
    made = on_category(Round("r", "cat-0", 1, "both", AT, AT, votes))
    assert "Person" not in said(made)


def test_where_all_are_near_one_key_decides_the_median() -> None:
    for votes in ((2, 2, 2, 2), (1, 2, 2, 3)):
        both = on_category(a_round(votes)).do[0]
        assert (both.action, both.text) == ("decide_median", "Decide 2 → 4, both medians")
        one = on_category(a_round(votes, what="current")).do[0]
        assert (one.action, one.text) == ("decide_median", "Decide level 2, the median")
    # between two levels no key decides by itself: both digits are offered
    assert actions(on_category(a_round((2, 2, 3, 3))))[:2] == ["current_2", "current_3"]


def test_no_key_decides_what_was_not_heard_yet_or_was_decided_otherwise() -> None:
    """The key for the medians settles both levels at once."""
    apart = tuple(Vote(f"v{n}", current=2, target=target) for n, target in enumerate((1, 3, 3, 3, 5)))
    votes = Round("r", "cat-0", 1, "both", AT, AT, apart)
    assert actions(on_category(votes))[0] == "current_2"
    # the target's own turn: the current level stands as the median says, so that the key changes nothing but the target
    heard = on_category(votes, a_round((2, 2, 2), 2), current=2, decided_at=LATER)
    assert heard.do[0].action == "decide_median"
    otherwise = on_category(a_round((2, 2, 2)), current=3, decided_at=LATER)
    assert otherwise.do[0].action == "target_4"


def test_after_the_second_vote_the_group_decides_and_writes_down_who_differs() -> None:
    first, second = a_round((1, 1, 1, 5, 5, 5)), a_round((1, 2, 2, 5, 5), 2)
    made = on_category(first, second)
    assert made.step == "decide"
    assert {"dissent", "vote"} <= set(actions(made))
    assert on_category(first, a_round((2, 2, 2), 2)).step == "unanimous"


def test_the_second_level_of_a_round_comes_after_the_first() -> None:
    made = on_category(a_round((2, 2, 2)), current=2, decided_at=LATER)
    assert (made.step, made.title) == ("unanimous", "Unanimous: decide the target")
    assert "4 Level 4" in said(made)


@pytest.mark.parametrize(("hidden", "step"), [(0, "vote"), (5, "vote"), (6, "reveal"), (7, "vote")])
def test_while_the_vote_is_silent_it_is_told_how_many_are_in(hidden: int, step: str) -> None:
    made = on_category(waiting(hidden=hidden))
    assert made.step == step
    if hidden < 6:
        assert f"{hidden} of 6" in said(made)
    assert any(do.key == "Enter" for do in made.do)


def test_a_second_silent_vote_does_not_ask_anybody_to_change() -> None:
    made = on_category(a_round((1, 1, 5, 5)), waiting(2))
    assert (made.step, made.title) == ("vote_again", "Second silent vote")
    assert "both is fine" in said(made)
    assert on_category(a_round((1, 5)), a_round((1, 5), 2), waiting(3)).title == "One more silent vote"


@pytest.mark.parametrize("hidden", [0, 3, 6])
@pytest.mark.parametrize("number", [1, 2])
def test_before_a_reveal_no_level_is_said(hidden: int, number: int) -> None:
    """Not even those of the round before, which would pull the second vote towards them."""
    earlier = (a_round((1, 1, 5, 5)),) if number == 2 else ()
    text = said(on_category(*earlier, waiting(number, hidden=hidden)))
    assert "level" not in text.casefold()
    assert not {"1", "5"} & set(text.replace(f"{hidden} of 6", ""))


def test_nobody_listed_means_that_nobody_knows_how_many_are_missing() -> None:
    made = on_category(waiting(hidden=3), people=0)
    assert made.step == "vote"
    assert " of " not in made.do[0].text


def test_one_after_the_other_the_target_follows_the_current_level() -> None:
    settled = {"current": 2, "decided_at": LATER}
    one = a_round((2, 2, 2), what="current")
    made = on_category(one, together=False, **settled)
    assert made.step == "target"
    assert actions(made) == ["vote"]
    assert "The model does not tell us" in said(made)
    # the current level once more has a key of its own, since the next vote is on the target
    assert "vote_again" in actions(on_category(a_round((1, 1, 1, 5, 5, 5), what="current"), together=False))
    assert on_category(one, waiting(1, "target"), together=False, **settled).say[0].endswith("you do.")
    # the current level was settled after its own votes: those on the target ask for the target alone
    wished = msgspec.structs.replace(a_round((), what="target"), votes=(Vote("v", target=4),) * 3, revealed_at=LAST)
    told = on_category(one, wished, together=False, **settled)
    assert told.title == "Unanimous: decide the target"


def test_how_many_digits_a_vote_has() -> None:
    both, one = on_category(waiting()), on_category(waiting(what="target"))
    assert "Type two digits for each vote: current, then target" in said(both)
    assert "Type one digit for each vote" in said(one)


def test_a_decision_far_from_the_median_asks_for_its_reason_and_then_for_dissent() -> None:
    decided = {"current": 4, "target": 4, "decided_at": LATER, "priority": "high"}
    votes = a_round((2, 2, 2, 2))
    assert on_category(votes, **decided).step == "reason"
    assert on_category(votes, **decided, rationale="Because.").step == "dissent"
    after = on_category(votes, **decided, rationale="Because.", dissent="4 of 4 hold it is 2.")
    assert after.step == "settled"
    assert actions(after) == ["next_category"]
    near = {"current": 2, "target": 4, "decided_at": LATER}
    assert on_category(votes, **near).step == "settled"
    assert actions(on_category(votes, **near)) == ["rationale", "priority", "next_category"]


def test_a_reveal_after_the_decision_opens_the_question_again() -> None:
    decided = {"current": 2, "target": 4, "decided_at": AT}
    late = msgspec.structs.replace(a_round((0, 0, 0), 2), revealed_at=LAST)
    assert on_category(a_round((2, 2, 2)), late, **decided).step == "unanimous"


def test_without_votes_the_category_goes_from_evidence_to_the_next_one() -> None:
    made = on_category()
    assert made.step == "evidence"
    assert made.say[0] == "How well does the team do 0?"
    assert "vote" in actions(made)
    assert on_category(current=2).step == "target"
    assert on_category(target=2).step == "current"
    assert on_category(current=2, target=1, decided_at=AT).step == "settled"
    assert on_category(na_reason="Not ours.").step == "not_applicable"


def test_the_last_category_leads_to_the_review_and_names_what_is_open() -> None:
    made = a_workshop(a_model(categories=2))
    done = msgspec.structs.replace(made.states[1], current=1, target=2, priority="low", rationale="So.")
    open_yet = msgspec.structs.replace(made, states=(made.states[0], done))
    last = guide(open_yet, Place("score", "cat-1"))
    assert [do.action for do in last.do] == ["previous_category", "go_review"]
    assert last.do[0].text == "1 category is still open"


def test_every_page_has_its_guide() -> None:
    empty, full = a_workshop(), a_full_workshop()
    steps = {page: guide(full, Place(page)).step for page in ("prepare", "score", "review", "plan", "export", "keys")}
    assert steps["plan"] == "plan_lacks"
    assert steps["export"] == "closing"
    assert steps["review"] == "review"
    assert steps["prepare"] == steps["keys"] == "under_way"
    assert guide(empty, Place("prepare")).step == "welcome"
    assert guide(empty, Place("library")).step == "welcome"
    assert guide(empty, Place("plan")).step == "plan_empty"
    assert "add_participant" in actions(guide(empty, Place("prepare")))
    nothing = msgspec.structs.replace(
        empty, states=tuple(msgspec.structs.replace(s, in_scope=False) for s in empty.states)
    )
    assert guide(nothing, HERE).step == "no_scope"
    settled = tuple(msgspec.structs.replace(s, current=1, target=1) for s in empty.states)
    assert guide(msgspec.structs.replace(empty, states=settled), Place("prepare")).step == "scored"


def test_a_complete_plan_is_asked_whether_it_can_be_carried() -> None:
    made = a_full_workshop()
    whole = [goal for goal in made.goals if goal.criteria]
    finished = tuple(
        msgspec.structs.replace(
            goal,
            owner="Person 1",
            criteria=tuple(msgspec.structs.replace(c, baseline="1", baseline_date=made.date) for c in goal.criteria),
        )
        for goal in whole
    )
    complete = guide(msgspec.structs.replace(made, goals=finished), Place("plan"))
    assert complete.step == "plan_complete"
    assert "go_export" in actions(complete)
    one: tuple[Goal, ...] = (*finished, msgspec.structs.replace(finished[0], title=""))
    assert guide(msgspec.structs.replace(made, goals=one), Place("plan")).do[0].text.startswith("1 goal")


@pytest.mark.parametrize("page", ["prepare", "score", "review", "plan", "export"])
def test_a_break_comes_before_every_page(page: str) -> None:
    pause = Timing(BREAK, AT, 0, AT, 15)
    made = guide(a_workshop(timings=(pause,)), Place(page, "cat-0" if page == "score" else ""))
    assert made.step == "break"
    assert "14:37" in made.say[0]
    assert "Category 0" in said(made)


def test_the_closing_goes_through_what_is_parked() -> None:
    notes = (Note("1", None, "parked", "Who?", AT), Note("2", "cat-0", "parked", "When?", AT, private=True))
    made = guide(a_workshop(notes=notes), Place("export"))
    assert made.do[0].text == "2 parked questions: go through them"
    assert guide(a_workshop(), Place("export")).do[0].action == "write_plan"


def test_nobody_is_told_what_the_target_has_to_be() -> None:
    for made in (on_category(a_round((2, 2, 2)), current=2, decided_at=LATER), on_category(current=2)):
        text = said(made).casefold()
        assert not any(word in text for word in ("must", "should be at", "have to be", "recommend"))


@given(
    workshops(max_levels=10, max_categories=6),
    st.sampled_from(["library", "prepare", "score", "review", "plan", "export"]),
    st.integers(-1, 9),
)
def test_every_guide_can_be_read_out(made: Workshop, page: str, nth: int) -> None:
    category = made.model.categories[nth % len(made.model.categories)].id if nth >= 0 else "gone"
    found = guide(made, Place(page, category if page == "score" else ""))
    assert found.title
    assert found.say
    assert found.do
    for text in (found.title, *found.say, *(do.text for do in found.do)):
        assert text.strip() == text != ""
        # a placeholder that was filled in, and no private or typed text of the group but names of the model
        assert "{" not in text
        assert NASTY not in text
    for do in found.do:
        assert not (do.action and do.key)
