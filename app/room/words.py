"""What the room screen says in words: the sentences that are shown, and each scene as text for those who cannot see."""

from __future__ import annotations

from msgspec.structs import replace

from app.charts.inputs import described, level_label, mean_words, priority_word, shown, signed
from app.charts.votes import described as votes_described
from app.domain.agreement import Spread
from app.domain.scoring import means
from app.domain.votes import Side
from app.domain.workshop import Horizon
from app.i18n import format_date, tr, trn
from app.queries.room import (
    Decided,
    Pause,
    Plan,
    Question,
    Revealed,
    Review,
    RoomCategory,
    RoomLevel,
    Scene,
    Voting,
    Welcome,
)


def side_word(side: Side) -> str:
    """What a level is called in the room: 'Today' or 'Where we want to be'."""
    return tr("Today") if side == "current" else tr("Where we want to be")


def horizon_word(horizon: Horizon) -> str:
    """'Now', 'Next' or 'Later'."""
    return {"now": tr("Now"), "next": tr("Next"), "later": tr("Later")}[horizon]


def place_word(category: RoomCategory) -> str:
    """'Category 3 of 5'."""
    return tr("Category {n} of {m}").format(n=category.nth, m=category.of)


def round_word(number: int) -> str:
    """'round 2'."""
    return tr("round {n}").format(n=number)


def cast_word(cast: int, people: int) -> str:
    """'6 of 8 voted'; '6 voted' where nobody is listed, or more cards came in than people are."""
    if people and cast <= people:
        return tr("{n} of {m} voted").format(n=cast, m=people)
    return tr("{n} voted").format(n=cast)


def prompt(spread: Spread) -> str:
    """What the word for the votes asks of the room, nobody named; empty below 3 votes."""
    if spread.word is None or spread.range is None:
        return ""
    low, high = spread.votes[0], spread.votes[-1]
    match spread.word:
        case "unanimous":
            return tr("Unanimous: decide")
        case "close":
            return tr("Close together: decide")
        case "outliers":
            far = tr(" or ").join(dict.fromkeys(f"\u201c{rank}\u201d" for rank in spread.far))
            return tr("Outliers: what does {far} see that the others do not?").format(far=far)
        case "split":
            camps = tr("Two camps: what do \u201c{low}\u201d and \u201c{high}\u201d each see?")
            return camps.format(low=low, high=high)
    levels = trn("{n} level", "{n} levels", spread.range)
    return tr("Spread of {levels}: what does \u201c{low}\u201d see that \u201c{high}\u201d does not?").format(
        levels=levels, low=low, high=high
    )


def bare(spread: Spread) -> Spread:
    """The spread as the room sees it: below 3 votes only the votes, without a median."""
    return spread if spread.word is not None else replace(spread, median=None)


def level_word(levels: tuple[RoomLevel, ...], rank: int | None) -> str:
    """'2 Beginner', or 'open'."""
    if rank is None:
        return tr("open")
    return f"{rank} {shown(room_level(levels, rank).name)}".strip()


def room_level(levels: tuple[RoomLevel, ...], rank: int) -> RoomLevel:
    """The level of a rank; one without words where the model has none."""
    return next((level for level in levels if level.rank == rank), RoomLevel(rank, "", ""))


def title(scene: Scene) -> str:
    """The scene in a few words."""
    match scene:
        case Welcome():
            return tr("Welcome")
        case Question() | Voting() | Revealed() | Decided():
            return shown(scene.category.name) or place_word(scene.category)
        case Review():
            return tr("Review")
        case Plan():
            return tr("Plan")
        case Pause():
            return tr("Break")


def say(scene: Scene) -> str:
    """The scene as text, with all that the picture tells except the seconds of a clock."""
    match scene:
        case Welcome():
            parts = _welcome(scene)
        case Question():
            parts = _question(scene)
        case Voting():
            parts = _voting(scene)
        case Revealed():
            parts = _revealed(scene)
        case Decided():
            parts = _decided(scene)
        case Review():
            parts = [scene.workshop.title, *mean_words(means(scene.workshop)), described(scene.workshop)]
        case Plan():
            parts = _plan(scene)
        case Pause():
            parts = [tr("Break"), ends_word(scene), following_word(scene.following)]
    return " ".join(_sentence(part) for part in map(shown, parts) if part)


def ends_word(scene: Pause) -> str:
    """'We go on at 10:45', or that it is time."""
    return tr("We go on at {time}").format(time=scene.ends) if scene.left > 0 else tr("We go on now")


def following_word(name: str) -> str:
    """'Next: Test & verification'; empty when nothing follows."""
    return tr("Next: {category}").format(category=shown(name)) if shown(name) else ""


def goal_words() -> str:
    """What a goal is, for a plan that has none yet."""
    return tr(
        "A goal takes one category from its level to a higher one. It has one owner, and a sign by which everybody "
        "sees that it is reached."
    )


def _sentence(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."


def _welcome(scene: Welcome) -> list[str]:
    items = [f"{item.starts} {item.name}" for item in scene.agenda.items]
    return [
        " \u00b7 ".join(part for part in (scene.client, scene.team) if part),
        scene.model,
        ", ".join(part for part in (format_date(scene.date, "full"), scene.place) if part),
        tr("With {name}").format(name=scene.facilitator) if scene.facilitator else "",
        tr("Agenda: {items}").format(items=", ".join(items)) if items else "",
        tr("End at {time}").format(time=scene.agenda.ends) if items else "",
    ]


def _category(category: RoomCategory) -> list[str]:
    return [f"{shown(category.name)}, {place_word(category)}", category.question]


def _levels(category: RoomCategory) -> list[str]:
    return [
        f"{level.rank} {level.name}".strip() + (f": {level.headline}" if level.headline else "")
        for level in category.levels
    ]


def _question(scene: Question) -> list[str]:
    if scene.not_applicable:
        return [*_category(scene.category), tr("Not applicable here: nothing to score")]
    return [*_category(scene.category), *_levels(scene.category)]


def _voting(scene: Voting) -> list[str]:
    asked = ", ".join(side_word(side) for side in scene.sides)
    silent = tr("Silent vote, round {n}: {asked}").format(n=scene.number, asked=asked)
    return [*_category(scene.category), silent, cast_word(scene.cast, scene.people), *_levels(scene.category)]


def _revealed(scene: Revealed) -> list[str]:
    parts = [*_category(scene.category), cast_word(scene.cast, scene.people)]
    for side in scene.sides:
        votes = votes_described(bare(side.spread), scene.category.levels, side.cannot_judge, side.earlier)
        parts += [f"{side_word(side.side)}, {round_word(side.number)}: {votes}", prompt(side.spread)]
    return parts


def _decided(scene: Decided) -> list[str]:
    levels = scene.category.levels
    gap = "" if scene.current is None or scene.target is None else signed(scene.target - scene.current)
    return [
        *_category(scene.category),
        tr("Decided: current {level}").format(level=level_word(levels, scene.current)),
        tr("Target {level}").format(level=level_word(levels, scene.target)),
        tr("Gap {gap}").format(gap=gap) if gap else "",
        tr("Priority {priority}").format(priority=priority_word(scene.priority).lower()) if scene.priority else "",
        scene.rationale,
        following_word(scene.following),
    ]


def _plan(scene: Plan) -> list[str]:
    workshop = scene.workshop
    if not workshop.goals:
        return [tr("Plan"), goal_words()]
    parts = [tr("Plan")]
    for goal in workshop.goals:
        steps = f"{level_label(workshop.model, goal.from_level)} \u2192 {level_label(workshop.model, goal.to_level)}"
        owner = tr("owner {name}").format(name=goal.owner) if goal.owner else ""
        category = workshop.model.category(goal.category_id).name
        parts.append(
            ", ".join(part for part in (horizon_word(goal.horizon), goal.title, category, steps, owner) if part)
        )
    return parts
