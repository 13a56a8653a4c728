"""Reading people from pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.prepare.people_text import people_in, person_in


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Ana", ("Ana", "")),
        ("  Ana ;  development ", ("Ana", "development")),
        ("Ana\tdevelopment", ("Ana", "development")),
        ("Ana\t\tdevelopment", ("Ana", "development")),
        ("Ana; development; web", ("Ana", "development, web")),
        ("12. Ana", ("Ana", "")),
        ("3) Ana", ("Ana", "")),
        ("– Ana", ("Ana", "")),
        ("-Ana", ("-Ana", "")),
        ("Doe, Jane; product", ("Doe, Jane", "product")),
        ("; development", ("", "development")),
        ("2 of us", ("2 of us", "")),
        ("", ("", "")),
    ],
)
def test_a_line_holds_a_name_and_perhaps_a_role(line: str, person: tuple[str, str]) -> None:
    assert person_in(line) == person


def test_every_kind_of_line_break_ends_a_person() -> None:
    assert people_in("a\nb\r\nc\rd\u2028e\n\n  \nf") == tuple((name, "") for name in "abcdef")


@given(st.text())
def test_whatever_is_pasted_gives_people_without_space_around_them(text: str) -> None:
    for name, role in people_in(text):
        assert name == name.strip()
        assert role == role.strip()
        assert name or role
