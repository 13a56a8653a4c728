"""Writes the pack that a group takes home: the chosen parts in one folder, each whole or not at all.

Every part is written into a hidden folder beside the others first and moved to its place when all are there: a full
disk, a fault or a cancel leave what was there before as it was.
"""

from __future__ import annotations

import errno
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from app.domain.pack import PackOptions, Part, checked
from app.domain.problems import ExportFault, Problem
from app.domain.workshop import Workshop
from app.i18n import tr
from app.log import log
from app.report.file_name import file_name, pack_folder_name
from app.report.options import ExportCancelled
from app.staging import Stage, file_in_the_way, staged
from app.targets import free_name

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]

USUAL = PackOptions()
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM)


class PackFile(msgspec.Struct, frozen=True):
    """A file of the pack; `pages` is 0 for one without pages, `size` is in bytes."""

    part: Part
    path: Path
    pages: int = 0
    size: int = 0


class Remark(msgspec.Struct, frozen=True):
    """Something to know about a part, as a sentence."""

    part: Part
    sentence: str


class PackResult(msgspec.Struct, frozen=True):
    """A written pack: its files in the order of the parts, what to know about them, and parts that failed with why."""

    folder: Path
    files: tuple[PackFile, ...]
    warnings: tuple[Remark, ...] = ()
    failed: tuple[Remark, ...] = ()


def first_of(result: PackResult) -> Path:
    """The plan where it is in the pack, else its first file, else the folder."""
    return result.files[0].path if result.files else result.folder


class _Writer(NamedTuple):
    """Where a part's function is, how its file ends ('' for a folder of files), how long it takes beside others."""

    module: str
    function: str
    ending: str
    weight: float


_WRITERS: dict[Part, _Writer] = {
    "plan": _Writer("app.report.plan", "write_plan", ".pdf", 10),
    "summary": _Writer("app.report.handouts", "write_summary", ".pdf", 2),
    "owners": _Writer("app.report.handouts", "write_owners", ".pdf", 3),
    "poster": _Writer("app.report.handouts", "write_poster", ".pdf", 2),
    "check": _Writer("app.report.handouts", "write_check", ".pdf", 2),
    "ballots": _Writer("app.report.sheets.write", "write_ballots", ".pdf", 3),
    "cards": _Writer("app.report.sheets.write", "write_cards", ".pdf", 3),
    "evidence": _Writer("app.report.sheets.write", "write_evidence", ".pdf", 3),
    "preread": _Writer("app.report.sheets.write", "write_preread", ".pdf", 3),
    "docx": _Writer("app.office", "write_docx", ".docx", 5),
    "pptx": _Writer("app.office", "write_pptx", ".pptx", 5),
    "md": _Writer("app.office", "write_md", ".md", 1),
    "xlsx": _Writer("app.office", "write_xlsx", ".xlsx", 3),
    "csv": _Writer("app.office", "write_csv", "", 1),
    "json": _Writer("app.office", "write_json", ".json", 1),
    "svg": _Writer("app.office", "write_svg", "", 1),
    "png": _Writer("app.office", "write_png", "", 4),
}


def part_name(part: Part) -> str:
    """What a part is called: on the screen, and in the name of its file."""
    return {
        "plan": tr("Improvement plan"),
        "summary": tr("Summary for participants"),
        "owners": tr("Goals by owner"),
        "poster": tr("Poster"),
        "check": tr("Follow-up check"),
        "ballots": tr("Ballots"),
        "cards": tr("Level cards"),
        "evidence": tr("Evidence list"),
        "preread": tr("Pre-read"),
        "docx": tr("Improvement plan"),
        "pptx": tr("Slides"),
        "md": tr("Improvement plan"),
        "xlsx": tr("Workbook"),
        "csv": tr("Tables"),
        "json": tr("Data"),
        "svg": tr("Charts"),
        "png": tr("Charts"),
    }[part]


def part_file_name(workshop: Workshop, part: Part, *, flat: bool = True) -> str:
    """The name of a part's file, or of the folder of its files, such as 'Acme - Payments - 2026-11-23 - Poster.pdf'.

    A folder within the pack's own one, which is not `flat`, needs no more than 'Charts': Windows counts all letters of
    a path.
    """
    ending = _WRITERS[part].ending
    return file_name(workshop, part_name(part), ending) if ending or flat else part_name(part)


def is_document(part: Part) -> bool:
    """Whether a part is a PDF, whose pages can be shown."""
    return _WRITERS[part].ending == ".pdf"


def write_pack(
    workshop: Workshop,
    folder: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    flat: bool = False,
) -> PackResult:
    """Write the chosen parts into a folder of their own, named after client, team and date, within `folder`.

    With `flat` they go into `folder` itself. A part that cannot be made is told in the result and hinders no other.
    A file that is in use or protected stays, and the new one gets another name. ExportFault where nothing could be
    written; ExportCancelled before the first file is in its place.
    """
    options = checked(options)
    place = folder if flat else folder / pack_folder_name(workshop)
    remarks: list[Remark] = []
    if not flat and place.exists() and not place.is_dir():
        wanted, place = place, free_name(place)
        remarks.append(Remark(options.parts[0], file_in_the_way(wanted, place)))
    work = _Work(workshop, options, flat, progress, cancelled)
    with staged(place, make=not flat) as stage:
        made = [file for part in options.parts for file in work.write(part, stage)]
        if not made and work.failed:
            raise ExportFault(work.failed[0].sentence)
        work.tell(1.0, tr("Moving the files to their place"))
        work.check()
        files = []
        for file in made:
            files.append(msgspec.structs.replace(file, path=stage.move(file.path)))
            remarks += (Remark(file.part, sentence) for sentence in stage.remarks)
            stage.remarks.clear()
    work.tell(1.0, tr("Done"))
    return PackResult(place, tuple(files), _once([*remarks, *work.warnings]), tuple(work.failed))


def write_part(
    workshop: Workshop,
    part: Part,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Any:
    """Write one part; what its own function answers. Problem, ExportCancelled."""
    writer = _WRITERS[part]
    # each brings a slow library with it: only when it is wanted
    function = getattr(importlib.import_module(writer.module), writer.function)
    return function(workshop, target, options, progress, cancelled)


class _Work:
    """The parts one after the other: what went wrong, what to know, and one progress over all."""

    def __init__(
        self,
        workshop: Workshop,
        options: PackOptions,
        flat: bool,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._workshop, self._options, self._flat = workshop, options, flat
        self._progress, self._cancelled = progress, cancelled
        self._all = sum(_WRITERS[part].weight for part in options.parts) * 1.02
        self._done = 0.0
        self.failed: list[Remark] = []
        self.warnings: list[Remark] = []

    def check(self) -> None:
        """Raise ExportCancelled when somebody cancelled."""
        if self._cancelled is not None and self._cancelled():
            raise ExportCancelled(tr("The export was cancelled."))

    def tell(self, fraction: float, word: str) -> None:
        """Tell how far all of it is."""
        if self._progress is not None:
            self._progress(fraction, word)

    def write(self, part: Part, stage: Stage) -> list[PackFile]:
        """Write a part; its files, none where it failed."""
        self.check()
        weight, name = _WRITERS[part].weight, part_name(part)
        self.tell(self._done / self._all, name)

        def heard(fraction: float, word: str) -> None:
            self.tell((self._done + weight * fraction) / self._all, tr("{part}: {doing}").format(part=name, doing=word))

        target = stage.hidden / part_file_name(self._workshop, part, flat=self._flat)
        before = set(stage.files())
        try:
            answer = write_part(self._workshop, part, target, self._options, heard, self._cancelled)
        except ExportCancelled:
            raise
        except Problem as problem:
            if getattr(problem.__cause__, "errno", None) in _NO_ROOM:
                # the next part would fare no better
                raise ExportFault(stage.told(str(problem))) from problem.__cause__
            self._fail(part, stage.told(str(problem)))
            return []
        except Exception as fault:
            log().error("unexpected fault while writing the part %s", part, exc_info=fault)
            self._fail(part, tr("Something went wrong in Levelset itself; the log says what."))
            return []
        finally:
            self._done += weight
        self.warnings += (Remark(part, sentence) for sentence in getattr(answer, "warnings", ()))
        pages = int(getattr(answer, "pages", 0))
        found = [path for path in stage.files() if path not in before]
        if not found:
            self.warnings.append(Remark(part, tr("{part}: there is nothing to write yet.").format(part=name)))
        return [PackFile(part, path, pages, path.stat().st_size) for path in found]

    def _fail(self, part: Part, why: str) -> None:
        self.failed.append(Remark(part, tr("{part} was not written. {why}").format(part=part_name(part), why=why)))


def _once(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Each sentence once: a character without a glyph is missing in every document."""
    found: dict[str, Remark] = {}
    for remark in remarks:
        found.setdefault(remark.sentence, remark)
    return tuple(found.values())
