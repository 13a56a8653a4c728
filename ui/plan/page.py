"""The plan page: from gaps to goals with success criteria, on a board of horizons with an editor beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from app.commands import AddGoal, AddGoals, MoveGoal, RemoveGoal, RemoveNotDoing
from app.domain.changes import Changes
from app.domain.workshop import HORIZONS, Goal, NotDoing, Workshop
from app.i18n import tr, trn
from app.queries.plan import (
    PlanView,
    categories_to_plan,
    empty_goal,
    goal_from_gap,
    goals_from_gaps,
    plan_of,
)
from ui.actions import Actions
from ui.bridge import Bridge
from ui.plan.board import Board
from ui.plan.drawer import Drawer
from ui.plan.empty_plan import EmptyPlan
from ui.plan.fields import AddLine, named
from ui.plan.gap_menu import CategoryMenu, GapMenu
from ui.plan.not_doing import NotDoingList
from ui.plan.owners import OwnerList
from ui.plan.panel import GoalPanel
from ui.plan.pill_button import PillButton
from ui.plan.words import completeness, goal_title, horizon_name, why_none
from ui.widgets.buttons import Button, IconButton
from ui.workshop_page import WorkshopPage

NOTICE_MS = 10_000
_WIDE_HEADER = 1120
_TALL = 960


class PlanPage(WorkshopPage):
    """The goals of one workshop. `show_detail(goal_id)` selects a goal."""

    shows = ("workshop", "participant", "decision", "rating", "goal", "not_doing")

    def __init__(self, bridge: Bridge, actions: Actions) -> None:
        super().__init__(bridge, actions, tr("Improvement plan"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._plan: PlanView | None = None
        self._shown: Workshop | None = None
        self._offers_undo = False
        self._drawer_chosen = False
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
        if self._plan is not None and self._plan.goal(detail) is not None:
            self._select(detail, focus=True)

    def refresh(self, shown: Workshop) -> None:
        """Show the plan as it is now."""
        before = self._plan if self._shown is not None and self._shown.id == shown.id else None
        view = plan_of(shown)
        wanted = self._wanted_goal(before, view)
        self._shown, self._plan = shown, view
        had_focus = self._typing
        self.board.show_plan(view, shown.model)
        self.owners.show_plan(view)
        self.not_doing.show_workshop(shown)
        self.gap_menu.show_plan(view)
        self._show_counts(view)
        self._show_view(view)
        self._select(wanted)
        if had_focus and not self._typing:
            self._focus_board()
        self._show_actions()

    def leave(self) -> None:
        """Save what is still being typed, new entries too."""
        for line in self.findChildren(AddLine):
            line.flush()
        super().leave()

    # --- goals come, go and move ---

    def add_from_gap(self, category_id: str = "") -> None:
        """Add a goal for the gap with most need, or for that of a category, and put the cursor into its title."""
        shown = self.workshop
        goal = goal_from_gap(shown, category_id, tr("yes"))
        if goal is None:
            self._say_none(plan_of(shown))
        else:
            self._add(goal)

    def add_empty(self, category_id: str) -> None:
        """Add a goal without a title for a category."""
        self._add(empty_goal(self.workshop, category_id))

    def add_from_all_gaps(self) -> None:
        """Add a goal for every gap that has none, in one step."""
        shown = self.workshop
        goals = goals_from_gaps(shown, tr("yes"))
        if not goals:
            view = plan_of(shown)
            if view.why_none:
                self._say_none(view)
            else:
                text = tr("Every gap has a goal. {key} adds one for the next step of a gap.")
                self.notice.show_notice(text.format(key=self.actions_table.key("goal_from_gap")), timeout_ms=NOTICE_MS)
            return
        if self.do(AddGoals(workshop_id=self.workshop_id, goals=goals)) is None:
            self._select(goals[0].id, focus=True)
            text = trn("{n} goal was added, one for each gap.", "{n} goals were added, one for each gap.", len(goals))
            self._offer_undo(text)

    def remove(self, goal_id: str) -> None:
        """Remove a goal; the bar offers to take that back."""
        item = self._plan.goal(goal_id) if self._plan else None
        if item is None:
            return
        self.flush()
        if self.do(RemoveGoal(workshop_id=self.workshop_id, goal_id=goal_id)) is None:
            self._focus_board()
            self._offer_undo(tr("“{title}” is removed.").format(title=_short(goal_title(item.goal))))

    def move_goal(self, goal_id: str, horizon: str, index: int) -> None:
        """Put a goal into a horizon at an index."""
        command = MoveGoal(workshop_id=self.workshop_id, goal_id=goal_id, horizon=horizon, index=index)  # type: ignore[arg-type]
        self.do(command)
        if goal_id == self.goal_id:
            self.board.select(goal_id)

    def _add(self, goal: Goal) -> None:
        if self.do(AddGoal(workshop_id=self.workshop_id, goal=goal)) is None:
            self._select(goal.id)
            self.panel.focus_title(all_selected=True)

    def _step(self, columns: int, rows: int) -> None:
        place = self.board.place_of(self.goal_id)
        if place is None:
            return
        column, index = place[0] + columns, place[1] + rows
        if not 0 <= column < len(HORIZONS):
            return
        most = len(self.board.columns[column].cards) - (columns == 0)
        if columns == 0 and not 0 <= index <= most:
            return
        self.move_goal(self.goal_id, HORIZONS[column], max(0, min(index, most)))

    def _remove_entry(self, entry: NotDoing) -> None:
        self.flush()
        if self.do(RemoveNotDoing(workshop_id=self.workshop_id, entry_id=entry.id)) is None:
            self._offer_undo(tr("“{what}” is no longer on the list.").format(what=_short(entry.what)))

    def _say_none(self, view: PlanView) -> None:
        scored = view.why_none == "unscored" or view.undecided
        go = tr("Go to Score") if scored else ""
        self.notice.show_notice(why_none(view), "info", go, self._go_to_score, NOTICE_MS)

    def _go_to_score(self) -> None:
        self.actions_table.go.emit("score", "")

    def _offer_undo(self, text: str) -> None:
        self._offers_undo = True
        self.notice.show_notice(text, "info", tr("Undo"), self.actions_table["undo"].trigger, NOTICE_MS)

    # --- selection and focus ---

    def _select(self, goal_id: str, *, focus: bool = False) -> None:
        self.board.select(goal_id, focus=focus)
        item = self._plan.goal(goal_id) if self._plan else None
        if item is not None and self._shown is not None and self._plan is not None:
            self.panel.show_goal(self._shown, self._plan, item)
        else:
            self.panel.forget()
        self.panel.setEnabled(item is not None)

    def _wanted_goal(self, before: PlanView | None, now: PlanView) -> str:
        """The goal to select: still the same, one that has just come, or the neighbour of one that has gone."""
        ids = [view.goal.id for view in now.in_order]
        if before is None:
            return self.goal_id if self.goal_id in ids else next(iter(ids), "")
        old = [view.goal.id for view in before.in_order]
        come = [goal_id for goal_id in ids if goal_id not in old]
        if len(come) == 1:
            return come[0]
        if self.goal_id in ids:
            return self.goal_id
        return _neighbour(before, self.goal_id, ids)

    @property
    def _typing(self) -> bool:
        """The focus is in the editor of the goal."""
        focused = QApplication.focusWidget()
        return focused is not None and self.panel.isAncestorOf(focused)

    def _focus_board(self) -> None:
        if self.goal_id:
            self.board.card(self.goal_id).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, goal_id: str) -> None:
        self._select(goal_id)
        self.panel.focus_title()

    def _next_lack(self) -> None:
        """Go to the field of the next thing that is missing, in this goal or in the next one that lacks something."""
        view = self._plan
        if view is None or not view.total:
            return
        self.flush()
        view = self._plan or view
        item = view.goal(self.goal_id)
        lacks = item.lacks if item else ()
        targets = [self.panel.target_of(lack) for lack in lacks]
        now = QApplication.focusWidget()
        here = targets.index(now) if now in targets else -1
        for lack, target in list(zip(lacks, targets, strict=True))[here + 1 :]:
            if target is not now:
                self.panel.focus_lack(lack)
                return
        order = [entry.goal.id for entry in view.in_order]
        at = order.index(self.goal_id) + 1 if self.goal_id in order else 0
        for goal_id in [*order[at:], *order[:at]]:
            other = view.goal(goal_id)
            if other is not None and other.lacks:
                self._select(goal_id)
                self.panel.focus_lack(other.lacks[0])
                return
        self.notice.show_notice(tr("Nothing is missing: every goal is complete."), "good", timeout_ms=NOTICE_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a field for the board; arrows and Enter work from anywhere on the page."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.flush()
            if self.owners.clear() and not self._typing:
                return
            self._focus_board()
        elif self.hasFocus() and plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.goal_id:
            self._edit(self.goal_id)
        elif not (self.hasFocus() and plain and self.board.navigate(key)):
            super().keyPressEvent(event)

    # --- the view ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        self.all_button.setVisible(width >= _WIDE_HEADER)
        self.panel.setFixedWidth(max(348, min(480, round(width * 0.345) - 16)))
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
        focused = self.window().focusWidget()
        if focused is None or focused is self or self.header.isAncestorOf(focused):
            self._focus_board()

    def _show_actions(self) -> None:
        if not self.isVisible():
            return
        chosen = bool(self.goal_id)
        for name in ("remove_goal", "goal_left", "goal_right", "goal_up", "goal_down"):
            self.actions_table[name].setEnabled(chosen)
        self.actions_table["next_lack"].setEnabled(bool(self._plan and self._plan.total))

    def _show_counts(self, view: PlanView) -> None:
        self.complete_pill.setVisible(bool(view.total))
        tone = "good" if view.complete == view.total else "warn"
        tip = tr("{key} goes to the next thing that is missing").format(key=self.actions_table.key("next_lack"))
        self.complete_pill.set_pill(completeness(view), tone, tip if tone == "warn" else "")
        owners = sum(bool(owner.owner) for owner in view.owners)
        self.owners_tab.set_text(tr("Owners · {n}").format(n=owners) if owners else tr("Owners"))
        entries = len(self.not_doing.rows.rows)
        self.not_doing_tab.set_text(tr("Not doing · {n}").format(n=entries) if entries else tr("Not doing"))

    def _show_view(self, view: PlanView) -> None:
        if view.total:
            self._views.setCurrentWidget(self.work)
        else:
            self.empty.show_plan(self.workshop if self._shown is None else self._shown, view)
            self._views.setCurrentWidget(self.empty)
        self.panel.setVisible(bool(view.total))

    # --- making ---

    def _make_header(self) -> None:
        actions = self.actions_table
        self.complete_pill = named(PillButton(), "complete_pill")
        self.complete_pill.clicked.connect(self._next_lack)
        self.complete_pill.hide()
        self.pills.addWidget(self.complete_pill)
        self.goal_button = named(Button(icon="plus"), "goal_from_gap")
        self.goal_button.bind(actions["goal_from_gap"], tr("Goal"))
        self.menu_button = named(IconButton("down", tr("Choose the gap, or an empty goal"), size=32), "choose_gap")
        self.menu_button.clicked.connect(self._open_gap_menu)
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
        self.not_doing_tab = Button(kind="quiet", key="B")
        self.owners_tab = Button(kind="quiet")
        self.drawer.add("not_doing", self.not_doing, self.not_doing_tab)
        self.drawer.add("owners", self.owners, self.owners_tab)
        self.work = QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        left = QVBoxLayout()
        left.setSpacing(12)
        self._views = QStackedLayout()
        self._views.addWidget(self.work)
        self._views.addWidget(self.empty)
        left.addLayout(self._views, 1)
        left.addWidget(self.drawer)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.content.addLayout(row, 1)

    def _connect(self) -> None:
        actions = self.actions_table
        actions["goal_from_gap"].triggered.connect(lambda: self.add_from_gap())
        actions["goal_empty"].triggered.connect(self._on_goal_empty_triggered)
        actions["goals_from_all_gaps"].triggered.connect(self.add_from_all_gaps)
        actions["remove_goal"].triggered.connect(lambda: self.remove(self.goal_id))
        actions["goal_left"].triggered.connect(lambda: self._step(-1, 0))
        actions["goal_right"].triggered.connect(lambda: self._step(1, 0))
        actions["goal_up"].triggered.connect(lambda: self._step(0, -1))
        actions["goal_down"].triggered.connect(lambda: self._step(0, 1))
        actions["next_lack"].triggered.connect(self._next_lack)
        actions["not_doing"].triggered.connect(self._on_not_doing_triggered)
        self.gap_menu.gap_chosen.connect(self.add_from_gap)
        self.category_menu.category_chosen.connect(self.add_empty)
        self.board.chosen.connect(self._select)
        self.board.opened.connect(self._edit)
        self.board.moved.connect(self.move_goal)
        self.board.menu_wanted.connect(self._open_card_menu)
        self.panel.removal_wanted.connect(lambda: self.remove(self.goal_id))
        self.panel.left_unsaved.connect(self._on_left_unsaved)
        self.owners.highlighted.connect(self.board.highlight)
        self.not_doing.removal_wanted.connect(self._remove_entry)
        self.drawer.opened.connect(self._on_drawer_opened)
        self.bridge.changed.connect(self._on_anything_changed)

    def _open_gap_menu(self) -> None:
        self.gap_menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 2)))

    def _open_card_menu(self, goal_id: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("card_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Edit"), lambda: self._edit(goal_id))
        menu.addSeparator()
        place = self.board.place_of(goal_id)
        for nth, horizon in enumerate(HORIZONS):
            text = tr("Move to {horizon}").format(horizon=horizon_name(horizon))
            last = len(self.board.columns[nth].cards)
            action = menu.addAction(text, lambda h=horizon, n=last: self.move_goal(goal_id, h, n))
            action.setEnabled(place is not None and place[0] != nth)
        for name in ("goal_up", "goal_down"):
            menu.addAction(self.actions_table[name])
        menu.addSeparator()
        menu.addAction(self.actions_table["remove_goal"])
        menu.popup(at)

    def _on_goal_empty_triggered(self) -> None:
        usable = categories_to_plan(self.workshop)
        if len(usable) == 1:
            self.add_empty(usable[0].id)
        elif not usable:
            self.notice.show_notice(tr("No category is in scope. Choose some under Prepare."), timeout_ms=NOTICE_MS)
        else:
            item = self._plan.goal(self.goal_id) if self._plan else None
            button = self.menu_button
            self.category_menu.show_workshop(self.workshop, item.goal.category_id if item else "")
            self.category_menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _on_not_doing_triggered(self) -> None:
        self.drawer.open("not_doing")
        self._drawer_chosen = True
        self.not_doing.focus_new()
        self.drawer.show_stop(self.not_doing.add_line)

    def _on_drawer_opened(self, _name: str) -> None:
        self._drawer_chosen = True

    def _on_left_unsaved(self, goal_id: str, sentence: str) -> None:
        item = self._plan.goal(goal_id) if self._plan else None
        if item is not None:
            text = tr("An entry of “{title}” is not saved yet. {why}")
            text = text.format(title=_short(goal_title(item.goal)), why=sentence)
            self.notice.show_notice(text, "warn", tr("Go back to it"), lambda: self._select(goal_id, focus=True))

    def _on_anything_changed(self, _changes: Changes) -> None:
        # the button in the bar would take back something else now
        if self._offers_undo:
            self._offers_undo = False
            self.notice.clear()


def _neighbour(before: PlanView, gone: str, ids: list[str]) -> str:
    """The goal beneath one that has gone, else that above it, else any."""
    for column in before.horizons:
        order = [view.goal.id for view in column.goals]
        if gone in order:
            at = order.index(gone)
            near = [*order[at + 1 :], *reversed(order[:at])]
            return next((goal_id for goal_id in near if goal_id in ids), next(iter(ids), ""))
    return next(iter(ids), "")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
