"""The page that every participant takes home: headline, profile, gaps, goals and what happens next, chosen by room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from app.domain.pack import PackOptions
from app.domain.planning import numbered_goals
from app.domain.workshop import Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import stack_height
from app.report.document import Document, Steps
from app.report.handouts.making import Kinds, Making, kinds
from app.report.handouts.pieces import AtFoot, Titled
from app.report.handouts.summary_goals import goal_rows
from app.report.handouts.summary_next import next_days
from app.report.handouts.summary_profile import profile
from app.report.piece import Piece
from app.report.style import KICKER, LEAD
from app.report.text import Type, shortened
from app.report.words import headline

MOST_HEADLINE = 240
"""Longest headline here, in characters."""
_SCALES = (1.18, 1.1, 1.02, 0.95, 0.89)
_CHARTS = (280.0, 240.0, 205.0)
_TALLEST = 390.0
_LEAST_CHART = 170.0
"""Less is given to the picture only where nothing else would fit."""
_DAYS, _FEW_DAYS = 6, 3


class _Fit(msgspec.Struct, frozen=True):
    """How much the page tells: size of the text, height of the picture, how many goals and days."""

    scale: float
    chart: float
    goals: int
    days: int


def compose(workshop: Workshop, options: PackOptions, steps: Steps) -> Document:
    """The summary on one page. ExportCancelled when that was asked for."""
    page = _Page(Making(workshop, options, steps, tr("Summary for participants")))
    return page.making.story(page.pieces())


class _Page:
    """The one page."""

    def __init__(self, making: Making) -> None:
        self.making, self._workshop, self._ink = making, making.workshop, making.ink
        self._sheet = making.paper.sheet
        self._goals = len(making.workshop.goals)
        self._profiles: dict[tuple[float, float], list[Piece]] = {}

    def pieces(self) -> list[Piece]:
        """As much as has room: everything in the largest text that allows it, else fewer goals and days."""
        for fit in self._fits():
            self.making.steps.check()
            pieces = self._made(fit)
            spare = self._spare(pieces)
            if spare >= 0:
                wider = msgspec.structs.replace(fit, chart=min(_TALLEST, fit.chart + spare))
                better = self._made(wider)
                return better if fit.chart and self._spare(better) >= 0 else pieces
        return pieces

    def _fits(self) -> Iterator[_Fit]:
        """From the most to the least that a page can tell."""
        for scale in _SCALES:
            for chart in _CHARTS:
                yield _Fit(scale, chart, self._goals, _DAYS)
        least = _SCALES[-1]
        yield _Fit(least, _LEAST_CHART, self._goals, _FEW_DAYS)
        for goals in range(self._goals - 1, 0, -1):
            yield _Fit(least, _LEAST_CHART, goals, _FEW_DAYS)
        for goals in range(min(self._goals, 6), -1, -1):
            yield _Fit(least, 0.0, goals, _FEW_DAYS)
        yield _Fit(least, 0.0, 0, 0)

    def _spare(self, pieces: Sequence[Piece]) -> float:
        """The height that is left under pieces; negative when they do not fit."""
        return self._sheet.inner_height - 1.0 - stack_height(pieces, self._sheet.inner_width)

    def _made(self, fit: _Fit) -> list[Piece]:
        size = kinds(fit.scale)
        return [
            *self._head(size),
            *self._profile(fit.scale, fit.chart),
            *goal_rows(self.making, size, numbered_goals(self._workshop), fit.goals),
            *self._next(size, fit.days),
        ]

    def _profile(self, scale: float, height: float) -> list[Piece]:
        """The profile, made once for each size and height."""
        if (scale, height) not in self._profiles:
            self._profiles[scale, height] = profile(self.making, kinds(scale), height)
        return self._profiles[scale, height]

    def _head(self, size: Kinds) -> list[Piece]:
        ink, workshop = self._ink, self._workshop
        people = len(workshop.participants)
        facts = [workshop.model.name, format_date(workshop.date, "long")]
        if people:
            facts.append(trn("{n} participant", "{n} participants", people))
        text = f"{shortened(headline(workshop), MOST_HEADLINE)}."
        points = (20 if len(text) < 130 else 15) * size.scale
        words = ink.line(text, Type(points, 700, "text", round(1.22 * points, 2)))
        return [
            ink.line(tr("What we take home"), KICKER, after=2),
            Titled(self.making.paper, words, "summary", self.making.title),
            ink.line(" · ".join(facts), LEAD, before=3, after=8),
        ]

    def _next(self, size: Kinds, most: int) -> list[Piece]:
        """What happens next, at the foot of the page."""
        content = next_days(self.making, size, most)
        return [AtFoot(content, before=10)] if content else []
