"""All categories at a glance: the profile, the gaps by size, and the means."""

from __future__ import annotations

from msgspec.structs import replace

from app.charts.figure import Figure, Mark, Text, moved
from app.charts.gaps import gaps
from app.charts.inputs import chart_rows, rows_by_gap, shown
from app.charts.layout import legend
from app.charts.metrics import elide
from app.charts.radar import FEWEST_AXES, radar
from app.domain.workshop import CategoryState, Workshop
from app.i18n import tr
from app.queries.room import Review
from app.room.page import Page, headline

_GAPS, _RADAR = 27.5, 30.0
"""Sizes at which the smallest text of either chart is large enough for the room."""
_BETWEEN = 80.0
_NARROWEST = 560.0
_NAMES = 0.355
"""A cut name takes so much of a chart's width."""
_LEVEL_NAME = 420.0
_MORE = 44.0


def review_marks(scene: Review, page: Page) -> list[Mark]:
    """The scene on a page: both charts side by side, the gaps alone where the profile would be too small."""
    workshop = _short_levels(scene.workshop)
    name = headline(workshop.title, page.inner, 56.0)
    marks = name.marks(page.left, page.top)
    top = page.top + name.height + 36.0
    height = page.bottom - top
    profile = _profile(workshop, page.inner, height)
    if profile is None:
        means, bottom = legend(workshop, page.inner, 0.0, _GAPS)
        marks += [moved(mark, page.left, top) for mark in means]
        top, height = top + bottom + 24.0, height - bottom - 24.0
        return [*marks, *_gaps(workshop, page.left, top, page.inner, height)]
    marks += [moved(mark, page.left, top + (height - profile.height) / 2) for mark in profile.marks]
    left = page.left + profile.width + _BETWEEN
    return [*marks, *_gaps(workshop, left, top, page.right - left, height)]


def _profile(workshop: Workshop, width: float, height: float) -> Figure | None:
    """The radar beside a gap chart; None where there is no room for both, or too few axes for it."""
    axes = [row for row in chart_rows(workshop) if row.state != "not applicable"]
    needed = gaps(workshop, 1.0, 0.0, _GAPS).width
    room = width - _BETWEEN - max(needed, 0.44 * width)
    if len(axes) < FEWEST_AXES or room < _NARROWEST:
        return None
    figure = radar(workshop, room, height, _RADAR)
    return figure if figure.height <= height + 1e-6 and figure.width <= room + 1e-6 else None


def _gaps(workshop: Workshop, left: float, top: float, width: float, height: float) -> list[Mark]:
    """The gap chart; names on one line where it is too high, then only as many categories as fit and how many more."""
    short = _short_names(workshop, width)
    for shape in (workshop, short):
        if _most(height) >= len(workshop.scope) and gaps(shape, width, 0.0, _GAPS).height <= height:
            figure = gaps(shape, width, height, _GAPS)
            down = top + max(0.0, (height - figure.height) / 2)
            return [moved(mark, left, down) for mark in figure.marks]
    kept, figure = _shortened(short, width, height - _MORE)
    words = tr("\u2026 and {n} more").format(n=len(workshop.scope) - kept)
    marks = [moved(mark, left, top) for mark in figure.marks]
    return [*marks, Text(left, top + height - 8.0, words, _GAPS, "muted")]


def _short_levels(workshop: Workshop) -> Workshop:
    """The workshop with its levels' names short enough for the line beneath the chart that explains the ranks."""
    levels = tuple(replace(level, name=elide(shown(level.name), _LEVEL_NAME, _GAPS)) for level in workshop.model.levels)
    return replace(workshop, model=replace(workshop.model, levels=levels))


def _short_names(workshop: Workshop, width: float) -> Workshop:
    """The workshop with its categories' names cut to what a row of the chart holds."""
    room = _NAMES * width
    categories = tuple(
        replace(category, name=elide(shown(category.name), room, _GAPS, 600)) for category in workshop.model.categories
    )
    return replace(workshop, model=replace(workshop.model, categories=categories))


def _shortened(workshop: Workshop, width: float, height: float) -> tuple[int, Figure]:
    """The chart of the largest gaps that fit into a height, at least one; and how many they are."""
    order = [row.category_id for row in rows_by_gap(workshop)]
    low, high = 1, max(1, min(len(order) - 1, _most(height)))
    while low < high:
        middle = (low + high + 1) // 2
        if gaps(_only(workshop, order[:middle]), width, 0.0, _GAPS).height <= height:
            low = middle
        else:
            high = middle - 1
    return low, gaps(_only(workshop, order[:low]), width, 0.0, _GAPS)


def _most(height: float) -> int:
    """More rows than that never fit into a height."""
    return int(height / (1.25 * _GAPS))


def _only(workshop: Workshop, kept: list[str]) -> Workshop:
    """The workshop with some of its categories alone."""
    states = tuple(
        workshop.state(category.id) if category.id in kept else CategoryState(category.id, in_scope=False)
        for category in workshop.model.categories
    )
    return replace(workshop, states=states)
