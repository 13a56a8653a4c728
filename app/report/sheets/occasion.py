"""What the sheets are for: a workshop, or a model alone whose day, place and people are filled in by hand."""

from __future__ import annotations

import datetime as dt

import msgspec

from app.domain.making import new_workshop
from app.domain.model import MaturityModel
from app.domain.pack import SHEETS, PackOptions, Part
from app.domain.workshop import Workshop
from app.i18n import tr
from app.report.file_name import file_name

PEOPLE = 10
"""For how many people ballots are made where nobody is listed."""


def model_alone(model: MaturityModel) -> Workshop:
    """A workshop that stands for no certain day: with every category, and without client, people and date."""
    return msgspec.structs.replace(new_workshop("", "", dt.date.min, model), id="")


def is_model_alone(workshop: Workshop) -> bool:
    """Whether nothing but the model is known."""
    return not workshop.id


def occasion(workshop: Workshop) -> str:
    """Whose day it is; the model's name where nothing else is known."""
    return workshop.model.name if is_model_alone(workshop) else workshop.title


def sheet_title(part: Part) -> str:
    """What a sheet is called, on itself and in its file's name. KeyError for a part that is none."""
    titles: dict[Part, str] = {
        "ballots": tr("Ballots"),
        "cards": tr("Level cards"),
        "evidence": tr("Evidence to bring"),
        "preread": tr("Before the workshop"),
    }
    return titles[part]


def sheet_file_name(workshop: Workshop, part: Part) -> str:
    """The file name of a sheet: client, team, date and what it is, or the model's name and what it is."""
    what = sheet_title(part)
    if not is_model_alone(workshop):
        return file_name(workshop, what, ".pdf")
    named = msgspec.structs.replace(workshop, client=workshop.model.name)
    return file_name(named, what, ".pdf").replace(f"{dt.date.min.isoformat()} - ", "")


def voters(workshop: Workshop) -> int:
    """For how many people ballots are made."""
    return len(workshop.participants) or PEOPLE


def wanted_sheets(options: PackOptions) -> tuple[Part, ...]:
    """The sheets among the parts that were chosen."""
    return tuple(part for part in SHEETS if part in options.parts)
