"""Rating practices: with the mouse, by letter, with a reason for what does not apply."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from app.commands import RatePractice
from app.domain.workshop import CategoryState, PracticeRating, Rating, Workshop
from tests.app.factories import a_model, a_workshop
from ui.score.rating import RatingStrip

if TYPE_CHECKING:
    from tests.ui.score.conftest import Room

Enter = Callable[[Workshop], "Room"]
FIRST, SECOND, THIRD = "cat-0-p-1-0", "cat-0-p-1-1", "cat-0-p-2-0"


def _strip(room: Room, practice_id: str, prefix: str = "rating") -> RatingStrip:
    strip = room.find(f"{prefix}_{practice_id}")
    assert isinstance(strip, RatingStrip)
    return strip


def _press(room: Room, practice_id: str, rating: Rating, prefix: str = "rating") -> None:
    strip = _strip(room, practice_id, prefix)
    room.click(strip.objectName(), strip.cell(rating))


@pytest.mark.parametrize("rating", ["N", "P", "L", "F"])
def test_a_click_rates_and_a_second_one_opens_it_again(room: Room, rating: Rating) -> None:
    _press(room, FIRST, rating)
    assert room.rating(FIRST) == rating
    assert _strip(room, FIRST).rating == rating
    _press(room, FIRST, rating)
    assert room.rating(FIRST) is None
    assert _strip(room, FIRST).rating is None


def test_letters_rate_one_practice_after_the_other(room: Room) -> None:
    room.key("c")
    assert room.focus is _strip(room, FIRST)
    for letter in "fpnl":
        room.key(letter)
    assert [room.rating(p) for p in (FIRST, SECOND, THIRD, "cat-0-p-2-1")] == ["F", "P", "N", "L"]
    assert room.page.detail == "cat-0"
    assert room.focus is _strip(room, "cat-0-p-3-0")
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_Delete)
    assert room.rating("cat-0-p-2-1") is None


def test_escape_gives_the_letters_back_to_the_page(room: Room) -> None:
    room.key("c")
    room.key(Qt.Key.Key_Escape)
    assert room.focus is room.page
    room.key("n")
    assert room.page.detail == "cat-1"
    assert room.workshop.ratings == ()


def test_digits_decide_while_practices_are_rated(room: Room) -> None:
    room.key("c")
    room.key("3")
    assert room.state().current == 3


def test_arrows_go_from_row_to_row_and_choose_within_one(room: Room) -> None:
    room.key("c")
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Right)
    assert room.rating(SECOND) == "N"
    room.key(Qt.Key.Key_Right)
    assert room.rating(SECOND) == "P"
    room.key(Qt.Key.Key_Left)
    assert room.rating(SECOND) == "N"
    assert room.focus is _strip(room, SECOND)


def test_what_does_not_apply_asks_for_its_reason_in_place(room: Room) -> None:
    _press(room, FIRST, "NA")
    assert room.rating(FIRST) is None
    line = room.find(f"rating_{FIRST}_reason")
    assert line.hasFocus()
    room.type("We have no servers.")
    room.key(Qt.Key.Key_Return)
    found = room.workshop.rating(FIRST)
    assert found is not None
    assert (found.rating, found.reason) == ("NA", "We have no servers.")
    assert not line.isVisible()
    assert _strip(room, FIRST).hasFocus()


def test_no_reason_is_refused_beside_the_field_and_the_question_stays(room: Room) -> None:
    room.key("c")
    room.key("a")
    room.key(Qt.Key.Key_Return)
    line = room.find(f"rating_{FIRST}_reason")
    assert line.isVisible()
    assert line.property("invalid") is True
    assert room.rating(FIRST) is None
    room.type("No servers.")
    room.key(Qt.Key.Key_Return)
    assert room.rating(FIRST) == "NA"
    assert not line.isVisible()


def test_escape_takes_the_question_back(room: Room) -> None:
    room.key("c")
    room.key("f")
    room.key(Qt.Key.Key_Up)
    room.key("a")
    room.type("perhaps")
    room.key(Qt.Key.Key_Escape)
    assert room.rating(FIRST) == "F"
    assert _strip(room, FIRST).hasFocus()


def test_a_reason_that_was_typed_is_kept_when_one_goes_elsewhere(room: Room) -> None:
    _press(room, FIRST, "NA")
    room.type("No servers.")
    room.click("level_2")
    assert room.rating(FIRST) == "NA"
    _press(room, SECOND, "NA")
    room.type("Nor these.")
    room.page.flush()
    assert room.rating(SECOND) == "NA"


def test_a_reason_of_20001_characters_is_refused_and_stays(room: Room) -> None:
    _press(room, FIRST, "NA")
    line = room.find(f"rating_{FIRST}_reason")
    line.setText("x" * 20_001)  # type: ignore[attr-defined]
    room.key(Qt.Key.Key_Return)
    assert room.rating(FIRST) is None
    assert line.text() == "x" * 20_001  # type: ignore[attr-defined]
    assert line.isVisible()


def test_a_reason_can_be_reworded_and_the_practice_apply_again(room: Room) -> None:
    room.desk.bridge.do(RatePractice(workshop_id=room.id, practice_id=FIRST, rating="NA", reason="No servers."))
    room.key("c")
    room.key("a")
    line = room.find(f"rating_{FIRST}_reason")
    assert line.text() == "No servers."  # type: ignore[attr-defined]
    room.type("All of it is bought.")
    room.key(Qt.Key.Key_Return)
    assert room.workshop.rating(FIRST) == PracticeRating(FIRST, "NA", "All of it is bought.")
    _press(room, FIRST, "L")
    assert room.workshop.rating(FIRST) == PracticeRating(FIRST, "L")


def test_the_counts_follow(room: Room) -> None:
    assert room.text("practices_count") == "0 of 10 in place"
    _press(room, FIRST, "L")
    _press(room, SECOND, "P")
    assert room.text("practices_count") == "1 of 10 in place"
    room.desk.bridge.undo()
    room.desk.bridge.undo()
    assert room.text("practices_count") == "0 of 10 in place"


def test_the_filter_shows_the_next_level_alone(room: Room) -> None:
    choice = room.page.body.practices.filter
    room.key("2")
    room.desk.qtbot.mouseClick(choice.segment("next"), Qt.MouseButton.LeftButton)
    assert [row.practice.id for row in room.page.body.practices.list.rows()] == ["cat-0-p-3-0", "cat-0-p-3-1"]
    room.key("5")
    assert [row.practice.level for row in room.page.body.practices.list.rows()] == [5, 5]
    room.desk.qtbot.mouseClick(choice.segment("all"), Qt.MouseButton.LeftButton)
    assert len(room.page.body.practices.list.rows()) == 10


def test_a_row_unfolds_how_one_would_see_it(room: Room) -> None:
    row = room.page.body.practices.list.row(FIRST)
    before = row.height()
    room.key("c")
    room.key(Qt.Key.Key_Space)
    assert row.height() > before
    room.key(Qt.Key.Key_Space)
    assert row.height() == before
    assert "At least 10% of 0" in row.toolTip()


def test_the_focus_stays_on_its_practice_while_others_change(room: Room) -> None:
    room.key("c")
    room.key(Qt.Key.Key_Down)
    room.desk.bridge.do(RatePractice(workshop_id=room.id, practice_id=FIRST, rating="F"))
    room.desk.settle()
    assert room.focus is _strip(room, SECOND)


def test_the_list_is_one_stop_for_the_tab_key(room: Room) -> None:
    strips = [row.strip for row in room.page.body.practices.list.rows()]
    assert sum(bool(s.focusPolicy() & Qt.FocusPolicy.TabFocus) for s in strips) == 1


def test_each_strip_says_its_practice_and_rating(room: Room) -> None:
    strip = _strip(room, FIRST)
    assert strip.accessibleName().endswith("Not rated yet")
    _press(room, FIRST, "P")
    assert strip.accessibleName() == "Practice 0 of level 1 in category 0.: Partly achieved"


def test_why_not_higher_lists_what_is_missing_for_the_next_level(enter: Enter) -> None:
    ratings = (PracticeRating("cat-0-p-3-0", "F"), PracticeRating("cat-0-p-3-1", "P"))
    shown = a_workshop(a_model(lowest=1), ratings=ratings, states=(CategoryState("cat-0", current=2),))
    room = enter(replace(shown))
    assert [row.practice.id for row in room.page.body.why.list.rows()] == ["cat-0-p-3-1"]
    assert room.text("next_headline") == "3 Level 3: The team does 0 as level 3 says"
    assert room.text("unmet_count") == "1 practice to go"


def test_a_practice_ticked_there_stays_until_the_level_changes(room: Room) -> None:
    room.key("2")
    room.key("w")
    assert room.focus is _strip(room, "cat-0-p-3-0", "why")
    room.key("f")
    assert room.rating("cat-0-p-3-0") == "F"
    assert [row.practice.id for row in room.page.body.why.list.rows()] == ["cat-0-p-3-0", "cat-0-p-3-1"]
    assert room.text("unmet_count") == "1 practice to go"
    room.key("l")
    assert room.text("unmet_count") == ""
    assert "in place" in room.text("next_headline")
    room.key("3")
    assert [row.practice.level for row in room.page.body.why.list.rows()] == [4, 4]
    room.key("2")
    assert room.page.body.why.list.rows() == []


def test_w_from_within_folds_it_and_gives_the_keys_back(room: Room) -> None:
    room.key("w")
    room.key("w")
    assert not room.page.body.why.is_open
    assert room.focus is room.page
    room.key("w")
    assert room.page.body.why.is_open


def test_the_highest_level_has_nothing_above_it(room: Room) -> None:
    room.key("5")
    assert room.text("next_headline") == "This is the highest level of the model."
    assert room.page.body.why.list.rows() == []


def test_a_refusal_is_told_and_shows_nothing_as_rated(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.desk.bridge.workbench._library, "read_only", True)
    _press(room, FIRST, "F")
    assert _strip(room, FIRST).rating is None
    assert "can only be read" in room.page.notice.text


def test_a_model_without_practices_shows_none_of_this(enter: Enter) -> None:
    room = enter(a_workshop(a_model(practices=0)))
    assert not room.page.body.practices.isVisible()
    assert "without practices" in room.text("suggestion")
    room.key("c")
    room.key("w")
    room.key("2")
    assert room.state().current == 2


def test_the_suggestion_follows_the_ratings_and_decides_nothing(enter: Enter) -> None:
    room = enter(a_workshop(a_model(levels=3)))
    assert not room.find("suggested_level").isVisible()
    for rating, practice in (("F", "0-0"), ("L", "0-1"), ("P", "1-0")):
        command = RatePractice(workshop_id=room.id, practice_id=f"cat-0-p-{practice}", rating=rating)  # type: ignore[arg-type]
        room.desk.bridge.do(command)
    assert room.text("suggested_level") == "Suggests 0"
    assert "in place up to 0 Level 0" in room.text("suggestion")
    assert "3 of 6 practices are rated" in room.text("suggestion")
    assert room.state().current is None


def test_two_stories_are_both_told(enter: Enter) -> None:
    ratings = tuple(
        PracticeRating(f"cat-0-p-{rank}-{n}", "P" if rank == 0 else "F") for rank in range(3) for n in range(2)
    )
    room = enter(a_workshop(a_model(levels=3), ratings=ratings))
    assert room.text("suggested_level") == "Suggests 0 · profile 2.0"
    assert "0 Level 0 is not complete yet." in room.text("suggestion")
    assert "the profile comes to 2.0" in room.text("suggestion")
    assert "2 Level 2: 100 %" in room.find("coverage").accessibleDescription()


def test_the_question_for_a_reason_comes_into_sight(room: Room) -> None:
    room.desk.window.resize(1280, 720)
    room.desk.settle()
    room.key("c")
    for _ in range(4):
        room.key(Qt.Key.Key_Down)
    room.key("a")
    line = room.focus
    assert line is not None
    room.desk.settle()
    assert line.visibleRegion().boundingRect().height() == line.height()
