"""The poster: one sheet, everything in letters that can be read from two metres, every goal shown or counted."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from app.domain.pack import PackOptions, Page
from app.domain.workshop import HORIZONS
from app.report.handouts.poster_figure import LEAST, poster_figure
from tests.app.factories import a_full_workshop, a_model
from tests.app.report.handouts.looking import Looking, looking, written
from tests.app.report.handouts.shapes import SHAPES, many
from tests.app.report.reading import squeezed

__all__ = ["looking"]

BANK = SHAPES["bank-payments"]


@pytest.mark.parametrize(("paper", "size"), [("a4", (1190.55, 841.89)), ("letter", (1224, 792))])
def test_it_is_one_sheet_of_a3_or_tabloid(paper: Page, size: tuple[float, float], tmp_path: Path) -> None:
    read, result = written("poster", BANK, tmp_path, PackOptions(page=paper))
    assert result.pages == 1
    box = read.pdf.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_text_is_smaller_than_eighteen_points(shape: str, paper: Page, looking: Looking, tmp_path: Path) -> None:
    written("poster", SHAPES[shape], tmp_path, PackOptions(page=paper))
    assert min(looking.sizes) >= LEAST - 0.01
    assert max(looking.sizes) >= 26


@pytest.mark.parametrize("levels", [2, 5, 10])
@pytest.mark.parametrize("goals", [0, 1, 9, 25, 40])
def test_each_goal_is_shown_or_counted_in_its_lane(levels: int, goals: int, tmp_path: Path) -> None:
    made = a_full_workshop(a_model(levels, 30))
    made = msgspec.structs.replace(made, goals=many(made.goals, goals))
    read, result = written("poster", made, tmp_path)
    assert result.pages == 1
    shown = len(set(re.findall(r"Goal \d+, part \d+", read.text)))
    left = sum(int(n) for n in re.findall(r"(\d+) more in the plan", read.text))
    assert shown + left == goals
    for horizon in HORIZONS:
        if not any(goal.horizon == horizon for goal in made.goals):
            assert "No goal in this horizon" in read.text


@pytest.mark.parametrize("shape", ["bank-payments", "retail-data-platform", "logistics-platform", "connected-services"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_all_goals_of_a_sample_have_room_with_owner_and_date(shape: str, paper: Page, tmp_path: Path) -> None:
    workshop = SHAPES[shape]
    read, _ = written("poster", workshop, tmp_path, PackOptions(page=paper))
    for goal in workshop.goals:
        assert squeezed(goal.title) in read.flat
        assert squeezed(goal.owner) in read.flat
    assert "more in the plan" not in read.text
    assert squeezed("more categories") not in read.flat
    for category in workshop.scope:
        assert squeezed(category.name) in read.flat


@pytest.mark.parametrize("categories", [1, 3, 9, 10, 30])
@pytest.mark.parametrize("levels", [2, 3, 7, 10])
@pytest.mark.parametrize("room", [(460.0, 300.0), (480.0, 520.0)])
def test_the_picture_fits_into_its_room_and_counts_what_it_leaves_out(
    categories: int, levels: int, room: tuple[float, float]
) -> None:
    workshop = a_full_workshop(a_model(levels, categories))
    figure = poster_figure(workshop, *room)
    assert figure is not None
    assert figure.width <= room[0]
    assert figure.height <= room[1] + 0.01
    texts = [text.text for text in figure.texts()]
    shown = sum(category.name in texts for category in workshop.scope)
    left = [int(found[1]) for text in texts if (found := re.match(r"\+ (\d+) more categor", text))]
    assert shown + sum(left) == categories


def test_names_are_shown_as_chosen(tmp_path: Path) -> None:
    hidden, _ = written("poster", BANK, tmp_path, PackOptions(names="hidden"))
    roles, _ = written("poster", BANK, tmp_path, PackOptions(names="roles"))
    for person in BANK.participants:
        assert squeezed(person.name) not in hidden.flat
        assert squeezed(person.name) not in roles.flat
    assert "Test lead" in roles.text
    assert "Test lead" not in hidden.text
    assert "needs an owner" in hidden.text
