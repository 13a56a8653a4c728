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
        # of stops that lie in each other the innermost
        holding = [nth for nth, stop in enumerate(stops) if now is not None and _holds(stop, now)]
        here = holding[-1] if holding else -1 if forwards else len(stops)
        ahead = stops[here + 1 :] if forwards else stops[:here][::-1]
        wanted = next((stop for stop in ahead if _can_take(stop)), None) or self._outside(forwards)
        if wanted is None:
            return super().focusNextPrevChild(forwards)
        wanted.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        _show(wanted)
        return True

    def _outside(self, forwards: bool) -> QWidget | None:
        """The next widget of the window that is not in here."""
        # not nextInFocusChain: to PySide the one widget then owns the other, and a page is gone with a row of another
        window = self.window()
        all_there = window.findChildren(QWidget)
        here = all_there.index(self)
        around = [*all_there[here + 1 :], *all_there[:here]]
        for widget in around if forwards else reversed(around):
            if _can_take(widget) and not self.isAncestorOf(widget) and widget.window() is window:
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
