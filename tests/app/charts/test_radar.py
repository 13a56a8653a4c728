"""The profile: axes, gaps for open categories, the fallback, the places of names."""

from __future__ import annotations

import math

import pytest

from app.charts.figure import Polyline, box_of
from app.charts.radar import radar
from app.domain.workshop import CategoryState
from tests.app.charts.looks import assert_readable, circles, diamonds, lines_of, said
from tests.app.charts.shapes import LONG, make_model, make_workshop, typical


def states(*levels: tuple[int | None, int | None]) -> tuple[CategoryState, ...]:
    return tuple(CategoryState(f"c{i}", current=c, target=t) for i, (c, t) in enumerate(levels))


@pytest.mark.parametrize("categories", [3, 5, 12, 30])
def test_each_category_has_its_axis_with_both_marks(categories: int) -> None:
    figure = radar(typical(5, categories), 600, 500, 12)
    assert len(circles(figure)) == len(diamonds(figure)) == categories
    assert len(figure.tips()) == categories


@pytest.mark.parametrize("lowest", [0, 1])
def test_the_lowest_level_has_a_ring_and_is_not_the_centre(lowest: int) -> None:
    model = make_model(5, lowest=lowest)
    figure = radar(make_workshop(model, states(*[(lowest, lowest + 4)] * 5)), 600, 500)
    x = sum(mark.x for mark in circles(figure)) / 5
    y = sum(mark.y for mark in circles(figure)) / 5
    inner = [math.hypot(mark.x - x, mark.y - y) for mark in circles(figure)]
    outer = [math.hypot(mark.x - x, mark.y - y) for mark in diamonds(figure)]
    assert inner == pytest.approx([outer[0] / 5] * 5)
    assert outer == pytest.approx([outer[0]] * 5)


def test_levels_grow_outwards_evenly() -> None:
    figure = radar(make_workshop(make_model(5), states((1, 2), (2, 3), (3, 4), (4, 5), (5, 1))), 600, 500)
    grid = [mark for mark in figure.marks if isinstance(mark, Polyline) and mark.stroke == "grid"]
    assert len(grid) == 5
    x, y = (sum(point[i] for point in grid[-1].points) / 5 for i in (0, 1))
    ring = math.dist(grid[0].points[0], (x, y))
    found = [math.hypot(mark.x - x, mark.y - y) / ring for mark in circles(figure)]
    assert found == pytest.approx([1, 2, 3, 4, 5])


def test_an_open_category_keeps_its_axis_and_breaks_the_line() -> None:
    whole = radar(make_workshop(make_model(5), states(*[(2, 4)] * 5)), 600, 500)
    broken = radar(make_workshop(make_model(5), states((2, 4), (2, 4), (None, None), (2, 4), (2, 4))), 600, 500)
    (line,) = lines_of(whole, "current_mark")
    (gap,) = lines_of(broken, "current_mark")
    assert (line.closed, len(line.points)) == (True, 5)
    assert (gap.closed, len(gap.points)) == (False, 4)
    surfaces = [mark for mark in broken.marks if isinstance(mark, Polyline) and mark.fill]
    assert [surface.points[1:] for surface in surfaces] == [
        lines_of(broken, role)[0].points for role in ("target_mark", "current_mark")
    ]
    assert len({surface.points[0] for surface in surfaces}) == 1
    assert len(circles(broken)) == 4
    assert "open" in said(broken)
    assert "Build & deploy: open" in broken.tips()


def test_a_current_level_without_a_target_is_shown_and_the_target_missing() -> None:
    figure = radar(make_workshop(make_model(5), states((2, None), *[(2, 4)] * 4)), 600, 500)
    assert (len(circles(figure)), len(diamonds(figure))) == (5, 4)
    assert lines_of(figure, "current_mark")[0].closed
    assert not lines_of(figure, "target_mark")[0].closed
    assert "4 of 5 categories counted · 1 open" in said(figure)


def test_two_open_neighbours_far_apart_leave_two_runs() -> None:
    levels: list[tuple[int | None, int | None]] = [(2, 4)] * 6
    levels[0] = levels[3] = (None, None)
    names = tuple(f"Name {i}" for i in range(6))
    figure = radar(make_workshop(make_model(5, names), states(*levels)), 600, 500)
    assert [len(line.points) for line in lines_of(figure, "current_mark")] == [2, 2]


def test_a_lone_known_category_has_its_marks_and_no_line() -> None:
    figure = radar(make_workshop(make_model(5), states((2, 4))), 600, 500)
    assert lines_of(figure, "current_mark") == []
    assert len(circles(figure)) == 1
    assert said(figure).count("open") == 5  # four axes and the note beneath


def test_a_category_that_is_not_applicable_has_no_axis_and_is_named_beneath() -> None:
    some = (*states(*[(2, 4)] * 4), CategoryState("c4", current=1, target=5, na_reason="bought"))
    figure = radar(make_workshop(make_model(5), some), 600, 500)
    assert len(circles(figure)) == 4
    assert "Not applicable: Information & reporting" in said(figure)
    assert "Current 2.0" in said(figure)


@pytest.mark.parametrize("categories", [1, 2])
def test_one_or_two_categories_are_drawn_as_bars(categories: int) -> None:
    figure = radar(typical(5, categories), 600, 500, 12)
    assert not any(isinstance(mark, Polyline) for mark in figure.marks)
    assert len(circles(figure)) == categories
    assert "Current" in said(figure)


def test_without_a_score_the_legend_says_so_and_shows_no_zero() -> None:
    text = said(radar(make_workshop(make_model(5)), 600, 500))
    assert "Current no score" in text
    assert "0.0" not in text
    assert "0 of 5 categories counted · 5 open" in text


def test_short_names_stand_whole() -> None:
    for categories in (3, 5, 8, 12):
        figure = radar(typical(5, categories), 622, 540, 12)
        assert "…" not in said(figure)


@pytest.mark.parametrize("height", [150, 200, 225, 300])
def test_the_word_for_an_open_category_has_room_beneath_a_name_shorter_than_it(height: float) -> None:
    model = make_model(10, ("Culture & organisation", "A", "Culture & organisation", "0"))
    assert_readable(radar(make_workshop(model), 120, height, 7))


def test_a_long_name_is_whole_in_its_tip_even_where_it_is_cut() -> None:
    figure = radar(typical(5, 30, long=True), 400, 300)
    assert "…" in said(figure)
    assert any(tip.startswith(f"{LONG}: current") for tip in figure.tips())


def test_a_larger_room_gives_a_larger_dial() -> None:
    small, large = (radar(typical(5, 5), side, side, 9) for side in (250, 600))
    sizes = []
    for figure in (small, large):
        boxes = [box_of(mark) for mark in figure.marks if isinstance(mark, Polyline) and mark.stroke == "grid"]
        sizes.append(max(box[2] for box in boxes) - min(box[0] for box in boxes))
    assert sizes[1] > 2 * sizes[0]
