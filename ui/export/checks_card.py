"""The card of what somebody may want to mend before the plan is printed, each line with the way there."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.i18n import tr, trn
from app.queries.contents import Contents
from ui.export import words
from ui.export.lines import IconLine
from ui.export.words import Check
from ui.widgets.card import Card

IDS = ("waiting", "open", "no_goals", "incomplete", "participants", "private")
MAX_WARNINGS = 6


class ChecksCard(Card):
    """`wanted(page, detail)` when the person follows a line. It hinders nobody from printing."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Before you print"))
        self.setObjectName("card")
        self._checks: dict[str, Check] = {}
        self._lines = {id_: self._line(id_) for id_ in IDS}
        self.all_well = IconLine("check_none", "good", tr("Every category is settled and every goal is complete."))
        self.body.addWidget(self.all_well)
        self._warnings: list[IconLine] = []

    def show_warnings(self, sentences: tuple[str, ...]) -> None:
        """Show what will not be on paper as it was typed, such as a character that no font has."""
        more = len(sentences) - MAX_WARNINGS
        if more > 0:
            rest = trn("{n} more remark of this kind.", "{n} more remarks of this kind.", more)
            sentences = (*sentences[:MAX_WARNINGS], rest)
        while len(self._warnings) < len(sentences):
            line = IconLine(f"check_text_{len(self._warnings)}", "warn")
            self.body.addWidget(line)
            self._warnings.append(line)
        for line in self._warnings[len(sentences) :]:
            line.hide()
        for line, sentence in zip(self._warnings, sentences, strict=False):
            line.show_line("warn", words.breakable(sentence))
            line.show()

    def show_checks(self, view: Contents) -> None:
        """Show what is missing now; where nothing is, say so."""
        self._checks = {check.id: check for check in words.checks(view)}
        for id_, line in self._lines.items():
            check = self._checks.get(id_)
            if check is not None:
                line.show_line(check.tone, check.text, check.button)
            line.setVisible(check is not None)
        self.all_well.setVisible(not any(check.tone == "warn" for check in self._checks.values()))

    def lines(self) -> list[str]:
        """What it says now."""
        warnings = [line.label.text() for line in self._warnings if not line.isHidden()]
        return [*(check.text for check in self._checks.values()), *warnings]

    def _line(self, id_: str) -> IconLine:
        line = IconLine(f"check_{id_}", "warn")
        line.button.clicked.connect(lambda: self._on_line_clicked(id_))
        self.body.addWidget(line)
        return line

    def _on_line_clicked(self, id_: str) -> None:
        check = self._checks.get(id_)
        if check is not None:
            self.wanted.emit(check.page, check.detail)
