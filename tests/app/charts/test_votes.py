"""The picture of revealed votes: a dot per vote, the median framed, readable whatever the votes are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.charts.dots import packed
from app.charts.figure import Circle, Diamond, Figure, Rect
from app.charts.votes import described, median_word, votes_figure
from app.domain.agreement import Spread, spread
from app.domain.model import Level
from app.domain.votes import Side
from tests.app.charts.looks import assert_readable, said
from tests.app.charts.shapes import LONG, WORD, level_names

SIZES = ((852.0, 560.0, 26.0), (612.0, 500.0, 26.0), (1500.0, 600.0, 26.0), (340.0, 220.0, 13.0), (180.0, 0.0, 12.0))


def levels(count: int, lowest: int = 1, names: tuple[str, ...] = ()) -> tuple[Level, ...]:
    return tuple(Level(lowest + n, name) for n, name in enumerate(names or level_names(count)))


def figure_of(votes: list[int], count: int = 5, side: Side = "current", lowest: int = 1, **more: object) -> Figure:
    size = more.pop("size", 26.0)
    made = spread(votes, lowest, lowest + count - 1)
    return votes_figure(made, side, levels(count, lowest), 852, 560, size=size, **more)  # type: ignore[arg-type]


def solid(figure: Figure) -> list[Circle | Diamond]:
    return [mark for mark in figure.marks if isinstance(mark, Circle | Diamond) and mark.stroke is None]


def hollow(figure: Figure) -> list[Circle | Diamond]:
    return [mark for mark in figure.marks if isinstance(mark, Circle | Diamond) and mark.stroke is not None]


def frames(figure: Figure) -> list[Rect]:
    return [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill in ("current_fill", "target_fill")]


@pytest.mark.parametrize(("side", "shape"), [("current", Circle), ("target", Diamond)])
def test_every_vote_is_a_dot_in_the_column_of_its_level(side: Side, shape: type) -> None:
    figure = figure_of([1, 2, 2, 2, 4], side=side)
    dots = solid(figure)
    assert all(isinstance(dot, shape) for dot in dots)
    columns = {mark.tip: mark for mark in figure.marks if isinstance(mark, Rect)}
    there = {tip: sum(column.x < dot.x < column.x + column.w for dot in dots) for tip, column in columns.items()}
    assert there == {
        "Level 1: 1 vote": 1,
        "Level 2: 3 votes": 3,
        "Level 3: no votes": 0,
        "Level 4: 1 vote": 1,
        "Level 5: no votes": 0,
    }


@pytest.mark.parametrize(
    ("votes", "framed"),
    [([2, 2, 3], ["2"]), ([2, 2, 3, 3], ["2", "3"]), ([1, 1, 5, 5], ["1", "5"]), ([4], ["4"]), ([], [])],
)
def test_the_columns_of_the_median_are_framed_and_their_names_bold(votes: list[int], framed: list[str]) -> None:
    figure = figure_of(votes)
    assert [frame.tip.split()[1].rstrip(":") for frame in frames(figure)] == framed
    bold = {text.text.split()[0] for text in figure.texts() if text.weight == 700 and text.text[0].isdigit()}
    assert bold == set(framed)


def test_dots_never_touch_and_stay_in_their_column() -> None:
    for votes in ([3] * 20, [1] * 7 + [2] * 13, [3] * 40):
        figure = figure_of(votes, earlier=spread([2] * 20, 1, 5))
        columns = [mark for mark in figure.marks if isinstance(mark, Rect) and mark.tip]
        marks = solid(figure) + [dot for dot in hollow(figure) if dot.y < columns[0].y + columns[0].h]
        for dot in marks:
            assert any(column.x <= dot.x - dot.r and dot.x + dot.r <= column.x + column.w for column in columns)
        for dot, other in ((a, b) for n, a in enumerate(marks) for b in marks[n + 1 :]):
            assert max(abs(dot.x - other.x), abs(dot.y - other.y)) >= dot.r + other.r - 0.8


@pytest.mark.parametrize("count", [6, 20, 40])
def test_many_dots_have_a_number_above_them(count: int) -> None:
    figure = figure_of([3] * count)
    assert len(solid(figure)) == count
    assert str(count) in [text.text for text in figure.texts()]
    assert min(text.y for text in figure.texts() if text.text == str(count)) < min(dot.y for dot in solid(figure))


def test_few_dots_have_none() -> None:
    assert [text.text for text in figure_of([3] * 5).texts() if text.text == "5"] == ["5"]


def test_very_many_votes_are_bars_as_long_as_their_number() -> None:
    figure = figure_of([1] * 50 + [2] * 100 + [3] * 50)
    bars = [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill == "current_mark"]
    assert len(bars) == len(solid(figure)) == 3
    lengths = [bar.h for bar in bars]
    assert lengths[0] < lengths[1]
    assert lengths[0] == pytest.approx(lengths[2])
    assert {"50", "100"} <= {text.text for text in figure.texts()}


def test_the_round_before_is_hollow_and_smaller_with_a_word_beneath() -> None:
    figure = figure_of([3, 3, 3], earlier=spread([1, 3, 5, 5], 1, 5))
    assert "the round before" in said(figure)
    before = [dot for dot in hollow(figure) if dot.y < 520]
    assert len(before) == 4
    assert max(dot.r for dot in before) < min(dot.r for dot in solid(figure))
    assert "Level 5: no votes, the round before 2" in figure.tips()
    assert hollow(figure_of([3, 3, 3])) == []


@pytest.mark.parametrize("n", [1, 7])
def test_who_cannot_judge_is_counted_beneath(n: int) -> None:
    figure = figure_of([2, 2, 3], cannot_judge=n)
    assert f"{n} cannot judge" in said(figure)
    assert f"{n} cannot judge." in figure.description
    assert "cannot judge" not in said(figure_of([2, 2, 3]))


def test_two_pictures_with_as_many_lines_beneath_stand_on_one_base_line() -> None:
    bare, full = figure_of([2, 3], foot_lines=1), figure_of([2, 3], cannot_judge=2, foot_lines=1)
    assert [dot.y for dot in solid(bare)] == [dot.y for dot in solid(full)]
    assert [dot.y for dot in solid(bare)] != [dot.y for dot in solid(figure_of([2, 3]))]


def test_without_a_vote_it_says_so() -> None:
    figure = figure_of([], cannot_judge=3)
    assert "No votes" in said(figure)
    assert figure.description == "No votes. 3 cannot judge."


def test_the_picture_is_told_in_words() -> None:
    named = levels(5, names=("Base", "Beginner", "Middle", "Advanced", "Expert"))
    assert described(spread([2, 2, 3, 3], 1, 5), named, 1, spread([1], 1, 5)) == (
        "Level 2 Beginner: 2 votes, level 3 Middle: 2 votes. Median 2|3. 1 cannot judge. "
        "The round before: Level 1 Base: 1 vote."
    )
    assert figure_of([2]).title == "Votes on the current level"
    assert figure_of([2], side="target").title == "Votes on the target level"


@pytest.mark.parametrize(("votes", "word"), [([], ""), ([2], "2"), ([2, 3], "2|3"), ([1, 1, 5, 5], "1|5")])
def test_the_median_is_written_as_one_or_both_middle_votes(votes: list[int], word: str) -> None:
    assert median_word(spread(votes, 1, 5)) == word


def test_all_names_are_shown_in_one_way_or_only_the_ranks() -> None:
    roomy = votes_figure(spread([1], 1, 3), "current", levels(3, names=("Low", "Mid", "High")), 800, 400, size=26)
    assert {"1 Low", "2 Mid", "3 High"} <= {text.text for text in roomy.texts()}
    tight = votes_figure(spread([1], 1, 3), "current", levels(3, names=(WORD, "Mid", LONG)), 300, 400, size=26)
    assert {text.text for text in tight.texts()} == {"1", "2", "3"}
    names = ("Base", "Beginner", "Intermediate", "Advanced", "Expert")
    cut = votes_figure(spread([1], 1, 5), "current", levels(5, names=names), 840, 500, size=26)
    assert {"Base", "Beginner", "Advanced"} <= {text.text for text in cut.texts()}
    assert any(text.text.startswith("Intermed") for text in cut.texts())


def test_no_text_is_smaller_than_asked_for() -> None:
    for size in (12.0, 26.0):
        figure = figure_of([1] * 20, 10, cannot_judge=3, earlier=spread([2] * 9, 1, 10), size=size)
        assert {text.size for text in figure.texts()} == {size}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [2, 3, 5, 7, 10])
@pytest.mark.parametrize("votes", [0, 1, 8, 20, 200])
def test_every_shape_is_readable(size: tuple[float, float, float], count: int, votes: int) -> None:
    ranks = range(count)
    for names in ((), (LONG, WORD, "A") * 4):
        shown = levels(count, 0, names[:count])
        for made in ([0] * votes, [ranks[n * n % count] for n in range(votes)], [ranks[-1]] * votes):
            for earlier in (None, spread([0] * 20, 0, count - 1), spread([], 0, count - 1)):
                for side in ("current", "target"):
                    now = spread(made, 0, count - 1)
                    width, height, text = size
                    figure = votes_figure(
                        now, side, shown, width, height, size=text, cannot_judge=votes // 4, earlier=earlier
                    )
                    assert_readable(figure)
                    assert figure.height >= height
                    assert figure.tips()


spreads = st.integers(2, 10).flatmap(
    lambda count: st.tuples(
        st.lists(st.integers(1, count), max_size=60).map(lambda votes: spread(votes, 1, count)),
        st.one_of(st.none(), st.lists(st.integers(1, count), max_size=60).map(lambda votes: spread(votes, 1, count))),
    )
)


@given(spreads, st.floats(100, 1800), st.floats(0, 900), st.sampled_from((9.0, 13.0, 26.0)), st.integers(0, 20))
@example((spread([], 1, 2), spread([], 1, 2)), 100.0, 0.0, 13.0, 0)
def test_any_votes_at_any_size_are_readable(
    both: tuple[Spread, Spread | None], width: float, height: float, size: float, cannot_judge: int
) -> None:
    made, earlier = both
    figure = votes_figure(
        made, "target", levels(made.highest), width, height, size=size, cannot_judge=cannot_judge, earlier=earlier
    )
    assert_readable(figure)
    assert all(text.size >= size for text in figure.texts())
    ever = [*made.votes, *(earlier.votes if earlier else ())]
    if ever and max(ever.count(rank) for rank in ever) <= 5 and width >= 40 * size:
        assert len(solid(figure)) == len(made.votes)


@given(st.integers(1, 300), st.floats(5, 400), st.floats(5, 800), st.floats(5, 100))
def test_packed_dots_fit_and_are_hardly_smaller_than_they_could_be(
    most: int, width: float, height: float, largest: float
) -> None:
    packing = packed(most, width, height, largest, 0.0)
    assert packing is not None
    across, pitch = packing.across, packing.pitch
    down = -(-most // across)
    assert across * pitch <= width + 1e-6
    assert down * pitch <= height + 1e-6
    best = max(min(largest, width / n, height / -(-most // n)) for n in range(1, most + 1))
    assert best / 1.25 - 1e-6 <= pitch <= best + 1e-6


@given(st.integers(1, 300), st.floats(5, 400), st.floats(5, 800), st.floats(1, 30))
def test_dots_are_given_up_only_where_none_are_large_enough(
    most: int, width: float, height: float, smallest: float
) -> None:
    best = max(min(width / n, height / -(-most // n)) for n in range(1, most + 1))
    packing = packed(most, width, height, 1000.0, smallest)
    assert (packing is not None) == (best >= smallest)
    assert packing is None or packing.pitch >= smallest


def test_columns_lie_side_by_side() -> None:
    columns = [mark for mark in figure_of([1, 2, 3]).marks if isinstance(mark, Rect) and mark.tip]
    assert len(columns) == 5
    for one, other in pairwise(columns):
        assert one.x + one.w < other.x
        assert other.w == pytest.approx(one.w)
