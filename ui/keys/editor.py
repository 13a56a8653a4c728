"""Asks for a key in place, beneath the line of its act: shows what is wrong with it, or who has it and gives it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import tr
from ui.keymap import MOST_KEYS, Act, Keys, holders
from ui.keys import words
from ui.keys.pressed import pressed
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel
from ui.widgets.link import LinkButton

_K = Qt.Key
_TABS = (_K.Key_Tab, _K.Key_Backtab)


class KeyEditor(QFrame):
    """Every key press but Tab comes here while it has the focus.

    `given(keys, taken_from)`: all keys of the act from now on, and the acts that lose theirs to it. `left()` on Escape.
    `slot_changed(nth)`: which of the keys is asked for.
    """

    given = Signal(object, object)
    left = Signal()
    slot_changed = Signal(int)

    def __init__(self, act: Act, acts: Sequence[Act], keys: Keys, pages: Mapping[str, str]) -> None:
        super().__init__()
        self.act = act
        self._acts, self._keys, self._pages = acts, keys, pages
        self.slot = 0
        self._offer: tuple[tuple[str, ...], tuple[Act, ...]] | None = None
        self.setObjectName("key_editor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sentence = PlainLabel("", "small", wrap=True)
        self.sentence.setObjectName("key_sentence")
        self.take = LinkButton(tr("Take it from there"), "take_key", key="Enter", role="accent")
        self.take.clicked.connect(self._take)
        self.remove = LinkButton(tr("No key"), "remove_key", key="Del")
        self.remove.clicked.connect(self._remove)
        self.deliver = LinkButton(tr("As delivered"), "key_as_delivered")
        self.deliver.clicked.connect(self._deliver)
        self.leave = LinkButton(tr("Leave"), "leave_key", key="Esc")
        self.leave.clicked.connect(self.left)
        links = FlowLayout(gap=2, row_gap=0)
        for link in (self.take, self.remove, self.deliver, self.leave):
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 2, 0, 6)
        column.setSpacing(2)
        column.addWidget(self.sentence)
        column.addLayout(links)
        self.take.hide()
        self.remove.setVisible(bool(self._own))
        self.deliver.setVisible(self._own != act.delivered)
        self._ask()

    @property
    def _own(self) -> tuple[str, ...]:
        return self._keys[self.act.id]

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() not in _TABS:
            # no shortcut of the program while a key is chosen
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        if plain and key == _K.Key_Escape:
            self.left.emit()
        elif plain and key in (_K.Key_Return, _K.Key_Enter) and self._offer is not None:
            self._take()
        elif plain and key in (_K.Key_Delete, _K.Key_Backspace):
            self._remove()
        elif plain and key in (_K.Key_Left, _K.Key_Right):
            self._go(1 if key == _K.Key_Right else -1)
        elif not event.isAutoRepeat() and (found := pressed(event, self.act)):
            self._consider(found)

    def _ask(self) -> None:
        what = tr("Press the new key.")
        if self.act.is_row:
            what = tr("Press a digit, alone or with Shift, Ctrl or Alt: all ten change together.")
        more = tr("→ for one more key.") if len(self._own) < MOST_KEYS and self.slot < len(self._own) else ""
        self._say(f"{what} {more}".strip(), "small")

    def _say(self, text: str, role: str) -> None:
        self.sentence.set_role(role)
        self.sentence.setText(text)
        self.setAccessibleName(f"{self.act.text}. {text}")

    def _go(self, step: int) -> None:
        """Ask for another of the keys, or for one more."""
        self.slot = max(0, min(self.slot + step, len(self._own), MOST_KEYS - 1))
        self.remove.setVisible(self.slot < len(self._own))
        self._forget_offer()
        self._ask()
        self.slot_changed.emit(self.slot)

    def _consider(self, key: str) -> None:
        self._forget_offer()
        sentence = words.fault(self.act, key)
        if sentence:
            self._say(sentence, "error")
            return
        own = [*self._own[: self.slot], key, *self._own[self.slot + 1 :]]
        self._give(tuple(dict.fromkeys(own)), (key,))

    def _give(self, own: tuple[str, ...], new: Sequence[str]) -> None:
        """Give these keys where nobody else has the new ones; else say who has, and offer to take them."""
        found = {key: holders(self._acts, self._keys, self.act, key) for key in new}
        others = tuple({other.id: other for held in found.values() for other in held}.values())
        if not others:
            self.given.emit(own, ())
            return
        key = next(key for key, held in found.items() if held)
        sentence = words.clash(self.act, key, others, self._pages)
        if words.is_bound(others, self.act):
            self._say(sentence + " " + tr("Its ten keys change together: change them there first."), "error")
            return
        self._say(sentence, "error")
        self._offer = (own, others)
        self.take.show()

    def _take(self) -> None:
        if self._offer is not None:
            self.given.emit(*self._offer)

    def _remove(self) -> None:
        if self.slot < len(self._own):
            self.given.emit((*self._own[: self.slot], *self._own[self.slot + 1 :]), ())

    def _deliver(self) -> None:
        self._forget_offer()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give(self.act.delivered, self.act.delivered)

    def _forget_offer(self) -> None:
        self._offer = None
        self.take.hide()


def editor_of(widget: QWidget | None) -> KeyEditor | None:
    """The editor that a widget is, or lies in."""
    while widget is not None and not isinstance(widget, KeyEditor):
        widget = widget.parentWidget()
    return widget
