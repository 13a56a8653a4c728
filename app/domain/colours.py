"""Colours as "#rrggbb": how well two of them can be told apart, and a darker one that can be read on white."""

from __future__ import annotations

import re

READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, AA)."""

WHITE, BLACK = "#ffffff", "#000000"

_HEX = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour such as '#1d4ed8', in small letters."""
    return _HEX.fullmatch(text) is not None


def mix(share: float, colour: str, ground: str) -> str:
    """A colour laid over a ground with a share of 0 to 1; all "#rrggbb"."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str = WHITE) -> str:
    """The colour itself where it can be read on a white ground, else the lightest darker one that can."""
    for percent in range(100, -1, -2):
        found = mix(percent / 100, colour, BLACK)
        if contrast(found, ground) >= READABLE:
            return found
    return BLACK


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
