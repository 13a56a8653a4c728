"""The keys in groups, made from the table of actions, so that what is shown is what works."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from app.i18n import tr
from ui.actions import ANYWHERE, Spec

IN_FIELDS = "fields"


class KeyLine(NamedTuple):
    """What keys do: alternatives such as ('Ctrl+Shift+Z', 'Ctrl+Y'), or from the first `to` the last of a row."""

    text: str
    keys: tuple[str, ...]
    to: str = ""


class KeyGroup(NamedTuple):
    """The keys of a page; `page` is '' for those that work everywhere."""

    page: str
    title: str
    lines: tuple[KeyLine, ...]


def groups(specs: Sequence[Spec], first: str = "") -> tuple[KeyGroup, ...]:
    """All keys by page; the page named first comes first, then what works everywhere, then the order of the table."""
    titles = {spec.id.removeprefix("go_"): spec.text for spec in specs if spec.id.startswith("go_")}
    pages = dict.fromkeys(spec.page for spec in specs)
    made = []
    for page in sorted(pages, key=lambda page: (page != first, page != ANYWHERE)):
        lines = _lines([spec for spec in specs if spec.page == page and spec.keys])
        if lines:
            title = tr("Everywhere") if page == ANYWHERE else titles.get(page, page)
            made.append(KeyGroup(page, title, lines))
    return (*made, _in_fields())


def _lines(specs: Sequence[Spec]) -> tuple[KeyLine, ...]:
    """One line per action; ten actions that differ in their digit alone are one line."""
    made = []
    for _, same in groupby(specs, key=_stem):
        run = list(same)
        if len(run) == 1:
            made.append(KeyLine(run[0].text, run[0].keys))
        else:
            text = run[0].text.replace(run[0].id[-1], "").strip()
            made.append(KeyLine(text, run[0].keys[:1], run[-1].keys[0]))
    return tuple(made)


def _stem(spec: Spec) -> str:
    head, _, tail = spec.id.rpartition("_")
    return head if tail.isdecimal() else spec.id


def _in_fields() -> KeyGroup:
    lines = (
        KeyLine(tr("Leave the field, so that the keys of the page work again"), ("Esc",)),
        KeyLine(tr("Next field, field before"), ("Tab", "Shift+Tab")),
        KeyLine(tr("Save a line"), ("Return",)),
        KeyLine(tr("Save a text of several lines"), ("Ctrl+Return",)),
        KeyLine(tr("Calendar of a date"), ("Alt+Down",)),
        KeyLine(tr("Suggestions"), ("Down",)),
        KeyLine(tr("Edit the row of a list"), ("Return", "F2")),
    )
    return KeyGroup(IN_FIELDS, tr("In fields and lists"), lines)
