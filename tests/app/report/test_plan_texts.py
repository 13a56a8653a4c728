"""Hostile, foreign and endless texts: all of them arrive as they were typed, or are named."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.workshop import MAX_NAME, Action, CategoryState, Criterion, Goal, NotDoing, Note, Participant, Workshop
from tests.app.factories import DAY, NASTY, a_model, a_workshop, lines
from tests.app.report.reading import squeezed, typed_texts, write

PAYLOADS = (
    "<b>bold</b>",
    "</para><para>",
    "<client>Acme</client>",
    "a & b &amp; c &#60; d &copy;",
    '<img src="/etc/passwd" width="10" height="10"/>',
    "<img src='http://127.0.0.1:9/x.png'>",
    '<a href="http://evil.example/">click</a>',
    '<font color="[[[getattr(pow, Word(\'__globals__\'))[\'os\'].system(\'touch /tmp/x\')]]]">x</font>',
    '<onDraw name="x" label="y"/>',
    "<!-- a comment --> <![CDATA[x]]> <?xml version='1.0'?>",
    "<<<>>> &&& \"'\"'",
    "{braces} %s %(x)s {0} $x \\n \\( \\)",
    "<seq id='a'/><bullet>&bull;</bullet><greek>a</greek>",
    "(unbalanced ( parentheses and \\ backslashes",
    "=HYPERLINK(\"http://evil.example\")",
)  # fmt: skip


def everywhere(text: str) -> Workshop:
    """A workshop with one text wherever a person can type."""
    model = a_model(3, 2)
    kinds = ("quote", "observation", "evidence", "metric", "parked", "decision")
    criteria = (Criterion("c", text, text, DAY, text, text, DAY),)
    return a_workshop(
        model,
        client=text, team=text, place=text, facilitator=text,
        participants=(Participant("p", text, text),),
        states=(CategoryState("cat-0", current=0, target=1, rationale=text, dissent=text),
                CategoryState("cat-1", na_reason=text)),
        notes=tuple(Note(f"n{n}", "cat-0", kind, text, text, text, text, text) for n, kind in enumerate(kinds)),
        goals=(Goal("g", "cat-0", text, 0, 1, "now", text, text, "high", "S", criteria, (Action("a", text, text),)),),
        not_doing=(NotDoing("d", text, text),),
    )  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_is_text(payload: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a text was parsed as markup")

    write(everywhere("x"), tmp_path)  # the fonts are read once, and are files of our own
    monkeypatch.setattr("reportlab.platypus.paraparser.ParaParser.parse", refuse)
    monkeypatch.setattr("reportlab.lib.utils.open_for_read", refuse)
    workshop = everywhere(payload)
    read, result = write(workshop, tmp_path)
    assert read.flat.count(squeezed(payload)) >= 25
    assert result.warnings == ()
    assert all("/A" not in annotation for _, annotation in read.annotations())
    assert all(not page.images for page in read.pdf.pages)


@pytest.mark.parametrize(
    "text",
    [
        "Łódź",
        "Ωμέγα",
        "Команда",
        "naïve e\u0301 ﬁ",
        "🙂 🚀 👩\u200d💻",
        "½ ≤ 2 → ∞ √",
        "Việt Nam",
        "日本語のテスト、漢字",
        "한국어 팀",
        "中文 简体 繁體",
        "don\u2019t \u2014 \u201cso\u201d",
    ],
)
def test_letters_of_the_bundled_fonts_arrive_without_a_warning(text: str, tmp_path: Path) -> None:
    workshop = everywhere(text)
    read, result = write(workshop, tmp_path)
    assert [typed for typed in typed_texts(workshop) if squeezed(typed) not in read.flat] == []
    assert result.warnings == ()


def test_a_character_without_a_glyph_becomes_a_box_and_is_named(tmp_path: Path) -> None:
    read, result = write(a_workshop(client="a 𠀀 b", team="\uf0b7 c", place="d \ud800 e"), tmp_path)
    assert squeezed("a \ufffd b") in read.flat
    assert squeezed("\ufffd c") in read.flat
    (warning,) = result.warnings
    assert "𠀀 (U+20000)" in warning
    assert "(U+F0B7)" in warning
    assert "(U+D800)" in warning


def test_writing_directions_are_neutralised_and_writing_from_right_to_left_is_warned_of(tmp_path: Path) -> None:
    read, result = write(a_workshop(client="safe\u202egpj.exe", team="עברית"), tmp_path)
    assert "safegpj.exe" in read.text
    assert any("right to left" in warning for warning in result.warnings)


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\ufffe", "\uffff", "\u2028", "\u200b", "\ufeff"])
def test_what_is_no_character_neither_breaks_nor_shows(char: str, tmp_path: Path) -> None:
    workshop = everywhere(f"before{char}after")
    read, _ = write(workshop, tmp_path)
    assert char not in read.text
    assert "before" in read.text
    assert "after" in read.text


@pytest.mark.parametrize(
    "text",
    [
        "The nightly run failed again & nobody looked. " * 430,
        "x" * 20_000,
        "one\n" * 1_500,
        "\n\n".join(f"{n}. " + "word " * 60 for n in range(60)),
    ],
    ids=["sentences", "one word", "lines", "paragraphs"],
)
def test_texts_of_twenty_thousand_characters_go_over_as_many_pages_as_they_need(text: str, tmp_path: Path) -> None:
    state = CategoryState("cat-0", current=0, target=1, rationale=text, dissent=text)
    note = Note("n", "cat-0", "quote", text, "x")
    goal = Goal("g", "cat-0", "Goal", 0, 1, outcome=text, criteria=(Criterion("c", "m", text, DAY, "t", text),))
    workshop = a_workshop(states=(state,), notes=(note,), goals=(goal,), not_doing=(NotDoing("d", "x", text),))
    read, _ = write(workshop, tmp_path)
    for piece in {text[:300], text[-300:], text[len(text) // 2 :][:40]}:
        assert squeezed(piece).strip("\ufffd") in read.flat
    longest = max(squeezed(text).split("\ufffd"), key=len)
    assert read.flat.count(longest[0]) >= 6 * longest.count(longest[0])


def test_names_of_three_hundred_characters_without_a_space_are_broken_anywhere(tmp_path: Path) -> None:
    workshop = everywhere("W" * 300)
    read, _ = write(workshop, tmp_path)
    assert max(len(line) for page in read.pages for line in page.splitlines()) < 150
    assert read.flat.count("W") >= 300 * 25


@settings(max_examples=15)
@given(text=lines(200), name=lines(60), levels=st.integers(2, 10))
def test_any_text_arrives_anywhere(text: str, name: str, levels: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    workshop = msgspec.structs.replace(everywhere(text), client=name[:MAX_NAME] or "x", model=a_model(levels, 2))
    read, result = write(workshop, tmp_path_factory.mktemp("plan"))
    if not result.warnings:
        assert [typed for typed in typed_texts(workshop) if squeezed(typed) not in read.flat] == []


def test_the_texts_of_a_users_own_model_are_text_too(tmp_path: Path) -> None:
    model = a_model(3, 2)
    category = msgspec.structs.replace(model.categories[0], name=NASTY, question=NASTY, headlines={1: NASTY})
    levels = tuple(msgspec.structs.replace(level, name=f"{NASTY} {level.rank}") for level in model.levels)
    source = msgspec.structs.replace(model.source, attribution=NASTY, licence=NASTY)
    model = msgspec.structs.replace(
        model, name=NASTY, summary=NASTY, categories=(category, model.categories[1]), levels=levels, source=source
    )
    read, _ = write(a_workshop(model, states=(CategoryState("cat-0", current=0, target=2),)), tmp_path)
    assert read.flat.count(squeezed(NASTY)) > 12
