"""The card of a pack that was written: its parts, each to open, and what to know about them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.pack import Part
from app.i18n import tr, trn
from app.pack import PackFile, first_of
from ui.export import words
from ui.export.job import Written
from ui.export.lines import Icon, IconLine
from ui.export.words import breakable, size_word, time_word
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, PlainLabel, plain_tooltip

MAX_WARNINGS = 8


class FileRow(QWidget):
    """A part of the pack, how large it is, and buttons to open it and to show it in its folder."""

    def __init__(self, nth: int) -> None:
        super().__init__()
        self.name = ElidedLabel("", "strong")
        self.name.setObjectName(f"written_name_{nth}")
        self.figures = PlainLabel("", "muted")
        self.open_button = IconButton("open", "")
        self.open_button.setObjectName(f"open_{nth}")
        self.folder_button = IconButton("folder", "")
        self.folder_button.setObjectName(f"show_{nth}")
        self.paths: tuple[Path, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.figures)
        row.addWidget(self.open_button)
        row.addWidget(self.folder_button)

    def show_part(self, part: Part, files: list[PackFile]) -> None:
        """Show the files of a part."""
        title = words.part_title(part)
        self.paths = tuple(file.path for file in files)
        self.name.setText(title)
        plain_tooltip(self.name, "\n".join(path.name for path in self.paths))
        self.figures.setText(figures(files))
        self.open_button.set_name(tr("Open: {part}").format(part=title))
        self.folder_button.set_name(tr("Show in its folder: {part}").format(part=title))
        self.open_button.setVisible(len(files) == 1)


class ResultCard(Card):
    """Hidden until there is a pack. `open_wanted(path)` and `folder_wanted(path)` follow its buttons."""

    open_wanted = Signal(object)
    folder_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("The pack is written"))
        self.written: Written | None = None
        self.icon = Icon("good", size=20)
        self.header.insertWidget(0, self.icon)
        self.when = ElidedLabel("", "muted")
        self.when.setObjectName("written_figures")
        self.open_button = Button(tr("Open the plan"), icon="open")
        self.open_button.setObjectName("open_plan")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self.first))
        self.folder_button = Button(tr("Show in folder"), icon="folder")
        self.folder_button.setObjectName("show_in_folder")
        self.folder_button.clicked.connect(lambda: self.folder_wanted.emit(self.first))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        self.place = PlainLabel("", "small", wrap=True)
        self.place.setObjectName("written_place")
        self._rows: list[FileRow] = []
        self._lines: list[IconLine] = []
        self._row_box, self._line_box = QVBoxLayout(), QVBoxLayout()
        self._row_box.setSpacing(2)
        self._line_box.setSpacing(6)
        self.changed_line = IconLine("written_changed", "info")
        self.body.addWidget(self.when)
        self.body.addWidget(self.place)
        self.body.addWidget(self.changed_line)
        self.body.addLayout(self._line_box)
        self.body.addLayout(self._row_box)
        self.body.addSpacing(2)
        self.body.addLayout(buttons)
        self.hide()

    @property
    def first(self) -> Path:
        """The plan where it is in the pack, else its first file, else the folder."""
        assert self.written is not None
        return first_of(self.written.result)

    def show_written(self, written: Written | None, changed_at: str) -> None:
        """Show a pack that was written, None for none; `changed_at` is when its workshop was changed last."""
        if written is not self.written:
            self.written = written
            if written is not None:
                self._fill(written)
        if written is not None:
            self.changed_line.show_line("info", tr("The workshop has changed since then."))
            self.changed_line.setVisible(written.changed_at != changed_at)
        self.setVisible(written is not None)

    def lines(self) -> list[str]:
        """What is said about the pack: faults first, then what to know."""
        return [line.label.text() for line in self._lines if not line.isHidden()]

    def _fill(self, written: Written) -> None:
        result = written.result
        self.icon.set_tone("warn" if result.failed else "good")
        self.set_title(tr("Not all of the pack is written") if result.failed else tr("The pack is written"))
        self.when.setText(
            " · ".join((trn("{n} file", "{n} files", len(result.files)), time_word(written.at, dt.date.today())))
        )
        self.place.setText(breakable(str(result.folder)))
        by_part: dict[Part, list[PackFile]] = {}
        for file in result.files:
            by_part.setdefault(file.part, []).append(file)
        while len(self._rows) < len(by_part):
            self._add_row()
        for row in self._rows[len(by_part) :]:
            row.hide()
        for row, (part, files) in zip(self._rows, by_part.items(), strict=False):
            row.show_part(part, files)
            row.show()
        plan = "plan" in by_part
        self.open_button.set_text(tr("Open the plan") if plan else tr("Open the first file"))
        self._show_lines(
            [("bad", remark.sentence) for remark in result.failed]
            + [("warn", remark.sentence) for remark in result.warnings]
        )

    def _show_lines(self, told: list[tuple[str, str]]) -> None:
        more = len(told) - MAX_WARNINGS
        if more > 0:
            rest = trn("{n} more remark of this kind.", "{n} more remarks of this kind.", more)
            told = [*told[:MAX_WARNINGS], ("warn", rest)]
        while len(self._lines) < len(told):
            line = IconLine(f"written_warning_{len(self._lines)}", "warn")
            self._line_box.addWidget(line)
            self._lines.append(line)
        for line in self._lines[len(told) :]:
            line.hide()
        for line, (tone, sentence) in zip(self._lines, told, strict=False):
            line.show_line(tone, breakable(sentence))
            line.show()

    def _add_row(self) -> None:
        row = FileRow(len(self._rows))
        row.open_button.clicked.connect(lambda: self.open_wanted.emit(row.paths[0]))
        row.folder_button.clicked.connect(lambda: self.folder_wanted.emit(row.paths[0]))
        self._row_box.addWidget(row)
        self._rows.append(row)


def figures(files: list[PackFile]) -> str:
    """Files, pages and size of a part in a line."""
    pages = files[0].pages
    told = [
        trn("{n} file", "{n} files", len(files)) if len(files) > 1 else "",
        trn("{n} page", "{n} pages", pages) if pages else "",
        size_word(sum(file.size for file in files)),
    ]
    return " · ".join(filter(None, told))
