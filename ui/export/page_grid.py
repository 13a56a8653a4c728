"""The pages of a document as pictures, in rows; the arrow keys go from page to page, Enter looks at one of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from app.report.pictures import PagePicture
from ui import theme
from ui.widgets.paint import box

GAP = 16
LABEL = 22
EDGE = 3
SMALL = 168
"""The least width of a page in the overview, unless there is no room for two of them."""
LARGE = 900
"""The most width of a page that is looked at."""


class PageGrid(QWidget):
    """`looked_at(number)` when the person opens a page, `passed(top, bottom)` to keep the current one in sight."""

    looked_at = Signal(int)
    passed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pages: list[QImage] = []
        self._stale = 0
        self._current = 0
        self._large = False
        self._shape = 297 / 210
        self._say()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def current(self) -> int:
        """The page that the keyboard is at, from 0."""
        return self._current

    @property
    def page_width(self) -> int:
        """The width of a page on the screen in points."""
        columns = self._columns()
        width = (self.width() - 2 * EDGE - GAP * (columns - 1)) // columns
        return max(40, min(width, LARGE) if self._large else width)

    def set_large(self, large: bool) -> None:
        """One page beside the other, or one beneath the other as wide as there is room."""
        if large != self._large:
            self._large = large
            self._fit()
            self._reveal()

    def begin(self) -> None:
        """A new document follows; its pages take the place of the old ones one by one."""
        self._stale = 0

    def take(self, page: PagePicture) -> None:
        """Show a page."""
        picture = QImage(page.pixels, page.width, page.height, 4 * page.width, QImage.Format.Format_RGB32).copy()
        self._shape = page.height / page.width
        if page.number < len(self._pages):
            self._pages[page.number] = picture
        else:
            self._pages.append(picture)
        self._stale = page.number + 1
        if page.number == 0 or len(self._pages) == page.number + 1:
            self._fit()
        self.update()

    def end(self, pages: int) -> None:
        """All pages are here; those of the old document go."""
        del self._pages[pages:]
        self._current = min(self._current, max(0, len(self._pages) - 1))
        self._fit()
        self._say()

    def clear(self) -> None:
        """Show nothing."""
        self._pages, self._current = [], 0
        self._fit()
        self._say()

    def go(self, number: int) -> None:
        """Make a page the current one."""
        number = max(0, min(number, len(self._pages) - 1))
        if number != self._current:
            self._current = number
            self._say()
            self._reveal()
            self.update()

    def area_of(self, number: int) -> QRectF:
        """Where a page is."""
        columns, width = self._columns(), self.page_width
        height = width * self._shape
        row, column = divmod(number, columns)
        left = (self.width() - width) / 2 if self._large else EDGE + column * (width + GAP)
        return QRectF(left, EDGE + row * (height + LABEL + GAP / 2), width, height)

    def sizeHint(self) -> QSize:
        return QSize(2 * SMALL + GAP, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        seen = QRectF(event.rect())
        for number, picture in enumerate(self._pages):
            area = self.area_of(number)
            if area.adjusted(-GAP, -GAP, GAP, LABEL + GAP).intersects(seen):
                self._draw(painter, number, picture, area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(),
            Qt.Key.Key_Down: self._columns(),
            Qt.Key.Key_Home: -len(self._pages),
            Qt.Key.Key_End: len(self._pages),
        }
        if event.key() in steps:
            self.go(self._current + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.looked_at.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event)
        # in the large view it is only looked at
        if number is not None and not self._large:
            self.go(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self._at(event)
        if number is not None:
            self.looked_at.emit(number)

    def _at(self, event: QMouseEvent) -> int | None:
        return next((n for n in range(len(self._pages)) if self.area_of(n).contains(event.position())), None)

    def _columns(self) -> int:
        return 1 if self._large else max(2, (self.width() - 2 * EDGE + GAP) // (SMALL + GAP))

    def _draw(self, painter: QPainter, number: int, picture: QImage, area: QRectF) -> None:
        painter.drawImage(area, picture)
        current = number == self._current and self.hasFocus()
        edge = theme.color("focus" if current else "line")
        box(painter, area.adjusted(-1, -1, 1, 1), None, edge, radius=2, width=3 if current else 1)
        painter.setPen(theme.color("text" if current else "muted"))
        painter.setFont(theme.font(12))
        label = QRectF(area.left(), area.bottom(), area.width(), LABEL)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _fit(self) -> None:
        """Take the height of all pages."""
        rows = -(-len(self._pages) // self._columns())
        height = round(rows * (self.page_width * self._shape + LABEL + GAP / 2)) + EDGE
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
        self.update()

    def _reveal(self) -> None:
        area = self.area_of(self._current)
        self.passed.emit(int(area.top()), int(area.bottom()) + LABEL)

    def _say(self) -> None:
        if not self._pages:
            self.setAccessibleName(tr("No pages yet"))
            return
        text = tr("Page {n} of {m}").format(n=self._current + 1, m=len(self._pages))
        self.setAccessibleName(text)
