"""Reads office files back as a reader sees them, and makes workshops in which every field holds a given text."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.checks import clean
from app.domain.workshop import Workshop
from app.office import raster
from tests.app.report.reading import squeezed, typed_texts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FORMULAS = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(1,2)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠1",
    '"=1+1"',
    "a;=1+1;b",
    "a,=1+1",
    "- one\n- two",
    "'=1+1",
    "''-1",
    "#N/A",
    "#REF!",
    "1e5",
    "00123",
    "1/2",
    "TRUE",
)
HOSTILE = (
    *FORMULAS,
    "<b>bold</b> & <img src='file:///etc/passwd'/> ]]> &amp; &#65;",
    "_x0041_ _x005F_ _x000D_",
    "# no heading\n> no quote\n* no list\n1. one\n+ plus\n    code `tick` **b** __u__ ~~s~~ [a](b) ![c](d) | | $x$",
    "back\\slash\\\nnew line\ttab",
    "\u202eevil\u202c \ufeff \u0000 \u0007 \ufffe \ud800",
    "עברית and العربية and हिन्दी and 日本語 and 🙂👩‍💻",
    "{name} %s {0} {{x}}",
    "x" * 400,
    "---",
    "===",
)


def hostile_texts() -> st.SearchStrategy[list[str]]:
    """Some texts, made up and known for the trouble they make."""
    characters = st.characters(exclude_categories=())
    text = st.one_of(st.sampled_from(HOSTILE), st.text(characters, min_size=1, max_size=30))
    return st.lists(text, min_size=1, max_size=7)


def filled(workshop: Workshop, texts: Sequence[str]) -> Workshop:
    """The workshop with the texts, one after the other, in every field that a person types into."""
    supply = cycle(texts)

    def put(value: Any, *fields: str) -> Any:
        return msgspec.structs.replace(value, **{field: next(supply) for field in fields})

    goals = tuple(
        msgspec.structs.replace(
            put(goal, "title", "outcome", "owner"),
            criteria=tuple(put(c, "measure", "baseline", "target", "check") for c in goal.criteria),
            actions=tuple(put(action, "what", "who") for action in goal.actions),
        )
        for goal in workshop.goals
    )
    states = tuple(
        put(state, "rationale", "dissent", *(["na_reason"] if state.na_reason is not None else []))
        for state in workshop.states
    )
    return msgspec.structs.replace(
        put(workshop, "client", "team", "place", "facilitator", "headline"),
        participants=tuple(put(person, "name", "role") for person in workshop.participants),
        states=states,
        ratings=tuple(put(rating, "reason") if rating.rating == "NA" else rating for rating in workshop.ratings),
        notes=tuple(
            put(note, "text", "who", *(["value", "unit"] if note.kind == "metric" else [])) for note in workshop.notes
        ),
        goals=goals,
        not_doing=tuple(put(entry, "what", "why") for entry in workshop.not_doing),
    )


def small_pictures(patch: pytest.MonkeyPatch) -> None:
    """Draw the charts within documents a few pixels wide."""
    for name in ("app.office.document", "app.office.pptx_pieces"):
        patch.setattr(f"{name}.to_png", lambda figure, theme, pixels: raster.to_png(figure, theme, 16))


def missing_in(text: str, workshop: Workshop) -> list[str]:
    """The texts that a person typed, for others, and that a file does not hold."""
    flat = squeezed(text)
    return [typed for typed in typed_texts(workshop) if squeezed(clean(typed)) not in flat]


# --- workbooks -----------------------------------------------------------------------------------------------------


def workbook_cells(path: Path) -> dict[str, list[list[Any]]]:
    """The cells of every sheet by its title, as Excel understands them."""
    book = load_workbook(path)
    return {sheet.title: [[_decoded(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _decoded(value: Any) -> Any:
    """Excel's way to write a character by its number."""
    if not isinstance(value, str):
        return value
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)


def workbook_text(path: Path) -> str:
    """All texts of a workbook."""
    return "\n".join(str(cell) for rows in workbook_cells(path).values() for row in rows for cell in row if cell)


# --- documents and slides ------------------------------------------------------------------------------------------


def parts(path: Path, pattern: str) -> Iterator[ElementTree.Element]:
    """The parts of an office file whose names match, in the order of their numbers."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        names.sort(key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
        for name in names:
            yield ElementTree.fromstring(archive.read(name))


def document_text(path: Path) -> str:
    """All paragraphs of a document, with its header and footer."""
    found = []
    for part in parts(path, r"word/(document|header\d*|footer\d*)\.xml"):
        for paragraph in part.iter(f"{W}p"):
            found.append("".join(_word(node) for node in paragraph.iter()))
    return "\n".join(found)


def _word(node: ElementTree.Element) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    return {f"{W}br": "\n", f"{W}tab": "\t"}.get(node.tag, "")


def slides_text(path: Path) -> str:
    """All paragraphs of slides and notes."""
    found = []
    for part in parts(path, r"ppt/(slides|notesSlides)/\w+\.xml"):
        for paragraph in part.iter(f"{A}p"):
            found.append("".join(node.text or "" for node in paragraph.iter(f"{A}t")))
    return "\n".join(found)


def markdown_text(text: str) -> str:
    """Markdown with its escapes and breaks taken away."""
    text = text.replace("<br>", "\n").replace("\n  ", "\n")
    return re.sub(r"\\(\n|[!-/:-@\[-`{-~])", r"\1", text)


# --- LibreOffice ---------------------------------------------------------------------------------------------------


def converted(files: Sequence[Path], into: str, folder: Path, profile: Path, *more: str) -> Path:
    """Let LibreOffice open files and save them in another format, all in one run; the folder with what it wrote."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *more]
    command += ["--convert-to", into, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder
