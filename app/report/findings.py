"""The sentences of the summary: where the group stands, what that means, what good looks like, strengths and gaps."""

from __future__ import annotations

import msgspec

from app.domain.findings import Strength, contested, largest_gap, largest_gaps, strengths
from app.domain.planning import numbered_goals
from app.domain.scoring import GapRow, gap_order, means, unmet_practices
from app.domain.workshop import Note, Workshop
from app.i18n import format_date, tr, trn
from app.report.document import Paper
from app.report.people import role_words
from app.report.text import shortened
from app.report.words import level_word, listed, mean_word, priority_word, signed

MOST_NAME = 60
MOST_ROLES = 220
"""The roles of those who took part take at most so many characters; the others are counted."""
MOST_CONTESTED = 3


class Finding(msgspec.Struct, frozen=True):
    """A strength or a gap: a category by id and name, its gap with a sign ('' for none) and what is to be said."""

    category_id: str
    name: str
    figure: str
    text: str


# --- where, what it means, what good looks like --------------------------------------------------------------------


def standing(workshop: Workshop) -> list[str]:
    """Where the group stands: the means, the highest and the lowest category, and where the votes stayed apart."""
    rows, model = gap_order(workshop), workshop.model
    if not rows:
        return []
    told = [_means_sentence(workshop)]
    high, low = max(rows, key=lambda row: row.current), min(rows, key=lambda row: row.current)
    if high.current > low.current:
        told.append(
            tr("Highest: {high} ({high_level}). Lowest: {low} ({low_level}).").format(
                high=shortened(high.name, MOST_NAME),
                high_level=level_word(model, high.current),
                low=shortened(low.name, MOST_NAME),
                low_level=level_word(model, low.current),
            )
        )
    apart = [category.name for category in workshop.scope if contested(workshop, category)]
    if apart:
        names = listed([shortened(name, MOST_NAME) for name in apart[:MOST_CONTESTED]])
        if len(apart) > MOST_CONTESTED:
            names = trn("{n} category", "{n} categories", len(apart))
        told.append(tr("Contested, because the votes stayed far apart: {names}.").format(names=names))
    return told


def _means_sentence(workshop: Workshop) -> str:
    rows, figures, model = gap_order(workshop), means(workshop), workshop.model
    if len(rows) == 1:
        sentence = tr("At level {current} today, with level {target} as the target.")
        return sentence.format(current=level_word(model, rows[0].current), target=level_word(model, rows[0].target))
    sentence = tr("On average at {current} today, with {target} as the target, over {n} categories.")
    return sentence.format(current=mean_word(figures.current), target=mean_word(figures.target), n=len(rows))


def meaning(workshop: Workshop, most: int) -> list[str]:
    """What the current level means where the gap is largest: in the model's words, and a fact from the room."""
    row = largest_gap(workshop) or next(iter(gap_order(workshop)), None)
    if row is None:
        return []
    category = workshop.model.category(row.category_id)
    told = []
    text = workshop.model.headline(category, row.current)
    if text.strip():
        told.append(_level_sentence(workshop, row, row.current, text, most))
    fact = _fact(workshop, row.category_id, most)
    if fact:
        told.append(tr("From the room: {fact}").format(fact=fact))
    return told


def good(workshop: Workshop, most: int) -> list[str]:
    """What a team looks like at the target, in the model's words, for the largest gaps."""
    told = []
    widest = largest_gap(workshop)
    rows = [row for row in largest_gaps(workshop) if widest is None or row.category_id != widest.category_id]
    for row in [*([widest] if widest else []), *rows][:2]:
        text = workshop.model.headline(workshop.model.category(row.category_id), row.target)
        if text.strip():
            told.append(_level_sentence(workshop, row, row.target, text, most))
    return told


def _level_sentence(workshop: Workshop, row: GapRow, rank: int, text: str, most: int) -> str:
    return tr("{category}, {level}: {text}").format(
        category=shortened(row.name, MOST_NAME),
        level=level_word(workshop.model, rank),
        text=_closed(shortened(text, most)),
    )


def _fact(workshop: Workshop, category_id: str, most: int) -> str:
    """The first metric of a category, else its first piece of evidence; '' for none. Never a private note."""
    notes = [note for note in workshop.notes_of(category_id) if not note.private]
    kinds = {kind: next((note for note in notes if note.kind == kind), None) for kind in ("metric", "evidence")}
    note = kinds["metric"] or kinds["evidence"]
    return _closed(shortened(_note_words(note), most)) if note is not None else ""


def _note_words(note: Note) -> str:
    value = " ".join(part for part in (note.value.strip(), note.unit.strip()) if part)
    return f"{value}: {note.text}" if value and note.text.strip() else value or note.text


def _closed(text: str) -> str:
    """A sentence with its full stop."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


# --- strengths and gaps --------------------------------------------------------------------------------------------


def strength_findings(workshop: Workshop, most: int) -> list[Finding]:
    """Up to three strengths in words."""
    return [Finding(one.category_id, one.name, "", _strength(workshop, one, most)) for one in strengths(workshop)]


def _strength(workshop: Workshop, one: Strength, most: int) -> str:
    level = level_word(workshop.model, one.level)
    if one.practice is not None:
        text = _closed(shortened(one.practice.text, most))
        return tr("Ahead of its level, a practice of {level} is fully achieved: {text}").format(level=level, text=text)
    first = tr("At {level}, where the group wants it to be.") if one.kind == "reached" else tr("At {level}.")
    told = [first.format(level=level)]
    if one.rated:
        told.append(tr("{n} of {m} rated practices up to there are in place.").format(n=one.in_place, m=one.rated))
    return " ".join(told)


def gap_findings(workshop: Workshop) -> list[Finding]:
    """Up to three gaps in words: the step, the priority, what is missing and which goals take it up."""
    return [Finding(row.category_id, row.name, signed(row.gap), _gap(workshop, row)) for row in largest_gaps(workshop)]


def _gap(workshop: Workshop, row: GapRow) -> str:
    model = workshop.model
    told = [f"{level_word(model, row.current)} → {level_word(model, row.target)}"]
    if row.priority is not None:
        told.append(tr("{priority} priority").format(priority=priority_word(row.priority).lower()))
    missing = len(unmet_practices(workshop, row.category_id, row.target, row.current))
    if missing:
        told.append(trn("{n} practice missing", "{n} practices missing", missing))
    numbers = [str(number) for number, goal in numbered_goals(workshop) if goal.category_id == row.category_id]
    if numbers:
        word = tr("goal {numbers}") if len(numbers) == 1 else tr("goals {numbers}")
        told.append(word.format(numbers=listed(numbers)))
    elif workshop.goals:
        told.append(tr("no goal yet"))
    return ", ".join(told) + "."


# --- how it was done -----------------------------------------------------------------------------------------------


def took_part(paper: Paper, workshop: Workshop) -> list[str]:
    """How the levels were found and who took part by role; nothing for a workshop in which nothing happened."""
    rows, people = gap_order(workshop), len(workshop.participants)
    told = []
    if rows:
        day = format_date(workshop.date, "long")
        who = trn("{n} person", "{n} people", people) if people else tr("The group")
        what = trn("{n} category", "{n} categories", len(rows))
        told.append(tr("{who} scored {what} on {day}. {way}").format(who=who, what=what, day=day, way=way(workshop)))
    words = role_words(workshop) if paper.names != "hidden" else []
    if words:
        told.append(tr("Took part: {roles}.").format(roles=_within(words)))
    return told


def way(workshop: Workshop) -> str:
    """How the group came to its levels, as far as votes tell it."""
    rounds = sum(round_.revealed for round_ in workshop.rounds)
    if not rounds:
        return tr("Each level was settled together, after the evidence.")
    return trn(
        "Evidence came first, then one silent vote, revealed at once; then the group decided.",
        "Evidence came first, then silent votes, {n} rounds in all, each revealed at once; then the group decided.",
        rounds,
    )


def _within(words: list[str]) -> str:
    """The words as a list; those that would make it too long are counted."""
    kept: list[str] = []
    for word in words:
        if sum(map(len, kept)) + len(word) > MOST_ROLES:
            break
        kept.append(shortened(word, MOST_NAME))
    left = len(words) - len(kept)
    return listed([*kept, *([trn("{n} more role", "{n} more roles", left)] if left else [])])
