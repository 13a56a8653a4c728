"""The logo: chosen, dropped onto it, or taken away again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import tr
from ui import desktop, theme
from ui.export.logo_file import Chosen, picture_of, read_logo
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import box

HEIGHT = 84
MARGIN = 12


class _Sheet(QWidget):
    """The logo on white paper, or where to drop one."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()
        self.over = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        empty = self.picture.isNull()
        edge = theme.color("accent" if self.over else "field_line")
        # paper is white whatever the screen does
        ground = theme.color("field") if empty else QColor(Qt.GlobalColor.white)
        box(painter, area, ground, edge, width=2 if self.over else 1)
        if empty:
            painter.setPen(theme.color("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tr("Drop a PNG, JPEG or SVG here"))
            return
        room = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        size = self.picture.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(room.center())
        painter.drawImage(target, self.picture)


class LogoBox(QWidget):
    """`chosen(Chosen)` for a logo that can be used, `removed` when it is taken away."""

    chosen = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("logo")
        self.setAccessibleName(tr("Logo"))
        self.setAcceptDrops(True)
        self._shown: bytes | None = None
        self.sheet = _Sheet()
        self.choose_button = Button(tr("Choose logo…"), icon="image")
        self.choose_button.setObjectName("choose_logo")
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.remove_button = Button(tr("Remove"), kind="quiet", icon="close")
        self.remove_button.setObjectName("remove_logo")
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.message = PlainLabel("", "error", wrap=True)
        self.message.setObjectName("logo_message")
        self.message.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sheet)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def show_logo(self, picture: bytes | None) -> None:
        """Show a logo's picture as PNG or JPEG, None for no logo."""
        if picture is not self._shown or self.sheet.picture.isNull() == bool(picture):
            self._shown = picture
            self.sheet.picture = picture_of(picture)
            self.sheet.update()
            self.remove_button.setVisible(picture is not None)

    def take(self, path: Path) -> None:
        """Use a file as the logo, or say why it cannot be used."""
        found = read_logo(path)
        fault = found if isinstance(found, str) else ""
        self.message.setText(fault)
        self.message.setVisible(bool(fault))
        self.setAccessibleDescription(fault)
        if isinstance(found, Chosen):
            self.chosen.emit(found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    def _set_over(self, over: bool) -> None:
        self.sheet.over = over
        self.sheet.update()

    def _on_choose_clicked(self) -> None:
        path = desktop.choose_file(self, tr("Logo"), tr("Pictures (*.png *.jpg *.jpeg *.svg)"))
        if path is not None:
            self.take(path)

    def _on_remove_clicked(self) -> None:
        self.choose_button.setFocus()
        self.message.hide()
        self.removed.emit()


def _dropped(event: QDropEvent) -> Path | None:
    """The one file of this computer that is being dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
