"""Changes of the clock: run it for a category or a break, let it stand, shorten what is to come."""

from __future__ import annotations

import datetime as dt

from app.commands.base import WorkshopCommand, model_of
from app.domain import checks
from app.domain.clock import spent
from app.domain.problems import InvalidInput
from app.domain.workshop import BREAK, Timing
from app.i18n import tr, trn
from app.store import rows
from app.store.transaction import Row, Transaction


class RunClock(WorkshopCommand, frozen=True, kw_only=True):
    """Let the clock run for a category; whatever it ran for before stops. It runs already: nothing changes."""

    category_id: str

    def write(self, tx: Transaction) -> str:
        """Stop the other one, then start or go on."""
        category = checks.category_of(model_of(tx, self.workshop_id), self.category_id)
        state = tx.get("category_state", self.workshop_id, self.category_id)
        if not state["in_scope"]:
            sentence = tr("“{category}” is out of scope: it takes no time of this workshop.")
            raise InvalidInput(sentence.format(category=category.name), "scope")
        if state["na_reason"] is not None:
            sentence = tr("“{category}” is marked as not applicable: it takes no time of this workshop.")
            raise InvalidInput(sentence.format(category=category.name), "na_reason")
        _run(tx, self.workshop_id, self.category_id)
        return tr("clock of {category}").format(category=category.name)


class StartBreak(WorkshopCommand, frozen=True, kw_only=True):
    """Begin a break of so many minutes; during one, let it last so many in all."""

    minutes: int

    def write(self, tx: Transaction) -> str:
        """Stop what runs, then let the break run."""
        minutes = checks.between(self.minutes, 1, 600, "minutes", tr("minutes"))
        _run(tx, self.workshop_id, BREAK, minutes)
        return tr("break of {n} min").format(n=minutes)


class PauseClock(WorkshopCommand, frozen=True, kw_only=True):
    """Let the clock stand; a break is over. What a forgotten clock ran last does not count."""

    def write(self, tx: Transaction) -> str:
        """Keep what it ran."""
        _stop(tx, self.workshop_id)
        return tr("pause of the clock")


class ShortenRest(WorkshopCommand, frozen=True, kw_only=True):
    """Allot minutes to the categories that are still to come, each a pair of id and minutes; the plan stays beside."""

    minutes: tuple[tuple[str, int], ...]

    def write(self, tx: Transaction) -> str:
        """Check each, then write all."""
        model = model_of(tx, self.workshop_id)
        if not self.minutes:
            raise InvalidInput(tr("There is nothing to shorten: no category is left."), "minutes")
        for category_id, minutes in self.minutes:
            checks.category_of(model, category_id)
            checks.between(minutes, 1, 600, "minutes", tr("minutes"))
            tx.update("category_state", (self.workshop_id, category_id), {"allotted": minutes})
        return trn("{n} category shortened", "{n} categories shortened", len(self.minutes))


def _run(tx: Transaction, workshop_id: str, category_id: str, minutes: int | None = None) -> None:
    """Let it run for a category or, with its length, for a break; what ran already goes on."""
    values: Row = {} if minutes is None else {"minutes": minutes}
    row = tx.find("timing", workshop_id, category_id)
    if row is None or row["running_since"] is None:
        _stop(tx, workshop_id)
        values["running_since"] = tx.now
    if row is None:
        tx.insert("timing", rows.timing_row(workshop_id, Timing(category_id, tx.now, 0, tx.now, minutes)))
    else:
        tx.update("timing", (workshop_id, category_id), values)


def _stop(tx: Transaction, workshop_id: str) -> None:
    now = dt.datetime.fromisoformat(tx.now)
    for row in tx.where("timing", "workshop_id", workshop_id):
        if row["running_since"] is not None:
            timing = Timing("", "", int(row["spent"] or 0), str(row["running_since"]))
            values: Row = {"spent": spent(timing, now), "running_since": None}
            tx.update("timing", (workshop_id, str(row["category_id"])), values)
