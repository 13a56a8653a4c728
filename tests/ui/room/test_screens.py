"""The choice of a screen, among screens that nobody has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.room.screens import Seat, again, choose, others

LAPTOP = Seat("eDP-1", "", "", 0, 0, 1536, 960)
PROJECTOR = Seat("HDMI-1", "EB-X41", "X4YZ", 1536, 0, 1024, 768)
WALL = Seat("DP-3", "", "", 2560, 0, 3840, 2160)


def test_the_room_gets_the_screen_on_which_the_console_is_not() -> None:
    assert choose([LAPTOP, PROJECTOR], LAPTOP) == PROJECTOR
    assert choose([LAPTOP, PROJECTOR], PROJECTOR) == LAPTOP
    assert choose([LAPTOP], LAPTOP) is None
    assert choose([], LAPTOP) is None


def test_of_several_others_the_room_gets_the_largest_or_the_wanted_one() -> None:
    assert choose([LAPTOP, PROJECTOR, WALL], LAPTOP) == WALL
    assert choose([LAPTOP, PROJECTOR, WALL], LAPTOP, PROJECTOR.key) == PROJECTOR
    assert choose([LAPTOP, PROJECTOR, WALL], LAPTOP, "HDMI-1") == PROJECTOR
    assert choose([LAPTOP, PROJECTOR, WALL], LAPTOP, "one of another day") == WALL


def test_the_wanted_screen_is_not_taken_while_the_console_is_on_it() -> None:
    assert choose([LAPTOP, PROJECTOR], LAPTOP, LAPTOP.key) == PROJECTOR
    assert choose([LAPTOP], LAPTOP, LAPTOP.key) is None


def test_a_screen_that_mirrors_the_console_is_no_other_screen() -> None:
    mirror = PROJECTOR._replace(x=0)
    assert choose([LAPTOP, mirror], LAPTOP) is None
    assert choose([LAPTOP, mirror, WALL], LAPTOP) == WALL


def test_screens_whose_edges_overlap_by_a_pixel_are_two() -> None:
    assert others([LAPTOP, PROJECTOR._replace(x=1535)], LAPTOP) == [PROJECTOR._replace(x=1535)]


def test_a_screen_is_known_again_by_its_serial_number_or_else_its_connector() -> None:
    elsewhere = PROJECTOR._replace(name="DP-1", x=0)
    in_its_place = Seat("HDMI-1", "Other", "Q1")
    assert again(PROJECTOR, [LAPTOP, elsewhere]) == elsewhere
    assert again(PROJECTOR, [in_its_place, elsewhere]) == elsewhere
    assert again(PROJECTOR, [LAPTOP, in_its_place]) == in_its_place
    assert again(PROJECTOR, [LAPTOP, WALL]) is None
    assert again(WALL, [LAPTOP, WALL._replace(width=1920)]) == WALL._replace(width=1920)


def test_screens_without_a_serial_number_are_not_taken_for_each_other() -> None:
    assert again(WALL, [LAPTOP]) is None
    assert LAPTOP.key != WALL.key


def test_the_label_names_what_a_person_can_recognise() -> None:
    assert PROJECTOR.label == "EB-X41 · HDMI-1 · 1024 × 768"
    assert LAPTOP.label == "eDP-1 · 1536 × 960"


_SEATS = st.builds(
    Seat,
    st.sampled_from(["A", "B", "C", "D"]),
    st.sampled_from(["", "M"]),
    st.sampled_from(["", "1", "2"]),
    st.integers(-4000, 4000),
    st.integers(-2000, 2000),
    st.integers(1, 4000),
    st.integers(1, 3000),
)


@given(st.lists(_SEATS, max_size=5), _SEATS, st.sampled_from(["", "A", "M 1"]))
def test_the_console_is_never_covered_and_a_free_screen_never_left_empty(
    there: list[Seat], console: Seat, wanted: str
) -> None:
    found = choose([*there, console], console, wanted)
    free = others(there, console)
    assert (found is None) == (not free)
    if found is not None:
        assert found in free
        assert found != console
