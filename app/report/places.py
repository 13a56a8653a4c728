"""Names of the places within a document that links lead to, and which categories have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.model import Category, MaturityModel
from app.domain.workshop import Workshop

if TYPE_CHECKING:
    from app.domain.pack import Section
    from app.report.document import Paper


def category_place(model: MaturityModel, category_id: str) -> str:
    """The place of a category's page."""
    return f"category-{[category.id for category in model.categories].index(category_id) + 1}"


def goal_place(number: int) -> str:
    """The place of a goal, by its number in the document."""
    return f"goal-{number}"


def section_link(paper: Paper, section: Section) -> str:
    """The place of a section to link to; '' where the document leaves it out."""
    return section if paper.printed is None or section in paper.printed else ""


def category_link(paper: Paper, workshop: Workshop, category_id: str) -> str:
    """The place of a category to link to; '' where it has no page of its own in this document."""
    described = any(category.id == category_id for category in described_categories(workshop))
    return category_place(workshop.model, category_id) if described and section_link(paper, "categories") else ""


def goal_link(paper: Paper, number: int) -> str:
    """The place of a goal to link to; '' where the document leaves the goals out."""
    return goal_place(number) if section_link(paper, "goals") else ""


def described_categories(workshop: Workshop) -> tuple[Category, ...]:
    """The categories with a page of their own: those in scope, and others of which something was said."""
    return tuple(c for c in workshop.model.categories if workshop.state(c.id).in_scope or _spoken_of(workshop, c))


def axes_of(workshop: Workshop) -> int:
    """How many categories a profile shows: those in scope that apply."""
    return sum(workshop.state(category.id).applicable for category in workshop.scope)


def _spoken_of(workshop: Workshop, category: Category) -> bool:
    state = workshop.state(category.id)
    texts = (state.rationale, state.dissent, state.na_reason or "")
    said = any(not note.private for note in workshop.notes_of(category.id))
    return said or any(text.strip() for text in texts)
