"""The bundled TrueType fonts as reportlab knows them: checked, registered once, each weight with its fallbacks."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from app.charts.figure import FontWeight
from app.i18n import tr
from app.paths import resources_dir

# Nothing that a document names is ever fetched: no host and no scheme is trusted, not even a local file.
rl_config.trustedHosts = ["nothing.invalid"]
rl_config.trustedSchemes = []
# Plain compressed streams: a quarter smaller than as ASCII.
rl_config.useA85 = 0
# Only the letters that a document has, not all of ASCII in each of its fonts.
rl_config.ttfAsciiReadable = 0

WEIGHTS: Mapping[FontWeight, str] = {
    400: "Inter-Regular",
    500: "Inter-Medium",
    600: "Inter-SemiBold",
    700: "Inter-Bold",
}
FALLBACKS = ("DejaVuSans", "NotoEmoji-Regular", "DroidSansFallback", "NanumGothicCoding")
LAST_RESORT: Mapping[FontWeight, str] = {
    400: "Helvetica",
    500: "Helvetica",
    600: "Helvetica-Bold",
    700: "Helvetica-Bold",
}
"""Of a PDF reader itself, for the day when no bundled font can be read; not embedded."""

BOXES = ("\ufffd", "\u25a1", "?")
"""What stands for a character without a glyph: the first of them that a font has."""

_lock = Lock()


class _Font(TTFont):  # type: ignore[misc]
    """A font whose text can be copied: reportlab spells characters beyond U+FFFF as no reader understands them."""

    def addObjects(self, document: Any) -> None:  # noqa: N802 - of reportlab
        super().addObjects(document)
        for name, thing in document.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                thing.content = _BEYOND.sub(_as_pair, thing.content)


_BEYOND = re.compile(r"(?<=> )<([0-9A-F]{5,6})>")


def _as_pair(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


class Font(msgspec.Struct, frozen=True, eq=False):
    """A font under the name that reportlab knows it by, and the characters that it has a glyph for."""

    name: str
    characters: frozenset[str]


class Fonts:
    """The fonts of a folder, each read when its first character is needed; `warnings` says which were not usable."""

    def __init__(self, folder: Path, suffix: str = "") -> None:
        self._folder = folder
        self._suffix = suffix
        self._read: dict[str, Font | None] = {}
        self._main: dict[FontWeight, Font] = {}
        self._glyphs: dict[tuple[FontWeight, str], tuple[str, str | None]] = {}
        self.warnings: list[str] = []

    def main(self, weight: FontWeight) -> Font:
        """The font of a weight: its own, else that of another weight, else a fallback."""
        if weight not in self._main:
            self._main[weight] = next(self._chain(weight))
        return self._main[weight]

    def glyph(self, char: str, weight: FontWeight) -> tuple[str, str | None]:
        """The name of the first font that can show a character; and what stands for it where none can, else None."""
        found = self._glyphs.get((weight, char))
        if found is None:
            found = self._glyphs[weight, char] = self._find(char, weight)
        return found

    def _find(self, char: str, weight: FontWeight) -> tuple[str, str | None]:
        for wanted in (char, *BOXES):
            for font in self._chain(weight):
                if wanted in font.characters:
                    return font.name, None if wanted is char else wanted
        return self.main(weight).name, BOXES[-1]

    def _chain(self, weight: FontWeight) -> Iterator[Font]:
        found = False
        near = sorted(WEIGHTS, key=lambda other: abs(other - weight))
        for stem in [*(WEIGHTS[other] for other in near), *FALLBACKS]:
            if found and stem.startswith("Inter"):
                continue  # another weight has no other characters
            font = self._font(stem)
            if font is not None:
                found = True
                yield font
        if not found:
            yield _built_in(LAST_RESORT[weight])

    def _font(self, stem: str) -> Font | None:
        if stem not in self._read:
            with _lock:
                self._read[stem] = self._load(stem)
        return self._read[stem]

    def _load(self, stem: str) -> Font | None:
        path = self._folder / f"{stem}.ttf"
        try:
            # validate: a damaged table must show now, not when the finished document is saved
            font = _Font(stem + self._suffix, str(path), validate=1)
        except (TTFError, OSError, struct.error, ValueError, LookupError, AssertionError):
            missing = tr("The font {name} is missing; other letters stand in for it. Install Levelset again.")
            damaged = tr("The font {name} is damaged; other letters stand in for it. Install Levelset again.")
            self.warnings.append((damaged if path.is_file() else missing).format(name=path.name))
            return None
        pdfmetrics.registerFont(font)
        characters = frozenset(char for char in map(chr, font.face.charToGlyph) if _means_something(char))
        return Font(font.fontName, characters - {"\0"})


def _means_something(char: str) -> bool:
    """Whether a font's glyph is what a person meant: not for private use, and not where no character ever is."""
    code = ord(char)
    never = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not never and unicodedata.category(char) != "Co"


@lru_cache(maxsize=4)
def _built_in(name: str) -> Font:
    return Font(name, frozenset(bytes(range(32, 127)).decode() + bytes(range(160, 256)).decode("latin-1")))


@lru_cache(maxsize=8)
def fonts_of(folder: Path) -> Fonts:
    """The fonts of a folder, the same object at every call."""
    return Fonts(folder, "" if folder == resources_dir() / "fonts" else f"@{folder}")


def bundled_fonts() -> Fonts:
    """The fonts that ship with the program."""
    return fonts_of(resources_dir() / "fonts")
