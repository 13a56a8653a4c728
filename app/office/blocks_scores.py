"""What was scored as blocks: the charts, every category with its decision, evidence and votes, and all scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from app.charts.projection import projections
from app.domain.findings import contested, last_votes, ranked_gaps
from app.domain.model import Category
from app.domain.scoring import gap_order, gap_row, level_coverage, staged_level, unmet_practices
from app.domain.votes import SIDES
from app.domain.workshop import CategoryState, Note, NoteKind
from app.i18n import tr
from app.office.blocks import Block, Bullets, Facts, Grid, Heading, Paragraph, Picture
from app.office.charts import charts_of
from app.office.score_tables import standing_word
from app.office.told import Told, line, prose
from app.report.places import described_categories
from app.report.words import (
    kind_word,
    level_word,
    order_reason,
    priority_word,
    rating_word,
    signed,
    spread_words,
    votes_word,
)  # fmt: skip

KINDS: tuple[NoteKind, ...] = ("quote", "evidence", "metric", "observation")


# --- profile and projection ----------------------------------------------------------------------------------------


def profile(told: Told) -> Iterator[Block]:
    """The charts, the table of the gaps with the reason for their order, and what was not counted."""
    workshop = told.workshop
    charts = {chart.key: chart for chart in charts_of(told)}
    if not gap_order(workshop):
        yield Paragraph(tr("There is nothing to draw yet: no category has both levels."), "muted")
    for key in ("profile", "gaps"):
        if key in charts:
            yield Picture(charts[key])
    rows = tuple(
        (
            line(ranked.row.name),
            level_word(workshop.model, ranked.row.current),
            level_word(workshop.model, ranked.row.target),
            signed(ranked.row.gap),
            priority_word(ranked.row.priority) or "–",
            line(order_reason(ranked)) or "–",
        )
        for ranked in ranked_gaps(workshop)
    )
    if rows:
        yield Heading(2, tr("Gaps in their order"))
        head = (tr("Category"), tr("Current"), tr("Target"), tr("Gap"), tr("Priority"), tr("Why here"))
        yield Grid(tr("Gaps in their order"), head, rows, (0.22, 0.15, 0.15, 0.07, 0.1, 0.31))
    if "coverage" in charts:
        yield Picture(charts["coverage"])
    yield from _not_counted(told)


def _not_counted(told: Told) -> Iterator[Block]:
    rows = []
    for category in told.workshop.model.categories:
        state = told.workshop.state(category.id)
        if not state.decided:
            rows.append((line(category.name), standing_word(state), _why(told, state)))
    if rows:
        yield Heading(2, tr("Not counted"))
        head = (tr("Category"), tr("State"), tr("Why, and what is known"))
        yield Grid(tr("Not counted"), head, tuple(rows), (0.3, 0.16, 0.54))


def _why(told: Told, state: CategoryState) -> str:
    if not state.in_scope:
        return line(state.na_reason or "") or tr("Left out of this workshop.")
    if state.na_reason is not None:
        return line(state.na_reason) or tr("No reason was noted.")
    known, model = [], told.workshop.model
    if state.current is not None:
        known.append(tr("Current level: {level}.").format(level=level_word(model, state.current)))
    if state.target is not None:
        known.append(tr("Target level: {level}.").format(level=level_word(model, state.target)))
    return " ".join(known) or tr("Not discussed yet.")


def projection(told: Told) -> Iterator[Block]:
    """Where the plan leads: now, after the plan, target, and the gap that remains."""
    if not told.workshop.goals:
        return
    charts = {chart.key: chart for chart in charts_of(told)}
    if "projection" in charts:
        yield Picture(charts["projection"])
    model = told.workshop.model
    rows = tuple(
        (
            line(row.name),
            level_word(model, row.current),
            level_word(model, row.planned),
            level_word(model, row.target),
            signed(row.remaining) if row.remaining else tr("reached"),
        )
        for row in projections(told.workshop)
    )
    if rows:
        head = (tr("Category"), tr("Now"), tr("After the plan"), tr("Target"), tr("Gap that remains"))
        yield Grid(tr("After the plan"), head, rows, (0.32, 0.18, 0.18, 0.18, 0.14))


# --- category by category ------------------------------------------------------------------------------------------


def categories(told: Told) -> Iterator[Block]:
    """Every category in scope, and others of which something was said."""
    for category in described_categories(told.workshop):
        yield Heading(2, line(category.name))
        yield Paragraph(line(category.question), "muted")
        yield from _decision(told, category)
        yield from _reasons(told.workshop.state(category.id))
        yield from _levels(told, category)
        yield from _missing(told, category)
        yield from _set_aside(told, category)
        yield from note_blocks(told, told.workshop.notes_of(category.id), KINDS)


def _decision(told: Told, category: Category) -> Iterator[Block]:
    workshop, state = told.workshop, told.workshop.state(category.id)
    if not state.applicable:
        yield Facts(tr("Decision"), ((tr("State"), standing_word(state)), (tr("Why"), prose(state.na_reason or ""))))
        return
    model, row = workshop.model, gap_row(workshop, category)
    gap = ""
    if row is not None:
        gap = (
            tr("{gap} (weight {n} of 100)").format(gap=signed(row.gap), n=row.weight) if row.weight else signed(row.gap)
        )
    rows = [
        (tr("Current level"), level_word(model, state.current)),
        (tr("Target level"), level_word(model, state.target)),
        (tr("Gap"), gap),
        (tr("Priority"), priority_word(state.priority)),
    ]
    apart = contested(workshop, category)
    for side in SIDES:
        if (votes := last_votes(workshop, category.id, side)) is not None:
            name = tr("Votes on the current level") if side == "current" else tr("Votes on the target level")
            word, more = spread_words(votes)
            told_of = "; ".join(filter(None, (votes_word(votes.spread), word, more)))
            rows.append((name, f"{told_of}; {tr('contested')}" if side in apart else told_of))
    staged = staged_level(model, category, workshop.rating_map())
    if staged is not None and staged != state.current:
        rows.append((tr("By the practices alone"), level_word(model, staged)))
    yield Facts(tr("Decision"), tuple(rows))


def _reasons(state: CategoryState) -> Iterator[Block]:
    if state.rationale.strip():
        yield Paragraph(prose(state.rationale), name=tr("Rationale"))
    if state.dissent.strip():
        yield Paragraph(prose(state.dissent), name=tr("Dissent"))


def _levels(told: Told, category: Category) -> Iterator[Block]:
    """What a team looks like at each level, the highest first, and which practices are in place there."""
    workshop, model = told.workshop, told.workshop.model
    state = workshop.state(category.id)
    covered = {level.rank: level for level in level_coverage(model, category, workshop.rating_map())}
    rows = []
    for rank in reversed(model.ranks):
        marks = [tr("current")] if state.applicable and state.current == rank else []
        marks += [tr("target")] if state.applicable and state.target == rank else []
        level = covered[rank]
        share = "–" if level.coverage is None else f"{round(100 * level.coverage)}%"
        if level.coverage is not None and not level.complete:
            share += f" ({tr('{n} open').format(n=level.applicable - level.rated)})"
        rows.append((level_word(model, rank), ", ".join(marks), line(model.headline(category, rank)), share))
    head = (tr("Level"), tr("Decided"), tr("What a team looks like there"), tr("Achieved"))
    yield Grid(tr("The levels"), head, tuple(rows), (0.2, 0.12, 0.54, 0.14))


def _missing(told: Told, category: Category) -> Iterator[Block]:
    """The practices between the levels that are not in place, each with how one would see that it is."""
    workshop, state = told.workshop, told.workshop.state(category.id)
    if not state.decided or state.current is None or state.target is None:
        return
    unmet = unmet_practices(workshop, category.id, state.target, state.current)
    rows = tuple(
        (
            level_word(workshop.model, entry.practice.level),
            line(entry.practice.text),
            line(entry.practice.success_criterion),
            rating_word(entry.rating),
        )
        for entry in unmet
    )
    if rows:
        yield Heading(3, tr("Practices missing for the target"))
        head = (tr("Level"), tr("Practice"), tr("Done when"), tr("Today"))
        yield Grid(tr("Practices missing for the target"), head, rows, (0.15, 0.36, 0.34, 0.15))


def _set_aside(told: Told, category: Category) -> Iterator[Block]:
    """The practices that do not apply, with the reason."""
    found = []
    for practice in category.practices:
        rating = told.workshop.rating(practice.id)
        if rating is not None and (rating.rating == "NA" or rating.reason.strip()):
            why = line(rating.reason)
            text = f"{line(practice.text)} ({rating_word(rating.rating)})"
            found.append(f"{text}: {why}" if why else text)
    if found:
        yield Heading(3, tr("Practices that do not apply"))
        yield Bullets(tuple(found))


def note_blocks(
    told: Told, notes: tuple[Note, ...], kinds: tuple[NoteKind, ...], level: Literal[2, 3] = 3
) -> Iterator[Block]:
    """Notes by their kind: quotes in quotation marks, metrics with their value first."""
    for kind in kinds:
        found = [note for note in notes if note.kind == kind]
        if found:
            yield Heading(level, kind_word(kind, len(found)))
            yield Bullets(tuple(note_line(told, note) for note in found))


def note_line(told: Told, note: Note) -> str:
    """A note with who said it; its line breaks stay."""
    text, value = prose(note.text), line(f"{note.value} {note.unit}")
    if note.kind == "quote":
        text = f"“{text}”"
    text = ": ".join(filter(None, (value, text)))
    who = told.said_by(note.who)
    return f"{text} ({who})" if who else text


def appendix(told: Told) -> Iterator[Block]:
    """Every practice of the categories in scope with its rating."""
    workshop = told.workshop
    for category in workshop.scope:
        rows = []
        for practice in category.practices:
            given = workshop.rating(practice.id)
            word = rating_word(given.rating if given else None)
            rows.append((level_word(workshop.model, practice.level), line(practice.text), word))
        if rows:
            yield Heading(2, tr("Ratings: {category}").format(category=line(category.name)))
            head = (tr("Level"), tr("Practice"), tr("Rating"))
            yield Grid(line(category.name), head, tuple(rows), (0.2, 0.6, 0.2))
