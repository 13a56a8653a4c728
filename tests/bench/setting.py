"""Libraries and workshops that the benchmarks work on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from app.catalogue import catalogue
from app.commands import AddWorkshop
from app.domain.ids import new_id
from app.domain.making import copy_of, new_workshop
from app.domain.model import MaturityModel
from app.domain.workshop import Participant, PracticeRating, Workshop
from app.exchange.sample_file import load_sample, samples
from app.workbench import Workbench


def sample() -> Workshop:
    """The first sample workshop."""
    info = samples()[0]
    return load_sample(info.id, catalogue().get(info.model))


def workshop_with(first: Workshop, *, people: int, model: MaturityModel | None = None) -> Workshop:
    """A workshop like another one with so many participants and nothing said yet; with another model if given."""
    made = new_workshop(first.client, first.team, first.date, model or first.model)
    named = tuple(Participant(new_id(), f"Participant {n}", f"Role {n % 5}") for n in range(people))
    return msgspec.structs.replace(made, participants=named)


def model_with(categories: int) -> MaturityModel:
    """The sample's model with so many categories."""
    model = sample().model
    made = []
    for n in range(categories):
        like = model.categories[n % len(model.categories)]
        practices = tuple(msgspec.structs.replace(p, id=f"{p.id}-{n}") for p in like.practices)
        made.append(msgspec.structs.replace(like, id=f"{like.id}-{n}", name=f"{like.name} {n}", practices=practices))
    return msgspec.structs.replace(model, categories=tuple(made))


def full_workshop_with(categories: int) -> Workshop:
    """The sample with so many categories, each as fully scored, voted on, noted and planned as one of its own."""
    first, model = sample(), model_with(categories)
    states, ratings, rounds, notes, goals = [], [], [], [], []
    for n, category in enumerate(model.categories):
        like = first.model.categories[n % len(first.model.categories)]
        states.append(msgspec.structs.replace(first.state(like.id), category_id=category.id))
        known = first.rating_map()
        for practice, its in zip(category.practices, like.practices, strict=True):
            if its.id in known:
                ratings.append(
                    PracticeRating(practice.id, known[its.id], "Does not fit." if known[its.id] == "NA" else "")
                )
        for round_ in first.rounds_of(like.id):
            rounds.append(msgspec.structs.replace(round_, id=new_id(), category_id=category.id))
        for note in first.notes_of(like.id):
            notes.append(msgspec.structs.replace(note, id=new_id(), category_id=category.id))
        for goal in first.goals_of(like.id):
            goals.append(msgspec.structs.replace(goal, id=new_id(), category_id=category.id))
    lists = {"states": states, "ratings": ratings, "rounds": rounds, "notes": notes, "goals": goals}
    return msgspec.structs.replace(first, model=model, **{name: tuple(made) for name, made in lists.items()})


def library_with(path: Path, workshops: int) -> None:
    """A library with copies of the sample."""
    workbench = Workbench(path)
    first = sample()
    for n in range(workshops):
        made = copy_of(first, date=dt.date(2026, 1, 1) + dt.timedelta(days=n), team=f"Team {n}", whole=True)
        workbench.do(AddWorkshop(made))
    workbench.close()
