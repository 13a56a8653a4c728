"""Markdown: the whole plan, and nothing that was typed is read as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from app.domain.pack import PackOptions
from app.office.markdown import escaped, markdown
from tests.app.exchange.the_samples import each_sample, loaded
from tests.app.factories import a_full_workshop, a_workshop
from tests.app.office.reading import filled, hostile_texts, markdown_text, missing_in

ENGLISH = PackOptions(locale="en_GB")


@each_sample
def test_a_samples_plan_holds_everything_that_was_typed(info) -> None:
    assert missing_in(markdown_text(markdown(loaded(info), ENGLISH)), loaded(info)) == []


@settings(max_examples=40)
@given(texts=hostile_texts())
def test_any_text_in_any_field_comes_back(texts: list[str]) -> None:
    workshop = filled(a_full_workshop(), texts)
    assert missing_in(markdown_text(markdown(workshop, ENGLISH)), workshop) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("2026. no list", r"2026\. no list"),
        ("1.5 times", "1.5 times"),
        ("a - b + c = d # e", "a - b + c = d # e"),
        ("*b* _i_ `c` ~~s~~", r"\*b\* \_i\_ \`c\` \~\~s\~\~"),
        ("snake_case", "snake_case"),
        ("<b> | [x](y)", r"\<b\> \| \[x\](y)"),
        ("&amp; R&D", r"\&amp; R&D"),
        ("a\\b", r"a\\b"),
        ("one\n---\n===", "one\n\\---\n\\==="),
    ],
)
def test_markup_characters_are_characters(text: str, written: str) -> None:
    assert escaped(text) == written
    assert markdown_text(escaped(text)) == text


def test_no_text_makes_a_heading_a_row_or_a_list_of_its_own() -> None:
    plain = markdown(filled(a_full_workshop(), ["word"]), ENGLISH)
    nasty = markdown(filled(a_full_workshop(), ["# a\n\n| b | c |\n\n- d\n\n1. e\n\n> f\n\n```\n\n---"]), ENGLISH)

    def skeleton(text: str) -> list[str]:
        found = [re.match(r"#+ |\| |\|-|- |>|\d+\. |```|---", line) for line in text.splitlines()]
        return [match[0] for match in found if match]

    assert skeleton(nasty) == skeleton(plain)


def test_every_row_of_a_table_has_all_cells() -> None:
    text = markdown(filled(a_full_workshop(), ["a | b\nc"]), ENGLISH)
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.M)
    assert len(tables) > 10
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table


def test_owner_due_date_and_state_stand_with_each_goal() -> None:
    text = markdown(a_full_workshop(), ENGLISH)
    for word in ("- **Owner:** Ana Lindqvist", "- **Due:** 23 Dec 2026", "- **State:** under way", "☑ done"):
        assert word in text


def test_an_empty_workshop_is_a_plan_too() -> None:
    text = markdown(a_workshop(), ENGLISH)
    assert text.startswith("# Improvement plan: Acme · Payments\n")
    assert "No goals were agreed in this workshop." in text
