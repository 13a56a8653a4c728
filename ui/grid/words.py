"""What the grid says, as sentences; none of them says what the votes say together."""

from __future__ import annotations

from app.domain.model import MaturityModel
from app.domain.votes import Side
from app.i18n import tr, trn

CANNOT_JUDGE = "\u2013"


def side_word(side: Side) -> str:
    """The word for a level that is voted on."""
    return tr("Current") if side == "current" else tr("Target")


def shown(name: str, most: int = 60) -> str:
    """A name as part of a sentence."""
    name = " ".join(name.split())
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def half_fault(sheet: str, category: str, side: Side) -> str:
    """A vote of which one side is missing."""
    text = (
        tr("{sheet}, {category}: the current level is missing. Type it, or – for “cannot judge”.")
        if side == "current"
        else tr("{sheet}, {category}: the target level is missing. Type it, or – for “cannot judge”.")
    )
    return text.format(sheet=shown(sheet), category=shown(category))


def locked_fault(sheet: str, category: str, why: str) -> str:
    """A vote on a category that takes none now."""
    return tr("{sheet}, {category}: {why}").format(sheet=shown(sheet), category=shown(category), why=why)


def scale_words(model: MaturityModel) -> str:
    """Which levels there are."""
    return tr("This model has the levels {low} to {high}.").format(low=model.lowest, high=model.highest)


def hint_words(model: MaturityModel, *, by_sheet: bool) -> str:
    """Which keys there are."""
    digits = tr("{low}\u2013{high} a level").format(low=model.lowest, high=model.highest)
    if model.highest == 10:
        digits = tr("1\u20139 a level, 0 is level 10")
    parts = [
        digits,
        tr("\u2013 cannot judge"),
        tr("Enter next sheet") if by_sheet else tr("Enter next ballot, twice the next category"),
        tr("Backspace takes back"),
        tr("arrows move"),
    ]
    return " · ".join(parts)


def place_words(sheet: str, category: str, side: Side) -> str:
    """Where one types."""
    level = tr("current level") if side == "current" else tr("target level")
    return " · ".join((shown(sheet, 40), shown(category, 50), level))


def value_words(model: MaturityModel, value: int | None) -> str:
    """What was typed: the level with its name, or that it cannot be judged."""
    return tr("cannot judge") if value is None else f"{value} {model.level(value).name}"


def typed_words(n: int, *, by_sheet: bool) -> str:
    """How many sheets or ballots are typed."""
    if not n:
        return tr("Nothing typed yet")
    return (
        trn("{n} sheet typed", "{n} sheets typed", n) if by_sheet else trn("{n} ballot typed", "{n} ballots typed", n)
    )


def saved_words(rounds: int, votes: int) -> str:
    """What was saved."""
    counted = trn("{n} round was added, revealed", "{n} rounds were added, revealed", rounds)
    return tr("{rounds}: {votes}.").format(rounds=counted, votes=trn("{n} vote", "{n} votes", votes))
