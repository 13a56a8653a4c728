"""The card with the maturity model: which one, what it is, and a change of it that asks when something would go."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from app import paths
from app.catalogue import Catalogue, catalogue
from app.commands import ChangeModel
from app.domain.model import MaturityModel
from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.prepare import model_loss
from ui.prepare.forms import PageCard
from ui.prepare.words import levels_words, loss_words, shape_words, shortened
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceEditor, FormField
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.notice import NoticeBar
from ui.workshop_page import WorkshopPage

NOTICE_MS = 10_000
_KEPT = "kept copy"
_SUMMARY, _LICENCE = 260, 150


class ModelCard(PageCard):
    """The model that the workshop keeps a copy of."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, tr("Maturity model"))
        self._kept: MaturityModel | None = None
        self._models: dict[str, MaturityModel] = {}
        self._wanted: MaturityModel | None = None
        self.choice = ChoiceEditor()
        self.choice.setObjectName("model")
        self.field = FormField(tr("Model"), self.choice)
        self.field.label.hide()
        self.question = NoticeBar()
        self.question.action_button.setObjectName("change_model")
        self.question.close_button.setObjectName("keep_model")
        self.question.close_button.set_name(tr("Keep the model"))
        self.question.close_button.clicked.connect(self.give_up)
        self.shape = PlainLabel("", "strong", wrap=True)
        self.levels = PlainLabel("", "muted", wrap=True)
        self.summary = PlainLabel("", "", wrap=True)
        self.source = PlainLabel("", "small", wrap=True)
        self.kept = PlainLabel("", "small", wrap=True)
        self.kept.setObjectName("kept_model")
        self.read = Button(tr("Read the model"), icon="models")
        self.read.setObjectName("read_model")
        self.take_file = Button(tr("Take the file's version"))
        self.take_file.setObjectName("take_file_version")
        self._lay_out()
        self.choice.committed.connect(self._on_chosen)
        self.read.clicked.connect(self._on_read_clicked)
        self.take_file.clicked.connect(self._on_take_file_clicked)

    def read_catalogue(self) -> None:
        """Look which models are at hand now."""
        self.show_catalogue(catalogue(paths.user_models_dir()))

    def show_catalogue(self, found: Catalogue) -> None:
        """Offer the models that can be used, and the kept copy where no file is like it."""
        self._models = {model.id: model for model in found.models}
        self._show()

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Show the kept model; an open question is asked anew, since its answer may have changed."""
        if other or shown.model != self._kept:
            self._wanted = None
        self._kept = shown.model
        self._show()
        self._ask(shown)

    def give_up(self) -> None:
        """Stay with the kept model."""
        self._wanted = None
        self.question.clear()
        self._show()

    def _lay_out(self) -> None:
        for widget in (self.field, self.question, self.shape, self.levels, self.summary, self.source, self.kept):
            self.body.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.read)
        row.addWidget(self.take_file)
        row.addStretch(1)
        self.body.addLayout(row)

    def _show(self) -> None:
        kept = self._kept
        if kept is None:
            return
        from_file = self._models.get(kept.id)
        as_file = from_file == kept
        items: list[tuple[object, str]] = []
        if not as_file:
            text = tr("{name} (this workshop's copy, version {version})")
            items.append((_KEPT, text.format(name=kept.name, version=kept.version)))
        items += [
            (
                model.id,
                tr("{name}, version {version} of the file").format(name=model.name, version=model.version)
                if model is from_file and not as_file
                else model.name,
            )
            for model in self._models.values()
        ]
        self.choice.set_items(items)
        self.choice.set_value(self._key(self._wanted or kept))
        self._describe(self._wanted or kept)
        self._say_what_is_kept(from_file, as_file=as_file)
        self.read.setVisible(from_file is not None)

    def _key(self, model: MaturityModel) -> str:
        return model.id if self._models.get(model.id) == model else _KEPT

    def _describe(self, model: MaturityModel) -> None:
        self.shape.setText(f"{shape_words(model)} · {tr('version {v}').format(v=model.version)}")
        self.levels.setText(levels_words(model))
        _shorten(self.summary, model.summary, _SUMMARY)
        source = model.source
        after = source.attribution or source.citation or source.title
        licence = tr("Licence: {licence}").format(licence=source.licence) if source.licence else ""
        self.source.setText("\n".join(filter(None, (shortened(after, _SUMMARY), shortened(licence, _LICENCE)))))
        plain_tooltip(self.source, "\n".join(filter(None, (after, licence))))

    def _say_what_is_kept(self, from_file: MaturityModel | None, *, as_file: bool) -> None:
        self.take_file.setVisible(from_file is not None and not as_file and self._wanted is None)
        if as_file:
            text = tr("This workshop keeps its own copy of the model. A later change of the file does not touch it.")
        elif from_file is None and self._models:
            text = tr("No model file on this laptop is like it: the workshop goes on with its own copy.")
        elif from_file is None:
            text = tr("This workshop keeps its own copy of the model.")
        elif self._kept is not None and from_file.version == self._kept.version:
            text = tr("The model file was changed after this workshop took its copy, under the same version.")
        else:
            assert self._kept is not None
            text = tr("This workshop keeps version {kept}; the model file has version {file}.")
            text = text.format(kept=self._kept.version, file=from_file.version)
        self.kept.set_role("small" if as_file or from_file is None else "warn")
        self.kept.setText(text)

    def _on_chosen(self, key: object) -> None:
        self._want(self._models.get(str(key)))

    def _on_take_file_clicked(self) -> None:
        if self._kept is not None:
            self._want(self._models.get(self._kept.id))

    def _want(self, model: MaturityModel | None) -> None:
        if model is None or model == self._kept:
            self.give_up()
            return
        self._wanted = model
        shown = self.page.workshop
        if model_loss(shown, model).nothing:
            self._change()
            return
        self._show()
        self._ask(shown)

    def _ask(self, shown: Workshop) -> None:
        """Say what would go before it goes; nothing has changed yet."""
        if self._wanted is None:
            self.question.clear()
            return
        loss = loss_words(model_loss(shown, self._wanted))
        text = tr("{loss} Undo brings everything back.").format(loss=loss) if loss else tr("Change to this model?")
        self.question.show_notice(text, "warn", tr("Change the model"), self._change)

    def _change(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        self._wanted = None
        # going through the list by key changes the model at each step: undo takes them back as one
        command = ChangeModel(workshop_id=self.page.workshop_id, model=wanted)
        if self.page.do(command, self.field, merge="model") is not None:
            self.give_up()
            return
        sentence = tr("Now with “{name}”.").format(name=shortened(wanted.name, 80))
        undo = self.page.actions_table["undo"].trigger
        self.page.notice.show_notice(sentence, "info", tr("Undo"), undo, NOTICE_MS)

    def _on_read_clicked(self) -> None:
        if self._kept is not None:
            self.page.actions_table.go.emit("about", (self._wanted or self._kept).id)


def _shorten(label: PlainLabel, text: str, most: int) -> None:
    short = shortened(text, most)
    label.setText(short)
    plain_tooltip(label, text if short.endswith("…") else "")
