"""Coverage per level: shades, words, the states that never mix."""

from __future__ import annotations

import pytest

from app.charts.coverage import DARKEST, LIGHTEST, coverage
from app.charts.figure import Circle, Diamond, Figure, Rect
from app.domain.workshop import CategoryState, PracticeRating, Rating, Workshop
from app.theme import contrast, load_theme, mix
from tests.app.charts.looks import said
from tests.app.charts.shapes import make_model, make_workshop, typical


def one_category(*ratings: tuple[int, Rating], practices: int = 2, levels: int = 4) -> Workshop:
    """One category of ranks 1..levels; ratings go to the practices of a rank in their order."""
    model = make_model(levels, ("One",), 1, practices)
    taken: dict[int, int] = {}
    found = []
    for rank, rating in ratings:
        found.append(PracticeRating(f"c0-{rank}-{taken.get(rank, 0)}", rating))
        taken[rank] = taken.get(rank, 0) + 1
    return make_workshop(model, (), tuple(found))


def shades(figure: Figure) -> list[float]:
    return [mark.fill_alpha for mark in figure.marks if isinstance(mark, Rect) and mark.fill == "current_mark"]


def test_a_cell_says_how_much_is_achieved_and_how_much_is_rated() -> None:
    text = said(coverage(one_category((1, "F"), (1, "L"), (2, "P"), (3, "N"), (3, "NA")), 600))
    assert "83% all 2 rated" in text
    assert "33% 1 of 2 rated" in text
    assert "0% 1 rated" in text
    assert "not rated" in text


def test_not_rated_not_applicable_no_practice_and_nothing_achieved_are_four_things() -> None:
    rated = coverage(one_category((1, "N"), (1, "N"), (2, "NA"), (2, "NA")), 700)
    bare = coverage(one_category(practices=0), 700)
    assert [word in said(rated) for word in ("0%", "not applicable", "not rated", "no practice")] == [
        True,
        True,
        True,
        False,
    ]
    assert said(bare).count("no practice") == 4
    assert shades(bare) == []
    assert shades(rated) == [pytest.approx(LIGHTEST)]
    dashed = [mark for mark in rated.marks if isinstance(mark, Rect) and mark.stroke == "grid" and mark.dash]
    assert len(dashed) == 2


def test_a_cell_is_the_darker_the_more_is_achieved() -> None:
    found = shades(coverage(one_category((1, "N"), (2, "P"), (3, "L"), (4, "F")), 600))
    assert found == sorted(found)
    assert (found[0], found[-1]) == (pytest.approx(LIGHTEST), pytest.approx(DARKEST))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_is_readable_on_the_lightest_and_the_darkest_cell(name: str) -> None:
    theme = load_theme(name)
    for share in (LIGHTEST, DARKEST):
        assert contrast(theme.text, mix(share, theme.current, theme.surface)) >= 4.5


@pytest.mark.parametrize(("current", "target"), [(1, 3), (3, 1), (2, 2), (None, 4), (1, None)])
def test_current_and_target_are_framed_and_marked(current: int | None, target: int | None) -> None:
    workshop = make_workshop(make_model(4, ("One",)), (CategoryState("c0", current=current, target=target),))
    figure = coverage(workshop, 600)
    frames = [
        mark for mark in figure.marks if isinstance(mark, Rect) and mark.stroke in ("current_mark", "target_mark")
    ]
    assert {mark.stroke for mark in frames} == {
        role for role, level in (("current_mark", current), ("target_mark", target)) if level is not None
    }
    assert all(bool(mark.dash) == (mark.stroke == "target_mark") for mark in frames)
    assert sum(isinstance(mark, Circle) for mark in figure.marks) == (current is not None)
    assert sum(isinstance(mark, Diamond) for mark in figure.marks) == (target is not None)


def test_narrow_cells_use_short_words_and_explain_them() -> None:
    figure = coverage(one_category((1, "F"), (2, "NA"), (2, "NA"), levels=10), 300, 40)
    assert "0/2" in said(figure)
    assert "0/4: none of four is rated yet" in said(figure)
    assert "n/a: all practices are not applicable" in said(figure)
    wide = coverage(one_category((1, "F"), (2, "NA"), (2, "NA"), levels=10), 1400)
    assert "0/4" not in said(wide)


def test_a_category_that_is_not_applicable_has_no_cells() -> None:
    workshop = make_workshop(make_model(4, ("One",)), (CategoryState("c0", na_reason="bought"),))
    figure = coverage(workshop, 600)
    assert not any(isinstance(mark, Rect) for mark in figure.marks)
    assert "not applicable: bought" in said(figure)


def test_a_tip_tells_the_whole_story_of_a_cell() -> None:
    tips = coverage(one_category((1, "F"), (1, "NA"), (2, "L")), 600).tips()
    assert "One, 1 Level 0: 100% achieved, 1 of 1 practices rated, 1 not applicable" in tips
    assert "One, 2 Level 1: 67% achieved, 1 of 2 practices rated" in tips
    assert "One, 3 Level 2: not rated" in tips


def test_a_low_room_gets_smaller_text_before_it_gets_one_line() -> None:
    workshop = typical(5, 12)
    natural = coverage(workshop, 480)
    smaller = coverage(workshop, 480, natural.height * 0.9)
    lowest = coverage(workshop, 480, 200)
    assert smaller.height <= natural.height * 0.9
    assert "rated" in said(smaller)
    assert lowest.height < smaller.height
