"""The acts in groups as they stand on the sheet, made from the table of actions: what is shown is what works."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.i18n import tr
from ui.keymap import ANYWHERE, Act

IN_FIELDS = "fields"


class FixedLine(NamedTuple):
    """What keys do that cannot be changed: alternatives such as ('Tab', 'Shift+Tab')."""

    text: str
    keys: tuple[str, ...]


class KeyGroup(NamedTuple):
    """Acts that belong together; `page` is '' for those that work everywhere. `fixed` are lines without an act."""

    page: str
    title: str
    acts: tuple[Act, ...]
    fixed: tuple[FixedLine, ...] = ()


def groups(acts: Sequence[Act], first: str = "") -> tuple[KeyGroup, ...]:
    """All acts by page; the page named first comes first, then what works everywhere, then the order of the table.

    Every act is in one group: one that no part names is in the first part of its page.
    """
    titles = {act.id.removeprefix("go_"): act.text for act in acts if act.id.startswith("go_")}
    titles["ballots"] = tr("Enter ballots")
    pages = dict.fromkeys(act.page for act in acts)
    made = []
    for page in sorted(pages, key=lambda page: (page != first, page != ANYWHERE)):
        title = tr("Everywhere") if page == ANYWHERE else titles.get(page, page)
        made += _parts(page, title, [act for act in acts if act.page == page])
        if page == "score":
            made.append(KeyGroup(page, tr("Score · votes and ratings"), (), _in_score()))
    return (*made, KeyGroup(IN_FIELDS, tr("In fields and lists"), (), _in_fields()))


def _parts(page: str, title: str, acts: Sequence[Act]) -> list[KeyGroup]:
    parts = _named_parts(page)
    taken = {act.id: name for act in acts for name, starts in parts if act.id.startswith(starts)}
    rest = parts[0][0] if parts and not parts[0][1] else ""
    made = []
    for name in [name for name, _ in parts] or [""]:
        of_part = tuple(act for act in acts if taken.get(act.id, rest) == name)
        if of_part:
            whole = name if page == ANYWHERE and name else f"{title} · {name}" if name else title
            made.append(KeyGroup(page, whole, of_part))
    return made


def _named_parts(page: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The parts of a page with many acts and how the ids of each begin; the first takes all others."""
    if page == ANYWHERE:
        return (
            ("", ()),
            (tr("Go to"), ("go_",)),
            (tr("Room screen"), ("room_",)),
            (tr("While the group talks"), ("park", "log_decision", "show_guide", "show_log", "take_break")),
        )
    if page == "score":
        votes = ("vote", "drop_round", "decide_median", "read_vote_sheet", "enter_ballots", "begin_dissent")
        return (
            (tr("deciding"), ()),
            (tr("voting"), votes),
            (tr("notes"), ("note_",)),
            (tr("clock"), ("pause_clock", "shorten_rest")),
        )
    return ()


def _in_score() -> tuple[FixedLine, ...]:
    return (
        FixedLine(tr("Cannot judge"), ("-",)),
        FixedLine(tr("Take the last vote back"), ("Backspace",)),
        FixedLine(tr("By cards or by name"), ("Tab",)),
        FixedLine(tr("Reveal all votes"), ("Return",)),
        FixedLine(tr("Rate a practice"), ("N", "P", "L", "F")),
        FixedLine(tr("It does not apply"), ("A",)),
    )


def _in_fields() -> tuple[FixedLine, ...]:
    return (
        FixedLine(tr("Leave the field"), ("Esc",)),
        FixedLine(tr("Next field, or back"), ("Tab", "Shift+Tab")),
        FixedLine(tr("Save a line"), ("Return",)),
        FixedLine(tr("Save several lines"), ("Ctrl+Return",)),
        FixedLine(tr("Calendar of a date"), ("Alt+Down",)),
        FixedLine(tr("Suggestions"), ("Down",)),
        FixedLine(tr("Edit the row of a list"), ("Return",)),
    )
