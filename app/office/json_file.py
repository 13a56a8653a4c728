"""The workshop as JSON for other programs: what `levelset show --json` tells, without what is not for others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.domain.checks import clean
from app.domain.pack import PackOptions, owner_word, person_word
from app.domain.workshop import Workshop
from app.exchange.workshop_json import workshop_json
from app.office.told import told
from app.office.writing import Cancelled, Progress, write_one

USUAL = PackOptions()


def write_json(
    workshop: Workshop,
    target: Path,
    options: PackOptions = USUAL,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Path, ...]:
    """Write the workshop as docs/workshop.schema.json describes it. ExportCancelled, ExportFault."""

    def make(_: object) -> bytes:
        return (
            json.dumps(json_object(workshop, options), ensure_ascii=False, indent=2, allow_nan=False).encode() + b"\n"
        )

    return write_one(target, make, options, progress, cancelled)


def json_object(workshop: Workshop, options: PackOptions) -> dict[str, Any]:
    """The object in the file: no private notes; people as the options say, '' where a name is not told."""
    names, others = options.names, told(workshop, options)
    found = workshop_json(others.workshop)
    found["participants"] = [
        {"name": person_word(person.name, "", names), "role": "" if names == "hidden" else person.role}
        for person in workshop.participants
    ]
    for goal in found["goals"]:
        goal["owner"] = owner_word(workshop, goal["owner"], names)
        for action in goal["actions"]:
            action["who"] = owner_word(workshop, action["who"], names)
    for note in found["notes"]:
        note["who"] = others.said_by(note["who"])
    return _cleaned(found)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    """The same with every text as any encoding takes it."""
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: _cleaned(part) for key, part in value.items()}
        case list():
            return [_cleaned(part) for part in value]
        case _:
            return value
