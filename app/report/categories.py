"""Category by category: the levels as a ladder, the decision with its reasons, the evidence and what people said."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.findings import contested
from app.domain.model import Category
from app.domain.planning import numbered_goals
from app.domain.scoring import gap_row, staged_level, unmet_practices
from app.domain.workshop import CategoryState, Note, NoteKind, Workshop
from app.i18n import tr, trn
from app.report.boxes import Keep, Look, Pad, Row, Table
from app.report.document import Paper
from app.report.ladder import ladder
from app.report.marks import Heading, Marked
from app.report.people import who_shown
from app.report.piece import Piece
from app.report.places import category_place, described_categories, goal_link, section_link
from app.report.style import BODY, LABEL, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG, STRONG
from app.report.tables import continued, label, table, titled
from app.report.text import GAP, Span
from app.report.vote_pictures import CONTESTED, contested_words, votes
from app.report.words import kind_word, level_word, priority_word, rating_word, signed

KINDS: tuple[NoteKind, ...] = ("quote", "evidence", "metric", "observation")
LONG = 900
"""Reasons with more characters stand below the ladder instead of beside it."""
LADDER, LONG_LADDER, MANY = 0.6, 0.69, 6
"""The ladder's share of the width, and that of one with many levels."""


def categories(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section: every category in scope, and others of which something was said."""
    parts: list[Piece] = []
    for number, category in enumerate(described_categories(workshop)):
        card = _card(paper, workshop, category)
        if number == 0:
            card[0] = Row([[Heading(paper, tr("Category by category"), "categories", after=12), card[0]]], before=26)
        parts.append(Keep(card, head=3, begun=False, again=continued(paper, category.name)))
    return parts


def _card(paper: Paper, workshop: Workshop, category: Category) -> list[Piece]:
    """A category's pieces; the first three stay together."""
    ink, state = paper.ink, workshop.state(category.id)
    place = category_place(workshop.model, category.id)
    heading = Heading(paper, category.name, place, level=1, before=18, after=1)
    question = ink.line(category.question, MUTED, after=5)
    reasons = [*_reasons(paper, state)]
    long = len(state.rationale) + len(state.dissent) > LONG
    decision = [*_decision(paper, workshop, category, state), *([] if long else reasons)]
    if _untouched(state):
        body = Row([[*decision, ladder(paper, workshop, category, state)]])
    elif state.applicable:
        share = LADDER if len(workshop.model.levels) < MANY else LONG_LADDER
        body = Row([[ladder(paper, workshop, category, state)], decision], (share, 1 - share), gap=16)
    else:
        body = Row([decision])
    rest = [
        *votes(paper, workshop, category),
        *(reasons if long else []),
        *_missing(paper, workshop, category, state),
        *_set_aside(paper, workshop, category),
    ]
    return [heading, question, body, *rest, *_notes(paper, workshop, category)]


def _untouched(state: CategoryState) -> bool:
    """Nothing stands beside the ladder, so it has the whole width."""
    said = (state.rationale + state.dissent).strip()
    return state.applicable and state.current is None and state.target is None and not said


# --- the decision --------------------------------------------------------------------------------------------------


def _decision(paper: Paper, workshop: Workshop, category: Category, state: CategoryState) -> list[Piece]:
    """Current and target, gap, priority and weight; or why there are none."""
    ink, model = paper.ink, workshop.model
    if not state.in_scope:
        return [ink.line(tr("Out of scope of this workshop"), STRONG), *_reason(paper, state)]
    if state.na_reason is not None:
        return [ink.line(tr("Not applicable"), STRONG), *_reason(paper, state)]
    lines: list[Piece] = []
    if state.current is None and state.target is None:
        lines.append(ink.line(tr("Open: the group has not decided yet."), BODY, after=4))
    else:
        lines.append(label(paper, tr("Decision"), before=0))
        lines.append(Marked(ink.line(level_word(model, state.current), STRONG), "current", STRONG))
        lines.append(Marked(ink.line(level_word(model, state.target), STRONG), "target", STRONG, before=1))
    row = gap_row(workshop, category)
    if row is not None:
        spans: list[Span] = [(tr("Gap {gap}").format(gap=signed(row.gap)), STRONG)]
        more = [tr("weight {n} of 100").format(n=row.weight)] if row.weight else []
        if state.priority is not None:
            more.insert(0, tr("{priority} priority").format(priority=priority_word(state.priority)))
        spans += [(f"{GAP}{', '.join(more)}", MUTED)] if more else []
        lines.append(ink.spans(spans, before=2))
    apart = contested(workshop, category)
    if apart:
        mark = paper.ink.line(contested_words(workshop, category, apart), CONTESTED)
        lines.append(Row([[mark]], pad=Pad(2.5, 6, 2.5, 7), look=Look(fill="warn_fill", bar="warn"), before=5))
    staged = staged_level(model, category, workshop.rating_map())
    if staged is not None and staged != state.current:
        words = tr("The practices alone would give {level}.").format(level=level_word(model, staged))
        lines.append(ink.line(words, SMALL_MUTED, before=2))
    return lines


def _reason(paper: Paper, state: CategoryState) -> list[Piece]:
    return list(paper.ink.prose(state.na_reason, BODY)) if state.na_reason and state.na_reason.strip() else []


def _reasons(paper: Paper, state: CategoryState) -> list[Piece]:
    """Rationale and dissent, each under its label."""
    lines: list[Piece] = []
    for name, text in ((tr("Why"), state.rationale), (tr("Other views"), state.dissent)):
        if text.strip():
            lines += titled(paper, name, paper.ink.prose(text, SMALL), before=8)
    return lines


# --- practices -----------------------------------------------------------------------------------------------------


def _missing(paper: Paper, workshop: Workshop, category: Category, state: CategoryState) -> list[Piece]:
    """The practices between current and target that are not in place: when each is, and which goals take it up."""
    if not state.decided or state.current is None or state.target is None:
        return []
    unmet = unmet_practices(workshop, category.id, state.target, state.current)
    if not unmet:
        return []
    ink, rows = paper.ink, []
    for one in unmet:
        criterion = one.practice.success_criterion.strip()
        rows.append([
            [ink.line(str(one.practice.level), SMALL_STRONG)],
            list(ink.prose(one.practice.text, SMALL)),
            [ink.line(rating_word(one.rating), SMALL_MUTED)],
            list(ink.prose(criterion, SMALL)) if criterion else [ink.line("–", SMALL_MUTED)],
            [_taken_up(paper, workshop, category, one.practice.level)],
        ])  # fmt: skip
    names = (tr("Level"), tr("Practice missing up to the target"), tr("Today"), tr("In place when"), tr("Goal"))
    return [table(paper, names, rows, (28, 0.48, 62, 0.52, 34), gap=8, before=10)]


def _taken_up(paper: Paper, workshop: Workshop, category: Category, level: int) -> Piece:
    """The numbers of the goals that lead over a level; a dash where none does."""
    own = [(number, goal) for number, goal in numbered_goals(workshop) if goal.category_id == category.id]
    goals = [number for number, goal in own if goal.from_level < level <= goal.to_level]
    to = goal_link(paper, goals[0]) if goals else ""
    return paper.ink.line(", ".join(map(str, goals)) or tr("none"), SMALL if goals else SMALL_MUTED, to=to)


def _set_aside(paper: Paper, workshop: Workshop, category: Category) -> list[Piece]:
    """What was noted with a practice's rating, most of all why it does not apply."""
    rows: list[Piece] = []
    for practice in category.practices:
        rating = workshop.rating(practice.id)
        if rating is not None and (rating.rating == "NA" or rating.reason.strip()):
            lead: list[Span] = [(f"{practice.text.rstrip('.')}: ", SMALL)]
            reason = rating.reason.strip() or tr("no reason was noted")
            rows += paper.ink.labelled(
                [*lead, (f"{rating_word(rating.rating)}. ", SMALL_MUTED)], reason, SMALL, before=1.5
            )
    return titled(paper, tr("Practices set aside"), rows)


# --- notes ---------------------------------------------------------------------------------------------------------


def _notes(paper: Paper, workshop: Workshop, category: Category) -> list[Piece]:
    """What was said and shown, by kind; private notes are never printed, what was parked or logged has its own list."""
    notes = [note for note in workshop.notes_of(category.id) if not note.private]
    rows = note_rows(paper, workshop, notes)
    parked = sum(note.kind == "parked" for note in notes)
    if parked:
        words = trn("{n} question in the parking lot", "{n} questions in the parking lot", parked)
        line = paper.ink.line(words, SMALL, to=section_link(paper, "parking"))
        rows.append(_note_row(paper, kind_word("parked", parked), [line]))
    logged = sum(note.kind == "decision" for note in notes)
    if logged:
        words = trn("{n} decision in the log", "{n} decisions in the log", logged)
        line = paper.ink.line(words, SMALL, to=section_link(paper, "log"))
        rows.append(_note_row(paper, kind_word("decision", logged), [line]))
    return [Table(rows, before=9)] if rows else []


def note_rows(paper: Paper, workshop: Workshop, notes: Sequence[Note]) -> list[Piece]:
    """Notes that are neither parked nor logged, those of a kind together under its name."""
    rows: list[Piece] = []
    for kind in KINDS:
        of_kind = [note for note in notes if note.kind == kind]
        for index, note in enumerate(of_kind):
            words, name = note_words(paper, workshop, note), kind_word(kind, len(of_kind))
            named = _note_row(paper, name, words)
            rows.append(named if index == 0 else _note_row(paper, "", words, at_top=named))
    return rows


def _note_row(paper: Paper, name: str, words: Sequence[Piece], at_top: Row | None = None) -> Row:
    """A note beside the name of its kind, which only the first of a kind and the first on a page shows."""
    look = Look(above="line", width=0.4) if name else Look()
    cells = [[paper.ink.line(name, LABEL)] if name else [], words]
    return Row(cells, (62, 1), pad=Pad(2.4, 0, 1.6), look=look, at_top=at_top)


def note_words(paper: Paper, workshop: Workshop, note: Note) -> list[Piece]:
    """A note as it reads on paper: quotes in quotation marks, metrics with their value first, and who said it."""
    ink = paper.ink
    by = who_shown(paper, workshop, note.who)
    who: list[Span] = [(f"{GAP}{by}", SMALL_MUTED)] if by else []
    if note.kind == "quote":
        return list(ink.labelled([("\u201c", SMALL)], note.text, SMALL, end=[("\u201d", SMALL), *who]))
    value = " ".join(part for part in (note.value.strip(), note.unit.strip()) if part)
    lead: list[Span] = [(f"{value}{GAP}", SMALL_STRONG)] if value else []
    return list(ink.labelled(lead, note.text, SMALL, end=who))
