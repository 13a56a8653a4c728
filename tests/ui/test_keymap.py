"""Which act has which keys: what a person chose holds, what cannot be followed is left out."""

from __future__ import annotations

import pytest

from ui.actions import table
from ui.keymap import ANYWHERE, DIGITS, Spec, acts, changes, fits, holders, keys_of_actions, normal, resolve, without

ACTS = acts(table())
BY_ID = {act.id: act for act in ACTS}
DELIVERED = {act.id: act.delivered for act in ACTS}


def test_no_two_acts_that_can_be_meant_at_once_have_the_same_key_as_delivered() -> None:
    for act in ACTS:
        for key in act.delivered:
            assert not holders(ACTS, DELIVERED, act, key), f"{act.id}: {key}"


def test_every_delivered_key_is_written_as_qt_writes_it() -> None:
    for spec in table():
        for key in spec.keys:
            assert normal(key) == key


def test_every_action_belongs_to_one_act_and_ten_digits_to_one() -> None:
    actions = [action_id for act in ACTS for action_id in act.actions]
    assert sorted(actions) == sorted(spec.id for spec in table())
    assert BY_ID["current"].actions == tuple(f"current_{digit}" for digit in DIGITS)
    assert BY_ID["target"].text == "Target level"


def test_the_keys_of_ten_digits_change_together() -> None:
    keys = dict(keys_of_actions(BY_ID["target"], ("Alt+1", "Ctrl+1")))
    assert keys["target_3"] == ("Alt+3", "Ctrl+3")
    assert keys["target_0"] == ("Alt+0", "Ctrl+0")
    assert resolve(ACTS, {"current": ["Ctrl+1"]}).keys["current"] == ("Ctrl+1",)


def test_what_is_chosen_is_all_that_differs() -> None:
    resolved = resolve(ACTS, {"vote": ["Ctrl+Shift+V"], "park": []})
    assert resolved.ignored == ()
    assert resolved.keys == {**DELIVERED, "vote": ("Ctrl+Shift+V",), "park": ()}
    assert changes(ACTS, resolved.keys) == {"vote": ["Ctrl+Shift+V"], "park": []}
    assert changes(ACTS, DELIVERED) == {}


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"no_such_act": ["F12"]}, {}),
        ({"current_3": ["F12"]}, {}),
        ({"vote": ["Foo"]}, {}),
        ({"vote": ["", "Ctrl+", "Ctrl+K, Ctrl+C", "🙂"]}, {}),
        ({"vote": ["Foo", "ctrl+shift+v"]}, {"vote": ("Ctrl+Shift+V",)}),
        # what the program needs itself
        ({"vote": ["Tab"], "priority": ["Esc"], "rationale": ["Return", "Space"], "dissent": ["Shift+Left"]}, {}),
        ({"vote": ["Alt+E"]}, {}),
        ({"target": ["F12"]}, {}),
        ({"target": ["Alt+Shift+2"]}, {}),
        # of two alike the first holds, and the other keeps what it had
        ({"vote": ["F12"], "priority": ["F12"]}, {"vote": ("F12",)}),
        ({"park": ["F12"], "priority": ["F12"]}, {"park": ("F12",)}),
        ({"priority": ["F12", "F12", "F12"]}, {"priority": ("F12",)}),
        ({"priority": ["Z", "F12", "Ctrl+J", "Ctrl+U"]}, {"priority": ("Z", "F12", "Ctrl+J")}),
        # another page may have the same
        ({"make_goals": ["N"]}, {"make_goals": ("N",)}),
        # what was chosen holds, and the delivered key of another act makes room
        ({"vote": ["N"]}, {"vote": ("N",), "next_category": ("Ctrl+PgDown",)}),
        ({"park": ["Ctrl+1"], "current": ["Ctrl+1"]}, {"park": ("Ctrl+1",)}),
        # exchanged
        ({"vote": ["A"], "decide_median": ["V"]}, {"vote": ("A",), "decide_median": ("V",)}),
        ({"current": ["Shift+1"], "target": ["1"]}, {"current": ("Shift+1",), "target": ("1",)}),
        # a delivered key that nobody else could choose
        ({"cancel_export": ["Esc", "F12"]}, {"cancel_export": ("Esc", "F12")}),
    ],
)
def test_a_damaged_or_edited_file_is_followed_as_far_as_it_makes_sense(
    wishes: dict[str, list[str]], expected: dict[str, tuple[str, ...]]
) -> None:
    resolved = resolve(ACTS, wishes)
    assert {act_id: keys for act_id, keys in resolved.keys.items() if keys != DELIVERED[act_id]} == expected
    for act in ACTS:
        for key in resolved.keys[act.id]:
            assert not holders(ACTS, resolved.keys, act, key)


def test_what_is_left_out_is_told_without_its_text() -> None:
    resolved = resolve(ACTS, {"Client": ["F12"], "vote": ["Client & Co"], "priority": ["N"]})
    assert resolved.ignored == ("an unknown act", "a key of vote", "a delivered key of next_category")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        *(("ctrl+n", "Ctrl+N"), ("x", "X"), ("Shift+?", "?"), ("Ctrl++", "Ctrl++"), ("é", "É"), ("Б", "Б")),
        *(("", ""), ("Ctrl", ""), ("12", ""), ("Ctrl+Foo", ""), ("F1, F2", "")),
    ],
)
def test_a_key_is_written_in_one_way(key: str, expected: str) -> None:
    assert normal(key) == expected


def test_a_key_of_another_page_is_free_and_one_that_works_everywhere_is_not() -> None:
    one, two = Spec("one", "score", "One", ("J",)), Spec("two", "plan", "Two", ("L",))
    everywhere, row = Spec("three", ANYWHERE, "Three", ("F12",)), [Spec(f"n_{d}", "plan", "N", (d,)) for d in DIGITS]
    made = acts([one, two, everywhere, *row])
    keys = {act.id: act.delivered for act in made}
    first, second, third, ten = made
    assert holders(made, keys, first, "L") == []
    assert holders(made, keys, third, "L") == [second]
    assert holders(made, keys, second, "F12") == [third]
    assert holders(made, keys, third, "7") == [ten]
    assert holders(made, keys, first, "7") == []
    assert without(ten, ("1", "Alt+1"), third, "7") == ("Alt+1",)
    assert fits(ten, "Alt+1")
    assert not fits(ten, "J")
