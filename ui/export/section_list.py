"""The sections of the plan in their order: each can be left out, and moved up or down with the keyboard."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.pack import PackOptions, Section
from app.i18n import tr
from app.report.sections import section_title
from ui.widgets.buttons import IconButton
from ui.widgets.check import CheckBox
from ui.widgets.labels import PlainLabel, plain_tooltip

INDENT = 30


class SectionRow(QWidget):
    """A section to tick, what stands in it, and two buttons that move it."""

    moved = Signal(int)

    def __init__(self, section: Section) -> None:
        super().__init__()
        title = section_title(section)
        self.box = CheckBox(title)
        self.box.setObjectName(f"section_{section}")
        # shortened where there is little room, not wider than it
        self.box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        plain_tooltip(self.box, tr("Alt+Up and Alt+Down move it"))
        self.detail = PlainLabel("", "small", wrap=True)
        self.detail.setContentsMargins(INDENT, 0, 0, 0)
        self.detail.setMinimumWidth(60)
        self.up = IconButton("up", tr("Move up: {section}").format(section=title), size=26)
        self.up.setObjectName(f"section_{section}_up")
        self.down = IconButton("down", tr("Move down: {section}").format(section=title), size=26)
        self.down.setObjectName(f"section_{section}_down")
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.box, 1)
        top.addWidget(self.up)
        top.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.detail)
        for widget in (self.box, self.up, self.down):
            widget.installEventFilter(self)

    def show_state(self, on: bool, detail: str, first: bool, last: bool) -> None:
        """Show whether it is wanted and what stands in it; at an end of the list it moves one way only."""
        self.box.setChecked(on)
        if self.detail.text() != detail:
            self.detail.setText(detail)
            self.box.setAccessibleDescription(detail)
        self.detail.setVisible(bool(detail))
        focus = self.window().focusWidget()
        for button, ends in ((self.up, first), (self.down, last)):
            if ends and focus is button:
                # the keyboard must not fall out of the list
                (self.down if button is self.up else self.up).setFocus()
            button.setEnabled(not ends)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves the section."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.AltModifier or event.key() not in steps:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.moved.emit(steps[Qt.Key(event.key())])
        return True


class SectionList(QWidget):
    """`ordered(sections)` and `left_out(sections)` tell what the person made of it."""

    ordered = Signal(tuple)
    left_out = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._options = PackOptions()
        self.rows: dict[Section, SectionRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        for section in self._options.all_sections:
            self._add(section)

    def show_options(self, options: PackOptions, details: dict[Section, str]) -> None:
        """Show the sections in their order with what stands in each."""
        sections = options.all_sections
        if sections != self._options.all_sections:
            focus: QWidget | None = self.window().focusWidget()
            for place, section in enumerate(sections):
                if self._column.indexOf(self.rows[section]) != place:
                    self._column.insertWidget(place, self.rows[section])
            self._order_tabs(sections)
            if focus is not None and self.isAncestorOf(focus):
                focus.setFocus()
        self._options = options
        for place, section in enumerate(sections):
            on = section not in options.without
            self.rows[section].show_state(on, details.get(section, ""), place == 0, place == len(sections) - 1)

    def _add(self, section: Section) -> None:
        row = self.rows[section] = SectionRow(section)
        row.box.clicked.connect(lambda on: self._on_box_clicked(section, on))
        row.moved.connect(lambda step: self._on_row_moved(section, step))
        self._column.addWidget(row)

    def _order_tabs(self, sections: tuple[Section, ...]) -> None:
        chain = [w for s in sections for w in (self.rows[s].box, self.rows[s].up, self.rows[s].down)]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _on_box_clicked(self, section: Section, on: bool) -> None:
        without = [other for other in self._options.without if other != section]
        self.left_out.emit(tuple(without if on else [*without, section]))

    def _on_row_moved(self, section: Section, step: int) -> None:
        order = list(self._options.all_sections)
        at = order.index(section)
        to = at + step
        if 0 <= to < len(order):
            order.insert(to, order.pop(at))
            self.ordered.emit(tuple(order))
