"""The sign-off: who agrees to the plan, with room for a signature and a date."""

from __future__ import annotations

from app.domain.owners import owner_fault
from app.domain.planning import numbered_goals
from app.domain.scoring import gap_order
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.report.boxes import Content, Keep, Look, Pad, Row, Table
from app.report.document import Paper
from app.report.marks import Heading
from app.report.people import owner_shown
from app.report.piece import Piece
from app.report.sections import section_title
from app.report.style import LABEL, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG
from app.report.words import listed

_WIDTHS = (0.34, 0.3, 0.36, 76)


def sign_off(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section: the client, each named owner with the goals, the facilitator; nothing before anything is decided."""
    if not workshop.goals and not gap_order(workshop):
        return []
    heading = Heading(paper, section_title("sign-off"), "sign-off", before=26, after=3)
    words = (
        tr(
            "With their signature the owners take their goals on, and whoever signs for the client gives them the time "
            "and the means."
        )
        if workshop.goals
        else tr("With their signature the group stands by the levels that it settled on.")
    )
    names = (tr("Name"), tr("Signs for"), tr("Signature"), tr("Date"))
    head = Row([[paper.ink.line(name, LABEL)] for name in names], _WIDTHS, gap=12, pad=Pad(0, 0, 3),
               look=Look(beneath="muted", width=0.8))  # fmt: skip
    rows = [_line(paper, name, what) for name, what in _signers(paper, workshop)]
    return [Keep([heading, paper.ink.line(words, MUTED, after=8), Table(rows, [head], named=True)], head=2)]


def _signers(paper: Paper, workshop: Workshop) -> list[tuple[str, str]]:
    """Who signs and for what; '' for a name that is written by hand."""
    people = [person.name for person in workshop.participants]
    carried: dict[str, list[str]] = {}
    named: dict[str, str] = {}
    for number, goal in numbered_goals(workshop):
        if owner_fault(goal.owner, people) is None:
            key = " ".join(goal.owner.casefold().split())
            named.setdefault(key, goal.owner)
            carried.setdefault(key, []).append(str(number))
    found = [("", tr("{client}, sponsor").format(client=workshop.client))]
    for key, numbers in carried.items():
        word = tr("goal {numbers}") if len(numbers) == 1 else tr("goals {numbers}")
        shown = owner_shown(paper, workshop, named[key]) if paper.names != "hidden" else ""
        found.append((shown, word.format(numbers=listed(numbers))))
    if workshop.facilitator.strip():
        day = format_date(workshop.date)
        found.append((workshop.facilitator, tr("facilitation on {date}").format(date=day)))
    return found


def _line(paper: Paper, name: str, what: str) -> Row:
    ink = paper.ink
    cells: list[Content] = [
        [ink.line(name, SMALL_STRONG) if name else ink.line(" ", SMALL)],
        [ink.line(what, SMALL_MUTED)],
        [],
        [],
    ]
    return Row(cells, _WIDTHS, gap=12, pad=Pad(17, 0, 4), look=Look(beneath="line", width=0.7))
