"""Goals and actions over the horizons, and what each owner carries; it breaks over pages between any two goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from reportlab.platypus import CondPageBreak, Flowable

from app.charts.timeline import loads, timeline
from app.domain.planning import OwnerLoad, capacity, numbered_goals, owner_load
from app.domain.workshop import Goal, Workshop
from app.i18n import tr, trn
from app.report.boxes import Keep, Whole, stack_height
from app.report.document import Paper
from app.report.marks import Heading
from app.report.people import owner_shown
from app.report.picture import Picture
from app.report.piece import Piece
from app.report.sections import section_title
from app.report.style import MUTED, SMALL_MUTED
from app.report.tables import label
from app.report.words import horizon_word, listed

Numbered = tuple[int, Goal]
SIZE = 8.0
MOST_EMPTY = 0.4
"""A timeline moves to the next page as a whole where no more of the page than this stays empty."""


def over_time(paper: Paper, workshop: Workshop) -> list[Flowable]:
    """The section; nothing for a plan without goals. It breaks only where it would leave too much of a page empty."""
    goals = numbered_goals(workshop)
    if not goals:
        return []
    heading = Heading(paper, section_title("timeline"), "timeline", before=26, after=3)
    intro = paper.ink.line(_intro(workshop), MUTED, after=9)
    rows = [_picture(paper, workshop, (goal,), head=n == 0) for n, goal in enumerate(goals)]
    again = _picture(paper, workshop, (), head=True)
    content = [heading, intro, *_with_last(rows, _legend(paper, workshop))]
    tall = stack_height(content, paper.sheet.inner_width) + heading.spaceBefore
    return [
        CondPageBreak(min(tall, MOST_EMPTY * paper.sheet.inner_height)),
        Keep(content, head=3, begun=False, again=[again]),
        *_loads(paper, workshop),
    ]


def _intro(workshop: Workshop) -> str:
    """How many goals and actions fall into which horizon."""
    parts = [f"{load.goals} {horizon_word(load.horizon)}" for load in capacity(workshop) if load.goals]
    actions = sum(len(goal.actions) for goal in workshop.goals)
    told = trn("{n} goal", "{n} goals", len(workshop.goals))
    sentence = tr("{goals} ({parts}) with {actions}.") if actions else tr("{goals} ({parts}).")
    return sentence.format(
        goals=told, parts=", ".join(parts), actions=trn("{n} action", "{n} actions", actions) if actions else ""
    )


def _picture(paper: Paper, workshop: Workshop, goals: Sequence[Numbered], *, head: bool) -> Picture:
    """Some goals of the timeline: pictures that fit below one another, so that it breaks between any two goals."""
    width = paper.sheet.inner_width
    figure = timeline(workshop, goals, width, SIZE, named=_named(paper, workshop), head=head, legend=False)
    return Picture(paper.ink, figure)


def _legend(paper: Paper, workshop: Workshop) -> Picture:
    figure = timeline(workshop, (), paper.sheet.inner_width, SIZE, head=False, legend=True)
    return Picture(paper.ink, msgspec.structs.replace(figure, title=tr("What the marks mean")), before=5)


def _with_last(pieces: Sequence[Piece], last: Piece) -> list[Piece]:
    """Pieces of which the last one keeps what belongs beneath it."""
    return [*pieces[:-1], Whole([[pieces[-1], last]])]


def _loads(paper: Paper, workshop: Workshop) -> list[Piece]:
    """What each owner carries, and how it is counted."""
    title = label(paper, tr("Load per owner, in person days"), before=14, after=6)
    rows = [_load(paper, workshop, (owner,), head=n == 0) for n, owner in enumerate(owner_load(workshop))]
    note = paper.ink.line(_note(paper, workshop), SMALL_MUTED, before=5)
    again = _load(paper, workshop, (), head=True)
    return [Keep([title, *_with_last(rows, note)], head=2, begun=False, again=[again])]


def _load(paper: Paper, workshop: Workshop, owners: Sequence[OwnerLoad], *, head: bool) -> Picture:
    named, width = _named(paper, workshop), paper.sheet.inner_width
    return Picture(paper.ink, loads(workshop, width, SIZE, named=named, owners=owners, head=head))


def _named(paper: Paper, workshop: Workshop) -> Callable[[str], str]:
    return lambda owner: owner_shown(paper, workshop, owner)


def _note(paper: Paper, workshop: Workshop) -> str:
    """How the days are counted, and who has too much."""
    told = [
        tr(
            "A small goal counts 2 person days, a medium one 8, a large one 20; the frame is half of the working days "
            "of the horizon, what one person can give beside the daily work."
        )
    ]
    crowded = [owner_shown(paper, workshop, load.owner) for load in owner_load(workshop) if load.overloaded]
    if crowded:
        told.append(tr("Too much at once: {names}.").format(names=listed(list(dict.fromkeys(crowded)))))
    return " ".join(told)
