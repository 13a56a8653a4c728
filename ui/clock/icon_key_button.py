"""A button that shows an icon and the key of an action, and says what it does just now."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence

from ui.widgets.buttons import Button
from ui.widgets.labels import plain_tooltip


class IconKeyButton(Button):
    """Triggers an action; unlike a bound button it has a name of its own, which need not be seen."""

    def __init__(self, action: QAction, object_name: str) -> None:
        super().__init__()
        self._follows = action
        self.setObjectName(object_name)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_follows_changed)
        self._on_follows_changed()

    def show_act(self, icon: str, name: str, *, in_full: bool = False) -> None:
        """Show an icon for what it does; its name beside it or only as a tooltip."""
        shown = name if in_full else ""
        if (self._icon, self.accessibleName(), self.text()) == (icon, name, shown):
            return
        self.set_icon(icon)
        self.set_text(shown)
        self.setAccessibleName(name)
        plain_tooltip(self, "" if in_full else name)

    def _on_follows_changed(self) -> None:
        self.set_key(self._follows.shortcut().toString(QKeySequence.SequenceFormat.PortableText))
        self.setEnabled(self._follows.isEnabled())
