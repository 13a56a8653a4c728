"""The maturity models as text for a terminal."""

from __future__ import annotations

from app.catalogue import Catalogue
from app.exchange.workshop_text import table
from app.i18n import tr


def models_text(catalogue: Catalogue) -> list[str]:
    """The usable models in the catalogue's order, in aligned columns."""
    head = (tr("Id"), tr("Name"), tr("Version"), tr("Levels"), tr("Categories"), tr("Practices"), tr("From"))
    rows = []
    for entry in catalogue.entries:
        if (model := entry.model) is not None:
            levels = tr("{n} ({low} to {high})").format(n=len(model.levels), low=model.lowest, high=model.highest)
            counts = (str(len(model.categories)), str(sum(1 for _ in model.practices())))
            origin = tr("Levelset") if entry.origin == "built-in" else tr("your folder")
            rows.append((model.id, model.name, model.version, levels, *counts, origin))
    return table([head, *rows])
