"""The plan: goals as cards on three horizons, or one of them large while it is worked on."""

from __future__ import annotations

from app.charts.figure import Mark, Rect
from app.charts.metrics import LINE
from app.domain.workshop import HORIZONS, Goal, Horizon, Workshop
from app.i18n import format_date, tr
from app.queries.room import Plan
from app.room.goals import SPACES, Detail, goal_card, goal_height, goal_large, goal_title
from app.room.page import Page, fitted, one_line
from app.room.words import goal_words, horizon_word

_BETWEEN = 36.0
_HEAD = 40.0
_MORE = 44.0
_LIST_HEAD, _LIST_ROW = 32.0, 44.0
_DETAILS: tuple[Detail, ...] = ("full", "short", "brief", "row")


def plan_marks(scene: Plan, page: Page) -> list[Mark]:
    """The scene on a page."""
    workshop = scene.workshop
    marks = one_line(tr("What we will do"), page.inner, 56.0, 700).marks(page.left, page.top)
    top = page.top + 92.0
    if not workshop.goals:
        words = fitted(goal_words(), min(page.inner, 1300.0), 0.5 * page.height, 52.0, most=8)
        return [*marks, *words.marks(page.left, page.height / 2 - words.height / 2, "muted")]
    goal = next((goal for goal in workshop.goals if goal.id == scene.goal_id), None)
    if goal is None:
        return [*marks, *_board(workshop, page, top)]
    width = 0.6 * page.inner
    marks += goal_large(workshop, goal, page, top, width)
    return [*marks, *_list(workshop, goal, page.left + width + 64.0, top, page.right, page.bottom)]


def _of(workshop: Workshop, horizon: Horizon) -> list[Goal]:
    return [goal for goal in workshop.goals if goal.horizon == horizon]


def _board(workshop: Workshop, page: Page, top: float) -> list[Mark]:
    """Three columns of cards, with as much on each card as lets all goals fit."""
    width = (page.inner - 2 * _BETWEEN) / 3
    marks: list[Mark] = []
    for nth, horizon in enumerate(HORIZONS):
        left = page.left + nth * (width + _BETWEEN)
        head = one_line(horizon_word(horizon), width, _HEAD, 700)
        marks += head.marks(left, top)
        until = tr("until {date}").format(date=format_date(workshop.horizon_end(horizon)))
        start = left + head.width + 16.0
        marks += one_line(until, left + width - start, 28.0).marks(start, top + 12.0, "muted")
    top += _HEAD * LINE + 18.0
    columns = [_of(workshop, horizon) for horizon in HORIZONS]
    detail = _detail(workshop, columns, width, page.bottom - top)
    for nth, goals in enumerate(columns):
        left = page.left + nth * (width + _BETWEEN)
        marks += _column(workshop, goals, left, top, width, page.bottom, detail)
    return marks


def _detail(workshop: Workshop, columns: list[list[Goal]], width: float, height: float) -> Detail:
    """The most that can be on every card so that no goal is left out; a row each where there are too many."""
    for detail in _DETAILS:
        space = SPACES[detail]
        tall = [sum(goal_height(workshop, goal, width, detail) + space for goal in goals) for goals in columns]
        if max(tall) - space <= height:
            return detail
    return "row"


def _column(
    workshop: Workshop, goals: list[Goal], left: float, top: float, width: float, bottom: float, detail: Detail
) -> list[Mark]:
    marks: list[Mark] = []
    if not goals:
        return one_line(tr("Nothing yet"), width, 28.0).marks(left, top + 8.0, "muted")
    heights = [goal_height(workshop, goal, width, detail) for goal in goals]
    fits = top + sum(heights) + (len(goals) - 1) * SPACES[detail] <= bottom
    for nth, (goal, height) in enumerate(zip(goals, heights, strict=True)):
        if not fits and top + height + _MORE > bottom:
            more = one_line(tr("+ {n} more").format(n=len(goals) - nth), width, 28.0)
            return [*marks, *more.marks(left, top, "muted")]
        marks += goal_card(workshop, goal, left, top, width, detail)
        top += height + SPACES[detail]
    return marks


def _list(workshop: Workshop, chosen: Goal, left: float, top: float, right: float, bottom: float) -> list[Mark]:
    """All goals by title beside the large one, horizon by horizon; the height is shared as they need it."""
    columns = [_of(workshop, horizon) for horizon in HORIZONS]
    spare = bottom - top - len(HORIZONS) * (_LIST_HEAD * LINE + 14.0) - (len(HORIZONS) - 1) * 28.0
    marks: list[Mark] = []
    for horizon, goals, rows in zip(HORIZONS, columns, _shares(columns, int(spare / _LIST_ROW)), strict=True):
        head = one_line(horizon_word(horizon), right - left, _LIST_HEAD, 700)
        marks += head.marks(left, top)
        top += head.height + 14.0
        marks += _titles(goals, chosen, left, top, right, rows)
        top += rows * _LIST_ROW + 28.0
    return marks


def _shares(columns: list[list[Goal]], rows: int) -> list[int]:
    """How many rows each horizon gets: as many as it has goals, the longest ones giving way; at least one."""
    shares = [max(1, len(goals)) for goals in columns]
    while sum(shares) > rows and max(shares) > 1:
        shares[shares.index(max(shares))] -= 1
    return shares


def _titles(goals: list[Goal], chosen: Goal, left: float, top: float, right: float, rows: int) -> list[Mark]:
    marks: list[Mark] = []
    tall, size = _LIST_ROW, 26.0
    if not goals:
        return one_line(tr("Nothing yet"), right - left, size).marks(left, top + 6.0, "muted")
    kept = goals if len(goals) <= rows else goals[: rows - 1]
    if kept and chosen in goals and chosen not in kept:
        kept = [*kept[:-1], chosen]
    for goal in kept:
        if goal == chosen:
            marks.append(Rect(left - 14.0, top + 1.0, right - left + 14.0, tall - 4.0, 10.0, "accent_fill"))
        title = one_line(goal_title(goal), right - left - 14.0, size, 600 if goal == chosen else 400)
        marks += title.marks(left, top + (tall - 2.0 - title.height) / 2, "accent" if goal == chosen else "text")
        top += tall
    if len(kept) < len(goals):
        more = one_line(tr("+ {n} more").format(n=len(goals) - len(kept)), right - left, size)
        marks += more.marks(left, top + 4.0, "muted")
    return marks
