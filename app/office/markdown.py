"""The plan as Markdown: readable as it is, and in every wiki; what a person typed is never read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.pack import PackOptions
from app.domain.workshop import Workshop
from app.i18n import format_date, tr
from app.office.blocks import Block, Bullets, Cell, Choice, Facts, Grid, Heading, Numbers, Paragraph, Picture, Tick
from app.office.facts import subject
from app.office.plan_blocks import plan_blocks
from app.office.told import line, told
from app.office.writing import Cancelled, Progress, write_one

if TYPE_CHECKING:
    from app.report.document import Steps

USUAL = PackOptions()

_ALWAYS = re.compile(r"([\\`*\[\]<>|$]|~(?=~)|(?<=~)~|(?<!\w)_|_(?!\w)|&(?=#?\w+;))")
_AT_START = re.compile(r"^([ \t]*)(?:([-+=:#~])|(\d{1,9})([.)])(?=\s|$))")


def write_md(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write the plan as Markdown. ExportCancelled and ExportFault as for every part of the pack."""

    def make(steps: Steps) -> bytes:
        steps.tell(0.2, tr("Preparing the plan"))
        return markdown(workshop, options).encode("utf-8")

    return write_one(target, make, options, progress, cancelled)


def markdown(workshop: Workshop, options: PackOptions = USUAL) -> str:
    """The whole plan as one text."""
    found = told(workshop, options)
    head = [f"# {tr('Improvement plan')}: {escaped(line(workshop.title))}", escaped(subject(workshop))]
    facts = [line(options.brand.confidentiality), line(options.brand.footer)]
    head += [escaped(fact) for fact in facts if fact]
    day = tr("State of {date}").format(date=format_date(workshop.date, "long"))
    parts = [*head, f"*{escaped(day)}*"]
    for block in plan_blocks(found):
        parts += _painted(block)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """A text whose every character is shown as it is; its line breaks stay breaks."""
    return "\n".join(_escaped_line(part) for part in text.split("\n"))


def _escaped_line(text: str) -> str:
    text = _ALWAYS.sub(r"\\\1", text.strip(" \t"))
    found = _AT_START.match(text)
    if found is None:
        return text
    space, sign, digits, point = found.groups()
    mark = f"\\{sign}" if sign else f"{digits}\\{point}"
    return f"{space}{mark}{text[found.end() :]}"


def _painted(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case Paragraph():
            yield from _paragraph(block)
        case Bullets():
            yield "\n".join(_item(item) for item in block.items)
        case Facts():
            rows = [f"- **{escaped(name)}:** {_within(value)}" for name, value in block.told]
            if rows:
                yield "\n".join(rows)
        case Grid():
            yield _table(block.head, block.rows)
        case Numbers():
            names = [name for name, _, _, _ in block.cells]
            yield _table(names, [[value for _, value, _, _ in block.cells], [what for _, _, what, _ in block.cells]])
        case Picture():
            # every chart's figures stand in a table beside it
            return


def _paragraph(block: Paragraph) -> Iterator[str]:
    text = "\n\n".join(
        escaped(part.strip("\n")).replace("\n", "\\\n") for part in re.split(r"\n[^\S\n]*\n\s*", block.text) if part
    )
    if block.name:
        yield f"**{escaped(block.name)}:** {text}"
    elif block.tone in ("lead", "label"):
        yield f"**{text.strip()}**"
    else:
        yield text


def _item(text: str) -> str:
    lines = [part for part in text.split("\n") if part.strip()]
    return "- " + "\\\n  ".join(escaped(part.strip()) for part in lines)


def _within(text: str) -> str:
    """A text within a table or a list, where only this breaks a line."""
    return "<br>".join(_ALWAYS.sub(r"\\\1", part.strip()) for part in text.split("\n"))


def _table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    lines = [_row(head), _row(["---"] * len(head), raw=True), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[Cell], raw: bool = False) -> str:
    shown = [str(cell) if raw else _within(_word(cell)) for cell in cells]
    return f"| {' | '.join(shown)} |"


def _word(cell: Cell) -> str:
    match cell:
        case Tick():
            return f"{'☑' if cell.done else '☐'} {cell.word}"
        case Choice():
            return cell.word
        case _:
            return cell
