"""The brand on handouts: its logo, colours, footer and confidentiality line, with text that can be read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.colours import READABLE, contrast
from app.domain.pack import Brand, PackOptions
from app.report.colours import colour, in_brand
from app.report.logo import MOST_PIXELS, logo_of
from tests.app.report.handouts.looking import WRITERS, written
from tests.app.report.handouts.shapes import SHAPES
from tests.app.report.reading import squeezed

BANK = SHAPES["bank-payments"]


def a_logo(width: int = 300, height: int = 80, kind: str = "PNG") -> bytes:
    """A picture as a file."""
    file = BytesIO()
    Image.new("RGB", (width, height), (200, 30, 60)).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("image", ["PNG", "JPEG"])
def test_logo_footer_and_confidentiality_stand_on_the_pages(kind: str, image: str, tmp_path: Path) -> None:
    brand = Brand(logo=a_logo(kind=image), logo_kind="png" if image == "PNG" else "jpeg",
                  footer="Foxglove Consulting", confidentiality="For Ravelund Bank only")  # fmt: skip
    read, _ = written(kind, BANK, tmp_path, PackOptions(brand=brand))
    for page in read.pages:
        assert squeezed("Foxglove Consulting") in squeezed(page)
        assert squeezed("For Ravelund Bank only") in squeezed(page)
    assert all(len(page.images) == 1 for page in read.pdf.pages)


@pytest.mark.parametrize("kind", WRITERS)
def test_without_a_brand_there_is_no_picture(kind: str, tmp_path: Path) -> None:
    read, _ = written(kind, BANK, tmp_path)
    assert all(not page.images for page in read.pdf.pages)


@pytest.mark.parametrize("content", [b"", b"no picture", a_logo()[:60]])
@pytest.mark.parametrize("kind", ["summary", "poster"])
def test_a_logo_that_cannot_be_read_stops_nothing(kind: str, content: bytes, tmp_path: Path) -> None:
    brand = Brand(logo=content, logo_kind="png")
    read, result = written(kind, BANK, tmp_path, PackOptions(brand=brand))
    assert result.pages == len(read.pages) == 1


def test_an_svg_is_drawn_from_its_picture() -> None:
    brand = Brand(logo=b"<svg xmlns='http://www.w3.org/2000/svg'/>", logo_kind="svg", picture=a_logo())
    logo = logo_of(brand)
    assert logo is not None
    assert (logo.width, logo.height) == (300, 80)


def test_a_large_logo_is_made_smaller_and_keeps_its_shape() -> None:
    logo = logo_of(Brand(logo=a_logo(4000, 1000), logo_kind="png"))
    assert logo is not None
    assert (logo.width, logo.height) == (MOST_PIXELS, MOST_PIXELS // 4)
    assert logo.within(100, 100) == (100, 25)
    assert logo.within(100, 10) == (40, 10)


@pytest.mark.parametrize("primary", ["#000000", "#ffffff", "#ffd200", "#7f7f7f", "#1d4ed8", "#00ff00", "#c0173b"])
def test_text_on_a_brands_panel_and_in_its_accent_can_be_read(primary: str) -> None:
    with in_brand(Brand(primary=primary, accent=primary)):
        panel = colour("rail").hexval().replace("0x", "#")
        for role in ("rail_text", "rail_strong", "rail_muted"):
            assert contrast(colour(role).hexval().replace("0x", "#"), panel) >= min(READABLE, _best(panel))
        assert contrast(colour("accent").hexval().replace("0x", "#"), "#ffffff") >= READABLE
        assert panel == primary
        # what the marks mean is the same in every document
        blue = colour("current_mark")
    assert blue == colour("current_mark")
    assert colour("rail").hexval().replace("0x", "#") != primary


def _best(panel: str) -> float:
    """The contrast that the better one of white and the text's colour has with a panel."""
    return max(contrast("#ffffff", panel), contrast(colour("text").hexval().replace("0x", "#"), panel))
