"""The command line: every verb with good and bad input, its exit codes, its documentation, and its imports."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import __version__, cli, paths
from app import commands as c
from app.arguments import EXAMPLES, parser, wants_window
from app.catalogue import catalogue
from app.choices import save_choice
from app.domain.pack import Brand, PackOptions
from app.domain.problems import ExportFault
from app.domain.workshop import Workshop
from app.exchange.sample_file import samples
from app.queries.workshops import workshop
from app.settings import Settings, save_settings
from app.workbench import Workbench
from tests.app.factories import NASTY, a_full_workshop, a_model, a_workshop

ROOT = Path(cli.__file__).resolve().parent.parent
Capture = pytest.CaptureFixture[str]


class Ran:
    """What a run of the command line left."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def faults(self) -> list[str]:
        return self.err.splitlines()

    @property
    def json(self) -> object:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: Capture):
    """Runs the command line in this process."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        code = cli.main([str(word) for word in words])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library of its own may lie."""
    return tmp_path / "my library.sqlite"


@pytest.fixture
def made(library: Path) -> Workshop:
    """A full workshop in the library."""
    return put(library, a_full_workshop(a_model(categories=4)))


def put(path: Path, made: Workshop) -> Workshop:
    with closing(Workbench(path)) as workbench:
        workbench.do(c.AddWorkshop(made))
        return workbench.read(workshop, made.id)


def fault(ran: Ran, sentence: str, code: int = 1) -> None:
    assert (ran.code, ran.out) == (code, "")
    assert re.search(sentence, ran.err), ran.err
    assert "Traceback" not in ran.err


# --- window or verb ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "--library x", "--library=x", "--library 'a b' --library=c"])
def test_without_a_verb_the_window_opens(words: str):
    assert wants_window(shlex.split(words))
    assert cli.wants_window is wants_window


@pytest.mark.parametrize(
    "words",
    [
        *("list", "--library x list", "--library=x list", "list --library x", "-h", "--help", "--version", "''"),
        *("--library", "--library --help", "--library --version", "--librar x", "--nonsense", "--library x --json"),
    ],
)
def test_anything_else_goes_to_the_command_line(words: str):
    assert not wants_window(shlex.split(words))


# --- usage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        *("", "--library", "nonsense", "list nonsense", "show", "export", "export 01", "export 01 --to", "list --jsn"),
        *(
            "export 01 --to x --page legal",
            "export 01 --to x --only posters",
            "export 01 --to x --only plan,x",
            "models check",
            "models nonsense",
        ),
        *("sample one two", "--js", "show 01 02", "models check a b"),
    ],
)
def test_wrong_usage_is_told(run, words: str):
    ran = run(*shlex.split(words))
    fault(ran, "--help", code=2)
    assert len(ran.faults) == 2


def test_the_version_is_told(run):
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"Levelset {__version__}\n")


@pytest.mark.parametrize("verb", ["", *EXAMPLES])
def test_help_shows_an_example(run, verb: str):
    ran = run(*verb.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    for example in [EXAMPLES[verb]] if verb else EXAMPLES.values():
        assert example in ran.out
    assert "--library FILE" in ran.out


@pytest.mark.parametrize("example", EXAMPLES.values())
def test_an_example_is_right_usage(example: str):
    assert parser().parse_args(shlex.split(example)[1:]).verb


# --- models --------------------------------------------------------------------------------------------------------

GOOD_MODEL = """
id: mine
name: Mine & yours
version: "1"
source: {title: Ours}
summary: Two levels.
levels: [{rank: 1, name: Low, summary: Low it is.}, {rank: 2, name: High, summary: High it is.}]
categories:
- {id: c, name: C, question: How?, headlines: {1: It is low., 2: It is high.}}
"""
BAD_MODEL = GOOD_MODEL.replace("rank: 2", "rank: 3").replace("question: How?", "qestion: How?")


def own_model(name: str, text: str) -> Path:
    path = paths.user_models_dir() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_models_are_listed_in_columns(run):
    own_model("mine.yaml", GOOD_MODEL)
    ran = run("models")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert len(lines) == 1 + 8 + 1
    assert lines[1].startswith("cd-infoq")
    at = lines[0].index("Levels")
    assert {line[at - 2 : at] for line in lines} == {"  "}
    assert next(line for line in lines if line.startswith("mine ")).endswith("your folder")


def test_models_are_told_to_other_programs(run):
    own_model("mine.yaml", GOOD_MODEL)
    ran = run("models", "--json")
    assert ran.err == ""
    found = {model["id"]: model for model in ran.json}
    assert len(found) == 9
    assert found["mine"]["levels"] == [{"rank": 1, "name": "Low"}, {"rank": 2, "name": "High"}]
    assert found["mine"]["categories"] == [{"id": "c", "name": "C"}]
    assert (found["mine"]["practices"], found["mine"]["source"]["title"]) == (0, "Ours")
    assert [level["rank"] for level in found["cd-infoq"]["levels"]] == [0, 1, 2, 3, 4]


def test_a_bad_model_of_one_s_own_spoils_no_list(run):
    own_model("bad.yaml", BAD_MODEL)
    ran = run("models", "--json")
    assert ran.code == 0
    assert len(ran.json) == 8
    assert len(ran.faults) == 1
    assert ran.faults[0].startswith("bad.yaml, line ")


def test_a_good_model_is_told_to_be_good(run):
    path = own_model("mine.yaml", GOOD_MODEL)
    ran = run("models", "check", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "mine.yaml can be used: Mine & yours, 2 levels, 1 categories, 0 practices.\n"


def test_every_fault_of_a_model_is_told_with_its_line(run):
    ran = run("models", "check", own_model("bad.yaml", BAD_MODEL))
    fault(ran, "rank 2 is missing between 1 and 3")
    assert len(ran.faults) >= 2
    assert all(re.match(r"bad\.yaml, line \d+, ", line) for line in ran.faults)


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_model_that_is_no_file_is_told(run, tmp_path: Path, name: str):
    fault(run("models", "check", tmp_path / name), "cannot be read|is no file")


# --- sample --------------------------------------------------------------------------------------------------------


def test_a_sample_is_added_and_its_id_is_the_last_line(run, library: Path):
    ran = run("sample", "--library", library)
    assert (ran.code, ran.err) == (0, "")
    id_ = ran.out.splitlines()[-1]
    assert re.fullmatch("[0-9a-f]{32}", id_)
    (row,) = run("list", "--library", library, "--json").json
    assert (row["id"], row["client"]) == (id_, samples()[0].client)


def test_each_sample_can_be_added_and_shown(run, library: Path):
    names = [info.id for info in samples()]
    assert len(names) >= 3
    for name in [*names, names[0]]:
        id_ = run("sample", name, "--library", library).out.split()[-1]
        assert run("show", id_, "--library", library, "--json").json["id"] == id_
        assert run("show", id_, "--library", library).code == 0
    assert len(run("list", "--library", library, "--json").json) == len(names) + 1


def test_samples_are_listed_and_none_is_added(run, library: Path):
    ran = run("sample", "--list", "--library", library)
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in ran.out.splitlines()[1:]] == [info.id for info in samples()]
    assert not library.exists()


def test_an_unknown_sample_is_told(run, library: Path):
    fault(run("sample", "nonsense", "--library", library), f"no sample workshop “nonsense”.*{samples()[0].id}")
    assert not library.exists()


# --- list ----------------------------------------------------------------------------------------------------------


def test_a_first_list_is_empty(run):
    ran = run("list")
    assert (ran.code, ran.err) == (0, "")
    assert "levelset sample" in ran.out
    assert run("list", "--json").json == []
    assert not paths.library_path().exists()


def test_a_library_that_is_not_there_yet_is_empty_and_not_made(run, library: Path):
    ran = run("list", "--json", "--library", library)
    assert (ran.code, ran.json) == (0, [])
    assert "no library" in ran.err
    assert not library.exists()


def test_a_library_in_a_folder_that_is_not_there_is_a_fault(run, tmp_path: Path):
    fault(run("list", "--library", tmp_path / "missing" / "library.sqlite"), "no library at .*missing")
    assert not (tmp_path / "missing").exists()


def test_the_list_tells_other_programs_each_workshop(run, library: Path, made: Workshop):
    other = put(library, a_workshop(client=NASTY, team=""))
    rows = {row["id"]: row for row in run("list", "--json", "--library", library).json}
    assert rows[made.id] == {
        "id": made.id,
        "client": "Acme",
        "team": "Payments",
        "model": made.model.id,
        "model_name": made.model.name,
        "date": "2026-11-23",
        "stage": "plan",
        "current": 1.5,
        "target": 2.5,
        "gap": 1.0,
        "goals": 4,
        "settled": 3,
        "in_scope": 4,
        "archived": False,
    }
    assert rows[other.id]["client"] == NASTY
    assert [rows[other.id][name] for name in ("current", "target", "gap", "goals")] == [None, None, None, 0]


def test_archived_workshops_come_last_and_deleted_ones_not_at_all(run, library: Path, made: Workshop):
    archived, deleted = put(library, a_workshop(client="Archived")), put(library, a_workshop(client="Deleted"))
    with closing(Workbench(library)) as workbench:
        workbench.do(c.ArchiveWorkshop(archived.id))
        workbench.do(c.DeleteWorkshop(deleted.id))
    rows = run("list", "--json", "--library", library).json
    assert [(row["client"], row["archived"]) for row in rows] == [("Acme", False), ("Archived", True)]
    assert "Preparing, archived" in run("list", "--library", library).out


def test_the_list_is_written_as_its_reader_writes(run, library: Path, made: Workshop):
    save_settings(Settings(locale="de_DE"), paths.settings_path())
    line = run("list", "--library", library).out.splitlines()[1]
    for word in (made.id, "Acme", "Payments", "23.11.2026", "Planning", "1,5 → 2,5", "+1,0"):
        assert word in line


def test_the_columns_stand_below_each_other_whatever_the_letters(run, library: Path, made: Workshop):
    put(library, a_workshop(client="東京 🙂", team="e\u0301cole"))
    lines = run("list", "--library", library).out.splitlines()
    wide = lines[1]
    assert "東京 🙂" in wide
    # two letters and the emoji take two places each, the mark over the e none
    assert wide.index("Model of") + 3 - 1 == lines[2].index("Model of") == lines[0].index("Model")


# --- show ----------------------------------------------------------------------------------------------------------


def test_a_workshop_is_shown_by_the_beginning_of_its_id(run, library: Path, made: Workshop):
    whole = run("show", made.id, "--library", library, "--json")
    assert (whole.code, whole.err) == (0, "")
    assert run("--library", library, "show", made.id[:6].upper(), "--json").json == whole.json


def test_a_workshop_is_shown_to_people(run, library: Path, made: Workshop):
    ran = run("show", made.id, "--library", library)
    assert (ran.code, ran.err) == (0, "")
    for text in (
        *("Acme · Payments", "23 November 2026 · Hamburg", "Planning"),
        *("not applicable: Another team does this.", "open", "decided", "2 of 4 counted"),
        *("Gaps in order: Category 0, Category 3", "0 of 4 goals are complete", "Now, until 23 Dec 2026"),
        *(
            "lacks an owner, a success criterion",
            "Not doing",
            "Rewrite the core",
            "2 parked questions",
            "entries in the decision log",
            NASTY,
        ),
    ):
        assert text in ran.out
    assert not any(line != line.rstrip() for line in ran.out.splitlines())


def test_an_empty_workshop_is_shown(run, library: Path):
    made = put(library, a_workshop())
    ran = run("show", made.id, "--library", library)
    assert ran.code == 0
    assert "No gap yet." in ran.out
    assert "No goal yet." in ran.out
    assert "0 of 3 counted" in ran.out


@pytest.mark.parametrize("verb", ["show", "export"])
@pytest.mark.parametrize("text", ["zz", "", "0" * 40])
def test_an_unknown_workshop_is_told(run, tmp_path: Path, library: Path, made: Workshop, verb: str, text: str):
    tail = ("--to", tmp_path) if verb == "export" else ()
    fault(run(verb, text, "--library", library, *tail), "There is no workshop .*levelset list")


def test_a_beginning_that_two_ids_have_is_told(run, library: Path, made: Workshop):
    put(library, a_workshop())
    fault(run("show", made.id[:4], "--library", library), "type more of the id")


# --- export --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("only", [(), ("--only", "plan")])
def test_the_plan_is_exported_and_the_workshop_marked(run, tmp_path: Path, library: Path, only: tuple[str, ...]):
    target = tmp_path / "out"
    target.mkdir()
    id_ = run("sample", "--library", library).out.split()[-1]
    ran = run("export", id_, "--to", target, "--library", library, *only)
    files = sorted(target.iterdir())
    (file,) = (path for path in files if path.name.endswith("Improvement plan.pdf"))
    assert (ran.code, sorted(ran.out.splitlines()), ran.err) == (0, sorted(map(str, files)), "")
    assert len(files) == (1 if only else 5)
    assert "Build & Deploy" in "".join(page.extract_text() for page in PdfReader(file).pages)
    (row,) = run("list", "--library", library, "--json").json
    assert row["stage"] == "exported"
    assert run("export", id_, "--to", target, "--library", library, *only).code == 0
    assert sorted(target.iterdir()) == files


def test_parts_are_chosen_and_written_in_their_usual_order(run, tmp_path: Path, library: Path, made: Workshop):
    ran = run("export", made.id, "--to", tmp_path, "--library", library, "--only", "json, plan,csv")
    assert ran.code == 0
    names = [Path(line).relative_to(tmp_path).as_posix() for line in ran.out.splitlines()]
    assert names[0].endswith("Improvement plan.pdf")
    assert names[-1].endswith("Data.json")
    assert {name.partition("/")[0].rpartition(" - ")[2] for name in names[1:-1]} == {"Tables"}


def test_paper_for_before_the_day_alone_is_no_export(run, tmp_path: Path, library: Path, made: Workshop):
    assert run("export", made.id, "--to", tmp_path, "--library", library, "--only", "ballots").code == 0
    (row,) = run("list", "--library", library, "--json").json
    assert row["stage"] == "plan"


def test_what_was_chosen_for_the_client_counts_unless_it_is_said_otherwise(
    run, tmp_path: Path, library: Path, made: Workshop
):
    brand = Brand(footer="Acme only", confidentiality="Secret")
    save_choice(made.client, PackOptions(parts=("plan", "md"), page="letter", names="roles", brand=brand))
    assert run("export", made.id, "--to", tmp_path, "--library", library).code == 0
    assert sorted(path.suffix for path in tmp_path.glob("*Improvement plan*")) == [".md", ".pdf"]
    pages = PdfReader(next(tmp_path.glob("*.pdf"))).pages
    assert int(pages[0].mediabox.width) == 612
    text = pages[1].extract_text()
    assert "Acme only" in text
    assert "Secret" in text
    words = ("--only", "md", "--names", "shown")
    assert run("export", made.id, "--to", tmp_path, "--library", library, *words).code == 0
    assert made.participants[0].name in next(tmp_path.glob("*.md")).read_text("utf-8")


def test_a_part_that_cannot_be_made_is_told_and_the_others_are_written(
    run, tmp_path: Path, library: Path, made: Workshop, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_arguments: object) -> None:
        raise ExportFault("The font Inter is missing.")

    monkeypatch.setattr("app.report.plan.write_plan", fail)
    ran = run("export", made.id, "--to", tmp_path, "--library", library, "--only", "plan,md")
    assert (ran.code, ran.err) == (1, "Improvement plan was not written. The font Inter is missing.\n")
    assert [Path(line).suffix for line in ran.out.splitlines()] == [".md"]


@pytest.mark.parametrize(
    ("setting", "option", "width"),
    [
        (Settings(), None, 595),
        (Settings(locale="en_US"), None, 612),
        (Settings(locale="en_US", page="a4"), None, 595),
        (Settings(page="letter"), None, 612),
        (Settings(page="letter"), "a4", 595),
        (Settings(page="a4"), "letter", 612),
    ],
)
def test_the_paper_is_the_one_asked_for_else_the_setting_s(
    run, tmp_path: Path, library: Path, made: Workshop, setting: Settings, option: str | None, width: int
):
    save_settings(setting, paths.settings_path())
    page = ("--page", option) if option else ()
    assert run("export", made.id, "--to", tmp_path, "--library", library, "--only", "plan", *page).code == 0
    (file,) = tmp_path.glob("*.pdf")
    assert int(PdfReader(file).pages[0].mediabox.width) == width


@pytest.mark.parametrize(
    ("name", "sentence"), [("missing", "is not there. Make it first"), ("file", "is not a folder")]
)
def test_an_export_folder_that_is_none_is_told(
    run, tmp_path: Path, library: Path, made: Workshop, name: str, sentence: str
):
    (tmp_path / "file").write_text("")
    fault(run("export", made.id, "--to", tmp_path / name, "--library", library), sentence)
    assert not (tmp_path / "missing").exists()
    (row,) = run("list", "--library", library, "--json").json
    assert row["stage"] == "plan"


def test_an_export_folder_that_cannot_be_written_is_told(
    run, tmp_path: Path, library: Path, made: Workshop, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.safe_file.tempfile.mkstemp", refuse)
    fault(run("export", made.id, "--to", tmp_path, "--library", library), "cannot be written to")
    monkeypatch.undo()
    (row,) = run("list", "--library", library, "--json").json
    assert row["stage"] == "plan"


def test_a_library_that_can_only_be_read_is_listed_shown_and_exported(
    run, tmp_path: Path, library: Path, made: Workshop, monkeypatch: pytest.MonkeyPatch
):
    content = library.read_bytes()
    monkeypatch.setattr("app.store.connection._writable", lambda path: False)
    for words in (("list",), ("show", made.id), ("export", made.id, "--to", tmp_path)):
        ran = run(*words, "--library", library)
        assert (ran.code, ran.err) == (0, "")
    fault(run("sample", "--library", library), "can only be read")
    assert library.read_bytes() == content


# --- libraries that are none ---------------------------------------------------------------------------------------


@pytest.fixture(params=["text", "empty", "folder", "newer"])
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A file that is no library that we can open."""
    path = tmp_path / "bad.sqlite"
    if request.param == "folder":
        path.mkdir()
    elif request.param == "newer":
        put(path, a_workshop())
        content = bytearray(path.read_bytes())
        content[63] = 9
        path.write_bytes(content)
    else:
        path.write_text("no library\n" * 20 if request.param == "text" else "")
    before = path.read_bytes() if path.is_file() else None
    yield path
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("words", ["list", "list --json", "show 01", "export 01 --to .", "sample"])
def test_a_file_that_is_no_library_is_told_in_one_line(run, bad: Path, words: str):
    ran = run(*words.split(), "--library", bad)
    fault(ran, "Name another file|Move it away|Name a library file|open it with that version")
    assert len(ran.faults) == 1


@pytest.mark.parametrize("words", ["show 01", "export 01 --to ."])
def test_a_library_that_is_not_there_is_told(run, library: Path, words: str):
    fault(run(*words.split(), "--library", library), "There is no library at .*levelset sample")
    fault(run(*words.split()), "There is no library at")
    assert not library.exists()


# --- what can go wrong with the program itself ---------------------------------------------------------------------


@pytest.mark.usefixtures("expected_logs")
def test_a_fault_of_our_own_is_told_without_a_stack_trace(
    run, library: Path, made: Workshop, monkeypatch: pytest.MonkeyPatch
):
    def fail(*args: object) -> None:
        raise KeyError("Acme")

    from app.log import stop_log

    monkeypatch.setattr("app.exchange.workshop_json.workshop_json", fail)
    try:
        ran = run("show", made.id, "--json", "--library", library)
    finally:
        stop_log()
    fault(ran, r"Something went wrong in Levelset itself \(KeyError\)", code=3)
    log = paths.log_path().read_text()
    assert "app/cli.py" in log
    assert "Acme" not in log


def test_ctrl_c_is_no_fault(run, monkeypatch: pytest.MonkeyPatch):
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.catalogue.catalogue", interrupt)
    ran = run("models")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# --- score ---------------------------------------------------------------------------------------------------------

HEAD = "category,participant,role,round,current,target\n"
WHO = ("--client", "Acme", "--team", "Payments")
LEVELS = (2, 2, 3, 3, 3, 4, 5)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A vote sheet with two rounds on each of the first two categories of a model that ships."""
    rows = [
        f"{category.id},P{n},Crew,{number},{level},5"
        for category in catalogue().get("devops").categories[:2]
        for number in (1, 2)
        for n, level in enumerate(LEVELS)
    ]
    path = tmp_path / "votes.csv"
    path.write_text(HEAD + "\n".join(rows), "utf-8")
    return path


def test_a_vote_sheet_becomes_a_workshop(run, library: Path, sheet: Path):
    ran = run("score", sheet, "--model", "devops", *WHO, "--date", "2026-11-23", "--library", library)
    assert (ran.code, ran.err) == (0, "")
    id_ = ran.out.splitlines()[-1]
    assert re.fullmatch("[0-9a-f]{32}", id_)
    told = run("show", id_, "--json", "--library", library).json
    assert (told["client"], told["team"], told["date"], told["model"]) == ("Acme", "Payments", "2026-11-23", "devops")
    assert (told["stage"], told["settled"]) == ("scoring", 0)
    assert told["participants"] == [{"name": f"P{n}", "role": "Crew"} for n in range(7)]
    assert [len(category["rounds"]) for category in told["categories"]][:3] == [2, 2, 0]
    for category in told["categories"][:2]:
        for number, round_ in enumerate(category["rounds"], 1):
            assert (round_["number"], round_["cast"], round_["current"]["votes"]) == (number, 7, list(LEVELS))
            assert (round_["current"]["median"], round_["current"]["range"], round_["current"]["iqr"]) == ([3, 3], 3, 1)
            assert round_["target"]["word"] == "unanimous"
    assert [line["id"] for line in run("list", "--json", "--library", library).json] == [id_]
    # 4/7 of 1/4, 2/7 of 3/4 and 1/7: van der Eijk's A by hand
    text = run("show", id_, "--library", library).out
    assert len(re.findall(r"  [12] +Current  2 2 3 3 3 4 5  3 +0\.50 +outliers$", text, flags=re.M)) == 4


def test_a_vote_sheet_on_a_model_of_ones_own(run, library: Path, tmp_path: Path):
    text = (paths.data_dir() / "models" / "gitops.yaml").read_text("utf-8")
    own = tmp_path / "own.yaml"
    own.write_text(re.sub("^id: .*$", "id: mine", text, count=1, flags=re.M), "utf-8")
    category = catalogue().get("gitops").categories[0].name
    (tmp_path / "v.csv").write_text(HEAD + f'"{category}",,,1,,\n', "utf-8")
    ran = run("score", tmp_path / "v.csv", "--model", own, *WHO, "--library", library)
    assert (ran.code, ran.err) == (0, "")
    told = run("show", ran.out.splitlines()[-1], "--json", "--library", library).json
    assert (told["model"], told["date"]) == ("mine", dt.date.today().isoformat())
    assert told["categories"][0]["rounds"][0]["current"]["cannot_judge"] == 1
    assert told["participants"] == []


def test_nothing_is_written_unless_all_rows_are_right(run, library: Path, sheet: Path):
    text = sheet.read_text("utf-8")
    sheet.write_text(text + "\nnowhere,Ana,,1,1,1\nnowhere,Ana,,x,1,1\n", "utf-8")
    ran = run("score", sheet, "--model", "devops", *WHO, "--library", library)
    fault(ran, "no category")
    last = len(text.splitlines())
    assert [said.split(":")[0] for said in ran.faults] == [
        f"votes.csv, line {last + 1}, category",
        f"votes.csv, line {last + 2}, category",
        f"votes.csv, line {last + 2}, round",
    ]
    assert not library.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--model", "nonsense", *WHO), "no maturity model 'nonsense'"),
        (("--model", "devops", "--client", " ", "--team", "x"), "Enter the client"),
        (("--model", "devops", "--client", "x" * 301, "--team", "x"), "at most 300"),
        (("--model", "devops", *WHO, "--date", "23.11.2026"), "is no date"),
        (("--model", "devops", *WHO, "--date", "2026-02-30"), "is no date"),
        (("--model", "devops", *WHO, "--date", "0206-11-23"), "Enter a date from"),
    ],
)
def test_what_belongs_to_a_vote_sheet_is_checked(
    run, library: Path, sheet: Path, words: tuple[str, ...], sentence: str
):
    fault(run("score", sheet, *words, "--library", library), sentence)
    assert not library.exists() or run("list", "--json", "--library", library).json == []


def test_a_vote_sheet_that_is_not_there_is_told(run, library: Path, tmp_path: Path):
    fault(run("score", tmp_path / "no.csv", "--model", "devops", *WHO, "--library", library), "cannot be read")


@pytest.mark.parametrize("words", ["", "v.csv", "v.csv --model devops --client A", "v.csv --client A --team B"])
def test_a_vote_sheet_without_its_workshop_is_wrong_usage(run, words: str):
    fault(run("score", *shlex.split(words)), "--help", code=2)


def test_a_vote_sheet_is_taken_into_a_workshop_that_is_there(run, library: Path, sheet: Path, tmp_path: Path):
    id_ = run("score", sheet, "--model", "devops", *WHO, "--library", library).out.splitlines()[-1]
    category = catalogue().get("devops").categories[0].id
    more = tmp_path / "more.csv"
    more.write_text(HEAD + f"{category},p0,Other,1,1,2\n{category},Zoé,QA,1,,5\n", "utf-8")
    ran = run("score", more, "--into", id_[:12], "--library", library)
    assert (ran.code, ran.err, ran.out.splitlines()[-1]) == (0, "", id_)
    assert ran.out.startswith("1 round of votes added to Acme · Payments.")
    told = run("show", id_, "--json", "--library", library).json
    assert [person["name"] for person in told["participants"]] == [*(f"P{n}" for n in range(7)), "Zoé"]
    rounds = told["categories"][0]["rounds"]
    assert [(round_["number"], round_["cast"]) for round_ in rounds] == [(1, 7), (2, 7), (3, 2)]
    assert (rounds[2]["current"]["votes"], rounds[2]["target"]["votes"]) == ([1], [2, 5])
    assert len(run("list", "--json", "--library", library).json) == 1


def test_a_vote_sheet_at_fault_changes_nothing_in_the_workshop(run, library: Path, sheet: Path, tmp_path: Path):
    id_ = run("score", sheet, "--model", "devops", *WHO, "--library", library).out.splitlines()[-1]
    before = run("show", id_, "--json", "--library", library).out
    category = catalogue().get("devops").categories[0].id
    bad = tmp_path / "bad.csv"
    bad.write_text(HEAD + f"{category},P0,Crew,1,1,2\n{category},P0,Crew,1,1,2\nnowhere,P1,Crew,1,1,1\n", "utf-8")
    ran = run("score", bad, "--into", id_, "--library", library)
    fault(ran, "already, on line 2")
    assert [said.split(":")[0] for said in ran.faults] == ["bad.csv, line 3, participant", "bad.csv, line 4, category"]
    assert run("show", id_, "--json", "--library", library).out == before
    fault(run("score", bad, "--into", "ffff", "--library", library), "no workshop")
    fault(run("score", bad, "--into", id_, "--library", tmp_path / "none.sqlite"), "no library")


@pytest.mark.parametrize("words", ["--model devops", "--client A --team B", "--date 2026-11-23"])
def test_a_workshop_that_is_there_is_taken_as_it_is(run, words: str):
    ran = run("score", "v.csv", "--into", "019a", *shlex.split(words))
    fault(ran, "--help", code=2)
    assert words.split()[0] in ran.err


def test_the_example_of_the_document_is_a_vote_sheet(run, library: Path, tmp_path: Path):
    (example,) = re.findall(r"```\n(category;.*?)```", sections()["score"], flags=re.S)
    ids = [category.id for category in catalogue().get("devops").categories]
    (tmp_path / "votes.csv").write_text(example, "utf-8")
    assert example.splitlines()[1].split(";")[0] in ids
    assert run("score", tmp_path / "votes.csv", "--model", "devops", *WHO, "--library", library).code == 0


# --- as a process of its own ---------------------------------------------------------------------------------------

MAIN = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"


def process(*words: object, code: str = MAIN, **how: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, cwd=ROOT, check=False, **{"capture_output": True} | how)


def test_the_main_job_without_a_window(tmp_path: Path):
    """As a script would do it, with a terminal that knows ASCII only."""
    library, out = tmp_path / "trial.sqlite", tmp_path / "out"
    out.mkdir()
    added = process("sample", "connected-services", "--library", library)
    id_ = added.stdout.decode().split()[-1]
    shown = process("--library", library, "show", id_, "--json")
    assert "Škarda" in json.loads(shown.stdout.decode("utf-8"))["client"]
    exported = process("export", id_, "--to", out, "--library", library)
    assert (added.returncode, shown.returncode, exported.returncode) == (0, 0, 0)
    assert (added.stderr, shown.stderr) == (b"", b"")
    assert sorted(file.suffix for file in out.iterdir()) == [".pdf"] * 4 + [".xlsx"]


def test_a_reader_that_has_seen_enough_is_no_fault(library: Path, made: Workshop):
    command = [sys.executable, "-c", MAIN, "show", made.id, "--json", "--library", str(library)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_output_that_is_full_is_told(library: Path, made: Workshop):
    with Path("/dev/full").open("wb") as full:
        ran = process("list", "--library", library, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert ran.returncode == 1
    assert ran.stderr.decode() == "The output could not be written: No space left on device.\n"


HEAVY = {"reportlab", "yaml", "PySide6", "pyqtgraph", "numpy", "sqlite_utils", "fontTools"}


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("list", HEAVY),
        ("list --json", HEAVY | {"babel"}),
        ("show {id}", HEAVY),
        ("show {id} --json", HEAVY | {"babel"}),
        ("--version", HEAVY | {"babel", "sqlite3", "msgspec"}),
        ("models", {"reportlab", "PySide6", "sqlite3"}),
    ],
)
def test_a_verb_imports_what_it_needs_and_no_more(library: Path, made: Workshop, words: str, never: set[str]):
    code = (
        "import sys; from app.cli import main; code = main(sys.argv[1:]);"
        f"sys.exit(code or ' '.join({never!r} & set(sys.modules)) or 0)"
    )
    ran = process("--library", library, *words.format(id=made.id).split(), code=code)
    assert ran.stderr.decode() == ""
    assert ran.returncode == 0


# --- its documentation ---------------------------------------------------------------------------------------------

DOCUMENT = (ROOT / "docs" / "command-line.md").read_text("utf-8")


def sections() -> dict[str, str]:
    """The text of each section by its heading."""
    parts = re.split(r"^## (.+)$", DOCUMENT, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def verbs(made: argparse.ArgumentParser, path: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield f"{path}{name}", inner
                yield from verbs(inner, f"{path}{name} ")


VERBS = dict(verbs(parser()))


def test_every_verb_is_documented_and_no_other():
    assert sections().keys() - VERBS.keys() == {"What all verbs share"}
    assert list(VERBS) == list(EXAMPLES)
    assert set(VERBS) <= sections().keys()
    assert set(VERBS) == set(re.findall(r"^\| \[`(.+?)`\]", DOCUMENT, flags=re.M))


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_of_a_verb_is_documented_and_no_other(verb: str):
    known = {
        name
        for action in VERBS[verb]._actions
        for name in ([*action.option_strings] or [action.metavar])
        if not isinstance(action, argparse._SubParsersAction)
    }
    shared = {"--library", "-h", "--help"}
    for name in known - shared:
        assert f"`{name}" in sections()[verb] or f" {name.lower()} " in sections()[verb].lower(), name
    said = set(re.findall(r"^- `(--[a-z]+|[A-Z]+)", sections()[verb], flags=re.M))
    assert said <= known


def test_what_all_verbs_share_is_documented():
    text = sections()["What all verbs share"]
    for name in ("--library FILE", "--help", "-h", "--version", "--json"):
        assert f"`{name}`" in text
    codes = set(map(int, re.findall(r"^\| (\d+) \|", text, flags=re.M)))
    assert codes == {cli.DONE, cli.AT_FAULT, 2, cli.BUG, cli.INTERRUPTED}


def documented() -> list[str]:
    blocks = re.findall(r"```(?:sh)?\n(.*?)```", DOCUMENT, flags=re.S)
    return [match[0] for block in blocks for match in re.finditer(r"levelset[^\n|)]*", block)]


@pytest.mark.parametrize("line", documented())
def test_every_documented_example_is_right_usage(line: str):
    words = shlex.split(line)[1:]
    if wants_window(words):
        return
    try:
        assert parser().parse_args(words).verb in VERBS
    except SystemExit as end:
        assert end.code == 0, "only --help and --version may end here"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_an_example_in_its_section(verb: str):
    assert re.search(rf"^levelset {verb}\b", sections()[verb], flags=re.M)
