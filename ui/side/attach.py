"""Ties capture line and side panel to the window; either is made only when its key is pressed for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.workshop import LOG_KINDS, NoteKind
from app.queries.room import Place
from ui.main_window import Frame

if TYPE_CHECKING:
    from ui.side.capture import CaptureLine
    from ui.side.panel import SidePanel

_KINDS: dict[str, NoteKind] = {"park": LOG_KINDS[0], "log_decision": LOG_KINDS[1]}
_PARTS = {"show_guide": "guide", "show_log": "log"}


class Side(QObject):
    """The four keys that work on every page of a workshop. `capture` and `panel` are None until they are needed."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self.capture: CaptureLine | None = None
        self.panel: SidePanel | None = None
        actions = frame.actions_table
        for name, kind in _KINDS.items():
            actions[name].triggered.connect(lambda _=False, kind=kind: self._on_capture(kind))
        for name, part in _PARTS.items():
            actions[name].triggered.connect(lambda _=False, part=part: self._on_show(part))
        frame.placed.connect(self._on_placed)
        frame.leaving.connect(self._on_leaving)
        self._on_placed(frame.workshop_id, frame.place)

    def _on_capture(self, kind: NoteKind) -> None:
        if self.capture is None:
            from ui.side.capture import CaptureLine

            self.capture = CaptureLine(self._frame)
            self._frame.above.addWidget(self.capture)
        self.capture.toggle(kind)

    def _on_show(self, part: str) -> None:
        if self.panel is None:
            from ui.side.panel import SidePanel

            self.panel = SidePanel(self._frame)
        self.panel.toggle(part)

    def _on_placed(self, workshop_id: str, _place: Place) -> None:
        for name in (*_KINDS, *_PARTS):
            self._frame.actions_table[name].setEnabled(bool(workshop_id))
        for part in (self.capture, self.panel):
            if part is not None:
                part.show_place()

    def _on_leaving(self, workshop_id: str) -> None:
        for part in (self.panel, self.capture):
            if part is not None:
                part.leave(workshop_id)


def attach_side(frame: Frame) -> Side:
    """Let the four keys work in a window."""
    return Side(frame)
