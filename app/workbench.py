"""One door in, one door out: every change and every read of a library goes through here."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

import msgspec

from app.domain.changes import Changes, Kind
from app.domain.problems import Problem
from app.i18n import tr
from app.library_file import LibraryFile
from app.store.reader import Reader
from app.store.transaction import OutOfStep, RowChange, Transaction

__all__ = ["Command", "Listener", "Reader", "Workbench"]

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[Changes], None]
UNDO_DEPTH = 500
MERGE_SECONDS = 30.0


class Command(Protocol):
    """What a person wants changed. `apply` answers with the change's name for people."""

    @property
    def workshop_id(self) -> str:
        """The workshop that it changes."""

    def apply(self, tx: Transaction) -> str:
        """Write it; a Problem refuses it."""


class _Done(msgspec.Struct):
    label: str
    workshop_id: str
    changes: list[RowChange]
    merge: str
    at: float


class Workbench:
    """A library at work: do, undo, redo, read, listen, close."""

    def __init__(self, path: Path) -> None:
        """Open or create the library at a path; LibraryFault with a sentence when that cannot be."""
        self._library = LibraryFile(path)
        self._done: deque[_Done] = deque(maxlen=UNDO_DEPTH)
        self._undone: list[_Done] = []
        self._listeners: list[Listener] = []

    @property
    def path(self) -> Path:
        """Where the library lies."""
        return self._library.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._library.read_only

    def do(self, command: Command, *, merge: str = "", undoable: bool = True) -> Changes:
        """Carry out a command durably and tell the listeners; any exception means that nothing changed.

        Changes in a row with the same `merge` key (one person typing in one field) are undone in one step.
        """
        label, changes, kinds = self._library.write(command.workshop_id, command.apply)
        if changes and undoable:
            self._keep(_Done(label, command.workshop_id, list(changes), merge, time.monotonic()))
        return self._tell(kinds, command.workshop_id, label)

    def undo(self) -> Changes | None:
        """Take the last change back; None when there is nothing to take back."""
        return self._step(self._done, self._undone, tr("Undo: {}"), backwards=True)

    def redo(self) -> Changes | None:
        """Bring back what was undone last; None when there is nothing."""
        return self._step(self._undone, self._done, tr("Redo: {}"), backwards=False)

    @property
    def undo_label(self) -> str:
        """The name of the change that undo would take back, or ''."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The name of the change that redo would bring back, or ''."""
        return self._undone[-1].label if self._undone else ""

    def read(self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Answer a query with frozen values."""
        return self._library.read(lambda reader: query(reader, *args, **kwargs))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call a listener after every change; call the answer to stop that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def close(self) -> None:
        """Close the library."""
        self._library.close()

    def _keep(self, done: _Done) -> None:
        last = self._done[-1] if self._done else None
        goes_on = last and done.merge and not self._undone and done.at - last.at < MERGE_SECONDS
        if last and goes_on and (last.merge, last.workshop_id) == (done.merge, done.workshop_id):
            last.changes.extend(done.changes)
            last.at, last.label = done.at, done.label
        else:
            self._done.append(done)
        self._undone.clear()

    def _step(
        self, source: deque[_Done] | list[_Done], goal: deque[_Done] | list[_Done], what: str, *, backwards: bool
    ) -> Changes | None:
        if not source:
            return None
        step = source[-1]
        wanted: Sequence[RowChange] = step.changes
        if backwards:
            wanted = [change.inverse() for change in reversed(step.changes)]

        def act(tx: Transaction) -> str:
            tx.apply(wanted)
            return step.label

        try:
            _, _, kinds = self._library.write(step.workshop_id, act, what)
        except OutOfStep as error:
            source.clear()
            raise Problem(
                tr("“{label}” cannot be undone: another window changed the same thing.").format(label=step.label)
            ) from error
        source.pop()
        # a change that was undone and redone is never merged with later typing
        goal.append(msgspec.structs.replace(step, merge=""))
        return self._tell(kinds, step.workshop_id, step.label)

    def _tell(self, kinds: frozenset[Kind], workshop_id: str, label: str) -> Changes:
        told = Changes(kinds, workshop_id, label)
        if kinds:
            for listener in tuple(self._listeners):
                try:
                    listener(told)
                except Exception:
                    # the change is durable: a view that fails to show it must not make it look refused
                    sys.excepthook(*sys.exc_info())
        return told
