"""Which key was pressed, as it is kept: the same key is always written the same way, whatever the keyboard calls it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ui.digit_row import digit_by_place, row_digit
from ui.keymap import ANYWHERE, Act, combination

_K, _M = Qt.Key, Qt.KeyboardModifier
_ALONE = frozenset(
    (
        *(_K.Key_Shift, _K.Key_Control, _K.Key_Meta, _K.Key_Alt, _K.Key_AltGr, _K.Key_CapsLock, _K.Key_NumLock),
        *(_K.Key_ScrollLock, _K.Key_Super_L, _K.Key_Super_R, _K.Key_Hyper_L, _K.Key_Hyper_R, _K.Key_Multi_key),
        *(_K.Key_Mode_switch, _K.Key_unknown),
    )
)
_DEAD = range(_K.Key_Dead_Grave.value, _K.Key_Dead_Longsolidusoverlay.value + 1)


def pressed(event: QKeyEvent, act: Act) -> str:
    """The key in portable text, for ten digits written with the 1; '' for Shift and its like, which come before one."""
    key = int(event.key())
    if not key or key in _ALONE or key in _DEAD:
        return ""
    held = event.modifiers() & ~(_M.KeypadModifier | _M.GroupSwitchModifier)
    gives_digit = _K.Key_0 <= key <= _K.Key_9
    place = row_digit(event)
    if act.is_row:
        key = int(_K.Key_1) if gives_digit or place else key
    elif place and not gives_digit and (held & _M.ShiftModifier or _taken_by_place(event, act)):
        # a sign of the digit row: the shortcut of the digit answers to it as well
        key = int(_K.Key_0) + int(place)
    elif held & _M.ShiftModifier and _is_sign(key):
        held &= ~_M.ShiftModifier
    return QKeySequence(key | held.value).toString(QKeySequence.SequenceFormat.PortableText)


def works_while_typing(key: str) -> bool:
    """Whether the key reaches its act while the cursor is in a text field, as the field itself says."""
    wanted = combination(key)
    held = wanted.keyboardModifiers()
    plain = not held & ~_M.ShiftModifier and wanted.key().value < _K.Key_Escape
    text = chr(wanted.key().value) if plain else ""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, wanted.key().value, held, text)
    asked.ignore()
    QLineEdit().event(asked)
    return not asked.isAccepted()


def _taken_by_place(event: QKeyEvent, act: Act) -> bool:
    """Whether the score page would take this key for a digit."""
    held = event.modifiers() & ~(_M.GroupSwitchModifier | _M.ShiftModifier)
    return not held and act.page in (ANYWHERE, "score") and bool(digit_by_place(event))


def _is_sign(key: int) -> bool:
    return 0x20 < key < _K.Key_Escape and not chr(key).isalnum()
