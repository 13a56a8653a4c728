"""What is shown when there is no library to work with: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.problems import Problem
from app.i18n import tr
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page


class FaultPage(Page):
    """A sentence in the middle of the window and a button that closes it."""

    closed = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__(tr("The library did not open"))
        button = Button(tr("Close Levelset"), "primary")
        button.setObjectName("close_levelset")
        button.clicked.connect(self.closed)
        self.setFocusProxy(button)
        self.text = str(problem)
        self.content.addWidget(EmptyState("warning", tr("The library did not open"), str(problem), button))
