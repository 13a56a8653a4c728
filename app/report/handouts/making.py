"""What all handouts share: their paper and properties, the kinds of text in a size, and the document in the end."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from reportlab.platypus import Flowable

from app.charts.figure import FontWeight
from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.report.document import Document, Paper, Properties, Steps, moment_of, typeset
from app.report.fonts import Fonts, bundled_fonts
from app.report.numbers import Numbers
from app.report.piece import Piece
from app.report.style import Sheet, sheet_of
from app.report.text import Ink, Type


class Making:
    """A handout being made."""

    def __init__(
        self, workshop: Workshop, options: PackOptions, steps: Steps, title: str, sheet: Sheet | None = None
    ) -> None:
        self.workshop, self.options, self.steps, self.title = workshop, options, steps, title
        self.fonts: Fonts = bundled_fonts()
        self.ink = Ink(self.fonts)
        self.paper = Paper(self.ink, sheet or sheet_of(options.page), Numbers(self.ink), options.names)
        steps.tell(0.02, tr("Preparing the document"))

    def page(self, page: Piece) -> Document:
        """The document of one piece that fills its only page to the edges."""
        return self._document(page, [])

    def story(self, story: Sequence[Flowable]) -> Document:
        """The document of pieces that run over as many pages as they need, each with a head and a foot."""
        return self._document(None, list(story))

    def _document(self, page: Piece | None, story: list[Flowable]) -> Document:
        content = typeset(self.paper, page, story, self._properties(), self.steps)
        return Document(content, self.paper.numbers.total, (*self.fonts.warnings, *self.ink.warnings()))

    def _properties(self) -> Properties:
        workshop, day = self.workshop, format_date(self.workshop.date, "long")
        return Properties(
            title=f"{self.title}: {workshop.title}",
            author=workshop.facilitator,
            subject=tr("{model}, workshop of {date}").format(model=workshop.model.name, date=day),
            moment=moment_of(workshop),
            running=workshop.title,
            footer=f"{self.title} · {day}",
            brand=self.options.brand,
        )


class Kinds(msgspec.Struct, frozen=True):
    """The kinds of text of a handout, from small to large."""

    body: Type
    strong: Type
    muted: Type
    label: Type
    number: Type
    warn: Type
    heading: Type
    scale: float

    @property
    def date(self) -> float:
        """The width of a column of dates."""
        return 66 * self.scale

    @property
    def room(self) -> float:
        """The space above and below a row of a table."""
        return round(5 * self.scale**2, 1)


def kinds(scale: float = 1.0) -> Kinds:
    """The kinds of text, larger or smaller than usual."""

    def of(size: float, weight: FontWeight, color: str = "text", line: float = 1.34) -> Type:
        points = round(size * scale, 2)
        return Type(points, weight, color, round(points * line, 2))

    return Kinds(
        body=of(9, 400),
        strong=of(9, 600),
        muted=of(9, 400, "muted"),
        label=of(8, 600, "muted"),
        number=of(9, 700, "accent"),
        warn=of(9, 600, "warn"),
        heading=of(13, 700, line=1.28),
        scale=scale,
    )
