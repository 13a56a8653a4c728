"""The one place where a person's text becomes ink: cleaned, cut into runs of fonts that can show it, never parsed.

Nothing is ever read as markup, so nothing has to be escaped: `<b>`, `&` and `<img src=...>` are characters like any
other. A character that no font can show becomes a box, and is remembered to be named.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal

import msgspec
from reportlab.pdfgen.canvas import Canvas

from app.charts.figure import Anchor, FontWeight
from app.i18n import tr
from app.report.fonts import Fonts
from app.report.setting import Style, Words, take_color, text_width, words_of
from app.report.tags import tags_of

MAX_PIECE = 2000
"""Characters per paragraph: a longer text breaks off well between two of them."""

GAP = " \u00a0"
"""A wider space between parts of a line."""

_NAMED = 12
_NEW_LINES = frozenset("\n\r\u2028\u2029\x85\x0b\x0c")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))


class Type(msgspec.Struct, frozen=True):
    """How a text is set: size and line distance in points, weight, colour by its role, alignment."""

    size: float = 9.0
    weight: FontWeight = 400
    color: str = "text"
    leading: float = 0.0
    align: Literal["left", "right", "center"] = "left"

    @property
    def line(self) -> float:
        """The distance of two baselines."""
        return self.leading or round(self.size * 1.36, 2)


Run = tuple[str, str]
"""The name of a font, and a text that it can show."""
Span = tuple[str, Type]
"""A text and how it is set, as a part of a line."""


class Ink:
    """Sets texts in the fonts of a document and remembers what they could not show."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._missing: dict[str, None] = {}
        self._right_to_left = False

    @property
    def main_font(self) -> str:
        """The name of the font of the running text."""
        return self._fonts.main(400).name

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def line(self, text: str, kind: Type, *, before: float = 0.0, after: float = 0.0, to: str = "") -> Words:
        """A text as one paragraph, whatever it holds; `to` is the place that it links to."""
        return self.spans([(text, kind)], before=before, after=after, to=to)

    def spans(self, spans: Sequence[Span], *, before: float = 0.0, after: float = 0.0, to: str = "") -> Words:
        """Texts of several kinds in one paragraph; the first kind sets line distance and alignment."""
        first = spans[0][1]
        runs = []
        for text, kind in spans:
            space = Style(self._fonts.main(kind.weight).name, kind.size, kind.color)
            for font, run in self.runs(clean_line(text), kind.weight):
                runs.append((space if font == space.font else Style(font, kind.size, kind.color), run, space))
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[first.align]
        words = (runs[0][0], runs[0][1]) if len(runs) == 1 else words_of(runs)
        return Words(words, first.size, first.line, shift=shift, before=before, after=after, goes_to=to)

    def prose(self, text: str, kind: Type, *, before: float = 0.0, after: float = 0.0) -> list[Words]:
        """A text of any length as one paragraph per line and per 2,000 characters."""
        return self.labelled((), text, kind, before=before, after=after)

    def labelled(
        self, lead: Sequence[Span], text: str, kind: Type, *, end: Sequence[Span] = (), before: float = 0.0,
        after: float = 0.0,
    ) -> list[Words]:  # fmt: skip
        """Prose with a lead before its first and an end behind its last line, such as a value and a name."""
        pieces = [piece for line in clean(text).split("\n") for piece in in_pieces(line.strip()) if piece]
        if not pieces:
            pieces = [""]
        last = len(pieces) - 1
        paragraphs = []
        for index, piece in enumerate(pieces):
            spans = [*(lead if index == 0 else ()), (piece, kind), *(end if index == last else ())]
            spans = [span for span in spans if span[0]]
            if spans:
                gap = before if index == 0 else 0.22 * kind.size
                paragraphs.append(self.spans(spans, before=gap, after=after if index == last else 0.0))
        return paragraphs

    # --- single lines on the canvas --------------------------------------------------------------------------------

    def width(self, text: str, kind: Type) -> float:
        """The width of a cleaned line in points."""
        return kind.size * sum(text_width(run, font) for font, run in self.runs(text, kind.weight))

    def draw(self, canvas: Canvas, x: float, y: float, text: str, kind: Type, anchor: Anchor = "start") -> None:
        """Draw one line of text; `x` is its start, middle or end, `y` its baseline."""
        runs = self.runs(clean_line(text), kind.weight)
        if anchor != "start":
            width = kind.size * sum(text_width(run, font) for font, run in runs)
            x -= width / 2 if anchor == "middle" else width
        tags = tags_of(canvas)
        tags.begin_text()
        take_color(canvas, kind.color)
        for font, run in runs:
            canvas.setFont(font, kind.size)
            canvas.drawString(x, y, run)
            if len(runs) > 1:
                x += kind.size * text_width(run, font)
        tags.end_text()

    def fitted(self, text: str, kind: Type, width: float) -> str:
        """A line, or as much of its beginning as fits into a width with an ellipsis behind it."""
        text = clean_line(text)
        if self.width(text, kind) <= width:
            return text
        room, kept = width - self.width("\u2026", kind), 0
        while kept < len(text) and (room := room - self.width(text[kept], kind)) >= 0:
            kept += 1
        return text[:kept].rstrip(" ,;:.·") + "\u2026"

    # --- runs and what they lack -----------------------------------------------------------------------------------

    def runs(self, text: str, weight: FontWeight) -> list[Run]:
        """A cleaned text in pieces of one font each; what no font can show is replaced by a box."""
        font = self._fonts.main(weight)
        if font.characters.issuperset(text):
            return [(font.name, text)]
        runs: list[Run] = []
        for char in text:
            name, box = self._fonts.glyph(char, weight)
            if box is not None:
                self._missing.setdefault(char)
            elif unicodedata.bidirectional(char) in _RIGHT_TO_LEFT:
                self._right_to_left = True
            shown = box or char
            if runs and runs[-1][0] == name:
                runs[-1] = (runs[-1][0], runs[-1][1] + shown)
            else:
                runs.append((name, shown))
        return runs

    def warnings(self) -> tuple[str, ...]:
        """What a reader of the document should know: characters without a glyph, writing from right to left."""
        found = []
        if self._missing:
            names = [_named(char) for char in list(self._missing)[:_NAMED]]
            if len(self._missing) > _NAMED:
                names.append(tr("{n} more").format(n=len(self._missing) - _NAMED))
            sentence = tr("No font of the program has these characters; a box stands for each: {characters}.")
            found.append(sentence.format(characters=", ".join(names)))
        if self._right_to_left:
            found.append(tr("Text that runs from right to left is set letter by letter from left to right: check it."))
        return tuple(found)


def _named(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    if name.endswith(f"-{ord(char):x}"):  # an ideograph, whose name is its number
        name = ""
    code = f"U+{ord(char):04X}"
    shown = f"{char} " if unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co") and char != "\ufffd" else ""
    return f"{shown}({code}, {name})" if name and len(name) < 40 else f"{shown}({code})"


def shortened(text: str, most: int) -> str:
    """A line of at most so many characters, the end replaced by an ellipsis where it is longer."""
    text = clean_line(text)
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;:.·-") + "\u2026"


# --- cleaning ------------------------------------------------------------------------------------------------------

_shown: dict[str, str] = {}


def clean(text: str) -> str:
    """The text composed (NFC), with one kind of line break and without characters that only give orders.

    Control characters become a space; turned writing directions, joiners and variation selectors nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    for char in set(text) - _shown.keys():
        _shown[char] = _visible(char)
    return "".join([_shown[char] for char in text])


def clean_line(text: str) -> str:
    """A cleaned text on one line, without doubled spaces at its breaks."""
    text = clean(text)
    return " ".join(text.split("\n")).strip() if "\n" in text else text


def _visible(char: str) -> str:
    if char in _NEW_LINES:
        return "\n"
    kind = unicodedata.category(char)
    if kind == "Cc" or (kind == "Zs" and char not in "\u00a0\u202f"):
        return " "
    if kind == "Cf" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    return char


def plain_line(text: str) -> str:
    """A cleaned line that any encoding takes, for bookmarks and properties: what can be no character is U+FFFD."""
    return "".join("\ufffd" if unicodedata.category(char) in ("Cs", "Cn") else char for char in clean_line(text))


def in_pieces(text: str) -> list[str]:
    """A text in pieces of at most 2,000 characters, cut behind a sentence or a word where there is one."""
    pieces = []
    while len(text) > MAX_PIECE:
        head = text[:MAX_PIECE]
        cut = max(head.rfind(". ") + 1, head.rfind("? ") + 1, head.rfind("! ") + 1)
        if cut < MAX_PIECE // 2:
            cut = head.rfind(" ")
        if cut < MAX_PIECE // 2:
            cut = MAX_PIECE
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text]
