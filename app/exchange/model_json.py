"""Maturity models as plain objects that other programs read."""

from __future__ import annotations

from typing import Any

import msgspec

from app.catalogue import Catalogue
from app.domain.model import MaturityModel


def models_json(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The usable models in the catalogue's order, as docs/model-format.md describes them."""
    return [model_summary(model) for model in catalogue.models]


def model_summary(model: MaturityModel) -> dict[str, Any]:
    """One model: id, name, version, its levels and categories, the number of practices, and the source."""
    return {
        "id": model.id,
        "name": model.name,
        "version": model.version,
        "levels": [{"rank": level.rank, "name": level.name} for level in model.levels],
        "categories": [{"id": category.id, "name": category.name} for category in model.categories],
        "practices": sum(1 for _ in model.practices()),
        "source": {**msgspec.structs.asdict(model.source), "authors": list(model.source.authors)},
    }
