"""How the workshop was done, how the figures come about, and where the maturity model comes from."""

from __future__ import annotations

from app import __version__
from app.catalogue import origin_sentence
from app.domain.agenda import agenda
from app.domain.model import MaturityModel
from app.domain.scoring import gap_order, means, priority_weight
from app.domain.workshop import Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Keep, Row
from app.report.document import Paper
from app.report.findings import way
from app.report.marks import Heading
from app.report.people import people_rows
from app.report.piece import Piece
from app.report.sections import section_title
from app.report.style import BODY, LABEL, SMALL, SMALL_MUTED, SMALL_STRONG, STRONG
from app.report.tables import label
from app.report.words import counted_words, level_word


def how(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The section on the day and on the scoring rule."""
    ink = paper.ink
    parts: list[Piece] = [Heading(paper, section_title("how"), "how", before=26), ink.line(_day(workshop), BODY)]
    parts += [Row([people_rows(paper, workshop)], before=6)]
    lines: list[Piece] = [label(paper, tr("How to read the figures"), before=10, after=3)]
    for name, text in _rules(workshop):
        lines.append(Row([[ink.line(name, SMALL_STRONG)], [ink.line(text, SMALL)]], (88, 1), after=3.5))
    return [Keep(parts), Keep(lines, head=2)]


def _day(workshop: Workshop) -> str:
    plan = agenda(workshop)
    date = format_date(workshop.date, "full")
    where = f", {workshop.place}" if workshop.place.strip() else ""
    people = trn("{n} person took part", "{n} people took part", len(workshop.participants))
    led = tr(", led by {name}").format(name=workshop.facilitator) if workshop.facilitator.strip() else ""
    times = tr("planned from {start} to {end} with {n} minutes of breaks").format(
        start=plan.starts, end=plan.ends, n=workshop.break_minutes
    )
    sentences = (
        [f"{date}{where}{led}; {times}.", f"{people}."] if workshop.participants else [f"{date}{where}{led}; {times}."]
    )
    scored = bool(gap_order(workshop))
    sentences.append(_procedure(workshop) if scored else tr("The group has decided on no category yet."))
    return " ".join(sentences)


def _procedure(workshop: Workshop) -> str:
    first = tr(
        "For each category the group heard the question and what a team looks like at each level, and put evidence on "
        "the table."
    )
    last = tr("The reasons, and views that differed, were written down beside the decision.")
    return f"{first} {way(workshop)} {last}"


def _rules(workshop: Workshop) -> list[tuple[str, str]]:
    """The scoring rule, each figure in a sentence or two."""
    model, counted = workshop.model, counted_words(means(workshop))
    span = model.highest - model.lowest
    step = min(2, span)
    example = priority_weight(model.lowest, model.lowest + step, model.lowest, model.highest)
    levels = tr(
        "The model has {n} levels, from {lowest} to {highest}. They are a map, not a row of exams: a team can have a "
        "practice of a high level and lack one of a low level."
    ).format(n=len(model.levels), lowest=level_word(model, model.lowest), highest=level_word(model, model.highest))
    gap = tr(
        "Target level minus current level. It is negative, and shown so, where the group decided that it needs less "
        "than it has."
    )
    mean = tr(
        "The mean of the decided categories alone; here {counted}. An open category is not a low one, and one that "
        "does not apply counts nowhere. With no decided category there is no score, which is not a zero."
    ).format(counted=counted)
    order = tr(
        "The group's own priority first, then the weight, then the lower current level, then the order of the model."
    )
    weight = tr(
        "100 × ((1 + gap)² − 1) / ((1 + m)² − 1), rounded, where m = {span} is the distance from the lowest to the "
        "highest level; 0 where the gap is not positive. A gap of +{step} weighs {example}. After Open SAMMY."
    ).format(span=span, step=step, example=example)
    practices = tr(
        "Each is rated not, partly, largely or fully achieved (0, 1/3, 2/3, 1; the scale of ISO/IEC 33020). It is in "
        "place when it is largely or fully achieved. Those that do not apply are left out."
    )
    coverage = tr(
        "The mean achievement of a level's rated practices, level by level, so that gaps below and strengths above "
        "are seen."
    )
    staged = tr(
        "What the practices alone would give: the highest level such that every practice that applies at it and below "
        "is in place. It informs the group and decides nothing."
    )
    names = (tr("Levels"), tr("Gap"), tr("Mean"), tr("Order of gaps"), tr("Weight"), tr("Practices"), tr("Coverage"))
    texts = (levels, gap, mean, order, weight, practices, coverage)
    return [*zip(names, texts, strict=True), (tr("Staged level"), staged)]


# --- the model -----------------------------------------------------------------------------------------------------


def about(paper: Paper, workshop: Workshop) -> list[Piece]:
    """The model's levels, its source, attribution and licence, and what made this document."""
    ink, model = paper.ink, workshop.model
    title = tr("{model}, version {number}").format(model=model.name, number=model.version)
    parts: list[Piece] = [
        Heading(paper, section_title("model"), "model", before=26),
        ink.line(title, STRONG),
        *ink.prose(model.summary, SMALL, after=8),
    ]
    made = tr("Made with Levelset {version}, a program for maturity-model workshops that needs no internet.")
    end = ink.line(made.format(version=__version__), SMALL_MUTED, before=10)
    columns = Row([_levels(paper, workshop.model), _source(paper, workshop.model)], (0.5, 0.5), gap=24)
    return [Keep([*parts, Row([[columns, end]])], head=len(parts), waste=0.4)]


def _levels(paper: Paper, model: MaturityModel) -> list[Piece]:
    """Every level with what it means, the highest first."""
    lines: list[Piece] = [paper.ink.line(tr("Levels"), LABEL)]
    for level in reversed(model.levels):
        lines.append(paper.ink.line(level_word(model, level.rank), SMALL_STRONG, before=4))
        lines += paper.ink.prose(level.summary, SMALL)
    return lines


def _source(paper: Paper, model: MaturityModel) -> list[Piece]:
    """Where the model comes from and what its licence asks us to say."""
    source = model.source
    year = f", {source.year}" if source.year else ""
    facts = (
        (tr("Source"), f"{source.title}{year}. {', '.join(source.authors)}".strip(" .") + "."),
        (tr("Attribution"), source.attribution),
        (tr("Citation"), source.citation),
        (tr("Licence"), source.licence),
        (tr("Practices"), origin_sentence(model)),
    )
    lines: list[Piece] = []
    for name, text in facts:
        if text.strip(" ."):
            lines += [label(paper, name, before=6, after=1), *paper.ink.prose(text, SMALL)]
    return lines
