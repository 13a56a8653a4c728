"""Which act has which keys: as delivered, changed by a person, and what may not stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

ANYWHERE = ""
DIGITS = "1234567890"
MOST_KEYS = 3

_K = Qt.Key
# what moves the focus, presses and leaves: without them nobody could work by keyboard, or change a key back
_NEEDED = frozenset(
    (
        *(_K.Key_Tab, _K.Key_Backtab, _K.Key_Escape, _K.Key_Return, _K.Key_Enter, _K.Key_Space),
        *(_K.Key_Backspace, _K.Key_Delete, _K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down),
        *(_K.Key_Home, _K.Key_End, _K.Key_PageUp, _K.Key_PageDown),
    )
)
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Spec(NamedTuple):
    """One action: its id, the page on which its key works (ANYWHERE: on all), its text and its keys."""

    id: str
    page: str
    text: str
    keys: tuple[str, ...] = ()


class Act(NamedTuple):
    """What has keys of its own: one action, or the ten that differ in their digit alone and change together.

    The keys of ten are written for the digit 1: 'Shift+1' stands for Shift with each digit.
    """

    id: str
    page: str
    text: str
    actions: tuple[str, ...]
    delivered: tuple[str, ...] = ()

    @property
    def is_row(self) -> bool:
        """Whether it stands for the ten digits."""
        return len(self.actions) > 1

    def meets(self, other: Act) -> bool:
        """Whether the keys of both can work at the same time."""
        return ANYWHERE in (self.page, other.page) or self.page == other.page


Keys = Mapping[str, tuple[str, ...]]


class Resolved(NamedTuple):
    """The keys of every act by its id, and what of the wishes could not be followed, for the log."""

    keys: dict[str, tuple[str, ...]]
    ignored: tuple[str, ...]


def acts(specs: Iterable[Spec]) -> tuple[Act, ...]:
    """The acts in the order of the table."""
    made = []
    for stem, same in groupby(specs, key=_stem):
        run = list(same)
        text = run[0].text
        if len(run) > 1:
            text = text.replace(_digit(run[0].id), "").strip()
        made.append(Act(stem, run[0].page, text, tuple(spec.id for spec in run), run[0].keys))
    return tuple(made)


def keys_of_actions(act: Act, keys: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each action of an act with its own keys."""
    for action_id in act.actions:
        yield action_id, tuple(of_digit(key, _digit(action_id)) for key in keys) if act.is_row else tuple(keys)


def of_digit(key: str, digit: str) -> str:
    """A key written for the digit 1, for another digit or for words such as '1–5'."""
    return f"{key[:-1]}{digit}"


def normal(text: str) -> str:
    """A key as Qt writes it: 'ctrl+n' becomes 'Ctrl+N'; '' for what is no key, and for two keys one after the other."""
    sequence = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1 or combination(text).key() == _K.Key_unknown:
        return ""
    key = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return "?" if key == "Shift+?" else key


def combination(key: str) -> QKeyCombination:
    """A key with its modifiers, as Qt reports it when it is pressed."""
    sequence = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)
    pressed: QKeyCombination = sequence[0]  # type: ignore[index]  # it is, though the stubs say nothing of it
    return pressed


def is_needed(key: str) -> bool:
    """Whether the program needs this key itself: to move, to press, to leave, to take back."""
    pressed = combination(key)
    return pressed.key() in _NEEDED and not pressed.keyboardModifiers() & ~_SHIFT


def opens_a_menu(key: str) -> bool:
    """Whether it is Alt with a letter, which is how menus are opened."""
    pressed = combination(key)
    return chr_of(pressed.key()).isalpha() and pressed.keyboardModifiers() & ~_SHIFT == _ALT


def fits(act: Act, key: str) -> bool:
    """Whether the act can have this key at all, whoever has it now."""
    if not key or is_needed(key) or opens_a_menu(key):
        return key in act.delivered
    return key[-1] == "1" and key[-2:-1] in ("", "+") if act.is_row else True


def holders(all_acts: Iterable[Act], keys: Keys, act: Act, key: str) -> list[Act]:
    """The other acts that have this key, or one of its row, where both could be meant."""
    wanted = _strokes(act, (key,))
    return [
        other
        for other in all_acts
        if other.id != act.id and act.meets(other) and wanted & _strokes(other, keys.get(other.id, ()))
    ]


def without(act: Act, keys: Sequence[str], other: Act, key: str) -> tuple[str, ...]:
    """The keys of an act but for those that `key` of the other one stands for."""
    taken = _strokes(other, (key,))
    return tuple(key for key in keys if not _strokes(act, (key,)) & taken)


def resolve(all_acts: Sequence[Act], wishes: Mapping[str, Sequence[str]]) -> Resolved:
    """The keys that hold: what a person chose, then as delivered; of two alike the one that was chosen holds.

    An unknown act, an unreadable key, a key that the program needs and the second of two alike are left out.
    """
    known = {act.id: act for act in all_acts}
    ignored = ["an unknown act" for act_id in wishes if act_id not in known]
    keys: dict[str, tuple[str, ...]] = {}
    for act in all_acts:
        if act.id in wishes:
            held = [
                key
                for key in dict.fromkeys(normal(text) for text in wishes[act.id])
                if fits(act, key) and not holders(all_acts, keys, act, key)
            ][:MOST_KEYS]
            if len(held) < len(wishes[act.id]):
                ignored.append(f"a key of {act.id}")
            if held or not wishes[act.id]:
                keys[act.id] = tuple(held)
    for act in all_acts:
        if act.id not in keys:
            keys[act.id] = tuple(key for key in act.delivered if not holders(all_acts, keys, act, key))
            if keys[act.id] != act.delivered:
                ignored.append(f"a delivered key of {act.id}")
    return Resolved(keys, tuple(ignored))


def changes(all_acts: Iterable[Act], keys: Keys) -> dict[str, list[str]]:
    """What differs from the delivered keys, as it is kept in the settings."""
    return {act.id: list(keys[act.id]) for act in all_acts if keys[act.id] != act.delivered}


def chr_of(key: Qt.Key) -> str:
    """The sign of a key, or '' where it has none, such as F1."""
    return chr(key.value) if 0x20 < key.value < 0x1000000 else ""


def _stem(spec: Spec) -> str:
    head, _, tail = spec.id.rpartition("_")
    return head if tail.isdecimal() else spec.id


def _digit(action_id: str) -> str:
    return action_id.rpartition("_")[2]


def _strokes(act: Act, keys: Iterable[str]) -> set[str]:
    return {of_digit(key, digit) for key in keys for digit in DIGITS} if act.is_row else set(keys)


__all__ = [
    "ANYWHERE",
    "DIGITS",
    "MOST_KEYS",
    "Act",
    "Keys",
    "Resolved",
    "Spec",
    "acts",
    "changes",
    "chr_of",
    "combination",
    "fits",
    "holders",
    "is_needed",
    "keys_of_actions",
    "normal",
    "of_digit",
    "opens_a_menu",
    "resolve",
    "without",
]
