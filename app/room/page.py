"""The page that every scene fills: 1,080 units high, a margin all around, and text that shrinks before it is cut."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from app.charts.figure import Anchor, FontWeight, Mark, Rect
from app.charts.inputs import shown
from app.charts.layout import text_block
from app.charts.metrics import LINE, text_width, wrap, wraps_whole

HEIGHT = 1080.0
MARGIN = 72.0
LEAST = 24.0
"""No text is smaller: it is read from ten metres."""
NARROWEST, WIDEST = 1440.0, 2520.0
_STEP = 0.93


class Page(msgspec.Struct, frozen=True):
    """A page of `width` by `height` units; what is on it stays within the margins."""

    width: float
    height: float

    @property
    def left(self) -> float:
        """The left margin; on a screen wider than 21:9 the page stands in its middle."""
        return MARGIN + max(0.0, (self.width - WIDEST) / 2)

    @property
    def right(self) -> float:
        """The right margin."""
        return self.width - self.left

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    @property
    def top(self) -> float:
        """The upper margin."""
        return MARGIN

    @property
    def bottom(self) -> float:
        """The lower margin."""
        return self.height - MARGIN


def page_of(width: float, height: float) -> Page:
    """The page with the shape of a screen; one that is narrower than 4:3 gets more height instead of less width."""
    aspect = max(width, 1.0) / max(height, 1.0)
    if aspect * HEIGHT >= NARROWEST:
        return Page(HEIGHT * aspect, HEIGHT)
    return Page(NARROWEST, NARROWEST / aspect)


class Block(msgspec.Struct, frozen=True):
    """Lines of text of one size."""

    lines: tuple[str, ...]
    size: float
    weight: FontWeight = 400

    @property
    def height(self) -> float:
        """The height of all lines, in units."""
        return len(self.lines) * self.size * LINE

    @property
    def width(self) -> float:
        """The width of its longest line, in units."""
        return max((text_width(line, self.size, self.weight) for line in self.lines), default=0.0)

    def marks(self, x: float, top: float, color: str = "text", anchor: Anchor = "start") -> list[Mark]:
        """The block with its upper edge at `top`."""
        return text_block(self.lines, x, top, self.size, color=color, weight=self.weight, anchor=anchor)


def fitted(
    text: str,
    width: float,
    height: float,
    largest: float,
    *,
    smallest: float = LEAST,
    weight: FontWeight = 400,
    most: int = 99,
) -> Block:
    """A text as large as it fits whole into a box and on `most` lines, cut where it does not even at the smallest size.

    An empty text has no line.
    """
    return fitted_alike((text,), width, height, largest, smallest=smallest, weight=weight, most=most)[0]


def fitted_alike(
    texts: Sequence[str],
    width: float,
    height: float,
    largest: float,
    *,
    smallest: float = LEAST,
    weight: FontWeight = 400,
    most: int = 99,
) -> tuple[Block, ...]:
    """The same for several texts, each in a box of its own, all in one size."""
    return _fitted(tuple(map(shown, texts)), width, height, largest, max(smallest, LEAST), weight, most)


def whole(blocks: Sequence[Block], texts: Sequence[str]) -> bool:
    """Whether texts stand in their blocks with nothing cut."""
    return all(" ".join(block.lines) == shown(text) for block, text in zip(blocks, texts, strict=True))


@lru_cache(maxsize=4_000)
def _fitted(
    texts: tuple[str, ...],
    width: float,
    height: float,
    largest: float,
    smallest: float,
    weight: FontWeight,
    most: int,
) -> tuple[Block, ...]:
    size = max(largest, smallest)
    while size > smallest:
        lines = min(most, int(height / (size * LINE) + 1e-6))
        if lines and all(wraps_whole(text, width, size, weight, lines) for text in texts):
            break
        size = max(smallest, size * _STEP)
    lines = max(1, min(most, int(height / (size * LINE) + 1e-6)))
    return tuple(Block(wrap(text, width, size, weight, lines) if text else (), size, weight) for text in texts)


def lines_that_fit(height: float, size: float = LEAST) -> int:
    """How many lines of a size a height holds."""
    return max(0, int(height / (size * LINE) + 1e-6))


def one_line(text: str, width: float, size: float, weight: FontWeight = 400) -> Block:
    """A text on one line: shrunk, then cut."""
    return fitted(text, width, size * LINE, size, weight=weight, most=1)


def headline(text: str, width: float, size: float) -> Block:
    """A large text on one line as long as it keeps seven tenths of its size, else on two smaller ones."""
    single = one_line(text, width, size, 700)
    if single.size >= 0.7 * size:
        return single
    return fitted(text, width, 2 * 0.7 * size * LINE, 0.7 * size, smallest=0.55 * size, weight=700, most=2)


def pill(text: Block, left: float, top: float, tone: str) -> tuple[list[Mark], float, float]:
    """A text on a tinted, rounded plate; and the plate's right and lower edge. `tone` has a `_fill` beside it."""
    across, down = 0.85 * text.size, 0.42 * text.size
    width, height = text.width + 2 * across, text.height + 2 * down
    radius = min(height, 1.25 * text.size + 2 * down) / 2
    plate = Rect(left, top, width, height, radius, f"{tone}_fill")
    return [plate, *text.marks(left + across, top + down, tone)], left + width, top + height


def card(x: float, y: float, w: float, h: float, *, chosen: bool = False) -> Rect:
    """The plate beneath a group of texts; a chosen one has a strong edge."""
    stroke, width = ("accent", 4.0) if chosen else ("line", 1.5)
    return Rect(x, y, w, h, 16.0, "window", stroke=stroke, width=width)
