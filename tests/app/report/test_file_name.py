"""Default file names: readable, and safe on every system."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from app.report.file_name import plan_file_name
from tests.app.factories import a_workshop, lines

TAIL = " - 2026-11-23 - Improvement plan.pdf"


@pytest.mark.parametrize(
    ("client", "team", "name"),
    [
        ("Acme", "Payments", "Acme - Payments"),
        ("Acme", "", "Acme"),
        ("", "", "Workshop"),
        ("A/B\\C:D*E?F\"G<H>I|J", "x", "A-B-C-D-E-F-G-H-I-J - x"),
        ("..Acme..", " . ", "Acme"),
        ("Łódź 🚀", "Zürich\nWest", "Łódź 🚀 - Zürich West"),
        ("safe\u202efdp.exe", "t", "safefdp.exe - t"),
        ("CON", "x", "CON - x"),
        ("con.", "x", "con - x"),
        ("nul.txt", "x", "_nul.txt - x"),
        ("../../etc/passwd", "x", "-..-etc-passwd - x"),
    ],
)  # fmt: skip
def test_a_plan_is_named_after_client_team_and_date(client: str, team: str, name: str) -> None:
    assert plan_file_name(a_workshop(client=client, team=team)) == name + TAIL


@given(lines(400), lines(400))
def test_any_names_make_a_name_that_any_system_takes(client: str, team: str) -> None:
    name = plan_file_name(a_workshop(client=client, team=team))
    assert len(name) <= 120
    assert len(name.encode("utf-8")) <= 200
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f\x7f]', name)
    assert name == name.strip(" ")
    assert not name.startswith(".")
    assert name.endswith(TAIL)


def test_the_longer_name_gives_first() -> None:
    name = plan_file_name(a_workshop(client="c" * 300, team="Payments"))
    assert len(name) == 120
    assert " - Payments - " in name
