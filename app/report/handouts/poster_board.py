"""The poster's goals: a lane for each horizon with its last day, in the largest text in which they have room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.planning import goal_due, numbered_goals
from app.domain.workshop import HORIZONS, Horizon
from app.i18n import format_date, tr, trn
from app.report.boxes import Look, Pad, Row, stack_height
from app.report.handouts.goal_card import goal_title
from app.report.handouts.making import Making
from app.report.handouts.people import Numbered, who_word
from app.report.handouts.pieces import Disc, Titled
from app.report.handouts.poster_figure import LEAST
from app.report.piece import Piece
from app.report.sheets.making import fitting
from app.report.text import GAP, Span, Type
from app.report.words import horizon_word

_SIZES = (30.0, 27.0, 24.0, 22.0, 20.0, 19.0, LEAST)
_GAP = 12.0
_MOST_LINES = 3
"""A longer title is cut; it stands in full in the plan."""
_LANE = Look(fill="surface", radius=9, stroke="line", width=0.8)
_PAD = 12.0


def board(making: Making, width: float, height: float) -> list[Piece]:
    """The lanes in a room: all goals where they fit, else as many as do and how many more there are."""
    numbered = numbered_goals(making.workshop)
    goals = {horizon: [one for one in numbered if one[1].horizon == horizon] for horizon in HORIZONS}
    shown = {horizon: len(found) for horizon, found in goals.items()}
    for size in _SIZES:
        lanes = _Lanes(making, width, size)
        pieces = lanes.pieces(goals, shown)
        if stack_height(pieces, width) <= height:
            break
    while (spare := height - stack_height(pieces, width)) < 0 and any(shown.values()):
        fullest = max(reversed(HORIZONS), key=lambda horizon: shown[horizon])
        shown[fullest] -= 1
        pieces = lanes.pieces(goals, shown)
    return lanes.pieces(goals, shown, max(spare, 0.0) / len(HORIZONS))


class _Lanes:
    """Lanes of a width, their titles in a size."""

    def __init__(self, making: Making, width: float, size: float) -> None:
        self._making, self._ink, self._workshop = making, making.ink, making.workshop
        self._size = size
        self._text = width - 2 * _PAD - self._disc - 12
        less = max(LEAST, 0.8 * size)
        self._title = Type(size, 600, "text", round(1.22 * size, 2))
        self._owner = Type(less, 400, "muted", round(1.26 * less, 2))
        self._day = Type(less, 600, "text", round(1.26 * less, 2))
        self._horizon = Type(1.24 * size, 700, "accent", round(1.5 * size, 2))

    @property
    def _disc(self) -> float:
        return max(1.55 * self._size, 1.7 * LEAST)

    def pieces(
        self, goals: Mapping[Horizon, Sequence[Numbered]], shown: Mapping[Horizon, int], spare: float = 0.0
    ) -> list[Piece]:
        """The three lanes one below the other; each has some spare height."""
        return [self._lane(horizon, goals[horizon], shown[horizon], spare) for horizon in HORIZONS]

    def _lane(self, horizon: Horizon, goals: Sequence[Numbered], shown: int, spare: float) -> Row:
        ink = self._ink
        until = tr("until {date}").format(date=format_date(self._workshop.horizon_end(horizon)))
        head = ink.spans([(horizon_word(horizon), self._horizon), (f"{GAP}{until}", self._day)])
        content: list[Piece] = [Titled(self._making.paper, head, f"lane-{horizon}", horizon_word(horizon), 1)]
        content += [self._goal(numbered) for numbered in goals[:shown]]
        more = len(goals) - shown
        if more:
            words = trn("+ {n} more in the plan", "+ {n} more in the plan", more)
            content.append(ink.line(words if shown else words.removeprefix("+ "), self._owner, before=4))
        elif not goals:
            content.append(ink.line(tr("No goal in this horizon"), self._owner, before=2))
        pad = Pad(9, _PAD, 10 + spare, _PAD)
        return Row([content], pad=pad, look=_LANE, after=_GAP if horizon != HORIZONS[-1] else 0.0)

    def _goal(self, numbered: Numbered) -> Row:
        number, goal = numbered
        ink, title = self._ink, self._title
        words = fitting(ink, goal_title(goal), [title], self._text, _MOST_LINES * title.line)
        day = format_date(goal_due(self._workshop, goal))
        spans: list[Span] = [(day, self._day)]
        who = who_word(self._workshop, goal.owner, self._making.options.names)
        if who:
            room = self._text - ink.width(f"{day}{GAP} ", self._day)
            spans.append((f"{GAP}{ink.fitted(who, self._owner, room)}", self._owner))
        elif not goal.owner.strip():
            spans.append((f"{GAP}{tr('needs an owner')}", Type(self._owner.size, 600, "warn", self._owner.line)))
        return Row(
            [[Disc(ink, number, self._disc, LEAST)], [words, ink.spans(spans)]],
            (self._disc, 1),
            gap=12,
            before=0.36 * self._size,
        )
