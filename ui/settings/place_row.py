"""A file or folder of the program: what it is, where it lies, and a button that shows it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import tr
from ui.widgets.buttons import IconButton
from ui.widgets.labels import PlainLabel


class PlaceRow(QWidget):
    """`asked(folder)` when a person wants to see the folder, or the one that the file lies in."""

    asked = Signal(object)

    def __init__(self, name: str, what: str, path: Path, *, is_file: bool) -> None:
        super().__init__()
        self._path = Path()
        self.path_label = PlainLabel("", "muted", wrap=True)
        self.path_label.setObjectName(f"path_{name}")
        self.path_label.setAccessibleName(what)
        button = IconButton("folder", tr("Open the folder: {what}").format(what=what))
        button.setObjectName(f"open_{name}")
        button.clicked.connect(lambda: self.asked.emit(self._path.parent if is_file else self._path))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.addWidget(PlainLabel(what, "strong", wrap=True), 0, 0)
        grid.addWidget(self.path_label, 1, 0)
        grid.addWidget(button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        self.set_path(path)

    def set_path(self, path: Path) -> None:
        """Show another path."""
        self._path = path
        self.path_label.setText(str(path))
