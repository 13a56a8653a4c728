"""The score page's view of a category."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import given
from msgspec.structs import replace

from app.domain.workshop import CategoryState, Note, PracticeRating, Rating, Workshop
from app.queries.score import first_category, in_place, score, score_view
from tests.app.factories import AT, a_full_workshop, a_model, a_workshop, workshops


def _rated(workshop: Workshop, **ratings: Rating) -> Workshop:
    """Rate the practices of the first category: `p_1_0='F'` is practice 0 of level 1."""
    made = tuple(
        PracticeRating(f"cat-0-{name.replace('_', '-')}", rating, "No." if rating == "NA" else "")
        for name, rating in ratings.items()
    )
    return replace(workshop, ratings=made)


def test_a_category_knows_its_place_and_its_neighbours() -> None:
    shown = a_workshop(a_model(categories=3))
    middle = score_view(shown, "cat-1")
    assert middle is not None
    assert (middle.nth, middle.of) == (2, 3)
    assert middle.previous is not None
    assert middle.following is not None
    assert (middle.previous.id, middle.following.name) == ("cat-0", "Category 2")
    first, last = score_view(shown, "cat-0"), score_view(shown, "cat-2")
    assert first is not None
    assert last is not None
    assert first.previous is None
    assert last.following is None


def test_categories_out_of_scope_are_no_neighbours_and_have_no_page() -> None:
    shown = a_workshop(a_model(categories=3))
    shown = replace(shown, states=(CategoryState("cat-1", in_scope=False),))
    view = score_view(shown, "cat-0")
    assert view is not None
    assert view.following is not None
    assert (view.of, view.following.id) == (2, "cat-2")
    assert score_view(shown, "cat-1") is None
    assert score_view(shown, "no such category") is None


def test_scoring_goes_on_at_the_first_category_that_is_not_settled() -> None:
    shown = a_full_workshop(a_model(categories=5))
    assert first_category(shown) == "cat-2"
    settled = replace(shown, states=tuple(replace(s, current=1, target=2) for s in shown.states))
    assert first_category(settled) == "cat-0"
    nothing = replace(shown, states=tuple(replace(s, in_scope=False) for s in shown.states))
    assert first_category(nothing) == ""


def test_every_level_shows_its_headline_and_the_summary_where_there_is_none() -> None:
    with_headlines = score_view(a_workshop(a_model(levels=7, lowest=1)), "cat-0")
    assert with_headlines is not None
    assert with_headlines.ranks == (1, 2, 3, 4, 5, 6, 7)
    assert with_headlines.levels[2].headline == "The team does 0 as level 3 says"
    without = score_view(a_workshop(a_model(headlines=False)), "cat-0")
    assert without is not None
    assert without.levels[0].headline == "What level 0 means."
    assert without.levels[0].label == "0 Level 0"


def test_practices_in_place_leave_out_what_does_not_apply() -> None:
    view = score_view(_rated(a_workshop(a_model(levels=2)), p_0_0="F", p_0_1="NA", p_1_0="L", p_1_1="P"), "cat-0")
    assert view is not None
    assert in_place(view.practices) == (2, 3)
    assert [level.in_place for level in view.levels] == [(1, 1), (1, 2)]
    assert [p.reason for p in view.practices] == ["", "No.", "", ""]


def test_nothing_rated_suggests_nothing() -> None:
    view = score_view(a_workshop(), "cat-0")
    assert view is not None
    assert (view.suggestion.staged, view.suggestion.profile, view.suggestion.differ) == (None, None, False)
    assert (view.suggestion.rated, view.suggestion.applicable) == (0, 10)


def test_strengths_above_a_gap_tell_another_story_than_the_staged_level() -> None:
    shown = _rated(a_workshop(a_model(levels=3)), p_0_0="P", p_0_1="F", p_1_0="F", p_1_1="F", p_2_0="F", p_2_1="L")
    suggested = score_view(shown, "cat-0").suggestion  # type: ignore[union-attr]
    assert (suggested.staged, suggested.profile) == (0, 1 + Fraction(5, 6))
    assert suggested.differ
    assert suggested.floor


def test_a_level_that_is_nearly_there_is_the_same_story() -> None:
    shown = _rated(a_workshop(a_model(levels=3)), p_0_0="F", p_0_1="F", p_1_0="F", p_1_1="F", p_2_0="P", p_2_1="P")
    suggested = score_view(shown, "cat-0").suggestion  # type: ignore[union-attr]
    assert (suggested.staged, suggested.profile, suggested.differ) == (1, 1 + Fraction(1, 3), False)
    assert not suggested.floor


def test_the_next_level_is_above_the_decision_and_else_above_the_staged_level() -> None:
    shown = _rated(a_workshop(a_model(levels=3)), p_0_0="F", p_0_1="L", p_1_0="F", p_1_1="N", p_2_0="F")
    undecided = score_view(shown, "cat-0")
    assert undecided is not None
    assert undecided.next_level is not None
    assert (undecided.next_level.rank, undecided.next_level.unmet) == (1, {"cat-0-p-1-1"})
    decided = score_view(replace(shown, states=(CategoryState("cat-0", current=1),)), "cat-0")
    assert decided is not None
    assert decided.next_level is not None
    assert (decided.next_level.rank, decided.next_level.unmet) == (2, {"cat-0-p-2-1"})
    highest = score_view(replace(shown, states=(CategoryState("cat-0", current=2),)), "cat-0")
    assert highest is not None
    assert highest.next_level is None


def test_parked_questions_of_all_categories_stand_apart_from_the_notes() -> None:
    notes = (
        Note("1", "cat-0", "quote", "said", AT),
        Note("2", "cat-0", "parked", "here?", AT),
        Note("3", "cat-1", "parked", "there?", AT),
        Note("4", None, "parked", "anywhere?", AT),
        Note("5", "cat-1", "metric", "days", AT, value="9"),
    )
    view = score_view(a_workshop(notes=notes), "cat-0")
    assert view is not None
    assert [note.id for note in view.notes] == ["1"]
    assert [(parked.note.id, parked.category) for parked in view.parked] == [
        ("2", "Category 0"),
        ("3", "Category 1"),
        ("4", ""),
    ]


def test_the_time_follows_the_agenda_and_a_category_set_aside_has_none() -> None:
    shown = a_workshop(a_model(categories=2), starts_at="09:00", break_minutes=10)
    shown = replace(shown, states=(CategoryState("cat-0", minutes=30), CategoryState("cat-1", minutes=45)))
    view = score_view(shown, "cat-1")
    assert view is not None
    assert (view.minutes, view.ends, view.day_ends) == (45, "10:15", "10:25")
    aside = replace(shown, states=(shown.states[0], replace(shown.states[1], na_reason="Elsewhere.")))
    view = score_view(aside, "cat-1")
    assert view is not None
    assert (view.ends, view.day_ends) == ("", "09:40")


def test_people_are_suggested_by_name_and_role_each_once() -> None:
    view = score_view(a_full_workshop(), "cat-0")
    assert view is not None
    assert view.people[:3] == ("Person 1", "Developer", "Person 2")
    assert len(view.people) == len(set(view.people)) == 6


@given(workshops(max_categories=4))
def test_any_workshop_has_a_view_of_every_category_in_scope(shown: Workshop) -> None:
    for nth, category in enumerate(shown.scope, start=1):
        view = score_view(shown, category.id)
        assert view is not None
        assert view.nth == nth
        assert view.ranks == shown.model.ranks
        assert len(view.practices) == len(category.practices)
        assert {practice.id for practice in view.practices} == {practice.id for practice in category.practices}


def test_the_query_answers_from_the_library(tmp_path: Path) -> None:
    from app.commands import AddWorkshop, Decide
    from app.workbench import Workbench

    bench = Workbench(tmp_path / "library.sqlite")
    shown = a_workshop()
    bench.do(AddWorkshop(shown))
    bench.do(Decide(workshop_id=shown.id, category_id="cat-0", current=2))
    view = bench.read(score, shown.id, "cat-0")
    assert view is not None
    assert view.state.current == 2
    bench.close()
