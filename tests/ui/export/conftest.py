"""What the tests of the export page share: the page as a user has it, and a report that waits for its sign."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app import paths
from app.aside import Here
from app.domain.workshop import Workshop
from app.report import plan
from app.report.file_name import pack_folder_name
from app.report.options import ExportCancelled
from ui.export import page as page_module
from ui.export.feed import Feed
from ui.export.page import ExportPage

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


class Export:
    """The export page of a workshop, used by keys and named controls."""

    def __init__(self, desk: Desk, workshop: Workshop) -> None:
        self.desk = desk
        self.workshop = workshop
        desk.actions.open_workshop.emit(workshop.id, "export")
        desk.settle()
        page = desk.frame.page
        assert isinstance(page, ExportPage)
        self.page = page
        # the plan alone, which is quick, unless a test chooses more
        page.choice.change(parts=("plan",))

    @property
    def folder(self) -> Path:
        """The folder that is used when nobody chooses another."""
        return paths.documents_dir()

    @property
    def pack(self) -> Path:
        """The pack's own folder in it."""
        return self.folder / pack_folder_name(self.workshop)

    def names(self) -> list[str]:
        """The files of the pack, hidden ones too."""
        return sorted(path.relative_to(self.pack).as_posix() for path in self.pack.rglob("*") if path.is_file())

    def write(self) -> None:
        """Press the key that writes the pack, without waiting."""
        self.desk.qtbot.keyClick(self.desk.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def wait(self) -> None:
        """Stay until nothing is being written."""
        self.desk.qtbot.waitUntil(lambda: not self.page.worker.running, timeout=30_000)
        self.desk.settle()

    def write_and_wait(self) -> PdfReader:
        """Write the pack and read the plan back."""
        self.write()
        self.wait()
        written = self.page.results.get(self.page.workshop_id)
        assert written is not None, self.page.notice.text
        return read(written.result.files[0].path)

    def type_into(self, name: str, text: str) -> None:
        """Replace what stands in a field and go on with Enter."""
        field = self.find(name)
        field.setFocus()
        self.desk.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.desk.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.desk.qtbot.keyClicks(field, text)
        self.desk.qtbot.keyClick(field, Qt.Key.Key_Return)

    def click(self, name: str) -> None:
        """Click a control that can be seen."""
        button = self.find(name)
        assert button.isVisible(), f"{name} cannot be seen"
        self.desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def find(self, name: str) -> QWidget:
        """The control of a name."""
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def said_beside(self, name: str) -> str:
        """The hint or fault beneath a field."""
        return str(self.find(name).accessibleDescription())


def read(path: Path) -> PdfReader:
    """A PDF as any reader would see it."""
    return PdfReader(io.BytesIO(path.read_bytes()), strict=True)


def words_of(pdf: PdfReader) -> str:
    """All its text, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.fixture
def open_export(desk: Desk, sample: Callable[..., Workshop]) -> Callable[..., Export]:
    """Puts a workshop (a sample where none is given) into the library and opens its export page."""
    return lambda workshop=None: Export(desk, desk.add(workshop or sample()))


@pytest.fixture(autouse=True)
def _work_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The paper is made in this process, where a test can reach into it; pages are drawn only where a test looks."""
    monkeypatch.setattr(page_module, "make_desk", Here)
    if "drawn_pages" not in request.fixturenames:
        monkeypatch.setattr(Feed, "want", lambda self, wish: None)
        monkeypatch.setattr(Feed, "hold", lambda self, held: None)


@pytest.fixture
def drawn_pages() -> None:
    """Lets the page draw its pictures."""


class Gate:
    """A report that stops halfway until the test lets it go on; it can be cancelled there."""

    def __init__(self) -> None:
        self.reached = Event()
        self.open = Event()
        self.calls = 0

    def around(self, write: Callable[..., Any]) -> Callable[..., Any]:
        """The same report with the stop in it."""

        def slow(workshop: Workshop, target: Path, options: Any, progress: Any, cancelled: Any) -> Any:
            self.calls += 1
            progress(0.4, "Laying out the pages")
            self.reached.set()
            while not self.open.wait(0.002):
                if cancelled():
                    raise ExportCancelled("stopped")
            return write(workshop, target, options, progress, cancelled)

        return slow


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Makes every export stop halfway."""
    made = Gate()
    monkeypatch.setattr(plan, "write_plan", made.around(plan.write_plan))
    yield made
    made.open.set()
