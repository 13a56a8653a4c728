"""A vote sheet: what is read of it, whatever wrote it, and every row that is at fault by line and reason."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.commands import AddVotes, AddWorkshop
from app.domain.problems import Problem
from app.domain.votes import MAX_ROUNDS, MAX_VOTES, Round, Vote
from app.domain.workshop import CategoryState, Participant, Workshop
from app.exchange.vote_sheet import COLUMNS, BadVoteSheet, VoteSheet, read_sheet_for, read_vote_sheet
from app.queries.workshops import workshop
from app.workbench import Workbench
from tests.app.factories import AT, NASTY, a_model, a_workshop, workshops

MODEL = a_model(levels=5, categories=3, lowest=1)
HEAD = "category,participant,role,round,current,target\n"


def read(tmp_path: Path, text: str | bytes) -> VoteSheet:
    path = tmp_path / "votes.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_vote_sheet(path, MODEL)


def faults(tmp_path: Path, text: str | bytes) -> list[str]:
    with pytest.raises(BadVoteSheet) as bad:
        read(tmp_path, text)
    assert str(bad.value).startswith("votes.csv")
    return [sentence.removeprefix("votes.csv") for sentence in bad.value.sentences]


def told(sheet: VoteSheet) -> list[tuple[str, int, list[tuple[str, str, int | None, int | None]]]]:
    return [(r.category_id, r.number, [(v.name, v.role, v.current, v.target) for v in r.votes]) for r in sheet.rounds]


def test_a_sheet_becomes_people_and_rounds(tmp_path: Path):
    sheet = read(
        tmp_path,
        HEAD + "cat-1,Ana,Developer,1,2,4\ncat-0,Tom,,1,1,\ncat-1,Tom,Operations,1,,5\n"
        "cat-1,Ana,,2,3,4\ncat-1,,Guest,1,1,1\ncat-1,Tom,operations,2,,\n",
    )
    assert told(sheet) == [
        ("cat-0", 1, [("Tom", "Operations", 1, None)]),
        ("cat-1", 1, [("Ana", "Developer", 2, 4), ("Tom", "Operations", None, 5), ("", "Guest", 1, 1)]),
        ("cat-1", 2, [("Ana", "Developer", 3, 4), ("Tom", "Operations", None, None)]),
    ]
    assert [(person.name, person.role) for person in sheet.participants] == [
        ("Ana", "Developer"),
        ("Tom", "Operations"),
    ]
    ids = {person.name: person.id for person in sheet.participants}
    for round_ in sheet.rounds:
        assert round_.revealed and round_.what == "both"
        for vote in round_.votes:
            assert vote.participant_id == ids.get(vote.name)
            assert vote.cannot_judge_current is (vote.current is None)
            assert vote.cannot_judge_target is (vote.target is None)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_is_read_whatever_spreadsheet_wrote_it(tmp_path: Path, mark: bytes, delimiter: str, end: str):
    lines = [
        "category,participant,role,round,current,target",
        'Category 0,"Żaneta",QA,1,5,',
        "",
        ",,,,,",
        "CAT-0,Tom,,1,,2",
    ]
    text = end.join(line.replace(",", delimiter) for line in lines)
    sheet = read(tmp_path, mark + text.encode())
    assert told(sheet) == [("cat-0", 1, [("Żaneta", "QA", 5, None), ("Tom", "", None, 2)])]


def test_columns_come_in_any_order_and_with_empty_ones_behind(tmp_path: Path):
    sheet = read(tmp_path, "Round;TARGET;Current;Participant;Role;Category;;\n1;2;3;Ana;Dev;cat-2;;\n")
    assert told(sheet) == [("cat-2", 1, [("Ana", "Dev", 3, 2)])]


def test_a_value_may_hold_delimiters_quotes_and_lines(tmp_path: Path):
    sheet = read(tmp_path, HEAD + 'cat-0,"Doe, ""Jane""\nJr.","a;b",1,1,1\n')
    assert told(sheet) == [("cat-0", 1, [('Doe, "Jane" Jr.', "a;b", 1, 1)])]
    sheet = read(tmp_path, HEAD.replace(",", ";") + f'cat-0;"{NASTY.replace(chr(34), chr(34) * 2)}";;1;1;1\n')
    assert sheet.participants[0].name == NASTY


def test_a_name_is_one_person_however_it_is_spelled(tmp_path: Path):
    sheet = read(tmp_path, HEAD + "cat-0,Ana  Lind,Dev,1,1,1\ncat-1,ana lind,dev,1,2,2\n")
    assert [person.name for person in sheet.participants] == ["Ana Lind"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "cat-9,Ana,Dev,1,1,1",
            ", line 3, category: “cat-9” is no category of this model; there are: cat-0, cat-1, cat-2",
        ),
        (",Ana,Dev,1,1,1", ", line 3, category: “” is no category of this model; there are: cat-0, cat-1, cat-2"),
        ("cat-0,Ana,Dev,1,0,1", ", line 3, current: “0” is no level"),
        ("cat-0,Ana,Dev,1,1,6", ", line 3, target: “6” is no level of this model: give one from 1 to 5"),
        ("cat-0,Ana,Dev,1,-1,1", ", line 3, current: “-1” is no level"),
        ("cat-0,Ana,Dev,1,2.5,1", ", line 3, current: “2.5” is no level"),
        ("cat-0,Ana,Dev,1,x,1", ", line 3, current: “x” is no level"),
        ("cat-0,Ana,Dev,1,²,1", ", line 3, current: “²” is no level"),
        ("cat-0,Ana,Dev,0,1,1", ", line 3, round: “0” is no round"),
        ("cat-0,Ana,Dev,,1,1", ", line 3, round: “” is no round"),
        ("cat-0,Ana,Dev,first,1,1", ", line 3, round: “first” is no round"),
        (f"cat-0,Ana,Dev,{MAX_ROUNDS + 1},1,1", ", line 3, round: “21” is no round"),
        ("cat-0,Ana,Dev,3,1,1", ", line 3, round: round 3 of “cat-0” comes without a round 2"),
        ("cat-1,Ana,Dev,2,1,1", ", line 3, round: round 2 of “cat-1” comes without a round 1"),
        ("cat-0,TOM,Dev,1,1,1", ", line 3, participant: Tom has a vote in this round already, on line 2"),
        ("cat-0,Tom,Ops,2,1,1", ", line 3, role: Tom has another role on line 2: “Dev”"),
        ("cat-0,Ana,Dev,1,1", ", line 3: has 5 values where the first line names 6 columns"),
        ("cat-0,Ana,Dev,1,1,1,9", ", line 3: has 7 values where the first line names 6 columns"),
        (f"cat-0,{'x' * 301},Dev,1,1,1", ", line 3, participant: A name can have at most 300"),
        (f"cat-0,Ana,{'x' * 301},1,1,1", ", line 3, role: The role can have at most 300"),
        ("cat-0,\u200b,Dev,1,1,1", ", line 3, participant: Enter a name"),
        ('cat-0,"Ana,Dev,1,1,1', ", line 3: has quotation marks"),
        ('cat-0,"Ana"x,Dev,1,1,1', ", line 3: has quotation marks"),
    ],
)
def test_a_row_at_fault_is_named_by_line_and_reason(tmp_path: Path, row: str, said: str):
    found = faults(tmp_path, HEAD + "cat-0,Tom,Dev,1,1,1\n" + row + "\n")
    assert len(found) == 1
    assert found[0].startswith(said)


def test_every_fault_is_named_in_the_order_of_the_lines(tmp_path: Path):
    found = faults(tmp_path, HEAD + "cat-0,Ana,Dev,2,9,8\n\ncat-8,Tom,,x,1,1\ncat-0,Ana,Dev,2,1,1\n")
    assert [sentence.split(":")[0] for sentence in found] == [
        *(", line 2, current", ", line 2, target", ", line 2, round"),
        *(", line 4, category", ", line 4, round", ", line 5, participant"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", ": is empty"),
        (b"\n\n", ": is empty"),
        (HEAD, ": holds no vote"),
        (HEAD + ",,,,,\n", ": holds no vote"),
        ("category,participant,role,round,current\n", ", line 1: the column “target” is missing"),
        (HEAD.replace("role", "mood"), ", line 1: the column “role” is missing"),
        (HEAD.replace("role", "round"), ", line 1: the column “role” is missing"),
        (HEAD.strip() + ",remark\n", ", line 1: the column “remark” is not known"),
        (HEAD.strip() + ",Role\n", ", line 1: the column “role” stands there twice"),
        (HEAD.encode() + b"cat-0,J\xfcrgen,,1,1,1\n", ", line 2: is not UTF-8"),
        (HEAD.encode("utf-16"), ", line 1: is not UTF-8"),
    ],
)
def test_a_file_that_is_no_vote_sheet_is_told(tmp_path: Path, text: str | bytes, said: str):
    assert faults(tmp_path, text)[0].startswith(said)


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.exchange.vote_sheet.MAX_BYTES", 100)
    assert "larger than 100 bytes" in faults(tmp_path, HEAD + "cat-0,Ana,,1,1,1\n" * 9)[0]


@pytest.mark.parametrize("name", ["missing.csv", "folder"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str):
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem, match=rf"{name} cannot be read"):
        read_vote_sheet(tmp_path / name, MODEL)


def test_a_round_has_a_most_of_votes(tmp_path: Path):
    rows = "cat-0,,,1,1,1\n"
    assert read(tmp_path, HEAD + rows * MAX_VOTES).rounds[0].cast == MAX_VOTES
    assert faults(tmp_path, HEAD + rows * (MAX_VOTES + 1)) == [", line 1002, round: a round takes at most 1,000 votes"]


@given(st.text(alphabet=st.sampled_from('cat-012,;"\n\r\x00 \ufeffA1éx'), max_size=120))
def test_no_text_breaks_it(tmp_path_factory: pytest.TempPathFactory, text: str):
    path = tmp_path_factory.mktemp("sheet") / "votes.csv"
    for content in (text, HEAD + text, HEAD.replace(",", ";") + text):
        path.write_bytes(content.encode())
        try:
            assert all(isinstance(round_, Round) and round_.cast for round_ in read_vote_sheet(path, MODEL).rounds)
        except BadVoteSheet as bad:
            assert bad.sentences


# --- for a workshop that is there ----------------------------------------------------------------------------------

PEOPLE = (Participant("a" * 32, "Ana Lind", "Developer"), Participant("b" * 32, "Tom"))
HERE = a_workshop(MODEL, participants=PEOPLE)


def read_for(tmp_path: Path, text: str, made: Workshop) -> AddVotes:
    path = tmp_path / "votes.csv"
    path.write_text(text, "utf-8")
    return read_sheet_for(path, made)


def test_a_sheet_becomes_the_command_that_adds_its_votes(tmp_path: Path, workbench: Workbench):
    workbench.do(AddWorkshop(HERE))
    text = HEAD + "cat-1,ana lind,Ops,1,2,4\ncat-1,Zoé,QA,1,,5\nCategory 1,Tom,,2,1,1\n"
    command = read_for(tmp_path, text, workbench.read(workshop, HERE.id))
    assert command.workshop_id == HERE.id
    for number in (0, 2):
        workbench.do(command)
        found = workbench.read(workshop, HERE.id)
        assert [(p.name, p.role) for p in found.participants] == [("Ana Lind", "Developer"), ("Tom", ""), ("Zoé", "QA")]
        assert [(r.category_id, r.number, r.ranks("target")) for r in found.rounds[number:]] == [
            ("cat-1", number + 1, (4, 5)),
            ("cat-1", number + 2, (1,)),
        ]


OPEN = Round("r", "cat-1", 1, "both", AT, hidden=1)
MANY = tuple(Round(f"r{n}", "cat-1", n, "both", AT, AT, (Vote(f"v{n}", current=1, target=1),)) for n in range(1, 20))


@pytest.mark.parametrize(
    ("fields", "row", "said"),
    [
        (
            {"states": (CategoryState("cat-1", in_scope=False),)},
            "cat-1,Ana,,1,1,1",
            ", line 3, category: “Category 1” is out of scope: take it into the workshop first",
        ),
        (
            {"states": (CategoryState("cat-1", na_reason="Others"),)},
            "Category 1,Ana,,1,1,1",
            ", line 3, category: “Category 1” is marked as not applicable: take that back first",
        ),
        (
            {"rounds": (OPEN,)},
            "cat-1,Ana,,1,1,1",
            ", line 3, category: “Category 1” has a round that waits for its reveal: reveal it or give it up first",
        ),
        ({"rounds": MANY}, "cat-1,Ana,,1,1,1\ncat-1,Ana,,2,1,1", ", line 4, round: “Category 1” has 19 rounds already"),
        (
            {"participants": (*PEOPLE, Participant("c" * 32, "ANA  lind"))},
            "cat-1,ana lind,,1,1,1",
            ", line 3, participant: ana lind stands on the list of participants twice",
        ),
        ({}, "cat-1,Ana,,1,6,1", ", line 3, current: “6” is no level"),
        ({}, "cat-1,Ana,,2,1,1", ", line 3, round: round 2 of “cat-1” comes without a round 1"),
        ({}, "cat-0,Tom,,1,1,1", ", line 3, participant: Tom has a vote in this round already, on line 2"),
    ],
)
def test_a_row_that_does_not_fit_the_workshop_is_named_by_line_and_reason(
    tmp_path: Path, fields: dict[str, Any], row: str, said: str
):
    made = msgspec.structs.replace(HERE, **fields)
    with pytest.raises(BadVoteSheet) as bad:
        read_for(tmp_path, HEAD + "cat-0,Tom,,1,1,1\n" + row + "\n", made)
    (sentence,) = bad.value.sentences
    assert sentence.removeprefix("votes.csv").startswith(said)


def test_every_row_at_fault_is_named_at_once(tmp_path: Path):
    made = msgspec.structs.replace(HERE, states=(CategoryState("cat-1", in_scope=False),))
    with pytest.raises(BadVoteSheet) as bad:
        read_for(tmp_path, HEAD + "cat-1,Tom,,1,1,9\ncat-0,Tom,,0,1,1\ncat-1,Ana,,1,1,1\n", made)
    assert [sentence.split(":")[0] for sentence in bad.value.sentences] == [
        *("votes.csv, line 2, category", "votes.csv, line 2, target"),
        *("votes.csv, line 3, round", "votes.csv, line 4, category"),
    ]


@given(workshops(max_levels=5, max_categories=4), st.randoms(use_true_random=False))
def test_what_is_read_for_a_workshop_is_never_refused_by_it(
    tmp_path_factory: pytest.TempPathFactory, made: Workshop, random: Random
):
    """The sheet names what is wrong by line; the command alone could only say what."""
    folder = tmp_path_factory.mktemp("into")
    names = [*(person.name for person in made.participants), "Zoé", ""]
    rows = [
        (
            random.choice(made.model.categories).id,
            random.choice(names),
            "",
            random.randint(1, 2),
            *random.choices("123", k=2),
        )
        for _ in range(random.randint(1, 6))
    ]
    (folder / "votes.csv").write_text(HEAD + "".join(",".join(map(str, row)) + "\n" for row in rows), "utf-8")
    with closing(Workbench(folder / "library.sqlite")) as workbench:
        workbench.do(AddWorkshop(made))
        try:
            command = read_sheet_for(folder / "votes.csv", workbench.read(workshop, made.id))
        except BadVoteSheet:
            return
        workbench.do(command)
        added = len(workbench.read(workshop, made.id).rounds) - len(made.rounds)
        assert added == len({(row[0], row[3]) for row in rows})


def test_the_columns_are_those_of_the_documents():
    assert HEAD.strip().split(",") == list(COLUMNS)
