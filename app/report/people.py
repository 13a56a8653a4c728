"""How people are written in a document: by name, by role alone, or not at all, as it was chosen."""

from __future__ import annotations

from app.domain.findings import roles
from app.domain.pack import owner_word
from app.domain.workshop import Workshop
from app.i18n import tr, trn
from app.report.boxes import Row
from app.report.document import Paper
from app.report.piece import Piece
from app.report.style import LABEL, SMALL, SMALL_MUTED
from app.report.text import GAP


def owner_shown(paper: Paper, workshop: Workshop, owner: str) -> str:
    """An owner of a goal or an action: '' for nobody, and a word for one who may not be named."""
    if paper.names == "shown" or not owner.strip():
        return owner.strip()
    return owner_word(workshop, owner, paper.names).strip() or tr("An owner")


def who_shown(paper: Paper, workshop: Workshop, who: str) -> str:
    """Who said or asked something: what was typed where names are shown, else the role, or ''."""
    if paper.names == "shown":
        return who.strip()
    same = " ".join(who.split()).casefold()
    is_role = any(" ".join(person.role.split()).casefold() == same for person in workshop.participants)
    if paper.names == "roles" and is_role:
        return who.strip()
    return owner_word(workshop, who, paper.names).strip()


def role_words(workshop: Workshop) -> list[str]:
    """Who took part, by role: 'Product owner', '2 × Developer'; people without a role are counted together."""
    words = []
    for role, n in roles(workshop):
        if role:
            words.append(role if n == 1 else tr("{n} × {role}").format(n=n, role=role))
        elif n < len(workshop.participants):
            words.append(trn("{n} more person", "{n} more people", n))
    return words


def people_rows(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The participants, those of a role together, in the order of the list; nothing where there are none."""
    ink = paper.ink
    if not workshop.participants:
        return []
    if paper.names == "shown":
        lines = _named(paper, workshop)
    else:
        words = role_words(workshop) if paper.names == "roles" else []
        count = trn("{n} person", "{n} people", len(workshop.participants))
        lines = [ink.line(word, SMALL, after=1.5) for word in words or [count]]
    return [Row([[ink.line(tr("Participants"), LABEL)], lines], (76, 1))]


def _named(paper: Paper, workshop: Workshop) -> list[Piece]:
    people: dict[str, list[str]] = {}
    for person in workshop.participants:
        people.setdefault(person.role.strip(), []).append(person.name)
    lines: list[Piece] = []
    for role, names in people.items():
        spans = [(", ".join(names), SMALL)]
        if role:
            spans.append((f"{GAP}{role}", SMALL_MUTED))
        lines.append(paper.ink.spans(spans, after=1.5))
    return lines
