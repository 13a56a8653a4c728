"""Made-up models, workshops and commands of any size for tests; hypothesis strategies for the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple, get_args

import msgspec
from hypothesis import strategies as st

from app import commands as c
from app.domain.kit import BUILT_IN
from app.domain.making import new_workshop
from app.domain.model import Category, Level, MaturityModel, Practice, Source
from app.domain.votes import WHATS, Round, Vote
from app.domain.workshop import (
    BREAK,
    HORIZONS,
    NOTE_KINDS,
    PRIORITIES,
    RATINGS,
    Action,
    CategoryState,
    Criterion,
    CriterionState,
    Goal,
    NotDoing,
    Note,
    Participant,
    PracticeRating,
    RoomCheck,
    Timing,
    Workshop,
)

DAY = dt.date(2026, 11, 23)
AT = "2026-11-23T14:22:07.123+00:00"
NASTY = "<b>Acme</b> & Łódź 🙂 'quoted' \"twice\" {braces} %s"


# --- values --------------------------------------------------------------------------------------------------------


def a_model(
    levels: int = 5, categories: int = 3, lowest: int = 0, practices: int = 2, *, id: str = "", headlines: bool = True
) -> MaturityModel:
    """A model with any number of levels (2 to 10), categories and practices per level; `lowest` is 0 or 1."""
    ranks = range(lowest, lowest + levels)
    return MaturityModel(
        id=id or f"model-{levels}x{categories}-from-{lowest}",
        name=f"Model of {levels} levels",
        version="1.0",
        source=Source(
            "A made-up source", ("A. Author", "B. Author"), 2020, "CC BY 4.0", "A. Author (2020)", "After A."
        ),
        summary="A model that no one ever used.",
        levels=tuple(Level(rank, f"Level {rank}", f"What level {rank} means.") for rank in ranks),
        categories=tuple(_category(number, ranks, practices, headlines) for number in range(categories)),
    )


def _category(number: int, ranks: range, practices: int, headlines: bool) -> Category:
    return Category(
        id=f"cat-{number}",
        name=f"Category {number}",
        question=f"How well does the team do {number}?",
        practices=tuple(
            Practice(
                id=f"cat-{number}-p-{rank}-{place}",
                level=rank,
                text=f"Practice {place} of level {rank} in category {number}.",
                success_criterion=f"At least {10 * (place + 1)}% of {number} at level {rank}.",
                evidence_hint="Look at the board.",
                effort="SML"[place % 3],
                origin="source" if place % 2 else "own",
            )
            for rank in ranks
            for place in range(practices)
        ),
        headlines={rank: f"The team does {number} as level {rank} says" for rank in ranks} if headlines else {},
    )


def a_workshop(model: MaturityModel | None = None, **fields: Any) -> Workshop:
    """A workshop with nothing scored; `fields` replace its own."""
    made = new_workshop("Acme", "Payments", DAY, model or a_model(), "Sam Fox")
    return msgspec.structs.replace(made, **fields)


def a_full_workshop(model: MaturityModel | None = None, **fields: Any) -> Workshop:
    """A workshop with people, decisions of every kind, ratings, votes, times, a checklist, notes of every kind, a plan.

    The first category is decided with a gap, the second is not applicable, the third open; further ones are decided.
    """
    made = a_workshop(model)
    model = made.model
    full = msgspec.structs.replace(
        made,
        place="Hamburg",
        participants=tuple(Participant(_id(made, n), f"Person {n}", "Developer") for n in range(1, 6)),
        states=tuple(_state(number, category, model) for number, category in enumerate(model.categories)),
        ratings=tuple(
            PracticeRating(practice.id, RATINGS[n % 5], "Does not fit." if n % 5 == 4 else "")
            for n, (_, practice) in enumerate(model.practices())
            if n % 4
        ),
        rounds=_rounds(made),
        timings=(Timing(BREAK, AT, 900, None, 15), Timing("cat-0", AT, 1_234)),
        checks=(RoomCheck("own-line", f"Cake {NASTY}", done=True), RoomCheck(BUILT_IN[0], done=True)),
        notes=tuple(_note(n, made) for n in range(2 * len(NOTE_KINDS))),
        goals=tuple(_goal(n, made) for n in range(4)),
        not_doing=(
            NotDoing(_id(made, 0xB1), "Rewrite the core", "No budget", DAY + dt.timedelta(days=200)),
            NotDoing(_id(made, 0xB2), NASTY),
        ),
    )
    return msgspec.structs.replace(full, **fields)


def _id(workshop: Workshop, n: int) -> str:
    """An id that sorts by n and that no other made-up workshop has."""
    return f"{workshop.id[:24]}{n:08x}"


def _state(number: int, category: Category, model: MaturityModel) -> CategoryState:
    if number == 1:
        return CategoryState(category.id, na_reason="Another team does this.")
    if number == 2:
        return CategoryState(category.id, minutes=45, allotted=30)
    current = model.ranks[number % (len(model.ranks) - 1)]
    target = min(current + 1 + number % 2, model.highest)
    return CategoryState(
        category.id,
        minutes=30,
        current=current,
        target=target,
        priority=PRIORITIES[number % 3],
        rationale=f"Because of {number}. {NASTY}",
        dissent="2 of 9 hold it is higher.",
        decided_at=AT,
    )


def _rounds(workshop: Workshop) -> tuple[Round, ...]:
    """Two revealed rounds on the first category, one by name and one by cards, and one on the third that waits."""
    model, cat = workshop.model, workshop.model.categories[0].id
    ranks = model.ranks
    named = tuple(
        Vote(
            _id(workshop, 0xF100 + n),
            # the last one is no participant any more
            _id(workshop, n),
            f"Person {n}",
            "Developer",
            ranks[n % len(ranks)] if n != 3 else None,
            ranks[-1],
            cannot_judge_current=n == 3,
        )
        for n in range(1, 7)
    )
    cards = tuple(Vote(_id(workshop, 0xF200 + n), current=ranks[n % 2], cannot_judge_target=True) for n in range(3))
    rounds = (
        Round(_id(workshop, 0xF001), cat, 1, "both", AT, AT, named),
        Round(_id(workshop, 0xF002), cat, 2, "both", AT, AT, cards),
    )
    if len(model.categories) < 3:
        return rounds
    return (*rounds, Round(_id(workshop, 0xF003), model.categories[2].id, 1, "target", AT))


def _note(number: int, workshop: Workshop) -> Note:
    categories = workshop.model.categories
    kind = NOTE_KINDS[number % len(NOTE_KINDS)]
    return Note(
        id=_id(workshop, 0xA00 + number),
        category_id=categories[number % len(categories)].id if number % 3 else None,
        kind=kind,
        text=f"{kind} {number} {NASTY}",
        at=AT,
        value="12" if kind == "metric" else "",
        unit="days" if kind == "metric" else "",
        who="Ana",
        private=number % 4 == 1,
    )


def _goal(number: int, workshop: Workshop) -> Goal:
    model = workshop.model
    criteria = tuple(
        Criterion(
            id=_id(workshop, 0xC00 + 16 * number + n),
            measure=f"Measure {n} of goal {number}",
            baseline="5 %" if n else "",
            baseline_date=DAY if n else None,
            target="90 %",
            check="Ask the pipeline",
            due=DAY + dt.timedelta(days=30),
        )
        for n in range(number % 3)
    )
    actions = tuple(
        Action(_id(workshop, 0xD00 + 16 * number + n), f"Do {n}", "Ana", DAY + dt.timedelta(days=n), done=n == 1)
        for n in range(2)
    )
    return Goal(
        id=_id(workshop, 0xE00 + number),
        category_id=model.categories[0].id,
        title=f"Goal {number}",
        from_level=model.lowest,
        to_level=model.lowest + 1,
        horizon=HORIZONS[number % 3],
        outcome="Better.",
        owner="Ana Lindqvist" if number else "",
        impact=PRIORITIES[number % 3],
        effort="SML"[number % 3],
        criteria=criteria,
        actions=actions,
    )


# --- strategies ----------------------------------------------------------------------------------------------------


def lines(max_size: int = 40) -> st.SearchStrategy[str]:
    """Text as somebody may type or paste it, with what no screen can show."""
    return st.one_of(
        st.text(max_size=max_size),
        st.sampled_from(["", " ", NASTY, "a\nb\r\nc", "\x00", "\ud800", "\uffff", "é", "=1+1", "ä" * 301, "x" * 300]),
    )


def models(max_levels: int = 10, max_categories: int = 30) -> st.SearchStrategy[MaturityModel]:
    """Models with 2 to 10 levels, 1 to 30 categories and 0 to 3 practices per level, from rank 0 or 1."""
    return st.builds(
        a_model,
        levels=st.integers(2, max_levels),
        categories=st.integers(1, max_categories),
        lowest=st.integers(0, 1),
        practices=st.integers(0, 3),
        headlines=st.booleans(),
    )


def workshops(max_levels: int = 10, max_categories: int = 30) -> st.SearchStrategy[Workshop]:
    """Empty and full workshops with models of any size."""
    return st.one_of(
        models(max_levels, max_categories).map(a_workshop), models(max_levels, max_categories).map(a_full_workshop)
    )


class Move(NamedTuple):
    """A change that somebody makes, before it is known what is there to change: `command_for` makes it one."""

    kind: str
    a: int
    b: int
    c: int
    text: str


def command_for(workshop: Workshop, move: Move) -> Any:
    """The command that a move means in a workshop as it is now; many are refused, as a person's are."""
    return _MAKERS[move.kind](workshop, move)


def moves() -> st.SearchStrategy[Move]:
    """Changes of every kind."""
    small = st.integers(-1, 12)
    return st.builds(Move, st.sampled_from(KINDS), small, small, small, lines())


def random_moves(random: Random, n: int) -> list[Move]:
    """Changes of every kind from a seed, most of which are taken."""
    texts = ("", "Words", NASTY, "x" * 301, "two\nlines", "\x00\ud800")
    numbers = random.choices(range(-1, 13), k=3 * n)
    kinds = random.choices(KINDS, k=n)
    return [Move(kind, *numbers[3 * at : 3 * at + 3], random.choice(texts)) for at, kind in enumerate(kinds)]


def _pick(values: Any, n: int) -> str:
    """The id of one of the values; of none where there is nothing, or where n is negative."""
    ids = [value.id for value in values]
    return ids[n % len(ids)] if ids and n >= 0 else "nothing"


def _rank(n: int) -> int | None:
    return None if n == 12 else n


def _day(n: int) -> dt.date | None:
    return None if n < 0 else DAY + dt.timedelta(days=n)


def _cat(w: Workshop, n: int) -> str:
    return _pick(w.model.categories, n)


def _decide(w: Workshop, m: Move) -> c.Decide:
    levels = ({"current": _rank(m.b)}, {"target": _rank(m.c)}, {"current": _rank(m.b), "target": _rank(m.c)})
    return c.Decide(workshop_id=w.id, category_id=_cat(w, m.a), **levels[m.b % 3])


def _rate(w: Workshop, m: Move) -> c.RatePractice:
    practices = [practice for _, practice in w.model.practices()]
    rating = (*RATINGS, None)[m.b % 6]
    return c.RatePractice(workshop_id=w.id, practice_id=_pick(practices, m.a), rating=rating, reason=m.text)


def _add_note(w: Workshop, m: Move) -> c.AddNote:
    where = _cat(w, m.a) if m.c % 3 else None
    kind = NOTE_KINDS[m.b % 6]
    return c.AddNote(workshop_id=w.id, kind=kind, text=m.text, category_id=where, value=m.text, private=m.c == 1)


def _edit_note(w: Workshop, m: Move) -> c.EditNote:
    fields: tuple[dict[str, Any], ...] = (
        {"text": m.text},
        {"kind": NOTE_KINDS[m.c % 6], "value": "7"},
        {"category_id": _cat(w, m.c) if m.c % 3 else None},
        {"private": bool(m.c % 2), "who": m.text, "unit": "h"},
    )
    return c.EditNote(workshop_id=w.id, note_id=_pick(w.notes, m.a), **fields[m.b % 4])


def _edit_workshop(w: Workshop, m: Move) -> c.EditWorkshop:
    fields: tuple[dict[str, Any], ...] = (
        {"client": m.text},
        {"team": m.text, "place": m.text, "facilitator": m.text},
        {"date": _day(abs(m.b)), "starts_at": f"{8 + abs(m.b)}:{10 + abs(m.c)}"},
        {"break_minutes": 10 * m.b},
        {"days_now": 10 * m.b, "days_next": 20 * m.c},
        {"vote_together": bool(m.b % 2)},
    )
    return c.EditWorkshop(workshop_id=w.id, **fields[m.a % 6])


def _open(w: Workshop, m: Move) -> c.OpenRound:
    what = {"what": WHATS[m.b % 3]} if m.c % 2 else {}
    return c.OpenRound(workshop_id=w.id, category_id=_cat(w, m.a), **what)


def _round(w: Workshop, n: int, m: Move) -> Round | None:
    """Most often the round that waits for its reveal, since only that one takes votes."""
    waiting = [round_ for round_ in w.rounds if not round_.revealed]
    rounds = waiting if waiting and m.text != NASTY else w.rounds
    return rounds[n % len(rounds)] if rounds and n >= 0 else None


def _round_id(w: Workshop, m: Move) -> str:
    found = _round(w, m.a, m)
    return found.id if found else "nothing"


def _voter(w: Workshop, n: int) -> str | None:
    return None if n % 3 == 0 else _pick(w.participants, n)


def _cast(w: Workshop, m: Move) -> c.CastVote:
    found = _round(w, m.a, m)
    sides = found.sides if found and m.c != 7 else ("current", "target")
    levels = {side: _rank(n) for side, n in zip(sides, (m.b, m.c), strict=False)}
    return c.CastVote(workshop_id=w.id, round_id=_round_id(w, m), participant_id=_voter(w, m.c), **levels)


def _add_votes(w: Workshop, m: Move) -> c.AddVotes:
    """Two rounds on one category and one on another, by name and by cards; some of the people are on the list."""
    newcomer = Participant("f" * 32, m.text, m.text)
    people = (*w.participants[: abs(m.b) % 3], newcomer)
    votes = tuple(
        Vote("", who.id, who.name, who.role, _rank(m.b), _rank(m.c), m.b == 12, m.c == 12)
        for who in (people if m.c % 4 else (*people, newcomer))
    )
    card = Vote("", current=_rank(m.c), target=None, cannot_judge_target=True)
    given = [(m.a, votes), (m.a, (card,)), *([(m.b, (card, card))] if m.b % 3 == 0 else [])]
    rounds = tuple(Round("", _cat(w, n), 1, "both", "", "", cast) for n, cast in given)
    return c.AddVotes(workshop_id=w.id, participants=people, rounds=rounds)


def _shorten(w: Workshop, m: Move) -> c.ShortenRest:
    return c.ShortenRest(workshop_id=w.id, minutes=tuple((_cat(w, m.a + n), 5 * m.b + n) for n in range(abs(m.c) % 3)))


def _line(w: Workshop, n: int) -> str:
    """The id of a line of the room's checklist, its own ones and the built-in ones."""
    items = (*(check.item for check in w.checks), *BUILT_IN[:3])
    return items[n % len(items)] if n >= 0 else "nothing"


def _add_goal(w: Workshop, m: Move) -> c.AddGoal:
    criteria = tuple(Criterion("", m.text, target="1", due=_day(n)) for n in range(m.c % 3))
    actions = tuple(Action("", m.text, "Ana", _day(n)) for n in range(m.b % 3))
    goal = Goal("", _cat(w, m.a), m.text, m.b, m.c, HORIZONS[m.a % 3], criteria=criteria, actions=actions)
    return c.AddGoal(workshop_id=w.id, goal=goal)


def _edit_goal(w: Workshop, m: Move) -> c.EditGoal:
    fields: tuple[dict[str, Any], ...] = (
        {"title": m.text, "outcome": m.text},
        {"owner": m.text, "impact": (*PRIORITIES, None)[m.c % 4]},
        {"from_level": m.c, "effort": ("S", "M", "L", None)[m.c % 4]},
        {"to_level": m.c},
        {"category_id": _cat(w, m.c)},
    )
    return c.EditGoal(workshop_id=w.id, goal_id=_pick(w.goals, m.a), **fields[m.b % 5])


def _criteria(w: Workshop) -> list[Criterion]:
    return [criterion for goal in w.goals for criterion in goal.criteria]


def _actions(w: Workshop) -> list[Action]:
    return [action for goal in w.goals for action in goal.actions]


def _edit_criterion(w: Workshop, m: Move) -> c.EditCriterion:
    fields: tuple[dict[str, Any], ...] = (
        {"measure": m.text, "check": m.text},
        {"baseline": m.text, "baseline_date": _day(m.c)},
        {"target": m.text, "due": _day(m.c)},
        {"state": get_args(CriterionState)[m.c % 5]},
    )
    return c.EditCriterion(workshop_id=w.id, criterion_id=_pick(_criteria(w), m.a), **fields[m.b % 4])


def _edit_action(w: Workshop, m: Move) -> c.EditAction:
    fields: tuple[dict[str, Any], ...] = ({"what": m.text}, {"who": m.text, "due": _day(m.c)}, {"done": bool(m.c % 2)})
    return c.EditAction(workshop_id=w.id, action_id=_pick(_actions(w), m.a), **fields[m.b % 3])


def _edit_not_doing(w: Workshop, m: Move) -> c.EditNotDoing:
    fields: tuple[dict[str, Any], ...] = ({"what": m.text}, {"why": m.text}, {"look_again": _day(m.c)})
    return c.EditNotDoing(workshop_id=w.id, entry_id=_pick(w.not_doing, m.a), **fields[m.b % 3])


def _other_model(m: Move) -> MaturityModel:
    return a_model(levels=2 + m.a % 9, categories=1 + m.b % 6, lowest=m.c % 2, practices=abs(m.a) % 3)


_MAKERS: dict[str, Callable[[Workshop, Move], Any]] = {
    "decide": _decide,
    "priority": lambda w, m: c.SetPriority(
        workshop_id=w.id, category_id=_cat(w, m.a), priority=(*PRIORITIES, None)[m.b % 4]
    ),
    "rationale": lambda w, m: c.SetRationale(workshop_id=w.id, category_id=_cat(w, m.a), text=m.text),
    "dissent": lambda w, m: c.SetDissent(workshop_id=w.id, category_id=_cat(w, m.a), text=m.text),
    "not applicable": lambda w, m: c.SetNotApplicable(
        workshop_id=w.id, category_id=_cat(w, m.a), reason=m.text if m.b % 3 else None
    ),
    "rate": _rate,
    "open round": _open,
    "cast vote": _cast,
    "take back vote": lambda w, m: c.TakeBackVote(
        workshop_id=w.id, round_id=_round_id(w, m), participant_id=_voter(w, m.b)
    ),
    "reveal round": lambda w, m: c.RevealRound(workshop_id=w.id, round_id=_round_id(w, m)),
    "drop round": lambda w, m: c.DropRound(workshop_id=w.id, round_id=_round_id(w, m)),
    "add votes": _add_votes,
    "run clock": lambda w, m: c.RunClock(workshop_id=w.id, category_id=_cat(w, m.a)),
    "start break": lambda w, m: c.StartBreak(workshop_id=w.id, minutes=5 * m.b),
    "pause clock": lambda w, m: c.PauseClock(workshop_id=w.id),
    "shorten rest": _shorten,
    "add check": lambda w, m: c.AddCheck(workshop_id=w.id, text=m.text),
    "edit check": lambda w, m: c.EditCheck(workshop_id=w.id, item=_line(w, m.a), text=f"{m.b} {m.text}"),
    "tick check": lambda w, m: c.TickCheck(workshop_id=w.id, item=_line(w, m.a), done=bool(m.b % 2)),
    "remove check": lambda w, m: c.RemoveCheck(workshop_id=w.id, item=_line(w, m.a)),
    "add note": _add_note,
    "edit note": _edit_note,
    "remove note": lambda w, m: c.RemoveNote(workshop_id=w.id, note_id=_pick(w.notes, m.a)),
    "edit workshop": _edit_workshop,
    "add participant": lambda w, m: c.AddParticipant(workshop_id=w.id, name=m.text, role=m.text),
    "add participants": lambda w, m: c.AddParticipants(
        workshop_id=w.id, people=tuple((f"{m.text}{n}", m.text) for n in range(m.a % 4))
    ),
    "edit participant": lambda w, m: c.EditParticipant(
        workshop_id=w.id, participant_id=_pick(w.participants, m.a), **{("name", "role")[m.b % 2]: m.text}
    ),
    "remove participant": lambda w, m: c.RemoveParticipant(workshop_id=w.id, participant_id=_pick(w.participants, m.a)),
    "move participant": lambda w, m: c.MoveParticipant(
        workshop_id=w.id, participant_id=_pick(w.participants, m.a), index=m.b
    ),
    "scope": lambda w, m: c.SetScope(workshop_id=w.id, category_id=_cat(w, m.a), in_scope=bool(m.b % 2)),
    "minutes": lambda w, m: c.SetMinutes(workshop_id=w.id, category_id=_cat(w, m.a), minutes=5 * m.b),
    "all minutes": lambda w, m: c.SetAllMinutes(workshop_id=w.id, minutes=5 * m.b),
    "model": lambda w, m: c.ChangeModel(workshop_id=w.id, model=_other_model(m)),
    "add goal": _add_goal,
    "add goals": lambda w, m: c.AddGoals(workshop_id=w.id, goals=(_add_goal(w, m).goal, _add_goal(w, m).goal)),
    "edit goal": _edit_goal,
    "move goal": lambda w, m: c.MoveGoal(
        workshop_id=w.id, goal_id=_pick(w.goals, m.a), horizon=HORIZONS[m.b % 3], index=m.c
    ),
    "remove goal": lambda w, m: c.RemoveGoal(workshop_id=w.id, goal_id=_pick(w.goals, m.a)),
    "add criterion": lambda w, m: c.AddCriterion(
        workshop_id=w.id, goal_id=_pick(w.goals, m.a), criterion=Criterion("", m.text, due=_day(m.b))
    ),
    "edit criterion": _edit_criterion,
    "remove criterion": lambda w, m: c.RemoveCriterion(workshop_id=w.id, criterion_id=_pick(_criteria(w), m.a)),
    "add action": lambda w, m: c.AddAction(workshop_id=w.id, goal_id=_pick(w.goals, m.a), action=Action("", m.text)),
    "edit action": _edit_action,
    "remove action": lambda w, m: c.RemoveAction(workshop_id=w.id, action_id=_pick(_actions(w), m.a)),
    "add not doing": lambda w, m: c.AddNotDoing(workshop_id=w.id, what=m.text, why=m.text, look_again=_day(m.b)),
    "edit not doing": _edit_not_doing,
    "remove not doing": lambda w, m: c.RemoveNotDoing(workshop_id=w.id, entry_id=_pick(w.not_doing, m.a)),
    "archive": lambda w, m: c.ArchiveWorkshop(w.id, bool(m.a % 2)),
    "delete": lambda w, m: c.DeleteWorkshop(w.id, bool(m.a % 2)),
    "export": lambda w, m: c.MarkExported(w.id),
}

KINDS = tuple(sorted(_MAKERS))
CLOCK = frozenset(("run clock", "start break", "pause clock"))
"""Changes of the time, which nobody can take back."""
