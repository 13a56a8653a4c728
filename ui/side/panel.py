"""The panel at the right of the pages, for the facilitator alone: what to say, or parking lot and decision log."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.queries.workshops import workshop
from ui.main_window import Frame
from ui.side.focus_back import FocusBack, keeps_escape
from ui.side.guide_view import GuideView
from ui.side.log_view import LogLists
from ui.widgets.buttons import IconButton
from ui.widgets.focus import holds_focus
from ui.widgets.labels import PlainLabel
from ui.widgets.page import HEADER_HEIGHT
from ui.widgets.paint import key_text

WIDTH = 340
_LEAST_PAGE = 720  # where less than this would be left of a page, the panel lies over it


class SidePanel(QFrame):
    """Opened by a key, closed by the same; Escape leads back to the page. `part` is what it shows: guide or log."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.setObjectName("side_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._frame = frame
        self._back = FocusBack(frame)
        self._over: bool | None = None
        self.part = ""
        self.title = PlainLabel("", "heading")
        self.title.setObjectName("side_title")
        self.close_button = IconButton("close", tr("Close"))
        self.close_button.setObjectName("side_close")
        self.close_button.clicked.connect(self.shut)
        self.guide = GuideView(frame.actions_table)
        self.log = LogLists(frame)
        self._lay_out()
        self.hide()
        frame.installEventFilter(self)
        frame.stack.installEventFilter(self)
        frame.actions_table.keys_changed.connect(self._show_key)

    def toggle(self, part: str) -> None:
        """Show a part ('guide' or 'log'); shut the panel when it is the one that is shown."""
        if not self.isHidden() and part == self.part:
            self.shut()
            return
        self.part = part
        is_guide = part == "guide"
        name = tr("What to say") if is_guide else tr("Parking lot and decisions")
        self.title.setText(name)
        self.setAccessibleName(name)
        self._show_key()
        self._stack.setCurrentWidget(self.guide if is_guide else self.log)
        self._place()
        self.show()
        if self._over:
            self.raise_()
        self.show_place()
        if not is_guide:
            self._back.remember()
            self.log.enter()
        elif holds_focus(self):
            self._frame.page.setFocus()

    def _show_key(self) -> None:
        key = key_text(self._frame.actions_table.key("show_guide" if self.part == "guide" else "show_log"))
        self.close_button.set_name(tr("Close ({key})").format(key=key) if key else tr("Close"))

    def shut(self) -> None:
        """Close it; the focus goes back to the page."""
        had = holds_focus(self)
        self.log.settle()
        self.hide()
        if had:
            self._back.give_back()

    def show_place(self) -> None:
        """Show what belongs to where one is now."""
        if self.isHidden():
            return
        workshop_id = self._frame.workshop_id
        if not workshop_id:
            self.hide()
            return
        shown = self._frame.bridge.read(workshop, workshop_id)
        if self.part == "guide":
            self.guide.show_guide(shown, self._frame.place)
        else:
            self.log.show_log(shown)

    def leave(self, workshop_id: str) -> None:
        """The workshop or the program is left: keep entries that are being changed."""
        self.log.settle()

    def event(self, event: QEvent) -> bool:
        if keeps_escape(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back.give_back()
        elif self.part != "guide" or not self.guide.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _lay_out(self) -> None:
        header = QWidget()
        header.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(18, 0, 10, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.close_button)
        parts = QWidget()
        self._stack = QStackedLayout(parts)
        self._stack.addWidget(self.guide)
        self._stack.addWidget(self.log)
        only = PlainLabel(tr("Only you see this."), "small")
        only.setContentsMargins(18, 6, 18, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(parts, 1)
        column.addWidget(only)

    def _place(self) -> None:
        """Stand beside the pages, or lie over their right end where the window is narrow."""
        frame = self._frame
        over = frame.width() - frame.rail.width() - WIDTH < _LEAST_PAGE
        if over != self._over:
            self._over = over
            hidden = self.isHidden()
            if over:
                frame.beside.removeWidget(self)
            else:
                frame.beside.addWidget(self)
            self.setVisible(not hidden)
        if over:
            # beneath what lies above the pages
            top = frame.stack.mapTo(frame, QPoint(0, 0)).y()
            self.setGeometry(frame.width() - WIDTH, top, WIDTH, frame.height() - top)
            self.raise_()
