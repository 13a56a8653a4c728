"""Texts on paper can be read: every pair of colours that the document uses has contrast enough."""

from __future__ import annotations

import pytest

from app.report.colours import colour
from app.theme import contrast, load_theme

PAIRS = [
    *[(role, "surface") for role in ("text", "muted", "accent", "current", "target", "warn")],
    *[(role, "surface_alt") for role in ("text", "muted", "warn")],
    *[(role, "current_fill") for role in ("text", "muted", "current", "target")],
    *[(role, "target_fill") for role in ("text", "muted", "target")],
    *[(role, "accent_fill") for role in ("text",)],
    *[(role, "rail") for role in ("rail_strong", "rail_text", "rail_muted")],
    ("warn", "warn_fill"),
]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_a_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    theme = load_theme("light")
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


def test_only_roles_of_the_light_theme_are_colours() -> None:
    assert colour("text").hexval()[2:] == load_theme("light").text[1:]
    with pytest.raises(AttributeError):
        colour("name_of_nothing")
    with pytest.raises(AttributeError):
        colour("dark")
