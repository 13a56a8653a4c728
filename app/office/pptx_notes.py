"""The notes beneath the slides: in full what has no room on them, for the one who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.workshop import Action, Goal
from app.i18n import format_date, tr
from app.office.blocks_goals import goal_facts, lacking
from app.office.plan_tables import settled_words
from app.office.told import Told, line, prose, state_word
from app.report.words import kind_word, rating_word


def action_line(told: Told, action: Action) -> str:
    """An action in one line, with a box: what, who, by when, and whether it is done."""
    parts = [line(action.what), told.person(action.who), format_date(action.due)]
    parts.append(state_word("done" if action.done else "open"))
    return f"{'☑' if action.done else '☐'} {' · '.join(filter(None, parts))}"


def goal_notes(told: Told, goal: Goal, criteria: Sequence[str], actions: Sequence[str]) -> list[str]:
    """A goal in full."""
    checks = [
        tr("{measure} is checked so: {check}").format(measure=line(criterion.measure), check=line(criterion.check))
        for criterion in goal.criteria
        if criterion.check.strip()
    ]
    return [
        *(f"{name}: {value}" for name, value in goal_facts(told, goal) if value),
        *([tr("Outcome: {text}").format(text=prose(goal.outcome))] if goal.outcome.strip() else []),
        *filter(None, [lacking(told, goal)]),
        *([tr("Success criteria:"), *criteria] if criteria else []),
        *checks,
        *([tr("Actions:"), *actions] if actions else []),
    ]


def people(told: Told) -> Iterator[str]:
    """Everybody who took part, as far as that may be told."""
    for name, role in told.people():
        yield f"{name} ({role})" if name and role else name or role


def reasons(told: Told) -> Iterator[str]:
    """What was settled on each category and why, and what was said about it."""
    for category in told.workshop.model.categories:
        state = told.workshop.state(category.id)
        said = [line(category.name)]
        if state.applicable:
            said.append(settled_words(told.workshop, state))
        elif state.na_reason is not None:
            said.append(tr("not applicable: {reason}").format(reason=line(state.na_reason)))
        yield ": ".join(said)
        if state.rationale.strip():
            yield tr("Rationale: {text}").format(text=prose(state.rationale))
        if state.dissent.strip():
            yield tr("Dissent: {text}").format(text=prose(state.dissent))
        yield from _notes(told, category.id)
    yield from _notes(told, None)


def _notes(told: Told, category_id: str | None) -> Iterator[str]:
    for note in told.workshop.notes_of(category_id):
        parts = [line(f"{note.value} {note.unit}"), prose(note.text)]
        who = told.said_by(note.who)
        yield f"{kind_word(note.kind, 1)}: {': '.join(filter(None, parts))}{f' ({who})' if who else ''}"


def set_aside(told: Told) -> Iterator[str]:
    """The practices that do not apply, with the reason."""
    for category in told.workshop.scope:
        for practice in category.practices:
            rating = told.workshop.rating(practice.id)
            if rating is not None and rating.reason.strip():
                yield f"{line(practice.text)} ({rating_word(rating.rating)}): {line(rating.reason)}"
