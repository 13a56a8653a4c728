"""The goals on the participants' page: number, title, owner and date, as many as have room."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.planning import goal_due
from app.domain.workshop import HORIZONS
from app.i18n import format_date, tr, trn
from app.report.boxes import Content, Look, Pad, Row
from app.report.handouts.goal_card import goal_title
from app.report.handouts.making import Kinds, Making
from app.report.handouts.people import Numbered, who_word
from app.report.piece import Piece
from app.report.text import GAP, Type, shortened
from app.report.words import horizon_word

MOST_TITLE, MOST_NAME = 120, 44
"""Longest titles and names here, in characters; they stand in full in the plan."""
_LINE = Look(beneath="line", width=0.4)


def goal_rows(making: Making, size: Kinds, goals: Sequence[Numbered], most: int) -> list[Piece]:
    """The first goals under their horizons, and how many more there are."""
    ink, workshop = making.ink, making.workshop
    found: list[Piece] = [section(making, size, tr("What we change"))]
    if not goals:
        words = tr("No goals were agreed in this workshop.")
        return [*found, ink.line(words, size.muted)]
    shown = goals[:most]
    for horizon in HORIZONS:
        part = [one for one in shown if one[1].horizon == horizon]
        if part:
            until = tr("until {date}").format(date=format_date(workshop.horizon_end(horizon)))
            label = Type(size.label.size, 700, "accent", size.label.line)
            found.append(ink.spans([(horizon_word(horizon), label), (f"{GAP}{until}", size.label)], before=5, after=1))
        found += [_row(making, size, one) for one in part]
    if left := len(goals) - len(shown):
        words = trn("+ {n} more in the plan", "+ {n} more in the plan", left)
        found.append(ink.line(words if shown else words.removeprefix("+ "), size.muted, before=4))
    return found


def section(making: Making, size: Kinds, title: str, *, before: float = 11.0) -> Piece:
    """A heading of a part of the page."""
    kind = Type(1.12 * size.strong.size, 700, "text", 1.12 * size.strong.line)
    return making.ink.line(title, kind, before=before * size.scale, after=2).tagged("H")


def _row(making: Making, size: Kinds, numbered: Numbered) -> Row:
    number, goal = numbered
    ink, workshop = making.ink, making.workshop
    who = shortened(who_word(workshop, goal.owner, making.options.names), MOST_NAME)
    owner = ink.line(who, size.body)
    if not goal.owner.strip():
        owner = ink.line(tr("needs an owner"), size.warn)
    cells: list[Content] = [
        [ink.line(str(number), size.number)],
        [ink.line(shortened(goal_title(goal), MOST_TITLE), size.body)],
        [owner],
        [ink.line(format_date(goal_due(workshop, goal)), size.strong)],
    ]
    room = 2.6 * size.scale**2
    return Row(cells, (16, 0.7, 0.3, size.date), gap=6, pad=Pad(room, 0, room), look=_LINE)
