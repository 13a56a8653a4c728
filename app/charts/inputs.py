"""What every chart reads from a workshop: one row per category in scope, with the words that its marks say."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

from app.domain.model import MaturityModel
from app.domain.scoring import Means, gap_order
from app.domain.workshop import CategoryState, Weight, Workshop
from app.i18n import format_number, tr

RowState = Literal["decided", "open", "not applicable"]


class Row(msgspec.Struct, frozen=True):
    """A category as a chart shows it; an open one may have one of its two levels, `word` says how it stands."""

    category_id: str
    name: str
    state: RowState
    current: int | None
    target: int | None
    gap: int | None
    priority: Weight | None
    word: str
    tip: str


def chart_rows(workshop: Workshop) -> tuple[Row, ...]:
    """The categories in scope, in the model's order."""
    return tuple(_row(workshop, category.id, category.name) for category in workshop.scope)


def rows_by_gap(workshop: Workshop) -> tuple[Row, ...]:
    """The decided categories in the order of gaps, then the open ones, then those that are not applicable."""
    rows = {row.category_id: row for row in chart_rows(workshop)}
    decided = tuple(rows[gap.category_id] for gap in gap_order(workshop))
    rest: tuple[RowState, ...] = ("open", "not applicable")
    return decided + tuple(row for state in rest for row in rows.values() if row.state == state)


@lru_cache(maxsize=2_000)
def shown(text: str) -> str:
    """A person's text as one line that every painter can show: no control characters, no turned writing direction."""
    visible = (
        "" if char in _TURNING else " " if unicodedata.category(char) == "Cc" else "\ufffd" if _lone(char) else char
        for char in text
    )
    return " ".join("".join(visible).split())


_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def _lone(char: str) -> bool:
    return unicodedata.category(char) in ("Cs", "Cn") or char == "\ufffe"


def level_label(model: MaturityModel, rank: int) -> str:
    """A level as it is written beside a mark: '2 Beginner'."""
    return f"{rank} {shown(model.level(rank).name)}".strip()


def signed(gap: int) -> str:
    """A gap with its sign: '+2', '0', '-1' (with a true minus)."""
    return format_number(gap, 0, signed=True)


def priority_word(priority: Weight | None) -> str:
    """The priority as a word; empty for none."""
    return {"high": tr("High"), "medium": tr("Medium"), "low": tr("Low"), None: ""}[priority]


def mean_words(means: Means) -> tuple[str, str, str]:
    """'Current 2.0', 'Target 3.6', 'Mean gap +1.6'; the word for 'no score' where none is decided."""
    none = tr("no score")
    return (
        tr("Current {mean}").format(mean=none if means.current is None else format_number(float(means.current))),
        tr("Target {mean}").format(mean=none if means.target is None else format_number(float(means.target))),
        tr("Mean gap {mean}").format(
            mean=none if means.gap is None else format_number(float(means.gap), 1, signed=True)
        ),
    )


def described(workshop: Workshop) -> str:
    """The profile in one text, for those who cannot see the picture."""
    return " ".join(f"{row.tip}." if not row.tip.endswith(".") else row.tip for row in chart_rows(workshop))


def _row(workshop: Workshop, category_id: str, name: str) -> Row:
    state = workshop.state(category_id)
    name = shown(name)
    kind: RowState = "decided" if state.decided else "open" if state.applicable else "not applicable"
    word = _word(workshop.model, state)
    current, target = (state.current, state.target) if state.applicable else (None, None)
    return Row(category_id, name, kind, current, target, state.gap, state.priority, word, f"{name}: {word}")


def _word(model: MaturityModel, state: CategoryState) -> str:
    if state.na_reason is not None:
        reason = shown(state.na_reason)
        return tr("not applicable: {reason}").format(reason=reason) if reason else tr("not applicable")
    current = None if state.current is None else level_label(model, state.current)
    target = None if state.target is None else level_label(model, state.target)
    if current is None and target is None:
        return tr("open")
    if target is None:
        return tr("current {level}, target open").format(level=current)
    if current is None:
        return tr("current open, target {level}").format(level=target)
    word = tr("current {current}, target {target}, gap {gap}").format(
        current=current, target=target, gap=signed(state.gap or 0)
    )
    if state.priority is not None:
        word += tr(", priority {priority}").format(priority=priority_word(state.priority).lower())
    return word
