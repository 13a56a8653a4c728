"""Scenes of any shape for the room's tests: made from workshops, so that they hold what the room really gets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st
from msgspec.structs import replace

from app.charts.figure import Figure
from app.charts.metrics import text_width
from app.domain.clock import Face
from app.domain.model import Category, Level, MaturityModel, Source
from app.domain.votes import Round, Vote, What
from app.domain.workshop import HORIZONS, CategoryState, Criterion, Goal, Participant, Workshop
from app.queries.room import Pause, Place, Scene, scene
from tests.app.charts.looks import assert_readable

DAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
AT = "2026-11-23T09:30:00+00:00"
SHAPES = ((1024, 768), (1280, 720), (1920, 1080), (2560, 1080), (3840, 2160))
ODD_SHAPES = ((600, 900), (300, 1000), (5000, 600), (1, 1))
LONG = "Organisational prerequisites for continuously delivering regulated software to everybody, everywhere " * 3
WORD = "Softwareauslieferungsautomatisierungsverantwortlichkeitsmatrix"
TEXTS = ("", "A", "Build & deploy", LONG[:300], WORD, "<b>Łódź</b> 🙂 {n} %s", "two\nlines\tand a tab", "\u202eturned")


def make_model(
    levels: int = 5, categories: int = 3, lowest: int = 1, text: str = "", headline: str = ""
) -> MaturityModel:
    """A model whose names are `text` with a number, or short ones of their own."""
    ranks = range(lowest, lowest + levels)
    name = text or "Category"
    return MaturityModel(
        "m",
        text or "Continuous delivery",
        "1",
        Source("Source"),
        "",
        tuple(Level(rank, f"{text or 'Step'} {rank}", "") for rank in ranks),
        tuple(
            Category(
                f"c{n}",
                f"{name} {n}",
                text or "How does it go?",
                (),
                dict.fromkeys(ranks, headline) if headline else {},
            )
            for n in range(categories)
        ),
    )


def make_workshop(
    model: MaturityModel, *, people: int = 8, goals: int = 0, decided: bool = False, text: str = ""
) -> Workshop:
    """A workshop of a model, with `text` wherever a person may write."""
    ranks = model.ranks
    states = tuple(
        CategoryState(
            category.id,
            current=ranks[n % len(ranks)],
            target=ranks[(2 * n + 1) % len(ranks)],
            priority=(None, "high", "low")[n % 3],
            rationale=text,
            decided_at=AT,
        )
        for n, category in enumerate(model.categories)
        if decided
    )
    criteria = (Criterion("k", text or "Lead time", "9 days", None, "2 days", due=DAY), Criterion("l", text))
    return Workshop(
        "w",
        text or "Northwind Bank",
        text,
        DAY,
        model,
        place=text,
        facilitator=text,
        participants=tuple(Participant(f"p{n}", f"Person {n}") for n in range(people)),
        states=states,
        goals=tuple(
            Goal(
                f"g{n}",
                model.categories[n % len(model.categories)].id,
                f"{text} {n}".strip(),
                ranks[0],
                ranks[-1],
                HORIZONS[(n * n) % 3],
                text,
                text,
                criteria=criteria[: n % 3],
            )
            for n in range(goals)
        ),
    )


def a_round(
    workshop: Workshop,
    votes: Sequence[int | None],
    number: int = 1,
    *,
    what: What = "both",
    revealed: bool = True,
    category: str = "c0",
) -> Round:
    """A round with these votes on every level that it asks for; None cannot judge."""
    cards = tuple(
        Vote(
            f"v{n}",
            current=rank if what != "target" else None,
            target=rank if what != "current" else None,
            cannot_judge_current=rank is None and what != "target",
            cannot_judge_target=rank is None and what != "current",
        )
        for n, rank in enumerate(votes)
    )
    id_ = f"r{category}{what}{number}"
    if not revealed:
        return Round(id_, category, number, what, AT, None, (), len(cards))
    return Round(id_, category, number, what, AT, AT, cards)


def with_rounds(workshop: Workshop, *rounds: Round) -> Workshop:
    """The workshop with rounds."""
    return replace(workshop, rounds=rounds)


def with_clock(found: Scene, face: Face | None) -> Scene:
    """A category's scene with a clock; others as they are."""
    return replace(found, clock=face) if hasattr(found, "clock") else found


def all_scenes(workshop: Workshop, votes: Sequence[int | None], earlier: Sequence[int | None] = ()) -> list[Scene]:
    """Every scene that a workshop can show, with these votes on its first category."""
    bare = replace(workshop, states=())
    rounds = [a_round(workshop, found, n) for n, found in enumerate((earlier, votes), 1) if found]
    open_ = a_round(workshop, votes, len(rounds) + 1, revealed=False)
    aside = replace(bare, states=(CategoryState("c0", na_reason="bought"),))
    places = (Place("prepare"), Place("review"), Place("plan"), Place("plan", "g0"), Place("score", "c0"))
    found = [scene(workshop, place, NOW) for place in places]
    for made in (bare, aside, with_rounds(bare, open_), with_rounds(bare, *rounds), with_rounds(bare, *rounds, open_)):
        found.append(scene(made, Place("score", "c0"), NOW))
    one = [a_round(workshop, votes, 1, what="target")]
    found.append(scene(with_rounds(bare, *one), Place("score", "c0"), NOW))
    return [*found, Pause(512, "10:45", workshop.model.categories[0].name), Pause(-30, "10:45", "")]


def assert_fit_for_the_room(figure: Figure) -> None:
    """Readable from ten metres: no text below 24 units, none outside the page, none over another."""
    assert not [text for text in figure.texts() if text.text.strip() != text.text or not text.text]
    assert_readable(figure)
    assert all(text.size >= 24 for text in figure.texts()), min(figure.texts(), key=lambda text: text.size)
    for text in figure.texts():
        width = text_width(text.text, text.size, text.weight)
        left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
        assert left >= 60, text
        assert left + width <= figure.width - 60, text
        assert text.y - 0.75 * text.size >= 60, text
        assert text.y <= figure.height - 60, text


faces = st.one_of(
    st.none(), st.builds(Face, st.just("c0"), st.integers(0, 36_000), st.integers(0, 36_000), st.booleans())
)
people_texts = st.one_of(
    st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=300)
)
