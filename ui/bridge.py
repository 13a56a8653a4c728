"""The workbench as the screen sees it: one signal for every change, and refusals as values instead of exceptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.changes import Changes
from app.domain.problems import LibraryFault, Problem
from app.i18n import tr
from app.workbench import Command, Reader, Workbench

P = ParamSpec("P")
T = TypeVar("T")


class Bridge(QObject):
    """Writes and reads through the workbench; `changed` carries Changes, `saved` follows each durable commit."""

    changed = Signal(object)
    saved = Signal()
    refused = Signal(object)

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._closed = False
        self._stop = workbench.listen(self.changed.emit)

    def do(self, command: Command, *, merge: str = "", undoable: bool = True) -> Problem | None:
        """Carry out a command. None means it is durable; a Problem says in a sentence why it was refused."""
        return self._try(lambda: self.workbench.do(command, merge=merge, undoable=undoable))

    def undo(self) -> Changes | Problem | None:
        """Take the last change back; answers with it, with the Problem that refused it, or None when there is none."""
        return self._step(self.workbench.undo)

    def redo(self) -> Changes | Problem | None:
        """Bring back what was undone last; answers like `undo`."""
        return self._step(self.workbench.redo)

    def read(self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Answer a query with frozen values."""
        return self.workbench.read(query, *args, **kwargs)

    def close(self) -> None:
        """Stop listening and close the library; what is written later is refused and nobody is told."""
        self._closed = True
        self._stop()
        self.workbench.close()

    def _try(self, act: Callable[[], object]) -> Problem | None:
        if self._closed:
            # an editor that is hidden with the window tries its refused text once more
            return LibraryFault(tr("The library is closed."))
        try:
            act()
        except Problem as problem:
            self.refused.emit(problem)
            return problem
        self.saved.emit()
        return None

    def _step(self, act: Callable[[], Changes | None]) -> Changes | Problem | None:
        done: list[Changes | None] = []
        problem = self._try(lambda: done.append(act()))
        return problem or done[0]
