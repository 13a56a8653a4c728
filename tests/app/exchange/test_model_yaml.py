"""A model file: what is read, and every kind of fault with its line and field."""

from __future__ import annotations

import copy
import json
import os
import re
from pathlib import Path

import pytest
import yaml

from app.catalogue import BadModelFile, check_model, load_model
from app.domain.problems import ModelFault
from app.exchange.model_yaml import read_model
from tests.app.exchange.model_texts import SINGLE_FAULTS, VALID, faults_of, put, with_line


def test_a_valid_file_is_read_with_its_defaults(tmp_path: Path) -> None:
    path = put(tmp_path, VALID)
    assert check_model(path) == ()
    model = load_model(path)
    assert (model.id, model.version, model.ranks) == ("own", "1.0", (1, 2, 3))
    assert (model.source.licence, model.source.authors) == ("", ())
    _, practice = model.practice("p-2")
    assert (practice.effort, practice.origin, practice.evidence_hint) == ("M", "own", "")
    assert model.category("second").practices == ()
    assert model.headline(model.category("first"), 3) == "First and top."


@pytest.mark.parametrize("what", SINGLE_FAULTS)
def test_a_fault_is_told_with_its_line_and_field(what: str) -> None:
    text, line, field, words = SINGLE_FAULTS[what]
    faults = faults_of(text)
    assert len(faults) == 1, [fault.told() for fault in faults]
    assert words in faults[0].sentence
    assert faults[0].field == field
    if line:
        assert faults[0].line == line


def test_a_fault_is_told_as_file_line_field_and_sentence(tmp_path: Path) -> None:
    path = put(tmp_path, with_line(30, "    effort: XL"), "my-model.yaml")
    told = "my-model.yaml, line 30, categories[0].practices[0].effort: must be S, M or L, not 'XL'"
    with pytest.raises(ModelFault) as caught:
        load_model(path)
    assert str(caught.value) == told
    assert caught.value.field == "categories[0].practices[0].effort"
    assert [fault.told("my-model.yaml") for fault in check_model(path)] == [told]


def test_all_faults_of_a_file_are_collected_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = with_line(30, "    effort: XL").replace("name: Our own model", "name: on").replace("id: second", "id: first")
    path = put(tmp_path, text + "  colour: red\n")
    assert [(fault.line, fault.field) for fault in check_model(path)] == [
        (2, "name"),
        (30, "categories[0].practices[0].effort"),
        (35, "categories[1].id"),
        (42, "categories[1].colour"),
    ]
    with pytest.raises(BadModelFile, match=r"own\.yaml, line 2, name: .* \(3 more faults\)$") as caught:
        load_model(path)
    assert caught.value.faults == check_model(path)


def test_a_file_full_of_faults_names_a_hundred_and_counts_the_others() -> None:
    faults = faults_of(VALID + "  practices:\n" + "  - x\n" * 150)
    assert len(faults) == 101
    assert faults[-1].sentence == "50 more faults are not listed"


def test_levels_may_stand_in_any_order() -> None:
    head, low, high, top, rest = VALID.partition("- rank: 1")[0], *re.split(r"(?=- rank|categories:)", VALID)[1:]
    model, faults = read_model((head + top + low + high + rest).encode())
    assert faults == ()
    assert model is not None
    assert [level.name for level in model.levels] == ["Low", "High", "Top"]


@pytest.mark.parametrize("lowest", [-1, 2, 3])
def test_the_lowest_rank_is_0_or_1(lowest: int) -> None:
    shifted = re.sub(
        r"(rank: |level: |^    )(\d)(?=\n|: )", lambda m: m[1] + str(int(m[2]) - 1 + lowest), VALID, flags=re.MULTILINE
    )
    (fault,) = faults_of(shifted)
    assert (fault.line, fault.field) == (9, "levels[0].rank")
    assert fault.sentence == f"the lowest rank is {lowest}; it must be 0 or 1"


@pytest.mark.parametrize("count", [1, 2, 10, 11])
def test_a_model_has_2_to_10_levels(count: int) -> None:
    value = yaml.safe_load(VALID)
    value["levels"] = [{"rank": rank, "name": f"L{rank}", "summary": "S."} for rank in range(count)]
    value["categories"] = [
        {"id": "c", "name": "C", "question": "?", "headlines": dict.fromkeys(range(count), "H.")},
    ]
    assert [fault.field for fault in faults_of(yaml.dump(value))] == ([] if 2 <= count <= 10 else ["levels"])


@pytest.mark.parametrize("count", [1, 30, 31])
def test_a_model_has_at_most_30_categories(count: int) -> None:
    value = yaml.safe_load(VALID)
    second = value["categories"][1]
    value["categories"] = [{**copy.deepcopy(second), "id": f"c{number}"} for number in range(count)]
    assert [fault.field for fault in faults_of(yaml.dump(value))] == ([] if count <= 30 else ["categories"])


@pytest.mark.parametrize("text", ["Łódź 🙂", "<b>bold</b> & more", "{braces}", "%d %s", "日本語", "a\u00a0b"])
def test_texts_of_all_languages_are_kept_as_they_are(text: str) -> None:
    value = yaml.safe_load(VALID)
    value["categories"][0]["question"] = text
    model, faults = read_model(yaml.dump(value, allow_unicode=True).encode())
    assert faults == ()
    assert model is not None
    assert model.categories[0].question == text


def test_braces_in_a_wrong_value_are_quoted_and_not_filled_in() -> None:
    (fault,) = faults_of(with_line(30, "    effort: '{limit} {0}'"))
    assert fault.sentence == "must be S, M or L, not '{limit} {0}'"


def test_a_model_written_as_json_or_with_a_byte_order_mark_is_read() -> None:
    for data in (json.dumps(yaml.safe_load(VALID)).encode(), b"\xef\xbb\xbf" + VALID.encode()):
        model, faults = read_model(data)
        assert faults == ()
        assert model == read_model(VALID.encode())[0]


def test_windows_line_ends_change_nothing() -> None:
    assert read_model(VALID.replace("\n", "\r\n").encode()) == read_model(VALID.encode())
    (fault,) = faults_of(with_line(30, "    effort: XL").replace("\n", "\r\n"))
    assert fault.line == 30


def test_line_breaks_in_names_become_blanks_and_stay_in_longer_texts() -> None:
    text = with_line(2, "name: |\n  Our own\n  model").replace(
        "summary: For the tests.", "summary: |\n  One.\n\n  Two."
    )
    model, _ = read_model(text.encode())
    assert model is not None
    assert (model.name, model.summary) == ("Our own model", "One.\n\nTwo.")


def test_without_the_fast_reader_faults_have_the_same_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for text, *_ in SINGLE_FAULTS.values()]
    fast = [read_model(text if isinstance(text, bytes) else text.encode()) for text in texts]
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = [read_model(text if isinstance(text, bytes) else text.encode()) for text in texts]
    told = [[[(f.line, f.field) for f in faults] for _, faults in results] for results in (fast, slow)]
    assert told[0] == told[1]


def test_a_file_that_is_not_there_is_a_model_fault(tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match=r"^none\.yaml: cannot be read: "):
        load_model(tmp_path / "none.yaml")


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match="is no file"):
        load_model(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [fault.sentence for fault in check_model(tmp_path / "pipe.yaml")] == ["is no file"]
