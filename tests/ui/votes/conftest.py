"""A room that votes: the real window on a category, with people or without."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from app.domain.ids import new_id
from app.domain.workshop import Participant
from app.queries.voting import VotingView, voting_view
from tests.app.factories import a_model, a_workshop
from tests.ui.score.conftest import SHIFT, Room

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

NAMES = ("Ana", "Ben", "Chloé", "Dirk", "Ève", "Fatma", "Gil", "Hanne")
ENTER, BACK, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Tab, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


def people(*names: str, role: str = "Developer") -> tuple[Participant, ...]:
    """Participants of these names."""
    return tuple(Participant(new_id(), name, role) for name in names)


class VotingRoom(Room):
    """A room, with what a test of votes looks at."""

    @property
    def card(self) -> Any:
        """The votes card."""
        return self.page.body.votes

    @property
    def view(self) -> VotingView:
        """The votes as they are in the library."""
        return voting_view(self.workshop, self.page.detail)

    @property
    def cast(self) -> int:
        """How many votes the open round has."""
        assert self.view.open is not None
        return self.view.open.cast

    def press(self, keys: str) -> None:
        """Press these keys one after the other wherever the focus is."""
        for key in keys:
            self.key(key)

    def cards(self, *votes: str) -> None:
        """Open a round and type these cards."""
        self.key("v")
        for vote in votes:
            self.press(vote)

    def reveal(self) -> None:
        """Reveal, also when votes are missing."""
        self.key(ENTER)
        if self.view.open is not None:
            self.key(ENTER)
        assert self.view.open is None, self.message

    def undo(self) -> None:
        """Take the last change back by its key."""
        self.key("z", CTRL)

    @property
    def message(self) -> str:
        """What the card says to the person."""
        return str(self.card.message.text())


@pytest.fixture
def gather(desk: Desk) -> Callable[..., VotingRoom]:
    """A room with people of these names, on a model of any size; `together` as on the Prepare page."""

    def made(
        *names: str, levels: int = 5, lowest: int = 1, together: bool = True, role: str = "Developer", **fields: Any
    ) -> VotingRoom:
        model = a_model(levels=levels, lowest=lowest)
        listed = {"participants": people(*names, role=role), "vote_together": together}
        return VotingRoom(desk, a_workshop(model, **(listed | fields)))

    return made


__all__ = ["BACK", "CTRL", "ENTER", "ESC", "NAMES", "SHIFT", "TAB", "VotingRoom", "people"]
