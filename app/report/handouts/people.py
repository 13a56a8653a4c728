"""Who carries what: the goals and the actions of each owner, named as it was chosen."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.domain.owners import owner_fault
from app.domain.pack import Names, owner_word
from app.domain.planning import numbered_goals
from app.domain.workshop import Action, Goal, Workshop
from app.i18n import tr

Numbered = tuple[int, Goal]
"""A goal with its number in the plan."""
Errand = tuple[Numbered, Action]
"""An action of a goal that belongs to somebody else."""


class Owner(msgspec.Struct, frozen=True):
    """One person with goals, or with nothing but actions of other people's goals; `role` is '' where none is known."""

    name: str
    role: str
    goals: tuple[Numbered, ...]
    errands: tuple[Errand, ...]


class Carried(msgspec.Struct, frozen=True):
    """All goals by who carries them: owners, people who only help, and the goals that nobody owns."""

    owners: tuple[Owner, ...]
    helpers: tuple[Owner, ...]
    nobodys: tuple[Numbered, ...]


def carried(workshop: Workshop, names: Names) -> Carried:
    """Who carries what, in the order of the plan; a name in whatever spelling of capitals and spaces is one person."""
    numbered = numbered_goals(workshop)
    goals: dict[str, list[Numbered]] = {}
    errands: dict[str, list[Errand]] = {}
    typed: dict[str, str] = {}
    nobodys = []
    for number, goal in numbered:
        if _is_somebody(workshop, goal.owner):
            typed.setdefault(key_of(goal.owner), goal.owner.strip())
            goals.setdefault(key_of(goal.owner), []).append((number, goal))
        else:
            nobodys.append((number, goal))
    for number, goal in numbered:
        for action in goal.actions:
            if key_of(action.who) != key_of(goal.owner) and _is_somebody(workshop, action.who):
                typed.setdefault(key_of(action.who), action.who.strip())
                errands.setdefault(key_of(action.who), []).append(((number, goal), action))
    shown = _names(workshop, list(typed.values()), names)
    people = {
        key: Owner(shown[key], _role(workshop, name, names), tuple(goals.get(key, ())), tuple(errands.get(key, ())))
        for key, name in typed.items()
    }
    owners = tuple(person for key, person in people.items() if key in goals)
    helpers = tuple(person for key, person in people.items() if key not in goals)
    return Carried(owners, helpers, tuple(nobodys))


def key_of(name: str) -> str:
    """The same for every spelling of a name."""
    return " ".join(name.casefold().split())


def who_word(workshop: Workshop, who: str, names: Names) -> str:
    """How somebody named in the plan is written on a handout for everybody; '' where nothing may be said."""
    return owner_word(workshop, who, names).strip()


def _is_somebody(workshop: Workshop, name: str) -> bool:
    """Whether a name stands for a person or for several, rather than for nobody yet."""
    return owner_fault(name, [person.name for person in workshop.participants]) != "owner"


def _names(workshop: Workshop, typed: Sequence[str], names: Names) -> dict[str, str]:
    """What stands over each one's page: the name; or the role, counted where several have it; or 'Owner 2'."""
    if names == "shown":
        return {key_of(name): name for name in typed}
    roles = {key_of(name): owner_word(workshop, name, "roles").strip() or tr("Owner") for name in typed}
    shown = {}
    for key, role in roles.items():
        same = [other for other, found in roles.items() if found == role]
        many = len(same) > 1 or role == tr("Owner")
        shown[key] = tr("{role} {n}").format(role=role, n=same.index(key) + 1) if many else role
    return shown


def _role(workshop: Workshop, name: str, names: Names) -> str:
    """The role beside a name; where names are not shown, the role is the name already."""
    return owner_word(workshop, name, "roles").strip() if names == "shown" else ""
