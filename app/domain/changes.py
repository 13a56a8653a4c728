"""What a write touched: the only thing that views need to know of it."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal[
    "workshop", "participant", "decision", "rating", "vote", "clock", "room_check", "note", "goal", "not_doing"
]


class Changes(msgspec.Struct, frozen=True):
    """The kinds of thing that changed and the workshop they belong to.

    `label` names the change for people ("current level of Build & deploy").
    """

    kinds: frozenset[Kind]
    workshop_id: str
    label: str = ""

    def touches(self, workshop_id: str | None, *kinds: Kind) -> bool:
        """Whether a view of a workshop (None: of all) that shows such kinds has to read again."""
        here = workshop_id is None or workshop_id == self.workshop_id
        return here and (not kinds or not self.kinds.isdisjoint(kinds))
