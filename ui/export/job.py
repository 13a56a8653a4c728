"""The writing itself, as the worker runs it: frozen values in, a frozen value out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.domain.problems import ExportFault
from app.domain.workshop import Workshop
from app.i18n import tr
from app.report.options import Page, PlanOptions
from ui.export.target import free_name, make_folder, standing


class Written(msgspec.Struct, frozen=True):
    """A plan in its folder: `wanted` is the name that was asked for, `size` is in bytes, `at` in local time.

    `changed_at` says which state of the workshop is on paper.
    """

    workshop_id: str
    changed_at: str
    wanted: Path
    path: Path
    pages: int
    size: int
    paper: Page
    at: dt.datetime
    warnings: tuple[str, ...] = ()


class Order(msgspec.Struct, frozen=True):
    """What is to be written where; `makes_folder` where the folder was promised and is not there yet."""

    workshop: Workshop
    target: Path
    options: PlanOptions
    makes_folder: bool = False

    def write(self, progress: Callable[[float, str], None], cancelled: Callable[[], bool]) -> Written:
        """Write the plan; beside a file that cannot be replaced under another name. ExportFault, ExportCancelled."""
        # no other folder: a stick that was pulled out must not become a folder of its name
        if self.makes_folder and (fault := make_folder(self.target.parent)):
            raise ExportFault(fault)
        path = free_name(self.target) if standing(self.target) == "locked" else self.target
        try:
            return self._write(path, progress, cancelled)
        except ExportFault:
            # somebody opened the file while the plan was made
            if path != self.target or standing(self.target) != "locked":
                raise
            return self._write(free_name(self.target), progress, cancelled)

    def _write(self, path: Path, progress: Callable[[float, str], None], cancelled: Callable[[], bool]) -> Written:
        # reportlab takes a while to load: here, not when the page is made
        from app.report import plan

        made = plan.write_plan(self.workshop, path, self.options, progress, cancelled)
        return Written(
            workshop_id=self.workshop.id,
            changed_at=self.workshop.changed_at,
            wanted=self.target,
            path=made.path,
            pages=made.pages,
            size=_size(made.path),
            paper=self.options.page,
            at=dt.datetime.now().astimezone(),
            warnings=made.warnings,
        )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def other_name_sentence(written: Written) -> str:
    """Why the plan got another name than it was asked for; '' where it did not."""
    if written.path == written.wanted:
        return ""
    return tr("“{name}” is open in another program or protected and was left as it is.").format(
        name=written.wanted.name
    )
