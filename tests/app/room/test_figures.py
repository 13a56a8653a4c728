"""What holds for every scene of every workshop: readable from ten metres, within the page, nothing over another."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.charts.figure import Rect, box_of, overlap
from app.domain.clock import Face
from app.queries.room import Place, Revealed, scene
from app.room import blank, room_figure, say
from app.room.page import page_of
from tests.app.charts.looks import said
from tests.app.room.scenes import (
    LONG,
    NOW,
    ODD_SHAPES,
    SHAPES,
    TEXTS,
    WORD,
    all_scenes,
    assert_fit_for_the_room,
    faces,
    make_model,
    make_workshop,
    people_texts,
    with_clock,
)

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
OVER = Face("c0", 720, 850, False)


@pytest.mark.parametrize("levels", [2, 3, 5, 7, 10])
@pytest.mark.parametrize("text", TEXTS)
def test_every_scene_is_readable_whatever_its_texts(levels: int, text: str) -> None:
    for headline in ("", "Short", LONG[:88], LONG, WORD):
        workshop = make_workshop(make_model(levels, 6, text=text, headline=headline), goals=7, decided=True, text=text)
        for found in all_scenes(workshop, [1, 1, 2, 2, 2], [1, 2, 2]):
            for shape in ((1024, 768), (1920, 1080)):
                assert_fit_for_the_room(room_figure(with_clock(found, OVER), *shape))


@pytest.mark.parametrize("shape", SHAPES + ODD_SHAPES)
@pytest.mark.parametrize("categories", [1, 2, 8, 15, 30])
def test_every_scene_is_readable_on_every_screen(shape: tuple[int, int], categories: int) -> None:
    for goals in (0, 1, 12, 40):
        for text in ("", "Build, deploy and everything else", LONG[:300]):
            workshop = make_workshop(make_model(5, categories, 0, text), goals=goals, decided=True, text=text)
            for found in all_scenes(workshop, [0, 0, 4, 4, None], [1]):
                assert_fit_for_the_room(room_figure(found, *shape))


@pytest.mark.parametrize("count", [1, 2, 20, 200])
@pytest.mark.parametrize("levels", [2, 5, 10])
def test_any_number_of_votes_fits(count: int, levels: int) -> None:
    workshop = make_workshop(make_model(levels, 3), people=count)
    apart: list[int | None] = [1 + (n * n) % levels for n in range(count)]
    for votes in ([1] * count, apart, [*apart[:-1], None]):
        for earlier in ((), [levels] * count, apart):
            for found in all_scenes(workshop, votes, earlier):
                for shape in SHAPES[:3]:
                    assert_fit_for_the_room(room_figure(found, *shape))


@slow
@given(st.data())
def test_any_scene_at_all_is_readable(data: st.DataObject) -> None:
    levels, lowest = data.draw(st.integers(2, 10)), data.draw(st.integers(0, 1))
    model = make_model(levels, data.draw(st.integers(1, 30)), lowest, data.draw(people_texts), data.draw(people_texts))
    workshop = make_workshop(
        model,
        people=data.draw(st.sampled_from((0, 1, 8, 41, 200))),
        goals=data.draw(st.integers(0, 40)),
        decided=data.draw(st.booleans()),
        text=data.draw(people_texts),
    )
    votes = st.lists(st.one_of(st.none(), st.sampled_from(model.ranks)), min_size=1, max_size=60)
    shape = data.draw(st.sampled_from(SHAPES + ODD_SHAPES))
    face = data.draw(faces)
    for found in all_scenes(workshop, data.draw(votes), data.draw(st.one_of(st.just([]), votes))):
        assert_fit_for_the_room(room_figure(with_clock(found, face), *shape))


@pytest.mark.parametrize(
    ("shape", "page"),
    [
        ((1920, 1080), (1920, 1080)),
        ((3840, 2160), (1920, 1080)),
        ((1280, 720), (1920, 1080)),
        ((1024, 768), (1440, 1080)),
        ((2520, 1080), (2520, 1080)),
        ((720, 1440), (1440, 2880)),
    ],
)
def test_the_page_has_the_screens_shape(shape: tuple[int, int], page: tuple[float, float]) -> None:
    figure = blank(*shape)
    assert (figure.width, figure.height) == pytest.approx(page)


def test_a_very_wide_screen_keeps_the_texts_together() -> None:
    page = page_of(5120, 1080)
    assert page.inner == pytest.approx(2520 - 144)
    assert page.left == pytest.approx(page.width - page.right)


def test_without_a_workshop_only_the_programs_name_is_shown() -> None:
    assert said(blank()) == "Levelset"


def test_every_scene_is_told_in_words_with_its_texts() -> None:
    workshop = make_workshop(make_model(5, 3, headline="Looks like this"), goals=3, decided=True, text="Some words")
    for found in all_scenes(workshop, [1, 2, 2, 4], [3]):
        figure = room_figure(found, 1920, 1080)
        assert figure.description == say(found)
        assert figure.title
        assert figure.description.endswith((".", "?", "!"))


def test_equal_scenes_make_equal_figures() -> None:
    workshop = make_workshop(make_model(), goals=3, decided=True)
    for one, other in zip(all_scenes(workshop, [1, 2, 2]), all_scenes(workshop, [1, 2, 2]), strict=True):
        assert room_figure(one, 1920, 1080) == room_figure(other, 1920, 1080)


def test_a_workshop_with_nothing_in_scope_is_welcomed_without_an_agenda() -> None:
    from msgspec.structs import replace

    from app.domain.workshop import CategoryState

    workshop = make_workshop(make_model())
    empty = replace(workshop, states=tuple(CategoryState(f"c{n}", in_scope=False) for n in range(3)))
    for page in ("prepare", "score", "review", "plan", "export"):
        figure = room_figure(scene(empty, Place(page), NOW), 1920, 1080)
        assert_fit_for_the_room(figure)
    assert "Agenda" not in said(room_figure(scene(empty, Place("prepare"), NOW), 1920, 1080))


def test_the_clock_moves_nothing_but_itself() -> None:
    workshop = make_workshop(make_model(text="A name of some length for a category"))
    found = scene(workshop, Place("score", "c0"), NOW + dt.timedelta(0))
    faces_of_a_day = [Face("c0", 720, spent, running) for spent in (0, 79, 719, 720, 1300) for running in (True, False)]
    others = set()
    for face in faces_of_a_day:
        figure = room_figure(with_clock(found, face), 1920, 1080)
        others.add(tuple(mark for mark in figure.texts() if len(mark.text) > 1))
    assert len(others) == 1


@pytest.mark.parametrize("people", [3, 9, 20])
@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_stands_on_the_plate_of_a_prompt_but_its_own(shape: tuple[int, int], people: int) -> None:
    """A prompt of two lines has a plate that is higher than one line's."""
    votes: list[int | None] = [1 + n % 3 for n in range(people)]
    scenes = all_scenes(make_workshop(make_model(), people=people), votes)
    figure = room_figure(next(found for found in scenes if isinstance(found, Revealed)), *shape)
    plates = [mark for mark in figure.marks if isinstance(mark, Rect) and mark.fill in ("warn_fill", "good_fill")]
    assert plates
    for plate in plates:
        inside = [text for text in figure.texts() if overlap(box_of(text), box_of(plate), 0.05)]
        assert inside
        left, top, right, bottom = box_of(plate)
        for text in inside:
            box = box_of(text)
            assert left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
