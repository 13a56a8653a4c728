"""Puts the plan's sections together: cover, summary, profile, categories, goals, lists, method and model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
from reportlab.platypus import CondPageBreak, Flowable

from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.report.categories import categories
from app.report.cover import Cover, Place
from app.report.document import Paper, Properties, Steps, typeset
from app.report.fonts import bundled_fonts
from app.report.goals import goals, in_order
from app.report.lists import general, log, not_doing, parking
from app.report.method import about, how
from app.report.numbers import Numbers
from app.report.options import PlanOptions
from app.report.profile import profile
from app.report.style import sheet_of
from app.report.summary import summary
from app.report.text import Ink


class Document(msgspec.Struct, frozen=True):
    """A finished PDF in memory."""

    content: bytes
    pages: int
    warnings: tuple[str, ...]


def compose(workshop: Workshop, options: PlanOptions, steps: Steps) -> Document:
    """The plan of a workshop. ExportCancelled when that was asked for."""
    fonts = bundled_fonts()
    ink = Ink(fonts)
    paper = Paper(ink, sheet_of(options.page), Numbers(ink))
    ordered = in_order(workshop)
    sections: tuple[Callable[[], list[Flowable]], ...] = (
        lambda: [*summary(paper, workshop, ordered), CondPageBreak(0.4 * paper.sheet.inner_height)],
        lambda: profile(paper, workshop),
        lambda: categories(paper, workshop),
        lambda: goals(paper, workshop, ordered),
        lambda: not_doing(paper, workshop),
        lambda: log(paper, workshop),
        lambda: parking(paper, workshop),
        lambda: general(paper, workshop),
        lambda: how(paper, workshop),
        lambda: about(paper, workshop),
    )
    story: list[Flowable] = []
    present = []
    for index, section in enumerate(sections):
        steps.tell(0.02 + 0.13 * index / len(sections), tr("Preparing the document"))
        pieces = section()
        story += pieces
        present.append(bool(pieces))
    cover = Cover(paper, workshop, [place for place, there in zip(_places(), present, strict=True) if there])
    content = typeset(paper, cover, story, _properties(workshop), steps)
    return Document(content, paper.numbers.total, (*fonts.warnings, *ink.warnings()))


def _places() -> tuple[Place, ...]:
    """The contents, one entry per section."""
    return (
        Place(tr("Summary"), "summary"),
        Place(tr("Profile and gaps"), "profile"),
        Place(tr("Category by category"), "categories"),
        Place(tr("Goals"), "goals"),
        Place(tr("What we are not doing"), "not-doing"),
        Place(tr("Decision log"), "log"),
        Place(tr("Parking lot"), "parking"),
        Place(tr("Notes on the workshop as a whole"), "notes"),
        Place(tr("How it was done"), "how"),
        Place(tr("The maturity model"), "model"),
    )


def _properties(workshop: Workshop) -> Properties:
    """What the file says about itself; its time is that of the last change, so that the same plan is the same file."""
    title = tr("Improvement plan")
    model = workshop.model
    return Properties(
        title=f"{title}: {workshop.title}",
        author=workshop.facilitator,
        subject=tr("{model}, workshop of {date}").format(model=model.name, date=format_date(workshop.date, "long")),
        moment=_moment(workshop),
        running=workshop.title,
        footer=f"{title} · {format_date(workshop.date, 'long')}",
    )


def _moment(workshop: Workshop) -> str:
    try:
        changed = dt.datetime.fromisoformat(workshop.changed_at)
    except ValueError:
        changed = dt.datetime.combine(workshop.date, dt.time(12))
    moment = changed.astimezone(dt.UTC) if changed.tzinfo else changed
    return f"D:{moment:%Y%m%d%H%M%S}Z"
