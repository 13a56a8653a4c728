"""The card of the client's brand: logo, two colours, footer and confidentiality line."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.pack import Brand
from app.domain.workshop import MAX_NAME
from app.i18n import tr
from ui.export.colour_field import ColourField
from ui.export.logo_box import LogoBox
from ui.export.logo_file import Chosen
from ui.widgets.card import Card
from ui.widgets.fields import FormField, LineEditor


class BrandCard(Card):
    """`chosen(fields)` with the fields of the brand that the person changed."""

    chosen = Signal(dict)

    def __init__(self) -> None:
        super().__init__(tr("The client's brand"))
        self.logo = LogoBox()
        self.logo.chosen.connect(self._on_logo_chosen)
        self.logo.removed.connect(lambda: self.chosen.emit({"logo": None, "logo_kind": "", "picture": None}))
        self.primary = ColourField(tr("First colour: titles and bands"), "primary")
        self.primary.committed.connect(lambda colour: self.chosen.emit({"primary": colour}))
        self.accent = ColourField(tr("Second colour: small headings and lines"), "accent")
        self.accent.committed.connect(lambda colour: self.chosen.emit({"accent": colour}))
        self.footer = LineEditor(tr("Improvement plan and date"))
        self.footer.setObjectName("footer")
        self.footer.setMaxLength(MAX_NAME)
        self.footer.committed.connect(lambda text: self.chosen.emit({"footer": text}))
        self.confidentiality = LineEditor(tr("such as: Confidential, for Acme only"))
        self.confidentiality.setObjectName("confidentiality")
        self.confidentiality.setMaxLength(MAX_NAME)
        self.confidentiality.committed.connect(lambda text: self.chosen.emit({"confidentiality": text}))
        self.body.setSpacing(12)
        self.body.addWidget(FormField(tr("Logo"), self.logo))
        self.body.addWidget(self.primary)
        self.body.addWidget(self.accent)
        self.body.addWidget(FormField(tr("Footer"), self.footer))
        self.body.addWidget(FormField(tr("Confidentiality line"), self.confidentiality))

    def show_brand(self, brand: Brand, client: str, *, other: bool) -> None:
        """Show what is chosen for a client; `other` for another client than before."""
        if other:
            for field in (self.primary, self.accent):
                field.forget()
            for editor in (self.footer, self.confidentiality):
                editor.saver.forget()
            self.logo.message.hide()
        self.confidentiality.setPlaceholderText(tr("such as: Confidential, for {client} only").format(client=client))
        self.logo.show_logo(brand.logo_picture)
        self.primary.show_colour(brand.primary)
        self.accent.show_colour(brand.accent)
        self.footer.set_value(brand.footer)
        self.confidentiality.set_value(brand.confidentiality)

    def _on_logo_chosen(self, found: Chosen) -> None:
        self.chosen.emit({"logo": found.logo, "logo_kind": found.kind, "picture": found.picture})
