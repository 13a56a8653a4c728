"""Fonts that are missing or damaged: others stand in, and a sentence says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from reportlab import rl_config

from app.paths import resources_dir
from app.report.fonts import Fonts, bundled_fonts, fonts_of
from tests.app.factories import a_full_workshop
from tests.app.report.reading import write

FONTS = resources_dir() / "fonts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "fonts"
    shutil.copytree(FONTS, copy)
    return copy


def use(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.report.compose.bundled_fonts", lambda: fonts)


def test_the_bundled_fonts_are_read_once_and_only_when_needed() -> None:
    assert bundled_fonts() is bundled_fonts()
    fonts = Fonts(FONTS, "@once")
    fonts.main(400)
    assert set(fonts._read) == {"Inter-Regular"}


def test_a_missing_weight_is_replaced_by_the_next_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "Inter-Bold.ttf").unlink()
    use(fonts_of(folder), monkeypatch)
    read, result = write(a_full_workshop(), tmp_path)
    assert any("Inter-Bold.ttf is missing" in warning for warning in result.warnings)
    assert "Acme" in read.pages[0]
    assert not any("Inter-Bold" in name for name in read.fonts())
    assert set(read.fonts().values()) == {True}


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "flipped"])
def test_a_damaged_font_is_not_used(damage: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "Inter-Regular.ttf"
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(
        {
            "empty": b"",
            "text": b"this is no font",
            "cut": data[:middle],
            "flipped": data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :],
        }[damage]
    )
    use(fonts_of(folder), monkeypatch)
    read, result = write(a_full_workshop(), tmp_path)
    assert any("Inter-Regular.ttf is damaged" in warning for warning in result.warnings)
    assert set(read.fonts().values()) == {True}
    assert "How it was done" in read.text


def test_without_any_font_the_plan_is_written_with_the_readers_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(fonts_of(tmp_path / "nothing"), monkeypatch)
    read, result = write(a_full_workshop(client="Acme Łódź", notes=(), states=()), tmp_path)
    assert "Acme ?ód?" in read.text
    assert len([warning for warning in result.warnings if "is missing" in warning]) >= 4
    assert any("U+0141" in warning for warning in result.warnings)


def test_only_its_own_private_characters_are_not_taken_from_a_font() -> None:
    fonts = bundled_fonts()
    assert fonts.glyph("\ue000", 400)[1] == "\ufffd"
    assert fonts.glyph("A", 400) == (fonts.main(400).name, None)


def test_nothing_is_ever_fetched() -> None:
    bundled_fonts()
    assert rl_config.trustedSchemes == []
    assert rl_config.trustedHosts == ["nothing.invalid"]
