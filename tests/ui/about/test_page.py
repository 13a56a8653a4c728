"""The page of maturity models: a person reads models, mends a file, and learns what Levelset is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QWidget

import app
from app import paths
from app.catalogue import catalogue, origin_sentence
from ui.about.built_with import parts

if TYPE_CHECKING:
    from tests.desk import Desk

LEFT = Qt.MouseButton.LeftButton
GOOD = """
id: own
name: Own <b>model</b> & more
version: "7"
source: {title: Ours, authors: [Ana, Tom], year: 2025, licence: CC0, citation: Ana 2025, attribution: After Ana}
summary: A summary.
levels:
- {rank: 1, name: Low, summary: Nothing yet.}
- {rank: 2, name: High}
categories:
- id: c
  name: Category <i>
  question: Why?
  headlines: {2: "All is well & good."}
  practices:
  - {id: p, level: 2, text: A practice <u>., success_criterion: A criterion.}
"""


@pytest.fixture
def folder() -> Path:
    made = paths.user_models_dir()
    made.mkdir(parents=True)
    return made


def _open(desk: Desk, detail: str = "") -> Any:
    desk.frame.go("about", detail)
    desk.settle()
    return desk.frame.page


def _texts(page: Any) -> str:
    return "\n".join(label.text() for label in page.text.findChildren(QLabel) if label.isVisible())


def _titles(page: Any) -> list[str]:
    return [place.title for place in page.place_model.places]


def test_every_model_is_listed_and_the_first_one_is_open(desk: Desk) -> None:
    page = _open(desk)
    models = catalogue().models
    assert _titles(page) == [*(model.name for model in models), "A model of your own", "About Levelset"]
    assert page.list.hasFocus()
    assert models[0].summary in _texts(page)


@pytest.mark.parametrize("model", catalogue().models, ids=lambda model: model.id)
def test_a_model_can_be_read_whole(desk: Desk, model: Any) -> None:
    page = _open(desk, model.id)
    texts = _texts(page)
    source = model.source
    for text in (model.name, model.summary, source.licence, source.citation, source.attribution, source.title):
        assert text in texts
    assert ", ".join(source.authors) in texts
    assert origin_sentence(model) in texts
    assert f"version {model.version}" in texts
    for category in model.categories:
        assert category.name in texts
        assert category.question in texts
        for rank in model.ranks:
            assert model.headline(category, rank) in texts


def test_the_arrows_go_through_the_models_and_the_page_keys_scroll_the_text(desk: Desk) -> None:
    page = _open(desk)
    desk.qtbot.keyClick(page.list, Qt.Key.Key_Down)
    desk.settle()
    assert catalogue().models[1].summary in _texts(page)
    bar = page.text.verticalScrollBar()
    assert bar.value() == 0
    desk.qtbot.keyClick(page.list, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert page.list.hasFocus()
    desk.qtbot.keyClick(page.list, Qt.Key.Key_Down)
    desk.settle()
    assert bar.value() == 0


def test_practices_unfold_for_one_category_and_for_all(desk: Desk) -> None:
    page = _open(desk, "mlops")
    model = catalogue().get("mlops")

    def lists() -> list[QWidget]:
        return [w for w in page.text.findChildren(QWidget) if type(w).__name__ == "PracticeList" and w.isVisible()]

    assert lists() == []
    first = model.categories[0]
    toggle = desk.find(f"practices_{first.id}")
    toggle.setFocus()
    desk.qtbot.keyClick(toggle, Qt.Key.Key_Space)
    desk.settle()
    said = "\n".join(widget.accessibleName() for widget in lists())
    assert all(practice.text in said and practice.success_criterion in said for practice in first.practices)
    assert model.categories[1].practices[0].text not in said
    desk.qtbot.mouseClick(desk.find("all_practices"), LEFT)
    desk.settle()
    said = "\n".join(widget.accessibleName() for widget in lists())
    assert all(practice.text in said for _, practice in model.practices())
    assert desk.find("all_practices").hasFocus()
    desk.qtbot.keyClick(desk.find("all_practices"), Qt.Key.Key_Space)
    desk.settle()
    assert lists() == []


def test_a_model_of_ones_own_stands_beside_the_others_and_is_shown_literally(desk: Desk, folder: Path) -> None:
    (folder / "own.yaml").write_text(GOOD, "utf-8")
    page = _open(desk, "own")
    texts = _texts(page)
    for text in (
        "Own <b>model</b> & more",
        "yours",
        "Category <i>",
        "Nothing yet.",
        "All is well & good.",
        "Ours (2025)",
    ):
        assert text in texts
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.text.findChildren(QLabel))


def test_a_file_that_cannot_be_used_says_why_with_line_and_field(desk: Desk, folder: Path) -> None:
    (folder / "bad <b>.yaml").write_text(GOOD.replace("rank: 2", "rank: 4").replace("level: 2", "level: 9"), "utf-8")
    page = _open(desk)
    place = page.place_model.places[-3]
    assert (place.title, place.kind) == ("bad <b>.yaml", "unusable")
    page.list.go(place.id)
    desk.settle()
    texts = _texts(page)
    assert "line 9, levels[1].rank" in texts
    assert "cannot be used until" in texts
    assert str(folder) in texts


def test_a_mended_file_is_read_again_without_a_restart(desk: Desk, folder: Path) -> None:
    file = folder / "own.yaml"
    file.write_text("id: [", "utf-8")
    page = _open(desk)
    assert "own.yaml" in _titles(page)
    page.list.go("mlops")
    file.write_text(GOOD, "utf-8")
    desk.qtbot.mouseClick(desk.find("read_models"), LEFT)
    desk.settle()
    assert "Own <b>model</b> & more" in _titles(page)
    assert "own.yaml" not in _titles(page)
    assert page.list.place.id == "mlops"
    assert page.notice.text == f"{len(catalogue().models)} models can be used."
    file.unlink()
    page.list.go("own")
    desk.actions["read_models"].trigger()
    desk.settle()
    assert page.list.place.id == catalogue().models[0].id


def test_reading_again_counts_what_cannot_be_used(desk: Desk, folder: Path) -> None:
    page = _open(desk)
    (folder / "a.yaml").write_text("", "utf-8")
    desk.actions["read_models"].trigger()
    assert page.notice.text.endswith("1 file cannot.")
    assert page.notice.tone == "warn"


def test_the_folder_is_made_and_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    page = _open(desk)
    desk.qtbot.mouseClick(desk.find("open_models_folder"), LEFT)
    assert opened == [str(paths.user_models_dir())]
    assert paths.user_models_dir().is_dir()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    desk.actions["open_models_folder"].trigger()
    assert str(paths.user_models_dir()) in page.notice.text


def test_a_folder_that_cannot_be_made_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.user_models_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.user_models_dir().write_text("a file", "utf-8")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail("opened"))
    page = _open(desk)
    desk.actions["open_models_folder"].trigger()
    assert "cannot be made" in page.notice.text


def test_how_to_write_a_model_names_the_description_and_the_check(desk: Desk) -> None:
    texts = _texts(_open(desk, "write"))
    for text in ("docs/model-format.md", "levelset models check FILE", str(paths.user_models_dir()), "keeps a copy"):
        assert text in texts


def test_levelset_says_what_it_is_built_with_and_that_nothing_leaves(desk: Desk) -> None:
    texts = _texts(_open(desk, "program"))
    assert "Nothing leaves this laptop" in texts
    assert app.__version__ in texts
    assert "Apache License 2.0" in texts
    for part in parts():
        assert f"{part.name} {part.version}".strip() in texts
        assert part.licence in texts


def test_every_dependency_of_the_program_is_named() -> None:
    import tomllib

    file = Path(app.__file__).parents[1] / "pyproject.toml"
    needed = tomllib.loads(file.read_text("utf-8"))["project"]["dependencies"]
    named = {part.package.casefold() for part in parts()}
    for line in needed:
        name = line.split(">")[0].split("<")[0].split("=")[0].strip().casefold()
        assert name in named, f"{name} is missing on the About page"
    assert all(part.version for part in parts() if part.package)


def test_reading_a_model_from_the_prepare_page_leads_to_it(desk: Desk, sample: Any) -> None:
    made = desk.add(sample("logistics-platform"))
    desk.frame.open_workshop(made.id, "prepare")
    desk.settle()
    desk.qtbot.mouseClick(desk.find("read_model"), LEFT)
    desk.settle()
    assert desk.frame.page_id == "about"
    assert desk.frame.page.list.place.id == "kubernetes"


@pytest.mark.parametrize("width", [1000, 1440, 1920])
def test_nothing_is_wider_than_its_room(desk: Desk, folder: Path, width: int) -> None:
    (folder / "long.yaml").write_text(
        GOOD.replace("name: Own <b>model</b> & more", f"name: {'Very long name ' * 19}").replace(
            "Category <i>", "x" * 200
        ),
        "utf-8",
    )
    desk.window.resize(width, 620)
    page = _open(desk, "own")
    viewport = page.text.viewport()
    for card in page.text.findChildren(QWidget, "card"):
        assert card.mapTo(viewport, card.rect().topRight()).x() <= viewport.width()
    QApplication.processEvents()
