"""The sentences that a document makes from a workshop's data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from app.charts.inputs import level_label, priority_word, signed
from app.domain.agreement import Spread, Word
from app.domain.model import MaturityModel
from app.domain.planning import EFFORT_DAYS, Lack
from app.domain.scoring import GapRow, Means, gap_order, means
from app.domain.workshop import Goal, Horizon, Note, NoteKind, Rating, Size, Workshop
from app.i18n import format_date, format_number, format_time, tr, trn
from app.report.text import shortened

__all__ = ["priority_word", "signed"]

MOST_VOTES = 24
"""More votes on one level than these are counted instead of listed."""
MOST_NAME = 60
"""Longest name in a headline, in characters; the cover has it in full."""


def mean_word(mean: Fraction | None, *, sign: bool = False) -> str:
    """A mean with one digit, or the word for none."""
    return tr("no score") if mean is None else format_number(float(mean), 1, signed=sign)


def level_word(model: MaturityModel, rank: int | None) -> str:
    """A level as '2 Beginner'; 'open' for none, the bare rank where the model has no such level."""
    if rank is None:
        return tr("open")
    return level_label(model, rank) if rank in model.ranks else str(rank)


def headline(workshop: Workshop) -> str:
    """What the workshop found, in one sentence."""
    who = shortened(workshop.team.strip() or workshop.client, MOST_NAME)
    rows, figures = gap_order(workshop), means(workshop)
    if not rows:
        return _headline_without_scores(who, figures)
    up = [row for row in rows if row.gap > 0]
    if len(rows) == 1:
        return _headline_of_one(who, rows[0], workshop.model)
    ends = {"who": who, "current": mean_word(figures.current), "target": mean_word(figures.target), "n": len(rows)}
    if len(up) == len(rows):
        sentence = tr("{who} wants to move up in all {n} categories, from {current} to {target} on average")
    elif up:
        sentence = tr("{who} wants to move up in {up} of {n} categories, from {current} to {target} on average")
    elif any(row.gap for row in rows):
        sentence = tr(
            "{who} needs less than it has in {down} of {n} categories: {target} on average instead of {current}"
        )
    else:
        sentence = tr("{who} is where it wants to be in all {n} categories, at {current} on average")
    return sentence.format(up=len(up), down=sum(row.gap < 0 for row in rows), **ends)


def _headline_without_scores(who: str, figures: Means) -> str:
    if figures.in_scope and figures.in_scope == figures.not_applicable:
        return tr("None of the categories applies to {who}").format(who=who)
    return tr("{who} has not been scored yet").format(who=who)


def _headline_of_one(who: str, row: GapRow, model: MaturityModel) -> str:
    ends = {"who": who, "category": shortened(row.name, MOST_NAME), "current": level_word(model, row.current)}
    if not row.gap:
        return tr("{who} is where it wants to be in {category}: at level {current}").format(**ends)
    sentence = tr("{who} wants to get from level {current} to level {target} in {category}")
    return sentence.format(target=level_word(model, row.target), **ends)


def counted_words(figures: Means) -> str:
    """How many categories the means count, and what became of the others."""
    parts = [tr("{n} of {m} categories counted").format(n=figures.counted, m=figures.in_scope)]
    if figures.open:
        parts.append(tr("{n} open").format(n=figures.open))
    if figures.not_applicable:
        parts.append(tr("{n} not applicable").format(n=figures.not_applicable))
    return ", ".join(parts)


def listed(things: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(things) < 2:
        return "".join(things)
    return tr("{first} and {last}").format(first=", ".join(things[:-1]), last=things[-1])


# --- goals ---------------------------------------------------------------------------------------------------------


def horizon_word(horizon: Horizon) -> str:
    """The name of a horizon."""
    return {"now": tr("Now"), "next": tr("Next"), "later": tr("Later")}[horizon]


def goal_due(workshop: Workshop, goal: Goal) -> dt.date:
    """The day on which the last criterion is due; the horizon's end where none has a date."""
    days = [criterion.due for criterion in goal.criteria if criterion.due is not None and criterion.state != "dropped"]
    return max(days, default=workshop.horizon_end(goal.horizon))


def effort_word(effort: Size | None) -> str:
    """An effort with the person days that it stands for; empty for none."""
    if effort is None:
        return ""
    name = {"S": tr("Small"), "M": tr("Medium"), "L": tr("Large")}[effort]
    return tr("{size} effort, about {n} person days").format(size=name, n=EFFORT_DAYS[effort])


def lacks_sentence(lacks: Sequence[Lack]) -> str:
    """What a goal still lacks, as a sentence; empty for a complete goal."""
    if not lacks:
        return ""
    names: dict[Lack, str] = {
        "title": tr("a title"),
        "owner": tr("an owner"),
        "one_owner": tr("one owner instead of several"),
        "criterion": tr("a success criterion"),
        "measure": tr("what is measured"),
        "baseline": tr("a baseline"),
        "baseline_date": tr("the date of a baseline"),
        "target": tr("a target value"),
        "check": tr("how it is checked"),
        "due": tr("a due date"),
    }
    return tr("Still to settle: {things}.").format(things=listed([names[lack] for lack in lacks]))


# --- votes ---------------------------------------------------------------------------------------------------------


def votes_word(spread: Spread) -> str:
    """The votes, sorted; many of them counted by level ('1 ×34, 2 ×12'), a dash for none."""
    if len(spread.votes) <= MOST_VOTES:
        return " ".join(map(str, spread.votes)) or "\u2013"
    counted = [(rank, spread.votes.count(rank)) for rank in dict.fromkeys(spread.votes)]
    return ", ".join(f"{rank} \u00d7{n}" for rank, n in counted)


def spread_word(spread: Spread, cannot_judge: int) -> str:
    """What the votes say: median, agreement with its word, and how many could not judge; empty for nothing to say."""
    parts = []
    if spread.median is not None and spread.agreement is not None and spread.word is not None:
        middle = "|".join(map(str, dict.fromkeys(spread.median)))
        parts.append(tr("median {levels}").format(levels=middle))
        agreement = format_number(float(spread.agreement), 2)
        parts.append(tr("agreement {n} ({word})").format(n=agreement, word=_agreement_word(spread.word)))
    if cannot_judge:
        parts.append(trn("{n} could not judge", "{n} could not judge", cannot_judge))
    return ", ".join(parts)


def _agreement_word(word: Word) -> str:
    return {
        "unanimous": tr("unanimous"),
        "close": tr("close"),
        "outliers": tr("outliers"),
        "spread": tr("spread"),
        "split": tr("split"),
    }[word]


# --- practices and notes -------------------------------------------------------------------------------------------


def rating_word(rating: Rating | None) -> str:
    """A rating in a word."""
    words: dict[Rating | None, str] = {
        "N": tr("not achieved"),
        "P": tr("partly achieved"),
        "L": tr("largely achieved"),
        "F": tr("fully achieved"),
        "NA": tr("not applicable"),
        None: tr("not rated"),
    }
    return words[rating]


def kind_word(kind: NoteKind, n: int) -> str:
    """The heading over notes of a kind."""
    words = {
        "quote": trn("Quote", "Quotes", n),
        "observation": trn("Observation", "Observations", n),
        "evidence": tr("Evidence"),
        "metric": trn("Metric", "Metrics", n),
        "parked": trn("Parked question", "Parked questions", n),
        "decision": trn("Decision", "Decisions", n),
    }
    return words[kind]


def time_word(note: Note) -> str:
    """The time of day in the room at which a note was taken; empty where it has none."""
    try:
        return format_time(dt.datetime.fromisoformat(note.at).time())
    except ValueError:
        return ""


def day_word(day: dt.date | None) -> str:
    """A day as the reader writes it."""
    return format_date(day)
