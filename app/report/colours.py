"""The light theme's colours for paper, two of them a brand's: the document looks the same whatever the screen does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from reportlab.lib.colors import Color, HexColor

from app.domain.colours import READABLE, contrast, mix, readable
from app.domain.pack import Brand
from app.theme import load_theme

_brand_here: ContextVar[tuple[str, str]] = ContextVar("brand_here", default=("", ""))
"""The two colours of the brand that a document is made for; '' for Levelset's own."""


@contextmanager
def in_brand(brand: Brand) -> Iterator[None]:
    """Draw in the colours of a brand within the block, for this thread alone."""
    token = _brand_here.set((brand.primary, brand.accent))
    try:
        yield
    finally:
        _brand_here.reset(token)


def colour(role: str) -> Color:
    """The colour of a role of the light theme, such as 'current'. AttributeError when there is none of that name.

    A brand has the panels and the accents; current and target keep theirs in every document.
    """
    return _colour(role, *_brand_here.get())


@lru_cache(maxsize=512)
def _colour(role: str, primary: str, accent: str) -> Color:
    value = _branded(role, primary, accent) or getattr(load_theme("light"), role)
    if not isinstance(value, str):
        raise AttributeError(f"the theme has no colour '{role}'")
    return HexColor(value)


_ON_RAIL = {"rail_text": 0.86, "rail_strong": 1.0, "rail_muted": 0.72, "rail_line": 0.22}
"""How much of the panel's text colour lies over the panel."""


def _branded(role: str, primary: str, accent: str) -> str:
    """A role's colour in a brand; '' where the brand has none for it."""
    theme = load_theme("light")
    if role == "rail":
        return primary
    if role in _ON_RAIL and primary:
        light, dark = theme.surface, theme.text
        over = light if contrast(light, primary) >= READABLE else max(light, dark, key=lambda c: contrast(c, primary))
        wanted = mix(_ON_RAIL[role], over, primary)
        plain = role == "rail_line" or contrast(wanted, primary) >= READABLE
        return wanted if plain else over
    if role in ("accent", "accent_fill") and (chosen := accent or primary):
        dark_enough = readable(chosen, theme.surface)
        return dark_enough if role == "accent" else mix(0.1, dark_enough, theme.surface)
    return ""
