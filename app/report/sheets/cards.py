"""Level cards: for each category one with its question, one for each level, and some to write on; to cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.charts.figure import FontWeight
from app.domain.codes import category_codes, level_code
from app.domain.model import Category, Level, MaturityModel
from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import tr
from app.report.boxes import Content, Row, stack_height
from app.report.document import Document, Paper, Steps
from app.report.piece import Piece
from app.report.sheets.cutting import Cut, CutPage
from app.report.sheets.making import MM, Making, fitting
from app.report.sheets.marks import SOURCE, Blank, Chip, Place, Rule, Stairs, Turned, source_words
from app.report.sheets.write import CardSize
from app.report.text import Type

MARGIN = 9 * MM
_HEAD = (Type(10, 600, leading=12.6), Type(8.5, 600, leading=10.4))


def cards(workshop: Workshop, options: PackOptions, steps: Steps, size: CardSize = "a6") -> Document:
    """The cards of all categories in scope, each category on pages of its own."""
    making = Making(workshop, options, steps, "cards")
    paper = making.paper
    cut = Cut(paper.sheet, 2, 2, MARGIN) if size == "a6" else Cut(paper.sheet, 1, 2, MARGIN)
    return making.pages(_pages(paper, workshop, cut))


def _pages(paper: Paper, workshop: Workshop, cut: Cut) -> Iterator[CutPage]:
    codes = category_codes(workshop.model)
    for nth, category in enumerate(workshop.scope, 1):
        made = _of_category(paper, workshop.model, category, codes[category.id], cut)
        for start in range(0, len(made), cut.places):
            opening = Place(paper, category.name, f"category-{nth}") if start == 0 else None
            yield CutPage(cut, made[start : start + cut.places], opening)


def _of_category(paper: Paper, model: MaturityModel, category: Category, code: str, cut: Cut) -> list[Content]:
    """The card of the question, those of the levels from the lowest up, and some to write on where places are left."""
    made = [_question(paper, model, category, code, cut)]
    made += [_level(paper, model, category, level, code, cut) for level in model.levels]
    spare = -len(made) % cut.places
    return [*made, *([_seen(paper, category, code, cut)] * spare)]


def _head(paper: Paper, category: Category, code: str, cut: Cut) -> Piece:
    ink = paper.ink
    chip = Chip(ink, code, 11)
    name = fitting(ink, category.name, _HEAD, cut.inner_width - chip.room - 8, 2 * _HEAD[-1].line)
    return Row([[chip], [name]], (chip.room, 1), gap=8, middle=True)


def _question(paper: Paper, model: MaturityModel, category: Category, code: str, cut: Cut) -> Content:
    """Code, name and question; at the lower edge where the model comes from, as its licence asks for."""
    ink, width = paper.ink, cut.inner_width
    source = fitting(ink, source_words(model), (SOURCE,), width, 3 * SOURCE.line)
    height = cut.inner_height - source.wrap(width, 0)[1] - 8
    name = fitting(ink, category.name, _sizes(30, 15, 700), width, 0.42 * height, before=14)
    used = stack_height([Chip(ink, code, 22), name], width)
    kinds = _sizes(15, 8, 400, "muted")
    question = fitting(ink, category.question, kinds, width, height - used - 24, before=12)
    above: list[Piece] = [Chip(ink, code, 22), name, question]
    return [*above, Blank(max(0.0, height + 8 - stack_height(above, width) - 0.5)), source]


def _level(paper: Paper, model: MaturityModel, category: Category, level: Level, code: str, cut: Cut) -> Content:
    ink, width, height = paper.ink, cut.inner_width, cut.inner_height
    head = _head(paper, category, code, cut)
    scale = Stairs(model.ranks, level.rank, before=10).tagged("Artifact")
    turned = Turned(ink, level_code(code, level.rank), Type(13, 700, "muted")).tagged("Artifact")
    edge = stack_height([scale, turned], width)
    room = height - stack_height([head], width) - edge
    wide = cut.columns == 1
    number = Type(0.62 * room if wide else 0.4 * room, 700, "accent", leading=(0.72 if wide else 0.47) * room)
    rank = ink.line(str(level.rank), number, before=0 if wide else 6)
    if wide:
        beside = ink.width(str(level.rank), number) + 4
        words = _words(paper, model, category, level, width - beside - 24, room - 16)
        body: list[Piece] = [Row([[rank], words], (beside, 1), gap=24, middle=True, before=8)]
    else:
        body = [rank, *_words(paper, model, category, level, width, room - number.line - 12)]
    gap = height - stack_height([head, *body], width) - edge
    return [head, *body, Blank(max(0.0, gap - 0.5)), scale, turned]


def _words(
    paper: Paper, model: MaturityModel, category: Category, level: Level, width: float, height: float
) -> list[Piece]:
    """The level's name and what a team looks like there, as large as both fit."""
    ink = paper.ink
    name = fitting(ink, level.name, _sizes(24, 11, 700), width, 0.42 * height)
    room = height - name.wrap(width, height)[1] - 8
    text = model.headline(category, level.rank)
    return [name, fitting(ink, text, _sizes(15, 8, 400), width, room, before=8)] if text.strip() else [name]


def _seen(paper: Paper, category: Category, code: str, cut: Cut) -> Content:
    """A card to write on what the group has seen."""
    ink, line = paper.ink, 24.0
    head = _head(paper, category, code, cut)
    title = ink.line(tr("What we have seen"), Type(15, 700), before=12)
    room = cut.inner_height - stack_height([head, title], cut.inner_width)
    return [head, title, *(Rule(ink, "", _HEAD[0], line) for _ in range(int(room // line)))]


def _sizes(largest: float, smallest: float, weight: FontWeight, color: str = "text") -> Sequence[Type]:
    """Kinds of text from a size down to another."""
    kinds, size = [], largest
    while size >= smallest:
        kinds.append(Type(size, weight, color, round(1.26 * size, 2)))
        size = round(0.93 * size, 1)
    return kinds
