"""Each sample's day, lived again from an empty library: typed, decided, planned, printed, read back from the PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from app.domain.workshop import Workshop
from app.i18n import format_date
from app.queries.library import workshop_list
from app.workbench import Workbench
from tests.desk import Desk
from tests.stories.player import Player

SAMPLES = ("bank-payments", "retail-data-platform", "logistics-platform", "connected-services")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_day_is_lived_from_an_empty_library_to_the_plan_on_paper(
    desk: Desk, sample: Callable[..., Workshop], tmp_path: Path, name: str
) -> None:
    wanted = sample(name)
    player = Player(desk)
    player.begin(wanted)
    player.prepare(wanted)
    player.score(wanted)
    player.press("Alt+4")
    assert desk.frame.page_id == "review"
    player.plan(wanted)
    folder = tmp_path / "paper"
    folder.mkdir()
    made = player.export(folder)

    lived = player.now
    assert _differences(_plain(lived), _plain(wanted)) == []
    assert desk.bridge.read(workshop_list).rows[0].stage == "exported"
    _reads_back(made, wanted)
    _is_there_after_a_restart(desk, lived)


def _differences(lived: object, wanted: object, where: str = "") -> list[str]:
    """Where two workshops differ, by the path of the field."""
    if isinstance(lived, dict) and isinstance(wanted, dict):
        return [d for key in wanted for d in _differences(lived.get(key), wanted[key], f"{where}.{key}")]
    if isinstance(lived, list) and isinstance(wanted, list) and len(lived) == len(wanted):
        pairs = enumerate(zip(lived, wanted, strict=True))
        return [d for n, pair in pairs for d in _differences(*pair, f"{where}[{n}]")]
    return [] if lived == wanted else [f"{where}: {lived!r} is not {wanted!r}"]


def _plain(workshop: Workshop) -> object:
    """Everything that was said, without ids, times and notes that belong to no category."""
    said = msgspec.to_builtins(workshop)
    said["notes"] = [note for note in said["notes"] if note["category_id"]]
    for gone in ("id", "created_at", "changed_at", "exported_at", "model"):
        said.pop(gone)
    said["ratings"] = sorted(said["ratings"], key=lambda rating: rating["practice_id"])
    said["notes"] = sorted(said["notes"], key=lambda note: (note["category_id"], note["kind"], note["text"]))
    # a goal stands where its horizon has it
    order = ("now", "next", "later")
    said["goals"] = sorted(said["goals"], key=lambda goal: (order.index(goal["horizon"]), goal["title"]))
    # how long the day really took is not lived again
    said.pop("timings")
    said["rounds"] = sorted(said["rounds"], key=lambda round_: (round_["category_id"], round_["number"]))
    for round_ in said["rounds"]:
        round_["votes"] = sorted(round_["votes"], key=lambda vote: vote["name"])
    return _without(said, {"id", "at", "decided_at", "opened_at", "revealed_at", "participant_id"})


def _without(value: object, names: set[str]) -> object:
    if isinstance(value, dict):
        return {key: _without(part, names) for key, part in value.items() if key not in names}
    if isinstance(value, list | tuple):
        return [_without(part, names) for part in value]
    return value


def _reads_back(path: Path, wanted: Workshop) -> None:
    reader = PdfReader(path)
    text = _squeezed("".join(page.extract_text() for page in reader.pages))
    expected = [wanted.client, wanted.team, wanted.facilitator, format_date(wanted.date, "long")]
    expected += [person.name for person in wanted.participants]
    for category in wanted.scope:
        state = wanted.state(category.id)
        expected += [category.name, state.rationale, state.dissent, state.na_reason or ""]
    for goal in wanted.goals:
        expected += [goal.title, goal.outcome, goal.owner]
        expected += [text for c in goal.criteria for text in (c.measure, c.baseline, c.target, c.check)]
        expected += [action.what for action in goal.actions]
    expected += [entry.what for entry in wanted.not_doing]
    expected += [note.text for note in wanted.notes if note.category_id and not note.private]
    missing = [said for said in expected if _squeezed(said) not in text]
    assert not missing
    for note in wanted.notes:
        if note.private:
            assert _squeezed(note.text) not in text
    assert f"of {len(reader.pages)}" in reader.pages[-1].extract_text()
    assert wanted.client in (reader.metadata.title or "")
    assert reader.outline


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _is_there_after_a_restart(desk: Desk, lived: Workshop) -> None:
    from app.queries.workshops import workshop

    path = desk.bridge.workbench.path
    desk.window.close()
    again = Workbench(path)
    assert again.read(workshop, lived.id) == lived
    again.close()
