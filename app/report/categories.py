"""Category by category: the levels as a ladder, the decision with its reasons, the evidence and what people said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.agreement import round_spread
from app.domain.model import Category
from app.domain.scoring import MET, LevelCoverage, gap_row, level_coverage, staged_level, unmet_practices
from app.domain.votes import SIDES
from app.domain.workshop import CategoryState, Note, NoteKind, Workshop
from app.i18n import tr, trn
from app.report.boxes import Keep, Look, Pad, Row, Table
from app.report.document import Paper
from app.report.marks import Heading, Mark, Marked
from app.report.piece import Piece
from app.report.places import category_place, described_categories
from app.report.style import BODY, LABEL, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG, STRONG
from app.report.tables import continued, label, titled
from app.report.text import GAP, Span, Type
from app.report.words import kind_word, level_word, priority_word, rating_word, signed, spread_word, votes_word

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
    settled = [*_decision(paper, workshop, category, state), *_votes(paper, workshop, category, state)]
    decision = [*settled, *([] if long else reasons)]
    if _untouched(state):
        body = Row([[*decision, _ladder(paper, workshop, category, state)]])
    elif state.applicable:
        share = LADDER if len(workshop.model.levels) < MANY else LONG_LADDER
        body = Row([[_ladder(paper, workshop, category, state)], decision], (share, 1 - share), gap=16)
    else:
        body = Row([decision])
    rest = [
        *(reasons if long else []),
        *_missing(paper, workshop, category, state),
        *_set_aside(paper, workshop, category),
    ]
    return [heading, question, body, *rest, *_notes(paper, workshop, category)]


def _untouched(state: CategoryState) -> bool:
    """Nothing stands beside the ladder, so it has the whole width."""
    said = (state.rationale + state.dissent).strip()
    return state.applicable and state.current is None and state.target is None and not said


# --- the ladder ----------------------------------------------------------------------------------------------------


def _ladder(paper: Paper, workshop: Workshop, category: Category, state: CategoryState) -> Piece:
    """All levels, the highest on top; current and target are framed, marked and named."""
    covered = {level.rank: level for level in level_coverage(workshop.model, category, workshop.rating_map())}
    rated = any(level.rated for level in covered.values())
    rungs = []
    for rank in reversed(workshop.model.ranks):
        marks: list[Mark] = []
        if state.current == rank:
            marks.append("current")
        if state.target == rank:
            marks.append("target")
        rungs.append(_rung(paper, workshop, category, rank, marks, covered[rank] if rated else None))
    return Table(rungs)


def _rung(
    paper: Paper, workshop: Workshop, category: Category, rank: int, marks: Sequence[Mark], level: LevelCoverage | None
) -> Row:
    ink, model = paper.ink, workshop.model
    spans: list[Span] = [(level_word(model, rank), SMALL_STRONG)]
    spans += [(f"{GAP}{_MARK_WORDS[mark]()}", Type(8, 700, mark, 10.4)) for mark in marks]
    title: Piece = ink.spans(spans)
    if marks:
        title = Marked(title, marks, SMALL_STRONG)
    cells: list[list[Piece]] = [[title]]
    if level is not None:
        ratings = workshop.rating_map()
        met = sum(ratings.get(practice.id) in MET for practice in category.practices_at(rank))
        cells.append([ink.line(_coverage_word(level, met), Type(7, 400, "muted", 10.4, "right"))])
    first = Row(cells, (1, 116)[: len(cells)], gap=6)
    below = ink.line(model.headline(category, rank), SMALL if marks else SMALL_MUTED, before=0.5)
    return Row([[first, below]], pad=Pad(2.5, 7, 2.7, 7), look=_look(marks))


_MARK_WORDS: dict[Mark, Callable[[], str]] = {"current": lambda: tr("Current"), "target": lambda: tr("Target")}


def _look(marks: Sequence[Mark]) -> Look:
    """A solid blue frame for the current level, a dashed orange one for the target."""
    if not marks:
        return Look(beneath="line", width=0.4)
    dash = () if marks[0] == "current" else (2.4, 1.8)
    return Look(f"{marks[0]}_fill", marks[0], 0.9, dash, 3)


def _coverage_word(level: LevelCoverage, met: int) -> str:
    """How many practices of a level are in place, how far they are achieved, and how many nobody rated."""
    if not level.total:
        return tr("no practices")
    if not level.applicable:
        return tr("not applicable")
    if level.coverage is None:
        return trn("{n} practice, not rated", "{n} practices, not rated", level.applicable)
    parts = [tr("{n} of {m} in place").format(n=met, m=level.applicable), f"{round(100 * level.coverage)}%"]
    if not level.complete:
        parts.append(tr("{n} open").format(n=level.applicable - level.rated))
    return " · ".join(parts)


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
    staged = staged_level(model, category, workshop.rating_map())
    if staged is not None and staged != state.current:
        words = tr("The practices alone would give {level}.").format(level=level_word(model, staged))
        lines.append(ink.line(words, SMALL_MUTED, before=2))
    return lines


def _votes(paper: Paper, workshop: Workshop, category: Category, state: CategoryState) -> list[Piece]:
    """The votes of the last revealed round on each level, and what they say; no name stands beside them."""
    if not state.applicable:
        return []
    lines: list[Piece] = []
    numbers = set()
    for side in SIDES:
        asked = [round_ for round_ in workshop.rounds_of(category.id) if round_.revealed and side in round_.sides]
        spread = round_spread(workshop, asked[-1], side) if asked else None
        if spread is None:
            continue
        numbers.add(asked[-1].number)
        votes = paper.ink.line(votes_word(spread), SMALL)
        words = spread_word(spread, asked[-1].cannot_judge(side))
        lines.append(Marked(votes, side, SMALL, before=1.5 if lines else 0))
        if words:
            lines.append(Row([[paper.ink.line(words, SMALL_MUTED)]], pad=Pad(left=1.55 * SMALL.size)))
    title = tr("Votes, round {n}").format(n=max(numbers)) if len(numbers) == 1 and max(numbers) > 1 else tr("Votes")
    return titled(paper, title, lines, before=7)


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
    """The practices between current and target that no goal takes up; those of goals stand with their goal."""
    if not state.decided or state.current is None or state.target is None:
        return []
    steps = [(goal.from_level, goal.to_level) for goal in workshop.goals_of(category.id)]
    unmet = unmet_practices(workshop, category.id, state.target, state.current)
    unmet = tuple(u for u in unmet if not any(start < u.practice.level <= end for start, end in steps))
    if not unmet:
        return []
    rows: list[Piece] = []
    for one in unmet:
        lead: list[Span] = [(f"{one.practice.level}{GAP}", SMALL_STRONG)]
        end: list[Span] = [(f"{GAP}{rating_word(one.rating)}", SMALL_MUTED)]
        rows += paper.ink.labelled(lead, one.practice.text, SMALL, end=end, before=1.5)
    return titled(paper, tr("Missing up to the target, and in no goal yet"), rows)


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
    rows = note_rows(paper, notes)
    parked = sum(note.kind == "parked" for note in notes)
    if parked:
        words = trn("{n} question in the parking lot", "{n} questions in the parking lot", parked)
        rows.append(_note_row(paper, kind_word("parked", parked), [paper.ink.line(words, SMALL, to="parking")]))
    logged = sum(note.kind == "decision" for note in notes)
    if logged:
        words = trn("{n} decision in the log", "{n} decisions in the log", logged)
        rows.append(_note_row(paper, kind_word("decision", logged), [paper.ink.line(words, SMALL, to="log")]))
    return [Table(rows, before=9)] if rows else []


def note_rows(paper: Paper, notes: Sequence[Note]) -> list[Piece]:
    """Notes that are neither parked nor logged, those of a kind together under its name."""
    rows: list[Piece] = []
    for kind in KINDS:
        of_kind = [note for note in notes if note.kind == kind]
        for index, note in enumerate(of_kind):
            words, name = note_words(paper, note), kind_word(kind, len(of_kind))
            named = _note_row(paper, name, words)
            rows.append(named if index == 0 else _note_row(paper, "", words, at_top=named))
    return rows


def _note_row(paper: Paper, name: str, words: Sequence[Piece], at_top: Row | None = None) -> Row:
    """A note beside the name of its kind, which only the first of a kind and the first on a page shows."""
    look = Look(above="line", width=0.4) if name else Look()
    cells = [[paper.ink.line(name, LABEL)] if name else [], words]
    return Row(cells, (62, 1), pad=Pad(2.4, 0, 1.6), look=look, at_top=at_top)


def note_words(paper: Paper, note: Note) -> list[Piece]:
    """A note as it reads on paper: quotes in quotation marks, metrics with their value first, and who said it."""
    ink = paper.ink
    who: list[Span] = [(f"{GAP}{note.who}", SMALL_MUTED)] if note.who.strip() else []
    if note.kind == "quote":
        return list(ink.labelled([("\u201c", SMALL)], note.text, SMALL, end=[("\u201d", SMALL), *who]))
    value = " ".join(part for part in (note.value.strip(), note.unit.strip()) if part)
    lead: list[Span] = [(f"{value}{GAP}", SMALL_STRONG)] if value else []
    return list(ink.labelled(lead, note.text, SMALL, end=who))
