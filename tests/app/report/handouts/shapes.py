"""Workshops of many shapes to write handouts of: the samples, empty and endless ones, hostile and foreign texts."""

from __future__ import annotations

import msgspec

from app.catalogue import catalogue
from app.domain.workshop import Goal, Workshop
from app.exchange.sample_file import load_sample, samples
from tests.app.factories import NASTY, a_full_workshop, a_model, a_workshop
from tests.app.report.test_plan_texts import everywhere


def _shapes() -> dict[str, Workshop]:
    models = catalogue()
    found = {info.id: load_sample(info.id, models.get(info.model)) for info in samples()}
    bank = found["bank-payments"]
    found["no-goals"] = msgspec.structs.replace(bank, goals=())
    found["one-goal"] = msgspec.structs.replace(bank, goals=bank.goals[:1])
    found["forty-goals"] = msgspec.structs.replace(bank, goals=many(bank.goals, 40))
    found["empty"] = a_workshop(models.get("kubernetes"))
    found["thirty"] = a_full_workshop(a_model(5, 30))
    found["ten-levels"] = a_full_workshop(a_model(10, 12))
    found["two-levels"] = a_full_workshop(a_model(2, 1, practices=0, headlines=False))
    found["hostile"] = everywhere(NASTY)
    found["wide-words"] = everywhere("W" * 300)
    found["long-texts"] = everywhere("The group could not agree on this. " * 60)
    return found


def many(goals: tuple[Goal, ...], count: int) -> tuple[Goal, ...]:
    """So many goals made of a few, each with its own title."""
    return tuple(
        msgspec.structs.replace(goals[n % len(goals)], id=f"g{n}", title=f"{goals[n % len(goals)].title}, part {n}")
        for n in range(count)
    )


SHAPES = _shapes()
