"""What holds for every figure of every workshop: readable, within its frame, the same states everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.charts.coverage import coverage
from app.charts.figure import Figure, box_of, moved, padded
from app.charts.gaps import gaps
from app.charts.inputs import shown
from app.charts.radar import radar
from app.domain.workshop import Workshop
from tests.app.charts.looks import assert_readable, circles, diamonds
from tests.app.charts.shapes import typical, workshops

Builder = Callable[[Workshop, float, float, float], Figure]
BUILDERS = (radar, gaps, coverage)

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize(
    "size", [(480, 300, 9.0), (180, 120, 9.0), (622, 540, 12.0), (1100, 300, 12.0), (300, 900, 12.0)]
)
@pytest.mark.parametrize("levels", [2, 3, 5, 7, 10])
@pytest.mark.parametrize("categories", [1, 2, 3, 5, 8, 12, 30])
def test_every_shape_is_readable(
    builder: Builder, size: tuple[float, float, float], levels: int, categories: int
) -> None:
    for lowest, long, mixed in ((0, False, False), (1, False, True), (1, True, True)):
        assert_readable(builder(typical(levels, categories, lowest, long, mixed), *size))


@slow
@given(workshops(), st.floats(120, 1400), st.floats(0, 1000), st.sampled_from((7.0, 9.0, 12.0, 18.0)))
@example(typical(5, 30, 1, True, True), 200.0, 0.0, 12.0)
def test_any_workshop_at_any_size_is_readable(workshop: Workshop, width: float, height: float, size: float) -> None:
    for builder in BUILDERS:
        assert_readable(builder(workshop, width, height, size))


@slow
@given(workshops())
def test_only_what_was_decided_has_a_mark(workshop: Workshop) -> None:
    states = [workshop.state(category.id) for category in workshop.scope]
    figure = gaps(workshop, 500, 300)
    assert len(circles(figure)) == len(diamonds(figure)) == sum(state.decided for state in states)
    applicable = [state for state in states if state.applicable]
    if len(applicable) >= 3:
        dial = radar(workshop, 500, 300)
        assert len(circles(dial)) == sum(state.current is not None for state in applicable)
        assert len(diamonds(dial)) == sum(state.target is not None for state in applicable)


@slow
@given(workshops())
def test_the_description_names_every_category_in_scope(workshop: Workshop) -> None:
    for builder in (radar, gaps):
        figure = builder(workshop, 500, 300)
        for category in workshop.scope:
            assert shown(category.name) in figure.description


def test_a_figure_of_nothing_in_scope_is_still_a_figure() -> None:
    from app.domain.workshop import CategoryState
    from tests.app.charts.shapes import make_model, make_workshop

    workshop = make_workshop(make_model(), tuple(CategoryState(f"c{i}", in_scope=False) for i in range(5)))
    for builder in BUILDERS:
        assert_readable(builder(workshop, 400, 200, 9.0))


def test_a_margin_moves_every_mark_by_the_same() -> None:
    figure = radar(typical(5, 5), 400, 300)
    wider = padded(figure, 10)
    assert (wider.width, wider.height) == (figure.width + 20, figure.height + 20)
    for before, after in zip(figure.marks, wider.marks, strict=True):
        assert box_of(after) == pytest.approx([edge + 10 for edge in box_of(before)])
        assert box_of(moved(after, -10, -10)) == pytest.approx(box_of(before))


def test_names_are_shown_without_control_characters_and_turned_directions() -> None:
    from tests.app.charts.shapes import make_model, make_workshop

    names = ("two\nlines\tand a tab\x00", "\u202eturned\u202c", "\ud800lone", "\u200bA\u0007")
    workshop = make_workshop(make_model(names=names))
    for builder in BUILDERS:
        shown = " ".join(text.text for text in builder(workshop, 600, 400, 9.0).texts())
        assert not any(char in shown for char in "\n\t\x00\x07\u202e\u202c\ud800")
        assert "two lines" in shown
