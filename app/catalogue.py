"""The maturity models at hand: those that ship and the user's own, with what is wrong with unusable files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from app import paths
from app.domain.model import MaturityModel
from app.domain.problems import ModelFault, NotFound
from app.exchange.yaml_tree import MAX_BYTES, Fault, shown
from app.i18n import tr, trn

__all__ = [
    "BadModelFile",
    "Catalogue",
    "Entry",
    "Fault",
    "catalogue",
    "check_model",
    "load_model",
    "origin_sentence",
]

Shelf = Literal["built-in", "yours"]
FIRST_ID = "cd-infoq"
SUFFIXES = (".yaml", ".yml")


class BadModelFile(ModelFault):
    """A model file that cannot be used; `faults` lists everything that is wrong with it, by line."""

    def __init__(self, file_name: str, faults: tuple[Fault, ...]) -> None:
        more = len(faults) - 1
        also = " " + trn("({n} more fault)", "({n} more faults)", more) if more else ""
        super().__init__(faults[0].told(file_name) + also, faults[0].field)
        self.faults = faults


class Entry(msgspec.Struct, frozen=True):
    """A model file: its model, or None and the faults that make it unusable."""

    path: Path
    origin: Shelf
    model: MaturityModel | None
    faults: tuple[Fault, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether a workshop can be held with it."""
        return self.model is not None

    @property
    def name(self) -> str:
        """The model's name; the file's where there is no model."""
        return self.model.name if self.model else shown(self.path.name, 100)

    @property
    def reason(self) -> str:
        """Why the file is unusable, in one sentence; empty for a usable one."""
        return str(BadModelFile(shown(self.path.name, 100), self.faults)) if self.faults else ""


class Catalogue(msgspec.Struct, frozen=True):
    """All model files, usable ones first. `trouble` says why the user's folder could not be read, or is empty."""

    entries: tuple[Entry, ...]
    trouble: str = ""

    @property
    def models(self) -> tuple[MaturityModel, ...]:
        """The models that can be used, in the order of the list."""
        return tuple(entry.model for entry in self.entries if entry.model is not None)

    @property
    def unusable(self) -> tuple[Entry, ...]:
        """The files that cannot be used."""
        return tuple(entry for entry in self.entries if not entry.usable)

    def get(self, model_id: str) -> MaturityModel:
        """The model of an id; NotFound with the ids that there are when it is unknown."""
        for model in self.models:
            if model.id == model_id:
                return model
        known = ", ".join(model.id for model in self.models)
        sentence = tr("There is no maturity model '{id}'. There are: {known}.")
        raise NotFound(sentence.format(id=shown(model_id), known=known), "model")


def load_model(path: Path | str) -> MaturityModel:
    """The model of a file; BadModelFile (a ModelFault) with every fault when it cannot be used."""
    model, faults = _read(Path(path))
    if model is None:
        raise BadModelFile(shown(Path(path).name, 100), faults)
    return model


def check_model(path: Path | str) -> tuple[Fault, ...]:
    """Everything that is wrong with a model file, by line; empty when it can be used."""
    return _read(Path(path))[1]


def catalogue(user_dir: Path | None = None) -> Catalogue:
    """The built-in models and those of the user's folder (by default the program's own); bad files never raise."""
    built_in, lost = _files(paths.data_dir() / "models")
    entries = [_entry(path, "built-in") for path in built_in]
    own, trouble = _files(paths.user_models_dir() if user_dir is None else user_dir)
    entries += [_entry(path, "yours") for path in own]
    if not built_in:
        trouble = lost or tr("The built-in models are missing; install Levelset again.")
    return Catalogue(tuple(sorted(_without_twins(entries), key=_order)), trouble)


def origin_sentence(model: MaturityModel) -> str:
    """How many practices are the source's and how many our own, for the About page and a report's attribution."""
    counts = model.origins()
    total = counts.total()
    if not total:
        return tr("The levels are described by headlines, without practices.")
    told = [kind for kind in ("source", "secondary", "memory", "own") if counts[kind]]
    first = _origin_alone(told[0], counts[told[0]], total)
    return ", ".join([first, *(_origin_beside(kind, counts[kind]) for kind in told[1:])]) + "."


def _origin_alone(kind: str, n: int, total: int) -> str:
    """What opens the sentence."""
    if kind == "own":
        return trn("The only practice is our own", "All {n} practices are our own", n)
    what = {
        "source": tr("the source"),
        "secondary": tr("a secondary text about the source"),
        "memory": tr("what is generally known of the source"),
    }[kind]
    if n == total:
        return trn("The only practice follows {{what}}", "All {n} practices follow {{what}}", n).format(what=what)
    opening = trn("{n} of {{total}} practices follows {{what}}", "{n} of {{total}} practices follow {{what}}", n)
    return opening.format(total=total, what=what)


def _origin_beside(kind: str, n: int) -> str:
    """What follows after a comma."""
    if kind == "secondary":
        return tr("{n} a secondary text about it").format(n=n)
    if kind == "memory":
        return tr("{n} what is generally known of it").format(n=n)
    return trn("{n} is our own", "{n} are our own", n)


_Stamp = tuple[int, int, int]
_Outcome = tuple[MaturityModel | None, tuple[Fault, ...]]
_read_before: dict[Path, tuple[_Stamp, _Outcome]] = {}


def _read(path: Path) -> _Outcome:
    """A file's model or faults; read again only when the file has changed."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, (Fault("", 0, tr("is no file")),)
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        before = _read_before.get(path)
        if before and before[0] == stamp:
            return before[1]
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return None, (Fault("", 0, tr("cannot be read: {why}").format(why=why)),)
    from app.exchange.model_yaml import read_model

    outcome = read_model(data)
    _read_before[path] = (stamp, outcome)
    return outcome


def _files(folder: Path) -> tuple[list[Path], str]:
    """The model files of a folder by name, and why it cannot be read; a missing folder has none."""
    try:
        names = [entry.name for entry in os.scandir(folder)]
    except FileNotFoundError:
        return [], ""
    except (OSError, ValueError) as error:
        sentence = tr("The models folder {folder} cannot be read: {why}.")
        return [], sentence.format(folder=folder, why=getattr(error, "strerror", None) or error)
    wanted = (name for name in names if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~")))
    return [folder / name for name in sorted(wanted)], ""


def _entry(path: Path, origin: Shelf) -> Entry:
    model, faults = _read(path)
    return Entry(path, origin, model, faults)


def _without_twins(entries: Iterable[Entry]) -> list[Entry]:
    """The entries; of two models with one id only the first stays usable, the built-in one before the user's."""
    owners: dict[str, Entry] = {}
    kept: list[Entry] = []
    for entry in entries:
        if entry.model is not None:
            owner = owners.setdefault(entry.model.id, entry)
            if owner is not entry:
                entry = msgspec.structs.replace(entry, model=None, faults=(_twin_fault(entry.model.id, owner),))
        kept.append(entry)
    return kept


def _twin_fault(model_id: str, owner: Entry) -> Fault:
    sentence = (
        tr("'{id}' is the id of the built-in model {file}; choose another")
        if owner.origin == "built-in"
        else tr("'{id}' is already the id of your model {file}; choose another")
    )
    return Fault("id", 0, sentence.format(id=shown(model_id), file=shown(owner.path.name, 100)))


def _order(entry: Entry) -> tuple[bool, bool, str, str]:
    """Usable before unusable, the classic model first, then by name."""
    is_first = entry.model is not None and entry.model.id == FIRST_ID
    return not entry.usable, not is_first, entry.name.casefold(), entry.path.name
