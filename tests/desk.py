"""What the tests of the screen and the stories share: a real library, the real window around it, and samples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.catalogue import catalogue
from app.commands import AddWorkshop
from app.domain.workshop import Workshop
from app.exchange.sample_file import load_sample
from app.workbench import Workbench
from ui.actions import Actions
from ui.bridge import Bridge
from ui.compose import build_frame
from ui.first_window import FirstWindow
from ui.main_window import Frame
from ui.preferences import Preferences
from ui.theme import apply_theme


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The file of a library that does not exist yet."""
    return tmp_path / "library.sqlite"


@pytest.fixture
def sample() -> Callable[[str], Workshop]:
    """A sample workshop by its id."""
    models = {"bank-payments": "cd-infoq", "retail-data-platform": "mlops", "logistics-platform": "kubernetes"}

    def load(sample_id: str = "bank-payments") -> Workshop:
        return load_sample(sample_id, catalogue().get(models.get(sample_id, "cloud-native")))

    return load


class Desk:
    """The window as a user has it before them, with shortcuts to what a test looks at."""

    def __init__(self, qtbot: QtBot, frame: Frame, window: FirstWindow) -> None:
        self.qtbot = qtbot
        self.frame = frame
        self.window = window
        self.bridge: Bridge = frame.bridge
        self.actions: Actions = frame.actions_table

    def add(self, workshop: Workshop) -> Workshop:
        """Put a workshop into the library."""
        assert self.bridge.do(AddWorkshop(workshop)) is None
        return workshop

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The widget of an object name on the page that is seen."""
        found = self.frame.page.findChild(kind, name)
        assert found is not None, f"there is no {name} on the page {self.frame.page_id}"
        return found

    def settle(self) -> None:
        """Let everything that waits for the event loop happen."""
        for _ in range(4):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, library: Path, tmp_path: Path) -> Iterator[Desk]:
    """The real window around an empty library."""
    with a_desk(qtbot, qapp, library, tmp_path / "settings.json") as made:
        yield made


@contextmanager
def a_desk(qtbot: QtBot, qapp: QApplication, library: Path, settings: Path) -> Iterator[Desk]:
    """The real window around a library of one's choice."""
    apply_theme(qapp, "light")
    window = FirstWindow()
    preferences = Preferences(settings, window)
    frame = build_frame(qapp, window, Bridge(Workbench(library), window), preferences)
    window.show()
    with qtbot.waitExposed(window):
        pass
    yield Desk(qtbot, frame, window)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
