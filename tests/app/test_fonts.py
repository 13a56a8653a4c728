"""The bundled fonts can be embedded, cover what workshops write, and bring their licences."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from app.paths import resources_dir

FONTS = resources_dir() / "fonts"
INTER = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
EVERYDAY = "Łódź Zażółć Ærøskøbing Ελλάδα Москва façade Straße ŞşĞğİı →←↑↓ ✓ ≤≥ · – — … “” „ ‘’ « » € − × ½ ° §"


@pytest.mark.parametrize("name", INTER)
def test_inter_covers_everyday_texts(name: str) -> None:
    with TTFont(FONTS / f"{name}.ttf") as font:
        cmap = font.getBestCmap()
    assert [char for char in EVERYDAY if ord(char) not in cmap] == []


def test_the_fallbacks_cover_boxes_and_emoji() -> None:
    with TTFont(FONTS / "DejaVuSans.ttf") as symbols, TTFont(FONTS / "NotoEmoji-Regular.ttf") as emoji:
        assert [char for char in "☐☑☒✓⇧●◆◇▾" if ord(char) not in symbols.getBestCmap()] == []
        assert [char for char in "🙂🎉🚀👍💡🔥" if ord(char) not in emoji.getBestCmap()] == []
    with TTFont(FONTS / "DroidSansFallback.ttf") as han, TTFont(FONTS / "NanumGothicCoding.ttf") as hangul:
        assert [char for char in "日本語テスト漢字中文简体繁體" if ord(char) not in han.getBestCmap()] == []
        assert [char for char in map(chr, range(0xAC00, 0xD7A4)) if ord(char) not in hangul.getBestCmap()] == []


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.name)
def test_every_font_is_static_and_has_truetype_outlines(path: object) -> None:
    with TTFont(path) as font:
        assert "glyf" in font
        assert "fvar" not in font
        assert "CFF " not in font


def test_every_font_has_its_licence_beside_it() -> None:
    for name in ("Inter-OFL.txt", "NotoEmoji-OFL.txt", "Nanum-OFL.txt", "DejaVu-LICENSE.txt"):
        assert len((FONTS / name).read_text("utf-8")) > 2000
