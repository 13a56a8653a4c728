"""Known problems: what a person can be told in a sentence. Anything else is a bug."""

from __future__ import annotations


class Problem(Exception):
    """Something a person can understand and mend; `str()` is the sentence to show.

    `field` names the entry at fault so that a page can show the sentence beside it.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class InvalidInput(Problem):
    """An entry that cannot be taken as it is."""


class NotFound(Problem):
    """A workshop, goal or other thing that is not (or no longer) there."""


class ModelFault(Problem):
    """A model file that cannot be used; the sentence names path, line and field."""


class LibraryFault(Problem):
    """A library that cannot be opened or written: read-only, newer, full, locked, no library."""


class ExportFault(Problem):
    """A document that cannot be written where it was asked for."""
