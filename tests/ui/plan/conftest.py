"""The plan page in the real window, with the keys, clicks and drags of the person who runs the workshop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.ids import new_id
from app.domain.workshop import CategoryState, Criterion, Goal, Horizon, Participant, Workshop
from app.workbench import Command
from tests.app.factories import DAY, a_model, a_workshop
from ui.plan.goal_card import GoalCard
from ui.plan.page import PlanPage

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def a_goal(number: int, horizon: Horizon = "now", **fields: Any) -> Goal:
    """A goal of the first category with one complete success criterion and an owner."""
    criterion = Criterion(f"c{number}", "Lead time", "9 days", DAY, "2 days", "Pipeline log", DAY)
    made: dict[str, Any] = {
        "id": f"g{number}",
        "category_id": "cat-0",
        "title": f"Goal {number}",
        "from_level": 0,
        "to_level": 1,
        "horizon": horizon,
        "owner": "Ana",
        "criteria": (criterion,),
    }
    return Goal(**(made | fields))


def a_plan(*goals: Goal, gaps: bool = True, **fields: Any) -> Workshop:
    """A workshop with three categories, each with a gap of two levels, and these goals."""
    model = fields.pop("model", None) or a_model()
    current, target = model.lowest, model.lowest + 2
    states = tuple(
        CategoryState(c.id, current=current, target=min(target, model.highest), priority="high" if n == 1 else None)
        for n, c in enumerate(model.categories)
    )
    people = (Participant(new_id(), "Ana", "Developer"), Participant(new_id(), "Tom", "Operations"))
    made = a_workshop(model, goals=goals, participants=people, **fields)
    return a_workshop(model, **{"goals": goals, "participants": people, "states": states} | fields) if gaps else made


class Board:
    """The plan page of one workshop as it stands before the facilitator."""

    def __init__(self, desk: Desk, workshop: Workshop, size: tuple[int, int] = (1440, 900)) -> None:
        self.desk = desk
        desk.window.resize(*size)
        desk.add(workshop)
        desk.actions.open_workshop.emit(workshop.id, "plan")
        desk.window.activateWindow()
        self.settle()
        page = desk.frame.page
        assert isinstance(page, PlanPage)
        self.page = page

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is in the library."""
        return self.page.workshop

    def goal(self, goal_id: str = "") -> Goal:
        """A goal as it is in the library; without an id the selected one."""
        return next(goal for goal in self.workshop.goals if goal.id == (goal_id or self.page.goal_id))

    def order(self, horizon: Horizon) -> list[str]:
        """The goals of a horizon in the library, from its top."""
        return [goal.id for goal in self.workshop.goals if goal.horizon == horizon]

    def do(self, command: Command) -> None:
        """A change from elsewhere."""
        assert self.desk.bridge.do(command) is None
        self.settle()

    def settle(self) -> None:
        """Let everything that waits happen."""
        for _ in range(4):
            self.desk.settle()

    def card(self, goal_id: str) -> GoalCard:
        """A card by the id of its goal."""
        found = self.desk.find(f"goal_{goal_id}")
        assert isinstance(found, GoalCard)
        return found

    def find(self, name: str) -> Any:
        """The widget of an object name."""
        return self.desk.find(name)

    def has(self, name: str) -> bool:
        """Whether a widget of a name can be seen."""
        found = self.page.findChild(QWidget, name)
        return found is not None and found.isVisible()

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focus, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type a text wherever the focus is."""
        QTest.keyClicks(self.focus, text)

    def fill(self, name: str, text: str) -> None:
        """Replace the text of a field by keys, or by pasting what QTest cannot type, and leave it."""
        field = self.find(name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if text.isascii() and text.isprintable() and len(text) < 200:
            QTest.keyClicks(field, text)
        else:
            QApplication.clipboard().setText(text)
            QTest.keyClick(field, Qt.Key.Key_V, CTRL)
        field.flush()
        self.settle()

    def click(self, widget: str | QWidget, at: QPoint | None = None) -> None:
        """Click a widget that can be seen."""
        found = self.find(widget) if isinstance(widget, str) else widget
        assert found.isVisible(), f"{widget} is not visible"
        assert found.isEnabled(), f"{widget} is not enabled"
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, NONE, at or found.rect().center())
        self.settle()

    def undo(self) -> None:
        """Take the last change back, as by its menu entry."""
        self.desk.actions["undo"].trigger()
        self.settle()

    def redo(self) -> None:
        """Bring it back."""
        self.desk.actions["redo"].trigger()
        self.settle()

    @property
    def notice(self) -> str:
        """What the page's bar says."""
        return self.page.notice.text


@pytest.fixture
def enter(desk: Desk) -> Callable[..., Board]:
    """Open any workshop on the plan page, in a window of a size."""
    return lambda workshop, size=(1440, 900): Board(desk, workshop, size)


@pytest.fixture
def board(desk: Desk) -> Board:
    """Three goals in Now, one in Next, none in Later."""
    return Board(desk, a_plan(a_goal(1), a_goal(2), a_goal(3), a_goal(4, "next")))
