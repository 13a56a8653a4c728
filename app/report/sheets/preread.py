"""The pre-read: what participants should know before the day, on two to four pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportlab.platypus import CondPageBreak, Flowable

from app.domain.agenda import agenda
from app.domain.codes import category_codes
from app.domain.model import Category, MaturityModel
from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Content, Keep, Look, Pad, Row, Table
from app.report.document import Document, Paper, Steps
from app.report.marks import Heading
from app.report.piece import Piece
from app.report.sheets.making import Making
from app.report.sheets.marks import Chip, Place, Rule, source_line
from app.report.sheets.occasion import is_model_alone, occasion, sheet_title
from app.report.style import BODY, MUTED, SMALL, SMALL_MUTED, SMALL_STRONG, STRONG
from app.report.text import GAP, Span, Type

MOST_PAGES = 4
Detail = Literal["large", "lines", "run-in", "questions"]
"""How the levels of a category are told: in lines, large or small, in one paragraph, or not at all."""
_DETAILS: tuple[Detail, ...] = ("large", "lines", "run-in", "questions")

_KICKER = Type(10, 600, "rail_text", 14)
_WHO = (26, 22, 18, 15, 12)
_FACT, _FACT_NAME = Type(9, 500, "rail_strong", 12.6), Type(7.5, 600, "rail_muted", 10)
_RUN_IN, _RUN_IN_RANK = Type(7, 400, leading=9.2), Type(7, 700, leading=9.2)


def preread(workshop: Workshop, options: PackOptions, steps: Steps) -> Document:
    """The pre-read of a workshop, told in as much detail as four pages take."""
    for detail in _DETAILS:
        making = Making(workshop, options, steps, "preread")
        made = making.story(_story(making, detail))
        if made.pages <= MOST_PAGES:
            break
    return made


def _story(making: Making, detail: Detail) -> list[Flowable]:
    paper, workshop = making.paper, making.workshop
    codes = category_codes(workshop.model)
    start = Place(paper, sheet_title("preread"), "start")
    story: list[Flowable] = [start, _panel(making), *_what(paper, workshop), *_votes(paper), *_agenda(paper, workshop)]
    story += _levels(paper, workshop.model)
    title = Heading(paper, tr("The questions"), "questions", level=0, before=20)
    story += [CondPageBreak(170)]
    for nth, category in enumerate(workshop.scope):
        lead: list[Piece] = [title] if nth == 0 else []
        story.append(_category(paper, workshop.model, category, codes[category.id], detail, lead))
    return [*story, *source_line(paper, workshop.model)]


# --- the head of the first page ------------------------------------------------------------------------------------


def _panel(making: Making) -> Piece:
    """Whose day it is, when and where; lines to write on where only the model is known."""
    paper, workshop = making.paper, making.workshop
    ink, who = paper.ink, occasion(workshop)
    width = paper.sheet.inner_width - 44
    for size in _WHO:
        title = ink.line(who, Type(size, 700, "rail_strong", 1.2 * size), before=2)
        if title.wrap(width, 0)[1] <= 2.5 * size:
            break
    title.tagged("Title")
    head = [ink.line(sheet_title("preread"), _KICKER), title]
    facts = [[ink.line(name, _FACT_NAME), ink.line(value, _FACT)] for name, value in _facts(making)]
    if facts:
        widths = [1.0] * len(facts)
        head.append(Row(facts, widths, gap=16, before=12))
    return Row([head], pad=Pad(20, 22, 18, 22), look=Look(fill="rail", radius=6), after=14)


def _facts(making: Making) -> list[tuple[str, str]]:
    workshop = making.workshop
    if is_model_alone(workshop):
        return []
    plan = agenda(workshop)
    shown = making.options.names == "shown"
    facts = [
        (tr("Day"), format_date(workshop.date, "full")),
        (tr("Time"), f"{plan.starts}\u2013{plan.ends}"),
        (tr("Place"), workshop.place),
        (tr("Facilitator"), workshop.facilitator if shown else ""),
    ]
    return [(name, value) for name, value in facts if value.strip()]


# --- what the day is -----------------------------------------------------------------------------------------------


def _what(paper: Paper, workshop: Workshop) -> list[Flowable]:
    ink, model = paper.ink, workshop.model
    day = tr(
        "We look together at how the team works today and where it wants to be. Our map is the model “{model}”: "
        "{categories}, each with {levels} levels. For every category we hear its question, look at what a team does at "
        "each level, put evidence on the table, vote silently, and then settle together on one current and one target "
        "level. The largest gaps become goals with an owner and a date. You leave with the plan."
    ).format(
        model=model.name,
        categories=trn("{n} category", "{n} categories", len(workshop.scope)),
        levels=len(model.levels),
    )
    map_ = tr(
        "Levels are no exam and no ladder that everybody has to climb. A target below the highest level is often the "
        "right one."
    )
    todo = tr(
        "Please read the questions and give each a minute: where are we, and what have you seen that says so? Bring "
        "examples, figures and links. You need to prepare nothing else."
    )
    filled: list[Piece] = []
    if is_model_alone(workshop):
        names = (tr("Day and time"), tr("Place"), tr("Facilitator"))
        filled = [Rule(ink, name, SMALL_STRONG, 20) for name in names]
    title = Heading(paper, tr("What the day is"), "day", level=1, before=16, after=3)
    yours = Heading(paper, tr("What to do before"), "before", level=1, before=12, after=3)
    return [*filled, title, ink.line(day, BODY, after=4), ink.line(map_, BODY), yours, ink.line(todo, BODY)]


def _votes(paper: Paper) -> list[Flowable]:
    rules = (
        (
            tr("Silent"),
            tr("Everybody votes without talking. All votes are shown at once, so nobody has to follow anybody."),
        ),
        (
            tr("Anonymous"),
            tr(
                "No name stands beside a vote on the screen, on paper or in any document. Where people vote by name, "
                "only the facilitator sees it, to ask for reasons."
            ),
        ),
        (
            tr("A beginning"),
            tr(
                "Votes start the talk and decide nothing. The lowest and the highest are asked for evidence, we may "
                "vote again, and then the group settles on a level. Who sees it differently is written down beside it."
            ),
        ),
        (tr("Cannot judge"), tr("That is a good answer. It counts for nothing and is no low vote.")),
        (tr("About work"), tr("We rate the way we work, never a person.")),
    )
    rows: list[Piece] = [
        Row([[paper.ink.line(name, SMALL_STRONG)], [paper.ink.line(text, SMALL)]], (76, 1), after=3.5)
        for name, text in rules
    ]
    title = Heading(paper, tr("How votes are used"), "votes", level=1, before=12, after=4)
    return [Keep([title, Table(rows)])]


def _agenda(paper: Paper, workshop: Workshop) -> list[Flowable]:
    """The day by the clock; the mere order of the categories where no day is set."""
    if is_model_alone(workshop):
        return []
    ink, plan = paper.ink, agenda(workshop)
    codes = category_codes(workshop.model)
    rows: list[Piece] = []
    for item in plan.items:
        cells: list[Content] = [
            [ink.line(f"{item.starts}\u2013{item.ends}", SMALL_STRONG)],
            [ink.spans([(f"{codes[item.category_id]}{GAP}", SMALL_MUTED), (item.name, SMALL)])],
            [ink.line(trn("{n} minute", "{n} minutes", item.minutes), _right(SMALL_MUTED))],
        ]
        rows.append(Row(cells, (76, 1, 70), pad=Pad(3, 0, 3), look=Look(beneath="line", width=0.5)))
    end = tr("End at {time}").format(time=plan.ends)
    if workshop.break_minutes:
        breaks = trn("{n} minute of breaks in between", "{n} minutes of breaks in between", workshop.break_minutes)
        end = f"{end}, {breaks}"
    note = tr("The times before the breaks are exact; what follows a break is that much later.")
    title = Heading(paper, tr("Agenda"), "agenda", level=1, before=12, after=3)
    last = [ink.line(f"{end}.", SMALL_STRONG, before=5)]
    if workshop.break_minutes:
        last.append(ink.line(note, SMALL_MUTED))
    return [Keep([title, Table(rows), *last])]


def _right(kind: Type) -> Type:
    return Type(kind.size, kind.weight, kind.color, kind.leading, "right")


# --- the model -----------------------------------------------------------------------------------------------------


def _levels(paper: Paper, model: MaturityModel) -> list[Flowable]:
    ink = paper.ink
    rows: list[Piece] = []
    for level in model.levels:
        cells: list[Content] = [
            [ink.line(str(level.rank), STRONG)],
            [ink.line(level.name, SMALL_STRONG)],
            list(ink.prose(level.summary, SMALL)),
        ]
        rows.append(Row(cells, (16, 0.28, 0.72), pad=Pad(2.6, 0, 2.6), look=Look(beneath="line", width=0.5)))
    title = Heading(paper, tr("The levels"), "levels", level=1, before=14, after=3)
    return [Keep([title, Table(rows)])]


def _category(
    paper: Paper, model: MaturityModel, category: Category, code: str, detail: Detail, lead: Sequence[Piece]
) -> Piece:
    ink, dense = paper.ink, detail in ("run-in", "questions")
    chip = Chip(ink, code, 7 if dense else 8.5)
    name: Piece
    if dense:
        name = ink.line(category.name, STRONG).tagged("H")
    else:
        name = Heading(paper, category.name, f"question-{code}", level=1, after=0)
    head = Row([[chip], [name]], (chip.room, 1), gap=7, middle=True, before=6 if dense else 12, after=2)
    question = ink.prose(category.question, SMALL_MUTED if dense else MUTED, after=2)
    parts: list[Piece] = [*lead, head, *question]
    told = [(rank, text) for rank in model.ranks if (text := model.headline(category, rank)).strip()]
    if detail == "run-in" and told:
        parts.append(_run_in(paper, told))
    elif detail != "questions":
        number, words = (STRONG, BODY) if detail == "large" else (SMALL_STRONG, SMALL)
        parts += [
            Row([[ink.line(str(rank), number)], list(ink.prose(text, words))], (15, 1), gap=4, before=1.4)
            for rank, text in told
        ]
    return Keep(parts, head=len(lead) + 2, waste=0.25)


def _run_in(paper: Paper, told: Sequence[tuple[int, str]]) -> Piece:
    spans: list[Span] = []
    for rank, text in told:
        spans += [(f"{rank}\u00a0", _RUN_IN_RANK), (f"{text}{GAP} ", _RUN_IN)]
    return paper.ink.spans(spans)
