"""Changes that prepare a workshop: its header, people, model, scope and minutes."""

from __future__ import annotations

import datetime as dt

from msgspec import UNSET, UnsetType

from app.commands.base import WorkshopCommand, given, model_of, next_position, place, stored
from app.commands.vote import remove_round
from app.domain import checks
from app.domain.ids import new_id
from app.domain.model import MaturityModel
from app.domain.problems import InvalidInput
from app.domain.workshop import CategoryState, Participant
from app.i18n import tr, trn
from app.store import rows
from app.store.transaction import Row, Transaction


def _names() -> dict[str, str]:
    return {
        "client": tr("client"),
        "team": tr("team"),
        "date": tr("date"),
        "place": tr("place"),
        "facilitator": tr("facilitator"),
        "starts_at": tr("start"),
        "break_minutes": tr("breaks"),
        "vote_together": tr("way of voting"),
        "headline": tr("headline"),
        "days_now": tr("horizons"),
        "days_next": tr("horizons"),
        "days_later": tr("horizons"),
    }


class EditWorkshop(WorkshopCommand, frozen=True, kw_only=True):
    """Change fields of the header; `days_*` are days from the workshop's date to the end of a horizon.

    `vote_together`: current and target level are voted in one go, else one after the other; rounds that are there stay.
    `headline` is the sentence over the plan, '' for the suggested one.
    """

    client: str | UnsetType = UNSET
    team: str | UnsetType = UNSET
    date: dt.date | UnsetType = UNSET
    place: str | UnsetType = UNSET
    facilitator: str | UnsetType = UNSET
    starts_at: str | UnsetType = UNSET
    break_minutes: int | UnsetType = UNSET
    vote_together: bool | UnsetType = UNSET
    headline: str | UnsetType = UNSET
    days_now: int | UnsetType = UNSET
    days_next: int | UnsetType = UNSET
    days_later: int | UnsetType = UNSET

    def write(self, tx: Transaction) -> str:
        """Check each field that was given, then write it."""
        names = _names()
        values = given(self, *names)
        if "client" in values:
            values["client"] = checks.name(values["client"], "client", tr("the client"))
        for field in values.keys() & {"team", "place", "facilitator", "headline"}:
            values[field] = checks.line(values[field], field, tr("the {field}").format(field=names[field]))
        if "date" in values:
            checks.day(values["date"], "date")
        if "starts_at" in values:
            values["starts_at"] = checks.clock_time(values["starts_at"], "starts_at")
        if "break_minutes" in values:
            checks.between(values["break_minutes"], 0, 600, "break_minutes", tr("breaks in minutes"))
        self._check_horizons(tx, values)
        tx.update("workshop", (self.workshop_id,), stored(values))
        return ", ".join(dict.fromkeys(name for field, name in names.items() if field in values))

    def _check_horizons(self, tx: Transaction, values: dict[str, int]) -> None:
        fields = ("days_now", "days_next", "days_later")
        changed = [field for field in fields if field in values]
        if not changed:
            return
        row = tx.get("workshop", self.workshop_id) | values
        for field in fields:
            checks.between(int(row[field] or 0), 1, 3650, field, tr("the days of a horizon"))
        now, later, last = (int(row[field] or 0) for field in fields)
        if not now < later < last:
            raise InvalidInput(tr("Each horizon must end later than the one before it."), changed[0])


class AddParticipant(WorkshopCommand, frozen=True, kw_only=True):
    """Add somebody who is in the room."""

    name: str
    role: str = ""

    def write(self, tx: Transaction) -> str:
        """Append to the list."""
        person = _person(self.name, self.role)
        position = next_position(tx, "participant", "workshop_id", self.workshop_id)
        tx.insert("participant", rows.participant_row(self.workshop_id, position, person))
        return tr("new participant {name}").format(name=person.name)


class AddParticipants(WorkshopCommand, frozen=True, kw_only=True):
    """Add several people at once, each a pair of name and role: all of them, or nobody where one cannot be added."""

    people: tuple[tuple[str, str], ...]

    def write(self, tx: Transaction) -> str:
        """Append to the list in this order."""
        first = next_position(tx, "participant", "workshop_id", self.workshop_id)
        for n, (name, role) in enumerate(self.people):
            try:
                person = _person(name, role)
            except InvalidInput as fault:
                raise InvalidInput(tr("Person {n}: {why}").format(n=n + 1, why=fault), fault.field) from fault
            tx.insert("participant", rows.participant_row(self.workshop_id, first + n, person))
        return trn("{n} new participant", "{n} new participants", len(self.people))


class EditParticipant(WorkshopCommand, frozen=True, kw_only=True):
    """Change somebody's name or role."""

    participant_id: str
    name: str | UnsetType = UNSET
    role: str | UnsetType = UNSET

    def write(self, tx: Transaction) -> str:
        """Check, then write."""
        values = given(self, "name", "role")
        if "name" in values:
            values["name"] = checks.name(values["name"], "name", tr("a name or nickname"))
        if "role" in values:
            values["role"] = checks.line(values["role"], "role", tr("the role"))
        tx.update("participant", (self.participant_id,), values)
        return tr("participant {name}").format(name=tx.get("participant", self.participant_id)["name"])


class RemoveParticipant(WorkshopCommand, frozen=True, kw_only=True):
    """Take somebody off the list."""

    participant_id: str

    def write(self, tx: Transaction) -> str:
        """Delete the row."""
        name = tx.get("participant", self.participant_id)["name"]
        tx.delete("participant", self.participant_id)
        return tr("remove {name}").format(name=name)


class MoveParticipant(WorkshopCommand, frozen=True, kw_only=True):
    """Put somebody at another place of the list; the first place is 0."""

    participant_id: str
    index: int

    def write(self, tx: Transaction) -> str:
        """Give the list new positions."""
        name = tx.get("participant", self.participant_id)["name"]
        people = tx.where("participant", "workshop_id", self.workshop_id, "position")
        place(tx, "participant", people, self.participant_id, self.index)
        return tr("order of participants ({name})").format(name=name)


class SetScope(WorkshopCommand, frozen=True, kw_only=True):
    """Take a category into the workshop or leave it out."""

    category_id: str
    in_scope: bool

    def write(self, tx: Transaction) -> str:
        """Write the mark; the last category in scope stays."""
        category = checks.category_of(model_of(tx, self.workshop_id), self.category_id)
        states = tx.where("category_state", "workshop_id", self.workshop_id)
        others = [row for row in states if row["category_id"] != self.category_id and row["in_scope"]]
        if not self.in_scope and not others:
            raise InvalidInput(tr("Keep at least one category in scope."), "scope")
        tx.update("category_state", (self.workshop_id, self.category_id), {"in_scope": int(self.in_scope)})
        return tr("scope: {category}").format(category=category.name)


class SetMinutes(WorkshopCommand, frozen=True, kw_only=True):
    """Plan a category's time, in minutes."""

    category_id: str
    minutes: int

    def write(self, tx: Transaction) -> str:
        """Check, then write."""
        category = checks.category_of(model_of(tx, self.workshop_id), self.category_id)
        minutes = checks.between(self.minutes, 1, 600, "minutes", tr("minutes"))
        tx.update("category_state", (self.workshop_id, self.category_id), {"minutes": minutes, "allotted": None})
        return tr("minutes of {category}").format(category=category.name)


class SetAllMinutes(WorkshopCommand, frozen=True, kw_only=True):
    """Plan the same time for every category, in minutes; those out of scope too, so that they come back with it."""

    minutes: int

    def write(self, tx: Transaction) -> str:
        """Check, then write each."""
        minutes = checks.between(self.minutes, 1, 600, "minutes", tr("minutes"))
        for row in tx.where("category_state", "workshop_id", self.workshop_id):
            values: Row = {"minutes": minutes, "allotted": None}
            tx.update("category_state", (self.workshop_id, str(row["category_id"])), values)
        return tr("minutes of all categories")


class ChangeModel(WorkshopCommand, frozen=True, kw_only=True):
    """Score with another model. What the new one does not know is removed; undo brings it back."""

    model: MaturityModel

    def write(self, tx: Transaction) -> str:
        """Keep the model, then remove or keep each row as it fits."""
        same_scale = model_of(tx, self.workshop_id).ranks == self.model.ranks
        hash_, body = rows.model_body(self.model)
        tx.keep_model(hash_, self.model.id, self.model.name, self.model.version, body)
        tx.update("workshop", (self.workshop_id,), {"model_hash": hash_})
        self._fit_states(tx)
        practices = {practice.id for _, practice in self.model.practices()}
        for row in tx.where("practice_rating", "workshop_id", self.workshop_id):
            if row["practice_id"] not in practices:
                tx.delete("practice_rating", self.workshop_id, str(row["practice_id"]))
        categories = {category.id for category in self.model.categories}
        for row in tx.where("vote_round", "workshop_id", self.workshop_id):
            # votes on another scale say nothing on this one
            if not same_scale or row["category_id"] not in categories:
                remove_round(tx, str(row["id"]))
        for row in tx.where("note", "workshop_id", self.workshop_id):
            if row["category_id"] is not None and row["category_id"] not in categories:
                tx.update("note", (str(row["id"]),), {"category_id": None})
        for row in tx.where("goal", "workshop_id", self.workshop_id):
            levels = {row["from_level"], row["to_level"]}
            if row["category_id"] not in categories or not levels <= set(self.model.ranks):
                remove_goal(tx, str(row["id"]))
        return tr("model: {name}").format(name=self.model.name)

    def _fit_states(self, tx: Transaction) -> None:
        old = {str(row["category_id"]): row for row in tx.where("category_state", "workshop_id", self.workshop_id)}
        wanted = [category.id for category in self.model.categories]
        for category_id, row in old.items():
            key = (self.workshop_id, category_id)
            if category_id not in wanted:
                tx.delete("category_state", *key)
            elif not {row["current"], row["target"]} <= {None, *self.model.ranks}:
                tx.update("category_state", key, {"current": None, "target": None, "decided_at": None})
        for category_id in [id_ for id_ in wanted if id_ not in old]:
            tx.insert("category_state", rows.state_row(self.workshop_id, CategoryState(category_id)))
        if not any(row["in_scope"] for row in tx.where("category_state", "workshop_id", self.workshop_id)):
            for category_id in wanted:
                tx.update("category_state", (self.workshop_id, category_id), {"in_scope": 1})


def _person(name: str, role: str) -> Participant:
    return Participant(
        new_id(),
        checks.name(name, "name", tr("a name or nickname")),
        checks.line(role, "role", tr("the role")),
    )


def remove_goal(tx: Transaction, goal_id: str) -> None:
    """Remove a goal with its criteria and actions, children first."""
    for table in ("criterion", "action"):
        for row in tx.where(table, "goal_id", goal_id):
            tx.delete(table, str(row["id"]))
    tx.delete("goal", goal_id)
