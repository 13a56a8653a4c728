"""Logos are known by their content: three kinds, not too large, not damaged, drawing nothing from elsewhere."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.logo import MAX_BYTES, MAX_SIDE, logo_kind
from app.domain.problems import InvalidInput

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'


def a_png(width: int = 40, height: int = 20) -> bytes:
    head = struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x0dIHDR" + head + b"0000" + b"rest"


def a_jpeg(width: int = 40, height: int = 20) -> bytes:
    comment = b"\xff\xfe\x00\x06abcd"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + b"\x00" * 9
    return b"\xff\xd8" + b"\xff\xe0\x00\x04ab" + comment + frame + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_png(), "png"),
        (a_jpeg(), "jpeg"),
        (SVG, "svg"),
        (b"\xef\xbb\xbf" + SVG, "svg"),
        (b'<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n' + SVG, "svg"),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n' + SVG, "svg"),
        (b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', "svg"),
    ],
)
def test_the_three_kinds_are_known_by_their_content(content: bytes, kind: str) -> None:
    assert logo_kind(content) == kind


ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"GIF89a...", "no PNG, JPEG or SVG"),
        (b"<html><svg></svg></html>", "no PNG, JPEG or SVG"),
        (b"%PDF-1.4", "no PNG, JPEG or SVG"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (a_png(0, 10), "damaged"),
        (b"\xff\xd8\xff\xe0\x00", "damaged"),
        (a_jpeg()[:12], "damaged"),
        (a_png(MAX_SIDE + 1, 10), "pixels on a side"),
        (a_jpeg(10, MAX_SIDE + 1), "pixels on a side"),
        (SVG + b" " * MAX_BYTES, "larger than 2 MB"),
        (ENTITIES, "entities"),
        (SVG.replace(b"<rect", b'<image xlink:href="file:///etc/passwd"/><rect'), "needs other files"),
        (SVG.replace(b"<rect", b"<image width='9' href='logo.png'/><rect"), "needs other files"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as caught:
        logo_kind(content)
    assert caught.value.field == "logo"


def test_a_picture_within_the_drawing_is_taken() -> None:
    assert logo_kind(SVG.replace(b"<rect", b'<image href="data:image/png;base64,AAAA"/><use href="#a"/><rect')) == "svg"


@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"<svg", b""]), st.binary(max_size=200))
def test_no_bytes_make_it_fail_otherwise(head: bytes, rest: bytes) -> None:
    try:
        assert logo_kind(head + rest) in ("png", "jpeg", "svg")
    except InvalidInput as fault:
        assert str(fault).endswith(".")
