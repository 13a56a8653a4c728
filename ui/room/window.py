"""The room's window: it paints the figure of the scene that it was given and knows nothing else of the workshop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.charts.figure import Figure
from app.i18n import tr
from app.queries.room import Scene
from ui.room.canvas import Canvas

Builder = Callable[[Scene | None, float, float], Figure]
"""Makes the figure of a scene (None: of an empty screen) for the shape of a screen, given by its width and height."""

LEAST = QSize(480, 270)
_OF_WINDOWS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class RoomWindow(QWidget):
    """A window that shows a scene, nothing, or black. It never takes the focus by appearing.

    `closed`: a person closed it. `left`: Escape was pressed in it. `turned`: it was double-clicked. `activated`: it has
    the keyboard now. `strayed`: a key was pressed in it that is meant for the console.
    """

    activated = Signal()
    closed = Signal()
    left = Signal()
    strayed = Signal()
    turned = Signal()

    def __init__(self, build: Builder) -> None:
        super().__init__()
        self.setObjectName("room_window")
        self.setWindowTitle(tr("Room screen – Levelset"))
        self.setMinimumSize(LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # the program ends with its console, whatever is open beside it
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._build = build
        self._canvas = Canvas()
        self._scene: Scene | None = None
        self._black = False
        self._stale = True
        self._name_it(None)

    @property
    def scene(self) -> Scene | None:
        """What it shows; None for an empty screen."""
        return self._scene

    @property
    def black(self) -> bool:
        """Whether it is black."""
        return self._black

    def show_scene(self, scene: Scene | None) -> None:
        """Show a scene; what is the same as before is not painted again."""
        if scene != self._scene:
            self._scene = scene
            self.show_again()

    def show_again(self) -> None:
        """Make the figure of the scene anew, for words that are written in another way now."""
        self._stale = True
        if self.isVisible() and not self._black:
            self.update(self._catch_up())

    def set_black(self, black: bool) -> None:
        """Be black, or show the scene again."""
        if black != self._black:
            self._black = black
            if not black and self.isVisible():
                self._catch_up()
            self._name_it(None if black else self._canvas.figure)
            self.update()

    def texts(self) -> list[str]:
        """Every text that it shows or says to a screen reader, from top to bottom as it is painted."""
        if not self._black:
            self._catch_up()
        figure = None if self._black else self._canvas.figure
        painted = [mark.text for mark in figure.texts()] if figure else []
        return [*painted, *(figure.tips() if figure else ()), self.accessibleName(), self.accessibleDescription()]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._stale = True
            self.update()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was not painted while it was hidden."""
        super().showEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint for the new size."""
        super().resizeEvent(event)
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what was painted."""
        painter = QPainter(self)
        if self._black:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
            return
        self._catch_up()
        painter.drawPixmap(0, 0, self._canvas.picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads out of it; all other keys belong to the console, but for those that move windows."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() and not event.modifiers() & _OF_WINDOWS:
            self.strayed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fill the screen, or be a window again."""
        self.turned.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only this window closes."""
        super().closeEvent(event)
        self.closed.emit()

    def _catch_up(self) -> QRegion:
        """Paint what differs from what was painted last; answers with where that is."""
        ratio = self.devicePixelRatioF()
        if not self._stale and ratio == self._canvas.picture.devicePixelRatio():
            return QRegion()
        self._stale = False
        figure = self._build(self._scene, self.width(), self.height())
        changed = self._canvas.show(figure, self.size(), ratio)
        self._name_it(figure)
        return changed

    def _name_it(self, figure: Figure | None) -> None:
        name = tr("Room screen") if figure is None else figure.title
        said = "" if figure is None else figure.description
        if self._black:
            said = tr("The room screen is black.")
        if self.accessibleName() != name:
            self.setAccessibleName(name)
        if self.accessibleDescription() != said:
            self.setAccessibleDescription(said)
