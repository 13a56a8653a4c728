"""What the commands share: the model at hand, given fields, positions in a list, and the mark of a change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from msgspec import UNSET

from app.domain.model import MaturityModel
from app.store.rows import read_model
from app.store.transaction import Row, Transaction, Value


class WorkshopCommand(msgspec.Struct, frozen=True, kw_only=True):
    """A change inside one workshop: `write` does it, and the workshop is marked as changed.

    A change of the clock alone marks nothing: it says nothing that a plan would hold.
    """

    workshop_id: str

    def apply(self, tx: Transaction) -> str:
        """Write the change; answers with its name."""
        label = self.write(tx)
        if tx.kinds - {"clock"}:
            tx.update("workshop", (self.workshop_id,), {"changed_at": tx.now})
        return label

    def write(self, tx: Transaction) -> str:
        """Each command's own work."""
        raise AssertionError(f"{type(self).__name__} writes nothing")


_models: dict[str, MaturityModel] = {}


def model_of(tx: Transaction, workshop_id: str) -> MaturityModel:
    """The model that a workshop keeps; decoded once, since a kept model never changes."""
    hash_ = tx.model_hash(workshop_id)
    if hash_ not in _models:
        _models[hash_] = read_model(tx.model_body(hash_))
    return _models[hash_]


def given(command: msgspec.Struct, *names: str) -> dict[str, Any]:
    """The fields among `names` that the command was given."""
    values = {name: getattr(command, name) for name in names}
    return {name: value for name, value in values.items() if value is not UNSET}


def stored(values: dict[str, Any]) -> Row:
    """Values as the store keeps them."""
    row: Row = {}
    for name, value in values.items():
        row[name] = value.isoformat() if isinstance(value, dt.date) else int(value) if value is True else value
        if value is False:
            row[name] = 0
    return row


def next_position(tx: Transaction, table: str, column: str, value: Value) -> int:
    """The position behind the last row of a list."""
    rows = tx.where(table, column, value, "position")
    return int(rows[-1]["position"] or 0) + 1 if rows else 0


def place(tx: Transaction, table: str, rows: list[Row], key: str, index: int) -> None:
    """Put the row of a key at an index of an ordered list by giving the list new positions."""
    ids = [str(row["id"]) for row in rows if row["id"] != key]
    ids.insert(max(0, min(index, len(ids))), key)
    for position, id_ in enumerate(ids):
        tx.update(table, (id_,), {"position": position})
