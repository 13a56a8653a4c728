"""Editors for a date and for a time of day."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from app.i18n import format_date, parse_date, reader_locale, tr
from ui import theme
from ui.widgets.buttons import IconButton
from ui.widgets.paint import box
from ui.widgets.saver import Saver
from ui.widgets.text_fields import LineEditor

_YEARS = range(1900, 2201)
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h ]\s*(\d{2})?|(\d{2}))?\s*(am|pm)?", re.IGNORECASE)


class DayCalendar(QCalendarWidget):
    """One month in the reader's language and the theme's colours."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar")
        self.setAccessibleName(tr("Calendar"))
        self.setLocale(QLocale(reader_locale()))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumSize(300, 250)

    def follow_theme(self) -> None:
        """Take colours from the theme in use; Qt would paint arrows black and weekends red."""
        head = QTextCharFormat()
        head.setForeground(theme.color("muted"))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, head)
        for name, icon in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.icon(icon))
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | dt.date) -> None:
        day = date if isinstance(date, QDate) else QDate(date.year, date.month, date.day)
        chosen, today = day == self.selectedDate(), day == QDate.currentDate()
        side = min(rect.width(), rect.height()) - 4
        spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side + 1, side + 1)
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        if chosen or today:
            box(painter, spot, theme.color("accent") if chosen else None, theme.color("accent"), radius=side / 2)
        inside = (day.year(), day.month()) == (self.yearShown(), self.monthShown())
        painter.setFont(theme.font(13, tabular=True))
        painter.setPen(theme.color("accent_text" if chosen else "text" if inside else "disabled"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class DateEditor(LineEditor):
    """A date as the reader writes it or as ISO (2026-11-23), with a calendar (Alt+Down); its value is a date or None.

    A text that is no date stays in the field, and `rejected(sentence)` says what would be one; it says '' when the
    text is right again.
    """

    rejected = Signal(str)

    def __init__(self, placeholder: str = "", *, optional: bool = True, parent: QWidget | None = None) -> None:
        self._optional = optional
        self._day: dt.date | None = None
        super().__init__(placeholder, parent=parent)
        self._calendar: DayCalendar | None = None
        self._popup: QFrame | None = None
        self.setTextMargins(0, 0, 26, 0)
        self.open_button = IconButton("calendar", tr("Choose a day in the calendar"), size=28, parent=self)
        self.open_button.setObjectName("open_calendar")
        self.open_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.open_button.clicked.connect(self.open_calendar)
        self.setMinimumWidth(132)

    def value(self) -> object:
        """The date, None when empty. ValueError, whose text is a sentence, when the text is none."""
        text = self.text().strip()
        if not text:
            if self._optional:
                return None
            raise ValueError(tr("Enter a date, such as {example}.").format(example=_example()))
        if self._day is not None and text == format_date(self._day):
            return self._day
        try:
            day = parse_date(text)
        except ValueError:
            day = None
        if day is None or day.year not in _YEARS:
            sentence = tr("“{text}” is no date. Write it like {example}.")
            raise ValueError(sentence.format(text=_short(text), example=_example())) from None
        return day

    def open_calendar(self) -> None:
        """Show the calendar beneath the field."""
        if self._popup is None or self._calendar is None:
            self._popup = QFrame(self, Qt.WindowType.Popup)
            self._popup.setObjectName("calendar_popup")
            column = QVBoxLayout(self._popup)
            column.setContentsMargins(6, 6, 6, 6)
            self._calendar = DayCalendar()
            self._calendar.clicked.connect(self._on_day_chosen)
            self._calendar.activated.connect(self._on_day_chosen)
            column.addWidget(self._calendar)
        self._calendar.follow_theme()
        try:
            day = self._known(self.value())
        except ValueError:
            day = None
        day = day if isinstance(day, dt.date) else dt.date.today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.adjustSize()
        self._popup.move(self._place())
        self._popup.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.open_button.width()
        self.open_button.move(self.width() - side - 4, (self.height() - side) // 2)

    def _on_day_chosen(self, chosen: QDate) -> None:
        self._day = dt.date(chosen.year(), chosen.month(), chosen.day())
        self.setText(format_date(self._day))
        if self._popup is not None:
            self._popup.hide()
        self.setFocus()
        self.saver.flush()

    def _make_saver(self) -> Saver:
        return Saver(
            self,
            self.value,
            self.committed.emit,
            None,
            ready=self._complete,
            refuse=self.rejected.emit,
            tidy=self._show,
        )

    def _known(self, value: object) -> object:
        return value if isinstance(value, dt.date) else None

    def _text_of(self, value: object) -> str:
        self._day = value if isinstance(value, dt.date) else None
        return format_date(self._day)

    def _complete(self) -> bool:
        """Whether the text is a whole date already: while somebody types, 12.11.20 may become 12.11.2026."""
        return self.value() is None or re.search(r"\d{4}", self.text()) is not None

    def _place(self) -> QPoint:
        """Where the calendar fits on the screen: beneath the field, else above it."""
        assert self._popup is not None
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        size = self._popup.sizeHint()
        if below.y() + size.height() > screen.bottom():
            below.setY(self.mapToGlobal(QPoint(0, 0)).y() - size.height() - 2)
        below.setX(max(screen.left(), min(below.x(), screen.right() - size.width())))
        return below


class TimeEditor(LineEditor):
    """A time of day; its value is 'HH:MM'. Takes 9, 9:30, 9.30, 0930, 9h30, 2 pm; `rejected(sentence)` for the rest."""

    rejected = Signal(str)

    def __init__(self, placeholder: str = "09:00", *, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self.setMinimumWidth(80)

    def value(self) -> object:
        """The time as 'HH:MM'. ValueError, whose text is a sentence, when the text is none."""
        return parse_time(self.text())

    def _make_saver(self) -> Saver:
        return Saver(
            self, self.value, self.committed.emit, ready=self._complete, refuse=self.rejected.emit, tidy=self._show
        )

    def _complete(self) -> bool:
        return len(re.sub(r"\D", "", self.text())) >= 3 and bool(self.value())


def parse_time(text: str) -> str:
    """A time of day as 'HH:MM' from what a person typed. ValueError, whose text is a sentence, when it is none."""
    found = _TIME.fullmatch(text.strip())
    if found is not None:
        hour = int(found[1])
        minute = int(found[2] or found[3] or 0)
        if found[4]:
            hour = hour % 12 + (12 if found[4].lower() == "pm" else 0) if 1 <= hour <= 12 else 99
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    raise ValueError(tr("“{text}” is no time of day. Write it like 09:00.").format(text=_short(text.strip())))


def _example() -> str:
    return f"{format_date(dt.date(2026, 11, 23), 'short')} {tr('or')} 2026-11-23"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
