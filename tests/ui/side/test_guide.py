"""The panel that tells the facilitator what to say: for every step, with the keys that hold at that time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.commands import AddParticipant, CastVote, Decide, OpenRound, RevealRound, StartBreak
from app.domain.workshop import Workshop
from app.queries.guide import guide
from app.queries.kit import checklist_view
from app.queries.room import Place
from tests.app.factories import NASTY, a_model, a_workshop, workshops
from ui.actions import table
from ui.widgets.page import Page

if TYPE_CHECKING:
    from tests.ui.side.conftest import Seat

F2, F4, ESC = Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_Escape
SPECS = {spec.id: spec for spec in table()}
PLACES = st.sampled_from(["library", "prepare", "score", "review", "plan", "export", "keys"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(workshops(max_levels=10, max_categories=4), PLACES, st.integers(0, 3))
def test_each_action_of_a_guide_is_there_and_works_on_its_page(made: Workshop, page: str, nth: int) -> None:
    category = made.model.categories[nth % len(made.model.categories)].id
    for do in guide(made, Place(page, category if page == "score" else "")).do:
        if do.action:
            assert SPECS[do.action].page in ("", page)


def test_each_action_of_the_checklist_is_there() -> None:
    named = {line.action for line in checklist_view(a_workshop()).lines} - {""}
    assert named
    assert all(SPECS[action].page == "" for action in named)


@pytest.mark.parametrize(("key", "name"), [("r", "rationale"), ("d", "dissent"), ("q", "note_text")])
def test_a_field_keeps_the_keys_when_the_page_makes_room_for_the_panel(seat: Seat, key: str, name: str) -> None:
    seat.desk.window.resize(1440, 900)
    seat.desk.settle()
    seat.key(key)
    seat.type("2 of 9")
    for shown in (True, False, True, False):
        seat.key(F2)
        assert seat.panel.isVisible() is shown
        assert seat.focus is not None
        assert seat.focus.objectName() == name
    seat.type(" hold it is 1")
    assert seat.focus.toPlainText() == "2 of 9 hold it is 1"  # type: ignore[attr-defined]
    assert all((state.current, state.target) == (None, None) for state in seat.workshop.states)


def test_one_key_opens_it_and_the_same_closes_it_while_the_page_keeps_its_keys(seat: Seat) -> None:
    before = seat.focus
    seat.key(F2)
    assert seat.panel.isVisible()
    assert seat.panel.title.text() == "What to say"
    assert seat.panel.guide.title.text() == "Evidence first"
    assert seat.panel.guide.sayings()[0] == "How well does the team do 0?"
    assert seat.focus is before
    seat.key("2")
    assert seat.workshop.state("cat-0").current == 2
    assert seat.panel.guide.title.text() == "Now the target"
    seat.key(F2)
    assert not seat.panel.isVisible()
    assert seat.focus is before


def test_it_follows_a_category_from_the_first_question_to_the_decision(seat: Seat) -> None:
    do, id_ = seat.desk.bridge.do, seat.id
    for n in range(4):
        do(AddParticipant(workshop_id=id_, name=f"P {n}"))
    people = [person.id for person in seat.workshop.participants]
    seat.key(F2)
    seen = []

    def note_step() -> str:
        seat.desk.settle()
        seen.append(seat.panel.guide.title.text())
        return "\n".join(seat.panel.guide.sayings() + [line.accessibleName() for line in seat.panel.guide.acts()])

    note_step()
    for number, votes in ((1, (1, 1, 5, 5)), (2, (1, 2, 4, 5))):
        do(OpenRound(workshop_id=id_, category_id="cat-0", round_id=f"r{number}"))
        for person, level in zip(people, votes, strict=True):
            do(CastVote(workshop_id=id_, round_id=f"r{number}", participant_id=person, current=level, target=5))
            text = note_step()
            assert "5" not in text
        do(RevealRound(workshop_id=id_, round_id=f"r{number}"))
        note_step()
    do(Decide(workshop_id=id_, category_id="cat-0", current=2))
    note_step()
    do(Decide(workshop_id=id_, category_id="cat-0", target=5))
    note_step()
    assert (
        list(dict.fromkeys(seen))
        == [
            "Evidence first",
            "Silent vote",
            "All votes are in",
            "Split: hear the lowest, then the highest",
            "Second silent vote",
            "Decide where we are",
            "Unanimous: decide the target",
            "Ask for the reason",
        ]
        or list(dict.fromkeys(seen))[-1] == "Who holds otherwise?"
    )


def test_a_break_is_told_on_every_page(seat: Seat) -> None:
    seat.key(F2)
    seat.desk.bridge.do(StartBreak(workshop_id=seat.id, minutes=15), undoable=False)
    for page in ("review", "plan", "prepare"):
        seat.go(page)
        assert seat.panel.guide.title.text() == "Break"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("prepare", "Welcome"),
        ("review", "The whole picture"),
        ("plan", "From gaps to goals"),
        ("export", "Closing"),
        ("settings", "Welcome"),
    ],
)
def test_it_stays_open_from_page_to_page(seat: Seat, page: str, title: str) -> None:
    seat.key(F2)
    seat.go(page)
    assert seat.panel.isVisible()
    assert seat.panel.guide.title.text() == title


def test_a_click_on_what_comes_next_does_it_and_leaves_the_focus_alone(seat: Seat) -> None:
    seat.key(F2)
    acts = {line.action: line for line in seat.panel.guide.acts()}
    seat.click(acts["note_quote"])
    assert seat.desk.find("note_text").hasFocus()
    seat.key(ESC)
    seat.key(Qt.Key.Key_N)
    seat.key("2")
    seat.key("3", Qt.KeyboardModifier.ShiftModifier)
    assert seat.panel.guide.title.text() == "Settled"
    seat.click(next(line for line in seat.panel.guide.acts() if line.action == "next_category"))
    assert seat.desk.frame.place.detail == "cat-2"
    assert seat.desk.frame.page.hasFocus()


def test_it_can_be_used_by_key_alone_and_escape_leads_back(seat: Seat) -> None:
    seat.key(F2)
    acts = seat.panel.guide.acts()
    acts[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert acts[1].ringed
    seat.key(ESC)
    assert seat.panel.isVisible()
    assert seat.desk.frame.page.hasFocus()
    acts[1].setFocus(Qt.FocusReason.TabFocusReason)
    seat.key(Qt.Key.Key_Return)
    assert seat.desk.find("note_text").hasFocus()


def test_a_changed_key_is_shown_at_once(seat: Seat) -> None:
    seat.key(F2)
    quote = next(line for line in seat.panel.guide.acts() if line.action == "note_quote")
    assert quote.accessibleName().endswith("(Q)")
    seat.desk.actions.set_keys({"note_quote": ["J"]})
    seat.desk.settle()
    assert quote.accessibleName().endswith("(J)")


def test_equal_guides_paint_nothing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    seat.key(F2)
    painted = []
    monkeypatch.setattr(seat.panel.guide.title, "setText", painted.append)
    for line in seat.panel.guide.acts():
        monkeypatch.setattr(line, "set_do", lambda *args: painted.append(args))
    seat.desk.bridge.do(AddParticipant(workshop_id=seat.id, name="Ana"))
    seat.key("q")
    seat.type("Not a word of it")
    seat.key(Qt.Key.Key_Return)
    assert painted == []


def test_it_closes_with_its_workshop(seat: Seat) -> None:
    seat.key(F2)
    seat.desk.actions.open_workshop.emit("", "library")
    seat.desk.settle()
    assert not seat.panel.isVisible()


def test_names_with_markup_are_read_out_as_they_are(sit: Callable[[Workshop], Seat]) -> None:
    import msgspec

    model = a_model()
    odd = msgspec.structs.replace(model.categories[0], name=NASTY, question=NASTY)
    seat = sit(a_workshop(msgspec.structs.replace(model, categories=(odd, *model.categories[1:]))))
    seat.key(F2)
    assert seat.panel.guide.sayings()[0] == NASTY


@pytest.mark.parametrize(("size", "over"), [((1000, 640), True), ((1440, 900), False), ((1920, 1080), False)])
def test_on_a_narrow_window_it_lies_over_the_page_and_the_page_keeps_its_width(
    seat: Seat, size: tuple[int, int], over: bool
) -> None:
    seat.desk.window.resize(*size)
    seat.desk.settle()
    page: Page = seat.desk.frame.page
    before = page.width()
    seat.key(F2)
    assert seat.desk.window.width() == size[0]
    assert (page.width() == before) is over
    left = seat.panel.mapTo(seat.desk.frame, seat.panel.rect().topLeft()).x()
    assert left + seat.panel.width() == seat.desk.frame.width()
    if not over:
        assert page.mapTo(seat.desk.frame, page.rect().topRight()).x() < left
    seat.desk.window.resize(1440 if over else 1000, 800)
    seat.desk.settle()
    assert seat.panel.isVisible()
    assert (page.width() + seat.panel.width() + seat.desk.frame.rail.width() == seat.desk.frame.width()) is over
    seat.key(F2)
    seat.desk.settle()
    assert page.width() == seat.desk.frame.width() - seat.desk.frame.rail.width()


@pytest.mark.parametrize("size", [(1000, 640), (1440, 900)])
def test_nothing_of_the_guide_is_cut(seat: Seat, size: tuple[int, int]) -> None:
    seat.desk.window.resize(*size)
    seat.go("prepare")
    seat.key(F2)
    view = seat.panel.guide
    for widget in [*view._say, *view.acts()]:
        if widget.isVisible():
            assert widget.height() >= widget.heightForWidth(widget.width())
    seat.panel.setFocus()
    assert view.verticalScrollBar().maximum() > 0 or size == (1440, 900)
    seat.key(Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert seat.focus is seat.panel
