"""The review in words: a sentence that reads the profile, and the table as text."""

from __future__ import annotations

import pytest

from app.domain.workshop import CategoryState, Workshop
from app.queries.review import review_view
from tests.app.charts.shapes import make_model, make_workshop, typical
from ui.review import words

NAMES = ("Build", "Test", "Culture", "Security", "Data")


def profile(*levels: tuple[int | None, int | None], **changes: dict[str, object]) -> Workshop:
    """A workshop with a category for each (current, target) on five levels from 1; `c1={...}` changes a state."""
    states = []
    for n, (current, target) in enumerate(levels):
        fields: dict[str, object] = {"current": current, "target": target, **changes.get(f"c{n}", {})}
        states.append(CategoryState(f"c{n}", **fields))  # type: ignore[arg-type]
    return make_workshop(make_model(5, NAMES[: len(levels)]), tuple(states))


NA: dict[str, object] = {"na_reason": "Not ours", "current": None, "target": None}


@pytest.mark.parametrize(
    ("workshop", "sentence"),
    [
        (profile((2, 4), (2, 3)), "Largest gap: Build, from 2 Beginner to 4 Advanced."),
        (profile((2, 4), (1, 3), (2, 3)), "Largest gaps, 2 levels each: Test, Build."),
        (profile((1, 2), (1, 2)), "Largest gaps, 1 level each: Build, Test."),
        (profile((1, 2), (1, 2), (1, 2)), "Largest gaps, 1 level each: Build, Test, Culture."),
        (profile(*[(1, 2)] * 4), "Largest gaps, 1 level each: Build, Test and 2 more."),
        (profile((2, 2), (3, 3)), "All 2 decided categories are at their targets."),
        (profile((2, 2), (None, 3)), "The decided category is at its target."),
        (profile((2, 2), (4, 3)), "No target lies above its current level."),
        (profile((2, None), (None, None)), "No category is decided yet: each needs a current and a target level."),
        (profile((2, 3), c0=NA), "Nothing is left to compare: no category applies."),
    ],
)
def test_the_reading_says_what_stands_out(workshop: Workshop, sentence: str) -> None:
    assert words.reading(review_view(workshop)) == sentence


@pytest.mark.parametrize(
    ("workshop", "sentence"),
    [
        (profile((2, 4), (2, 3), (1, 2)), "All 3 categories are decided."),
        (profile((2, 4), (2, 3)), "Both categories are decided."),
        (profile((2, 4)), "The one category is decided."),
        (profile((2, 4), (2, None), (None, None)), "1 of 3 categories is decided, 2 are open."),
        (
            profile((2, 4), (2, 3), (1, None), (1, 2), c3=NA),
            "2 of 4 categories are decided, 1 is open, 1 does not apply.",
        ),
        (profile((None, None), (1, 1), c1={"in_scope": False}), "0 of 1 categories are decided, 1 is open."),
        (profile((1, 1), c0={"in_scope": False}), "No category is in scope."),
        (profile((4, 2), (1, 2)), "Both categories are decided. In Build the target lies below the current level."),
        (
            profile((4, 2), (1, 2), (3, 1)),
            "All 3 categories are decided. In 2 categories the target lies below the current level.",
        ),
    ],
)
def test_the_counts_never_hide_what_is_open_or_set_aside(workshop: Workshop, sentence: str) -> None:
    assert words.counts(review_view(workshop)) == sentence


def test_the_title_of_the_gaps_says_what_leads_their_order() -> None:
    assert words.gaps_title(review_view(profile((1, 2)))) == "Gaps, largest first"
    prioritised = profile((1, 2), c0={"priority": "low"})
    assert words.gaps_title(review_view(prioritised)) == "Gaps, the group’s priorities first"


def test_the_table_as_text_has_a_line_per_category_and_plain_figures() -> None:
    workshop = profile((4, 2), (1, 3), (2, None), (1, 1), c1={"priority": "high"}, c3=NA)
    lines = [line.split("\t") for line in words.table_text(review_view(workshop)).splitlines()]
    assert {len(line) for line in lines} == {10}
    assert [line[0] for line in lines] == ["Category", "Test", "Build", "Culture", "Security"]
    assert lines[1][1:9] == ["1", "Base", "3", "Intermediate", "2", "High", "33", "4"]
    assert lines[2][1:9] == ["4", "Advanced", "2", "Beginner", "-2", "", "0", "0"]
    assert lines[3][1:9] == ["2", "Beginner", "", "", "", "", "", ""]
    assert lines[4][1:] == ["", "", "", "", "", "", "", "", "Not applicable: Not ours"]


def test_tabs_and_line_breaks_of_a_person_never_break_the_table() -> None:
    model = make_model(5, ("Build\tand\ndeploy", "Test"))
    na = CategoryState("c1", na_reason="First\r\nsecond\tthird")
    text = words.table_text(review_view(make_workshop(model, (CategoryState("c0", current=1, target=2), na))))
    lines = text.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("Build and deploy\t1\t")
    assert lines[2].endswith("\tNot applicable: First second third")


def test_the_tip_lists_every_practice_under_its_level_with_its_rating() -> None:
    workshop = typical(5, 5)
    view = review_view(workshop)
    row = next(row for row in view.rows if len({practice.level for practice in row.to_gain}) == 2)
    lines = words.practices_tip(view, row).splitlines()
    assert sum(line.startswith("•") for line in lines) == len(row.to_gain)
    assert [line for line in lines if not line.startswith("•")] == [
        view.level_label(rank) for rank in sorted({practice.level for practice in row.to_gain})
    ]


def test_a_row_is_said_as_a_whole_to_those_who_cannot_see_it() -> None:
    workshop = profile((1, 3), (2, None), c0={"priority": "high"})
    view = review_view(workshop)
    assert words.row_words(view, view.rows[0]) == (
        "Build. Current 1 Base, target 3 Intermediate, gap +2, weight 33. Priority high. 4 practices to gain."
    )
    assert words.row_words(view, view.rows[1]) == "Test. Open: half decided."
