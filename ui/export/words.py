"""The export page's words: the parts of the pack, the plan's sections with their counts, what to look at first."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from app.domain.pack import Part, Section
from app.i18n import format_date, format_number, format_time, tr, trn
from app.pack import PackResult, part_name
from app.queries.contents import Contents, Named

LONGEST_WORD = 20
PIECE = 12
LONGEST_NAME = 60
MAX_NAMES = 3


class Check(NamedTuple):
    """Something to look at before the plan is printed, and the page (with a part of it) where it can be mended."""

    id: str
    tone: str
    text: str
    button: str
    page: str
    detail: str = ""


# --- the parts of the pack -----------------------------------------------------------------------------------------


def part_groups() -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """The parts under the headings by which a person looks for them."""
    return (
        (tr("To take home"), ("plan", "summary", "owners", "poster", "check")),
        (tr("To work on"), ("docx", "pptx", "xlsx", "md", "csv", "json", "svg", "png")),
        (tr("Before the day"), ("preread", "evidence", "cards", "ballots")),
    )


def part_title(part: Part) -> str:
    """What a part is called where parts are chosen: two of the same name are told apart by their kind."""
    kinds = {
        "docx": tr("Plan as Word document"),
        "pptx": tr("Slides for PowerPoint"),
        "md": tr("Plan as Markdown"),
        "xlsx": tr("Workbook for Excel"),
        "csv": tr("Tables as CSV"),
        "json": tr("Data as JSON"),
        "svg": tr("Charts as SVG"),
        "png": tr("Charts as PNG"),
    }
    return kinds.get(part) or part_name(part)


def part_purpose(part: Part) -> str:
    """What a part is for, in a line."""
    return {
        "plan": tr("All that the group found and decided, as PDF. For leaders and for the file."),
        "summary": tr("One page for everybody who was in the room."),
        "owners": tr("A page to tear out for each owner: goals, criteria and actions to tick."),
        "poster": tr("A3 for the wall: profile, goals and dates, readable from two metres."),
        "check": tr("The success criteria to judge at the follow-up."),
        "docx": tr("The same plan, to edit."),
        "pptx": tr("Summary, charts and one slide for each goal."),
        "xlsx": tr("Scores, votes, practices, goals, criteria, actions and notes, a sheet each."),
        "md": tr("Plain text for a wiki or a repository."),
        "csv": tr("The tables of the workbook, a file each."),
        "json": tr("For other programs."),
        "svg": tr("Every chart as a drawing that stays sharp at any size."),
        "png": tr("Every chart as a picture, as wide as you choose."),
        "preread": tr("What participants read before: what it is about, the levels, the agenda."),
        "evidence": tr("Every practice with a short code, and what shows it."),
        "cards": tr("A card for each level of each category, to lay on the table."),
        "ballots": tr("Blank ballots with cut marks, as many as there are participants."),
    }[part]


def failed_sentence(result: PackResult) -> str:
    """How many parts failed, where some did; else ''."""
    n = len(result.failed)
    return trn("{n} part could not be written.", "{n} parts could not be written.", n) if n else ""


# --- what is in the plan -------------------------------------------------------------------------------------------


def section_details(view: Contents) -> dict[Section, str]:
    """What stands in a section now; one that is not there has nothing in it yet, or needs no words."""
    nothing = tr("nothing yet, left out")
    return {
        "summary": _summary(view),
        "profile": _profile(view),
        "categories": _categories(view),
        "goals": _goals(view) or nothing,
        "not-doing": _not_doing(view.not_doing) or nothing,
        "log": trn("{n} decision", "{n} decisions", view.logged) if view.logged else nothing,
        "parking": trn("{n} parked question", "{n} parked questions", view.parked) if view.parked else nothing,
        "how": _how(view),
    }


def _summary(view: Contents) -> str:
    means = view.means
    if means.current is None or means.target is None:
        return tr("one page; there is no score yet")
    levels = tr("current {current} → target {target}").format(
        current=format_number(float(means.current)), target=format_number(float(means.target))
    )
    if view.largest_gap is None:
        return _joined(levels, tr("no gap"))
    return _joined(levels, tr("largest gap: {name}").format(name=short(view.largest_gap.name)))


def _profile(view: Contents) -> str:
    if not view.decided:
        return tr("the categories, still without levels")
    return tr("radar and gap chart, {n} of {m} decided").format(n=view.decided, m=view.categories)


def _categories(view: Contents) -> str:
    found = [trn("{n} category", "{n} categories", view.categories)]
    if view.not_applicable:
        found.append(trn("{n} not applicable", "{n} not applicable", view.not_applicable))
    if view.voted:
        found.append(trn("votes on {n}", "votes on {n}", view.voted))
    found.append(trn("{n} note", "{n} notes", view.notes) if view.notes else tr("no notes"))
    return _joined(*found)


def _goals(view: Contents) -> str:
    if not view.goals:
        return ""
    complete = view.goals - len(view.incomplete)
    return _joined(
        tr("{n} of {m} complete").format(n=complete, m=view.goals),
        trn("{n} success criterion", "{n} success criteria", view.criteria),
        trn("{n} action", "{n} actions", view.actions),
    )


def _not_doing(n: int) -> str:
    return (
        trn("{n} entry with why and when to look again", "{n} entries with why and when to look again", n) if n else ""
    )


def _how(view: Contents) -> str:
    people = trn("{n} participant", "{n} participants", view.participants)
    return _joined(people if view.participants else "", tr("scoring rule"), tr("source of the model"))


# --- what to look at before ----------------------------------------------------------------------------------------


def checks(view: Contents) -> tuple[Check, ...]:
    """What somebody may want to mend first, the weightiest first; empty when nothing is missing."""
    found = (_waiting(view), _open(view), _no_goals(view), _incomplete(view), _nobody(view), _private(view))
    return tuple(check for check in found if check is not None)


def _waiting(view: Contents) -> Check | None:
    n = len(view.waiting)
    if not n:
        return None
    text = trn(
        "A vote on {{names}} waits for its reveal. Until then it is not in the plan.",
        "Votes on {n} categories wait for their reveal: {{names}}. Until then they are not in the plan.",
        n,
    ).format(names=names(view.waiting))
    return Check("waiting", "warn", text, tr("Go to score"), "score", view.waiting[0].id)


def _open(view: Contents) -> Check | None:
    n = len(view.open)
    if not n:
        return None
    if n == view.categories:
        text = tr("No category is decided yet. The plan says so, and shows the levels to choose from.")
    else:
        text = trn("{n} category is still open: {{names}}.", "{n} categories are still open: {{names}}.", n)
        text = text.format(names=names(view.open))
    return Check("open", "warn", text, tr("Go to score"), "score", view.open[0].id)


def _no_goals(view: Contents) -> Check | None:
    if view.goals or len(view.open) == view.categories:
        return None
    return Check("no_goals", "warn", tr("There is no goal yet: the plan ends with the gaps."), tr("Go to plan"), "plan")


def _incomplete(view: Contents) -> Check | None:
    n = len(view.incomplete)
    if not n:
        return None
    text = trn("{n} goal is not complete: {{names}}.", "{n} goals are not complete: {{names}}.", n)
    text = text.format(names=names(view.incomplete))
    return Check("incomplete", "warn", text, tr("Go to plan"), "plan", view.incomplete[0].id)


def _nobody(view: Contents) -> Check | None:
    if view.participants:
        return None
    text = tr("No participants are named: the plan cannot say who took part.")
    return Check("participants", "info", text, tr("Go to prepare"), "prepare")


def _private(view: Contents) -> Check | None:
    if not view.private:
        return None
    text = trn("{n} private note is not printed.", "{n} private notes are not printed.", view.private)
    return Check("private", "info", text, tr("Go to score"), "score", view.private_at)


def names(things: tuple[Named, ...]) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(
        tr("“{name}”").format(name=short(thing.name) or tr("no title yet")) for thing in things[:MAX_NAMES]
    )
    rest = len(things) - MAX_NAMES
    return shown if rest <= 0 else tr("{names} and {n} more").format(names=shown, n=rest)


# --- small words ---------------------------------------------------------------------------------------------------


def short(name: str) -> str:
    """A name of at most a line's length that can be wrapped."""
    name = " ".join(name.split())
    return breakable(name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…")


def breakable(text: str) -> str:
    """The text with places to break in words that would not fit a narrow column."""
    return " ".join(word if len(word) <= LONGEST_WORD else _pieces(word) for word in text.split())


def _pieces(word: str) -> str:
    return "\u200b".join(word[at : at + PIECE] for at in range(0, len(word), PIECE))


def size_word(size: int) -> str:
    """A file's size as a person reads it: '117 KB', '1.2 MB'."""
    if size < 1_000_000:
        return tr("{n} KB").format(n=format_number(max(1, round(size / 1000)), 0))
    return tr("{n} MB").format(n=format_number(size / 1_000_000, 1))


def time_word(moment: dt.datetime, today: dt.date) -> str:
    """A moment in local time: '14:02' if it is today, else with its date."""
    time = format_time(moment.time())
    return time if moment.date() == today else tr("{date}, {time}").format(date=format_date(moment.date()), time=time)


def local(stamp: str) -> dt.datetime | None:
    """A library's time stamp in the laptop's own time; None when it is none."""
    try:
        return dt.datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return None


def _joined(*pieces: str) -> str:
    return " · ".join(piece for piece in pieces if piece)
