"""A card while it is typed: the levels that a round asks for, one after the other, kept out of sight."""

from __future__ import annotations

from app.domain.votes import Side


class HalfCard:
    """What is typed so far of one vote. It tells how much there is, and gives the levels only when it is whole."""

    def __init__(self) -> None:
        self._sides: tuple[Side, ...] = ()
        self._levels: list[int | None] = []

    def begin(self, sides: tuple[Side, ...]) -> None:
        """Start anew for a round that asks for these levels."""
        self._sides, self._levels = sides, []

    @property
    def typed(self) -> int:
        """How many of its levels are typed."""
        return len(self._levels)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The levels that it needs."""
        return self._sides

    def take(self, rank: int | None) -> dict[str, int | None] | None:
        """Add a level, None for 'cannot judge'. The whole card when that was the last one, and it is empty again."""
        self._levels.append(rank)
        if len(self._levels) < len(self._sides):
            return None
        whole: dict[str, int | None] = dict(zip(self._sides, self._levels, strict=True))
        self._levels = []
        return whole

    def take_back(self) -> bool:
        """Forget the level that was typed last; False when there is none."""
        if not self._levels:
            return False
        self._levels.pop()
        return True
