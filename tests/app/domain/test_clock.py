"""The clock: what a category took, how the day goes, and how the rest of it can be shortened."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app.domain.clock import Pace, began, face, forgotten, pace, shortened, spent, with_minutes
from app.domain.workshop import BREAK, CategoryState, Timing, Workshop
from tests.app.factories import a_model, a_workshop

ROOM = dt.timezone(dt.timedelta(hours=1))
DAY = dt.date(2026, 11, 23)


def at(time: str, day: dt.date = DAY, zone: dt.tzinfo = ROOM) -> dt.datetime:
    """A moment in the room."""
    return dt.datetime.combine(day, dt.time.fromisoformat(time), zone)


def stamp(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def state(n: int, minutes: int = 20, **fields: Any) -> CategoryState:
    return CategoryState(f"cat-{n}", minutes=minutes, **fields)


def decided(n: int, minutes: int = 20, **fields: Any) -> CategoryState:
    return state(n, minutes, current=1, target=2, **fields)


def timing(n: int | None, began_at: str, took: float = 0, since: str | None = None, **fields: Any) -> Timing:
    """So many minutes were taken; since a time of the day the clock runs. None stands for the breaks."""
    runs = stamp(at(since)) if since else None
    return Timing(BREAK if n is None else f"cat-{n}", stamp(at(began_at)), int(60 * took), runs, **fields)


def day(states: list[CategoryState], timings: list[Timing] | tuple[Timing, ...] = (), **fields: Any) -> Workshop:
    """A day that starts at nine, without breaks."""
    made = a_workshop(a_model(categories=len(states)), states=tuple(states), timings=tuple(timings))
    return replace(made, **{"break_minutes": 0, "starts_at": "09:00", **fields})


def known(workshop: Workshop, now: dt.datetime) -> Pace:
    found = pace(workshop, now)
    assert found is not None
    return found


# --- what a category took


@pytest.mark.parametrize(
    ("since", "now", "seconds"),
    [
        (None, "10:00:00", 90),
        ("10:00:00", "10:00:00", 90),
        ("10:00:00", "10:00:59.999", 149),
        ("10:00:00", "11:00:00", 3690),
        ("10:00:00", "09:00:00", 90),
        ("10:00:00", "09:59:59.999", 90),
        ("10:00:00", "22:00:00", 90 + 12 * 3600),
        ("10:00:00", "22:00:01", 90),
    ],
    ids=["stands", "just began", "whole seconds", "runs", "set back", "a little back", "twelve hours", "forgotten"],
)
def test_a_clock_counts_whole_seconds_and_never_backwards(since: str | None, now: str, seconds: int) -> None:
    assert spent(timing(0, "09:30", 1.5, since), at(now)) == seconds


def test_a_category_without_a_clock_took_nothing() -> None:
    assert spent(None, at("10:00")) == 0


def test_the_offset_of_a_stamp_counts() -> None:
    since = Timing("cat-0", "2026-11-23T09:00:00.000+00:00", 0, "2026-11-23T09:00:00.000+00:00")
    assert spent(since, at("10:05")) == 300


def test_clocks_that_change_for_the_summer_do_not_change_what_was_taken() -> None:
    winter, summer = dt.timezone(dt.timedelta(hours=1)), dt.timezone(dt.timedelta(hours=2))
    since = at("01:50", dt.date(2026, 3, 29), winter)
    now = at("03:10", dt.date(2026, 3, 29), summer)
    assert spent(Timing("cat-0", stamp(since), 0, stamp(since)), now) == 20 * 60


def test_the_face_of_a_category_is_what_it_is_allowed_and_took() -> None:
    shown = day([state(0, 20), state(1, 20, allotted=9)], [timing(0, "09:00", 5, "09:10"), timing(1, "09:05", 3)])
    now = at("09:12")
    first, second = face(shown, "cat-0", now), face(shown, "cat-1", now)
    assert (first.allowed, first.spent, first.left, first.running) == (1200, 420, 780, True)
    assert (second.allowed, second.spent, second.left, second.running) == (540, 180, 360, False)
    assert face(shown, "cat-0", at("10:00")).left == 1200 - 300 - 3000


def test_the_face_of_a_break_is_that_of_the_one_that_runs() -> None:
    shown = day([state(0)], [timing(None, "09:00", 30, "10:00", minutes=10)])
    clock = face(shown, BREAK, at("10:04"))
    assert (clock.allowed, clock.spent, clock.left, clock.running) == (600, 240, 360, True)
    over = day([state(0)], [timing(None, "09:00", 30, minutes=10)])
    assert not face(over, BREAK, at("10:04")).running
    assert face(day([state(0)]), BREAK, at("10:04")).allowed == 0


@pytest.mark.parametrize(("now", "expected"), [("10:00", False), ("22:00", False), ("22:01", True), ("08:00", False)])
def test_a_clock_is_forgotten_after_half_a_day(now: str, expected: bool) -> None:
    assert forgotten(day([state(0)], [timing(0, "09:00", since="10:00")]), at(now)) is expected
    assert not forgotten(day([state(0)], [timing(0, "09:00", 5)]), at(now))


# --- when the day began


def test_a_day_begins_with_the_first_clock_of_a_category() -> None:
    shown = day([state(0), state(1)], [timing(1, "09:20", 5), timing(0, "09:04", 5), timing(None, "08:50", 5)])
    assert began(shown, at("11:00")) == at("09:04")
    assert began(day([state(0)]), at("11:00")) is None
    assert began(day([state(0)], [timing(None, "09:00", 5)]), at("11:00")) is None


def test_a_try_on_the_evening_before_is_no_part_of_the_day() -> None:
    evening = Timing("cat-0", stamp(at("18:00", DAY - dt.timedelta(days=1))), 4)
    shown = day([state(0), state(1)], [evening])
    assert began(shown, at("08:55")) is None
    assert pace(shown, at("08:55")) is None
    running = day([state(0), state(1)], [replace(evening, running_since=stamp(at("09:00")))])
    assert began(running, at("09:05")) == at("09:00")
    assert known(running, at("09:05")).planned_end == at("09:40")


def test_the_workshops_date_may_be_another_one() -> None:
    shown = day([state(0), state(1)], [timing(0, "09:00", since="09:00")], date=dt.date(2025, 1, 7))
    found = known(shown, at("09:05"))
    assert (found.planned_end, found.behind) == (at("09:40"), 0)


def test_a_day_reaches_beyond_midnight() -> None:
    next_day = DAY + dt.timedelta(days=1)
    shown = day([state(0, 120), state(1, 60)], [timing(0, "22:30", since="22:30")], starts_at="22:30")
    found = known(shown, at("00:40", next_day))
    assert found.planned_end == at("01:30", next_day)
    assert found.end == at("01:40", next_day)
    assert found.behind == 10


def test_a_day_that_ran_long_past_its_end_is_still_the_same_day() -> None:
    shown = day([state(0, 30)], [timing(0, "20:00", since="20:00")], starts_at="20:00")
    found = known(shown, at("02:00", DAY + dt.timedelta(days=1)))
    assert found.planned_end == at("20:30")
    assert found.behind == 330


def test_a_day_that_starts_at_midnight_may_begin_a_little_before() -> None:
    before = DAY - dt.timedelta(days=1)
    since = stamp(at("23:50", before))
    shown = day([state(0, 30)], [Timing("cat-0", since, 0, since)], starts_at="00:00")
    found = known(shown, at("23:55", before))
    assert found.planned_end == at("00:30")
    assert found.behind == -10


@pytest.mark.parametrize(("now_zone", "shown_end"), [(2, "10:40"), (0, "08:40")])
def test_the_times_are_told_in_the_offset_of_now(now_zone: int, shown_end: str) -> None:
    zone = dt.timezone(dt.timedelta(hours=now_zone))
    shown = day([state(0), state(1)], [timing(0, "09:00", since="09:00")])
    found = known(shown, at("09:05").astimezone(zone))
    assert f"{found.planned_end:%H:%M}" == shown_end
    assert found.planned_end == at("09:40")
    assert found.behind == 0


def test_a_group_that_begins_in_the_afternoon_does_not_go_by_a_start_in_the_morning() -> None:
    late = day([state(0), state(1)], [timing(0, "11:00", since="11:00")])
    assert known(late, at("11:00")).behind == 120
    afternoon = day([state(0), state(1)], [timing(0, "13:30", since="13:30")])
    found = known(afternoon, at("13:30"))
    assert (found.planned_end, found.behind) == (at("14:10"), 0)


# --- the pace of the day


def test_there_is_no_pace_before_the_clock_ran_or_once_all_is_settled() -> None:
    assert pace(day([state(0)]), at("09:00")) is None
    assert pace(day([decided(0)], [timing(0, "09:00", since="09:00")]), at("09:10")) is None
    assert pace(day([state(0, na_reason="Not ours.")], [timing(0, "09:00", 4)]), at("09:10")) is None


def test_there_is_no_pace_hours_after_the_end_when_the_clock_stands() -> None:
    stands = day([state(0), state(1)], [timing(0, "09:00", 10)])
    assert pace(stands, at("11:40")) is not None
    assert pace(stands, at("11:41")) is None
    runs = day([state(0), state(1)], [timing(0, "09:00", since="09:00")])
    assert pace(runs, at("11:41")) is not None


def test_a_category_within_its_time_leaves_the_day_on_time() -> None:
    shown = day([state(0), state(1, 30)], [timing(0, "09:00", since="09:00")])
    for now in ("09:00", "09:10", "09:20"):
        found = known(shown, at(now))
        assert (found.planned_end, found.end, found.behind) == (at("09:50"), at("09:50"), 0)
    assert known(shown, at("09:00")).rest == ("cat-1",)


def test_time_beyond_what_was_allowed_makes_the_day_late() -> None:
    shown = day([state(0), state(1)], [timing(0, "09:00", since="09:00")])
    assert known(shown, at("09:20:59")).behind == 0
    assert known(shown, at("09:21")).behind == 1
    assert known(shown, at("09:28")).behind == 8


def test_a_pause_makes_the_day_late() -> None:
    shown = day([state(0), state(1)], [timing(0, "09:00", 5)])
    found = known(shown, at("09:15"))
    assert found.behind == 10
    assert found.rest == ("cat-0", "cat-1")


def test_a_category_that_is_decided_early_puts_the_day_ahead() -> None:
    shown = day([decided(0), state(1)], [timing(0, "09:00", 12), timing(1, "09:12", since="09:12")])
    found = known(shown, at("09:12"))
    assert (found.end, found.behind, found.rest) == (at("09:32"), -8, ())


def test_less_than_a_minute_late_or_early_is_neither() -> None:
    late = day([state(0)], [timing(0, "09:00:59", since="09:00:59")])
    early = day([state(0)], [timing(0, "08:59:01", since="08:59:01")])
    assert known(late, at("09:00:59")).behind == 0
    assert known(early, at("08:59:01")).behind == 0


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    shown = day([state(0), state(1)], [timing(0, "09:30", since="09:30")])
    found = known(shown, at("08:40"))
    assert found.behind == -20
    assert found.end == at("09:20")


def test_breaks_that_were_not_taken_are_still_to_come() -> None:
    runs = timing(0, "09:00", since="09:00")
    shown = day([state(0), state(1)], [runs], break_minutes=30)
    assert known(shown, at("09:00")).end == at("10:10")
    taken = day([state(0), state(1)], [runs, timing(None, "09:00", 20, minutes=20)], break_minutes=30)
    assert known(taken, at("09:00")).end == at("09:50")
    too_long = day([state(0), state(1)], [runs, timing(None, "09:00", 50, minutes=20)], break_minutes=30)
    assert known(too_long, at("09:00")).end == at("09:40")


def test_a_break_that_runs_counts_with_what_is_left_of_it() -> None:
    pause = timing(None, "09:10", 25, "09:10", minutes=15)
    shown = day([state(0), state(1)], [timing(0, "09:00", 10), pause], break_minutes=30)
    assert known(shown, at("09:10")).end == at("09:55")
    assert known(shown, at("09:24")).end == at("09:55")
    assert known(shown, at("09:30")).end == at("10:00")


@pytest.mark.parametrize(
    ("took", "ratio"),
    [(20, 1), (30, Fraction(3, 2)), (10, Fraction(1, 2)), (4, Fraction(1, 2)), (55, 2), (0.5, 1)],
    ids=["as planned", "slow", "fast", "no faster than twice", "no slower than twice", "only passed by"],
)
def test_the_paced_end_goes_as_the_decided_categories_went(took: float, ratio: Fraction) -> None:
    shown = day([decided(0), state(1), state(2, 40)], [timing(0, "09:00", took), timing(1, "09:00", since="09:30")])
    found = known(shown, at("09:30"))
    assert found.end == at("10:30")
    assert found.paced_end == at("09:30") + dt.timedelta(minutes=float(60 * ratio))


def test_the_pace_is_that_of_the_minutes_that_were_allowed() -> None:
    shown = day([decided(0, 20, allotted=10), state(1)], [timing(0, "09:00", 10), timing(1, "09:10", since="09:10")])
    assert known(shown, at("09:10")).paced_end == at("09:30")


def test_the_category_that_runs_goes_at_that_pace_from_its_beginning() -> None:
    timings = [timing(0, "09:00", 30), timing(1, "09:30", 0, since="09:30")]
    found = known(day([decided(0), state(1)], timings), at("09:45"))
    assert found.end == at("09:50")
    assert found.paced_end == at("10:00")


def test_what_is_not_applicable_says_nothing_about_the_pace() -> None:
    shown = day([state(0, na_reason="Not ours."), state(1)], [timing(0, "09:00", 2), timing(1, "09:02", since="09:02")])
    assert known(shown, at("09:02")).paced_end == at("09:22")


def test_a_category_set_aside_once_its_clock_ran_wins_its_time() -> None:
    before = day([state(0, na_reason="Not ours."), state(1)], [timing(1, "09:00", since="09:00")])
    assert known(before, at("09:00")).planned_end == at("09:20")
    within = day(
        [state(0, na_reason="Not ours."), state(1)], [timing(0, "09:00", 2), timing(1, "09:02", since="09:02")]
    )
    found = known(within, at("09:02"))
    assert (found.planned_end, found.behind) == (at("09:40"), -18)


def test_what_an_earlier_day_decided_is_no_part_of_todays_plan() -> None:
    yesterday = at("10:00", DAY - dt.timedelta(days=1))
    earlier = Timing("cat-0", stamp(yesterday), 1500)
    settled = decided(0, decided_at=stamp(yesterday + dt.timedelta(minutes=25)))
    shown = day([settled, state(1, 45)], [earlier, timing(1, "09:00", since="09:00")])
    found = known(shown, at("09:00"))
    assert (found.planned_end, found.behind) == (at("09:45"), 0)


def test_what_was_decided_without_a_clock_is_won() -> None:
    earlier = decided(0, decided_at=stamp(at("10:00", DAY - dt.timedelta(days=5))))
    shown = day([earlier, state(1)], [timing(1, "09:00", since="09:00")])
    assert known(shown, at("09:00")).behind == -20


def test_categories_out_of_scope_take_no_time() -> None:
    shown = day([state(0), state(1, in_scope=False), state(2)], [timing(0, "09:00", since="09:00")])
    found = known(shown, at("09:00"))
    assert (found.end, found.rest) == (at("09:40"), ("cat-2",))


# --- shortening the rest


def test_the_rest_gives_in_proportion_to_what_it_has() -> None:
    shown = day([state(0), state(1, 21), state(2, 41)], [timing(0, "09:00", since="09:00")])
    assert shortened(shown, at("09:32")) == {"cat-1": 17, "cat-2": 33}


def test_a_day_on_time_is_not_shortened() -> None:
    shown = day([state(0), state(1)], [timing(0, "09:00", since="09:00")])
    assert shortened(shown, at("09:10")) == {}
    assert shortened(shown, at("09:20:59")) == {}
    assert shortened(day([state(0)]), at("09:10")) == {}


def test_where_nothing_is_left_nothing_is_shortened() -> None:
    shown = day([decided(0), state(1)], [timing(0, "09:00", 50), timing(1, "09:50", since="09:50")])
    assert shortened(shown, at("09:50")) == {}


def test_nobody_is_left_with_less_than_a_minute() -> None:
    shown = day([state(0), state(1, 3), state(2, 1), state(3, 2)], [timing(0, "09:00", since="09:00")])
    assert shortened(shown, at("10:20")) == {"cat-1": 1, "cat-3": 1}


def test_a_category_that_was_begun_keeps_what_it_took_and_a_minute() -> None:
    timings = [timing(0, "09:00", since="09:16"), timing(1, "09:01", 15.5)]
    shown = day([state(0), state(1)], timings)
    assert shortened(shown, at("10:00")) == {"cat-1": 17}


def test_minutes_that_were_taken_away_are_not_there_for_a_second_time() -> None:
    shown = day([state(0), state(1, 20, allotted=5), state(2, 20)], [timing(0, "09:00", since="09:00")])
    found = shortened(shown, at("09:44"))
    assert found == {"cat-1": 3, "cat-2": 13}


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)], ids=str)
def test_who_gives_the_odd_minute_does_not_depend_on_the_order(order: tuple[int, ...]) -> None:
    shown = day([state(n) for n in range(4)], [timing(0, "09:00", since="09:00")])
    mixed = tuple(shown.model.categories[n] for n in order)
    found = shortened(replace(shown, model=replace(shown.model, categories=mixed)), at("09:24"))
    assert found == {"cat-1": 18, "cat-2": 19, "cat-3": 19}


def test_with_minutes_allots_those_and_leaves_the_plan() -> None:
    shown = with_minutes(day([state(0), state(1, 20, allotted=7)]), {"cat-0": 12})
    assert [(s.minutes, s.allotted) for s in shown.states] == [(20, 12), (20, 7)]


MINUTES = st.lists(st.integers(1, 90), min_size=2, max_size=12)


@st.composite
def late_days(draw: st.DrawFn) -> tuple[Workshop, dt.datetime]:
    """A day at any moment: the first category runs, others may have been begun, shortened, decided or set aside."""
    minutes = draw(MINUTES)
    states, timings = [state(0, minutes[0])], [timing(0, "09:00", since="09:00")]
    for n, planned in enumerate(minutes[1:], 1):
        kind = draw(st.sampled_from(("open", "open", "open", "shorter", "shorter", "decided", "n/a")))
        took = draw(st.one_of(st.none(), st.integers(0, 60 * planned)))
        made = state(n, planned)
        if kind == "decided":
            made = decided(n, planned)
        elif kind == "n/a":
            made = state(n, planned, na_reason="Not ours.")
        elif kind == "shorter":
            made = state(n, planned, allotted=draw(st.integers(1, planned)))
        states.append(made)
        if took is not None:
            timings.append(replace(timing(n, "09:00"), spent=took))
    shown = day(states, timings, break_minutes=draw(st.integers(0, 60)))
    # mostly beyond the time of the first one
    return shown, at("09:00") + dt.timedelta(minutes=minutes[0], seconds=draw(st.integers(-3600, 6 * 3600)))


@given(late_days())
def test_a_shortened_day_ends_as_planned_or_as_early_as_it_can(made: tuple[Workshop, dt.datetime]) -> None:
    shown, now = made
    before = pace(shown, now)
    minutes = shortened(shown, now)
    if before is None or before.behind <= 0:
        assert minutes == {}
        return
    after = known(with_minutes(shown, minutes), now)
    assert after.planned_end == before.planned_end
    if after.end > after.planned_end:
        # then nobody has a minute to spare
        assert shortened(with_minutes(shown, minutes), now) == {}
        for category_id in after.rest:
            allowed = minutes.get(category_id, shown.state(category_id).allowed)
            assert 60 * (allowed - 1) < spent(shown.timing(category_id), now) + 60
    else:
        # and not a minute is taken more than is needed
        assert after.end > after.planned_end - dt.timedelta(minutes=1)


@given(late_days())
def test_shortening_only_ever_takes_and_leaves_a_minute(made: tuple[Workshop, dt.datetime]) -> None:
    shown, now = made
    day_before = pace(shown, now)
    minutes = shortened(shown, now)
    assert day_before is not None or minutes == {}
    for category_id, allotted in minutes.items():
        assert day_before is not None
        assert category_id in day_before.rest
        assert 1 <= allotted < shown.state(category_id).allowed
        assert 60 * allotted >= spent(shown.timing(category_id), now) + 60


@given(late_days())
def test_what_is_won_is_what_was_taken_away(made: tuple[Workshop, dt.datetime]) -> None:
    shown, now = made
    before = pace(shown, now)
    minutes = shortened(shown, now)
    if before is None:
        assert minutes == {}
        return
    after = known(with_minutes(shown, minutes), now)
    taken = sum(shown.state(category_id).allowed - allotted for category_id, allotted in minutes.items())
    assert before.end - after.end == dt.timedelta(minutes=taken)


@given(late_days(), st.randoms(use_true_random=False))
def test_the_order_of_the_categories_makes_no_difference(made: tuple[Workshop, dt.datetime], random: Any) -> None:
    shown, now = made
    categories = list(shown.model.categories)
    random.shuffle(categories)
    states, timings = list(shown.states), list(shown.timings)
    random.shuffle(states)
    random.shuffle(timings)
    model = replace(shown.model, categories=tuple(categories))
    mixed = replace(shown, model=model, states=tuple(states), timings=tuple(timings))
    assert shortened(mixed, now) == shortened(shown, now)
    one, other = pace(shown, now), pace(mixed, now)
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.end, one.paced_end, one.behind, set(one.rest)) == (
            other.end,
            other.paced_end,
            other.behind,
            set(other.rest),
        )


@given(late_days())
def test_equal_categories_give_nearly_the_same(made: tuple[Workshop, dt.datetime]) -> None:
    shown, now = made
    minutes = shortened(shown, now)
    cuts: dict[tuple[int, int], list[int]] = {}
    found = pace(shown, now)
    for category_id in found.rest if found else ():
        allowed = shown.state(category_id).allowed
        same = (allowed, spent(shown.timing(category_id), now))
        cuts.setdefault(same, []).append(allowed - minutes.get(category_id, allowed))
    assert all(max(group) - min(group) <= 1 for group in cuts.values())


@given(late_days(), st.integers(-2, 4))
def test_the_zone_in_which_one_looks_changes_only_the_words(made: tuple[Workshop, dt.datetime], hours: int) -> None:
    shown, now = made
    here = pace(shown, now)
    there = pace(shown, now.astimezone(dt.timezone(dt.timedelta(hours=hours))))
    assert (here is None) == (there is None)
    if here is not None and there is not None:
        assert (here.end, here.planned_end, here.behind) == (there.end, there.planned_end, there.behind)
