"""The sentences that a document makes from a workshop's data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from app.charts.inputs import level_label, priority_word, shown, signed
from app.charts.timeline import horizon_name as horizon_word
from app.charts.votes import median_word
from app.domain.agreement import Spread, Word
from app.domain.findings import LastVotes, Ranked, largest_gap
from app.domain.model import MaturityModel
from app.domain.planning import EFFORT_DAYS, Lack, goal_due
from app.domain.scoring import GapRow, Means, gap_order, means
from app.domain.workshop import Note, NoteKind, Rating, Size, Workshop
from app.i18n import format_date, format_number, format_time, tr, trn

__all__ = ["goal_due", "horizon_word", "median_word", "priority_word", "signed"]

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
    """What the workshop found, in one sentence without its full stop: as the facilitator put it, else as suggested."""
    return " ".join(workshop.headline.split()).removesuffix(".") or suggested_headline(workshop)


def suggested_headline(workshop: Workshop) -> str:
    """The headline made from the largest gap; without one from what the scores say, without its full stop."""
    who = _shortened(workshop.team.strip() or workshop.client, MOST_NAME)
    rows, figures = gap_order(workshop), means(workshop)
    if not rows:
        return _headline_without_scores(who, figures)
    widest = largest_gap(workshop)
    if widest is not None and len(rows) > 1:
        return _headline_of_gaps(workshop, who, widest)
    if len(rows) == 1:
        return _headline_of_one(who, rows[0], workshop.model)
    ends = {"who": who, "current": mean_word(figures.current), "target": mean_word(figures.target), "n": len(rows)}
    if any(row.gap for row in rows):
        sentence = tr(
            "{who} needs less than it has in {down} of {n} categories: {target} on average instead of {current}"
        )
    else:
        sentence = tr("{who} is where it wants to be in all {n} categories, at {current} on average")
    return sentence.format(down=sum(row.gap < 0 for row in rows), **ends)


def _headline_of_gaps(workshop: Workshop, who: str, widest: GapRow) -> str:
    rows = gap_order(workshop)
    up = sum(row.gap > 0 for row in rows)
    if up == len(rows):
        sentence = tr("{who} wants to move up in all {n} categories, most of all in {category}, from level {step}")
    else:
        sentence = tr("{who} wants to move up in {up} of {n} categories, most of all in {category}, from level {step}")
    step = tr("{current} to {target}").format(current=widest.current, target=widest.target)
    name = _shortened(widest.name, MOST_NAME)
    return sentence.format(who=who, up=up, n=len(rows), category=name, step=step)


def _headline_without_scores(who: str, figures: Means) -> str:
    if figures.in_scope and figures.in_scope == figures.not_applicable:
        return tr("None of the categories applies to {who}").format(who=who)
    return tr("{who} has not been scored yet").format(who=who)


def _headline_of_one(who: str, row: GapRow, model: MaturityModel) -> str:
    current, target = (_shortened(level_word(model, rank), MOST_NAME) for rank in (row.current, row.target))
    ends = {"who": who, "category": _shortened(row.name, MOST_NAME), "current": current}
    if not row.gap:
        return tr("{who} is where it wants to be in {category}: at level {current}").format(**ends)
    sentence = tr("{who} wants to get from level {current} to level {target} in {category}")
    return sentence.format(target=target, **ends)


def counted_words(figures: Means) -> str:
    """How many categories the means count, and what became of the others."""
    parts = [tr("{n} of {m} categories counted").format(n=figures.counted, m=figures.in_scope)]
    if figures.open:
        parts.append(tr("{n} open").format(n=figures.open))
    if figures.not_applicable:
        parts.append(tr("{n} not applicable").format(n=figures.not_applicable))
    return ", ".join(parts)


def _shortened(text: str, most: int) -> str:
    """A line of at most so many characters, the end replaced by an ellipsis where it is longer."""
    text = shown(text)
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;:.·-") + "\u2026"


def order_reason(ranked: Ranked) -> str:
    """Why a category stands where it does in the order of gaps."""
    row, below = ranked.row, ranked.below
    if below is None:
        return ""
    if ranked.reason == "priority":
        if row.priority is None or below.priority is None:
            return tr("The group gave it a priority, and {below} none.").format(below=below.name)
        return tr("The group gave it {this} priority, {below} {that}.").format(
            this=priority_word(row.priority).lower(), below=below.name, that=priority_word(below.priority).lower()
        )
    same = tr("Same priority as {below}") if row.priority else tr("No priority, like {below}")
    if ranked.reason == "weight":
        words = tr("{same}, but the larger gap (weight {this} against {that}).")
        numbers = {"this": row.weight, "that": below.weight}
    elif ranked.reason == "lower":
        words = tr("{same} and the same gap, but it starts lower (level {this} against {that}).")
        numbers = {"this": row.current, "that": below.current}
    else:
        words, numbers = tr("{same}, gap and level: it comes first in the model."), {"this": 0, "that": 0}
    return words.format(same=same.format(below=below.name), **numbers)


def listed(things: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(things) < 2:
        return "".join(things)
    return tr("{first} and {last}").format(first=", ".join(things[:-1]), last=things[-1])


# --- goals ---------------------------------------------------------------------------------------------------------


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


def spread_words(votes: LastVotes) -> tuple[str, str]:
    """What the votes say: one word, empty below three votes; and median, agreement and who could not judge."""
    spread, parts = votes.spread, []
    word = "" if spread.word is None else agreement_word(spread.word)
    if spread.median is not None and spread.word is not None:
        parts.append(tr("median {levels}").format(levels=median_word(spread)))
    if spread.agreement is not None:
        parts.append(tr("agreement {n}").format(n=format_number(float(spread.agreement), 2)))
    if votes.cannot_judge:
        parts.append(trn("{n} could not judge", "{n} could not judge", votes.cannot_judge))
    return word, ", ".join(parts)


def agreement_word(word: Word) -> str:
    """How far the votes lie apart, in one word."""
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
    return clock_word(note.at)


def clock_word(at: str) -> str:
    """The time of day in the room of a moment as a note has it; empty where it is none."""
    try:
        return format_time(dt.datetime.fromisoformat(at).time())
    except ValueError:
        return ""


def day_word(day: dt.date | None) -> str:
    """A day as the reader writes it."""
    return format_date(day)
