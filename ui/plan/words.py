"""What the plan page says in words: what a goal lacks, what people carry, why no gap wants a goal."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.domain.model import MaturityModel
from app.domain.planning import EFFORT_DAYS, Lack, OwnerLoad
from app.domain.workshop import Criterion, Goal, Horizon, Size, Weight, Workshop
from app.i18n import format_date, tr, trn
from app.queries.plan import GapView, GoalView, HorizonView, PlanView

MOST_NAMED = 3


def horizon_name(horizon: Horizon) -> str:
    """Now, Next or Later."""
    return {"now": tr("Now"), "next": tr("Next"), "later": tr("Later")}[horizon]


def weight_name(weight: Weight) -> str:
    """Low, Medium or High."""
    return {"low": tr("Low"), "medium": tr("Medium"), "high": tr("High")}[weight]


def size_tip(size: Size) -> str:
    """What a size stands for."""
    days = EFFORT_DAYS[size]
    text = {"S": tr("Small: about {n} days"), "M": tr("Medium: about {n} days"), "L": tr("Large: about {n} days")}
    return text[size].format(n=days)


def level_name(model: MaturityModel, rank: int) -> str:
    """A level as '2 Beginner'; the bare rank where the model does not know it."""
    if rank not in model.ranks:
        return str(rank)
    return f"{rank} {model.level(rank).name}"


def short_step(goal: Goal) -> str:
    """A goal's step as '2 → 3'."""
    return f"{goal.from_level} → {goal.to_level}"


def long_step(model: MaturityModel, category: str, start: int, end: int) -> str:
    """A step with the names of its levels."""
    return tr("{category}, from {start} to {end}").format(
        category=category, start=level_name(model, start), end=level_name(model, end)
    )


def goal_title(goal: Goal) -> str:
    """A goal's title, or words for one that has none yet."""
    return goal.title.strip() or tr("Goal without a title")


# --- what is missing -----------------------------------------------------------------------------------------------


def lack_pill(lack: Lack) -> str:
    """What a goal lacks, as its card says it."""
    return {
        "title": tr("needs a title"),
        "owner": tr("needs an owner"),
        "one_owner": tr("needs one owner"),
        "criterion": tr("needs a success criterion"),
        "measure": tr("needs a measure"),
        "baseline": tr("needs a baseline"),
        "baseline_date": tr("needs the baseline’s date"),
        "target": tr("needs a target value"),
        "check": tr("needs a way to check"),
        "due": tr("needs a due date"),
    }[lack]


def lack_word(lack: Lack) -> str:
    """What a goal lacks, to finish the words 'Still missing:'."""
    return {
        "title": tr("a title"),
        "owner": tr("an owner"),
        "one_owner": tr("one owner by name"),
        "criterion": tr("a success criterion"),
        "measure": tr("a measure"),
        "baseline": tr("a baseline"),
        "baseline_date": tr("the baseline’s date"),
        "target": tr("a target value"),
        "check": tr("how it is checked"),
        "due": tr("a due date"),
    }[lack]


def completeness(view: PlanView) -> str:
    """How many goals lack nothing."""
    if view.total == 1:
        return tr("The goal is complete") if view.complete else tr("The goal is not complete")
    if view.complete == view.total:
        return tr("All {m} goals are complete").format(m=view.total)
    return trn("{n} of {{m}} goals is complete", "{n} of {{m}} goals are complete", view.complete).format(m=view.total)


# --- a goal on its card --------------------------------------------------------------------------------------------


def criterion_texts(criterion: Criterion, met: str) -> tuple[str, str]:
    """A success criterion as its measure and its target value, which is left out where the measure names it."""
    measure = " ".join(criterion.measure.split())
    target = criterion.target.strip()
    if target == met or target.casefold() in measure.casefold():
        target = ""
    return measure, target


def owner_line(goal: Goal) -> str:
    """Who owns a goal, and when its first success criterion is due."""
    due = next((criterion.due for criterion in goal.criteria if criterion.due), None)
    date = tr("by {date}").format(date=format_date(due)) if due else ""
    return f"{goal.owner.strip()} · {format_date(due)}" if goal.owner.strip() and due else goal.owner.strip() or date


def card_tip(view: GoalView, model: MaturityModel) -> str:
    """What a card says when one points at it."""
    goal = view.goal
    lines = [goal_title(goal), long_step(model, view.category, goal.from_level, goal.to_level), owner_line(goal)]
    for criterion in goal.criteria:
        measure, target = criterion_texts(criterion, tr("yes"))
        lines.append(f"✓ {measure}: {target}" if target else f"✓ {measure}")
    if view.lacks:
        lines.append(still_missing(view.lacks))
    return "\n".join(line for line in lines if line.strip(" ✓"))


def card_name(view: GoalView, model: MaturityModel) -> str:
    """A card for those who hear it."""
    goal = view.goal
    owner = tr("owner {name}").format(name=goal.owner) if goal.owner.strip() else ""
    parts = [goal_title(goal), long_step(model, view.category, goal.from_level, goal.to_level), owner]
    parts.append(horizon_name(goal.horizon))
    if view.lacks:
        parts.append(still_missing(view.lacks))
    return ". ".join(part for part in parts if part)


def still_missing(lacks: Sequence[Lack]) -> str:
    """One sentence of all that is missing."""
    return tr("Still missing: {things}").format(things=", ".join(lack_word(lack) for lack in lacks))


# --- people and time -----------------------------------------------------------------------------------------------


def column_title(column: HorizonView) -> str:
    """A column's name with its days."""
    return trn("{{name}} · {n} day", "{{name}} · {n} days", column.days).format(name=horizon_name(column.horizon))


def column_until(column: HorizonView) -> str:
    """The last day of a column."""
    return tr("until {date}").format(date=format_date(column.ends))


def effort_line(column: HorizonView) -> str:
    """The effort planned in a column against what its owners can give; '' for an empty one."""
    load = column.load
    if not load.goals:
        return ""
    if load.unsized == load.goals:
        return tr("no effort given yet")
    text = tr("about {n} of {m} days of work").format(n=load.days, m=math.floor(load.available))
    return text if not load.unsized else f"{text} · {trn('{n} without effort', '{n} without effort', load.unsized)}"


def effort_tip(column: HorizonView) -> str:
    """How the effort is reckoned."""
    owners = max(1, column.load.owners)
    each = math.floor(column.load.available / owners)
    people = trn("{n} owner", "{n} owners", owners)
    return tr(
        "Small goals count {s} days, medium {m}, large {l}. Half of the working days count as free for goals: here "
        "{each} for each of {people}."
    ).format(s=EFFORT_DAYS["S"], m=EFFORT_DAYS["M"], l=EFFORT_DAYS["L"], each=each, people=people)


def crowded_line(owner: OwnerLoad, column: HorizonView) -> str:
    """That somebody has too much in a column."""
    goals = trn("{n} goal", "{n} goals", owner.goals_per_horizon[column.horizon])
    return tr("{name} has {goals}, about {n} days of work in {span}").format(
        name=owner.owner,
        goals=goals,
        n=owner.days_per_horizon[column.horizon],
        span=trn("{n} day", "{n} days", column.span),
    )


def crowded_lines(column: HorizonView) -> list[str]:
    """All who have too much in a column, the first few by name."""
    lines = [crowded_line(owner, column) for owner in column.crowded[:MOST_NAMED]]
    more = len(column.crowded) - MOST_NAMED
    return [*lines, trn("and {n} more person", "and {n} more people", more)] if more > 0 else lines


def owner_chip(owner: OwnerLoad) -> str:
    """What somebody carries, short."""
    name = owner.owner or tr("Nobody yet")
    goals = trn("{n} goal", "{n} goals", owner.goals)
    if not owner.days:
        return f"{name} · {goals}"
    return f"{name} · {goals} · {trn('{n} day', '{n} days', owner.days)}"


def owner_tip(owner: OwnerLoad, view: PlanView) -> str:
    """What somebody carries in each horizon."""
    lines = [owner_chip(owner)]
    for column in view.horizons:
        goals = owner.goals_per_horizon[column.horizon]
        if goals:
            text = trn("{{name}}: {n} goal, about {{days}} days", "{{name}}: {n} goals, about {{days}} days", goals)
            text = text.format(name=horizon_name(column.horizon), days=owner.days_per_horizon[column.horizon])
            too_much = column.horizon in owner.overloaded
            lines.append(tr("{what}, more than there is room for").format(what=text) if too_much else text)
    return "\n".join(lines)


# --- gaps ----------------------------------------------------------------------------------------------------------


def why_none(view: PlanView) -> str:
    """Why no goal can be made from a gap."""
    kind = view.why_none
    if kind == "unscored":
        return tr(
            "Nothing is decided yet. A goal comes from a gap: first settle current and target levels under Score."
        )
    if kind == "no_gap":
        text = tr("No category has a gap: every current level has reached its target.")
    else:
        text = tr("Every step of every gap has a goal.")
    return f"{text} {still_open(view)}".strip()


def still_open(view: PlanView) -> str:
    """That some categories have no decision yet; '' when all have."""
    if not view.undecided:
        return ""
    return trn("{n} category is not decided yet.", "{n} categories are not decided yet.", view.undecided)


def largest_gap(gap: GapView, model: MaturityModel) -> str:
    """The gap that has most need, as a sentence."""
    text = tr("{step}.").format(step=long_step(model, gap.name, gap.current, gap.target))
    if gap.priority is None:
        return text
    priority = tr("Its priority is {priority}.").format(priority=weight_name(gap.priority).lower())
    return f"{text} {priority}"


def gap_entry(gap: GapView) -> str:
    """A gap in the menu: its category and the step that comes next."""
    if gap.step is None:
        return tr("{category}: all steps have goals").format(category=gap.name)
    return f"{gap.name}  {gap.step[0]} → {gap.step[1]}"


def decided_line(workshop: Workshop, category_id: str) -> str:
    """What the group decided for a category, beside the step of a goal."""
    state = workshop.state(category_id)
    if state.na_reason is not None:
        return tr("This category is marked as not applicable.")
    if not state.in_scope:
        return tr("This category is not in this workshop’s scope.")
    if state.current is None or state.target is None:
        return tr("The group has not decided this category yet.")
    return tr("The group decided: current {current}, target {target}.").format(
        current=level_name(workshop.model, state.current), target=level_name(workshop.model, state.target)
    )
