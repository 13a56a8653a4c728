"""What all sheets share: paper, properties, whole pages without a running head, and texts that fit into a room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from app.domain.pack import PackOptions, Part
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.report.document import Document, Paper, Properties, Steps, moment_of, typeset
from app.report.fonts import Fonts, bundled_fonts
from app.report.numbers import Numbers
from app.report.piece import Piece
from app.report.setting import Words
from app.report.sheets.occasion import is_model_alone, occasion, sheet_title
from app.report.style import LEAD, sheet_of
from app.report.text import Ink, Type, clean_line

NO_MOMENT = "D:20000101000000Z"
MM = 72 / 25.4
"""Points in a millimetre."""


class Making:
    """One sheet being made: its paper, and what becomes of its pieces in the end."""

    def __init__(self, workshop: Workshop, options: PackOptions, steps: Steps, part: Part) -> None:
        self.workshop, self.options, self.steps, self.part = workshop, options, steps, part
        self.fonts: Fonts = bundled_fonts()
        ink = Ink(self.fonts)
        self.paper = Paper(ink, sheet_of(options.page), Numbers(ink))

    def pages(self, pages: Iterable[Piece]) -> Document:
        """A document of pieces that each fill a page to its edges."""
        first: Piece | None = None
        story: list[Flowable] = []
        for page in pages:
            self.steps.check()
            if first is None:
                first = page
            else:
                story += [NextPageTemplate("cover"), PageBreak(), page]
        return self._document(first, story)

    def story(self, story: Sequence[Flowable]) -> Document:
        """A document that runs over its pages, with a line at the head and the foot of each."""
        return self._document(None, list(story))

    def _document(self, first: Piece | None, story: list[Flowable]) -> Document:
        if first is None and not story:
            story = [self.paper.ink.line(tr("No category is in scope."), LEAD)]
        content = typeset(self.paper, first, story, self._properties(), self.steps)
        warnings = (*self.fonts.warnings, *self.paper.ink.warnings())
        return Document(content, self.paper.numbers.total, warnings)

    def _properties(self) -> Properties:
        workshop, title = self.workshop, sheet_title(self.part)
        model, alone = workshop.model, is_model_alone(workshop)
        subject, foot = model.name, title
        if not alone:
            date = format_date(workshop.date, "long")
            subject = tr("{model}, workshop of {date}").format(model=model.name, date=date)
            foot = f"{title} · {date}"
        return Properties(
            title=f"{title}: {occasion(workshop)}",
            author=workshop.facilitator if self.options.names == "shown" else "",
            subject=subject,
            moment=NO_MOMENT if alone else moment_of(workshop),
            running=occasion(workshop),
            footer=foot,
            brand=self.options.brand,
        )


def fitting(
    ink: Ink, text: str, kinds: Sequence[Type], width: float, height: float, *, before: float = 0.0, after: float = 0.0
) -> Words:
    """A text in the first kind in which it fits into a room; in the last one, cut with an ellipsis, where none does."""
    text = clean_line(text)
    for kind in kinds:
        words = ink.line(text, kind, before=before, after=after)
        if words.wrap(width, height)[1] <= height + 0.01:
            return words
    kind = kinds[-1]
    low, high = 0, len(text)
    while low < high:
        most = (low + high + 1) // 2
        if ink.line(_cut(text, most), kind).wrap(width, height)[1] <= height + 0.01:
            low = most
        else:
            high = most - 1
    return ink.line(_cut(text, low), kind, before=before, after=after)


def _cut(text: str, most: int) -> str:
    return text if most >= len(text) else text[:most].rstrip(" ,;:.·-") + "\u2026"
