"""The plan page: from gaps to goals with success criteria, on a board of horizons with an editor beside it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.plan import PlanView, plan_of
from ui.actions import Actions
from ui.bridge import Bridge
from ui.plan.acts import NOTICE_MS, PlanActs, short
from ui.plan.board import Board
from ui.plan.drawer import Drawer
from ui.plan.empty_plan import EmptyPlan
from ui.plan.fields import AddLine, named
from ui.plan.menus import CardMenu, CategoryMenu, GapMenu
from ui.plan.not_doing import NotDoingList
from ui.plan.owners import OwnerList
from ui.plan.panel import GoalPanel
from ui.plan.pill_button import PillButton
from ui.plan.words import completeness, goal_title
from ui.widgets.buttons import Button, IconButton
from ui.widgets.tab_order import TabOrder
from ui.workshop_page import WorkshopPage

_WIDE_HEADER = 1010
_TALL = 960
_PANEL = (348, 480)


class PlanPage(TabOrder, WorkshopPage):
    """The goals of one workshop. `show_detail(goal_id)` selects a goal."""

    shows = ("workshop", "participant", "decision", "rating", "goal", "not_doing")

    def __init__(self, bridge: Bridge, actions: Actions) -> None:
        WorkshopPage.__init__(self, bridge, actions, tr("Improvement plan"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.plan: PlanView | None = None
        self.acts = PlanActs(self)
        self._shown: Workshop | None = None
        self._drawer_chosen = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: self.select(self.goal_id))
        self._make_header()
        self._make_content()
        self._connect()

    @property
    def goal_id(self) -> str:
        """The selected goal, or ''."""
        return self.board.selected_id

    def show_detail(self, detail: str) -> None:
        """Select a goal."""
        self._refresh_if_stale()
        if self.plan is not None and self.plan.goal(detail) is not None:
            self.select(detail, focus=True)

    def refresh(self, shown: Workshop) -> None:
        """Show the plan as it is now."""
        view = plan_of(shown)
        before = self.plan if self._shown is not None and self._shown.id == shown.id else None
        wanted = _wanted_goal(self.goal_id, before, view)
        self._shown, self.plan = shown, view
        typing, choosing = self._typing, self._has_keys(self.board)
        self.board.show_plan(view, shown.model)
        self.owners.show_plan(view)
        self.not_doing.show_workshop(shown)
        self._show_counts(shown, view)
        self._show_view(shown, view)
        self.select(wanted)
        if (typing and not self._typing) or (choosing and not self._has_keys(self.board)):
            self.focus_board()
        self._show_actions()

    def leave(self) -> None:
        """Save what is still being typed, new entries too."""
        for line in self.findChildren(AddLine):
            line.flush()
        super().leave()

    # --- selection and focus ---

    def select(self, goal_id: str, *, focus: bool = False) -> None:
        """Select a goal and show it in the editor; with `focus` the keys go to its card."""
        self._soon.stop()
        if goal_id != self.panel.goal_id:
            self.flush()
        self.board.select(goal_id, focus=focus)
        item = self.plan.goal(goal_id) if self.plan else None
        if item is not None and self._shown is not None and self.plan is not None:
            self.panel.show_goal(self._shown, self.plan, item)
        else:
            self.panel.forget()
        self._show_actions()

    def focus_board(self) -> None:
        """Let the keys go to the selected card, or to the page where there is none."""
        if self.goal_id:
            self.board.card(self.goal_id).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_category(self) -> None:
        """Ask for which category an empty goal is wanted."""
        item = self.plan.goal(self.goal_id) if self.plan else None
        self.category_menu.show_workshop(self.workshop, item.goal.category_id if item else "")
        self.category_menu.popup(self._menu_place())

    def stops(self) -> Iterator[QWidget]:
        """What the tab key visits: header, notice, board, editor, drawer."""
        yield from (self.complete_pill, self.goal_button, self.menu_button, self.all_button, self.export_button)
        yield from (self.notice.action_button, self.notice.close_button)
        yield from self.empty.stops()
        if self.goal_id:
            yield self.board.card(self.goal_id)
        yield from self.panel.stops()
        yield from self.drawer.stops()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a field for the board; arrows and Enter work while the page itself has the focus."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self._on_escape()
        elif self.hasFocus() and plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.goal_id:
            self._edit(self.goal_id)
        elif not (self.hasFocus() and plain and self.board.navigate(key)):
            super().keyPressEvent(event)

    def _on_escape(self) -> None:
        self.flush()
        if not self._typing:
            self.owners.clear()
        self.focus_board()

    @property
    def _typing(self) -> bool:
        """The focus is in the editor of the goal."""
        return self._has_keys(self.panel)

    @staticmethod
    def _has_keys(part: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def _edit(self, goal_id: str) -> None:
        self.select(goal_id)
        self.panel.focus_title()

    # --- the view ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        self.all_button.setVisible(width >= _WIDE_HEADER)
        self.panel.setFixedWidth(max(_PANEL[0], min(_PANEL[1], round(width * 0.345) - 16)))
        self.drawer.set_limit(round(height * 0.22))
        if not self._drawer_chosen:
            self.drawer.open("not_doing" if height >= _TALL else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Once it is seen, the keys go to the board."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._on_shown)

    def _on_shown(self) -> None:
        # the frame lets all keys of the page work when it shows it; those that have nothing to do are off
        self._show_actions()
        parts = (self.board, self.panel, self.drawer, self.empty)
        focused = self.window().focusWidget()
        if not any(part.isAncestorOf(focused) for part in parts):
            self.focus_board()

    def _show_actions(self) -> None:
        if not self.isVisible():
            return
        for name in ("remove_goal", "goal_left", "goal_right", "goal_up", "goal_down"):
            self.actions_table[name].setEnabled(bool(self.goal_id))
        self.actions_table["next_lack"].setEnabled(bool(self.plan and self.plan.total))

    def _show_counts(self, shown: Workshop, view: PlanView) -> None:
        self.complete_pill.setVisible(bool(view.total))
        self._show_completeness(view)
        owners = sum(bool(owner.owner) for owner in view.owners)
        self.owners_tab.set_text(tr("Owners · {n}").format(n=owners) if owners else tr("Owners"))
        entries = len(shown.not_doing)
        self.not_doing_tab.set_text(tr("Not doing · {n}").format(n=entries) if entries else tr("Not doing"))

    def _show_completeness(self, view: PlanView) -> None:
        tone = "good" if view.complete == view.total else "warn"
        key = self.actions_table.key("next_lack")
        tip = tr("{key} goes to the next thing that is missing").format(key=key) if key and tone == "warn" else ""
        self.complete_pill.set_pill(completeness(view), tone, tip)

    def _show_keys(self) -> None:
        """Name the keys that hold now."""
        self.not_doing_tab.set_key(self.actions_table.key("not_doing"))
        if self.plan is not None:
            self._show_completeness(self.plan)

    def _show_view(self, shown: Workshop, view: PlanView) -> None:
        if not view.total:
            self.empty.show_plan(shown, view)
        self._views.setCurrentWidget(self.board if view.total else self.empty)
        self.panel.setVisible(bool(view.total))

    # --- making ---

    def _make_header(self) -> None:
        actions = self.actions_table
        self.complete_pill = named(PillButton(), "complete_pill")
        self.complete_pill.hide()
        self.pills.addWidget(self.complete_pill)
        self.goal_button = named(Button(icon="plus"), "goal_from_gap")
        self.goal_button.bind(actions["goal_from_gap"], tr("Goal"))
        self.menu_button = named(IconButton("down", tr("Choose the gap, or an empty goal"), size=32), "choose_gap")
        self.all_button = named(Button(), "goals_from_all_gaps")
        self.all_button.bind(actions["goals_from_all_gaps"])
        self.export_button = named(Button(kind="primary"), "export_plan")
        self.export_button.bind(actions["export"], tr("Export"))
        for widget in (self.goal_button, self.menu_button, self.all_button, self.export_button):
            self.buttons.addWidget(widget)
        self.gap_menu = GapMenu(self, actions["goals_from_all_gaps"], actions["goal_empty"])
        self.category_menu = CategoryMenu(self)

    def _make_content(self) -> None:
        self.board = named(Board(), "board")
        self.panel = GoalPanel(self.do)
        self.panel.setAccessibleName(tr("Goal"))
        self.empty = EmptyPlan(self.actions_table)
        self.owners = OwnerList()
        self.not_doing = NotDoingList(self.do)
        self.drawer = Drawer()
        self.not_doing_tab = Button(kind="quiet")
        self.owners_tab = Button(kind="quiet")
        self.drawer.add("not_doing", self.not_doing, self.not_doing_tab)
        self.drawer.add("owners", self.owners, self.owners_tab)
        # from the outside in: on its own a stacked layout would show its first widget as a window
        row = QHBoxLayout()
        row.setSpacing(14)
        self.content.addLayout(row, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self._views = QStackedLayout()
        left.addLayout(self._views, 1)
        left.addWidget(self.drawer)
        self._views.addWidget(self.board)
        self._views.addWidget(self.empty)

    def _connect(self) -> None:
        acts, keys = self.acts, self.actions_table
        keys.keys_changed.connect(self._show_keys)
        self._show_keys()
        keys["goal_from_gap"].triggered.connect(lambda: acts.add_from_gap())
        keys["goal_empty"].triggered.connect(lambda: acts.add_empty())
        keys["goals_from_all_gaps"].triggered.connect(lambda: acts.add_from_all_gaps())
        keys["remove_goal"].triggered.connect(lambda: acts.remove(self.goal_id))
        for name, columns, rows in (("left", -1, 0), ("right", 1, 0), ("up", 0, -1), ("down", 0, 1)):
            keys[f"goal_{name}"].triggered.connect(lambda _=False, c=columns, r=rows: acts.step(c, r))
        keys["next_lack"].triggered.connect(lambda: acts.next_lack())
        keys["not_doing"].triggered.connect(self._on_not_doing_triggered)
        self.complete_pill.clicked.connect(lambda: acts.next_lack())
        self.menu_button.clicked.connect(self._on_menu_button_clicked)
        self.gap_menu.gap_chosen.connect(acts.add_from_gap)
        self.category_menu.category_chosen.connect(acts.add_empty)
        self.board.chosen.connect(self._on_board_chosen)
        self.board.opened.connect(self._edit)
        self.board.moved.connect(acts.move)
        self.board.menu_wanted.connect(self._on_board_menu_wanted)
        self.panel.removal_wanted.connect(lambda: acts.remove(self.goal_id))
        self.panel.left_unsaved.connect(self._on_left_unsaved)
        self.owners.highlighted.connect(self.board.highlight)
        self.not_doing.removal_wanted.connect(acts.remove_entry)
        self.drawer.opened.connect(self._on_drawer_opened)
        self.bridge.changed.connect(lambda _changes: acts.forget_undo())

    def _menu_place(self) -> QPoint:
        return self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 2))

    def _on_menu_button_clicked(self) -> None:
        self.gap_menu.show_plan(plan_of(self.workshop))
        self.gap_menu.popup(self._menu_place())

    def _on_board_chosen(self, _goal_id: str) -> None:
        # first the card is painted, then its fields are filled
        self._soon.start()

    def _on_board_menu_wanted(self, goal_id: str, at: QPoint) -> None:
        keys = self.actions_table
        menu = CardMenu(self, self.board.place_of(goal_id), [keys["goal_up"], keys["goal_down"]], keys["remove_goal"])
        menu.edit_wanted.connect(lambda: self._edit(goal_id))
        menu.horizon_chosen.connect(lambda horizon, index: self.acts.move(goal_id, horizon, index))
        menu.popup(at)

    def _on_not_doing_triggered(self) -> None:
        self._drawer_chosen = True
        self.drawer.open("not_doing")
        self.not_doing.focus_new()

    def _on_drawer_opened(self, _name: str) -> None:
        self._drawer_chosen = True

    def _on_left_unsaved(self, goal_id: str, sentence: str) -> None:
        item = self.plan.goal(goal_id) if self.plan else None
        if item is not None:
            text = tr("An entry of “{title}” is not saved yet. {why}")
            text = text.format(title=short(goal_title(item.goal)), why=sentence)
            back = tr("Go back to it")
            self.notice.show_notice(text, "warn", back, lambda: self.select(goal_id, focus=True), NOTICE_MS)


def _wanted_goal(selected: str, before: PlanView | None, now: PlanView) -> str:
    """The goal to select: still the same, one that has just come, or the neighbour of one that has gone."""
    ids = [view.goal.id for view in now.in_order]
    if before is not None:
        old = {view.goal.id for view in before.in_order}
        come = [goal_id for goal_id in ids if goal_id not in old]
        if len(come) == 1:
            return come[0]
    if selected in ids or not ids:
        return selected if ids else ""
    return _neighbour(before, selected, ids) if before is not None else ids[0]


def _neighbour(before: PlanView, gone: str, ids: list[str]) -> str:
    """The goal beneath one that has gone, else that above it, else any."""
    for column in before.horizons:
        order = [view.goal.id for view in column.goals]
        if gone in order:
            at = order.index(gone)
            near = [*order[at + 1 :], *reversed(order[:at])]
            return next((goal_id for goal_id in near if goal_id in ids), ids[0])
    return ids[0]
