"""Workshops of every shape that a figure has to stand: levels, categories, long names, open, set aside, negative."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from app.domain.model import Category, Level, MaturityModel, Practice, Source
from app.domain.workshop import CategoryState, PracticeRating, Rating, Workshop

LEVEL_NAMES = {
    3: ("Manual process", "ML pipeline automation", "CI/CD pipeline automation"),
    5: ("Base", "Beginner", "Intermediate", "Advanced", "Expert"),
    7: ("Prepare", "Transform", "Deploy", "Build confidence", "Improve operations", "Measure and control", "Optimize"),
    10: tuple(
        f"Step {word}" for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    ),
}
NAMES = (
    "Culture & organisation",
    "Design & architecture",
    "Build & deploy",
    "Test & verification",
    "Information & reporting",
    "Security",
    "Observability",
    "Data",
    "Incident response",
    "Platform",
    "Łódź office",
    "People and skills",
)
LONG = "Organisational prerequisites and incentives for continuously delivering regulated software"
WORD = "Softwareauslieferungsautomatisierungsverantwortlichkeitsmatrix"


def level_names(count: int) -> tuple[str, ...]:
    """Names for so many levels."""
    return LEVEL_NAMES.get(count) or tuple(f"Level {index}" for index in range(count))


def make_model(
    levels: int = 5, names: tuple[str, ...] = NAMES[:5], lowest: int = 1, practices: int = 2
) -> MaturityModel:
    """A model of so many levels with a category of each name and so many practices per level."""
    ranks = range(lowest, lowest + levels)
    return MaturityModel(
        id="m",
        name="Model",
        version="1",
        source=Source("Source"),
        summary="",
        levels=tuple(Level(r, name, "What it is.") for r, name in zip(ranks, level_names(levels), strict=True)),
        categories=tuple(
            Category(
                f"c{index}",
                name,
                "How?",
                tuple(
                    Practice(f"c{index}-{rank}-{k}", rank, f"Practice {k}", f"At least {k + 1} done.")
                    for rank in ranks
                    for k in range(practices)
                ),
            )
            for index, name in enumerate(names)
        ),
    )


def make_workshop(
    model: MaturityModel, states: tuple[CategoryState, ...] = (), ratings: tuple[PracticeRating, ...] = ()
) -> Workshop:
    """A workshop with a model, states and ratings."""
    return Workshop("w", "Northwind Bank", "Payments", dt.date(2026, 11, 23), model, states=states, ratings=ratings)


def typical(levels: int = 5, categories: int = 5, lowest: int = 1, long: bool = False, mixed: bool = False) -> Workshop:
    """A believable profile; `mixed` adds open, half-open, not applicable and negative categories."""
    names = tuple(
        NAMES[i % len(NAMES)] + (f" {i // len(NAMES) + 1}" if i >= len(NAMES) else "") for i in range(categories)
    )
    if long:
        names = tuple(
            (LONG, f"{WORD} {i}", f"{name}, its owners, its tools and everything around them")[i % 3]
            for i, name in enumerate(names)
        )
    model = make_model(levels, names, lowest)
    top = lowest + levels - 1
    states = []
    for i in range(categories):
        current = lowest + (2, 0, 1, 1, 1, 3)[i % 6] % levels
        target = min(top, current + (1, 2, 2, 2, 1, 0)[i % 6])
        priority = (None, "medium", "high", "high", "low", None)[i % 6]
        states.append(CategoryState(f"c{i}", current=current, target=target, priority=priority))
    if mixed:
        kinds = [
            {"current": None, "target": None},
            {
                "na_reason": "Bought from the platform group, <b>&</b> fixed until the contract ends in 2027",
                "current": None,
            },
            {"current": top, "target": max(lowest, top - 2)},
            {"target": None},
        ]
        for k, change in enumerate(kinds):
            i = 1 + k * max(1, categories // 5)
            if i < categories:
                old = states[i]
                states[i] = CategoryState(
                    f"c{i}", **{"current": old.current, "target": old.target, "priority": old.priority, **change}
                )
    cycle: tuple[Rating | None, ...] = ("F", "F", "L", "F", "P", "N", None, "NA", "L", "N", None)
    ratings = tuple(
        PracticeRating(practice.id, rating, "not ours" if rating == "NA" else "")
        for index, (_, practice) in enumerate(model.practices())
        if (rating := cycle[(index * 5 + index // 7) % len(cycle)]) is not None
    )
    return make_workshop(model, tuple(states), ratings)


ranks_or_none = st.one_of(st.none(), st.integers(0, 9))
names = st.one_of(
    st.sampled_from((*NAMES, LONG, WORD, "A", "<b>&amp;</b>", "Łódź 🚀", "two\nlines\tand a tab", "\u202eturned")),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=90).filter(str.strip),
)


@st.composite
def workshops(draw: st.DrawFn, categories: st.SearchStrategy[int] | None = None) -> Workshop:
    """Any workshop: 2 to 10 levels, 1 to 30 categories, each decided, open, half open, set aside or out of scope."""
    levels = draw(st.sampled_from((2, 3, 5, 7, 10)))
    lowest = draw(st.integers(0, 1))
    count = draw(categories if categories is not None else st.one_of(st.integers(1, 8), st.sampled_from((12, 20, 30))))
    model = make_model(levels, tuple(draw(names) for _ in range(count)), lowest, draw(st.integers(0, 2)))
    states = []
    for index in range(count):
        current, target = (
            None if rank is None else lowest + rank % levels for rank in (draw(ranks_or_none), draw(ranks_or_none))
        )
        kind = draw(st.sampled_from(("scored", "scored", "scored", "na", "out")))
        states.append(
            CategoryState(
                f"c{index}",
                in_scope=kind != "out",
                current=current,
                target=target,
                priority=draw(st.sampled_from((None, "high", "medium", "low"))),
                na_reason=draw(st.sampled_from(("", "bought", LONG))) if kind == "na" else None,
            )
        )
    rated = st.sampled_from((None, "N", "P", "L", "F", "NA"))
    ratings = tuple(
        PracticeRating(practice.id, rating) for _, practice in model.practices() if (rating := draw(rated)) is not None
    )
    return make_workshop(model, tuple(states), ratings)
