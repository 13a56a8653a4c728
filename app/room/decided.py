"""What the group settled on: the current level, the way to the target, why, and what comes next."""

from __future__ import annotations

from app.charts.dots import sign
from app.charts.figure import Line, Mark, Rect, Text
from app.charts.inputs import priority_word, signed
from app.charts.layout import DIAMOND
from app.charts.metrics import LINE
from app.domain.votes import Side
from app.i18n import tr
from app.queries.room import Decided, RoomLevel
from app.room.heading import heading
from app.room.page import Block, Page, fitted, fitted_alike, one_line, pill, whole
from app.room.words import following_word, room_level, side_word

_BETWEEN = 96.0
_PADDING = 36.0
_RANK, _NAME, _TEXT = 84.0, 44.0, 34.0
_ABOVE_TEXT = 2 * _PADDING + 40.0 + _RANK * LINE + 16.0
_SHARES = (0.29, 0.33, 0.36)
"""The height of the cards, in parts of the page's."""


def decided_marks(scene: Decided, page: Page) -> list[Mark]:
    """The scene on a page."""
    marks, top = heading(page, scene.category, tr("We decided"), scene.clock)
    top += 36.0
    width = (page.inner - _BETWEEN) / 2
    tall = _height(scene, page, width)
    marks += _cards(scene, page, top, width, tall)
    scale = top + tall + 64.0
    marks += _scale(scene, page, scale)
    plates, right, foot = _plates(scene, page)
    marks += plates
    following = one_line(following_word(scene.following), page.right - right - 48.0, 36.0, 600)
    marks += following.marks(page.right, page.bottom - following.height - 13.0, anchor="end")
    below = scale + 92.0
    room = foot - 28.0 - below
    if scene.rationale and room >= 30.0:
        why = fitted(scene.rationale, page.inner, room, 34.0, smallest=28.0, most=4)
        marks += why.marks(page.left, below, "muted")
    return marks


def _levels(scene: Decided) -> list[RoomLevel]:
    """The current and the target level; one without a rank is open."""
    ranks = (scene.current, scene.target)
    return [RoomLevel(0, tr("open"), "") if rank is None else room_level(scene.category.levels, rank) for rank in ranks]


def _height(scene: Decided, page: Page, width: float) -> float:
    """The height of the cards: more of it where what a team looks like would be cut."""
    texts = [level.headline for level in _levels(scene)]
    for share in _SHARES[:-1]:
        rest = share * page.height - _ABOVE_TEXT
        if whole(fitted_alike(texts, width - 2 * _PADDING, rest, _TEXT, smallest=28.0), texts):
            return share * page.height
    return _SHARES[-1] * page.height


def _cards(scene: Decided, page: Page, top: float, width: float, height: float) -> list[Mark]:
    """Both levels beside one another: mark, rank, name and what a team looks like there, in the same sizes."""
    chosen: tuple[tuple[Side, int | None], ...] = (("current", scene.current), ("target", scene.target))
    levels = _levels(scene)
    inner = width - 2 * _PADDING
    names = fitted_alike([level.name for level in levels], inner - 190.0, 2.5 * _NAME, _NAME, weight=700, most=2)
    texts = fitted_alike([level.headline for level in levels], inner, height - _ABOVE_TEXT, _TEXT)
    marks: list[Mark] = []
    for nth, (side, rank) in enumerate(chosen):
        left = page.left + nth * (width + _BETWEEN)
        marks.append(
            Rect(left, top, width, height, 18.0, f"{side}_fill", stroke=f"{side}_mark" if rank is not None else "line")
        )
        marks += _card(side, rank, names[nth], texts[nth], left + _PADDING, top + _PADDING)
    middle, y = page.left + width + _BETWEEN / 2, top + height / 2
    marks.append(Line(middle - 26.0, y, middle + 24.0, y, "muted", 4.0))
    marks += [Line(middle + 10.0, y + dy, middle + 26.0, y, "muted", 4.0) for dy in (-15.0, 15.0)]
    return marks


def _card(side: Side, rank: int | None, name: Block, text: Block, left: float, top: float) -> list[Mark]:
    marks: list[Mark] = [sign(side, left + 14.0, top + 20.0, 14.0 if side == "current" else 16.0)]
    marks += one_line(side_word(side), 600.0, 30.0, 600).marks(left + 44.0, top, side)
    baseline = top + 40.0 + 0.78 * _RANK * LINE
    start = left
    if rank is not None:
        shown_rank = one_line(str(rank), 170.0, _RANK, 700)
        marks.append(Text(left, baseline, str(rank), _RANK, side, 700))
        start += shown_rank.width + 28.0
    lift = name.size * LINE * (len(name.lines) - 1) / 2
    middle = baseline - 0.36 * _RANK - name.size * LINE / 2 - lift
    marks += name.marks(start, middle, "text" if rank is not None else "muted")
    return [*marks, *text.marks(left, top + 40.0 + _RANK * LINE + 16.0)]


def _scale(scene: Decided, page: Page, y: float) -> list[Mark]:
    """All levels on one line, with both marks and the gap as the bar between them."""
    ranks = [level.rank for level in scene.category.levels]
    if not ranks:
        return []
    first, last = page.left + 40.0, page.right - 40.0
    step = (last - first) / max(1, len(ranks) - 1)
    places = {rank: first + nth * step for nth, rank in enumerate(ranks)}
    marks: list[Mark] = [Line(first, y, last, y, "grid", 3.0)]
    marks += [Line(x, y - 11.0, x, y + 11.0, "grid", 3.0) for x in places.values()]
    if scene.current is not None and scene.target is not None and scene.current != scene.target:
        left, right = sorted((places[scene.current], places[scene.target]))
        marks.append(Rect(left, y - 9.0, right - left, 18.0, 0.0, "gap"))
    same = scene.current == scene.target
    if scene.target is not None:
        marks.append(sign("target", places[scene.target], y, 26.0 * DIAMOND * (1.35 if same else 1.2), hollow=same))
    if scene.current is not None:
        marks.append(sign("current", places[scene.current], y, 11.0 if same else 22.0))
    chosen = (scene.current, scene.target)
    for rank, x in places.items():
        color, weight = ("text", 700) if rank in chosen else ("muted", 400)
        marks.append(Text(x, y + 66.0, str(rank), 28.0, color, weight, "middle"))  # type: ignore[arg-type]
    return marks


def _plates(scene: Decided, page: Page) -> tuple[list[Mark], float, float]:
    """The gap and the priority on plates at the lower left, the right edge of both, and their upper edge."""
    words: list[tuple[str, str]] = []
    if scene.current is not None and scene.target is not None:
        gap = scene.target - scene.current
        words.append((tr("Gap {gap}").format(gap=signed(gap)), "target" if gap > 0 else "neutral"))
    if scene.priority is not None:
        word = priority_word(scene.priority).lower()
        words.append((tr("Priority {priority}").format(priority=word), "neutral"))
    marks: list[Mark] = []
    right, top = page.left - 24.0, page.bottom - 68.0
    for word, tone in words:
        made, right, _ = pill(one_line(word, 0.3 * page.inner, 32.0, 600), right + 24.0, top, tone)
        marks += made
    return marks, right, top
