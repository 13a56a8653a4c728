"""The library page: continue, find, make, copy, put away and delete workshops."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from app import paths
from app.catalogue import catalogue
from app.commands import AddWorkshop, ArchiveWorkshop, DeleteWorkshop
from app.domain.changes import Changes
from app.domain.making import copy_of, new_workshop
from app.domain.model import MaturityModel
from app.domain.problems import Problem
from app.i18n import tr
from app.queries.library import LibraryView, Shelf, WorkshopRow, workshop_list
from app.queries.workshops import workshop
from app.workbench import Command
from ui.actions import Actions
from ui.bridge import Bridge
from ui.library.continue_card import ContinueCard
from ui.library.new_card import NewWorkshopCard
from ui.library.table_model import WorkshopTable, WorkshopView
from ui.library.words import page_to_continue
from ui.preferences import Preferences
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choice import SegmentedChoice
from ui.widgets.empty import EmptyState
from ui.widgets.fields import LineEditor
from ui.widgets.page import Page
from ui.widgets.table import style_table

NOTICE_MS = 10_000
_NARROW = 900


class LibraryPage(Page):
    """All workshops of the library."""

    def __init__(self, bridge: Bridge, actions: Actions, preferences: Preferences) -> None:
        super().__init__(tr("Workshops"))
        self.bridge = bridge
        self.actions_table = actions
        self.preferences = preferences
        self.shelf: Shelf = "open"
        self._stale = True
        self.table_model = WorkshopTable()
        self._make_header()
        self._make_content()
        self._connect()
        bridge.changed.connect(self._on_bridge_changed)

    def new_workshop(self) -> None:
        """Ask for a new workshop."""
        self._show(self.list_view)
        self.new_card.begin(catalogue(paths.user_models_dir()), dt.date.today())

    def open_sample(self) -> None:
        """Put the sample workshop into the library and open it."""
        from app.exchange.sample_file import FIRST_ID, load_sample, samples

        try:
            info = next(sample for sample in samples() if sample.id == FIRST_ID)
            made = load_sample(info.id, catalogue().get(info.model))
        except Problem as problem:
            self.notice.show_notice(str(problem), "bad")
            return
        if self._do(AddWorkshop(made)):
            self.actions_table.open_workshop.emit(made.id, "score")

    def refresh(self) -> None:
        """Read the list again and show it."""
        self._stale = False
        opened = self.preferences.settings.last_workshop
        view = self.bridge.read(workshop_list, self.search.text(), self.shelf, opened)
        chosen = self.selected
        self.table_model.show_rows(view.rows)
        self.table.share_width()
        self._select(chosen.id if chosen else view.last.id if view.last else "")
        self._show_counts(view)
        self.continue_card.show_workshop(view.last if self.shelf == "open" and not self.search.text() else None)
        empty = not any(view.counts.values()) and not self.new_card.isVisibleTo(self)
        self._show(self.welcome if empty else self.list_view)
        nothing = not view.rows
        self.nothing.setVisible(nothing)
        self.table.setVisible(not nothing)
        self.nothing.set_texts(*self._nothing_words(view))
        self._show_actions()

    @property
    def selected(self) -> WorkshopRow | None:
        """The workshop of the selected row."""
        index = self.table.currentIndex()
        return self.table_model.rows[index.row()] if index.isValid() else None

    def showEvent(self, event: QShowEvent) -> None:
        """Read again if something changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        if not event.spontaneous():
            # Enter goes on with the workshop that is selected, or with the welcome's first button
            for first in (self.table, self.welcome_button):
                if first.isVisibleTo(self):
                    first.setFocus()
        # the frame lets all keys of the page work when it shows it
        QTimer.singleShot(0, self, self._show_actions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the search what the header can spare; what a narrow page leaves out stands in its menu."""
        super().resizeEvent(event)
        self.search.setFixedWidth(max(170, min(320, self.width() // 3 - 90)))
        for button in self._row_buttons[:2]:
            button.setVisible(self.width() >= _NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search to the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
            self._select("")
        else:
            super().keyPressEvent(event)

    def _make_header(self) -> None:
        self.search = LineEditor(tr("Search client, team, model, date…"))
        self.search.setObjectName("search")
        self.search.setAccessibleName(tr("Search workshops"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.shelves = SegmentedChoice([("open", tr("Open")), ("archived", tr("Archived")), ("deleted", tr("Deleted"))])
        self.shelves.setObjectName("shelves")
        self.shelves.setAccessibleName(tr("Which workshops"))
        self.shelves.set_value("open")
        self.shelves.chosen.connect(self._on_shelf_chosen)
        self.pills.addWidget(self.search)
        button = Button(kind="primary")
        button.bind(self.actions_table["new_workshop"])
        button.setObjectName("new_workshop")
        self.buttons.addWidget(button)

    def _make_content(self) -> None:
        self.new_card = NewWorkshopCard()
        self.new_card.hide()
        self.continue_card = ContinueCard()
        self.table = WorkshopView()
        self.table.setObjectName("workshops")
        self.table.setAccessibleName(tr("Workshops"))
        self.table.setModel(self.table_model)
        style_table(self.table, stretch=None)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.nothing = EmptyState("search", "", "")
        card = Card()
        card.add_beside(self.shelves, right=False)
        self._row_buttons = [self._row_button(name) for name in ("duplicate", "archive", "delete_workshop")]
        self._row_buttons[0].bind(self.actions_table["duplicate"], tr("Duplicate"))
        self.open_button = Button(tr("Open"), "secondary", "↵")
        self.open_button.setObjectName("open_workshop")
        card.add_beside(self.open_button, *self._row_buttons)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.nothing, 1)
        self.list_view = QWidget()
        column = QVBoxLayout(self.list_view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.new_card)
        column.addWidget(self.continue_card)
        column.addWidget(card, 1)
        self.welcome = self._make_welcome()
        self._views = QStackedLayout()
        # first into the page: on its own the layout would show its first widget as a window
        self.content.addLayout(self._views, 1)
        self._views.addWidget(self.list_view)
        self._views.addWidget(self.welcome)

    def _row_button(self, name: str) -> Button:
        button = Button(kind="quiet")
        button.bind(self.actions_table[name])
        button.setObjectName(name)
        return button

    def _make_welcome(self) -> EmptyState:
        sample = Button(tr("Open the sample workshop"), "primary")
        sample.setObjectName("welcome_sample")
        sample.clicked.connect(self.open_sample)
        new = Button(tr("New workshop"), "secondary")
        new.setObjectName("welcome_new")
        new.clicked.connect(self.new_workshop)
        text = tr(
            "A group scores each category of a maturity model together, sees the gap between where it is and where "
            "it wants to be, and takes home a plan. The sample shows a whole day that has been lived."
        )
        self.welcome_button = sample
        return EmptyState("target", tr("Welcome to Levelset"), text, sample, new)

    def _connect(self) -> None:
        actions = self.actions_table
        actions["search"].triggered.connect(self._on_search_triggered)
        actions["duplicate"].triggered.connect(self._duplicate)
        actions["archive"].triggered.connect(self._archive)
        actions["delete_workshop"].triggered.connect(self._delete)
        self.table.activated.connect(self._on_table_activated)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_actions())
        self.table.customContextMenuRequested.connect(self._on_context_menu_requested)
        self.open_button.clicked.connect(lambda: self._on_table_activated(self.table.currentIndex()))
        self.new_card.wanted.connect(self._on_workshop_wanted)
        self.new_card.given_up.connect(self._on_given_up)
        self.continue_card.wanted.connect(self._open)

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        on_list = view is self.list_view
        self.search.setVisible(on_list)

    def _show_counts(self, view: LibraryView) -> None:
        names: dict[Shelf, str] = {"open": tr("Open"), "archived": tr("Archived"), "deleted": tr("Deleted")}
        self.shelves.set_options(
            [(shelf, f"{name} {view.counts[shelf]}" if view.counts[shelf] else name) for shelf, name in names.items()]
        )
        self.shelves.set_value(self.shelf)

    def _nothing_words(self, view: LibraryView) -> tuple[str, str]:
        if self.search.text().strip():
            return tr("Nothing found"), tr("No workshop here holds all these words. Try fewer of them.")
        if self.shelf == "open":
            kept = view.counts["archived"] or view.counts["deleted"]
            hint = tr("Make a new one, or bring one back.") if kept else tr("Your first workshop will stand here.")
            return tr("No open workshop"), hint
        if self.shelf == "archived":
            return tr("The archive is empty"), tr("What you archive is kept here, out of the way.")
        return tr("Nothing deleted"), tr("What you delete waits here and can be brought back.")

    def _show_actions(self) -> None:
        if not self.isVisible():
            return
        chosen = self.selected is not None and self._views.currentWidget() is self.list_view
        actions = self.actions_table
        for name in ("archive", "delete_workshop", "duplicate"):
            actions[name].setEnabled(chosen)
        actions["archive"].setText(tr("Archive") if self.shelf == "open" else tr("Bring back"))
        actions["archive"].setEnabled(chosen)
        actions["delete_workshop"].setEnabled(chosen and self.shelf != "deleted")
        self.open_button.setEnabled(chosen and self.shelf != "deleted")

    def _select(self, workshop_id: str) -> None:
        rows = [row.id for row in self.table_model.rows]
        if not rows:
            return
        self.table.selectRow(rows.index(workshop_id) if workshop_id in rows else 0)

    def _open(self, row: WorkshopRow) -> None:
        self.actions_table.open_workshop.emit(row.id, page_to_continue(row))

    def _do(self, command: Command) -> bool:
        problem = self.bridge.do(command)
        if problem is not None:
            self.notice.show_notice(str(problem), "bad")
        return problem is None

    def _tell(self, text: str, title: str) -> None:
        self.notice.show_notice(
            text.format(title=title), "info", tr("Undo"), self.actions_table["undo"].trigger, NOTICE_MS
        )

    def _archive(self) -> None:
        row = self.selected
        if row is None:
            return
        if self.shelf == "deleted":
            if self._do(DeleteWorkshop(row.id, deleted=False)):
                self._tell(tr("“{title}” is back."), row.client)
            return
        put_away = self.shelf == "open"
        if self._do(ArchiveWorkshop(row.id, archived=put_away)):
            self._tell(tr("“{title}” is in the archive.") if put_away else tr("“{title}” is back."), row.client)

    def _delete(self) -> None:
        row = self.selected
        if row is not None and self.shelf != "deleted" and self._do(DeleteWorkshop(row.id)):
            self._tell(tr("“{title}” is deleted. It waits under “Deleted”."), row.client)

    def _duplicate(self, *, whole: bool = False) -> None:
        row = self.selected
        if row is None:
            return
        team = tr("{team} (copy)").format(team=row.team).strip()
        made = copy_of(self.bridge.read(workshop, row.id), date=dt.date.today(), team=team, whole=whole)
        if self._do(AddWorkshop(made)):
            self._on_shelf_chosen("open")
            self._select(made.id)
            text = tr("Copied with all scores and goals.") if whole else tr("Copied: people, scope and agenda.")
            self._tell(text, "")

    def _on_bridge_changed(self, _changes: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_search_triggered(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_shelf_chosen(self, shelf: object) -> None:
        self.shelf = shelf  # type: ignore[assignment]
        self.refresh()

    def _on_table_activated(self, index: QModelIndex) -> None:
        if index.isValid() and self.shelf != "deleted":
            self._open(self.table_model.rows[index.row()])

    def _on_context_menu_requested(self, at: object) -> None:
        if self.selected is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.actions_table["duplicate"])
        menu.addAction(tr("Duplicate everything"), lambda: self._duplicate(whole=True)).setObjectName("duplicate_whole")
        menu.addSeparator()
        menu.addAction(self.actions_table["archive"])
        menu.addAction(self.actions_table["delete_workshop"])
        menu.popup(self.table.viewport().mapToGlobal(at))  # type: ignore[call-overload]

    def _on_workshop_wanted(self, client: str, team: str, date: dt.date, model: MaturityModel) -> None:
        made = new_workshop(client, team, date, model, self.preferences.settings.facilitator)
        problem = self.bridge.do(AddWorkshop(made))
        if problem is not None:
            self.new_card.show_problem(problem)
            return
        self.new_card.hide()
        self.actions_table.open_workshop.emit(made.id, "prepare")

    def _on_given_up(self) -> None:
        self.new_card.hide()
        self.refresh()
        self.table.setFocus()
