"""What the console says of the room screen: where it is, and whether it is frozen or black."""

from __future__ import annotations

from typing import Literal, NamedTuple

from app.i18n import tr

Where = Literal["off", "screen", "window", "waiting"]


class RoomState(NamedTuple):
    """Where the room screen is ('waiting': its screen is gone for now), on the how manyth display, and how it is."""

    where: Where = "off"
    display: int = 0
    frozen: bool = False
    black: bool = False

    @property
    def words(self) -> str:
        """The state in one or two words."""
        how = tr("black") if self.black else tr("frozen") if self.frozen else ""
        match self.where:
            case "off":
                return tr("off")
            case "waiting":
                return tr("waiting for its screen")
            case "window":
                return tr("{how}, in a window").format(how=how) if how else tr("in a window")
            case "screen":
                return tr("{how} (display {n})").format(how=how or tr("on"), n=self.display)
