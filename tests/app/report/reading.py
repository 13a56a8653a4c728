"""Reads a written plan back, and lists what a person typed into a workshop."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from app.domain.workshop import Workshop
from app.report.options import PlanOptions, PlanResult
from app.report.plan import write_plan


class Read:
    """A plan as a reader sees it: text per page, bookmarks, links, fonts."""

    def __init__(self, path: Path) -> None:
        self.pdf = PdfReader(path)
        self.pages = [page.extract_text() for page in self.pdf.pages]

    @property
    def text(self) -> str:
        """Everything that stands in the document."""
        return "\n".join(self.pages)

    @property
    def flat(self) -> str:
        """The same as one string without any white space."""
        return squeezed(self.text)

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Depth, title and page index of every bookmark."""
        return list(self._bookmarks(self.pdf.outline, 0))

    def _bookmarks(self, entries: list[Any], depth: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, depth + 1)
            else:
                yield depth, str(entry.title), self.pdf.get_destination_page_number(entry) or 0

    def page_of(self, title: str) -> int:
        """The index of the page that a bookmark leads to."""
        return next(page for _, found, page in self.bookmarks() if found == title)

    def annotations(self) -> list[tuple[int, Any]]:
        """Every annotation with its page index."""
        return [(n, a.get_object()) for n, page in enumerate(self.pdf.pages) for a in page.get("/Annots", [])]

    def links(self) -> list[tuple[int, int]]:
        """For each link the index of its page and of the page that it leads to."""
        pages = {page.indirect_reference.idnum: n for n, page in enumerate(self.pdf.pages)}
        found = []
        for page, annotation in self.annotations():
            target = annotation["/Dest"]
            target = target if isinstance(target, list) else self.pdf.named_destinations[str(target)].dest_array
            found.append((page, pages[target[0].idnum]))
        return found

    def fonts(self) -> dict[str, bool]:
        """Every font by its name, and whether it is embedded."""
        found = {}
        for page in self.pdf.pages:
            for font in page["/Resources"]["/Font"].values():
                described = font.get_object()
                descriptor = described.get("/FontDescriptor")
                found[described["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
        return found


def write(workshop: Workshop, folder: Path, options: PlanOptions = PlanOptions()) -> tuple[Read, PlanResult]:  # noqa: B008
    """Write a plan and read it back."""
    result = write_plan(workshop, folder / "plan.pdf", options)
    return Read(result.path), result


def squeezed(text: str) -> str:
    """Without white space, and without what has no shape of its own: joiners, selectors, writing directions."""
    text = unicodedata.normalize("NFC", text)
    return "".join(char for char in text if not char.isspace() and not _shapeless(char))


def _shapeless(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f"


def typed_texts(workshop: Workshop) -> Iterator[str]:
    """Every text that a person typed and that is meant for others."""
    yield from (workshop.client, workshop.team, workshop.place, workshop.facilitator, workshop.headline)
    for person in workshop.participants:
        yield from (person.name, person.role)
    for state in workshop.states:
        yield from (state.rationale, state.dissent, state.na_reason or "")
    yield from (rating.reason for rating in workshop.ratings)
    for note in workshop.notes:
        if not note.private:
            yield from (note.text, note.value, note.unit, note.who)
    for goal in workshop.goals:
        yield from (goal.title, goal.outcome, goal.owner)
        for criterion in goal.criteria:
            yield from (criterion.measure, criterion.baseline, criterion.target, criterion.check)
        for action in goal.actions:
            yield from (action.what, action.who)
    for entry in workshop.not_doing:
        yield from (entry.what, entry.why)
