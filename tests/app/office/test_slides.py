"""The plan as slides: 16:9, placeholders filled, one slide per goal, charts that say what they show, notes in full."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from pptx.enum.shapes import PP_PLACEHOLDER

from app.domain.pack import PackOptions
from app.office import write_pptx
from tests.app.exchange.the_samples import each_sample, loaded
from tests.app.factories import a_full_workshop, a_workshop
from tests.app.office.reading import A, filled, hostile_texts, missing_in, parts, slides_text

ENGLISH = PackOptions(locale="en_GB")
SMALL = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


def _titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in pptx.Presentation(str(path)).slides]


@each_sample
def test_a_samples_slides_hold_everything_that_was_typed(info, tmp_path: Path) -> None:
    (path,) = write_pptx(loaded(info), tmp_path / "a.pptx", ENGLISH)
    assert missing_in(slides_text(path), loaded(info)) == []


@each_sample
def test_each_goal_has_a_slide_with_owner_due_date_and_state(info, tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_pptx(loaded(info), tmp_path / "a.pptx", ENGLISH)
    slides = [s for s in pptx.Presentation(str(path)).slides if s.shapes.title.text_frame.text.startswith("Goal ")]
    assert len(slides) == len(loaded(info).goals)
    for slide in slides:
        (facts,) = [shape.table for shape in slide.shapes if shape.has_table]
        names = [cell.text for cell in facts.rows[0].cells]
        assert names == ["Step", "Owner", "Due", "State", "Horizon"]
        assert all(cell.text for cell in facts.rows[1].cells)


@each_sample
def test_everything_stands_on_the_slide_and_no_placeholder_is_empty(info, tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_pptx(loaded(info), tmp_path / "a.pptx", ENGLISH)
    made = pptx.Presentation(str(path))
    assert abs(made.slide_width / made.slide_height - 16 / 9) < 0.001
    for slide in made.slides:
        assert slide.shapes.title.text_frame.text.strip()
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(numbers) == len(set(numbers))
        for shape in slide.placeholders:
            if shape.placeholder_format.type not in SMALL:
                assert shape.text_frame.text.strip(), (slide.shapes.title.text_frame.text, shape.name)
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_charts_and_tables_say_what_they_show(tmp_path: Path) -> None:
    (path,) = write_pptx(a_full_workshop(), tmp_path / "a.pptx", ENGLISH)
    found = 0
    for slide in pptx.Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.shape_type is not None and not shape.is_placeholder and not shape.has_text_frame:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
                found += 1
    assert found > 8


def test_what_has_no_room_stands_in_the_notes(tmp_path: Path, quick_pictures: None) -> None:
    goal = a_full_workshop().goals[2]
    criteria = tuple(
        msgspec.structs.replace(goal.criteria[0], id=f"{n:032x}", measure=f"Measure {n} " + "long " * 30)
        for n in range(12)
    )
    workshop = a_full_workshop(goals=(msgspec.structs.replace(goal, criteria=criteria, title="Title " * 60),))
    (path,) = write_pptx(workshop, tmp_path / "a.pptx", ENGLISH)
    (slide,) = [s for s in pptx.Presentation(str(path)).slides if s.shapes.title.text_frame.text.startswith("Goal 1")]
    shown = slide.placeholders[2].text_frame.text
    assert "more, in the notes" in shown
    assert len(slide.shapes.title.text_frame.text) < 240
    notes = slide.notes_slide.notes_text_frame.text
    assert all(f"Measure {n} " in notes for n in range(12))
    assert " ".join(("Title " * 60).split()) in notes


def test_many_goals_take_several_slides_that_can_be_read(tmp_path: Path, quick_pictures: None) -> None:
    goal = a_full_workshop().goals[1]
    goals = tuple(msgspec.structs.replace(goal, id=f"{n:032x}", title=f"Goal no. {n}") for n in range(40))
    (path,) = write_pptx(a_full_workshop(goals=goals), tmp_path / "a.pptx", ENGLISH)
    titles = _titles(path)
    assert titles.count("The goals, their owners and their dates") == 5
    assert titles.count("When each goal is due") == 5


def test_every_text_says_its_language_and_the_file_what_it_is(tmp_path: Path, quick_pictures: None) -> None:
    workshop = msgspec.structs.replace(a_full_workshop(), changed_at="2026-11-23T16:00:00.000+01:00")
    (path,) = write_pptx(workshop, tmp_path / "a.pptx", PackOptions(locale="en_US"))
    for part in parts(path, r"ppt/(slides|notesSlides)/\w+\.xml"):
        runs = list(part.iter(f"{A}r"))
        assert runs
        assert {run.find(f"{A}rPr").get("lang") for run in runs} == {"en-US"}
    said = pptx.Presentation(str(path)).core_properties
    assert (said.title, said.author, said.language) == ("Improvement plan: Acme · Payments", "Sam Fox", "en-US")
    assert said.created == said.modified == dt.datetime(2026, 11, 23, 15)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=hostile_texts())
def test_any_text_in_any_field_comes_back(texts: list[str], tmp_path: Path, quick_pictures: None) -> None:
    workshop = filled(a_full_workshop(), texts)
    (path,) = write_pptx(workshop, tmp_path / "a.pptx", ENGLISH)
    assert missing_in(slides_text(path), workshop) == []


@pytest.mark.parametrize("names", ["roles", "hidden"])
def test_no_name_is_told_where_that_was_chosen(names, tmp_path: Path, quick_pictures: None) -> None:
    (path,) = write_pptx(a_full_workshop(), tmp_path / "a.pptx", PackOptions(names=names, locale="en_GB"))
    text = slides_text(path)
    assert "Person 1" not in text
    assert "Ana" not in text
    assert ("Developer" in text) == (names == "roles")


def test_an_empty_workshop_has_slides_too(tmp_path: Path) -> None:
    (path,) = write_pptx(a_workshop(), tmp_path / "a.pptx", ENGLISH)
    assert _titles(path) == ["Improvement plan", "Payments has not been scored yet.", "Goals"]
