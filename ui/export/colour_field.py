"""A colour to type or choose, with a sample of it and a sentence on how well it can be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.colours import READABLE, WHITE, contrast, is_colour, readable
from app.domain.pack import checked_colour
from app.domain.problems import InvalidInput
from app.i18n import format_number, tr
from ui import desktop, theme
from ui.widgets.buttons import Pressable
from ui.widgets.fields import FormField, LineEditor
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import box

SIDE = 36


class Sample(Pressable, QPushButton):
    """A square of a colour; pressed, it asks for another one. Crossed out while there is none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._colour = ""
        self.setFixedSize(SIDE, SIDE)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        plain_tooltip(self, name)

    @property
    def colour(self) -> str:
        """The colour as "#rrggbb", '' for none."""
        return self._colour

    def set_colour(self, colour: str) -> None:
        """Show another colour, '' for none."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        fill = QColor(self._colour) if self._colour else theme.color("field")
        box(painter, area, fill, theme.color("field_line"))
        if not self._colour:
            painter.setPen(theme.color("muted"))
            painter.drawLine(area.bottomLeft() + (area.topRight() - area.bottomLeft()) * 0.25, area.center() * 1.45)
        self.paint_ring(painter, area)


class ColourField(QWidget):
    """`committed(colour)` with "#rrggbb", or '' for Levelset's own."""

    committed = Signal(str)

    def __init__(self, label: str, name: str) -> None:
        super().__init__()
        self._label = label
        self.editor = LineEditor(tr("Levelset's own"))
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(label)
        self.editor.committed.connect(lambda text: self._on_typed(str(text)))
        self.sample = Sample(tr("Choose a colour: {colour}").format(colour=label))
        self.sample.setObjectName(f"{name}_choose")
        self.sample.clicked.connect(self._on_sample_clicked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sample)
        row.addWidget(self.editor, 1)
        self.field = FormField(label, self.editor)
        # the sample stands before the editor, within the field
        inside = self.field.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.removeWidget(self.editor)
        inside.insertLayout(1, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        QWidget.setTabOrder(self.sample, self.editor)

    def show_colour(self, colour: str) -> None:
        """Show the colour that is in use."""
        self.editor.set_value(colour)
        self.sample.set_colour(colour)
        if not self.field.error:
            self._say(colour)

    def forget(self) -> None:
        """It is about another client from now on: what was typed and refused is gone."""
        self.editor.saver.forget()
        self.field.set_error("")

    def _say(self, colour: str) -> None:
        hint, role = contrast_sentence(colour)
        if self.field.message.text() != hint:
            self.field.set_hint(hint, role)

    def _on_typed(self, text: str) -> None:
        try:
            colour = checked_colour(text, self.editor.objectName())
        except InvalidInput as fault:
            self.field.set_error(str(fault))
            return
        self.field.set_error("")
        self._say(colour)
        self.committed.emit(colour)

    def _on_sample_clicked(self) -> None:
        chosen = desktop.choose_colour(self, self._label, self.sample.colour)
        if chosen is not None:
            self.field.set_error("")
            self.editor.saver.forget()
            self.committed.emit(chosen)


def contrast_sentence(colour: str) -> tuple[str, str]:
    """How well a text of this colour can be read on white paper, and the role of that sentence."""
    if not is_colour(colour):
        return "", "small"
    found = contrast(colour, WHITE)
    ratio = format_number(found, 1)
    if found >= READABLE:
        return tr("Reads well on white: contrast {ratio} to 1.").format(ratio=ratio), "good"
    sentence = tr(
        "Too pale for text: contrast {ratio} to 1, {least} is needed. Areas keep it; texts are set in {darker}."
    )
    least = format_number(READABLE, 1)
    return sentence.format(ratio=ratio, least=least, darker=readable(colour)), "warn"
