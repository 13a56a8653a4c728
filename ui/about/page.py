"""The page of maturity models: every model to be read, files that cannot be used, and what Levelset is."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import paths
from app.catalogue import Catalogue, catalogue
from app.i18n import tr, trn
from ui.about.model_view import ModelView
from ui.about.places import Place, PlaceModel, PlaceView, places
from ui.about.text_views import program_view, unusable_view, write_view
from ui.actions import Actions
from ui.desktop import open_folder
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.scroll import ScrollColumn

NOTICE_MS = 8000
_LIST_WIDTHS = ((1000, 320), (0, 232))
_TEXT_WIDTH = 940


class AboutPage(Page):
    """The list of models at the left, and what is chosen there at the right."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(tr("Maturity models"))
        self.actions_table = actions
        self._shown: Place | None = None
        self._wanted = ""
        self.place_model = PlaceModel()
        self.list = PlaceView(self.place_model)
        self.list.setObjectName("models")
        self.list.setAccessibleName(tr("Maturity models"))
        self.text = ScrollColumn()
        self.text.setObjectName("model_text")
        self._make_buttons()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self._show_place)
        self.list.paged.connect(self.text.scroll_by_key)

    def show_detail(self, detail: str) -> None:
        """Go to a model by its id, to 'write' or to 'program'."""
        self._wanted = detail
        if self.isVisible():
            self.read()

    def read(self) -> Catalogue:
        """Look again at the model files, and stay where one was as far as that is still there."""
        found = catalogue(paths.user_models_dir())
        wanted = self._wanted or (self._shown.id if self._shown else "")
        self._wanted = ""
        self.place_model.show_places(places(found))
        if not self.list.go(wanted) and self.place_model.places:
            self.list.go(self.place_model.places[0].id)
        self._show_place(self.list.place)
        if found.trouble:
            self.notice.show_notice(found.trouble, "warn")
        return found

    def showEvent(self, event: QShowEvent) -> None:
        """Look which models there are now; the list has the focus at first."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.list.setFocus()
        self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page keys scroll the text."""
        if not self.text.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = next(width for least, width in _LIST_WIDTHS if self.width() >= least)
        if self._list_card.width() != width:
            self._list_card.setFixedWidth(width)

    def open_folder(self) -> None:
        """Show the user's models folder in the system's file manager; it is made when there is none."""
        sentence = open_folder(paths.user_models_dir())
        if sentence:
            self.notice.show_notice(sentence, "info")

    def _make_buttons(self) -> None:
        actions = self.actions_table
        for name, act in (("read_models", self._on_read_triggered), ("open_models_folder", self.open_folder)):
            actions[name].triggered.connect(act)
            button = Button()
            button.bind(actions[name])
            button.setObjectName(name)
            self.buttons.addWidget(button)

    def _lay_out(self) -> None:
        self._list_card = Card()
        self._list_card.setContentsMargins(-10, -8, -10, -10)
        self._list_card.body.addWidget(self.list)
        self._list_card.setFixedWidth(_LIST_WIDTHS[0][1])
        self._holder = QWidget()
        self._holder.setMaximumWidth(_TEXT_WIDTH)
        self._inside = QHBoxLayout(self._holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._holder, 1000)
        row.addStretch(1)
        self.text.body.addLayout(row)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self._list_card)
        both.addWidget(self.text, 1)
        self.content.addLayout(both, 1)

    def _show_place(self, place: Place | None) -> None:
        if place is None or place == self._shown:
            return
        self._shown = place
        self._put(_view(place))
        self.text.verticalScrollBar().setValue(0)

    def _put(self, view: QWidget) -> None:
        """Show a text in place of the one before."""
        before = self._inside.takeAt(0)
        if before is not None and (old := before.widget()) is not None:
            old.hide()
            old.deleteLater()
        self._inside.addWidget(view)
        if isinstance(view, ModelView):
            view.all_wanted.connect(self._on_all_wanted)

    def _on_all_wanted(self, on: bool) -> None:
        if self._shown is not None and self._shown.entry is not None:
            view = ModelView(self._shown.entry, practices=on)
            self._put(view)
            view.show()
            view.toggle.setFocus()

    def _on_read_triggered(self) -> None:
        found = self.read()
        if found.trouble:
            return
        text = trn("{n} model can be used.", "{n} models can be used.", len(found.models))
        bad = len(found.unusable)
        if bad:
            text += " " + trn("{n} file cannot.", "{n} files cannot.", bad)
        self.notice.show_notice(text, "warn" if bad else "good", timeout_ms=NOTICE_MS)


def _view(place: Place) -> QWidget:
    if place.kind == "write":
        return write_view()
    if place.kind == "program" or place.entry is None:
        return program_view()
    return ModelView(place.entry) if place.entry.usable else unusable_view(place.entry)
