"""How the room's window gets onto a screen: full screen or as a window, and the keyboard stays with the console."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from ui.room.window import LEAST, RoomWindow

_APPEARS_MS = 700  # within this time nobody has clicked a window that just appeared
_EDGE = 24


class Placing:
    """Shows and hides the room's window beside a console. `back` is called by Escape while it covers the console."""

    def __init__(self, window: RoomWindow, console: QWidget, back: Callable[[], object]) -> None:
        self._window = window
        self._console = console
        self._area = QRect()
        self._since = QElapsedTimer()
        self._escape = _Escape(back, console)
        window.activated.connect(self._on_window_activated)

    def fill(self, screen: QScreen, *, covers: bool = False) -> None:
        """Fill a screen; `covers`: it is the console's own."""
        self._remember()
        # it takes no keyboard: what is pressed is meant for the console even when that cannot be seen
        self._move(screen, screen.geometry(), Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._escape.watch(covers)
        self._window.setCursor(Qt.CursorShape.BlankCursor)
        # showFullScreen() would ask for the focus
        self._window.setWindowState(Qt.WindowState.WindowFullScreen)
        self._window.show()

    def as_window(self, screen: QScreen) -> None:
        """Be a window on a screen: where it was on it before, else in its corner."""
        room = screen.availableGeometry()
        known = not self._area.isEmpty() and room.contains(self._area.center())
        self._move(screen, self._area if known else _corner(room), Qt.WindowType.Window)
        self._window.unsetCursor()
        self._window.showNormal()
        self._window.raise_()

    def hide(self) -> None:
        """Be seen nowhere."""
        self._remember()
        self._escape.watch(False)
        self._window.hide()

    def give_back(self) -> None:
        """Give the keyboard to the console; a window stays in front of it."""
        self._console.activateWindow()
        if not self._window.isFullScreen():
            self._window.raise_()

    def _move(self, screen: QScreen, area: QRect, flags: Qt.WindowType) -> None:
        window = self._window
        self._escape.watch(False)
        if window.windowFlags() != flags or window.windowState() != Qt.WindowState.WindowNoState:
            # a window that fills a screen does not move to another one
            window.hide()
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.setWindowFlags(flags)
        self._since.start()
        # screen and place first: a window that is full screen already stays where it was
        window.setScreen(screen)
        window.setGeometry(area)

    def _remember(self) -> None:
        window = self._window
        if window.isVisible() and not window.isMinimized() and not window.isFullScreen():
            self._area = window.geometry()

    def _on_window_activated(self) -> None:
        """Give the focus back that the system gave to a window which only appeared."""
        if self._since.isValid() and not self._since.hasExpired(_APPEARS_MS):
            self.give_back()


class _Escape(QObject):
    """Takes Escape before any shortcut and any field can have it, while it is told to watch."""

    def __init__(self, back: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._back = back

    def watch(self, watching: bool) -> None:
        """Take it from now on, or leave it alone."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if watching:
                app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape goes nowhere else."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._back()
        event.accept()
        return True


def _corner(room: QRect) -> QRect:
    """Half of a screen's width in the shape of a projector's picture, in the lower right corner."""
    width = max(LEAST.width(), room.width() // 2)
    size = QSize(width, max(LEAST.height(), width * 9 // 16)).boundedTo(room.size())
    left = max(room.left(), room.right() - size.width() - _EDGE)
    return QRect(left, max(room.top(), room.bottom() - size.height() - _EDGE), size.width(), size.height())
