"""Every document on paper shows what was typed, whatever it is: literally, cut with an ellipsis, or named in a warning."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from fnmatch import fnmatch
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from app.domain.pack import PackOptions
from app.domain.problems import ExportFault
from app.paths import resources_dir
from app.report import handouts
from app.report.fonts import Fonts, bundled_fonts, fonts_of
from app.report.options import PlanResult
from app.report.plan import write_plan
from app.report.sheets.write import WRITERS as SHEETS
from tests.app.factories import NASTY, a_full_workshop
from tests.app.report.marked import Marked
from tests.app.report.reading import Read, squeezed

DOCUMENTS: dict[str, Callable[..., PlanResult]] = {
    "plan": write_plan,
    "summary": handouts.write_summary,
    "owners": handouts.write_owners,
    "poster": handouts.write_poster,
    "check": handouts.write_check,
    **SHEETS,
}
KIND = pytest.mark.parametrize("kind", DOCUMENTS)

_LEVELS = ("level?.name", "category?.name")
_SOURCE = ("source.licence", "source.attribution")
_WHOSE = ("client", "team", "brand.*")
SHOWN: dict[str, tuple[str, ...]] = {
    "plan": (
        *_WHOSE, *_LEVELS, "model.*", "source.*", "level?.summary", "category?.question", "category0.headline*", "place",
        "facilitator", "person?.*", "rationale", "dissent", "na_reason", "rating.*", "quote.*", "observation.*",
        "evidence.*", "metric.*", "parked.*", "decision.*", "goal?.*", "not_doing.*",
    ),
    "summary": (*_WHOSE, "level0.name", "level1.name", "category?.name", "model.name", "na_reason", "goal?.title", "goal?.owner", "goal0.what", "goal0.who"),
    "owners": (*_WHOSE, "level0.name", "level1.name", "category0.name", "goal?.*"),
    "poster": (*_WHOSE, "level0.name", "level1.name", "category?.name", "model.name", "goal?.title", "goal?.owner"),
    "check": (
        *_WHOSE, "level?.name", "category0.name", "category0.question", "goal?.title", "goal?.owner", "goal?.measure",
        "goal?.baseline", "goal?.target", "goal?.check",
    ),
    "ballots": (*_LEVELS, "category?.question"),
    "cards": (*_LEVELS, *_SOURCE, "category?.question", "category?.headline*"),
    "evidence": (*_WHOSE, *_LEVELS, *_SOURCE, "category?.question", "category?.practice?.*"),
    "preread": (
        *_WHOSE, *_LEVELS, *_SOURCE, "level?.summary", "category?.question", "category?.headline*", "model.name",
        "place", "facilitator",
    ),
}  # fmt: skip
"""What each document has to show, of whatever a person typed."""

SHARED = (*_WHOSE, *_SOURCE, "goal0.what", "goal0.who")
"""What shares a line of limited room with others: long neighbours may push it out, behind an ellipsis."""

HOSTILE = (
    "<b>bold</b> </para><para>",
    "a & b &amp; c &#60; \"'<>\"' %s {0} \\n (",
    "=cmd|'/c calc'!A0",
    "one\r\ntwo\tthree\x00\x1b\x7f\u200b\ufeff end",
    "日本語のテスト、漢字と仮名",
    "한국어 팀",
    "Команда Ωμέγα Łódź Việt Nam e\u0301",
    "🙂 🚀 👩\u200d💻",
    "x" * 300,
    "A winding text that goes on and on, & says <nothing>. " * 6,
    "देवनागरी",
    "safe\u202egpj.exe \ud800 \uffff",
)
RIGHT_TO_LEFT = ("a שלום b", "a مرحبا b")

letters = st.one_of(
    st.characters(min_codepoint=1, max_codepoint=0x52F),
    st.characters(min_codepoint=0x2010, max_codepoint=0x2BFF),
    st.characters(min_codepoint=0x3041, max_codepoint=0x30FE),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
    st.characters(min_codepoint=0x1F300, max_codepoint=0x1F64F),
    st.sampled_from("<>&\"'\\%{}()=@+-/\x00\t\n"),
).filter(lambda char: char not in "«»…")
typed = st.one_of(st.text(letters, max_size=60), st.sampled_from(HOSTILE), st.sampled_from(("W" * 300, "word " * 60)))


def write(kind: str, marked: Marked, folder: Path) -> tuple[Read, PlanResult]:
    """Write a document of a marked workshop and read it back."""
    result = DOCUMENTS[kind](marked.workshop, folder / "x.pdf", PackOptions(brand=marked.brand))
    return Read(result.path), result


def expected(text: str) -> str:
    """What stands in a document for a text: a box for each character that no font has."""
    fonts = bundled_fonts()
    return "".join(fonts.glyph(char, 400)[1] or char for char in squeezed(text))


def check_literal(pages: list[str], mark: str, text: str) -> None:
    """Wherever the mark stands, the text follows: to its end, to an ellipsis, or to the page's end and on the next."""
    for number, page in enumerate(pages):
        after = pages[number + 1] if number + 1 < len(pages) else ""
        start = page.find(mark)
        while start >= 0:
            found = page[start:]
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(found, text, strict=False)))
            cut = found[same : same + 1] == "…"
            assert same == len(text) or cut or text[same:] in after, (number, found[:400], text)
            start = page.find(mark, start + 1)


def check(kind: str, texts: tuple[str, ...] | list[str], folder: Path) -> None:
    """A document with these texts everywhere shows each where it has to, and nothing that is private."""
    marked = Marked(texts)
    read, result = write(kind, marked, folder)
    pages = [squeezed(page) for page in read.pages]
    for name, text in marked.texts.items():
        mark = marked.mark(name)
        if any(fnmatch(name, pattern) for pattern in SHOWN[kind]):
            pushed = any(fnmatch(name, pattern) for pattern in SHARED) and any("…" in page for page in pages)
            assert pushed or any(mark in page for page in pages), f"{name} is missing"
        check_literal(pages, mark, expected(text))
    assert marked.mark("private.text") not in read.flat
    assert marked.mark("private.who") not in read.flat
    boxed = {char for text in marked.texts.values() for char in squeezed(text) if bundled_fonts().glyph(char, 400)[1]}
    told = " ".join(result.warnings)
    if boxed and all(f"U+{ord(char):04X}" not in told for char in boxed):
        assert "\ufffd" not in read.flat
    assert all("/A" not in annotation for _, annotation in read.annotations())


@KIND
@settings(max_examples=5, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(texts=st.lists(typed, min_size=1, max_size=7))
@example(texts=list(HOSTILE))
@example(texts=["W" * 300])
def test_any_text_in_any_field_arrives(kind: str, texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    check(kind, texts, tmp_path_factory.mktemp(kind))
