"""The tab key on a page whose rows come and go: it follows the order that the page names."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class TabOrder(QWidget):
    """`stops()` names the widgets in their order; Qt's own chain would put every new row behind all else."""

    def stops(self) -> Iterable[QWidget]:
        """The widgets that the tab key visits, in order; hidden and disabled ones are passed over."""
        return ()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        now = QApplication.focusWidget()
        stops = list(self.stops())
        here = next((nth for nth, stop in enumerate(stops) if now is not None and _holds(stop, now)), None)
        if here is None:
            here = -1 if forwards else len(stops)
        ahead = stops[here + 1 :] if forwards else stops[:here][::-1]
        wanted = next((stop for stop in ahead if _can_take(stop)), None) or self._outside(forwards)
        if wanted is None:
            return super().focusNextPrevChild(forwards)
        wanted.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        _show(wanted)
        return True

    def _outside(self, forwards: bool) -> QWidget | None:
        """The next widget of the window that is not in here."""
        widget: QWidget | None = self
        while widget is not None:
            widget = widget.nextInFocusChain() if forwards else widget.previousInFocusChain()
            if widget is None or widget is self:
                break
            if not self.isAncestorOf(widget) and _can_take(widget):
                return widget
        return None


def _can_take(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None


def _holds(stop: QWidget, focused: QWidget) -> bool:
    return stop is focused or stop.isAncestorOf(focused)


def _show(widget: QWidget) -> None:
    """Bring a widget into view in the scrolling area that it lies in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, 40)
