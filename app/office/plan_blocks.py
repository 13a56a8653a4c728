"""The improvement plan as blocks: the sections that were chosen, in their order, with everything that was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.pack import Section
from app.office.blocks import Block, Heading
from app.office.blocks_after import calendar, glossary, how, log, model, not_doing, notes, parking, sign_off
from app.office.blocks_goals import goals, timeline
from app.office.blocks_scores import appendix, categories, profile, projection
from app.office.blocks_summary import summary
from app.office.told import Told
from app.report.sections import section_title

_SECTIONS: dict[Section, Callable[[Told], Iterator[Block]]] = {
    "summary": summary,
    "profile": profile,
    "categories": categories,
    "goals": goals,
    "timeline": timeline,
    "projection": projection,
    "calendar": calendar,
    "sign-off": sign_off,
    "not-doing": not_doing,
    "log": log,
    "parking": parking,
    "notes": notes,
    "how": how,
    "appendix": appendix,
    "glossary": glossary,
    "model": model,
}


def plan_blocks(told: Told) -> list[Block]:
    """All blocks of the plan; a section with nothing in it has no heading."""
    found: list[Block] = []
    for section in told.options.sections:
        blocks = list(_SECTIONS[section](told))
        if blocks:
            found += [Heading(1, section_title(section)), *blocks]
    return found
