"""Themes resolve their colours, and every text can be read on every ground that it stands on."""

from __future__ import annotations

import msgspec
import pytest

from app.theme import Theme, contrast, load_theme, mix, parse_theme

NAMES = ("light", "dark")
GROUNDS = ("window", "surface", "surface_alt", "field", "hover")
TONES = ("current", "target", "accent", "neutral", "good", "warn", "bad")
# text role -> the grounds that it stands on
PAIRS: dict[str, tuple[str, ...]] = {
    "text": (*GROUNDS, "selection", "gap", *(f"{tone}_fill" for tone in TONES)),
    "muted": (*GROUNDS, "current_fill", "target_fill", "neutral_fill"),
    "placeholder": ("field", "surface"),
    "accent": ("window", "surface", "field", "accent_fill", "hover"),
    "current": ("window", "surface", "surface_alt", "current_fill", "field", "hover"),
    "target": ("window", "surface", "surface_alt", "target_fill", "field", "hover"),
    "neutral": ("neutral_fill", "surface", "window"),
    "good": ("good_fill", "surface", "surface_alt", "window"),
    "warn": ("warn_fill", "surface", "surface_alt", "window"),
    "bad": ("bad_fill", "surface", "surface_alt", "window", "field"),
    "accent_text": ("accent", "accent_hover"),
    "current_text": ("current",),
    "target_text": ("target",),
    "selection_text": ("selection",),
    "rail_text": ("rail", "rail_hover", "rail_active"),
    "rail_strong": ("rail", "rail_hover", "rail_active"),
    "rail_muted": ("rail", "rail_hover", "rail_active"),
    "rail_current_text": ("rail_current",),
}
# marks and outlines need 3:1 (WCAG 1.4.11)
MARKS: dict[str, tuple[str, ...]] = {
    "focus": ("window", "surface", "field"),
    "current_mark": ("window", "surface", "current_fill"),
    "target_mark": ("window", "surface", "target_fill"),
}


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_on_its_grounds(name: str) -> None:
    theme = load_theme(name)
    poor = [
        f"{text} on {ground}: {contrast(getattr(theme, text), getattr(theme, ground)):.2f}"
        for text, grounds in PAIRS.items()
        for ground in grounds
        if contrast(getattr(theme, text), getattr(theme, ground)) < 4.5
    ]
    assert poor == []


@pytest.mark.parametrize("name", NAMES)
def test_marks_stand_out_from_their_grounds(name: str) -> None:
    theme = load_theme(name)
    for mark, grounds in MARKS.items():
        for ground in grounds:
            assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3.0, (mark, ground)


def test_a_theme_has_all_roles_as_hex_colours() -> None:
    for name in NAMES:
        theme = load_theme(name)
        assert theme.name == name
        assert theme.dark == (name == "dark")
        for field in msgspec.structs.fields(Theme):
            value = getattr(theme, field.name)
            assert field.name in ("name", "dark") or (len(value) == 7 and value[0] == "#" and int(value[1:], 16) >= 0)


def test_current_and_target_are_told_apart() -> None:
    for name in NAMES:
        theme = load_theme(name)
        assert len({theme.current, theme.target, theme.gap, theme.good, theme.bad}) == 5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_mixing_lays_one_colour_over_another() -> None:
    assert mix(0, "#ff0000", "#0000ff") == "#0000ff"
    assert mix(1, "#ff0000", "#0000ff") == "#ff0000"
    assert mix(0.5, "#ff0000", "#0000ff") == "#800080"


def test_a_missing_theme_says_which() -> None:
    with pytest.raises(ValueError, match=r"purple\.toml"):
        load_theme("purple")


def test_a_colour_that_refers_to_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="refers to itself"):
        parse_theme('name = "x"\ndark = false\n[roles]\nwindow = "surface"\nsurface = "window"\n')


def test_an_unknown_colour_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="mauve"):
        parse_theme('name = "x"\ndark = false\n[roles]\nwindow = "mauve 10% on paper"\n[base]\npaper = "#ffffff"\n')
