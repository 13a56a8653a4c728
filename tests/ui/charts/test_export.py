"""Pictures of figures: whole files or none, on the clipboard, in the theme's colours."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from app.charts.gaps import gaps
from app.charts.radar import radar
from app.domain.problems import ExportFault
from tests.app.charts.shapes import typical
from ui import theme
from ui.charts import export


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "out"
    made.mkdir()
    return made


FIGURE = radar(typical(5, 5), 320, 260)


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_a_png_holds_the_figure_with_its_margin_at_that_scale(folder: Path, scale: float) -> None:
    path = folder / "profile.png"
    export.save_png(FIGURE, path, scale)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (round((320 + 32) * scale), round((260 + 32) * scale))
    assert QColor(image.pixel(0, 0)) == theme.color("surface")
    colours = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert theme.color("current_mark").rgb() in colours
    assert theme.color("target_mark").rgb() in colours


def test_an_svg_holds_the_same_figure(folder: Path) -> None:
    path = folder / "profile.svg"
    export.save_svg(FIGURE, path)
    root = ET.parse(path).getroot()
    assert root.get("viewBox") == "0 0 352 292"
    assert theme.current_theme().current in path.read_text("utf-8")


def test_a_picture_on_the_clipboard_is_the_picture() -> None:
    figure = gaps(typical(3, 4), 400)
    export.copy_picture(figure, 1.0)
    assert QGuiApplication.clipboard().image().size() == export.picture(figure, 1.0).size()


@pytest.mark.parametrize("save", [export.save_png, export.save_svg])
def test_an_older_file_is_replaced_whole_and_nothing_else_is_left(folder: Path, save: object) -> None:
    path = folder / "picture"
    path.write_bytes(b"old")
    save(FIGURE, path)  # type: ignore[operator]
    assert path.stat().st_size > 1000
    assert os.listdir(folder) == ["picture"]


@pytest.mark.parametrize("save", [export.save_png, export.save_svg])
def test_what_cannot_be_written_is_told_in_a_sentence_and_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, save: object
) -> None:
    path = folder / "picture"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExportFault) as fault:
        save(FIGURE, path)  # type: ignore[operator]
    assert str(fault.value).endswith(".")
    assert path.read_bytes() == b"old"
    assert os.listdir(folder) == ["picture"]


@pytest.mark.parametrize("save", [export.save_png, export.save_svg])
def test_a_missing_folder_and_a_folder_in_the_way_are_told(folder: Path, save: object) -> None:
    (folder / "taken").mkdir()
    for path in (folder / "nowhere" / "picture", folder / "taken"):
        with pytest.raises(ExportFault):
            save(FIGURE, path)  # type: ignore[operator]
    assert sorted(os.listdir(folder)) == ["taken"]
