"""How the review puts things into words: its reading of the profile, the cells of its table, the table as text."""

from __future__ import annotations

from app.charts.inputs import priority_word, shown, signed
from app.domain.scoring import Means
from app.domain.workshop import Rating
from app.i18n import tr, trn
from app.queries.review import ReviewRow, ReviewView

NONE = "–"
_MOST_NAMES = 3


def reading(view: ReviewView) -> str:
    """What stands out in the profile, in one sentence; it never says what a target has to be."""
    if not view.decided and view.means.in_scope == view.means.not_applicable:
        return tr("Nothing is left to compare: no category applies.")
    if not view.decided:
        return tr("No category is decided yet: each needs a current and a target level.")
    if len(view.largest) == 1:
        row = view.largest[0]
        return tr("Largest gap: {category}, from {current} to {target}.").format(
            category=shown(row.name), current=_label(view, row.current), target=_label(view, row.target)
        )
    if view.largest:
        text = trn(
            "Largest gaps, {n} level each: {{names}}.", "Largest gaps, {n} levels each: {{names}}.", _widest(view)
        )
        return text.format(names=_listed([shown(row.name) for row in view.largest]))
    if all(row.gap == 0 for row in view.decided):
        return trn(
            "The decided category is at its target.",
            "All {n} decided categories are at their targets.",
            len(view.decided),
        )
    return tr("No target lies above its current level.")


def counts(view: ReviewView) -> str:
    """How many categories the means count, how the others stand, and whether targets lie below."""
    return " ".join(text for text in (_counted(view.means), _below(view)) if text)


def _counted(means: Means) -> str:
    if not means.in_scope:
        return tr("No category is in scope.")
    if means.counted == means.in_scope == 2:
        return tr("Both categories are decided.")
    if means.counted == means.in_scope:
        return trn("The one category is decided.", "All {n} categories are decided.", means.counted)
    decided = trn("{n} of {{m}} categories is decided", "{n} of {{m}} categories are decided", means.counted)
    parts = [decided.format(m=means.in_scope)]
    if means.open:
        parts.append(trn("{n} is open", "{n} are open", means.open))
    if means.not_applicable:
        parts.append(trn("{n} does not apply", "{n} do not apply", means.not_applicable))
    return tr("{counts}.").format(counts=", ".join(parts))


def _below(view: ReviewView) -> str:
    below = [row for row in view.decided if (row.gap or 0) < 0]
    if not below:
        return ""
    text = trn(
        "In {{category}} the target lies below the current level.",
        "In {n} categories the target lies below the current level.",
        len(below),
    )
    return text.format(category=shown(below[0].name)) if len(below) == 1 else text


def gaps_title(view: ReviewView) -> str:
    """What leads the order of the gaps."""
    return tr("Gaps, the group’s priorities first") if view.prioritised else tr("Gaps, largest first")


# --- cells ---------------------------------------------------------------------------------------------------------


def level_words(view: ReviewView, row: ReviewRow, rank: int | None, *, short: bool = False) -> str:
    """A level in a cell, by its rank alone where it is narrow; what is missing in an open row."""
    if rank is not None:
        return str(rank) if short else _label(view, rank)
    return tr("open") if row.kind == "open" else NONE


def gap_words(row: ReviewRow) -> str:
    """The gap with its sign, or a dash."""
    return NONE if row.gap is None else signed(row.gap)


def priority_words(row: ReviewRow) -> str:
    """The priority, or a dash."""
    return priority_word(row.priority) or NONE


def weight_words(row: ReviewRow) -> str:
    """The weight of the gap, or a dash."""
    return NONE if row.weight is None else str(row.weight)


def practices_words(row: ReviewRow) -> str:
    """The practices to gain in one line, or why there are none."""
    if row.kind == "out of scope":
        return tr("Out of scope")
    if row.kind == "not applicable":
        reason = shown(row.reason)
        return tr("Not applicable: {reason}").format(reason=reason) if reason else tr("Not applicable")
    if row.kind == "open":
        return tr("Open: not decided yet") if row.current is None and row.target is None else tr("Open: half decided")
    if row.to_gain:
        return "; ".join(_bare(practice.text) for practice in row.to_gain)
    if (row.gap or 0) > 0:
        return tr("All practices in between are in place")
    return tr("The target is reached") if row.gap == 0 else tr("The target lies below the current level")


def practices_tip(view: ReviewView, row: ReviewRow) -> str:
    """Every practice to gain on a line of its own, under its level, with how it is rated."""
    lines: list[str] = []
    for nth, practice in enumerate(row.to_gain):
        if not nth or practice.level != row.to_gain[nth - 1].level:
            lines.append(_label(view, practice.level))
        lines.append(f"• {_bare(practice.text)} ({_rating_word(practice.rating)})")
    return "\n".join(lines) or practices_words(row)


def row_words(view: ReviewView, row: ReviewRow) -> str:
    """A whole row in words, for those who cannot see it."""
    name = shown(row.name)
    if row.kind != "decided" or row.gap is None:
        return f"{name}. {practices_words(row)}."
    words = tr("{category}. Current {current}, target {target}, gap {gap}, weight {weight}.").format(
        category=name,
        current=_label(view, row.current),
        target=_label(view, row.target),
        gap=signed(row.gap),
        weight=weight_words(row),
    )
    if row.priority is not None:
        words += " " + tr("Priority {priority}.").format(priority=priority_word(row.priority).lower())
    gain = (
        trn("{n} practice to gain", "{n} practices to gain", len(row.to_gain)) if row.to_gain else practices_words(row)
    )
    return f"{words} {gain}."


# --- the table as text ---------------------------------------------------------------------------------------------


def table_titles() -> tuple[str, ...]:
    """The titles of the table's columns."""
    return (
        tr("Category"),
        tr("Current"),
        tr("Target"),
        tr("Gap"),
        tr("Priority"),
        tr("Weight"),
        tr("Practices to gain"),
    )


def table_text(view: ReviewView) -> str:
    """The table with tabs between columns, for a spreadsheet: figures plain, levels also by name."""
    current, target = tr("Current"), tr("Target")
    titles = (
        tr("Category"),
        current,
        tr("{side} level").format(side=current),
        target,
        tr("{side} level").format(side=target),
        tr("Gap"),
        tr("Priority"),
        tr("Weight"),
        tr("Practices to gain"),
        tr("Which"),
    )
    return "".join("\t".join(cells) + "\n" for cells in (titles, *(_text_row(view, row) for row in view.rows)))


def _text_row(view: ReviewView, row: ReviewRow) -> tuple[str, ...]:
    return (
        shown(row.name),
        *_level_cells(view, row.current),
        *_level_cells(view, row.target),
        _figure(row.gap),
        priority_word(row.priority),
        _figure(row.weight),
        _figure(len(row.to_gain) if row.kind == "decided" else None),
        practices_words(row),
    )


def _level_cells(view: ReviewView, rank: int | None) -> tuple[str, str]:
    name = next((level.name for level in view.levels if level.rank == rank), "")
    return _figure(rank), shown(name)


def _figure(number: int | None) -> str:
    return "" if number is None else str(number)


def _label(view: ReviewView, rank: int | None) -> str:
    return NONE if rank is None else shown(view.level_label(rank))


def _widest(view: ReviewView) -> int:
    return view.largest[0].gap or 0


def _listed(names: list[str]) -> str:
    """'A, B, C', 'A, B and 4 more'; names often hold an 'and' of their own."""
    if len(names) <= _MOST_NAMES:
        return ", ".join(names)
    first = names[: _MOST_NAMES - 1]
    return trn("{{names}} and {n} more", "{{names}} and {n} more", len(names) - len(first)).format(
        names=", ".join(first)
    )


def _bare(text: str) -> str:
    return shown(text).rstrip(".")


def _rating_word(rating: Rating | None) -> str:
    return {"N": tr("not achieved"), "P": tr("partly achieved")}.get(rating or "", tr("not rated"))
