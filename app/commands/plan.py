"""Changes to the plan: goals with their criteria and actions, and what the group does not do for now."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from app.commands.base import WorkshopCommand, given, model_of, next_position, place, stored
from app.commands.header import remove_goal
from app.domain import checks
from app.domain.ids import new_id
from app.domain.model import MaturityModel
from app.domain.problems import InvalidInput
from app.domain.workshop import (
    HORIZONS,
    Action,
    Criterion,
    CriterionState,
    Goal,
    Horizon,
    NotDoing,
    Size,
    Weight,
)
from app.i18n import tr, trn
from app.store import rows
from app.store.transaction import Row, Transaction


def _checked_goal(values: dict[str, Any], model: MaturityModel) -> dict[str, Any]:
    """The given fields of a goal, cleaned. A title may be empty while it is being written."""
    if "category_id" in values:
        checks.category_of(model, values["category_id"])
    for field in values.keys() & {"title", "owner"}:
        what = tr("the goal's title") if field == "title" else tr("the owner")
        values[field] = checks.line(values[field], field, what)
    if "outcome" in values:
        values["outcome"] = checks.prose(values["outcome"], "outcome", tr("the outcome"))
    for field in values.keys() & {"from_level", "to_level"}:
        checks.rank(values[field], model, field)
    if values.get("horizon", "now") not in HORIZONS:
        raise InvalidInput(tr("A horizon is now, next or later."), "horizon")
    return values


def _check_step(from_level: int, to_level: int) -> None:
    if to_level <= from_level:
        raise InvalidInput(tr("A goal leads to a higher level than it starts from."), "to_level")


def _goal_label(title: object) -> str:
    return tr("goal “{title}”").format(title=title) if title else tr("goal without a title")


class AddGoal(WorkshopCommand, frozen=True, kw_only=True):
    """Add a goal with its criteria and actions at the end of its horizon; ids that are empty are made."""

    goal: Goal

    def write(self, tx: Transaction) -> str:
        """Check and write the goal and its parts."""
        title = _insert_goal(tx, self.workshop_id, self.goal).title
        return tr("new {goal}").format(goal=_goal_label(title))


class AddGoals(WorkshopCommand, frozen=True, kw_only=True):
    """Add several goals at once, such as one for each gap; taken back in one step."""

    goals: tuple[Goal, ...]

    def write(self, tx: Transaction) -> str:
        """Check and write each; one that is refused refuses all."""
        for goal in self.goals:
            _insert_goal(tx, self.workshop_id, goal)
        return trn("{n} goal from gaps", "{n} goals from gaps", len(self.goals))


def _insert_goal(tx: Transaction, workshop_id: str, goal: Goal) -> Goal:
    names = ("category_id", "title", "owner", "outcome", "from_level", "to_level", "horizon")
    values = _checked_goal({name: getattr(goal, name) for name in names}, model_of(tx, workshop_id))
    _check_step(goal.from_level, goal.to_level)
    goal = msgspec.structs.replace(
        goal,
        **values,
        id=goal.id or new_id(),
        criteria=tuple(_checked_criterion(criterion) for criterion in goal.criteria),
        actions=tuple(_checked_action(action) for action in goal.actions),
    )
    position = next_position(tx, "goal", "workshop_id", workshop_id)
    tx.insert("goal", rows.goal_row(workshop_id, position, goal))
    for table, row in rows.goal_parts(workshop_id, goal):
        tx.insert(table, row)
    return goal


class EditGoal(WorkshopCommand, frozen=True, kw_only=True):
    """Change fields of a goal."""

    goal_id: str
    category_id: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    from_level: int | UnsetType = UNSET
    to_level: int | UnsetType = UNSET
    outcome: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    impact: Weight | UnsetType | None = UNSET
    effort: Size | UnsetType | None = UNSET

    def write(self, tx: Transaction) -> str:
        """Check, then write."""
        row = tx.get("goal", self.goal_id)
        names = ("category_id", "title", "from_level", "to_level", "outcome", "owner", "impact", "effort")
        values = _checked_goal(given(self, *names), model_of(tx, self.workshop_id))
        if values.keys() & {"from_level", "to_level"}:
            step = row | values
            _check_step(int(step["from_level"] or 0), int(step["to_level"] or 0))
        tx.update("goal", (self.goal_id,), values)
        fields = ", ".join(name for field, name in _field_names().items() if field in values)
        return tr("{fields} of {goal}").format(fields=fields, goal=_goal_label((row | values)["title"]))


def _field_names() -> dict[str, str]:
    return {
        "category_id": tr("category"),
        "title": tr("title"),
        "from_level": tr("level to start from"),
        "to_level": tr("level to reach"),
        "outcome": tr("outcome"),
        "owner": tr("owner"),
        "impact": tr("impact"),
        "effort": tr("effort"),
    }


class MoveGoal(WorkshopCommand, frozen=True, kw_only=True):
    """Put a goal into a horizon at an index among that horizon's goals; the first is 0."""

    goal_id: str
    horizon: Horizon
    index: int

    def write(self, tx: Transaction) -> str:
        """Change the horizon and give the whole plan new positions."""
        if self.horizon not in HORIZONS:
            raise InvalidInput(tr("A horizon is now, next or later."), "horizon")
        title = tx.get("goal", self.goal_id)["title"]
        tx.update("goal", (self.goal_id,), {"horizon": self.horizon})
        goals = tx.where("goal", "workshop_id", self.workshop_id, "position")
        others = [row for row in goals if row["id"] != self.goal_id]
        place(tx, "goal", goals, self.goal_id, _index_in_plan(others, self.horizon, self.index))
        return tr("move {goal}").format(goal=_goal_label(title))


def _index_in_plan(others: list[Row], horizon: Horizon, index: int) -> int:
    places = [n for n, row in enumerate(others) if row["horizon"] == horizon]
    if not places:
        return len(others)
    return places[max(0, index)] if index < len(places) else places[-1] + 1


class RemoveGoal(WorkshopCommand, frozen=True, kw_only=True):
    """Remove a goal with its criteria and actions."""

    goal_id: str

    def write(self, tx: Transaction) -> str:
        """Delete children first."""
        title = tx.get("goal", self.goal_id)["title"]
        remove_goal(tx, self.goal_id)
        return tr("remove {goal}").format(goal=_goal_label(title))


def _checked_criterion(criterion: Criterion) -> Criterion:
    names = ("measure", "baseline", "baseline_date", "target", "check", "due")
    values = _criterion_values({name: getattr(criterion, name) for name in names})
    return msgspec.structs.replace(criterion, **values, id=criterion.id or new_id())


def _criterion_values(values: dict[str, Any]) -> dict[str, Any]:
    for field, what in (("measure", tr("the measure")), ("check", tr("how it is checked"))):
        if field in values:
            values[field] = checks.prose(values[field], field, what)
    for field, what in (("baseline", tr("the baseline")), ("target", tr("the target value"))):
        if field in values:
            values[field] = checks.line(values[field], field, what)
    for field in values.keys() & {"baseline_date", "due"}:
        checks.optional_day(values[field], field)
    return values


class AddCriterion(WorkshopCommand, frozen=True, kw_only=True):
    """Add a success criterion to a goal."""

    goal_id: str
    criterion: Criterion

    def write(self, tx: Transaction) -> str:
        """Append it."""
        title = tx.get("goal", self.goal_id)["title"]
        position = next_position(tx, "criterion", "goal_id", self.goal_id)
        criterion = _checked_criterion(self.criterion)
        tx.insert("criterion", rows.criterion_row(self.workshop_id, self.goal_id, position, criterion))
        return tr("new success criterion of {goal}").format(goal=_goal_label(title))


class EditCriterion(WorkshopCommand, frozen=True, kw_only=True):
    """Change fields of a success criterion."""

    criterion_id: str
    measure: str | UnsetType = UNSET
    baseline: str | UnsetType = UNSET
    baseline_date: dt.date | UnsetType | None = UNSET
    target: str | UnsetType = UNSET
    check: str | UnsetType = UNSET
    due: dt.date | UnsetType | None = UNSET
    state: CriterionState | UnsetType = UNSET

    def write(self, tx: Transaction) -> str:
        """Check, then write."""
        names = ("measure", "baseline", "baseline_date", "target", "check", "due", "state")
        values = _criterion_values(given(self, *names))
        if "check" in values:
            values["check_by"] = values.pop("check")
        tx.update("criterion", (self.criterion_id,), stored(values))
        return tr("success criterion")


class RemoveCriterion(WorkshopCommand, frozen=True, kw_only=True):
    """Remove a success criterion."""

    criterion_id: str

    def write(self, tx: Transaction) -> str:
        """Delete the row."""
        tx.delete("criterion", self.criterion_id)
        return tr("remove success criterion")


def _checked_action(action: Action) -> Action:
    return msgspec.structs.replace(
        action,
        id=action.id or new_id(),
        what=checks.prose(action.what, "what", tr("the action")),
        who=checks.line(action.who, "who", tr("who does it")),
        due=checks.optional_day(action.due, "due"),
    )


class AddAction(WorkshopCommand, frozen=True, kw_only=True):
    """Add an action to a goal."""

    goal_id: str
    action: Action

    def write(self, tx: Transaction) -> str:
        """Append it."""
        title = tx.get("goal", self.goal_id)["title"]
        position = next_position(tx, "action", "goal_id", self.goal_id)
        action = _checked_action(self.action)
        tx.insert("action", rows.action_row(self.workshop_id, self.goal_id, position, action))
        return tr("new action of {goal}").format(goal=_goal_label(title))


class EditAction(WorkshopCommand, frozen=True, kw_only=True):
    """Change fields of an action."""

    action_id: str
    what: str | UnsetType = UNSET
    who: str | UnsetType = UNSET
    due: dt.date | UnsetType | None = UNSET
    done: bool | UnsetType = UNSET

    def write(self, tx: Transaction) -> str:
        """Check, then write."""
        values = given(self, "what", "who", "due", "done")
        if "what" in values:
            values["what"] = checks.prose(values["what"], "what", tr("the action"))
        if "who" in values:
            values["who"] = checks.line(values["who"], "who", tr("who does it"))
        checks.optional_day(values.get("due"), "due")
        tx.update("action", (self.action_id,), stored(values))
        return tr("action")


class RemoveAction(WorkshopCommand, frozen=True, kw_only=True):
    """Remove an action."""

    action_id: str

    def write(self, tx: Transaction) -> str:
        """Delete the row."""
        tx.delete("action", self.action_id)
        return tr("remove action")


class AddNotDoing(WorkshopCommand, frozen=True, kw_only=True):
    """Keep what the group decided against for now: why, and when to look again."""

    what: str
    why: str = ""
    look_again: dt.date | None = None

    def write(self, tx: Transaction) -> str:
        """Append it."""
        entry = NotDoing(
            new_id(),
            _named(self.what),
            checks.prose(self.why, "why", tr("the reason")),
            checks.optional_day(self.look_again, "look_again"),
        )
        position = next_position(tx, "not_doing", "workshop_id", self.workshop_id)
        tx.insert("not_doing", rows.not_doing_row(self.workshop_id, position, entry))
        return tr("not doing “{what}”").format(what=entry.what)


class EditNotDoing(WorkshopCommand, frozen=True, kw_only=True):
    """Change an entry of the not-doing list."""

    entry_id: str
    what: str | UnsetType = UNSET
    why: str | UnsetType = UNSET
    look_again: dt.date | UnsetType | None = UNSET

    def write(self, tx: Transaction) -> str:
        """Check, then write."""
        values = given(self, "what", "why", "look_again")
        if "what" in values:
            values["what"] = _named(values["what"])
        if "why" in values:
            values["why"] = checks.prose(values["why"], "why", tr("the reason"))
        checks.optional_day(values.get("look_again"), "look_again")
        tx.update("not_doing", (self.entry_id,), stored(values))
        return tr("not doing “{what}”").format(what=tx.get("not_doing", self.entry_id)["what"])


class RemoveNotDoing(WorkshopCommand, frozen=True, kw_only=True):
    """Remove an entry of the not-doing list."""

    entry_id: str

    def write(self, tx: Transaction) -> str:
        """Delete the row."""
        what = tx.get("not_doing", self.entry_id)["what"]
        tx.delete("not_doing", self.entry_id)
        return tr("remove not doing “{what}”").format(what=what)


def _named(what: str) -> str:
    text = checks.prose(what, "what", tr("what is not done"))
    if not text:
        raise InvalidInput(tr("Say what the group does not do for now."), "what")
    return text
