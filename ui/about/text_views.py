"""The other texts of the models page: an unusable file, how to write a model, and the program itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

import app
from app import paths
from app.catalogue import Entry
from app.i18n import tr, trn
from ui.about.built_with import parts
from ui.about.text import facts, prose, text_card
from ui.widgets.card import Card, line
from ui.widgets.labels import PlainLabel

MOST_FAULTS = 40


def unusable_view(entry: Entry) -> QWidget:
    """What is wrong with a model file, line by line; the rest of Levelset goes on without it."""
    faults = [(_where(fault.line, fault.field), f"{fault.sentence}.") for fault in entry.faults[:MOST_FAULTS]]
    more = len(entry.faults) - len(faults)
    head = text_card("", PlainLabel(entry.name, "title", wrap=True))
    sentence = trn(
        "This file cannot be used until {n} thing is mended.",
        "This file cannot be used until {n} things are mended.",
        len(entry.faults),
    )
    head.body.addWidget(prose(sentence))
    head.body.addWidget(prose(str(entry.path), "small"))
    wrong = text_card(tr("What is wrong"), facts(faults, label_width=190))
    if more:
        wrong.body.addWidget(PlainLabel(trn("and {n} more", "and {n} more", more), "muted"))
    wrong.body.addWidget(line())
    after = tr("Mend it in a text editor and choose “Read again”. Workshops that use an earlier copy go on with it.")
    wrong.body.addWidget(PlainLabel(after, "muted", wrap=True))
    return _column(head, wrong)


def _where(line_number: int, field: str) -> str:
    where = [tr("line {n}").format(n=line_number) if line_number else "", field]
    return ", ".join(filter(None, where)) or tr("the file")


def write_view() -> QWidget:
    """How a person makes a model of their own."""
    steps = text_card(
        tr("A model of your own"),
        prose(
            tr(
                "A maturity model is one text file. Levels, categories, questions and practices can be your own, in "
                "your own language; a workshop with it works like any other."
            )
        ),
        facts(
            [
                (tr("1  Begin"), tr("Copy a file of the built-in models, or the example in docs/model-format.md.")),
                (tr("2  Change"), tr("Any text editor will do. Give the model an id that no other model has.")),
                (tr("3  Check"), tr("levelset models check FILE names everything that is wrong, with line and field.")),
                (tr("4  Use"), tr("Put the file into your models folder and choose “Read again”.")),
            ]
        ),
    )
    where = text_card(
        tr("Where things lie"),
        facts(
            [
                (tr("Your models"), str(paths.user_models_dir())),
                (tr("Built-in models"), str(paths.data_dir() / "models")),
                (tr("Description"), tr("docs/model-format.md explains each field, with its limits.")),
            ]
        ),
    )
    kept = text_card(
        tr("What happens to workshops"),
        prose(
            tr(
                "A workshop keeps a copy of the model that it started with. Changing or deleting the file later "
                "changes no workshop; the prepare page says when the file has another version, and can take it over."
            )
        ),
    )
    return _column(steps, where, kept)


def program_view() -> QWidget:
    """Levelset itself: version, licence, what it is built with, and that it keeps to itself."""
    head = text_card(
        "",
        PlainLabel("Levelset", "title"),
        prose(tr("Maturity-model workshops, from the first question to the plan in everybody's hands.")),
        facts(
            [
                (tr("Version"), app.__version__),
                (tr("Licence"), tr("Apache License 2.0; the file NOTICE names all works of others and their terms.")),
            ]
        ),
    )
    private = text_card(
        tr("Nothing leaves this laptop"),
        prose(
            tr(
                "Levelset works without the internet and calls nobody: no account, no cloud, no statistics. What a "
                "group says is kept in one library file on this laptop, and in the documents that you export."
            )
        ),
    )
    return _column(head, private, _built_with())


def _built_with() -> Card:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    for row, part in enumerate(parts()):
        name = f"{part.name} {part.version}".strip()
        for column, (text, role) in enumerate(((name, "strong"), (part.licence, ""), (part.does, "muted"))):
            grid.addWidget(PlainLabel(text, role, wrap=True), row, column, Qt.AlignmentFlag.AlignTop)
    for column, share in enumerate((3, 2, 4)):
        grid.setColumnStretch(column, share)
    return text_card(tr("Built with"), table)


def _column(*cards: Card) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return made
