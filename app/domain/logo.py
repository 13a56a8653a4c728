"""Logos: what kind of picture some bytes are, told by their content and not by a file's name."""

from __future__ import annotations

import re
import struct
from typing import Literal

from app.domain.problems import InvalidInput

LogoKind = Literal["", "png", "jpeg", "svg"]

MAX_BYTES = 2_000_000
MAX_SIDE = 8000
"""Longest side in pixels: a few bytes of PNG can claim gigabytes."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*<(?:[A-Za-z_][\w.-]*:)?svg[\s/>]", re.DOTALL)
_ELSEWHERE = re.compile(rb"""<(?:[\w.-]+:)?(?:image|use|feImage)\b[^>]*?href\s*=\s*["']\s*(?!data:|#)""", re.IGNORECASE)
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def logo_kind(content: bytes) -> LogoKind:
    """PNG, JPEG or SVG; InvalidInput with a sentence where it is none of them, too large, or damaged at its head."""
    if not content:
        raise InvalidInput("This file is empty. Choose a PNG, JPEG or SVG file.", "logo")
    if len(content) > MAX_BYTES:
        raise InvalidInput("This logo is larger than 2 MB. Choose a smaller one.", "logo")
    kind = _kind(content)
    if not kind:
        raise InvalidInput("This is no PNG, JPEG or SVG file. Choose another one.", "logo")
    if kind == "svg" and _ELSEWHERE.search(content):
        raise InvalidInput("This SVG file needs other files, which Levelset does not read. Choose another one.", "logo")
    if kind != "svg":
        width, height = _png_size(content) if kind == "png" else _jpeg_size(content)
        if not (width and height):
            raise InvalidInput("This picture is damaged. Choose another one.", "logo")
        if max(width, height) > MAX_SIDE:
            raise InvalidInput(f"This logo has more than {MAX_SIDE} pixels on a side. Choose a smaller one.", "logo")
    return kind


def _kind(content: bytes) -> LogoKind:
    if content.startswith(_PNG):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    text = content.removeprefix(b"\xef\xbb\xbf")
    if re.search(rb"<!(?:DOCTYPE|ENTITY)[^>]*\[", text[:65536], re.IGNORECASE):
        # entities of its own: a few lines of them can fill the memory
        raise InvalidInput("This SVG file defines entities, which Levelset does not read. Choose another one.", "logo")
    plain = re.sub(rb"<!DOCTYPE[^>\[]*>", b"", text[:65536], count=1, flags=re.IGNORECASE)
    return "svg" if _SVG_ROOT.match(plain) else ""


def _png_size(content: bytes) -> tuple[int, int]:
    if len(content) < 33 or content[12:16] != b"IHDR":
        return 0, 0
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content):
        if content[at] != 0xFF:
            return 0, 0
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        if marker in (0x01, *range(0xD0, 0xD9)):
            at += 2
            continue
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return 0, 0
