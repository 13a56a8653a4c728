"""Puts the plan's sections together behind its cover, in the order that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from app.domain.pack import Section
from app.domain.scoring import gap_order
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.report.appendix import appendix
from app.report.calendar import calendar
from app.report.categories import categories
from app.report.cover import Cover, Place
from app.report.document import Document, Paper, Properties, Steps, moment_of, typeset
from app.report.fonts import bundled_fonts
from app.report.glossary import glossary
from app.report.goals import goals
from app.report.lists import general, log, not_doing, parking
from app.report.method import about, how
from app.report.numbers import Numbers
from app.report.options import PlanOptions
from app.report.profile import profile
from app.report.projection import reached
from app.report.sections import section_title
from app.report.sign_off import sign_off
from app.report.style import sheet_of
from app.report.summary import summary
from app.report.text import Ink
from app.report.timeline import over_time


def compose(workshop: Workshop, options: PlanOptions, steps: Steps) -> Document:
    """The plan of a workshop. ExportCancelled when that was asked for."""
    fonts = bundled_fonts()
    ink = Ink(fonts)
    printed = frozenset(options.sections)
    paper = Paper(ink, sheet_of(options.page), Numbers(ink), options.names, printed)
    builders = _builders(paper, workshop)
    story: list[Flowable] = []
    contents = []
    for index, section in enumerate(options.sections):
        steps.tell(0.02 + 0.13 * index / len(options.sections), tr("Preparing the document"))
        pieces = builders[section]()
        if pieces:
            story += pieces
            contents.append(Place(section_title(section), section))
    cover = Cover(paper, workshop, contents)
    content = typeset(paper, cover, story, _properties(workshop, options), steps)
    return Document(content, paper.numbers.total, (*fonts.warnings, *ink.warnings()))


def _builders(paper: Paper, workshop: Workshop) -> dict[Section, Callable[[], Sequence[Flowable]]]:
    """What makes each section; one that has nothing to show makes no pieces."""
    return {
        "summary": lambda: [*summary(paper, workshop), _after_summary(paper, workshop)],
        "profile": lambda: profile(paper, workshop),
        "categories": lambda: categories(paper, workshop),
        "timeline": lambda: over_time(paper, workshop),
        "goals": lambda: goals(paper, workshop),
        "projection": lambda: reached(paper, workshop),
        "calendar": lambda: calendar(paper, workshop),
        "sign-off": lambda: sign_off(paper, workshop),
        "not-doing": lambda: not_doing(paper, workshop),
        "log": lambda: log(paper, workshop),
        "parking": lambda: parking(paper, workshop),
        "notes": lambda: general(paper, workshop),
        "how": lambda: how(paper, workshop),
        "appendix": lambda: appendix(paper, workshop),
        "glossary": lambda: glossary(paper, workshop),
        "model": lambda: about(paper, workshop),
    }


def _after_summary(paper: Paper, workshop: Workshop) -> Flowable:
    """The summary is a page of its own once there is something to sum up."""
    return PageBreak() if gap_order(workshop) else CondPageBreak(0.4 * paper.sheet.inner_height)


def _properties(workshop: Workshop, options: PlanOptions) -> Properties:
    """What the file says about itself; its time is that of the last change, so that the same plan is the same file."""
    title = tr("Improvement plan")
    model = workshop.model
    return Properties(
        title=f"{title}: {workshop.title}",
        author=workshop.facilitator,
        subject=tr("{model}, workshop of {date}").format(model=model.name, date=format_date(workshop.date, "long")),
        moment=moment_of(workshop),
        running=workshop.title,
        footer=f"{title} · {format_date(workshop.date, 'long')}",
        brand=options.brand,
    )
