"""The light theme's colours for paper: the document looks the same whatever the screen does."""

from __future__ import annotations

from functools import lru_cache

from reportlab.lib.colors import Color, HexColor

from app.theme import load_theme


@lru_cache(maxsize=128)
def colour(role: str) -> Color:
    """The colour of a role of the light theme, such as 'current'. AttributeError when there is none of that name."""
    value = getattr(load_theme("light"), role)
    if not isinstance(value, str):
        raise AttributeError(f"the theme has no colour '{role}'")
    return HexColor(value)
