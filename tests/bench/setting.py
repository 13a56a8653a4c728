"""Libraries and workshops that the benchmarks work on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.catalogue import catalogue
from app.commands import AddWorkshop
from app.domain.making import copy_of
from app.domain.workshop import Workshop
from app.exchange.sample_file import load_sample, samples
from app.workbench import Workbench


def sample() -> Workshop:
    """The first sample workshop."""
    info = samples()[0]
    return load_sample(info.id, catalogue().get(info.model))


def library_with(path: Path, workshops: int) -> None:
    """A library with copies of the sample."""
    workbench = Workbench(path)
    first = sample()
    for n in range(workshops):
        made = copy_of(first, date=dt.date(2026, 1, 1) + dt.timedelta(days=n), team=f"Team {n}", whole=True)
        workbench.do(AddWorkshop(made))
    workbench.close()
