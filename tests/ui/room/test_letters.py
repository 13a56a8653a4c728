"""Large letters look as Qt would paint them, and scripts whose letters change each other are left to Qt."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.charts.figure import Figure, Text
from ui.charts.painter import paint_figure
from ui.room.letters import LARGE_PX, paint_large
from ui.theme import apply_theme, color


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def painted(mark: Text, *, large: bool, scale: float = 2.0) -> QImage:
    image = QImage(1400, 400, QImage.Format.Format_RGB32)
    image.fill(color("surface"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_figure(painter, Figure(700, 200, (mark,), "x"), paint_large if large else None)
    painter.end()
    return image


def covered(image: QImage) -> np.ndarray:
    """How far each pixel is from the ground, 0 to 255."""
    values = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, 1]
    return np.abs(values.astype(int) - color("surface").green())


def box(image: QImage) -> list[int]:
    ys, xs = np.nonzero(covered(image) > 24)
    return [int(edge) for edge in (xs.min(), ys.min(), xs.max(), ys.max())]


@pytest.mark.parametrize(
    ("text", "weight", "anchor"),
    [("Build & deploy", 700, "start"), ("Łódź → −2 “é”", 400, "middle"), ("06:41", 600, "end")],
)
def test_large_letters_stand_where_qt_would_paint_them(text: str, weight: int, anchor: str) -> None:
    mark = Text(350, 130, text, 48, "text", weight, anchor)  # type: ignore[arg-type]
    own, plain = painted(mark, large=True), painted(mark, large=False)
    assert own != painted(Text(350, 131, text, 48, "text", weight, anchor), large=True)  # type: ignore[arg-type]
    assert all(abs(a - b) <= 2 for a, b in zip(box(own), box(plain), strict=True))
    assert covered(own).sum() == pytest.approx(covered(plain).sum(), rel=0.03)


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "नमस्ते", "e\u0301", "👍🏽", "日本"])
def test_letters_that_join_are_left_to_qt(text: str) -> None:
    mark = Text(20, 130, text, 48)
    assert painted(mark, large=True) == painted(mark, large=False)


def test_small_letters_are_left_to_qt() -> None:
    mark = Text(20, 130, "Build & deploy", (LARGE_PX - 1) / 2)
    assert painted(mark, large=True) == painted(mark, large=False)


def test_the_colour_of_a_letter_follows_the_theme(qapp: QApplication) -> None:
    mark = Text(20, 130, "■", 90)
    light = painted(mark, large=True)
    apply_theme(qapp, "dark")
    assert painted(mark, large=True) != light
    assert painted(mark, large=True) == painted(mark, large=True)
