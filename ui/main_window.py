"""The window's frame: side bar, menu and pages. It knows where one is and nothing of what the pages do."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.problems import NotFound, Problem
from app.i18n import tr, trn
from app.queries.rail import RailCategory, RailView, rail
from app.queries.room import Place
from ui.actions import Actions
from ui.bridge import Bridge
from ui.geometry import keep_geometry
from ui.pages import INNER_PAGES, MAKERS, WORKSHOP_PAGES, Setting
from ui.preferences import Preferences
from ui.widgets.layouts import Apart
from ui.widgets.page import Page
from ui.widgets.rail import Rail, RailItem
from ui.workshop_page import WorkshopPage

NOTICE_MS = 5000


@runtime_checkable
class HasDetails(Protocol):
    """A page that can go to a part of itself."""

    def show_detail(self, detail: str) -> None:
        """Go to a category, a goal, a model."""


class Frame(QWidget):
    """Side bar and pages side by side. `placed(workshop_id, Place)`: where one is, whenever that may have changed.

    `leaving(workshop_id)`: before another workshop is opened, or the window closes; it can still be written to.
    """

    placed = Signal(str, object)
    leaving = Signal(str)

    def __init__(self, window: QMainWindow, bridge: Bridge, actions: Actions, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self.bridge = bridge
        self.actions_table = actions
        self.preferences = preferences
        self._setting = Setting(bridge, actions, preferences)
        self.pages: dict[str, Page] = {}
        self.page_id = ""
        self._before_keys = ""
        self._saved_at = ""
        self._place_due = QTimer(self, singleShot=True)
        self.workshop_id = ""
        self.rail = Rail("Levelset", "")
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        # what belongs to no page lies above all of them, or beside them
        self.above = QVBoxLayout()
        self.beside = QHBoxLayout()
        column.addLayout(self.above)
        column.addWidget(Apart(self.stack), 1)
        row.addLayout(column, 1)
        row.addLayout(self.beside)
        self._fill_menus(window)
        self._connect()

    @property
    def page(self) -> Page:
        """The page that is seen."""
        return self.pages[self.page_id]

    @property
    def place(self) -> Place:
        """Where one is: the page, and its category or goal where it has one."""
        return Place(self.page_id, getattr(self.pages.get(self.page_id), "detail", ""))

    def go(self, page_id: str, detail: str = "") -> None:
        """Show a page, and a part of it where a detail is given."""
        if page_id in (*WORKSHOP_PAGES, *INNER_PAGES) and not self.workshop_id:
            page_id = "library"
        if self.page_id and self.page_id != page_id:
            self.leave()
        page = self._made(page_id)
        if page_id != self.page_id and self._saved_at:
            page.saved.set_saved(self._saved_at)
        self.page_id = page_id
        if isinstance(page, WorkshopPage):
            page.open_workshop(self.workshop_id)
        # the keys of the page before must not reach this one while it is built
        self.actions_table.enter_page(page_id)
        self.stack.setCurrentWidget(page)
        if detail and isinstance(page, HasDetails):
            page.show_detail(detail)
        if not page.isAncestorOf(self._window.focusWidget()):
            page.setFocus()
        self._show_place()

    def open_workshop(self, workshop_id: str, page_id: str) -> None:
        """Show a workshop on a page of it; '' closes the one that was open."""
        self.leave()
        if self.workshop_id not in ("", workshop_id):
            self.leaving.emit(self.workshop_id)
        self.workshop_id = workshop_id
        if workshop_id:
            self.preferences.change(last_workshop=workshop_id)
        self.go(page_id)

    def flush(self) -> None:
        """Save what is still being typed anywhere."""
        for page in self.pages.values():
            if isinstance(page, WorkshopPage):
                page.flush()

    def leave(self) -> None:
        """Save what is still being typed, and what was begun and not kept yet."""
        for page in self.pages.values():
            if isinstance(page, WorkshopPage):
                page.leave()

    def close_down(self) -> None:
        """Save what is still being typed, note where the window stood, and close the library."""
        self.leave()
        if self.workshop_id:
            self.leaving.emit(self.workshop_id)
        for page in self.pages.values():
            page.close_down()
        keep_geometry(self._window)
        self._place_due.stop()
        self.bridge.close()

    def _made(self, page_id: str) -> Page:
        if page_id not in self.pages:
            page = MAKERS[page_id](self._setting)
            page.setObjectName(f"page_{page_id}")
            self.pages[page_id] = page
            self.stack.addWidget(page)
        return self.pages[page_id]

    def _connect(self) -> None:
        actions = self.actions_table
        actions.go.connect(self.go)
        actions.open_workshop.connect(self.open_workshop)
        actions.tell.connect(lambda text, tone, button, act: self.page.notice.show_notice(text, tone, button, act))
        self.rail.chosen.connect(self._on_rail_chosen)
        self._place_due.timeout.connect(self._show_place)
        self.bridge.changed.connect(self._on_bridge_changed)
        self.bridge.saved.connect(self._on_bridge_saved)
        self.bridge.refused.connect(self._on_bridge_refused)
        self.preferences.refused.connect(lambda problem: self.page.notice.show_notice(str(problem), "warn"))
        for name in ("library", *WORKSHOP_PAGES, "about", "settings"):
            actions[f"go_{name}"].triggered.connect(lambda _=False, name=name: self.go(name))
        actions["undo"].triggered.connect(lambda: self._step(backwards=True))
        actions["redo"].triggered.connect(lambda: self._step(backwards=False))
        actions["export"].triggered.connect(lambda: self.go("export"))
        actions["show_keys"].triggered.connect(self._on_show_keys_triggered)
        actions["quit"].triggered.connect(self._window.close)
        actions["new_workshop"].triggered.connect(lambda: self._ask_library("new_workshop"))
        actions["open_sample"].triggered.connect(lambda: self._ask_library("open_sample"))

    def _ask_library(self, wish: str) -> None:
        self.go("library")
        getattr(self.page, wish)()

    def _on_show_keys_triggered(self) -> None:
        """Show all keys; the same key goes back to where one was."""
        if self.page_id == "keys":
            self.actions_table.go.emit(self._before_keys, "")
        else:
            self._before_keys = self.page_id
            self.go("keys", self.page_id)

    def _on_rail_chosen(self, item_id: str) -> None:
        page_id, _, detail = item_id.partition(":")
        self.go(page_id, detail)

    def _on_bridge_changed(self, _changes: Changes) -> None:
        # the page's own answer to a key comes first
        self._place_due.start()

    def _on_bridge_saved(self) -> None:
        self._saved_at = f"{datetime.now():%H:%M:%S}"
        if self.page_id:
            self.page.saved.set_saved(self._saved_at)

    def _on_bridge_refused(self, _problem: Problem) -> None:
        if self.page_id:
            self.page.saved.set_failed(tr("Not saved"))

    def _step(self, *, backwards: bool) -> None:
        self.flush()
        answer = self.bridge.undo() if backwards else self.bridge.redo()
        if isinstance(answer, Problem):
            self.page.notice.show_notice(str(answer), "warn")
        elif answer is not None:
            text = tr("Undone: {label}") if backwards else tr("Done again: {label}")
            self.page.notice.show_notice(text.format(label=answer.label), "info", timeout_ms=NOTICE_MS)

    def _show_place(self) -> None:
        self._show_undo()
        view: RailView | None = None
        if self.workshop_id:
            try:
                view = self.bridge.read(rail, self.workshop_id)
            except NotFound:
                view = None  # its very adding was undone
            if view is None or view.deleted:
                view = None
                self.workshop_id = ""
                if self.page_id in (*WORKSHOP_PAGES, *INNER_PAGES):
                    self.go("library")
                    return
        for name in (*WORKSHOP_PAGES, "export"):
            self.actions_table[f"go_{name}"].setEnabled(view is not None)
        self.actions_table["export"].setEnabled(view is not None)
        title = _title(view)
        self.rail.set_names("Levelset", title)
        self._window.setWindowTitle(f"{title} – Levelset" if view else "Levelset")
        self.rail.set_items(_items(view))
        self.rail.set_active(self._active_item(view))
        self.placed.emit(self.workshop_id, self.place)

    def _active_item(self, view: RailView | None) -> str:
        detail = getattr(self.pages.get(self.page_id), "detail", "")
        if self.page_id == "score" and view is not None and any(c.id == detail for c in view.categories):
            return f"score:{detail}"
        return INNER_PAGES.get(self.page_id, self.page_id)

    def _show_undo(self) -> None:
        workbench = self.bridge.workbench
        for name, verb, label in (
            ("undo", tr("Undo"), workbench.undo_label),
            ("redo", tr("Redo"), workbench.redo_label),
        ):
            action = self.actions_table[name]
            short = label if len(label) <= 60 else f"{label[:59]}…"
            action.setText(f"{verb} {short}".strip().replace("&", "&&"))
            action.setEnabled(bool(label))

    def _fill_menus(self, window: QMainWindow) -> None:
        bar = window.menuBar()
        bar.setObjectName("menu_bar")
        menus = (
            (tr("&Workshop"), ("new_workshop", "open_sample", "", "take_break", "", "export", "", "quit")),
            (tr("&Edit"), ("undo", "redo", "", "park", "log_decision")),
            (tr("&Go to"), ("go_library", "go_prepare", "go_score", "go_review", "go_plan", "go_export")),
            (
                tr("&View"),
                (
                    *("room_screen", "room_full_screen", "room_freeze", "room_black", ""),
                    *("show_guide", "show_log", "", "switch_appearance", "go_settings"),
                ),
            ),
            (tr("&Help"), ("show_keys", "go_about")),
        )
        for title, names in menus:
            menu = bar.addMenu(title)
            menu.setObjectName(f"menu_{title.replace('&', '').split()[0].lower()}")
            for name in names:
                if name:
                    menu.addAction(self.actions_table[name])
                else:
                    menu.addSeparator()
        self.page_menu: QMenu = bar.addMenu(tr("&This page"))
        self.page_menu.aboutToShow.connect(self._fill_page_menu)

    def _fill_page_menu(self) -> None:
        self.page_menu.clear()
        self.page_menu.addActions(self.actions_table.of_page(self.page_id))
        self.page_menu.setEnabled(bool(self.page_menu.actions()))


def _title(view: RailView | None) -> str:
    if view is None:
        return tr("Offline · this laptop")
    return f"{view.client} · {view.team}" if view.team else view.client


def _items(view: RailView | None) -> list[RailItem]:
    items = [RailItem("library", tr("Workshops"), icon="library")]
    if view is not None:
        in_scope = len(view.categories)
        score = tr("{n} of {m}").format(n=view.settled, m=in_scope)
        items += [
            RailItem("prepare", tr("Prepare"), "✓" if view.participants else "", icon="prepare"),
            RailItem("score", tr("Score"), f"{score} ✓" if view.settled == in_scope else score, icon="score"),
            *(RailItem(f"score:{c.id}", c.name, _badge(c), indent=1) for c in view.categories),
            RailItem("review", tr("Review"), icon="review"),
            RailItem("plan", tr("Plan"), trn("{n} goal", "{n} goals", view.goals) if view.goals else "", icon="plan"),
            RailItem("export", tr("Export"), "✓" if view.stage == "exported" else "", icon="export"),
        ]
    return [
        *items,
        RailItem("about", tr("Maturity models"), icon="models"),
        RailItem("settings", tr("Settings"), icon="settings"),
    ]


def _badge(category: RailCategory) -> str:
    state = category.state
    if state.na_reason is not None:
        return tr("n/a")
    if category.voting:
        return tr("voting")
    if state.current is None and state.target is None:
        return "·"
    return f"{_rank(state.current)} → {_rank(state.target)}"


def _rank(rank: int | None) -> str:
    return "·" if rank is None else str(rank)
