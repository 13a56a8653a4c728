"""Changes of the room's checklist: tick a line, add one's own, change and remove it."""

from __future__ import annotations

from app.commands.base import WorkshopCommand
from app.domain import checks
from app.domain.ids import new_id
from app.domain.kit import BUILT_IN
from app.domain.problems import InvalidInput
from app.domain.workshop import RoomCheck
from app.i18n import tr
from app.store import rows
from app.store.transaction import Transaction

MOST = 100


class TickCheck(WorkshopCommand, frozen=True, kw_only=True):
    """Tick a line of the checklist, or take its tick back. An untouched built-in line is kept nowhere."""

    item: str
    done: bool

    def write(self, tx: Transaction) -> str:
        """Write the tick; a built-in line has a row only while it is ticked."""
        key = (self.workshop_id, self.item)
        label = tr("tick on the checklist") if self.done else tr("tick taken off the checklist")
        if self.item not in BUILT_IN:
            tx.update("room_check", key, {"done": int(self.done)})
            return label
        there = tx.find("room_check", *key) is not None
        if there and self.done:
            tx.update("room_check", key, {"done": 1})
        elif there:
            tx.delete("room_check", *key)
        elif self.done:
            tx.insert("room_check", rows.check_row(self.workshop_id, RoomCheck(self.item, done=True)))
        return label


class AddCheck(WorkshopCommand, frozen=True, kw_only=True):
    """Add a line of one's own at the end of the checklist."""

    text: str
    item: str = ""

    def write(self, tx: Transaction) -> str:
        """Write it, not ticked."""
        text = _checked(self.text)
        own = [row for row in tx.where("room_check", "workshop_id", self.workshop_id) if row["text"]]
        if len(own) >= MOST:
            sentence = tr("The checklist can have at most {most} lines of your own.")
            raise InvalidInput(sentence.format(most=MOST), "text")
        tx.insert("room_check", rows.check_row(self.workshop_id, RoomCheck(self.item or new_id(), text)))
        return tr("new line of the checklist")


class EditCheck(WorkshopCommand, frozen=True, kw_only=True):
    """Change a line of one's own."""

    item: str
    text: str

    def write(self, tx: Transaction) -> str:
        """Write the text; its tick stays."""
        _own(self.item)
        tx.get("room_check", self.workshop_id, self.item)
        tx.update("room_check", (self.workshop_id, self.item), {"text": _checked(self.text)})
        return tr("line of the checklist")


class RemoveCheck(WorkshopCommand, frozen=True, kw_only=True):
    """Remove a line of one's own."""

    item: str

    def write(self, tx: Transaction) -> str:
        """Delete the row."""
        _own(self.item)
        tx.delete("room_check", self.workshop_id, self.item)
        return tr("remove a line of the checklist")


def _checked(text: str) -> str:
    return checks.name(text, "text", tr("what has to be seen to"))


def _own(item: str) -> None:
    if item in BUILT_IN:
        sentence = tr("The lines that come with Levelset stay as they are; add your own beneath them.")
        raise InvalidInput(sentence, "text")
