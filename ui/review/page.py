"""The review page: where the group is and where it wants to be, as charts, as a table, and as pictures to take away."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout

from app.domain.changes import Kind
from app.domain.problems import Problem
from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.review import review_view
from app.report.file_name import file_name
from ui.actions import Actions
from ui.bridge import Bridge
from ui.desktop import open_folder
from ui.review import pictures, words
from ui.review.board import TABLE, Board
from ui.review.chart_card import ChartCard
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.page import HEADER_HEIGHT
from ui.workshop_page import WorkshopPage

NOTICE_MS = 6000
_MARGINS = 36


class ReviewPage(WorkshopPage):
    """Profile, gaps, coverage and the order in which to look at the categories."""

    shows: tuple[Kind, ...] = ("workshop", "decision", "rating")

    def __init__(self, bridge: Bridge, actions: Actions) -> None:
        super().__init__(bridge, actions, tr("Where we are and where we want to be"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.folder: Path | None = None
        self._draw_soon = False
        self.goals_button = Button(kind="primary")
        self.goals_button.bind(actions["make_goals"])
        self.goals_button.setObjectName("make_goals")
        self.buttons.addWidget(self.goals_button)
        self.board = Board()
        self.empty = self._make_empty()
        self._views = QStackedLayout()
        # first into the page: on its own the layout would show its first widget as a window
        self.content.addLayout(self._views, 1)
        self._views.addWidget(self.board)
        self._views.addWidget(self.empty)
        self._connect()
        self._on_active_changed()

    def refresh(self, shown: Workshop) -> None:
        """Show the profile as it is now; figures are built again only where their input differs."""
        view = review_view(shown)
        self._show_empty(shown)
        self._views.setCurrentWidget(self.board if view.begun else self.empty)
        self.goals_button.setVisible(view.begun)
        if not view.begun:
            return
        self.board.show_words(view, shown)
        if "pyqtgraph" in sys.modules:
            self.board.show_charts()
        else:
            # bringing in the charts takes a while: the words are seen first
            self._draw_soon = True
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._draw_soon:
            self._draw_soon = False
            QTimer.singleShot(0, self, self.board.show_charts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.set_room(self.height() - HEADER_HEIGHT - _MARGINS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolling keys move the board while nothing on it has the focus; Escape comes back to that."""
        key = event.key()
        bar = self.board.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: 3 * bar.singleStep(),
            Qt.Key.Key_Up: -3 * bar.singleStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key == Qt.Key.Key_Escape:
            self.setFocus()
        elif key in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    # --- pictures --------------------------------------------------------------------------------------------------

    def copy_chart(self, card: ChartCard) -> None:
        """Put a chart's picture on the clipboard."""
        if card.chart is not None:
            card.chart.copy_picture()
            self._tell(tr("The picture “{picture}” is on the clipboard.").format(picture=card.picture))

    def copy_table(self) -> None:
        """Put the table on the clipboard as text."""
        if self.board.view is not None:
            pictures.copy_text(words.table_text(self.board.view))
            self._tell(tr("The table is on the clipboard, for a spreadsheet or a document."))

    def save_chart(self, card: ChartCard, kind: str = "png") -> None:
        """Ask for a file and save a chart's picture in it."""
        if card.chart is None:
            return
        name = file_name(self.workshop, card.picture, f".{kind}")
        title = tr("Save the picture: {picture}").format(picture=card.picture)
        path = pictures.ask_file(self, title, (self.folder or pictures.pictures_folder()) / name)
        if path is None:
            return
        try:
            pictures.save_picture(card.chart, path)
        except Problem as problem:
            self.notice.show_notice(str(problem), "bad")
            return
        self.folder = path.parent
        self.notice.show_notice(
            tr("Saved as {name}.").format(name=path.name),
            "good",
            tr("Show in folder"),
            lambda: self._show_folder(path.parent),
        )

    # --- making ----------------------------------------------------------------------------------------------------

    def _make_empty(self) -> EmptyState:
        self.start_button = Button("", "primary")
        self.start_button.setObjectName("start_scoring")
        self.start_button.clicked.connect(self._on_start_clicked)
        return EmptyState("review", "", "", self.start_button)

    def _show_empty(self, shown: Workshop) -> None:
        if shown.scope:
            title = tr("Nothing is decided yet")
            text = tr(
                "As soon as the group has settled a current and a target level for a category, its profile and its "
                "gaps stand here."
            )
            button = tr("Begin with scoring")
        else:
            title = tr("No category is in scope")
            text = tr("Choose the categories that this workshop looks at.")
            button = tr("Choose categories")
        self.empty.set_texts(title, text)
        self.start_button.set_text(button)
        self._start_page = "score" if shown.scope else "prepare"

    def _connect(self) -> None:
        actions = self.actions_table
        actions["copy_picture"].triggered.connect(self._on_copy_triggered)
        actions["save_picture"].triggered.connect(self._on_save_triggered)
        actions.keys_changed.connect(self._on_active_changed)
        actions["make_goals"].triggered.connect(lambda: actions.go.emit("plan", ""))
        board = self.board
        board.category_wanted.connect(self._on_category_wanted)
        board.open_wanted.connect(self._on_open_wanted)
        board.table_copy_wanted.connect(self.copy_table)
        board.active_changed.connect(self._on_active_changed)
        for card in board.charts.values():
            card.copy_wanted.connect(lambda card=card: self.copy_chart(card))
            card.save_wanted.connect(lambda kind, card=card: self.save_chart(card, kind))

    def _tell(self, text: str) -> None:
        self.notice.show_notice(text, "good", timeout_ms=NOTICE_MS)

    def _show_folder(self, folder: Path) -> None:
        sentence = open_folder(folder)
        if sentence:
            self.notice.show_notice(sentence, "warn")

    # --- events ----------------------------------------------------------------------------------------------------

    def _on_copy_triggered(self) -> None:
        if self._has_pictures():
            if self.board.active == TABLE:
                self.copy_table()
            else:
                self.copy_chart(self.board.picture_card())

    def _on_save_triggered(self) -> None:
        if self._has_pictures():
            self.save_chart(self.board.picture_card())

    def _has_pictures(self) -> bool:
        if self._views.currentWidget() is self.board:
            return True
        self.notice.show_notice(tr("There is no picture yet: nothing is decided."), "info", timeout_ms=NOTICE_MS)
        return False

    def _on_start_clicked(self) -> None:
        self.actions_table.go.emit(self._start_page, "")

    def _on_open_wanted(self) -> None:
        if self.board.view is not None:
            self.actions_table.go.emit("score", self.board.view.first_open)

    def _on_category_wanted(self, category_id: str) -> None:
        row = self.board.view.row(category_id) if self.board.view is not None else None
        if row is not None and row.kind == "out of scope":
            self.actions_table.go.emit("prepare", "")
        elif row is not None:
            self.actions_table.go.emit("score", category_id)

    def _on_active_changed(self, _name: str = "") -> None:
        keys = self.actions_table.key("copy_picture"), self.actions_table.key("save_picture")
        for name, card in self.board.charts.items():
            card.set_active(name == self.board.active, *keys)
        on_table = self.board.active == TABLE
        self.board.copy_table_button.set_icon("copy", "accent" if on_table else "muted")
        name = tr("Copy the table as text")
        self.board.copy_table_button.set_name(f"{name} ({keys[0]})" if on_table and keys[0] else name)
