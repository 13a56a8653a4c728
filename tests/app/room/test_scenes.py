"""What each scene shows, and what none of them does."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.charts.figure import Circle, Diamond, Figure, Rect
from app.domain.workshop import CategoryState, Note, Participant
from app.queries.room import Pause, Place, Scene, scene
from app.room import room_figure, say
from tests.app.charts.looks import said
from tests.app.room.scenes import (
    AT,
    LONG,
    NOW,
    a_round,
    all_scenes,
    make_model,
    make_workshop,
    with_rounds,
)


def shown(found: Scene, width: float = 1920, height: float = 1080) -> Figure:
    return room_figure(found, width, height)


def filled(figure: Figure, kind: type, role: str) -> list[Circle | Diamond]:
    return [mark for mark in figure.marks if isinstance(mark, kind) and mark.fill == role and mark.y > 250]


# --- welcome -----------------------------------------------------------------------------------------------------


def test_the_welcome_names_who_meets_and_the_whole_agenda() -> None:
    workshop = replace(
        make_workshop(make_model(5, 3)), team="Payments", place="Hamburg", facilitator="Sam Fox", break_minutes=45
    )
    text = said(shown(scene(workshop, Place("prepare"), NOW)))
    for part in ("Northwind Bank", "Payments", "Continuous delivery", "23 November 2026", "Hamburg", "Sam Fox"):
        assert part in text
    for part in ("09:00–09:20", "09:20–09:40", "09:40–10:00", "Category 0", "Category 2", "10:45", "45 minutes"):
        assert part in text


@pytest.mark.parametrize("categories", [1, 12, 30])
@pytest.mark.parametrize("shape", [(1024, 768), (1920, 1080), (2560, 1080)])
def test_up_to_thirty_categories_are_all_in_the_agenda(categories: int, shape: tuple[int, int]) -> None:
    workshop = make_workshop(make_model(5, categories, text="Build and deploy the product"))
    figure = shown(scene(workshop, Place("prepare"), NOW), *shape)
    starts = [text.text for text in figure.texts() if "–" in text.text and text.text[:2].isdigit()]
    assert len(starts) == categories
    assert "more" not in said(figure)


def test_more_than_that_are_counted() -> None:
    workshop = make_workshop(make_model(5, 90))
    figure = shown(scene(workshop, Place("prepare"), NOW))
    starts = [text.text for text in figure.texts() if "–" in text.text and text.text[:2].isdigit()]
    assert f"… and {90 - len(starts)} more" in said(figure)
    assert "End" in said(figure)


def test_a_day_that_ends_after_midnight_says_so() -> None:
    workshop = replace(make_workshop(make_model(5, 3)), starts_at="23:30")
    assert "End, the next day" in said(shown(scene(workshop, Place("prepare"), NOW)))


# --- question and voting -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("levels", [2, 3, 5, 7, 10])
@pytest.mark.parametrize("length", [0, 20, 60, 88, 300])
def test_all_levels_show_the_same_amount(levels: int, length: int) -> None:
    headline = LONG[:length].strip()
    workshop = make_workshop(make_model(levels, 3, headline=headline))
    for found in (
        scene(workshop, Place("score", "c0"), NOW),
        scene(with_rounds(workshop, a_round(workshop, [1] * 3, revealed=False)), Place("score", "c0"), NOW),
    ):
        figure = shown(found)
        texts = [text.text for text in figure.texts()]
        ranks = [str(rank) for rank in range(1, levels + 1)]
        assert [text for text in texts if text in ranks] == ranks
        first = headline.split()[0] if headline else ""
        assert len([text for text in texts if first and text.startswith(first)]) % levels == 0
        sizes = {text.size for text in figure.texts() if first and text.text.startswith(first)}
        assert len(sizes) <= 1


@pytest.mark.parametrize("levels", [3, 5, 7])
def test_headlines_of_usual_length_are_whole(levels: int) -> None:
    headline = "Environments are made on demand and every commit may go live without anybody noticing"
    workshop = make_workshop(make_model(levels, 3, headline=headline))
    text = said(shown(scene(workshop, Place("score", "c0"), NOW)))
    assert text.count(headline) == levels
    assert "…" not in text


def test_the_question_says_which_category_of_how_many() -> None:
    workshop = make_workshop(make_model(5, 3))
    text = said(shown(scene(workshop, Place("score", "c1"), NOW)))
    assert "Category 1" in text
    assert "Category 2 of 3" in text
    assert "How does it go?" in text


def test_a_category_that_does_not_apply_shows_no_levels() -> None:
    workshop = make_workshop(make_model(5, 3, headline="Looks like this"))
    aside = replace(workshop, states=(CategoryState("c0", na_reason="bought"),))
    text = said(shown(scene(aside, Place("score", "c0"), NOW)))
    assert "Not applicable here" in text
    assert "Looks like" not in text


@pytest.mark.parametrize(("cast", "people", "filled_places"), [(0, 8, 0), (6, 8, 6), (8, 8, 8), (20, 20, 20)])
def test_a_vote_that_is_in_fills_a_place(cast: int, people: int, filled_places: int) -> None:
    workshop = make_workshop(make_model(), people=people)
    waiting = with_rounds(workshop, a_round(workshop, [1] * cast, 2, revealed=False))
    figure = shown(scene(waiting, Place("score", "c0"), NOW))
    places = [mark for mark in figure.marks if isinstance(mark, Rect) and mark.y > 800]
    assert len(places) == people
    assert sum(mark.fill == "accent" for mark in places) == filled_places
    assert f"{cast} of {people} voted" in said(figure)
    assert "round 2" in said(figure)


@pytest.mark.parametrize(("people", "cast"), [(0, 4), (3, 5)])
def test_without_a_list_of_people_votes_are_only_counted(people: int, cast: int) -> None:
    workshop = make_workshop(make_model(), people=people)
    waiting = with_rounds(workshop, a_round(workshop, [1] * cast, revealed=False))
    figure = shown(scene(waiting, Place("score", "c0"), NOW))
    assert f"{cast} voted" in said(figure)
    assert not [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill == "accent"]


@pytest.mark.parametrize(
    ("what", "words"), [("both", {"Today", "Where we want to be"}), ("target", {"Where we want to be"})]
)
def test_voting_says_which_levels_are_asked(what: str, words: set[str]) -> None:
    workshop = make_workshop(make_model())
    waiting = with_rounds(workshop, a_round(workshop, [1], what=what, revealed=False))  # type: ignore[arg-type]
    texts = {text.text for text in shown(scene(waiting, Place("score", "c0"), NOW)).texts()}
    assert texts & {"Today", "Where we want to be"} == words


@given(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=1, max_size=20), st.sampled_from(("both", "target")))
def test_nothing_of_a_vote_shows_before_its_reveal(votes: list[int | None], what: str) -> None:
    workshop = make_workshop(make_model(headline="Looks like this"), people=20)
    open_ = a_round(workshop, votes, what=what, revealed=False)  # type: ignore[arg-type]
    others = a_round(workshop, [1] * len(votes), what=what, revealed=False)  # type: ignore[arg-type]
    figures = [shown(scene(with_rounds(workshop, round_), Place("score", "c0"), NOW)) for round_ in (open_, others)]
    assert figures[0] == figures[1]
    assert not [mark for mark in figures[0].marks if mark.tip]


# --- revealed and decided ----------------------------------------------------------------------------------------


def test_both_levels_stand_side_by_side_on_one_base_line() -> None:
    workshop = make_workshop(make_model())
    first = a_round(workshop, [1, 2, 3, 3])
    figure = shown(scene(with_rounds(workshop, first), Place("score", "c0"), NOW))
    dots, diamonds = filled(figure, Circle, "current_mark"), filled(figure, Diamond, "target_mark")
    dots, diamonds = [dot for dot in dots if dot.y > 320], [mark for mark in diamonds if mark.y > 320]
    assert len(dots) == len(diamonds) == 4
    assert max(dot.x for dot in dots) < figure.width / 2 < min(mark.x for mark in diamonds)
    assert max(dot.y for dot in dots) == max(mark.y for mark in diamonds)


def test_one_level_alone_is_larger() -> None:
    workshop = make_workshop(make_model())
    both = shown(scene(with_rounds(workshop, a_round(workshop, [1, 2, 3])), Place("score", "c0"), NOW))
    one = shown(scene(with_rounds(workshop, a_round(workshop, [1, 2, 3], what="current")), Place("score", "c0"), NOW))

    def column(figure: Figure) -> float:
        return max(mark.w for mark in figure.marks if isinstance(mark, Rect) and mark.tip)

    assert column(one) > 1.4 * column(both)
    assert "Where we want to be" not in said(one)


def test_the_prompt_stands_beneath_its_votes() -> None:
    workshop = make_workshop(make_model())
    figure = shown(scene(with_rounds(workshop, a_round(workshop, [1, 2, 3, 3])), Place("score", "c0"), NOW))
    text = said(figure)
    assert text.count("Close together: decide") + text.count("Spread of 2 levels") == 2
    assert "4 of 8 voted · round 1" in text


@pytest.mark.parametrize("votes", [[2], [1, 5], [3, 3]])
def test_below_three_votes_there_is_no_median_and_no_word(votes: list[int | None]) -> None:
    workshop = make_workshop(make_model())
    figure = shown(scene(with_rounds(workshop, a_round(workshop, votes)), Place("score", "c0"), NOW))
    assert "median" not in said(figure)
    assert not [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill is not None]


def test_levels_that_were_voted_on_one_after_the_other_tell_their_rounds() -> None:
    workshop = make_workshop(make_model())
    rounds = (
        a_round(workshop, [1, 2, 4], 1, what="current"),
        a_round(workshop, [1, 2, 2], 2, what="current"),
        a_round(workshop, [4, 4, 4], 1, what="target"),
    )
    text = said(shown(scene(with_rounds(workshop, *rounds), Place("score", "c0"), NOW)))
    assert "round 2" in text
    assert "round 1" in text
    assert "the round before" in text


@pytest.mark.parametrize(("current", "target", "gap"), [(1, 4, "Gap +3"), (4, 2, "Gap −2"), (3, 3, "Gap 0")])
def test_a_decision_shows_both_levels_and_the_gap_as_a_bar(current: int, target: int, gap: str) -> None:
    workshop = make_workshop(make_model(headline="Looks like this"))
    state = CategoryState("c0", current=current, target=target, priority="low", rationale="Because of it.")
    figure = shown(scene(replace(workshop, states=(state,)), Place("score", "c0"), NOW))
    text = said(figure)
    for part in (f"Step {current}", f"Step {target}", gap, "Priority low", "Because of it.", "Next: Category 1"):
        assert part in text
    bars = [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill == "gap"]
    marks = [mark for mark in figure.marks if isinstance(mark, Circle | Diamond)][2:]
    assert len(bars) == (0 if current == target else 1)
    for bar in bars:
        assert [bar.x, bar.x + bar.w] == pytest.approx(sorted(mark.x for mark in marks))


@pytest.mark.parametrize(("current", "target"), [(2, None), (None, 3)])
def test_a_level_that_is_not_decided_is_open(current: int | None, target: int | None) -> None:
    workshop = replace(make_workshop(make_model()), states=(CategoryState("c0", current=current, target=target),))
    figure = shown(scene(workshop, Place("score", "c0"), NOW))
    assert "open" in said(figure).split()
    assert "Gap" not in said(figure)


# --- review, plan, break -----------------------------------------------------------------------------------------


def test_the_review_shows_profile_gaps_and_means() -> None:
    workshop = make_workshop(make_model(5, 5), decided=True)
    figure = shown(scene(workshop, Place("review"), NOW))
    text = said(figure)
    for n in range(5):
        assert text.count(f"Category {n}") == 2
    assert "Mean gap" in text


@pytest.mark.parametrize("categories", [1, 2])
def test_few_categories_have_the_gaps_alone(categories: int) -> None:
    workshop = make_workshop(make_model(5, categories), decided=True)
    text = said(shown(scene(workshop, Place("review"), NOW)))
    assert text.count("Category 0") == 1
    assert "Mean gap" in text


def test_with_very_many_categories_the_smallest_gaps_are_counted() -> None:
    workshop = make_workshop(make_model(5, 30), decided=True)
    figure = shown(scene(workshop, Place("review"), NOW))
    texts = [text.text for text in figure.texts()]
    assert {f"Category {n}" for n in range(30)} <= set(texts)
    rows = sum(text.startswith("Category") for text in texts) - 30
    assert f"… and {30 - rows} more" in texts


@pytest.mark.parametrize("goals", [1, 5, 12, 40, 200])
def test_every_goal_is_on_the_board_or_counted(goals: int) -> None:
    workshop = make_workshop(make_model(), goals=goals, text="Goal")
    figure = shown(scene(workshop, Place("plan"), NOW))
    cards = [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill == "window"]
    more = [int(text.text.split()[1]) for text in figure.texts() if text.text.startswith("+ ")]
    assert len(cards) + sum(more) == goals
    assert {"Now", "Next", "Later"} <= {text.text for text in figure.texts()}


def test_a_few_goals_are_shown_with_all_that_matters() -> None:
    workshop = make_workshop(make_model(), goals=3, text="Words")
    text = said(shown(scene(workshop, Place("plan"), NOW)))
    for part in ("Words 1", "Category 1", "9 days → 2 days", "by 23 Nov 2026"):
        assert part in text


@pytest.mark.parametrize("goals", [1, 6, 40])
def test_the_goal_that_is_worked_on_is_large_and_marked_in_the_list(goals: int) -> None:
    workshop = make_workshop(make_model(), goals=goals, text="Words")
    chosen = workshop.goals[-1]
    figure = shown(scene(workshop, Place("plan", chosen.id), NOW))
    titles = [text for text in figure.texts() if text.text == chosen.title]
    assert len(titles) == 2
    assert max(text.size for text in titles) > 50
    assert min(titles, key=lambda text: text.size).color == "accent"
    assert "Owner: Words" in said(figure)


def test_a_plan_without_goals_says_what_a_goal_is() -> None:
    text = said(shown(scene(make_workshop(make_model()), Place("plan"), NOW)))
    assert "A goal takes one category from its level to a higher one" in text


def test_a_break_counts_down_in_huge_figures_and_then_calls() -> None:
    running, over = shown(Pause(512, "10:45", "Build")), shown(Pause(-12, "10:45", "Build"))
    assert "".join(text.text for text in running.texts() if text.size > 200) == "08:32"
    assert "We go on at 10:45" in said(running)
    assert "We go on now" in said(over)
    assert "10:45" not in said(over)
    assert "Next: Build" in said(running)
    assert "Next: Build" in said(over)


# --- nothing private ---------------------------------------------------------------------------------------------


def test_no_note_person_or_dissent_is_in_any_scene() -> None:
    secret = "Zebulon"
    workshop = make_workshop(make_model(5, 3, headline="Looks like this"), goals=2, decided=True)
    states = tuple(replace(state, dissent=secret) for state in workshop.states)
    people = tuple(Participant(f"p{n}", f"{secret} {n}", secret) for n in range(8))
    notes = tuple(Note(f"n{n}", "c0", "quote", secret, AT, who=secret, private=bool(n)) for n in range(2))
    workshop = replace(workshop, states=states, participants=people, notes=notes)
    for found in all_scenes(workshop, [1, 2, 5, 5], [1, 1]):
        figure = shown(found)
        assert secret not in said(figure) + figure.title + figure.description + "".join(figure.tips()) + say(found)


def test_the_date_is_that_of_the_workshop() -> None:
    workshop = replace(make_workshop(make_model()), date=dt.date(2027, 1, 5))
    assert "5 January 2027" in said(shown(scene(workshop, Place("prepare"), NOW)))
