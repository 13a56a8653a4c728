"""Colours by role, read from resources/themes/*.toml: one theme serves the screen, the charts and the paper."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

import msgspec

from app.domain.colours import contrast, mix
from app.paths import resources_dir

__all__ = ["Theme", "contrast", "load_theme", "mix", "parse_theme"]

_HEX = re.compile(r"#[0-9a-f]{6}")
_MIXTURE = re.compile(r"(\w+) (\d{1,3})% on (\w+)")


class Theme(msgspec.Struct, frozen=True):
    """A theme's colours, each "#rrggbb", by what they are for.

    `*_text` is the colour of text on a solid area of that name; `*_fill` is the pale area behind text of that name.
    `current_mark` and `target_mark` are for shapes and lines; `current` and `target` are for words, which need more
    contrast.
    """

    name: str
    dark: bool

    window: str
    surface: str
    surface_alt: str
    field: str
    field_line: str
    line: str
    grid: str
    hover: str
    shadow: str
    text: str
    muted: str
    placeholder: str
    disabled: str

    rail: str
    rail_text: str
    rail_strong: str
    rail_muted: str
    rail_active: str
    rail_hover: str
    rail_line: str
    rail_current: str
    rail_current_text: str

    accent: str
    accent_hover: str
    accent_text: str
    accent_fill: str
    focus: str
    selection: str
    selection_text: str

    current: str
    current_mark: str
    current_text: str
    current_fill: str
    target: str
    target_mark: str
    target_text: str
    target_fill: str
    gap: str

    neutral: str
    neutral_fill: str
    good: str
    good_fill: str
    warn: str
    warn_fill: str
    bad: str
    bad_fill: str


@lru_cache(maxsize=4)
def load_theme(name: str) -> Theme:
    """The theme of a name: 'light' or 'dark'. ValueError when its file is not there or not a theme."""
    path = resources_dir() / "themes" / f"{name}.toml"
    try:
        return parse_theme(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise ValueError(f"{path.name}: {fault}") from fault


def parse_theme(text: str) -> Theme:
    """A theme from the text of a theme file. ValueError names a colour that cannot be resolved."""
    table = tomllib.loads(text)
    words: dict[str, str] = {**table.get("base", {}), **table.get("roles", {})}
    colours = {role: _resolve(role, words, ()) for role in table.get("roles", {})}
    fields: dict[str, Any] = {"name": table.get("name"), "dark": table.get("dark"), **colours}
    return msgspec.convert(fields, Theme)


def _resolve(word: str, words: dict[str, str], seen: tuple[str, ...]) -> str:
    if word in seen:
        raise ValueError(f"the colour '{word}' refers to itself")
    if _HEX.fullmatch(word):
        return word
    if word not in words:
        raise ValueError(f"there is no colour '{word}'")
    value = words[word]
    mixture = _MIXTURE.fullmatch(value)
    if mixture is None:
        return _resolve(value, words, (*seen, word))
    over, share, under = mixture.groups()
    path = (*seen, word)
    return mix(int(share) / 100, _resolve(over, words, path), _resolve(under, words, path))
