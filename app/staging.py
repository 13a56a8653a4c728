"""Files that are made in a hidden folder first and moved to their place together, leaving alone what has to stay."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.problems import ExportFault
from app.i18n import tr
from app.safe_file import sync_folder, why_not
from app.targets import free_name, standing


class Stage:
    """A hidden folder within the place that its files will go to; `remarks` are sentences on what had to stay there."""

    def __init__(self, hidden: Path, place: Path) -> None:
        self.hidden, self.place = hidden, place
        self.remarks: list[str] = []
        self._folders: dict[Path, Path] = {}

    def files(self) -> Iterator[Path]:
        """Every file that was made so far."""
        return (path for path in sorted(self.hidden.rglob("*")) if path.is_file())

    def move(self, path: Path) -> Path:
        """Put a file to its place; where it is now, under another name where something there has to stay. OSError."""
        target = self.place / path.relative_to(self.hidden)
        if target.parent != self.place:
            target = self._folder(target.parent) / target.name
        if standing(target) != "locked":
            with suppress(PermissionError, IsADirectoryError):
                os.replace(path, target)
                return target
        other = free_name(target)
        sentence = tr(
            "“{name}” is open in another program or protected and was left as it is; the new one is “{other}”."
        )
        self.remarks.append(sentence.format(name=target.name, other=other.name))
        os.replace(path, other)
        return other

    def told(self, sentence: str) -> str:
        """A sentence with the folder that a person knows in the place of the hidden one."""
        return sentence.replace(str(self.hidden), str(self.place))

    def _folder(self, wanted: Path) -> Path:
        if wanted not in self._folders:
            found = wanted
            if os.path.lexists(wanted) and not wanted.is_dir():
                found = free_name(wanted)
                self.remarks.append(file_in_the_way(wanted, found))
            found.mkdir(parents=True, exist_ok=True)
            self._folders[wanted] = found
        return self._folders[wanted]


@contextmanager
def staged(place: Path, *, make: bool) -> Iterator[Stage]:
    """A stage within a folder, which is made where it may be and goes again where nothing came into it. ExportFault."""
    made = False
    try:
        if make and not place.exists():
            place.mkdir()
            made = True
        hidden = Path(tempfile.mkdtemp(dir=place, prefix=".levelset-", suffix=".part"))
    except OSError as error:
        if made:
            _remove_empty(place)
        raise ExportFault(why_not(error, place if make else place / "x")) from error
    try:
        yield Stage(hidden, place)
        sync_folder(place)
    except OSError as error:
        raise ExportFault(why_not(error, place / "x")) from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
        if made:
            _remove_empty(place)


def file_in_the_way(name: Path, other: Path) -> str:
    """Says that a folder is called differently because a file has its name."""
    sentence = tr("“{name}” is a file and was left as it is; the folder is called “{other}”.")
    return sentence.format(name=name.name, other=other.name)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
