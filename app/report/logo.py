"""A brand's logo on paper: a PNG or JPEG picture at the proportions that it has."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from app.domain.pack import Brand

MOST_PIXELS = 1200
"""A larger logo is made smaller: on paper it would only weigh more."""


class Logo(msgspec.Struct, frozen=True, eq=False):
    """A picture that can be read, and its size in pixels."""

    picture: ImageReader
    width: int
    height: int

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its size in points within a room, in its own proportions."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale

    def paint(self, canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
        """Paint it with its lower left corner at (x, y)."""
        canvas.drawImage(self.picture, x, y, width, height, mask="auto")


def logo_of(brand: Brand | None) -> Logo | None:
    """The logo of a brand; None where it has none, or none that can be read."""
    return None if brand is None or not brand.logo_picture else _read(brand.logo_picture)


@lru_cache(maxsize=4)
def _read(content: bytes) -> Logo | None:
    try:
        image = Image.open(BytesIO(content))
        if max(image.size) > MOST_PIXELS:
            image.thumbnail((MOST_PIXELS, MOST_PIXELS))
        picture = ImageReader(image)
        width, height = picture.getSize()
        picture.getRGBData()
    except Exception:  # reportlab and Pillow raise whatever the picture's format makes them raise
        return None
    return Logo(picture, width, height) if width > 0 and height > 0 else None
