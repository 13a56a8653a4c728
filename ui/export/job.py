"""The writing itself, as the worker runs it: frozen values in, a frozen value out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.aside import Worker as Desk
from app.domain.pack import PackOptions
from app.domain.problems import ExportFault
from app.domain.workshop import Workshop
from app.pack import PackResult
from app.paper import PackJob, decode, encode
from ui.export.target import make_folder


class Written(msgspec.Struct, frozen=True):
    """A pack in its folder, written at a local time; `changed_at` says which state of the workshop is on paper."""

    workshop_id: str
    changed_at: str
    result: PackResult
    at: dt.datetime

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.result.folder


class Order(msgspec.Struct, frozen=True):
    """What is to be written where; `makes_folder` where the folder was promised and is not there yet."""

    workshop: Workshop
    folder: Path
    options: PackOptions
    makes_folder: bool = False

    def write(self, desk: Desk, progress: Callable[[float, str], None], cancelled: Callable[[], bool]) -> Written:
        """Write the pack. ExportFault, ExportCancelled."""
        # no other folder: a stick that was pulled out must not become a folder of its name
        if self.makes_folder and (fault := make_folder(self.folder)):
            raise ExportFault(fault)
        job = encode(PackJob(self.workshop, self.folder, self.options))
        answer = desk.run("pack", job, progress, cancelled, lambda _body: None)
        return Written(
            workshop_id=self.workshop.id,
            changed_at=self.workshop.changed_at,
            result=decode(answer, PackResult),
            at=dt.datetime.now().astimezone(),
        )
