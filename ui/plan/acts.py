"""What a person does with goals as a whole: make them from gaps, move them, remove them, find what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.commands import AddGoal, AddGoals, MoveGoal, RemoveGoal, RemoveNotDoing
from app.domain.workshop import HORIZONS, Goal, NotDoing
from app.i18n import tr, trn
from app.queries.plan import (
    PlanView,
    categories_to_plan,
    empty_goal,
    goal_from_gap,
    goals_from_gaps,
    plan_of,
)
from ui.plan.words import goal_title, why_none

if TYPE_CHECKING:
    from ui.plan.page import PlanPage

NOTICE_MS = 10_000


class PlanActs:
    """The acts of one plan page; each says in the page's bar what cannot be done, and offers to take back a removal."""

    def __init__(self, page: PlanPage) -> None:
        self._page = page
        self._offers_undo = False

    # --- goals come ---

    def add_from_gap(self, category_id: str = "") -> None:
        """Add a goal for the gap with most need, or for that of a category, and put the cursor into its title."""
        shown = self._page.workshop
        goal = goal_from_gap(shown, category_id, tr("yes"))
        if goal is None:
            self._say_none(plan_of(shown))
        else:
            self._add(goal)

    def add_empty(self, category_id: str = "") -> None:
        """Add a goal without a title for a category; without one, ask for it where there is a choice."""
        page = self._page
        usable = [category.id for category in categories_to_plan(page.workshop)]
        if category_id or len(usable) == 1:
            self._add(empty_goal(page.workshop, category_id or usable[0]))
        elif usable:
            page.ask_category()
        else:
            page.notice.show_notice(tr("No category is in scope. Choose some under Prepare."), timeout_ms=NOTICE_MS)

    def add_from_all_gaps(self) -> None:
        """Add a goal for every gap that has none, in one step."""
        page = self._page
        shown = page.workshop
        goals = goals_from_gaps(shown, tr("yes"))
        if not goals:
            view = plan_of(shown)
            if view.why_none:
                self._say_none(view)
            else:
                text = tr("Every gap has a goal. {key} adds one for the next step of a gap.")
                page.notice.show_notice(text.format(key=page.actions_table.key("goal_from_gap")), timeout_ms=NOTICE_MS)
        elif page.do(AddGoals(workshop_id=page.workshop_id, goals=goals)) is None:
            page.select(goals[0].id, focus=True)
            text = trn("{n} goal was added, one for each gap.", "{n} goals were added, one for each gap.", len(goals))
            self._offer_undo(text)

    # --- goals move and go ---

    def move(self, goal_id: str, horizon: str, index: int) -> None:
        """Put a goal into a horizon at an index."""
        page = self._page
        page.do(MoveGoal(workshop_id=page.workshop_id, goal_id=goal_id, horizon=horizon, index=index))  # type: ignore[arg-type]
        if goal_id == page.goal_id:
            page.board.select(goal_id)

    def step(self, columns: int, rows: int) -> None:
        """Move the selected goal to another column or place, as an arrow key says."""
        board = self._page.board
        place = board.place_of(self._page.goal_id)
        if place is None or not 0 <= place[0] + columns < len(HORIZONS):
            return
        column, index = place[0] + columns, place[1] + rows
        last = len(board.columns[column].cards) - (1 if not columns else 0)
        if columns or 0 <= index <= last:
            self.move(self._page.goal_id, HORIZONS[column], min(index, last))

    def remove(self, goal_id: str) -> None:
        """Remove a goal; the bar offers to take that back."""
        page = self._page
        page.flush()
        item = page.plan.goal(goal_id) if page.plan else None
        if item is not None and page.do(RemoveGoal(workshop_id=page.workshop_id, goal_id=goal_id)) is None:
            page.focus_board()
            self._offer_undo(tr("“{title}” is removed.").format(title=short(goal_title(item.goal))))

    def remove_entry(self, entry: NotDoing) -> None:
        """Remove an entry of the not-doing list; the bar offers to take that back."""
        page = self._page
        page.flush()
        if page.do(RemoveNotDoing(workshop_id=page.workshop_id, entry_id=entry.id)) is None:
            self._offer_undo(tr("“{what}” is no longer on the list.").format(what=short(entry.what)))

    def forget_undo(self) -> None:
        """Something else was changed: the bar's button would take back that."""
        if self._offers_undo:
            self._offers_undo = False
            self._page.notice.clear()

    # --- what is missing ---

    def next_lack(self) -> None:
        """Go to the field of the next thing that is missing, in this goal or in the next one that lacks something."""
        page = self._page
        page.flush()
        page.select(page.goal_id)
        view = page.plan
        if view is None or not view.total:
            return
        item = view.goal(page.goal_id)
        lacks = item.lacks if item else ()
        targets = [page.panel.target_of(lack) for lack in lacks]
        now = QApplication.focusWidget()
        here = targets.index(now) if now in targets else -1
        for lack, target in list(zip(lacks, targets, strict=True))[here + 1 :]:
            if target is not now:
                page.panel.focus_lack(lack)
                return
        order = [entry.goal.id for entry in view.in_order]
        at = order.index(page.goal_id) + 1 if page.goal_id in order else 0
        for goal_id in [*order[at:], *order[:at]]:
            other = view.goal(goal_id)
            if other is not None and other.lacks:
                page.select(goal_id)
                page.panel.focus_lack(other.lacks[0])
                return
        page.notice.show_notice(tr("Nothing is missing: every goal is complete."), "good", timeout_ms=NOTICE_MS)

    # --- inside ---

    def _add(self, goal: Goal) -> None:
        page = self._page
        if page.do(AddGoal(workshop_id=page.workshop_id, goal=goal)) is None:
            page.select(goal.id)
            page.panel.focus_title(all_selected=True)

    def _say_none(self, view: PlanView) -> None:
        go = tr("Go to Score") if view.why_none == "unscored" or view.undecided else ""
        self._page.notice.show_notice(why_none(view), "info", go, self._go_to_score, NOTICE_MS)

    def _go_to_score(self) -> None:
        self._page.actions_table.go.emit("score", "")

    def _offer_undo(self, text: str) -> None:
        self._offers_undo = True
        undo = self._page.actions_table["undo"].trigger
        self._page.notice.show_notice(text, "info", tr("Undo"), undo, NOTICE_MS)


def short(text: str) -> str:
    """A text that fits into a sentence."""
    return text if len(text) <= 80 else f"{text[:79]}…"
