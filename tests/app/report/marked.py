"""A workshop with a text of its own in every field, each behind a mark that says which field it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from app.domain.model import Category, Level, MaturityModel, Practice, Source
from app.domain.pack import Brand
from app.domain.workshop import (
    MAX_NAME,
    Action,
    CategoryState,
    Criterion,
    Goal,
    NotDoing,
    Note,
    NoteKind,
    Participant,
    PracticeRating,
    Workshop,
)
from tests.app.factories import AT, DAY

RANKS = (0, 1, 2)
KINDS: tuple[NoteKind, ...] = ("quote", "observation", "evidence", "metric", "parked", "decision")


class Marked:
    """Texts by the name of their field, taken in turn; `mark` stands before each in the document."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._given = texts
        self.texts: dict[str, str] = {}
        self.workshop = _workshop(self._field)
        self.brand = Brand(footer=self._field("brand.footer"), confidentiality=self._field("brand.confidentiality"))

    def _field(self, name: str) -> str:
        assert name not in self.texts
        number = len(self.texts)
        self.texts[name] = f"«{number:03}»{self._given[number % len(self._given)]}"[:MAX_NAME]
        return self.texts[name]

    def mark(self, name: str) -> str:
        """What stands before the text of a field, and nowhere else."""
        return self.texts[name][:5]


def _workshop(field: Callable[[str], str]) -> Workshop:
    return Workshop(
        id="0" * 32,
        client=field("client"),
        team=field("team"),
        date=DAY,
        model=_model(field),
        place=field("place"),
        facilitator=field("facilitator"),
        participants=tuple(Participant(f"p{n}", field(f"person{n}.name"), field(f"person{n}.role")) for n in range(2)),
        states=(
            CategoryState("cat-0", current=0, target=1, rationale=field("rationale"), dissent=field("dissent")),
            CategoryState("cat-1", na_reason=field("na_reason")),
        ),
        ratings=(
            PracticeRating("cat-0-0", "P", field("rating.reason")),
            PracticeRating("cat-0-1", "NA", field("rating.na_reason")),
        ),
        notes=(
            *(_note(field, n, kind, private=False) for n, kind in enumerate(KINDS)),
            _note(field, len(KINDS), "quote", private=True),
        ),
        goals=(_goal(field, 0), _goal(field, 1)),
        not_doing=(NotDoing("d", field("not_doing.what"), field("not_doing.why"), DAY + dt.timedelta(days=60)),),
        created_at=AT,
        changed_at=AT,
    )


def _note(field: Callable[[str], str], n: int, kind: NoteKind, *, private: bool) -> Note:
    name = "private" if private else kind
    measured = kind == "metric"
    return Note(
        f"n{n}",
        "cat-0",
        kind,
        field(f"{name}.text"),
        AT,
        field(f"{name}.value") if measured else "",
        field(f"{name}.unit") if measured else "",
        field(f"{name}.who"),
        private,
    )


def _goal(field: Callable[[str], str], n: int) -> Goal:
    def own(name: str) -> str:
        return field(f"goal{n}.{name}")

    criterion = Criterion(f"c{n}", own("measure"), own("baseline"), DAY, own("target"), own("check"), DAY)
    actions = (Action(f"a{n}", own("what"), own("who"), DAY),)
    horizon = ("now", "later")[n]
    return Goal(
        f"g{n}", "cat-0", own("title"), 0, 1, horizon, own("outcome"), own("owner"), "high", "S", (criterion,), actions  # type: ignore[arg-type]
    )  # fmt: skip


def _model(field: Callable[[str], str]) -> MaturityModel:
    source = Source(
        field("source.title"), (field("source.author"),), 2020, field("source.licence"), field("source.citation"),
        field("source.attribution"),
    )  # fmt: skip
    return MaturityModel(
        id="own",
        name=field("model.name"),
        version="1",
        source=source,
        summary=field("model.summary"),
        levels=tuple(Level(rank, field(f"level{rank}.name"), field(f"level{rank}.summary")) for rank in RANKS),
        categories=(_category(field, 0), _category(field, 1)),
    )


def _category(field: Callable[[str], str], n: int) -> Category:
    def practice(rank: int) -> Practice:
        name = f"category{n}.practice{rank}"
        return Practice(
            f"cat-{n}-{rank}", rank, field(f"{name}.text"), field(f"{name}.criterion"), field(f"{name}.hint")
        )

    return Category(
        id=f"cat-{n}",
        name=field(f"category{n}.name"),
        question=field(f"category{n}.question"),
        practices=tuple(practice(rank) for rank in RANKS),
        headlines={rank: field(f"category{n}.headline{rank}") for rank in RANKS},
    )
