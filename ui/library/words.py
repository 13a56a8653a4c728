"""How the library words a workshop's stage and scores."""

from __future__ import annotations

from app.i18n import format_number, tr
from app.queries.library import WorkshopRow

_PAGES = {"prepare": "prepare", "scoring": "score", "review": "review", "plan": "plan", "exported": "plan"}


def stage_words(row: WorkshopRow) -> tuple[str, str]:
    """Text and tone of a stage."""
    return {
        "prepare": (tr("Preparing"), "neutral"),
        "scoring": (tr("Scoring {n}/{m}").format(n=row.settled, m=row.in_scope), "warn"),
        "review": (tr("Scored"), "accent"),
        "plan": (tr("Planning"), "accent"),
        "exported": (tr("Plan exported"), "good"),
    }[row.stage]


def page_to_continue(row: WorkshopRow) -> str:
    """The page on which a workshop goes on."""
    return _PAGES[row.stage]


def levels_words(row: WorkshopRow) -> str:
    """Mean current and target level, or that there is no score yet."""
    if row.current is None or row.target is None:
        return tr("no score")
    return f"{format_number(row.current)} → {format_number(row.target)}"


def gap_words(row: WorkshopRow) -> str:
    """The mean gap with its sign, or a dash."""
    return "–" if row.gap is None else format_number(row.gap, signed=True)


def progress_words(row: WorkshopRow) -> str:
    """What stands beneath the name of the workshop to continue with."""
    parts = [row.model]
    if row.stage == "prepare":
        parts.append(tr("nothing scored yet"))
    elif row.stage == "scoring":
        parts.append(tr("{n} of {m} categories settled").format(n=row.settled, m=row.in_scope))
    else:
        parts.append(stage_words(row)[0].lower())
    return " · ".join(parts)
