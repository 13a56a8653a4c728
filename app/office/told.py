"""What files tell others of a workshop: no private note, no name beside a vote, people as the pack's options say."""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

import msgspec

from app.domain.checks import clean
from app.domain.pack import Names, PackOptions, owner_word
from app.domain.planning import goal_lacks
from app.domain.workshop import Criterion, Goal, Note, Workshop
from app.i18n import format_date, tr

GoalState = Literal["open", "under way", "met", "dropped"]
GOAL_STATES: tuple[GoalState, ...] = get_args(GoalState)


class Told(msgspec.Struct, frozen=True):
    """A workshop as others may see it, with what was chosen for the pack. `workshop` has no private notes."""

    workshop: Workshop
    options: PackOptions

    @property
    def names(self) -> Names:
        """How people are written."""
        return self.options.names

    @property
    def facilitator(self) -> str:
        """Who led the workshop; always named, as on every plan's cover."""
        return line(self.workshop.facilitator)

    def person(self, name: str) -> str:
        """Who owns or does something: by name, by role, or the word for one who may not be named; '' for nobody."""
        if not name.strip():
            return ""
        return line(owner_word(self.workshop, name, self.names)) or tr("An owner")

    def owner(self, goal: Goal) -> str:
        """Who owns a goal, or that nobody does yet."""
        return self.person(goal.owner) or tr("no owner yet")

    def said_by(self, who: str) -> str:
        """Who said or asked something: as typed where names are shown, else the role, or ''."""
        roles = {line(person.role).casefold() for person in self.workshop.participants}
        if self.names == "roles" and line(who).casefold() in roles:
            return line(who)
        return line(owner_word(self.workshop, who, self.names))

    def people(self) -> list[tuple[str, str]]:
        """Name and role of everybody who took part; without names as many roles, and nothing where both are hidden."""
        found = [(line(person.name), line(person.role)) for person in self.workshop.participants]
        if self.names == "hidden":
            return []
        return found if self.names == "shown" else sorted(("", role) for _, role in found)

    def complete(self, goal: Goal) -> bool:
        """Whether a goal lacks nothing."""
        return not goal_lacks(goal, [person.name for person in self.workshop.participants])

    def category(self, category_id: str | None) -> str:
        """A category's name; '' for the whole workshop."""
        return "" if category_id is None else line(self.workshop.model.category(category_id).name)


def told(workshop: Workshop, options: PackOptions) -> Told:
    """The workshop as others may see it."""
    open_notes = tuple(note for note in workshop.notes if not note.private)
    return Told(msgspec.structs.replace(workshop, notes=open_notes), options)


def goal_state(goal: Goal) -> GoalState:
    """How a goal stands: met when all its criteria are, under way from the first action done or criterion judged."""
    judged = [criterion for criterion in goal.criteria if criterion.state != "dropped"]
    if goal.criteria and not judged:
        return "dropped"
    if judged and all(criterion.state == "met" for criterion in judged):
        return "met"
    begun = any(action.done for action in goal.actions) or any(criterion.state != "open" for criterion in judged)
    return "under way" if begun else "open"


def state_word(state: GoalState | Literal["partly", "not met", "done"]) -> str:
    """The state of a goal, a criterion or an action in a word."""
    words = {
        "open": tr("open"),
        "under way": tr("under way"),
        "met": tr("met"),
        "partly": tr("partly met"),
        "not met": tr("not met"),
        "dropped": tr("dropped"),
        "done": tr("done"),
    }
    return words[state]


def criterion_line(criterion: Criterion) -> str:
    """A success criterion in one line: measure, from its baseline to its target, until when."""
    parts = [line(criterion.measure) or tr("Measure to be settled")]
    if criterion.baseline.strip():
        parts.append(tr("today {value}").format(value=line(criterion.baseline)))
    if criterion.target.strip():
        parts.append(tr("target {value}").format(value=line(criterion.target)))
    if criterion.due is not None:
        parts.append(tr("by {date}").format(date=format_date(criterion.due)))
    return " · ".join(parts)


def line(text: str) -> str:
    """A person's text as one line that every file takes."""
    return " ".join(clean(text).split())


def prose(text: str) -> str:
    """A person's text with its line breaks, as every file takes it."""
    return clean(text).strip()


def moment(note: Note) -> dt.datetime | None:
    """When a note was taken, by the room's clock; None where it has no time."""
    return room_time(note.at)


def room_time(at: str | None) -> dt.datetime | None:
    """A time as the clock in the room showed it, without offset; None where there is none."""
    try:
        return dt.datetime.fromisoformat(at or "").replace(tzinfo=None)
    except ValueError:
        return None


def changed(workshop: Workshop) -> dt.datetime:
    """The workshop's last change in UTC, without offset: the time of its files, so that equal plans are equal files."""
    try:
        found = dt.datetime.fromisoformat(workshop.changed_at)
    except ValueError:
        found = dt.datetime.combine(workshop.date, dt.time(12))
    return (found.astimezone(dt.UTC) if found.tzinfo else found).replace(tzinfo=None, microsecond=0)
