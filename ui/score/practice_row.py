"""One practice: its text, how far it is achieved, and how one would see it; n/a asks for its reason in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.workshop import Rating
from app.i18n import tr
from app.queries.score import PracticeView
from ui import theme
from ui.score.rating import RatingStrip
from ui.score.reason_line import ReasonLine
from ui.widgets.focus import reveal_soon
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.textblock import Run, TextBlock

_PAD, _GAP, _LINE = 7, 12, 36
_BESIDE = 320  # narrower than this, the strip stands beneath the text


class PracticeRow(QWidget):
    """`rated(practice_id, rating, reason, by_key)` says what a person wants; the page answers with `set_practice`."""

    rated = Signal(str, object, str, bool)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.practice = PracticeView("", 0, "", "", "")
        self._open = False
        self._asking = False
        self._text = TextBlock(13, line_factor=1.3)
        self._more = TextBlock(12, line_factor=1.3)
        self._why = TextBlock(12, line_factor=1.3)
        self._heights: dict[int, int] = {}
        self.strip = RatingStrip(parent=self)
        self._line: ReasonLine | None = None
        self._error: PlainLabel | None = None
        self.strip.wanted.connect(self._on_strip_wanted)
        self.strip.stepped.connect(self.stepped)
        self.strip.entered.connect(self.entered)
        self.strip.unfolded.connect(self.toggle)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_practice(self, practice: PracticeView, prefix: str = "rating") -> None:
        """Show a practice; its strip is named '<prefix>_<id>'."""
        if practice == self.practice:
            return
        before, self.practice = self.practice, practice
        if practice.id != before.id:
            self._close()
            self.setObjectName(f"{prefix}_row_{practice.id}")
            self.strip.setObjectName(f"{prefix}_{practice.id}")
            self.strip.set_practice(practice.text)
            self._tip()
        self.strip.set_rating(practice.rating)
        higher = self._text.set_text(practice.text, "text")
        higher |= self._more.set_runs(self._details())
        why = tr("Does not apply: {why}").format(why=practice.reason) if practice.reason else ""
        higher |= self._why.set_text(why, "muted")
        if higher:
            self._resized()
        self.update()

    def toggle(self) -> None:
        """Unfold or fold what shows that the practice is in place."""
        self._open = not self._open and not self._more.empty
        self._resized()
        reveal_soon(self, 4)

    def ask_reason(self) -> None:
        """Ask why the practice does not apply."""
        self._asking = True
        line = self._reason_line()
        line.setObjectName(f"{self.strip.objectName()}_reason")
        line.ask(self.practice.reason)
        self._resized()
        reveal_soon(line, 12)

    def settle(self) -> None:
        """Take the reason that is being typed."""
        if self._asking and self._line is not None:
            self._line.settle()

    def refuse(self, sentence: str) -> None:
        """Say why a reason was not taken, and keep it."""
        if self._asking and self._line is not None:
            self._line.refuse()
            self._line.set_invalid(True)
            self._say(sentence)

    def accept(self) -> None:
        """The rating was taken: nothing is left to ask."""
        if self._asking:
            self._stop_asking()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        # only a first guess: the column asks for the height at its width
        return QSize(320, 60)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width(), move=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            if self.practice.reason and event.position().y() > self._why_top(self.width()):
                self.ask_reason()
            else:
                self.toggle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        width = self._text_width(self.width())
        y = _PAD
        y += self._text.draw(painter, 0, y, width)
        if self._stacked(self.width()):
            y += self.strip.height() + 5
        y = max(y, self._why_top(self.width()))
        if self._open:
            y += self._more.draw(painter, 0, y + 3, self.width()) + 5
        if not self._asking:
            self._why.draw(painter, 0, y + 2, self.width())

    def _details(self) -> list[Run]:
        runs = []
        if self.practice.criterion:
            runs += [Run(tr("In place when: "), "text"), Run(self.practice.criterion, "muted")]
        if self.practice.evidence:
            runs += [Run(("\n" if runs else "") + tr("Look at: "), "text"), Run(self.practice.evidence, "muted")]
        return runs

    def _tip(self) -> None:
        parts = [self.practice.criterion, self.practice.evidence]
        plain_tooltip(self, "\n\n".join(part for part in parts if part))

    def _stacked(self, width: int) -> bool:
        return width < _BESIDE

    def _text_width(self, width: int) -> int:
        return width if self._stacked(width) else width - self.strip.sizeHint().width() - _GAP

    def _why_top(self, width: int) -> int:
        """Where what stands beneath text and strip begins."""
        text, strip = self._text.height(self._text_width(width)), self.strip.sizeHint().height()
        return _PAD + (text + 5 + strip if self._stacked(width) else max(text, strip))

    def _arrange(self, width: int, *, move: bool) -> int:
        size = self.strip.sizeHint()
        text = self._text.height(self._text_width(width))
        if move:
            if self._stacked(width):
                self.strip.setGeometry(0, _PAD + text + 5, size.width(), size.height())
            else:
                top = _PAD + max(0, min(6, (text - size.height()) // 2))
                self.strip.setGeometry(width - size.width(), top, size.width(), size.height())
        y = self._why_top(width)
        if self._open:
            y += self._more.height(width) + 5
        if self._asking and self._line is not None:
            if move:
                self._line.setGeometry(0, y + 4, width, _LINE)
            y += _LINE + 6
            if self._error is not None and self._error.text():
                if move:
                    self._error.setGeometry(0, y, width, 18)
                y += 18
        elif not self._why.empty:
            y += self._why.height(width) + 2
        return y + _PAD

    def _resized(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self._arrange(self.width(), move=True)
        self.update()

    def _on_strip_wanted(self, rating: Rating | None, by_key: bool) -> None:
        if rating == "NA":
            self.ask_reason()
        elif rating != self.practice.rating or by_key:
            self._stop_asking()
            self.rated.emit(self.practice.id, rating, "", by_key)

    def _on_line_given(self, reason: str) -> None:
        if reason and reason == self.practice.reason:
            self._on_line_left()
            return
        self.rated.emit(self.practice.id, "NA", reason, False)

    def _on_line_left(self) -> None:
        self._stop_asking()

    def _stop_asking(self) -> None:
        if not self._asking:
            return
        self._asking = False
        if self._line is not None:
            had = self._line.hasFocus()
            if had:
                self.strip.setFocus(Qt.FocusReason.OtherFocusReason)
            self._line.hide()
            self._line.set_invalid(False)
        self._say("")
        self._resized()

    def _close(self) -> None:
        self._open = False
        self._stop_asking()
        self._heights.clear()

    def _reason_line(self) -> ReasonLine:
        if self._line is None:
            self._line = ReasonLine(tr("Why does it not apply? Enter keeps it"), parent=self)
            self._line.setAccessibleName(tr("Why this practice does not apply"))
            self._line.given.connect(self._on_line_given)
            self._line.left.connect(self._on_line_left)
        return self._line

    def _say(self, sentence: str) -> None:
        if self._error is None:
            if not sentence:
                return
            self._error = PlainLabel("", "error", parent=self)
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._resized()
