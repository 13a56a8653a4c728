"""The frame that all pages share: a header with title, pills and buttons, a notice, and the content."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.labels import ElidedLabel
from ui.widgets.notice import NoticeBar
from ui.widgets.saved import SavedMark

HEADER_HEIGHT = 60
MARGIN = 24


class Page(QWidget):
    """A page: `pills` beside the title, `saved` and `buttons` at the right, `notice` beneath, then `content`."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = QFrame()
        self.header.setObjectName("page_header")
        self.header.setFixedHeight(HEADER_HEIGHT)
        bar = QHBoxLayout(self.header)
        bar.setContentsMargins(MARGIN, 0, MARGIN, 0)
        bar.setSpacing(12)
        self.title_label = ElidedLabel(title, "title")
        self.title_label.setObjectName("page_title")
        self.title_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.pills = QHBoxLayout()
        self.pills.setSpacing(8)
        self.saved = SavedMark()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        # all of the spare room before any of it stays empty
        bar.addWidget(self.title_label, 1000)
        bar.addLayout(self.pills)
        bar.addStretch(1)
        bar.addWidget(self.saved)
        bar.addLayout(self.buttons)
        self.notice = NoticeBar()
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(16)
        beneath = QVBoxLayout()
        beneath.setContentsMargins(MARGIN, 18, MARGIN, 18)
        beneath.setSpacing(14)
        beneath.addWidget(self.notice)
        beneath.addLayout(self.content, 1)
        outer.addWidget(self.header)
        outer.addLayout(beneath, 1)
        self.set_title(title)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A page shows no focus of its own; Qt would paint all of it anew."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The same when the focus leaves it."""

    @property
    def title(self) -> str:
        """What stands in the header."""
        return self.title_label.text()

    def set_title(self, title: str) -> None:
        """Write another title into the header."""
        self.title_label.setText(title)
        self.setAccessibleName(title)

    def close_down(self) -> None:
        """End what goes on in the background; called once, when the window closes."""
