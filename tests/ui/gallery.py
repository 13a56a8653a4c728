"""Paints every widget, light and dark, into build/gallery-*.png: run it, and look at the pictures."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QTableView, QWidget

from app.paths import resources_dir
from ui import theme
from ui.widgets.buttons import KINDS, Button, IconButton
from ui.widgets.card import Card, Well, line
from ui.widgets.check import CheckBox
from ui.widgets.choice import SegmentedChoice
from ui.widgets.empty import EmptyState
from ui.widgets.fields import (
    ChoiceEditor,
    DateEditor,
    FormField,
    LineEditor,
    NumberEditor,
    SuggestEditor,
    TextEditor,
    TimeEditor,
)
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.notice import NoticeBar
from ui.widgets.page import Page
from ui.widgets.pill import TONES, Pill
from ui.widgets.rail import Rail, RailBox, RailItem
from ui.widgets.scroll import ScrollColumn
from ui.widgets.table import TONE_ROLE, style_table

LONG = "Żółć & Łódź: a very long <b>name</b> of a category that no rail could hold, with 🙂, Ελληνικά, Кириллица"
NOWHERE = QModelIndex()
RATINGS = [("N", "N"), ("P", "P"), ("L", "L"), ("F", "F"), ("NA", "n/a")]
RATING_TONES = {"N": "bad", "P": "warn", "L": "good", "F": "good", "NA": "neutral"}


class Rows(QAbstractTableModel):
    """A few workshops."""

    HEAD = ("Client and team", "Model", "Date", "Stage", "Current → target", "Gap", "Goals")
    ROWS = (
        (
            "Northwind Bank · Payments",
            "Continuous Delivery",
            "23 Nov 2026",
            ("Scoring 3/5", "warn"),
            "1.7 → 3.7",
            "+2.0",
            "–",
        ),
        (
            "Northwind Bank · Mobile",
            "Continuous Delivery",
            "12 Nov 2026",
            ("Plan exported", "good"),
            "2.4 → 3.6",
            "+1.2",
            "5",
        ),
        (LONG, "MLOps levels", "3 Nov 2026", ("Follow-up due", "neutral"), "0.5 → 1.5", "+1.0", "3 · 1 met"),
    )

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return len(self.ROWS)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return len(self.HEAD)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEAD[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        cell = self.ROWS[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell[0] if isinstance(cell, tuple) else cell
        if role == TONE_ROLE and isinstance(cell, tuple):
            return cell[1]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 5:
            return theme.color("target")
        return None


def rail() -> Rail:
    """A rail in the middle of scoring."""
    made = Rail("Levelset", "Northwind Bank · Payments team")
    categories = ["Culture & organisation", "Design & architecture", "Build & deploy", LONG, "Information & reporting"]
    marks = ["2→4", "1→3", "2→4", "·", "·"]
    made.set_items(
        [
            RailItem("prepare", "Prepare", "✓"),
            RailItem("score", "Score", "3 of 5"),
            *(RailItem(f"c{n}", name, marks[n], 1) for n, name in enumerate(categories)),
            RailItem("review", "Review"),
            RailItem("plan", "Plan", "4 goals"),
            RailItem("export", "Export", enabled=False),
        ]
    )
    made.set_active("c2")
    box = RailBox()
    box.add_line("Room screen: on (display 2)")
    box.add_line("Phones joined: 8 of 8")
    made.bottom.addWidget(box)
    return made


def buttons() -> Card:
    """Every kind of button in its states."""
    card = Card("Buttons")
    card.add_beside(Pill("Beside the title"), right=False)
    card.add_beside(IconButton("more", "More"), Button("Vote again", key="V"))
    flow = FlowLayout()
    for kind in KINDS:
        flow.addWidget(Button(kind.capitalize(), kind, "Ctrl+N" if kind == "primary" else "N"))
    flow.addWidget(Button("Goal", icon="plus", key="G"))
    flow.addWidget(Button("New workshop", "primary", icon="plus", key="Ctrl+N"))
    flow.addWidget(Button("Current 2\nBeginner", "current", "1–5"))
    flow.addWidget(Button("Target 4\nAdvanced", "target", "⇧ 1–5"))
    off = Button("Not now", key="F5")
    off.setEnabled(False)
    flow.addWidget(off)
    for kind in ("secondary", "current", "target"):
        on = Button("Checked", kind)
        on.setCheckable(True)
        on.setChecked(True)
        flow.addWidget(on)
    card.body.addLayout(flow)
    icons = FlowLayout(gap=4)
    for path in sorted((resources_dir() / "icons").glob("*.svg")):
        icons.addWidget(IconButton(path.stem, path.stem))
    card.body.addLayout(icons)
    return card


def pills() -> Card:
    """Pills and choices."""
    card = Card("Pills and choices")
    flow = FlowLayout()
    for tone in TONES:
        flow.addWidget(Pill(tone.capitalize(), tone))
    card.body.addLayout(flow)
    for value in (None, "N", "P", "F", "NA"):
        row = QHBoxLayout()
        choice = SegmentedChoice(RATINGS, tones=RATING_TONES, compact=value == "P")
        choice.set_value(value)
        row.addWidget(PlainLabel("Every commit triggers a build", wrap=True), 1)
        row.addWidget(choice)
        card.body.addLayout(row)
        card.body.addWidget(line())
    choice = SegmentedChoice([("high", "High"), ("medium", "Medium"), ("low", "Low")])
    choice.set_value("medium")
    card.body.addWidget(choice)
    return card


def form() -> Card:
    """Every editor."""
    card = Card("Form")
    grid = QGridLayout()
    grid.setSpacing(14)
    name = LineEditor("Who is it for?")
    name.set_value("Łódź Savings & <b>Loans</b>")
    text = TextEditor("What the group said")
    text.set_value("We release when the moon is right.\nNobody likes evenings.\nThird line.")
    day = DateEditor()
    day.set_value(dt.date(2026, 11, 23))
    time = TimeEditor()
    time.set_value("09:00")
    number = NumberEditor(0, 240, " min")
    number.set_value(20)
    model = ChoiceEditor([(1, "Continuous Delivery"), (2, "MLOps")], placeholder="Choose a model")
    model.set_value(1)
    wrong = FormField("Target", LineEditor())
    wrong.editor.set_value("9")
    wrong.set_error("The target cannot lie below the current level.")
    fields = [
        FormField("Client", name),
        FormField("Model", model, "A workshop keeps the model that it starts with."),
        FormField("Date", day),
        FormField("Begins at", time),
        FormField("Minutes", number),
        wrong,
        FormField("Owner", SuggestEditor("Ana, Tom…", ["Ana", "Tom"])),
        FormField("Nothing chosen", ChoiceEditor([(1, "One")], placeholder="Choose")),
    ]
    for nth, field in enumerate(fields):
        grid.addWidget(field, nth // 2, nth % 2, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(grid)
    card.body.addWidget(FormField("Rationale", text))
    tick = CheckBox("In scope")
    tick.setChecked(True)
    card.body.addWidget(tick)
    card.body.addWidget(CheckBox("Private, never on the room screen"))
    return card


def texts() -> Card:
    """Every role of a label, and notices."""
    card = Card("Texts")
    for role in ("title", "question", "heading", "strong", "", "muted", "small", "label", "error", "current", "target"):
        card.body.addWidget(PlainLabel(f"{role or 'body'}: ☐ ☑ ✓ → ≤ 2 days ⇧ “quoted” – 06:41", role))
    card.body.addWidget(ElidedLabel(LONG))
    for tone in ("info", "good", "warn", "bad"):
        bar = NoticeBar()
        bar.show_notice(f"A notice of the tone {tone}, long enough to wrap once or twice in here.", tone, "Undo")
        card.body.addWidget(bar)
    return card


def page() -> Page:
    """A page with everything on it."""
    made = Page("Build & deploy")
    made.pills.addWidget(Pill("Category 3 of 5"))
    made.saved.set_saved("14:22:07")
    clock = PlainLabel("06:41")
    clock.setFont(theme.font(21, theme.QFont.Weight.Bold, tabular=True))
    made.buttons.addWidget(clock)
    made.buttons.addWidget(PlainLabel("of 12:00 · ends 16:05", "muted"))
    made.buttons.addWidget(Button("Room screen", key="F5"))
    made.notice.show_notice("The goal “One pipeline” was deleted.", "info", "Undo")
    columns = QHBoxLayout()
    columns.setSpacing(16)
    left, middle, right = ScrollColumn(), ScrollColumn(), ScrollColumn()
    left.body.addWidget(buttons())
    left.body.addWidget(pills())
    left.body.addStretch(1)
    middle.body.addWidget(form())
    middle.body.addStretch(1)
    right.body.addWidget(texts())
    well = Well()
    well.body.addWidget(PlainLabel("Now · 30 days", "strong"))
    goal = Card()
    goal.set_tone("accent")
    goal.body.addWidget(PlainLabel("Build & deploy 2→3", "small"))
    goal.body.addWidget(PlainLabel("One pipeline from commit to production", "strong", wrap=True))
    goal.body.addWidget(Pill("needs a measure", "warn"))
    well.body.addWidget(goal)
    right.body.addWidget(well)
    right.body.addStretch(1)
    for column in (left, middle, right):
        columns.addWidget(column, 1)
    made.content.addLayout(columns, 1)
    return made


def library() -> Page:
    """A page with a table and one with nothing on it."""
    made = Page("Workshops")
    search = LineEditor("Search client, team, model…")
    search.setFixedWidth(320)
    made.pills.addWidget(search)
    made.buttons.addWidget(Button("Import…"))
    made.buttons.addWidget(Button("New workshop", "primary", "Ctrl+N"))
    card = Card()
    table = QTableView()
    table.setModel(Rows(table))
    style_table(table)
    for column, width in enumerate((0, 180, 120, 140, 130, 70, 90)):
        if width:
            table.setColumnWidth(column, width)
    table.selectRow(1)
    card.body.addWidget(table)
    made.content.addWidget(card, 2)
    nothing = Card()
    nothing.body.addWidget(
        EmptyState(
            "library",
            "No workshops yet",
            "Start with the sample to see a whole day at a glance, or prepare your own.",
            Button("Open the sample workshop", "primary"),
            Button("New workshop"),
        )
    )
    made.content.addWidget(nothing, 3)
    return made


def window(content: QWidget, width: int, height: int) -> QWidget:
    """A rail and a page as the program shows them."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail())
    row.addWidget(content, 1)
    made.resize(width, height)
    return made


def main() -> None:
    """Paint the gallery in both themes and two sizes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    build = Path(__file__).resolve().parents[2] / "build"
    build.mkdir(exist_ok=True)
    for mode in ("light", "dark"):
        theme.apply_theme(app, mode)
        theme.register_fallback_fonts()
        for name, content, width, height in (
            ("widgets", page, 1640, 1180),
            ("library", library, 1440, 900),
            ("small", library, 1280, 720),
        ):
            shown = window(content(), width, height)
            shown.show()
            app.processEvents()
            app.processEvents()
            shown.grab().save(str(build / f"gallery-{name}-{mode}.png"))
            shown.close()
            shown.deleteLater()


if __name__ == "__main__":
    main()
