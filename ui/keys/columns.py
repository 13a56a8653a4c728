"""Splits a list into columns that are read one after the other and are about equally high."""

from __future__ import annotations

from collections.abc import Sequence


def split(heights: Sequence[int], columns: int) -> list[list[int]]:
    """The numbers of the items in each column: in their order, the highest column as low as it can be."""
    best: dict[tuple[int, int], tuple[int, int]] = {}

    def lowest(start: int, left: int) -> int:
        """The height of the highest column where the items from `start` on fill the columns that are left."""
        if left == 1:
            return sum(heights[start:])
        if (start, left) not in best:
            ends = range(start, len(heights) + 1)
            best[start, left] = min((max(sum(heights[start:end]), lowest(end, left - 1)), end) for end in ends)
        return best[start, left][0]

    made = []
    start = 0
    for left in range(columns, 0, -1):
        lowest(start, left)
        end = len(heights) if left == 1 else best[start, left][1]
        made.append(list(range(start, end)))
        start = end
    return made
