"""The few colours of an office file, as "#rrggbb": those of the light theme, and a brand's where it has them."""

from __future__ import annotations

import msgspec

from app.domain.colours import READABLE, contrast, mix
from app.domain.pack import Brand
from app.theme import load_theme

FONT = "Arial"
"""It is there in every office program, or one of the same widths."""


class Colours(msgspec.Struct, frozen=True):
    """`head` is the ground of a table's head and `on_head` its text; `title` is for headings, `pale` for panels."""

    text: str
    muted: str
    line: str
    title: str
    accent: str
    pale: str
    head: str
    on_head: str
    current: str
    target: str
    warn: str
    warn_fill: str
    paper: str


def colours_of(brand: Brand) -> Colours:
    """The colours for a brand; current and target keep theirs in every file."""
    theme = load_theme("light")
    head = brand.primary or theme.rail
    accent = brand.accent_text or brand.primary_text or theme.accent
    return Colours(
        text=theme.text,
        muted=theme.muted,
        line=theme.line,
        title=brand.primary_text or theme.text,
        accent=accent,
        pale=mix(0.07, accent, theme.surface),
        head=head,
        on_head=theme.surface if contrast(theme.surface, head) >= READABLE else theme.text,
        current=theme.current,
        target=theme.target,
        warn=theme.warn,
        warn_fill=theme.warn_fill,
        paper=theme.surface,
    )
