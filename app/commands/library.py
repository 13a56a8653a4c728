"""Changes to the library: add, archive, delete a workshop, note that its plan was exported."""

from __future__ import annotations

import msgspec

from app.domain import checks
from app.domain.votes import Round
from app.domain.workshop import Workshop
from app.i18n import tr
from app.store import rows
from app.store.transaction import Transaction


class AddWorkshop(msgspec.Struct, frozen=True):
    """Put a whole workshop into the library: a new one, a copy, a sample."""

    workshop: Workshop

    @property
    def workshop_id(self) -> str:
        """The workshop's own id."""
        return self.workshop.id

    def apply(self, tx: Transaction) -> str:
        """Write all its rows, one of them for each category, and keep its model."""
        given = self.workshop
        made = msgspec.structs.replace(
            given,
            client=checks.name(given.client, "client", tr("the client")),
            team=checks.line(given.team, "team", tr("the team")),
            date=checks.day(given.date, "date"),
            place=checks.line(given.place, "place", tr("the place")),
            facilitator=checks.line(given.facilitator, "facilitator", tr("the facilitator")),
            states=tuple(given.state(category.id) for category in given.model.categories),
            rounds=tuple(_dated(round_, tx.now) for round_ in given.rounds),
            created_at=tx.now,
            changed_at=tx.now,
        )
        hash_, body = rows.model_body(made.model)
        tx.keep_model(hash_, made.model.id, made.model.name, made.model.version, body)
        for table, row in rows.all_rows(made):
            tx.insert(table, row)
        return tr("new workshop {title}").format(title=made.title)


def _dated(round_: Round, now: str) -> Round:
    """A round whose times that are '' (of a vote sheet) are the time of now."""
    revealed = now if round_.revealed_at == "" else round_.revealed_at
    return msgspec.structs.replace(round_, opened_at=round_.opened_at or now, revealed_at=revealed)


class _Mark(msgspec.Struct, frozen=True):
    workshop_id: str

    def _title(self, tx: Transaction) -> str:
        row = tx.get("workshop", self.workshop_id)
        return f"{row['client']} · {row['team']}" if row["team"] else str(row["client"])


class ArchiveWorkshop(_Mark, frozen=True):
    """Put a workshop away, or bring it back."""

    archived: bool = True

    def apply(self, tx: Transaction) -> str:
        """Set or clear the mark."""
        tx.update("workshop", (self.workshop_id,), {"archived_at": tx.now if self.archived else None})
        text = tr("archive {title}") if self.archived else tr("bring back {title}")
        return text.format(title=self._title(tx))


class DeleteWorkshop(_Mark, frozen=True):
    """Put a workshop into the bin, or bring it back."""

    deleted: bool = True

    def apply(self, tx: Transaction) -> str:
        """Set or clear the mark."""
        tx.update("workshop", (self.workshop_id,), {"deleted_at": tx.now if self.deleted else None})
        text = tr("delete {title}") if self.deleted else tr("restore {title}")
        return text.format(title=self._title(tx))


class MarkExported(_Mark, frozen=True):
    """Note that the plan was exported: as it is now, or as it was at the `changed_at` that is given."""

    changed_at: str = ""

    def apply(self, tx: Transaction) -> str:
        """Set the time; an export that later changes overtook counts as of the state that it shows."""
        changed = tx.get("workshop", self.workshop_id)["changed_at"]
        is_current = self.changed_at in ("", changed)
        tx.update("workshop", (self.workshop_id,), {"exported_at": tx.now if is_current else self.changed_at})
        return tr("export of {title}").format(title=self._title(tx))
