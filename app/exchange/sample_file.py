"""The sample workshops that ship: listed, and read against their model into a workshop with fresh ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from app.domain import ids
from app.domain.model import MaturityModel
from app.domain.problems import InvalidInput, NotFound
from app.domain.votes import SIDES, Round, Vote, What
from app.domain.workshop import (
    BREAK,
    Action,
    CategoryState,
    Criterion,
    Goal,
    NotDoing,
    Note,
    Participant,
    PracticeRating,
    Timing,
    Workshop,
)
from app.exchange import sample_format as written
from app.i18n import tr
from app.paths import data_dir

FIRST_ID = "bank-payments"
VOTING = dt.timedelta(minutes=2)
"""How long a round was open before its reveal."""

_T = TypeVar("_T")


class SampleInfo(msgspec.Struct, frozen=True):
    """What a list of samples shows; `model` is the id of the maturity model that the sample needs."""

    id: str
    client: str
    team: str
    model: str
    path: Path


def samples() -> tuple[SampleInfo, ...]:
    """The samples that ship, the fullest first, then by client."""
    found = [_info(path) for path in (data_dir() / "samples").glob("*.yaml")]
    return tuple(sorted(found, key=lambda info: (info.id != FIRST_ID, info.client.casefold())))


def load_sample(sample_id: str, model: MaturityModel, *, new_id: Callable[[], str] = ids.new_id) -> Workshop:
    """A sample as a workshop with fresh ids. NotFound for an unknown id, InvalidInput where it misfits the model."""
    for info in samples():
        if info.id == sample_id:
            return read_sample(info.path, model, new_id=new_id)
    raise NotFound(tr("There is no sample workshop called {name}.").format(name=sample_id), "id")


def read_sample(path: Path, model: MaturityModel, *, new_id: Callable[[], str] = ids.new_id) -> Workshop:
    """A sample file as a workshop with fresh ids. InvalidInput names file and field of the first fault."""
    sample = _parsed(path)
    if sample.model != model.id:
        sentence = tr("needs the maturity model {wanted}, not {given}.").format(wanted=sample.model, given=model.id)
        raise _fault(path, "model", sentence)
    return _Reading(path, model, new_id).workshop(sample)


def _info(path: Path) -> SampleInfo:
    sample = _parsed(path)
    return SampleInfo(sample.id, sample.client, sample.team, sample.model, path)


def _parsed(path: Path) -> written.Sample:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError as error:
        raise NotFound(tr("The sample {file} cannot be read.").format(file=path.name), "path") from error
    except (yaml.YAMLError, ValueError) as error:  # a date such as 2026-13-11 is a ValueError of the parser
        raise _fault(path, "", tr("is no readable YAML.")) from error
    sample = _converted(path, "", tree, written.Sample)
    if sample.id != path.stem:
        raise _fault(path, "id", tr("has to be the file's name, {name}.").format(name=path.stem))
    return sample


def _converted(path: Path, field: str, value: Any, kind: type[_T]) -> _T:
    """The value as a piece of a sample; a fault names the file and the field's path."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        reason, _, inner = str(error).partition(" - at `$")
        where = (field + inner.rstrip("`")).lstrip(".")
        raise _fault(path, where, tr("does not fit: {why}.").format(why=reason)) from error


def _fault(path: Path, field: str, sentence: str) -> InvalidInput:
    where = f"{path.name}, {field}" if field else path.name
    return InvalidInput(f"{where}: {sentence}", field)


def _moment(sample: written.Sample, at: str | None) -> str | None:
    """A time of the workshop's day, with the room's offset."""
    return None if at is None else f"{sample.date.isoformat()}T{at}:00{sample.utc_offset}"


def _timings(decisions: dict[str, written.Decision], sample: written.Sample) -> Iterator[Timing]:
    """How long the breaks and each category took, in the order in which a library has them."""
    if sample.breaks:
        spent = 60 * sum(pause.took for pause in sample.breaks)
        first, last = sample.breaks[0], sample.breaks[-1]
        yield Timing(BREAK, _moment(sample, first.at) or "", spent, minutes=last.took)
    for category_id in sorted(decisions):
        began = _moment(sample, decisions[category_id].began)
        if began is not None:
            yield Timing(category_id, began, 60 * decisions[category_id].took)


class _Reading:
    """Turns one parsed file into a workshop, checked against the model."""

    def __init__(self, path: Path, model: MaturityModel, new_id: Callable[[], str]) -> None:
        self._path = path
        self._model = model
        self._new_id = new_id
        self._categories = {category.id for category in model.categories}
        self._practices = {practice.id for _, practice in model.practices()}

    def workshop(self, sample: written.Sample) -> Workshop:
        """The whole workshop."""
        id_ = self._new_id()
        people = tuple(Participant(self._new_id(), p.name, p.role) for p in sample.participants)
        decisions = self._decisions(sample.categories)
        return Workshop(
            id=id_,
            client=sample.client,
            team=sample.team,
            date=sample.date,
            model=self._model,
            place=sample.place,
            facilitator=sample.facilitator,
            starts_at=sample.starts_at,
            break_minutes=sample.break_minutes,
            days_now=sample.horizons.now,
            days_next=sample.horizons.next,
            days_later=sample.horizons.later,
            participants=people,
            states=tuple(self._state(category.id, decisions, sample) for category in self._model.categories),
            ratings=tuple(self._rating(key, value) for key, value in sample.ratings.items()),
            rounds=tuple(self._rounds(decisions, people, sample)),
            timings=tuple(_timings(decisions, sample)),
            notes=tuple(self._note(f"notes[{n}]", note, sample) for n, note in enumerate(sample.notes)),
            goals=tuple(self._goal(f"goals[{n}]", goal) for n, goal in enumerate(sample.goals)),
            not_doing=tuple(NotDoing(self._new_id(), n.what, n.why, n.look_again) for n in sample.not_doing),
        )

    def _decisions(self, given: dict[str, Any]) -> dict[str, written.Decision]:
        """What the file says of each category that it names."""
        found = {}
        for category_id, value in given.items():
            field = f"categories.{category_id}"
            self._known_category(field, category_id)
            decision = _converted(self._path, field, value, written.Decision)
            for name, rank in (("current", decision.current), ("target", decision.target)):
                if rank is not None:
                    self._known_rank(f"{field}.{name}", rank)
                    if decision.na_reason is not None:
                        raise _fault(self._path, f"{field}.{name}", tr("stands beside a reason for not applicable."))
            if decision.decided is not None and decision.current is None and decision.target is None:
                raise _fault(self._path, f"{field}.decided", tr("needs a level that was decided."))
            found[category_id] = decision
        return found

    def _state(self, category_id: str, decisions: dict[str, written.Decision], sample: written.Sample) -> CategoryState:
        decision = decisions.get(category_id)
        if decision is None:
            return CategoryState(category_id)
        said = msgspec.structs.asdict(decision)
        for name in ("began", "took", "decided", "rounds"):
            del said[name]
        return CategoryState(category_id, **said, decided_at=_moment(sample, decision.decided))

    def _rounds(
        self, decisions: dict[str, written.Decision], people: tuple[Participant, ...], sample: written.Sample
    ) -> Iterator[Round]:
        """The rounds of each category in the model's order, each opened some minutes before its reveal."""
        for category in self._model.categories:
            made: list[Round] = []
            given = decisions[category.id].rounds if category.id in decisions else ()
            for n, told in enumerate(given):
                field = f"categories.{category.id}.rounds[{n}]"
                revealed = _moment(sample, told.at) or ""
                opened = (dt.datetime.fromisoformat(revealed) - VOTING).isoformat()
                levels = self._votes(field, told, people)
                what = self._what(field, told)
                asks = Round(self._new_id(), category.id, 1, what, opened, revealed)
                number = 1 + max((r.number for r in made if set(r.sides) & set(asks.sides)), default=0)
                votes = tuple(self._vote(person, levels[place]) for place, person in enumerate(people))
                made.append(msgspec.structs.replace(asks, number=number, votes=votes))
            yield from made

    def _what(self, field: str, told: written.Round) -> What:
        if told.current is None and told.target is None:
            raise _fault(self._path, field, tr("has no votes."))
        return "target" if told.current is None else "current" if told.target is None else "both"

    def _votes(self, field: str, told: written.Round, people: tuple[Participant, ...]) -> list[dict[str, Any]]:
        """What each participant voted, as the fields of a vote."""
        levels: list[dict[str, Any]] = [{} for _ in people]
        for side in SIDES:
            text = getattr(told, side)
            if text is None:
                continue
            words = text.split()
            if len(words) != len(people):
                sentence = tr("has {n} votes for {m} participants.").format(n=len(words), m=len(people))
                raise _fault(self._path, f"{field}.{side}", sentence)
            for fields, word in zip(levels, words, strict=True):
                if word != "?":
                    self._known_rank(f"{field}.{side}", int(word) if word.isdecimal() else -1)
                fields[side] = None if word == "?" else int(word)
                fields[f"cannot_judge_{side}"] = word == "?"
        return levels

    def _vote(self, person: Participant, levels: dict[str, Any]) -> Vote:
        return Vote(self._new_id(), person.id, person.name, person.role, **levels)

    def _rating(self, practice_id: str, given: Any) -> PracticeRating:
        field = f"ratings.{practice_id}"
        if practice_id not in self._practices:
            raise _fault(self._path, field, tr("is no practice of {model}.").format(model=self._model.name))
        if isinstance(given, dict):
            not_applicable = _converted(self._path, field, given, written.NotApplicable)
            return PracticeRating(practice_id, "NA", not_applicable.reason)
        achieved = Literal["N", "P", "L", "F"]
        rating: Literal["N", "P", "L", "F"] = _converted(self._path, field, given, achieved)  # type: ignore[arg-type]
        return PracticeRating(practice_id, rating)

    def _note(self, field: str, note: written.Note, sample: written.Sample) -> Note:
        if note.category is not None:
            self._known_category(f"{field}.category", note.category)
        return Note(
            id=self._new_id(),
            category_id=note.category,
            kind=note.kind,
            text=note.text,
            at=_moment(sample, note.at) or "",
            value=note.value,
            unit=note.unit,
            who=note.who,
            private=note.private,
        )

    def _goal(self, field: str, goal: written.Goal) -> Goal:
        self._known_category(f"{field}.category", goal.category)
        self._known_rank(f"{field}.from", goal.from_level)
        self._known_rank(f"{field}.to", goal.to_level)
        if goal.to_level <= goal.from_level:
            raise _fault(self._path, f"{field}.to", tr("has to be above the level that the goal starts from."))
        return Goal(
            id=self._new_id(),
            category_id=goal.category,
            title=goal.title,
            from_level=goal.from_level,
            to_level=goal.to_level,
            horizon=goal.horizon,
            outcome=goal.outcome,
            owner=goal.owner,
            impact=goal.impact,
            effort=goal.effort,
            criteria=tuple(Criterion(id=self._new_id(), **msgspec.structs.asdict(c)) for c in goal.criteria),
            actions=tuple(Action(id=self._new_id(), **msgspec.structs.asdict(a)) for a in goal.actions),
        )

    def _known_category(self, field: str, category_id: str) -> None:
        if category_id not in self._categories:
            raise _fault(self._path, field, tr("is no category of {model}.").format(model=self._model.name))

    def _known_rank(self, field: str, rank: int) -> None:
        if rank not in self._model.ranks:
            low, high = self._model.lowest, self._model.highest
            raise _fault(self._path, field, tr("has to be a level from {low} to {high}.").format(low=low, high=high))
