"""The card of paper, language of dates, names, and the size of pictures."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.pack import LEAST_PIXELS, MOST_PIXELS, PackOptions
from app.i18n import tr
from ui.locales import LOCALES
from ui.widgets.card import Card
from ui.widgets.choice import SegmentedChoice
from ui.widgets.fields import ChoiceEditor, FormField, NumberEditor


class PaperCard(Card):
    """`chosen(field, value)` when the person chooses a field of the options."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(tr("Paper and people"))
        self.paper = SegmentedChoice([("a4", tr("A4")), ("letter", tr("Letter"))])
        self.paper.setObjectName("paper")
        self.paper.chosen.connect(lambda page: self.chosen.emit("page", page))
        self.dates = ChoiceEditor([("", tr("As in the settings")), *LOCALES])
        self.dates.setObjectName("dates")
        self.dates.committed.connect(lambda locale: self.chosen.emit("locale", locale or ""))
        self.names = SegmentedChoice([("shown", tr("Names")), ("roles", tr("Roles only")), ("hidden", tr("Hidden"))])
        self.names.setObjectName("names")
        self.names.chosen.connect(lambda names: self.chosen.emit("names", names))
        self.names_field = FormField(tr("People"), self.names)
        self.pixels = NumberEditor(LEAST_PIXELS, MOST_PIXELS, tr(" pixels"), step=200)
        self.pixels.setObjectName("pixels")
        self.pixels.committed.connect(lambda pixels: self.chosen.emit("pixels", pixels))
        self.pixels_field = FormField(tr("Width of a chart as PNG"), self.pixels)
        self.body.setSpacing(12)
        self.body.addWidget(FormField(tr("Paper"), self.paper))
        self.body.addWidget(FormField(tr("Dates and numbers"), self.dates))
        self.body.addWidget(self.names_field)
        self.body.addWidget(self.pixels_field)

    def show_options(self, options: PackOptions) -> None:
        """Show what is chosen."""
        self.paper.set_value(options.page)
        self.dates.set_value(options.locale)
        self.names.set_value(options.names)
        hint = {
            "shown": tr("Participants and owners are named."),
            "roles": tr("Instead of names stand the roles; an owner without a role stays without a name."),
            "hidden": tr("Neither names nor roles are written."),
        }[options.names]
        if self.names_field.message.text() != hint:
            self.names_field.set_hint(hint)
        self.pixels.set_value(options.pixels)
        self.pixels_field.setVisible("png" in options.parts)
