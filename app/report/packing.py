"""Writes a finished document as bytes, its thousands of small objects packed together as PDF 1.5 and later allow.

reportlab writes each object by itself, which makes the structure of a document as large as the rest of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from hashlib import md5
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

PACK = 200
"""Objects per pack: readers unpack a whole one to get at one of them."""

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ALONE, _PACKED = 1, 2


def written(canvas: Canvas, more: Sequence[tuple[int, bytes]] = ()) -> bytes:
    """The file of a canvas whose pages are all laid out; `more` are objects that reportlab does not know."""
    document = canvas._doc
    _complete(document, canvas)
    file, places = bytearray(_HEAD), {0: (0, 0, 65535)}
    packed = [*more]
    for number, content in _objects(document):
        if content.rstrip().endswith(b"endstream"):
            places[number] = _ALONE, len(file), 0
            file += b"%d 0 obj\n%s\nendobj\n" % (number, content.rstrip())
        else:
            packed.append((number, content))
    number = document.objectcounter
    for start in range(0, len(packed), PACK):
        number += 1
        pack = packed[start : start + PACK]
        places.update((inner, (_PACKED, number, index)) for index, (inner, _) in enumerate(pack))
        places[number] = _ALONE, len(file), 0
        file += _packed(number, pack)
    return bytes(file) + _table(document, number + 1, len(file), places, md5(file, usedforsecurity=False).hexdigest())


def _complete(document: Any, canvas: Canvas) -> None:
    """What reportlab does before it writes."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None


def _objects(document: Any) -> Iterator[tuple[int, bytes]]:
    """Every object with its number; more of them come up while they are written."""
    number = 1
    while number <= document.objectcounter:
        name = document.numberToId.get(number)
        if name is not None:
            yield number, pdfdoc.format(document.idToObject[name], document, toplevel=1)
        number += 1


def _packed(number: int, pack: list[tuple[int, bytes]]) -> bytes:
    index, bodies, at = [], [], 0
    for inner, content in pack:
        index.append(b"%d %d" % (inner, at))
        bodies.append(content)
        at += len(content) + 1
    head = b" ".join(index) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(pack), len(head))
    return _stream(number, entries, head + b"\n".join(bodies))


def _table(document: Any, number: int, at: int, places: dict[int, tuple[int, int, int]], name: str) -> bytes:
    """Where each object is, itself included."""
    places[number] = _ALONE, at, 0
    rows = (places.get(one, places[0]) for one in range(number + 1))
    content = b"".join(
        kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big") for kind, first, second in rows
    )
    root, info = (document.Reference(one).format(document) for one in (document.Catalog, document.info))
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]" % (
        number + 1, root, info, name.encode(), name.encode(),
    )  # fmt: skip
    return _stream(number, entries, content) + b"startxref\n%d\n%%%%EOF\n" % at


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    small = zlib.compress(content)
    return b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number, entries, len(small), small,
    )  # fmt: skip
