"""The sample workshops that ship: listed, and read against their model into a workshop with fresh ids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from app.domain import ids
from app.domain.model import MaturityModel
from app.domain.problems import InvalidInput, NotFound
from app.domain.workshop import (
    Action,
    CategoryState,
    Criterion,
    CriterionState,
    Goal,
    Horizon,
    NotDoing,
    Note,
    NoteKind,
    Participant,
    PracticeRating,
    Size,
    Weight,
    Workshop,
)
from app.i18n import tr
from app.paths import data_dir

FIRST_ID = "bank-payments"

_Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
_Offset = Annotated[str, msgspec.Meta(pattern=r"^[+-](0\d|1[0-4]):[0-5]\d$")]
_Days = Annotated[int, msgspec.Meta(ge=1)]
_Text = Annotated[str, msgspec.Meta(min_length=1)]
_T = TypeVar("_T")


class SampleInfo(msgspec.Struct, frozen=True):
    """What a list of samples shows; `model` is the id of the maturity model that the sample needs."""

    id: str
    client: str
    team: str
    model: str
    path: Path


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of a sample file; a field that it does not know is a fault."""


class _Horizons(_Part, frozen=True):
    now: _Days = 30
    next: _Days = 90
    later: _Days = 180


class _Person(_Part, frozen=True):
    name: _Text
    role: str = ""


class _Decision(_Part, frozen=True):
    in_scope: bool = True
    minutes: _Days = 20
    current: int | None = None
    target: int | None = None
    priority: Weight | None = None
    rationale: str = ""
    dissent: str = ""
    na_reason: _Text | None = None


class _NotApplicable(_Part, frozen=True):
    rating: Literal["NA"]
    reason: _Text


class _Note(_Part, frozen=True):
    kind: NoteKind
    text: _Text
    at: _Clock
    category: str | None = None
    value: str = ""
    unit: str = ""
    who: str = ""
    private: bool = False


class _Criterion(_Part, frozen=True):
    measure: _Text
    baseline: str = ""
    baseline_date: dt.date | None = None
    target: str = ""
    check: str = ""
    due: dt.date | None = None
    state: CriterionState = "open"


class _Action(_Part, frozen=True):
    what: _Text
    who: str = ""
    due: dt.date | None = None
    done: bool = False


class _Goal(_Part, frozen=True, rename={"from_level": "from", "to_level": "to"}):
    category: str
    from_level: int
    to_level: int
    title: str
    horizon: Horizon = "now"
    outcome: str = ""
    owner: str = ""
    impact: Weight | None = None
    effort: Size | None = None
    criteria: tuple[_Criterion, ...] = ()
    actions: tuple[_Action, ...] = ()


class _NotDoing(_Part, frozen=True):
    what: _Text
    why: str = ""
    look_again: dt.date | None = None


class _Sample(_Part, frozen=True):
    """A whole file; categories and ratings are checked one by one so that a fault names its key."""

    id: _Text
    client: _Text
    model: _Text
    date: dt.date
    team: str = ""
    utc_offset: _Offset = "+00:00"
    place: str = ""
    facilitator: str = ""
    starts_at: _Clock = "09:00"
    break_minutes: Annotated[int, msgspec.Meta(ge=0)] = 30
    horizons: _Horizons = _Horizons()
    participants: tuple[_Person, ...] = ()
    categories: dict[str, Any] = {}
    ratings: dict[str, Any] = {}
    notes: tuple[_Note, ...] = ()
    goals: tuple[_Goal, ...] = ()
    not_doing: tuple[_NotDoing, ...] = ()


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


def _parsed(path: Path) -> _Sample:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError as error:
        raise NotFound(tr("The sample {file} cannot be read.").format(file=path.name), "path") from error
    except (yaml.YAMLError, ValueError) as error:  # a date such as 2026-13-11 is a ValueError of the parser
        raise _fault(path, "", tr("is no readable YAML.")) from error
    sample = _converted(path, "", tree, _Sample)
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


class _Reading:
    """Turns one parsed file into a workshop, checked against the model."""

    def __init__(self, path: Path, model: MaturityModel, new_id: Callable[[], str]) -> None:
        self._path = path
        self._model = model
        self._new_id = new_id
        self._categories = {category.id for category in model.categories}
        self._practices = {practice.id for _, practice in model.practices()}

    def workshop(self, sample: _Sample) -> Workshop:
        """The whole workshop."""
        return Workshop(
            id=self._new_id(),
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
            participants=tuple(Participant(self._new_id(), p.name, p.role) for p in sample.participants),
            states=self._states(sample.categories),
            ratings=tuple(self._rating(key, value) for key, value in sample.ratings.items()),
            notes=tuple(self._note(f"notes[{n}]", note, sample) for n, note in enumerate(sample.notes)),
            goals=tuple(self._goal(f"goals[{n}]", goal) for n, goal in enumerate(sample.goals)),
            not_doing=tuple(NotDoing(self._new_id(), n.what, n.why, n.look_again) for n in sample.not_doing),
        )

    def _states(self, given: dict[str, Any]) -> tuple[CategoryState, ...]:
        """One state per category of the model, in its order."""
        for category_id in given:
            self._known_category(f"categories.{category_id}", category_id)
        return tuple(self._state(category.id, given.get(category.id)) for category in self._model.categories)

    def _state(self, category_id: str, given: Any) -> CategoryState:
        if given is None:
            return CategoryState(category_id)
        field = f"categories.{category_id}"
        decision = _converted(self._path, field, given, _Decision)
        for name, rank in (("current", decision.current), ("target", decision.target)):
            if rank is not None:
                self._known_rank(f"{field}.{name}", rank)
                if decision.na_reason is not None:
                    raise _fault(self._path, f"{field}.{name}", tr("stands beside a reason for not applicable."))
        return CategoryState(category_id=category_id, **msgspec.structs.asdict(decision))

    def _rating(self, practice_id: str, given: Any) -> PracticeRating:
        field = f"ratings.{practice_id}"
        if practice_id not in self._practices:
            raise _fault(self._path, field, tr("is no practice of {model}.").format(model=self._model.name))
        if isinstance(given, dict):
            not_applicable = _converted(self._path, field, given, _NotApplicable)
            return PracticeRating(practice_id, "NA", not_applicable.reason)
        achieved = Literal["N", "P", "L", "F"]
        rating: Literal["N", "P", "L", "F"] = _converted(self._path, field, given, achieved)  # type: ignore[arg-type]
        return PracticeRating(practice_id, rating)

    def _note(self, field: str, note: _Note, sample: _Sample) -> Note:
        if note.category is not None:
            self._known_category(f"{field}.category", note.category)
        return Note(
            id=self._new_id(),
            category_id=note.category,
            kind=note.kind,
            text=note.text,
            at=f"{sample.date.isoformat()}T{note.at}:00{sample.utc_offset}",
            value=note.value,
            unit=note.unit,
            who=note.who,
            private=note.private,
        )

    def _goal(self, field: str, goal: _Goal) -> Goal:
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
