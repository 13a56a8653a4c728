"""The pages of a PDF as pictures, drawn by PDFium: what a person sees before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

MOST_PAGES = 200
"""No screen needs more of them, and nobody looks at more."""


class PagePicture(msgspec.Struct, frozen=True):
    """A page as pixels, 4 bytes each (blue, green, red, unused), row by row; `number` counts from 0."""

    number: int
    pages: int
    width: int
    height: int
    pixels: bytes


def page_pictures(path: Path, width: int) -> Iterator[PagePicture]:
    """Each page of a PDF, `width` pixels wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True, rev_byteorder=False)
            pixels = _rows(bitmap)
            yield PagePicture(number, len(document), bitmap.width, bitmap.height, pixels)
            bitmap.close()
            page.close()
    finally:
        document.close()


def _rows(bitmap: object) -> bytes:
    """The pixels without what may stand behind each row."""
    buffer, stride = bytes(bitmap.buffer), bitmap.stride  # type: ignore[attr-defined]
    row = bitmap.width * 4  # type: ignore[attr-defined]
    if stride == row:
        return buffer
    return b"".join(buffer[at : at + row] for at in range(0, len(buffer), stride))
