"""The export page's words: parts with their counts, what to mend first, names that fit, sizes and times."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from app.domain.making import new_workshop
from app.domain.votes import Round, Vote
from app.domain.workshop import Action, CategoryState, Criterion, Goal, NotDoing, Note, Participant, Workshop
from app.i18n import set_locale
from app.queries.contents import contents_of
from tests.app.factories import AT, DAY, a_model
from ui.export.words import breakable, checks, local, section_details, short, size_word, time_word


def an_empty_workshop(categories: int = 3) -> Workshop:
    return new_workshop("Acme", "Payments", DAY, a_model(5, categories))


def a_full_workshop() -> Workshop:
    shown = an_empty_workshop()
    ids = [category.id for category in shown.model.categories]
    whole = Criterion("k", "Lead time", "9 days", DAY, "2 days", "from the log", DAY)
    return msgspec.structs.replace(
        shown,
        states=(
            CategoryState(ids[0], current=1, target=3),
            CategoryState(ids[1], current=2, target=2),
            CategoryState(ids[2], na_reason="no database"),
        ),
        participants=(Participant("p", "Ana"),),
        notes=(
            Note("n1", ids[0], "quote", "x", AT),
            Note("n2", None, "parked", "y", AT),
            Note("n3", ids[1], "decision", "z", AT),
            Note("n4", ids[1], "decision", "z", AT),
        ),
        rounds=tuple(Round(f"r{n}", ids[n], 1, "both", AT, AT, (Vote("v", current=1, target=2),)) for n in (1, 2)),
        goals=(
            Goal("g", ids[0], "One pipeline", 1, 2, owner="Ana", criteria=(whole,), actions=(Action("a", "Map it"),)),
        ),
        not_doing=(NotDoing("d", "Rewrite"),),
    )


def test_the_parts_of_a_full_plan_say_how_much_is_in_them() -> None:
    set_locale("en_GB")
    view = contents_of(a_full_workshop())
    assert section_details(view) == {
        "summary": "current 1.5 → target 2.5 · largest gap: Category 0",
        "profile": "radar and gap chart, 2 of 3 decided",
        "categories": "3 categories · 1 not applicable · votes on 1 · 1 note",
        "goals": "1 of 1 complete · 1 success criterion · 1 action",
        "not-doing": "1 entry with why and when to look again",
        "log": "2 decisions",
        "parking": "1 parked question",
        "how": "1 participant · scoring rule · source of the model",
    }
    assert checks(view) == ()


def test_an_empty_workshop_s_plan_leaves_out_what_is_not_there() -> None:
    found = section_details(contents_of(an_empty_workshop()))
    empty = [name for name, text in found.items() if text == "nothing yet, left out"]
    assert empty == ["goals", "not-doing", "log", "parking"]
    assert "no score yet" in found["summary"]
    assert found["categories"] == "3 categories · no notes"


def test_an_empty_workshop_is_told_of_its_categories_not_of_its_goals() -> None:
    found = checks(contents_of(an_empty_workshop()))
    assert [(check.id, check.page) for check in found] == [("open", "score"), ("participants", "prepare")]


def test_open_categories_are_named_and_the_first_is_where_to_go() -> None:
    shown = a_full_workshop()
    ids = [category.id for category in shown.model.categories]
    states = (shown.states[0], CategoryState(ids[1], current=2), shown.states[2])
    (check,) = checks(contents_of(msgspec.structs.replace(shown, states=states)))
    assert check.text == "1 category is still open: “Category 1”."
    assert (check.page, check.detail, check.tone) == ("score", ids[1], "warn")


def test_a_vote_that_waits_for_its_reveal_is_told_where_the_category_applies() -> None:
    shown = a_full_workshop()
    ids = [category.id for category in shown.model.categories]
    waiting = tuple(Round(f"w{n}", category_id, 2, "both", AT, hidden=3) for n, category_id in enumerate(ids))
    view = contents_of(msgspec.structs.replace(shown, rounds=(*shown.rounds, waiting[0], waiting[2])))
    (check,) = checks(view)
    assert check.text == "A vote on “Category 0” waits for its reveal. Until then it is not in the plan."
    assert (check.id, check.tone, check.page, check.detail) == ("waiting", "warn", "score", ids[0])
    (check,) = checks(contents_of(msgspec.structs.replace(shown, rounds=waiting)))
    assert check.text.startswith("Votes on 2 categories wait for their reveal: “Category 0”, “Category 1”")


def test_many_names_are_cut_to_three_and_a_number() -> None:
    shown = an_empty_workshop(8)
    states = (CategoryState(shown.model.categories[0].id, current=1, target=2), *shown.states[1:])
    check = checks(contents_of(msgspec.structs.replace(shown, states=states)))[0]
    assert check.text == "7 categories are still open: “Category 1”, “Category 2”, “Category 3” and 4 more."


def test_goals_that_lack_something_lead_to_the_first_of_them() -> None:
    shown = a_full_workshop()
    lacking = msgspec.structs.replace(shown.goals[0], id="h", title=" ", owner="")
    (check,) = checks(contents_of(msgspec.structs.replace(shown, goals=(shown.goals[0], lacking))))
    assert check.text == "1 goal is not complete: “no title yet”."
    assert (check.page, check.detail) == ("plan", "h")


def test_a_plan_without_goals_says_where_it_ends() -> None:
    (check,) = checks(contents_of(msgspec.structs.replace(a_full_workshop(), goals=())))
    assert (check.id, check.page) == ("no_goals", "plan")


def test_private_notes_are_counted_and_lead_to_the_first_that_can_be_shown() -> None:
    shown = a_full_workshop()
    ids = [category.id for category in shown.model.categories]
    private = (Note("a", None, "quote", "x", AT, private=True), Note("b", ids[1], "parked", "y", AT, private=True))
    view = contents_of(msgspec.structs.replace(shown, notes=shown.notes + private))
    (check,) = checks(view)
    assert check.text == "2 private notes are not printed."
    assert (check.tone, check.page, check.detail) == ("info", "score", ids[1])
    assert (view.notes, view.parked) == (1, 1)


@pytest.mark.parametrize("name", ["{names}", "{n}", "{0}", "<b>Łódź</b> & 🙂 %s"])
def test_a_name_is_shown_as_it_was_typed(name: str) -> None:
    shown = a_full_workshop()
    lacking = msgspec.structs.replace(shown.goals[0], title=name, owner="")
    (check,) = checks(contents_of(msgspec.structs.replace(shown, goals=(lacking,))))
    assert f"“{name}”" in check.text


def test_long_names_are_shortened_and_long_words_can_be_broken() -> None:
    assert short("a  b\nc") == "a b c"
    assert len(short("word " * 40)) <= 60
    assert short("word " * 40).endswith("…")
    assert breakable("W" * 20) == "W" * 20
    assert max(map(len, breakable("W" * 100).split("\u200b"))) <= 12
    assert breakable("W" * 100).replace("\u200b", "") == "W" * 100


@pytest.mark.parametrize(
    ("size", "word"), [(0, "1 KB"), (900, "1 KB"), (117_142, "117 KB"), (999_400, "999 KB"), (1_234_567, "1.2 MB")]
)
def test_a_size_is_told_in_a_unit_that_a_person_reads(size: int, word: str) -> None:
    assert size_word(size) == word


def test_a_time_has_its_date_unless_it_is_today() -> None:
    set_locale("en_GB")
    moment = dt.datetime(2026, 11, 23, 14, 2)
    assert time_word(moment, DAY) == "14:02"
    assert time_word(moment, dt.date(2026, 11, 24)) == "23 Nov 2026, 14:02"


def test_a_stamp_that_is_none_has_no_time() -> None:
    assert local("yesterday") is None
    moment = local(AT)
    assert moment is not None
    assert moment.astimezone(dt.UTC).hour == 14
