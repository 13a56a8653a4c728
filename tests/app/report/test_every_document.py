"""Every document on paper shows what was typed: literally, cut with an ellipsis, or named in a warning."""

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
from tests.app.report.test_plan import the_sample

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
        *_WHOSE, *_LEVELS, "model.*", "source.*", "level?.summary", "category?.question", "category0.headline*",
        "place", "facilitator", "person?.*", "rationale", "dissent", "na_reason", "rating.*", "quote.*",
        "observation.*", "evidence.*", "metric.*", "parked.*", "decision.*", "goal?.*", "not_doing.*",
    ),
    "summary": (
        *_WHOSE, "level0.name", "level1.name", "category?.name", "model.name", "na_reason", "goal?.title",
        "goal?.owner", "goal0.what", "goal0.who",
    ),
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

SHARED: dict[str, tuple[str, ...]] = {
    "plan": ("brand.*",),
    "summary": ("brand.*", "goal0.what", "goal0.who"),
    "owners": ("brand.*", "team"),
    "poster": ("brand.*", "model.name", "level1.name", "client", "team"),
    "check": ("brand.*",),
    "cards": _SOURCE,
    "evidence": ("brand.*",),
    "preread": ("brand.*",),
}
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
    told = " ".join(result.warnings)
    cut = any("…" in page for page in pages)
    for name, text in marked.texts.items():
        mark = marked.mark(name)
        if _is_one(name, SHOWN[kind]):
            pushed_out = cut and _is_one(name, SHARED.get(kind, ()))
            assert pushed_out or any(mark in page for page in pages), f"{name} is missing"
        check_literal(pages, mark, expected(text))
        if any(expected(text) in page for page in pages):
            assert all(f"U+{ord(char):04X}" in told for char in _boxed(text)) or "more" in told, (name, told)
    assert marked.mark("private.text") not in read.flat
    assert marked.mark("private.who") not in read.flat
    assert all("/A" not in annotation for _, annotation in read.annotations())


def _is_one(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _boxed(text: str) -> list[str]:
    """The characters of a text that no font has; not what can be no character at all."""
    fonts = bundled_fonts()
    real = (char for char in squeezed(text) if unicodedata.category(char) not in ("Cs", "Cn"))
    return [char for char in real if fonts.glyph(char, 400)[1]]


@KIND
@settings(max_examples=5, phases=(Phase.explicit, Phase.generate), deadline=None)
@given(texts=st.lists(typed, min_size=1, max_size=7))
@example(texts=list(HOSTILE))
@example(texts=["W" * 300])
def test_any_text_in_any_field_arrives(kind: str, texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    check(kind, texts, tmp_path_factory.mktemp(kind))


@KIND
@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
def test_writing_from_right_to_left_keeps_its_letters_and_is_warned_of(kind: str, text: str, tmp_path: Path) -> None:
    marked = Marked([text])
    read, result = write(kind, marked, tmp_path)
    turned = [char for char in squeezed(text) if unicodedata.bidirectional(char) in ("R", "AL")]
    assert any("right to left" in warning for warning in result.warnings)
    assert all(read.flat.count(char) >= 4 for char in turned)
    # the order of those letters is the reader's guess; all around them stands as it was typed
    pages = ["".join(char for char in squeezed(page) if char not in turned) for page in read.pages]
    for typed_text in marked.texts.values():
        check_literal(pages, typed_text[:5], "".join(char for char in squeezed(typed_text) if char not in turned))


def test_level_names_without_end_leave_room_for_the_headline(tmp_path: Path) -> None:
    """Both levels of the only decided category stand in the headline: as typed, they were higher than a page."""
    read, _ = write("plan", Marked(["W" * 300]), tmp_path)
    assert "wants to get from level" in " ".join(read.text.split())


# --- golden texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SHEETS)
def test_the_text_of_a_sheet_is_the_golden_one(kind: str, tmp_path: Path) -> None:
    """After a change that is meant, write it anew with LEVELSET_GOLDEN=write and read the difference."""
    result = DOCUMENTS[kind](the_sample("bank-payments"), tmp_path / "x.pdf", PackOptions(locale="en_GB"))
    text = "\n--- page ---\n".join(page.strip() for page in Read(result.path).pages)
    golden = Path(__file__).parent / "sheets" / "golden" / f"{kind}.txt"
    if os.environ.get("LEVELSET_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(f"{text}\n", encoding="utf-8")
    assert " ".join(text.split()) == " ".join(golden.read_text(encoding="utf-8").split())


# --- fonts and disks that fail -------------------------------------------------------------------------------------

MAKING = {"summary": "app.report.handouts.making.bundled_fonts", "evidence": "app.report.sheets.making.bundled_fonts"}
PAIR = pytest.mark.parametrize("kind", MAKING)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A document that is there already, alone in its folder."""
    folder = tmp_path / "exports"
    folder.mkdir()
    path = folder / "x.pdf"
    path.write_bytes(b"%PDF-old\n%%EOF")
    return path


def use(fonts: Fonts, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MAKING[kind], lambda: fonts)


@PAIR
@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_font_that_fails_is_replaced_and_named(
    kind: str, damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "fonts"
    shutil.copytree(resources_dir() / "fonts", folder)
    font = folder / "Inter-Regular.ttf"
    if damage == "missing":
        font.unlink()
    else:
        font.write_bytes(font.read_bytes()[:5000])
    use(fonts_of(folder), kind, monkeypatch)
    result = DOCUMENTS[kind](a_full_workshop(client=NASTY), tmp_path / "x.pdf")
    word = "missing" if damage == "missing" else "damaged"
    assert any(f"Inter-Regular.ttf is {word}" in warning for warning in result.warnings)
    read = Read(result.path)
    assert squeezed(NASTY) in read.flat
    assert set(read.fonts().values()) == {True}


@PAIR
def test_without_any_font_a_document_is_written_with_the_readers_own(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(fonts_of(tmp_path / "nothing"), kind, monkeypatch)
    result = DOCUMENTS[kind](a_full_workshop(client="Acme & Łódź"), tmp_path / "x.pdf")
    assert "Acme & ?ód?" in Read(result.path).text
    assert any("U+0141" in warning for warning in result.warnings)


@KIND
@pytest.mark.parametrize("number", [28, 13, 30, 5], ids=["full disk", "no right", "read only", "broken disk"])
def test_a_disk_that_fails_leaves_the_old_document(
    kind: str, number: int, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def fail(self: Path, data: bytes) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(ExportFault):
        DOCUMENTS[kind](a_full_workshop(), old)
    assert old.read_bytes() == before
    assert os.listdir(old.parent) == ["x.pdf"]


@KIND
def test_a_folder_that_takes_no_file_leaves_the_old_document(
    kind: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.safe_file.tempfile.mkstemp", refuse)
    with pytest.raises(ExportFault, match="cannot be written"):
        DOCUMENTS[kind](a_full_workshop(), old)
    assert old.read_bytes() == before
    assert os.listdir(old.parent) == ["x.pdf"]


@KIND
def test_a_document_that_lost_its_end_on_the_disk_is_not_taken(
    kind: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    whole = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda self, data: whole(self, data[:-20]))
    with pytest.raises(ExportFault):
        DOCUMENTS[kind](a_full_workshop(), old)
    assert old.read_bytes() == before
    assert os.listdir(old.parent) == ["x.pdf"]
