"""When an editor's value is told to its page: on leaving it, on Enter, and soon after the last key."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

DELAY_MS = 700

_all: WeakSet[Saver] = WeakSet()


def flush_pending() -> None:
    """Tell at once everything that was typed and not told yet; for the end of the program."""
    for saver in list(_all):
        if isValid(saver) and saver.pending:
            saver.flush()


class Saver(QObject):
    """Emits an editor's value when it differs from the known one, and guards the text that a person typed.

    `read` gives the editor's value and raises ValueError, with a sentence, while the text is none.
    `emit` tells the value to the page; `refuse` gets the sentence, and '' when the text is right again.
    `ready` says whether a text may be taken while it is still being typed.
    `tidy` may write the value in its usual form once the person has left the editor.
    """

    def __init__(
        self,
        editor: QWidget,
        read: Callable[[], object],
        emit: Callable[[object], None],
        known: object = "",
        *,
        ready: Callable[[], bool] = lambda: True,
        refuse: Callable[[str], None] = lambda sentence: None,
        tidy: Callable[[object], None] = lambda value: None,
    ) -> None:
        super().__init__(editor)
        self._editor, self._read, self._emit = editor, read, emit
        self._ready, self._refuse, self._tidy = ready, refuse, tidy
        self._known = known
        self._before = known
        self._awaiting = False
        self._held = False
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._on_pause)
        _all.add(self)

    @property
    def pending(self) -> bool:
        """Something was typed that was not told yet."""
        return self._timer.isActive()

    def touched(self) -> None:
        """The person changed the text: tell it soon."""
        self._timer.start()

    def flush(self) -> None:
        """Tell the value now if it differs from the known one."""
        self._timer.stop()
        try:
            value = self._read()
        except ValueError as fault:
            self._refused = True
            self._refuse(str(fault))
            return
        if self._refused:
            self._refused = False
            self._refuse("")
        if not self._editor.hasFocus():
            self._tidy(value)
        if value == self._known:
            return
        self._before, self._known = self._known, value
        self._awaiting, self._held = True, False
        self._emit(value)

    def accepts(self, value: object) -> bool:
        """Take a value from the program; False when the person's text has to stay in the editor instead."""
        try:
            same = self._read() == value
        except ValueError:
            if value == self._known and self._refused:
                return False
            same = False
        mine = not same and (self.pending or (self._held and value == self._known))
        self._known = value
        if mine:
            return False
        self._timer.stop()
        self._awaiting = self._held = False
        if self._refused:
            self._refused = False
            self._refuse("")
        return True

    def hold(self) -> None:
        """The last told value was refused: keep the text, and tell it again at the next occasion."""
        if self._awaiting:
            self._known, self._awaiting, self._held = self._before, False, True

    def forget(self) -> None:
        """The editor is about something else from now on: wait for nothing that was typed in it."""
        self._timer.stop()
        self._awaiting = self._held = self._refused = False

    def _on_pause(self) -> None:
        try:
            ready = self._ready()
        except ValueError:
            ready = False
        if ready:
            self.flush()


class Saving:
    """What an editor with a `saver` adds to its Qt class: it tells its value when it is left or hidden."""

    saver: Saver

    def flush(self) -> None:
        """Tell the page at once what was typed."""
        self.saver.flush()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[misc]
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)  # type: ignore[misc]
        if self.saver.pending:
            self.flush()
