"""The gap chart: order, bars, signs, what stands beneath."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.charts.gaps import gaps
from app.domain.workshop import CategoryState
from tests.app.charts.looks import bars, circles, diamonds, said
from tests.app.charts.shapes import NAMES, make_model, make_workshop, typical


def test_rows_stand_in_the_order_of_gaps() -> None:
    states = (
        CategoryState("c0", current=1, target=2),
        CategoryState("c1", current=1, target=4),
        CategoryState("c2", current=2, target=3, priority="high"),
        CategoryState("c3", current=5, target=3),
    )
    figure = gaps(make_workshop(make_model(5, NAMES[:4]), states), 480)
    rows = [mark.tip.split(":")[0] for mark in sorted(circles(figure), key=lambda mark: mark.y)]
    assert rows == ["Build & deploy", "Design & architecture", "Culture & organisation", "Test & verification"]


@pytest.mark.parametrize(("current", "target", "sign"), [(1, 3, "+2"), (4, 2, "\u22122"), (3, 3, "0"), (1, 5, "+4")])
def test_the_bar_lies_between_the_marks_and_the_sign_says_which_way(current: int, target: int, sign: str) -> None:
    workshop = make_workshop(make_model(5, ("One",)), (CategoryState("c0", current=current, target=target),))
    figure = gaps(workshop, 480)
    (circle,), (diamond,) = circles(figure), diamonds(figure)
    assert (circle.x < diamond.x) == (current < target)
    assert (circle.x > diamond.x) == (current > target)
    assert circle.y == diamond.y
    drawn = [(bar.x, bar.x + bar.w) for bar in bars(figure)]
    assert drawn == ([] if current == target else [pytest.approx(sorted((circle.x, diamond.x)))])
    (shown,) = [text for text in figure.texts() if text.text == sign]
    assert shown.color == ("target" if current < target else "muted")


def test_equal_levels_show_both_marks_the_round_one_inside() -> None:
    figure = gaps(make_workshop(make_model(5, ("One",)), (CategoryState("c0", current=3, target=3),)), 480)
    (circle,), (diamond,) = circles(figure), diamonds(figure)
    assert (circle.x, circle.y) == (diamond.x, diamond.y)
    assert circle.r < diamond.r / 2
    assert figure.marks.index(circle) > figure.marks.index(diamond)


def test_levels_lie_at_even_distances() -> None:
    states = tuple(CategoryState(f"c{i}", current=1 + i, target=5) for i in range(5))
    figure = gaps(make_workshop(make_model(5), states), 480)
    xs = sorted(mark.x for mark in circles(figure))
    assert [b - a for a, b in pairwise(xs)] == pytest.approx([xs[1] - xs[0]] * 4)


def test_open_and_not_applicable_rows_stand_beneath_with_their_word() -> None:
    states = (
        CategoryState("c0", current=1, target=2),
        CategoryState("c1", na_reason="bought <b>&</b> sold"),
        CategoryState("c2", current=2),
        CategoryState("c3", target=4),
        CategoryState("c4", in_scope=False),
    )
    figure = gaps(make_workshop(make_model(6, (*NAMES[:5], "Last")), states), 480)
    text = said(figure)
    assert "not applicable: bought <b>&</b> sold" in text
    assert "current 2 Level 1, target open" in text
    assert "current open, target 4 Level 3" in text
    assert "Information & reporting" not in text
    lowest = max(mark.y for mark in circles(figure))
    beneath = {mark.text for mark in figure.texts() if mark.y > lowest + 5}
    assert {"Design & architecture", "Build & deploy", "Test & verification", "Last", "open"} <= beneath
    assert len(circles(figure)) == 1


@pytest.mark.parametrize(("levels", "width"), [(3, 480), (5, 480), (7, 480), (10, 480), (10, 900), (7, 250)])
def test_every_levels_name_is_told_above_or_beneath(levels: int, width: float) -> None:
    workshop = typical(levels, 5)
    text = said(gaps(workshop, width))
    for level in workshop.model.levels:
        for word in level.name.split():
            assert word in text


def test_the_priority_is_shown_where_there_is_one() -> None:
    workshop = typical(5, 5)
    plain = make_workshop(
        workshop.model, tuple(CategoryState(s.category_id, current=1, target=2) for s in workshop.states)
    )
    assert {"Priority", "High", "Medium", "Low"} <= set(said(gaps(workshop, 480)).split())
    assert "Priority" not in said(gaps(plain, 480))


def test_more_height_spreads_the_rows_and_less_makes_the_text_smaller() -> None:
    workshop = typical(5, 12)
    natural, spread, tight = gaps(workshop, 480), gaps(workshop, 480, 420), gaps(workshop, 480, 185)
    assert natural.height < spread.height <= 420
    assert tight.height <= 185
    assert max(text.size for text in tight.texts()) < max(text.size for text in natural.texts())


def test_with_nothing_decided_there_are_only_the_words() -> None:
    figure = gaps(make_workshop(make_model(5)), 480)
    assert circles(figure) == []
    assert said(figure).count("open") == 5
