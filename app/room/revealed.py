"""The revealed votes: dots per level for today and where we want to be, and what the room is asked next."""

from __future__ import annotations

from app.charts.dots import sign
from app.charts.figure import Mark, Text, moved
from app.charts.metrics import LINE, text_width
from app.charts.votes import median_word, votes_figure
from app.domain.agreement import Spread
from app.i18n import tr
from app.queries.room import Revealed, RoomSide
from app.room.heading import heading
from app.room.page import Block, Page, fitted, one_line, pill
from app.room.words import bare, cast_word, level_word, prompt, round_word, side_word

_BETWEEN = 72.0
_SIDE, _MEDIAN, _PROMPT, _FOOT = 38.0, 30.0, 32.0, 30.0
_ONE_SIDE = 1500.0
_TONES = {"unanimous": "good", "close": "good", "outliers": "warn", "spread": "warn", "split": "warn"}


def revealed_marks(scene: Revealed, page: Page) -> list[Mark]:
    """The scene on a page."""
    marks, top = heading(page, scene.category, tr("What did we say?"), scene.clock)
    count = max(1, len(scene.sides))
    width = (page.inner - (count - 1) * _BETWEEN) / count
    if count == 1:
        width = min(width, _ONE_SIDE)
    foot_lines = max((_foot_lines(side) for side in scene.sides), default=0)
    # two pictures side by side stand on one base line
    pill_height = max((pill(_asked(side, width), 0, 0, "good")[2] for side in scene.sides), default=0.0)
    rounds = {side.number for side in scene.sides}
    for nth, side in enumerate(scene.sides):
        left = page.left + nth * (width + _BETWEEN)
        marks += _side(scene, side, page, left, top + 32.0, width, foot_lines, pill_height, many=len(rounds) > 1)
    foot = cast_word(scene.cast, scene.people)
    if len(rounds) == 1:
        foot += f" \u00b7 {round_word(*rounds)}"
    words = one_line(foot, page.inner, _FOOT)
    return [*marks, *words.marks(page.right, page.bottom - words.height, "muted", "end")]


def _side(
    scene: Revealed,
    side: RoomSide,
    page: Page,
    left: float,
    top: float,
    width: float,
    foot_lines: int,
    pill_height: float,
    *,
    many: bool,
) -> list[Mark]:
    """One level: its name and median, the dots, and the prompt."""
    levels, spread = scene.category.levels, bare(side.spread)
    marks: list[Mark] = [sign(side.side, left + 0.42 * _SIDE, top + 0.62 * _SIDE, 0.38 * _SIDE)]
    word = one_line(side_word(side.side), width - 1.2 * _SIDE, _SIDE, 700)
    marks += word.marks(left + 1.2 * _SIDE, top, side.side)
    start = left + 1.2 * _SIDE + word.width + 0.5 * _SIDE
    for beside in (_beside(scene, side, spread, names=names, many=many) for names in (True, False)):
        if beside and text_width(beside, _MEDIAN) <= left + width - start:
            marks.append(Text(start, top + 0.78 * _SIDE * LINE, beside, _MEDIAN, "muted"))
            break
    above = top + _SIDE * LINE + 16.0
    asked = _asked(side, width)
    below = page.bottom - _FOOT * LINE - 18.0 - pill_height
    figure = votes_figure(
        spread,
        side.side,
        levels,
        width,
        below - 24.0 - above,
        size=26.0,
        cannot_judge=side.cannot_judge,
        earlier=side.earlier,
        foot_lines=foot_lines,
    )
    marks += [moved(mark, left, above) for mark in figure.marks]
    if asked.lines:
        marks += pill(asked, left, below, _TONES[side.spread.word or "spread"])[0]
    return marks


def _beside(scene: Revealed, side: RoomSide, spread: Spread, *, names: bool, many: bool) -> str:
    """The median in words, and the round where the two levels were voted on in different ones."""
    parts = []
    if spread.median is not None:
        low, high = spread.median
        median = level_word(scene.category.levels, low) if names and low == high else median_word(spread)
        parts.append(tr("median {median}").format(median=median))
    if many:
        parts.append(round_word(side.number))
    return " \u00b7 ".join(parts)


def _asked(side: RoomSide, width: float) -> Block:
    return fitted(prompt(side.spread), width - 2 * _PROMPT, 2 * _PROMPT * LINE, _PROMPT, weight=600, most=2)


def _foot_lines(side: RoomSide) -> int:
    return 1 if side.cannot_judge or side.earlier is not None else 0
