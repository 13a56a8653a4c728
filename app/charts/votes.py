"""Revealed votes: dots in a column per level, the median framed, the round before beside it; bars for very many."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.charts.dots import Packing, Slot, bar, dots, packed
from app.charts.figure import Figure, FontWeight, Line, Mark, Rect, Text
from app.charts.inputs import shown
from app.charts.layout import block_height, text_block
from app.charts.metrics import LINE, text_width
from app.charts.vote_labels import NamedLevel, foot_marks, foot_of, level_labels
from app.domain.agreement import Spread
from app.domain.votes import Side
from app.i18n import tr, trn

COUNTED = 5
"""Up to so many dots are counted at a glance; above more there is a number."""
WIDEST = 11.0
"""A column is at most so wide, in parts of the text size."""
MANY = 40
"""More votes than that on one level are a bar, whatever room there is."""
LEAST_PLOT = 4.0
"""The dots have at least so much height, in parts of the text size."""


class _Frame(msgspec.Struct, frozen=True):
    """Where the columns stand, in points: the first one's left edge, their width, the space between, the base line."""

    left: float
    slot: float
    gap: float
    base: float
    bottom: float

    def box(self, nth: int) -> tuple[float, float]:
        """Left and right edge of a column."""
        return self.left + nth * self.slot + self.gap / 2, self.left + (nth + 1) * self.slot - self.gap / 2


def votes_figure(
    spread: Spread,
    side: Side,
    levels: Sequence[NamedLevel],
    width: float,
    height: float,
    *,
    size: float,
    cannot_judge: int = 0,
    earlier: Spread | None = None,
    earlier_name: str = "",
    foot_lines: int = 0,
) -> Figure:
    """The votes on one level, `size` being the size of its text in points; nothing in it is smaller.

    `earlier` is a round shown small and hollow beside, by its name; without a name it is the round before. At least
    `foot_lines` lines are kept beneath, so that two such pictures side by side stand on one base line.
    The answer is higher than asked for where not even small dots fit, and wider where texts would touch.
    """
    hollow = (earlier_name or tr("the round before")) if earlier is not None else ""
    width = max(width, _least_width(spread, len(levels), cannot_judge, hollow, size))
    slot = min(width / len(levels), WIDEST * size)
    gap = max(0.2 * size, min(0.7 * size, 0.08 * slot))
    labels = level_labels(levels, slot - gap - 0.4 * size, size)
    foot = foot_of(cannot_judge, hollow, width, size)
    beneath_labels = max(len(foot), foot_lines)
    foot_height = 0.5 * size + block_height(beneath_labels, size) if beneath_labels else 0.0
    beneath = 0.55 * size + block_height(max(map(len, labels)), size) + foot_height
    height = max(height, LEAST_PLOT * size + 2.2 * size + beneath)
    base = height - beneath
    frame = _Frame((width - slot * len(levels)) / 2, slot, gap, base, height - foot_height - 1.0)
    marks = [*_columns(spread, side, levels, frame, earlier), *_votes(spread, side, levels, frame, size, earlier)]
    for nth, lines in enumerate(labels):
        middle, weight = sum(frame.box(nth)) / 2, _weight(spread, levels[nth].rank)
        marks += text_block(lines, middle, frame.base + 0.25 * size, size, weight=weight, anchor="middle")
    if not spread.votes:
        middle = frame.left + slot * len(levels) / 2
        marks.append(Text(middle, base - 1.2 * size, tr("No votes"), size, "muted", 500, "middle"))
    for line, (words, dotted) in enumerate(foot):
        top = height - (beneath_labels - line) * size * LINE
        left = max(0.0, min(frame.left + gap / 2, width - text_width(words, size) - 1.2 * size))
        marks += foot_marks(words, dotted, side, left, top, size)
    return Figure(width, height, tuple(marks), _title(side), described(spread, levels, cannot_judge, earlier, hollow))


def _least_width(spread: Spread, count: int, cannot_judge: int, earlier: str, size: float) -> float:
    """The width that the longest text beneath the dots, and the numbers above them, need."""
    numbers = max((text_width(str(n), size, 600) for n in spread.counts), default=0.0) + 0.3 * size
    beneath = [text_width(words, size) + 1.2 * size for words, _ in foot_of(cannot_judge, earlier, 0.0, size)]
    return max(count * max(1.9 * size, numbers), text_width(tr("No votes"), size, 500), *beneath, 0.0)


def described(
    spread: Spread,
    levels: Sequence[NamedLevel],
    cannot_judge: int = 0,
    earlier: Spread | None = None,
    earlier_name: str = "",
) -> str:
    """The votes in words: each level that has any, the median, and an earlier round by its name."""
    names = {level.rank: shown(level.name) for level in levels}
    parts = [_counts(spread, names)]
    if spread.median is not None:
        parts.append(tr("Median {median}.").format(median=median_word(spread)))
    if cannot_judge:
        parts.append(tr("{n} cannot judge.").format(n=cannot_judge))
    if earlier is not None:
        name = earlier_name or tr("the round before")
        parts.append(f"{name[:1].upper()}{name[1:]}: {_counts(earlier, names)}")
    return " ".join(parts)


def median_word(spread: Spread) -> str:
    """The median as it is written: '2', or both middle votes '2|3'; empty without a vote."""
    if spread.median is None:
        return ""
    low, high = spread.median
    return str(low) if low == high else f"{low}|{high}"


def _counts(spread: Spread, names: dict[int, str]) -> str:
    ranks = range(spread.lowest, spread.highest + 1)
    found = [
        tr("level {level}: {votes}").format(level=f"{rank} {names.get(rank, '')}".strip(), votes=_votes_word(count))
        for rank, count in zip(ranks, spread.counts, strict=True)
        if count
    ]
    text = ", ".join(found) or tr("no votes")
    return f"{text[0].upper()}{text[1:]}."


def _title(side: Side) -> str:
    return tr("Votes on the current level") if side == "current" else tr("Votes on the target level")


def _votes_word(count: int) -> str:
    return trn("{n} vote", "{n} votes", count) if count else tr("no votes")


def _weight(spread: Spread, rank: int) -> FontWeight:
    return 700 if _is_median(spread, rank) else 400


def _is_median(spread: Spread, rank: int) -> bool:
    return spread.median is not None and rank in spread.median


def _count(spread: Spread | None, rank: int) -> int:
    return 0 if spread is None else spread.votes.count(rank)


def _columns(
    spread: Spread, side: Side, levels: Sequence[NamedLevel], frame: _Frame, earlier: Spread | None
) -> list[Mark]:
    """Every column's base line and, around those of the median, a tinted frame; the whole column says its tip."""
    marks: list[Mark] = []
    for nth, level in enumerate(levels):
        left, right = frame.box(nth)
        tip = tr("Level {level}: {votes}").format(level=level.rank, votes=_votes_word(_count(spread, level.rank)))
        if earlier is not None:
            tip = tr("{now}, the round before {n}").format(now=tip, n=_count(earlier, level.rank))
        chosen = _is_median(spread, level.rank)
        fill, stroke = (f"{side}_fill", f"{side}_mark") if chosen else (None, None)
        radius = min(12.0, 0.12 * (right - left))
        line = max(1.0, 0.008 * frame.bottom) if chosen else 1.0
        marks.append(
            Rect(left, 1.0, right - left, frame.bottom - 1.0, radius, fill, stroke=stroke, width=min(line, 3), tip=tip)
        )
        inset = 0.06 * (right - left)
        marks.append(Line(left + inset, frame.base, right - inset, frame.base, "field_line", min(line, 2.0)))
    return marks


class _Scale(msgspec.Struct, frozen=True):
    """How all columns are drawn: the packing of either round's dots, None for bars, and their height in points."""

    most: int
    tall: float
    lane: float
    main: float
    now: Packing | None
    before: Packing | None
    numbered: bool


def _scale(spread: Spread, frame: _Frame, size: float, earlier: Spread | None) -> _Scale:
    left, right = frame.box(0)
    inner = 0.86 * (right - left)
    lane = 0.28 * inner if earlier is not None else 0.0
    most, most_earlier = max(spread.counts), max(earlier.counts) if earlier else 0
    plain = frame.base - 0.75 * size
    for numbered in (False, True):
        tall = plain - (1.35 * size if numbered else 0.0)
        now, before = _packings(most, most_earlier, inner - lane, lane, tall, size)
        if numbered or (now is not None and most <= COUNTED):
            break
    return _Scale(max(most, most_earlier), tall, lane, inner - lane, now, before, numbered)


def _packings(
    most: int, most_earlier: int, width: float, lane: float, tall: float, size: float
) -> tuple[Packing | None, Packing | None]:
    """How the dots of both rounds are packed; None for both where one of them had better be bars."""
    if max(most, most_earlier) > MANY:
        return None, None
    now = packed(most, width, tall, 3.0 * size, 0.85 * size)
    before = packed(most_earlier, lane, tall, 0.5 * now.pitch, 0.4 * size) if now and most_earlier else now
    return (now, before) if before is not None else (None, None)


def _votes(
    spread: Spread, side: Side, levels: Sequence[NamedLevel], frame: _Frame, size: float, earlier: Spread | None
) -> list[Mark]:
    """The dots, or bars, of all columns in one scale."""
    scale = _scale(spread, frame, size, earlier)
    marks: list[Mark] = []
    for nth, level in enumerate(levels):
        middle, base = sum(frame.box(nth)) / 2, frame.base - 0.2 * size
        count, there = _count(spread, level.rank), Slot(middle + scale.lane / 2, base, scale.main)
        top = _stack(count, side, there, scale, scale.now, marks)
        if scale.numbered and count:
            marks.append(_number(str(count), there.x, top - 0.45 * size, frame, nth, size))
        beside = Slot(middle - scale.main / 2, base, scale.lane)
        _stack(_count(earlier, level.rank), side, beside, scale, scale.before, marks, hollow=True)
    return marks


def _number(count: str, x: float, y: float, frame: _Frame, nth: int, size: float) -> Text:
    """The number above a column, over its dots unless it would reach into the next column."""
    half = text_width(count, size, 600) / 2
    left = frame.left + nth * frame.slot
    return Text(min(max(x, left + half), left + frame.slot - half), y, count, size, "text", 600, "middle")


def _stack(
    count: int,
    side: Side,
    slot: Slot,
    scale: _Scale,
    packing: Packing | None,
    marks: list[Mark],
    *,
    hollow: bool = False,
) -> float:
    """Add a column's dots, or its bar where they are too many to be dots; and its upper edge."""
    if not count:
        return slot.base
    if packing is not None:
        made, top = dots(count, side, slot, packing, hollow=hollow)
    else:
        made, top = bar(count, scale.most, side, slot, scale.tall, hollow=hollow)
    marks.extend(made)
    return top
