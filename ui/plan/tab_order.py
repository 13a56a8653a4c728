"""The tab key inside a part of a page whose rows come and go: it follows the order that the part names."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget


class TabbedFrame(QFrame):
    """`stops()` names the widgets in their order; Qt's own chain would put every new row behind all else."""

    def stops(self) -> Iterable[QWidget]:
        """The widgets that the tab key visits, in order; hidden and disabled ones are passed over."""
        return ()

    def show_stop(self, widget: QWidget) -> None:
        """Bring a widget into view that the tab key came to."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        now = QApplication.focusWidget()
        stops = list(self.stops())
        here = next((nth for nth, stop in enumerate(stops) if now is not None and _holds(stop, now)), None)
        wanted = None
        if here is not None:
            ahead = stops[here + 1 :] if forwards else stops[:here][::-1]
            wanted = next((stop for stop in ahead if _can_take(stop, self)), None)
        if wanted is None:
            wanted = self._outside(forwards)
        if wanted is None:
            return super().focusNextPrevChild(forwards)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        wanted.setFocus(reason)
        if self.isAncestorOf(wanted):
            self.show_stop(wanted)
        return True

    def _outside(self, forwards: bool) -> QWidget | None:
        """The next widget of the window that is not in here."""
        window = self.window()
        widget: QWidget | None = self
        while widget is not None:
            widget = widget.nextInFocusChain() if forwards else widget.previousInFocusChain()
            if widget is None or widget is self:
                break
            if not self.isAncestorOf(widget) and _can_take(widget, window):
                return widget
        return None


def _can_take(widget: QWidget, within: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisibleTo(within) and widget.focusProxy() is None


def _holds(stop: QWidget, focused: QWidget) -> bool:
    return stop is focused or stop.isAncestorOf(focused)
