"""The sample workshops as stories: coherent, complete where meant, and fit to be shown to a client."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from itertools import pairwise

from app.domain.agreement import Spread, round_spread
from app.domain.planning import capacity, complete_goals, goal_lacks, projected
from app.domain.scoring import MET
from app.domain.votes import SIDES, Side
from app.domain.workshop import BREAK, HORIZONS, Goal, Workshop
from app.exchange.sample_file import SampleInfo
from app.queries.votes import votes_view
from tests.app.exchange.the_samples import ALL, each_sample, loaded

INCOMPLETE = {"bank-payments": 2}
WORN = [
    "best-in-class",
    "cutting-edge",
    "empower",
    "excellence",
    "game-chang",
    "holistic",
    "landscape",
    "leverage",
    "proactive",
    "robust",
    "seamless",
    "streamlin",
    "synerg",
    "transform",
    "world-class",
]


def every_text(workshop: Workshop) -> list[str]:
    texts = [workshop.client, workshop.team, workshop.place, workshop.facilitator]
    for person in workshop.participants:
        texts += [person.name, person.role]
    for state in workshop.states:
        texts += [state.rationale, state.dissent, state.na_reason or ""]
    texts += [rating.reason for rating in workshop.ratings]
    for note in workshop.notes:
        texts += [note.text, note.value, note.unit, note.who]
    for goal in workshop.goals:
        texts += [goal.title, goal.outcome, goal.owner]
        for criterion in goal.criteria:
            texts += [criterion.measure, criterion.baseline, criterion.target, criterion.check]
        for action in goal.actions:
            texts += [action.what, action.who]
    for item in workshop.not_doing:
        texts += [item.what, item.why]
    return texts


# --- what was settled ----------------------------------------------------------------------------------------------


@each_sample
def test_every_category_is_settled_or_out_of_scope(info: SampleInfo) -> None:
    for state in loaded(info).states:
        assert state.settled or not state.in_scope, state.category_id
        if state.decided:
            assert state.priority
            assert state.rationale


def test_one_category_is_not_applicable_one_out_of_scope_and_one_lowered() -> None:
    states = [state for info in ALL for state in loaded(info).states]
    assert sum(state.na_reason is not None for state in states) == 1
    assert sum(not state.in_scope for state in states) == 1
    assert sum((state.gap or 0) < 0 for state in states) == 1
    assert sum(state.gap == 0 for state in states) == 2


@each_sample
def test_decisions_agree_with_the_practices(info: SampleInfo) -> None:
    workshop = loaded(info)
    ratings = workshop.rating_map()
    for category in workshop.scope:
        state = workshop.state(category.id)
        if not state.decided or state.current is None:
            continue
        reached = [ratings.get(p.id) for p in category.practices if p.level <= state.current]
        rated = [rating for rating in reached if rating not in (None, "NA")]
        assert None not in reached, f"{category.id}: a practice up to the current level is open"
        assert "N" not in rated, f"{category.id}: nothing up to the current level is not achieved"
        assert sum(rating in MET for rating in rated) >= 0.6 * len(rated)
        if state.current < workshop.model.highest:
            above = [ratings.get(p.id) for p in category.practices_at(state.current + 1)]
            assert {"N", "P"} & set(above), f"{category.id}: nothing keeps the team from the next level"


@each_sample
def test_some_practices_stay_open_and_some_are_not_applicable(info: SampleInfo) -> None:
    workshop = loaded(info)
    open_ones = [p.id for c in workshop.scope for p in c.practices if workshop.rating(p.id) is None]
    assert 2 <= len(open_ones) <= 20
    not_applicable = [rating for rating in workshop.ratings if rating.rating == "NA"]
    assert 1 <= len(not_applicable) <= 3
    assert all(len(rating.reason) >= 20 for rating in not_applicable)


@each_sample
def test_set_aside_categories_hold_no_ratings(info: SampleInfo) -> None:
    workshop = loaded(info)
    for rating in workshop.ratings:
        category, _ = workshop.model.practice(rating.practice_id)
        assert workshop.state(category.id).applicable


@each_sample
def test_dissent_counts_the_people_in_the_room(info: SampleInfo) -> None:
    workshop = loaded(info)
    people = len(workshop.participants)
    dissents = [state.dissent for state in workshop.states if state.dissent]
    assert len(dissents) >= 2
    for dissent in dissents:
        camp, of, rest = dissent.split(" ", 2)
        assert (of, int(rest.split(" ", 1)[0])) == ("of", people)
        assert int(camp) < people / 2


@each_sample
def test_notes_are_of_every_kind_and_touch_every_category(info: SampleInfo) -> None:
    workshop = loaded(info)
    kinds = Counter(note.kind for note in workshop.notes)
    assert min(kinds["quote"], kinds["metric"]) >= 5
    assert min(kinds["evidence"], kinds["observation"]) >= 3
    assert 2 <= kinds["parked"] <= 4
    assert all("?" in note.text for note in workshop.notes if note.kind == "parked")
    for category in workshop.scope:
        assert workshop.notes_of(category.id), category.id
    assert sum(note.private for note in workshop.notes) == 1


@each_sample
def test_quotes_name_a_role_and_no_person(info: SampleInfo) -> None:
    workshop = loaded(info)
    first_names = {person.name.split()[0] for person in workshop.participants}
    for note in workshop.notes:
        assert note.kind == "decision" or bool(note.who) == (note.kind in ("quote", "parked")), note.text
        assert not first_names & set(note.who.split())


@each_sample
def test_metrics_have_value_and_unit(info: SampleInfo) -> None:
    for note in loaded(info).notes:
        assert (bool(note.value) and bool(note.unit)) == (note.kind == "metric"), note.text
        if note.kind == "metric":
            assert note.value[0].isdigit()


def test_names_and_texts_reach_beyond_ascii() -> None:
    text = " ".join(text for info in ALL for text in every_text(loaded(info)))
    assert [part for part in ("Łódź", "Škarda", "<none>", "&") if part not in text] == []
    assert any("\u0370" <= character <= "\u03ff" for character in text), "no Greek"
    assert any("\u0400" <= character <= "\u04ff" for character in text), "no Cyrillic"


@each_sample
def test_texts_are_as_long_as_people_write_them(info: SampleInfo) -> None:
    workshop = loaded(info)
    for state in workshop.states:
        if state.decided:
            assert 120 <= len(state.rationale) <= 420, f"{state.category_id}: {len(state.rationale)}"
            assert len(state.dissent) <= 220
    for note in workshop.notes:
        assert (8 if note.kind == "metric" else 30) <= len(note.text) <= 240, note.text
    for goal in workshop.goals:
        assert 15 <= len(goal.title) <= 65, goal.title
        assert 40 <= len(goal.outcome) <= 260, goal.outcome
        for criterion in goal.criteria:
            lengths = [len(t) for t in (criterion.measure, criterion.baseline, criterion.target, criterion.check)]
            assert all(n <= most for n, most in zip(lengths, (90, 50, 60, 90), strict=True)), criterion.measure
        for action in goal.actions:
            assert 15 <= len(action.what) <= 75, action.what
    for item in workshop.not_doing:
        assert len(item.what) <= 65, item.what
        assert 40 <= len(item.why) <= 140, item.what


@each_sample
def test_texts_are_clean(info: SampleInfo) -> None:
    for text in every_text(loaded(info)):
        assert text == " ".join(text.split()), text
        assert not {"\u2014", "\u201c", "\u201d", "!"} & set(text), text


@each_sample
def test_texts_use_no_words_of_brochures(info: SampleInfo) -> None:
    text = " ".join(every_text(loaded(info))).casefold()
    assert [word for word in WORN if word in text] == []


# --- votes and times ---------------------------------------------------------------------------------------------


def revealed(workshop: Workshop, category_id: str, side: Side) -> list[Spread]:
    """What each round on a level says, the first one first."""
    found = [round_spread(workshop, round_, side) for round_ in workshop.rounds_of(category_id)]
    return [spread for spread in found if spread is not None]


@each_sample
def test_every_decision_was_voted_on_and_lies_at_the_last_median(info: SampleInfo) -> None:
    workshop = loaded(info)
    for state in workshop.states:
        view = votes_view(workshop, state.category_id)
        assert bool(view.rounds) == state.decided, state.category_id
        for side, rank in (("current", state.current), ("target", state.target)):
            if state.decided:
                assert view.last(side) is not None
                assert not view.reason_wanted(side, rank), (state.category_id, side)


@each_sample
def test_a_second_vote_follows_where_the_first_was_not_close_and_ends_close(info: SampleInfo) -> None:
    workshop = loaded(info)
    for state in workshop.states:
        if not state.decided:
            continue
        spreads = [revealed(workshop, state.category_id, side) for side in SIDES]
        settled = [all(round_.settled for round_ in rounds) for rounds in zip(*spreads, strict=True)]
        assert settled in ([True], [False, True]), state.category_id


def test_the_first_rounds_are_of_every_word() -> None:
    words = {
        spread.word
        for info in ALL
        for state in loaded(info).states
        for side in SIDES
        for spread in revealed(loaded(info), state.category_id, side)
    }
    assert words == {"unanimous", "close", "outliers", "spread", "split"}


@each_sample
def test_dissent_is_what_the_last_round_says(info: SampleInfo) -> None:
    workshop = loaded(info)
    for state in workshop.states:
        if not state.dissent:
            continue
        told = re.match(r"(\d+) of \d+ (.*?)(\d+)", state.dissent)
        assert told is not None, state.dissent
        side: Side = "current" if re.search(r"holds? it is", told[2]) else "target"
        assert revealed(workshop, state.category_id, side)[-1].votes.count(int(told[3])) == int(told[1]), state.dissent


@each_sample
def test_votes_are_those_of_the_people_in_the_room(info: SampleInfo) -> None:
    workshop = loaded(info)
    people = [(person.id, person.name, person.role) for person in workshop.participants]
    for round_ in workshop.rounds:
        assert [(vote.participant_id, vote.name, vote.role) for vote in round_.votes] == people
        assert 0.7 * len(people) <= len(round_.ranks("current")) <= len(people)


@each_sample
def test_the_day_goes_on_in_order(info: SampleInfo) -> None:
    """Clock, votes, decision and notes of a category lie within its time; no two things take place at once."""
    workshop, moment = loaded(info), dt.datetime.fromisoformat
    spans = []
    for category in workshop.scope:
        timing, state = workshop.timing(category.id), workshop.state(category.id)
        assert timing is not None and timing.running_since is None
        began, end = moment(timing.began_at), moment(timing.began_at) + dt.timedelta(seconds=timing.spent)
        spans.append((began, end))
        told = [at for round_ in workshop.rounds_of(category.id) for at in (round_.opened_at, round_.revealed_at)]
        told += [state.decided_at] if state.decided else []
        assert all(began <= moment(at) <= end for at in told if at), category.id
        assert told == sorted(told, key=lambda at: moment(str(at))), category.id
        assert all(began <= moment(note.at) <= end + dt.timedelta(minutes=1) for note in workshop.notes_of(category.id))
        assert 0.5 * state.minutes <= timing.spent / 60 <= 1.3 * state.minutes, category.id
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    pause = workshop.timing(BREAK)
    assert pause is not None and pause.minutes
    began = moment(pause.began_at)
    assert all(end <= began or began + dt.timedelta(minutes=15) <= start for start, end in spans)
    # all that was not scored within the day was a break, but for some minutes at its beginning
    day = (spans[-1][1] - spans[0][0]).total_seconds()
    assert 0 <= day - sum((end - start).total_seconds() for start, end in spans) - pause.spent <= 600


@each_sample
def test_decisions_beside_the_levels_are_in_the_log(info: SampleInfo) -> None:
    log = [note for note in loaded(info).notes if note.kind == "decision"]
    assert 3 <= len(log) <= 5
    assert sum(note.category_id is not None for note in log) >= 2


# --- the plan ------------------------------------------------------------------------------------------------------


@each_sample
def test_goals_are_complete_except_where_meant_otherwise(info: SampleInfo) -> None:
    workshop = loaded(info)
    assert len(workshop.goals) - complete_goals(workshop) == INCOMPLETE.get(info.id, 0)


def test_the_first_sample_has_seven_of_nine_complete_goals() -> None:
    workshop = loaded(ALL[0])
    assert (complete_goals(workshop), len(workshop.goals)) == (7, 9)
    lacks = [goal_lacks(goal) for goal in workshop.goals if goal_lacks(goal)]
    assert lacks == [("owner", "due"), ("baseline", "baseline_date", "check")]


def complete(workshop: Workshop) -> list[Goal]:
    return [goal for goal in workshop.goals if not goal_lacks(goal)]


@each_sample
def test_complete_goals_have_every_field(info: SampleInfo) -> None:
    for goal in complete(loaded(info)):
        assert all((goal.outcome, goal.impact, goal.effort)), goal.title
        assert 1 <= len(goal.criteria) <= 3
        assert 2 <= len(goal.actions) <= 4
        for action in goal.actions:
            assert all((action.who, action.due)), action.what


@each_sample
def test_owners_and_doers_are_in_the_room(info: SampleInfo) -> None:
    workshop = loaded(info)
    people = {person.name for person in workshop.participants}
    assert 8 <= len(people) == len(workshop.participants) <= 10
    for goal in workshop.goals:
        assert goal.owner in people | {""}
        assert {action.who for action in goal.actions} <= people, goal.title


@each_sample
def test_goals_step_within_the_gap(info: SampleInfo) -> None:
    workshop = loaded(info)
    for goal in workshop.goals:
        state = workshop.state(goal.category_id)
        assert state.current is not None
        assert state.target is not None
        assert state.current <= goal.from_level < goal.to_level <= state.target, goal.title


@each_sample
def test_every_open_gap_has_a_goal_and_no_step_is_skipped(info: SampleInfo) -> None:
    workshop = loaded(info)
    for row in projected(workshop):
        goals = workshop.goals_of(row.category_id)
        assert bool(goals) == (row.target > row.current), row.name
        assert row.planned == max([goal.to_level for goal in goals], default=row.current)


@each_sample
def test_dates_lie_within_the_horizon_on_working_days(info: SampleInfo) -> None:
    workshop = loaded(info)
    for goal in workshop.goals:
        end = workshop.horizon_end(goal.horizon)
        criteria = [criterion.due for criterion in goal.criteria if criterion.due]
        actions = [action.due for action in goal.actions if action.due]
        for due in criteria + actions:
            assert workshop.date < due <= end, f"{goal.title}: {due}"
            assert due.weekday() < 5, f"{goal.title}: {due} is at a weekend"
            assert not dt.date(2026, 12, 24) <= due <= dt.date(2027, 1, 1), f"{goal.title}: {due} is in the holidays"
        if criteria:
            earlier = HORIZONS[: HORIZONS.index(goal.horizon)]
            assert all(workshop.horizon_end(horizon) < max(criteria) for horizon in earlier), goal.title
            assert max(actions) <= max(criteria), f"{goal.title}: an action ends after the goal"


@each_sample
def test_baselines_are_known_on_the_day(info: SampleInfo) -> None:
    workshop = loaded(info)
    for goal in complete(workshop):
        for criterion in goal.criteria:
            assert criterion.baseline_date is not None
            assert criterion.baseline_date <= workshop.date, criterion.measure
            assert criterion.baseline != criterion.target


@each_sample
def test_nobody_carries_more_than_the_days_allow(info: SampleInfo) -> None:
    workshop = loaded(info)
    assert all(row.goals for row in capacity(workshop)), "a horizon is empty"
    assert [row.overloaded_owners for row in capacity(workshop)] == [(), (), ()]


@each_sample
def test_what_is_not_done_is_looked_at_again_later(info: SampleInfo) -> None:
    workshop = loaded(info)
    assert 2 <= len(workshop.not_doing) <= 4
    for item in workshop.not_doing:
        assert item.look_again is not None
        assert item.look_again > workshop.horizon_end("next")
        assert item.look_again.weekday() < 5


@each_sample
def test_the_day_is_one_of_autumn_2026_and_ends_before_evening(info: SampleInfo) -> None:
    workshop = loaded(info)
    assert dt.date(2026, 10, 1) <= workshop.date <= dt.date(2026, 11, 30)
    assert workshop.date.weekday() < 5
    minutes = workshop.break_minutes + sum(state.minutes for state in workshop.states if state.in_scope)
    assert 120 <= minutes <= 300


def test_the_files_are_readable_in_an_editor() -> None:
    for info in ALL:
        lines = info.path.read_text(encoding="utf-8").splitlines()
        long = [line[:60] for line in lines if len(line) > 130]
        assert long == [], info.id
