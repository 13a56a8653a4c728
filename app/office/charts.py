"""Every chart of a workshop with its name: the same ones for pictures, documents and slides."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import msgspec

from app.charts.coverage import coverage
from app.charts.figure import Figure, padded
from app.charts.gaps import gaps
from app.charts.projection import projection, projections
from app.charts.radar import FEWEST_AXES, radar
from app.charts.timeline import loads, timeline
from app.charts.votes import votes_figure
from app.domain.findings import last_votes
from app.domain.model import Category
from app.domain.planning import numbered_goals
from app.domain.scoring import gap_order
from app.domain.votes import SIDES, Side
from app.i18n import tr
from app.office.told import Told
from app.report.file_name import safe_part

WIDTH, HEIGHT, SIZE, MARGIN = 640.0, 380.0, 11.0, 18.0
"""Points of a chart that stands alone, the size of its text, and the margin around it."""
MOST_NAME = 60


class Chart(msgspec.Struct, frozen=True):
    """A chart: a short name that tells it apart, its title, and how it is drawn into a width and a height in points."""

    key: str
    title: str
    draw: Callable[[float, float, float], Figure]

    def alone(self) -> Figure:
        """The chart as a picture of its own, with a margin."""
        return padded(self.draw(WIDTH, HEIGHT, SIZE), MARGIN)


def charts_of(told: Told) -> tuple[Chart, ...]:
    """The charts that a workshop has something for: profile, gaps, coverage, projection, timeline, load, votes."""
    return (*_profile(told), *_plan(told), *_votes(told))


def _profile(told: Told) -> Iterator[Chart]:
    workshop = told.workshop
    if gap_order(workshop):
        axes = sum(workshop.state(category.id).applicable for category in workshop.scope)
        if axes >= FEWEST_AXES:
            yield Chart("profile", tr("Profile"), lambda w, h, size: radar(workshop, w, h, size))
        yield Chart("gaps", tr("Gaps"), lambda w, h, size: gaps(workshop, w, h, size))
    if workshop.ratings and any(workshop.state(category.id).applicable for category in workshop.scope):
        yield Chart("coverage", tr("Practices achieved by level"), lambda w, h, size: coverage(workshop, w, h, size))


def _plan(told: Told) -> Iterator[Chart]:
    workshop, goals = told.workshop, numbered_goals(told.workshop)
    if goals and projections(workshop):
        yield Chart("projection", tr("After the plan"), lambda w, h, size: projection(workshop, w, h, size))
    if goals:
        yield Chart(
            "timeline", tr("Timeline"), lambda w, _, size: timeline(workshop, goals, w, size, named=told.person)
        )
        yield Chart("load", tr("Load per owner"), lambda w, _, size: loads(workshop, w, size, named=told.person))


def _votes(told: Told) -> Iterator[Chart]:
    for category in told.workshop.scope:
        for side in SIDES:
            if told.workshop.state(category.id).applicable and (found := _votes_on(told, category, side)):
                yield found


def _votes_on(told: Told, category: Category, side: Side) -> Chart | None:
    """The last votes on a level of a category, beside the first ones where there were several rounds."""
    workshop = told.workshop
    votes = last_votes(workshop, category.id, side)
    if votes is None:
        return None
    title = tr("Votes on the current level") if side == "current" else tr("Votes on the target level")

    def draw(width: float, height: float, size: float) -> Figure:
        figure = votes_figure(
            votes.spread,
            side,
            workshop.model.levels,
            width,
            0.75 * height,
            size=size,
            cannot_judge=votes.cannot_judge,
            earlier=votes.first,
        )
        return msgspec.structs.replace(figure, title=f"{told.category(category.id)}. {figure.title}")

    return Chart(f"votes-{category.id}-{side}", f"{title} - {told.category(category.id)[:MOST_NAME]}", draw)


def file_names(charts: tuple[Chart, ...], ending: str) -> dict[str, str]:
    """A file name for every chart's key; no two are the same, also where large letters make no difference."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for chart in charts:
        stem, number = safe_part(chart.title) or chart.key, 1
        name = f"{stem}{ending}"
        while _same(name) in taken:
            number += 1
            name = f"{stem} ({number}){ending}"
        taken.add(_same(name))
        found[chart.key] = name
    return found


def _same(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def alternative(figure: Figure) -> str:
    """What a chart shows, for those who cannot see it."""
    return f"{figure.title}. {figure.description}".strip()
