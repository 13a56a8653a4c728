"""A bar inside the page that says something without stopping anybody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.i18n import tr
from ui import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import PlainLabel, restyle

_ICONS = {"info": "about", "good": "check", "warn": "warning", "bad": "warning"}
_ROLES = {"info": "accent", "good": "good", "warn": "warn", "bad": "bad"}


class NoticeBar(QFrame):
    """Hidden until it has something to say; one notice at a time, the newest."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._tone = "info"
        self._on_action: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        self._picture = QLabel()
        self.label = PlainLabel(wrap=True)
        self.label.setObjectName("notice_text")
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.action_button = Button()
        self.action_button.setObjectName("notice_action")
        self.action_button.clicked.connect(self._on_action_clicked)
        self.close_button = IconButton("close", tr("Close this message"))
        self.close_button.setObjectName("notice_close")
        self.close_button.clicked.connect(self.clear)
        row.addWidget(self._picture)
        row.addWidget(self.label, 1)
        row.addWidget(self.action_button)
        row.addWidget(self.close_button)
        self.hide()

    def show_notice(
        self,
        text: str,
        tone: str = "info",
        action_text: str = "",
        on_action: Callable[[], object] | None = None,
        timeout_ms: int = 0,
    ) -> None:
        """Say something; tones: info, good, warn, bad. A click on the action hides the bar first.

        With a timeout in milliseconds it goes by itself; 0 keeps it until it is closed.
        """
        self._tone = tone
        self._on_action = on_action
        restyle(self, "tone", tone)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.action_button.set_text(action_text)
        self.action_button.setVisible(bool(action_text))
        self._picture.setPixmap(theme.pixmap(_ICONS[tone], _ROLES[tone], 20, self.devicePixelRatioF()))
        self._timer.stop()
        if timeout_ms:
            self._timer.start(timeout_ms)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Hide it."""
        self._timer.stop()
        self._on_action = None
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty when it is hidden."""
        return self.label.text() if not self.isHidden() else ""

    @property
    def tone(self) -> str:
        """The tone of what it says."""
        return self._tone

    def _on_action_clicked(self) -> None:
        act = self._on_action
        self.clear()
        if act is not None:
            act()
