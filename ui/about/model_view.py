"""A model to be read before a workshop: what it is, its levels, its categories, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.catalogue import Entry, origin_sentence
from app.domain.model import MaturityModel
from app.i18n import tr, trn
from ui.about.category_card import CategoryCard
from ui.about.text import facts, prose, text_card
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import PlainLabel
from ui.widgets.pill import Pill


class ModelView(QWidget):
    """The text of one usable model. `all_wanted(on)`: show it anew with all practices shown or hidden.

    Showing them one by one would lay the whole text out as many times.
    """

    all_wanted = Signal(bool)

    def __init__(self, entry: Entry, *, practices: bool = False) -> None:
        super().__init__()
        assert entry.model is not None
        self._model = model = entry.model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._head(entry, model))
        column.addWidget(_source(model))
        self.categories = [CategoryCard(model, category) for category in model.categories]
        for card in self.categories:
            card.set_open(practices)
            card.unfolded.connect(lambda _on: self._say())
            column.addWidget(card)
        column.addStretch(1)
        self._say()

    def _head(self, entry: Entry, model: MaturityModel) -> Card:
        card = Card()
        card.body.addWidget(PlainLabel(model.name, "title", wrap=True))
        pills = QWidget()
        flow = FlowLayout(pills, gap=6, row_gap=6)
        for text, tone in _pills(entry, model):
            flow.addWidget(Pill(text, tone))
        card.body.addWidget(pills)
        card.body.addWidget(prose(model.summary))
        levels = [(f"{level.rank}  {level.name}", level.summary or "–") for level in model.levels]
        card.body.addSpacing(4)
        card.body.addWidget(facts(levels))
        self.toggle = Button("", icon="down")
        self.toggle.setObjectName("all_practices")
        self.toggle.clicked.connect(lambda: self.all_wanted.emit(not self._all_open))
        if not any(category.practices for category in model.categories):
            self.toggle.hide()
        row = QHBoxLayout()
        row.addWidget(self.toggle)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    @property
    def _all_open(self) -> bool:
        return all(card.open for card in self.categories if not card.toggle.isHidden())

    def _say(self) -> None:
        on = self._all_open
        self.toggle.set_text(tr("Hide all practices") if on else tr("Show all practices"))
        self.toggle.set_icon("up" if on else "down")


def _pills(entry: Entry, model: MaturityModel) -> list[tuple[str, str]]:
    practices = sum(1 for _ in model.practices())
    pills = [
        (trn("{n} category", "{n} categories", len(model.categories)), "neutral"),
        (trn("{n} level", "{n} levels", len(model.levels)), "neutral"),
    ]
    if practices:
        pills.append((trn("{n} practice", "{n} practices", practices), "neutral"))
    pills.append((tr("version {v}").format(v=model.version), "neutral"))
    pills.append((tr("built in"), "neutral") if entry.origin == "built-in" else (tr("yours"), "accent"))
    return pills


def _source(model: MaturityModel) -> Card:
    source = model.source
    title = f"{source.title} ({source.year})" if source.year else source.title
    rows = [
        (tr("Work"), title),
        (tr("Authors"), ", ".join(source.authors)),
        (tr("Practices"), origin_sentence(model)),
        (tr("Attribution"), source.attribution),
        (tr("Cited as"), source.citation),
        (tr("Licence"), source.licence),
    ]
    return text_card(tr("Where it comes from"), facts(rows))
