"""Models whose every text is as long as a model file may have it."""

from __future__ import annotations

import msgspec

from app.domain.model import MaturityModel

LONG = "An extraordinarily long and winding name of a thing that nobody would ever shorten in earnest "


def wordy(model: MaturityModel) -> MaturityModel:
    """The same model with names of 300, headlines of 200 and questions of 2,000 characters."""
    return msgspec.structs.replace(
        model,
        name=_long("model", 300),
        levels=tuple(
            msgspec.structs.replace(level, name=_long(f"level {level.rank}", 300), summary=_long("sum", 2000))
            for level in model.levels
        ),
        categories=tuple(
            msgspec.structs.replace(
                category,
                name=_long(f"category {nth}", 300),
                question=_long("question", 2000),
                headlines={rank: _long(f"headline {rank}", 200) for rank in model.ranks},
                practices=tuple(
                    msgspec.structs.replace(practice, text=_long("practice", 2000), evidence_hint="W" * 400)
                    for practice in category.practices
                ),
            )
            for nth, category in enumerate(model.categories)
        ),
    )


def _long(word: str, most: int) -> str:
    return (f"{word} " + LONG * (most // len(LONG) + 1))[:most].strip()
