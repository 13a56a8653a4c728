"""Sentences of the prepare page that are made from values."""

from __future__ import annotations

from app.domain.agenda import Agenda
from app.domain.model import MaturityModel
from app.domain.workshop import CategoryState, Timing, Workshop
from app.i18n import tr, trn
from app.queries.prepare import Missing, ModelLoss, RoleCount
from ui.clock.words import took_minutes

MOST_ROLES = 9
MOST_LETTERS = 32


def common_roles() -> tuple[str, ...]:
    """Roles that many workshops have, to choose from."""
    return (
        tr("Developer"),
        tr("Lead developer"),
        tr("Test engineer"),
        tr("Operations"),
        tr("Site reliability engineer"),
        tr("Platform engineer"),
        tr("Product owner"),
        tr("Product manager"),
        tr("Architect"),
        tr("Security"),
        tr("Data engineer"),
        tr("Data scientist"),
        tr("Design"),
        tr("Support"),
        tr("Management"),
    )


def missing_words(name: Missing) -> str:
    """What a workshop still lacks."""
    return {
        "team": tr("No team yet"),
        "place": tr("No place yet"),
        "facilitator": tr("No facilitator yet"),
        "participants": tr("No participants yet"),
    }[name]


def people_words(counts: tuple[RoleCount, ...]) -> str:
    """The roles in the room, most frequent first: 'Developer 3 · Operations 2 · no role 1'; many are cut short."""
    most = counts[:MOST_ROLES]
    words = [f"{shortened(count.role, MOST_LETTERS) or tr('no role')} {count.n}" for count in most]
    rest = sum(count.n for count in counts[MOST_ROLES:])
    return " · ".join([*words, tr("others {n}").format(n=rest)] if rest else words)


def shape_words(model: MaturityModel) -> str:
    """How large a model is: '5 categories × 5 levels, 93 practices'."""
    practices = sum(1 for _ in model.practices())
    shape = tr("{categories} × {levels}").format(
        categories=trn("{n} category", "{n} categories", len(model.categories)),
        levels=trn("{n} level", "{n} levels", len(model.levels)),
    )
    return f"{shape}, {trn('{n} practice', '{n} practices', practices)}" if practices else shape


def levels_words(model: MaturityModel) -> str:
    """The levels, lowest first: '0 Base · 1 Beginner · 2 Intermediate'."""
    return " · ".join(f"{level.rank} {level.name}" for level in model.levels)


def loss_words(loss: ModelLoss) -> str:
    """What another model would cost, as a sentence; empty when it costs nothing."""
    removed = [
        text
        for n, text in (
            (loss.decisions, trn("the decision on {n} category", "the decisions on {n} categories", loss.decisions)),
            (loss.ratings, trn("{n} practice rating", "{n} practice ratings", loss.ratings)),
            (loss.goals, trn("{n} goal", "{n} goals", loss.goals)),
            (loss.rounds, trn("{n} round of votes", "{n} rounds of votes", loss.rounds)),
        )
        if n
    ]
    sentences = []
    if removed:
        sentences.append(tr("Another model removes {things}.").format(things=_listed(removed)))
    if loss.notes:
        sentences.append(
            trn(
                "{n} note stays, but no longer with its category.",
                "{n} notes stay, but no longer with their category.",
                loss.notes,
            )
        )
    return " ".join(sentences)


def clock_words(state: CategoryState, timing: Timing | None) -> str:
    """What the day made of the minutes of a category: 'Shortened to 9 min', 'Took 24 min'; '' for nothing yet."""
    if timing is not None and timing.running_since is not None:
        return tr("The clock runs")
    took = took_minutes(timing.spent) if timing is not None else 0
    words = [tr("Took {time}").format(time=length_words(took))] if took else []
    if state.allotted is not None and not state.settled:
        words.append(tr("Shortened to {time}").format(time=length_words(state.allotted)))
    return " · ".join(words)


def length_words(minutes: int) -> str:
    """A length of time: '45 min', '2 h', '2 h 10 min'."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{n} min").format(n=rest)
    whole = tr("{n} h").format(n=hours)
    return f"{whole} {tr('{n} min').format(n=rest)}" if rest else whole


def end_words(agenda: Agenda) -> str:
    """When the day ends: 'Ends 16:05', with the day where it is another one."""
    if not agenda.days_over:
        return tr("Ends {time}").format(time=agenda.ends)
    if agenda.days_over == 1:
        return tr("Ends {time} the next day").format(time=agenda.ends)
    return tr("Ends {time}, {n} days later").format(time=agenda.ends, n=agenda.days_over)


def total_words(agenda: Agenda, break_minutes: int) -> str:
    """What the day is made of."""
    scoring = length_words(agenda.minutes - break_minutes)
    if not break_minutes:
        return tr("{scoring} of scoring, no breaks").format(scoring=scoring)
    return tr("{scoring} of scoring and {breaks} of breaks: {all} in all").format(
        scoring=scoring, breaks=length_words(break_minutes), all=length_words(agenda.minutes)
    )


def scored(workshop: Workshop) -> bool:
    """Whether the group has begun."""
    return bool(workshop.ratings) or any(
        state.current is not None or state.target is not None or state.na_reason is not None
        for state in workshop.states
    )


def shortened(text: str, most: int) -> str:
    """The beginning of a long text, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;.") + " …"


def _listed(things: list[str]) -> str:
    if len(things) == 1:
        return things[0]
    return tr("{first} and {last}").format(first=", ".join(things[:-1]), last=things[-1])
