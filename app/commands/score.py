"""Changes made while scoring: decisions, ratings, notes, and a category that does not apply."""

from __future__ import annotations

import datetime as dt

from msgspec import UNSET, UnsetType

from app.commands.base import WorkshopCommand, given, model_of, stored
from app.domain import checks
from app.domain.ids import new_id
from app.domain.problems import InvalidInput
from app.domain.workshop import NOTE_KINDS, RATINGS, Note, NoteKind, PracticeRating, Rating, Weight
from app.i18n import tr
from app.store import rows
from app.store.transaction import Row, Transaction


class Decide(WorkshopCommand, frozen=True, kw_only=True):
    """Settle the current or the target level of a category, or both; None opens it again."""

    category_id: str
    current: int | UnsetType | None = UNSET
    target: int | UnsetType | None = UNSET

    def write(self, tx: Transaction) -> str:
        """Check the ranks against the model, then write them."""
        model = model_of(tx, self.workshop_id)
        category = checks.category_of(model, self.category_id)
        values = given(self, "current", "target")
        for field, value in values.items():
            if value is not None:
                checks.rank(value, model, field)
        row = tx.get("category_state", self.workshop_id, self.category_id)
        if row["na_reason"] is not None:
            raise InvalidInput(
                tr("“{category}” is marked as not applicable. Take that back to score it.").format(
                    category=category.name
                ),
                "na_reason",
            )
        if any(row[field] != value for field, value in values.items()) or self._is_confirmed(tx, row):
            settled: Row = {**row, **values}
            there = settled["current"] is not None or settled["target"] is not None
            changed: Row = {**values, "decided_at": tx.now if there else None}
            tx.update("category_state", (self.workshop_id, self.category_id), changed)
        return _decision_label(category.name, values)

    def _is_confirmed(self, tx: Transaction, row: Row) -> bool:
        """Whether votes were revealed since: the same levels are then decided once more."""
        decided = row["decided_at"]
        rounds = tx.where("vote_round", "workshop_id", self.workshop_id)
        revealed = [str(r["revealed_at"]) for r in rounds if r["category_id"] == self.category_id and r["revealed_at"]]
        moment = dt.datetime.fromisoformat
        return bool(revealed) and (decided is None or moment(str(decided)) < max(map(moment, revealed)))


def _decision_label(category: str, values: dict[str, int | None]) -> str:
    if len(values) > 1:
        return tr("decision on {category}").format(category=category)
    field, value = next(iter(values.items()), ("current", None))
    is_current = field == "current"
    if value is None:
        text = (
            tr("current level of {category}: open again")
            if is_current
            else tr("target level of {category}: open again")
        )
    else:
        text = tr("current level of {category}: {level}") if is_current else tr("target level of {category}: {level}")
    return text.format(category=category, level=value)


class _CategoryCommand(WorkshopCommand, frozen=True, kw_only=True):
    category_id: str

    def _set(self, tx: Transaction, column: str, value: str | None, label: str) -> str:
        category = checks.category_of(model_of(tx, self.workshop_id), self.category_id)
        tx.update("category_state", (self.workshop_id, self.category_id), {column: value})
        return label.format(category=category.name)


class SetPriority(_CategoryCommand, frozen=True, kw_only=True):
    """Say how much the group wants a category's gap closed; None takes it back."""

    priority: Weight | None

    def write(self, tx: Transaction) -> str:
        """Write the priority."""
        if self.priority not in ("low", "medium", "high", None):
            raise InvalidInput(tr("A priority is high, medium or low."), "priority")
        return self._set(tx, "priority", self.priority, tr("priority of {category}"))


class SetRationale(_CategoryCommand, frozen=True, kw_only=True):
    """Say why the group decided so."""

    text: str

    def write(self, tx: Transaction) -> str:
        """Write the text."""
        text = checks.prose(self.text, "rationale", tr("the rationale"))
        return self._set(tx, "rationale", text, tr("rationale of {category}"))


class SetDissent(_CategoryCommand, frozen=True, kw_only=True):
    """Say who holds otherwise, and why."""

    text: str

    def write(self, tx: Transaction) -> str:
        """Write the text."""
        text = checks.prose(self.text, "dissent", tr("the dissent"))
        return self._set(tx, "dissent", text, tr("dissent on {category}"))


class SetNotApplicable(_CategoryCommand, frozen=True, kw_only=True):
    """Mark a whole category as not applicable with its reason; None takes that back."""

    reason: str | None

    def write(self, tx: Transaction) -> str:
        """Write the reason; the levels decided before stay and count again when it is taken back."""
        if self.reason is None:
            return self._set(tx, "na_reason", None, tr("{category} applies again"))
        reason = checks.prose(self.reason, "na_reason", tr("the reason"))
        if not reason:
            raise InvalidInput(tr("Say why this category does not apply."), "na_reason")
        return self._set(tx, "na_reason", reason, tr("{category} not applicable"))


class RatePractice(WorkshopCommand, frozen=True, kw_only=True):
    """Rate how far a practice is achieved; None opens it again. NA needs a reason."""

    practice_id: str
    rating: Rating | None
    reason: str = ""

    def write(self, tx: Transaction) -> str:
        """Insert, change or remove the rating."""
        key = (self.workshop_id, self.practice_id)
        try:
            _, practice = model_of(tx, self.workshop_id).practice(self.practice_id)
        except KeyError:
            raise InvalidInput(tr("The model of this workshop has no such practice."), "practice") from None
        reason = checks.prose(self.reason, "reason", tr("the reason"))
        if self.rating == "NA" and not reason:
            raise InvalidInput(tr("Say why this practice does not apply."), "reason")
        if self.rating is not None and self.rating not in RATINGS:
            raise InvalidInput(tr("A rating is N, P, L, F or not applicable."), "rating")
        there = tx.find("practice_rating", *key) is not None
        if self.rating is None:
            if there:
                tx.delete("practice_rating", *key)
        elif there:
            tx.update("practice_rating", key, {"rating": self.rating, "reason": reason})
        else:
            rating = PracticeRating(self.practice_id, self.rating, reason)
            tx.insert("practice_rating", rows.rating_row(self.workshop_id, rating))
        return tr("rating of “{practice}”").format(practice=practice.text)


class AddNote(WorkshopCommand, frozen=True, kw_only=True):
    """Keep a quote, observation, evidence, metric, parked question or decision as it falls."""

    kind: NoteKind
    text: str
    category_id: str | None = None
    value: str = ""
    unit: str = ""
    who: str = ""
    private: bool = False
    note_id: str = ""

    def write(self, tx: Transaction) -> str:
        """Write it with the time."""
        if self.category_id is not None:
            checks.category_of(model_of(tx, self.workshop_id), self.category_id)
        values = _checked_note({"kind": self.kind, "text": self.text, "value": self.value, "unit": self.unit})
        note = Note(
            id=self.note_id or new_id(),
            category_id=self.category_id,
            kind=self.kind,
            text=values["text"],
            at=tx.now,
            value=values["value"],
            unit=values["unit"],
            who=checks.line(self.who, "who", tr("who said it")),
            private=self.private,
        )
        tx.insert("note", rows.note_row(self.workshop_id, note))
        return tr("new {note}").format(note=_note_label(self.kind))


class EditNote(WorkshopCommand, frozen=True, kw_only=True):
    """Change a note; `category_id` None moves it to the whole workshop."""

    note_id: str
    kind: NoteKind | UnsetType = UNSET
    text: str | UnsetType = UNSET
    category_id: str | UnsetType | None = UNSET
    value: str | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    who: str | UnsetType = UNSET
    private: bool | UnsetType = UNSET

    def write(self, tx: Transaction) -> str:
        """Check the note as it would be, then write what changed."""
        row = tx.get("note", self.note_id)
        values = given(self, "kind", "text", "category_id", "value", "unit", "who", "private")
        checked = _checked_note({name: str(values.get(name, row[name])) for name in ("kind", "text", "value", "unit")})
        if values.get("category_id") is not None:
            checks.category_of(model_of(tx, self.workshop_id), values["category_id"])
        if "who" in values:
            values["who"] = checks.line(values["who"], "who", tr("who said it"))
        if checked["kind"] == "decision" and row["kind"] != "decision":
            # a question that was settled belongs to the time at which it was
            values["at"] = tx.now
        tx.update("note", (self.note_id,), stored(values | checked))
        return _note_label(checked["kind"])


class RemoveNote(WorkshopCommand, frozen=True, kw_only=True):
    """Remove a note."""

    note_id: str

    def write(self, tx: Transaction) -> str:
        """Delete the row."""
        kind = str(tx.get("note", self.note_id)["kind"])
        tx.delete("note", self.note_id)
        return tr("remove {note}").format(note=_note_label(kind))


def _checked_note(values: dict[str, str]) -> dict[str, str]:
    kind = values["kind"]
    if kind not in NOTE_KINDS:
        sentence = tr("A note is a quote, an observation, evidence, a metric, a parked question or a decision.")
        raise InvalidInput(sentence, "kind")
    text = checks.prose(values["text"], "text", tr("the note"))
    value = checks.line(values["value"], "value", tr("the value"))
    unit = checks.line(values["unit"], "unit", tr("the unit"))
    if not text:
        raise InvalidInput(_nothing_said(kind), "text")
    if kind == "metric" and not value:
        raise InvalidInput(tr("Give the metric its value."), "value")
    return {"kind": kind, "text": text, "value": value, "unit": unit}


def _nothing_said(kind: str) -> str:
    return {
        "metric": tr("Say what is measured."),
        "parked": tr("Type the question first."),
        "decision": tr("Say what was decided."),
    }.get(kind, tr("Type the note first."))


def _note_label(kind: str) -> str:
    return {
        "quote": tr("quote"),
        "observation": tr("observation"),
        "evidence": tr("evidence"),
        "metric": tr("metric"),
        "parked": tr("parked question"),
        "decision": tr("entry of the decision log"),
    }[kind]
