"""The room's checklist: the built-in lines that apply, then the facilitator's own, and how many are done."""

from __future__ import annotations

import msgspec

from app.domain.kit import BUILT_IN, applying
from app.domain.workshop import Workshop
from app.i18n import tr
from app.store.reader import Reader


class CheckLine(msgspec.Struct, frozen=True):
    """One line to tick; `own` ones can be changed and removed. `action` is the id of an action that helps with it."""

    item: str
    text: str
    done: bool
    own: bool = False
    action: str = ""


class Checklist(msgspec.Struct, frozen=True):
    """All lines in their order."""

    lines: tuple[CheckLine, ...]

    @property
    def done(self) -> int:
        """How many are ticked."""
        return sum(line.done for line in self.lines)


def checklist(reader: Reader, workshop_id: str) -> Checklist:
    """The checklist of a workshop."""
    return checklist_view(reader.workshop(workshop_id))


def checklist_view(workshop: Workshop) -> Checklist:
    """The same from a workshop at hand."""
    kept = {check.item: check for check in workshop.checks}
    built_in = [
        CheckLine(item, words(item), item in kept and kept[item].done, action=_ACTIONS.get(item, ""))
        for item in applying(workshop)
    ]
    own = [
        CheckLine(check.item, check.text, check.done, own=True)
        for check in workshop.checks
        if check.item not in BUILT_IN
    ]
    return Checklist((*built_in, *own))


_ACTIONS = {"projector": "room_screen", "parking": "show_log"}


def words(item: str) -> str:
    """What a built-in line says. KeyError for another id."""
    return {
        "purpose": tr("Everybody knows what the votes are for, and that no name stands beside a vote in the room"),
        "evidence": tr("Participants were asked to bring what shows it: dashboards, logs, the last incidents"),
        "access": tr("Known: who opens the room, when, and how guests get in"),
        "projector": tr("The projector shows the room screen, and the last row can read it"),
        "seats": tr("Seats in a U, so that everybody sees the screen and each other"),
        "power": tr("Power, an extension cord and the adapters for this projector"),
        "wall": tr("A free wall for the poster; pens, sticky notes and tape"),
        "ballots": tr("Level cards or ballots printed, one set for each person"),
        "spare": tr("A spare set of level cards on paper, should projector or laptop fail"),
        "breaks": tr("Breaks agreed with whoever brings the drinks and the lunch"),
        "parking": tr("A place for what waits: the parking lot here, or a sheet on the wall"),
    }[item]
