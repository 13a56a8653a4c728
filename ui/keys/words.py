"""What the keys page says: why a key cannot be taken, who has it, and what was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.i18n import tr
from ui.keymap import ANYWHERE, Act, combination, is_needed, of_digit, opens_a_menu
from ui.keys.pressed import works_while_typing
from ui.widgets.paint import key_text


def shown(act: Act, key: str) -> str:
    """A key as it is read: 'Ctrl N'; for ten digits 'Alt 1 … 0'."""
    return f"{key_text(key)} … 0" if act.is_row else key_text(key)


def row_caps(act: Act, key: str) -> tuple[str, str]:
    """The caps of a key: the key itself, and the last of its row where it has one."""
    return key, of_digit(key, "0") if act.is_row else ""


def fault(act: Act, key: str) -> str:
    """Why no act of this kind can have the key; '' where it can."""
    if key in act.delivered:
        return ""
    if is_needed(key):
        text = tr("{key} moves, presses or leaves everywhere in Levelset. Press another key.")
    elif opens_a_menu(key):
        text = tr("{key} is kept for the menus. Press another key.")
    elif act.is_row and not key.endswith("1"):
        text = tr("{key} is no digit. Press any digit, alone or with Shift, Ctrl or Alt: all ten change together.")
    else:
        return ""
    return text.format(key=key_text(key))


def clash(act: Act, key: str, others: Sequence[Act], pages: Mapping[str, str]) -> str:
    """Who has the key."""
    named = " ".join(tr("“{act}”").format(act=other.text) for other in others[:1])
    if len(others) > 1:
        text = tr("{act} and {n} more have such keys.")
        return text.format(act=named, n=len(others) - 1)
    other = others[0]
    if other.page == ANYWHERE or other.page == act.page:
        return tr("{act} has {key}.").format(act=named, key=shown(act, key))
    text = tr("{act} on the page {page} has {key}.")
    return text.format(act=named, page=pages.get(other.page, other.page), key=shown(act, key))


def is_bound(others: Sequence[Act], act: Act) -> bool:
    """Whether a single key cannot be taken from these, because ten digits go together."""
    return not act.is_row and any(other.is_row for other in others)


def warning(act: Act, key: str) -> str:
    """What one has to know of a key for an act that works everywhere; '' where there is nothing."""
    if act.page != ANYWHERE or works_while_typing(key):
        return ""
    if combination(key).keyboardModifiers().value & ~0x02000000:
        return tr("While you type in a field, the field uses this key itself.")
    return tr("It does not work while you type in a field: F keys and keys with Ctrl do.")


def done(act: Act, keys: Sequence[str], taken_from: Sequence[Act]) -> str:
    """What the keys of an act are now."""
    named = tr("“{act}”").format(act=act.text)
    if not keys:
        return tr("{act} has no key now.").format(act=named)
    text = tr("{act} has {keys} now.").format(act=named, keys=tr(" or ").join(shown(act, key) for key in keys))
    if taken_from:
        others = ", ".join(tr("“{act}”").format(act=other.text) for other in taken_from)
        text += " " + tr("Taken from {acts}.").format(acts=others)
    return text
