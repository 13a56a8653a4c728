"""The catalogue that nothing can stop: built-in and own models, unusable files, and the format's description."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.catalogue import catalogue, check_model, load_model, origin_sentence
from app.domain.problems import NotFound
from app.exchange.model_json import models_json
from app.exchange.model_yaml import read_model
from app.paths import data_dir
from tests.app.exchange.model_texts import VALID, put, with_line

ROOT = Path(__file__).resolve().parents[2]


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    path = put(tmp_path, VALID)
    assert load_model(path).name == "Our own model"
    put(tmp_path, VALID.replace("Our own model", "Our new model!"))
    assert load_model(path).name == "Our new model!"
    assert load_model(path) is load_model(path)


def test_the_users_models_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    put(tmp_path, VALID.replace("Our own model", "aardvark"))
    put(tmp_path, "not: a model", "notes.txt")
    put(tmp_path, "junk", "._own.yaml")
    found = catalogue(tmp_path)
    assert len(found.entries) == 9
    assert [entry.name for entry in found.entries][:3] == [
        "Continuous Delivery Maturity Model",
        "aardvark",
        "Cloud Native Maturity Model (CNCF)",
    ]
    assert [(e.origin, e.path.name) for e in found.entries if e.origin == "yours"] == [("yours", "own.yaml")]
    assert found.get("own").name == "aardvark"
    assert found.trouble == ""


def test_a_bad_file_is_listed_last_with_its_reason_and_stops_nothing(tmp_path: Path) -> None:
    put(tmp_path, VALID)
    put(tmp_path, with_line(30, "    effort: XL").replace("id: own", "id: other"), "bad.yaml")
    put(tmp_path, b"\xff\xfe\x00", "binary.YML")
    (tmp_path / "folder.yaml").mkdir()
    found = catalogue(tmp_path)
    assert len(found.models) == 9
    reasons = {entry.path.name: entry.reason for entry in found.unusable}
    assert reasons == {
        "bad.yaml": "bad.yaml, line 30, categories[0].practices[0].effort: must be S, M or L, not 'XL'",
        "binary.YML": "binary.YML, line 1: is not saved as UTF-8; save it again as UTF-8 text",
        "folder.yaml": "folder.yaml: is no file",
    }
    assert [entry.usable for entry in found.entries] == [True] * 9 + [False] * 3
    assert {o["id"] for o in models_json(found)} == {model.id for model in found.models}


def test_a_users_file_with_the_id_of_a_built_in_model_is_unusable(tmp_path: Path) -> None:
    put(tmp_path, VALID.replace("id: own", "id: devops"))
    found = catalogue(tmp_path)
    assert found.get("devops").name.startswith("DevOps")
    (entry,) = found.unusable
    assert entry.reason == "own.yaml, id: 'devops' is the id of the built-in model devops.yaml; choose another"


def test_of_two_users_files_with_one_id_the_first_by_name_is_used(tmp_path: Path) -> None:
    put(tmp_path, VALID.replace("Our own model", "Later"), "b.yaml")
    put(tmp_path, VALID, "a.yaml")
    found = catalogue(tmp_path)
    assert found.get("own").name == "Our own model"
    (entry,) = found.unusable
    assert entry.reason == "b.yaml, id: 'own' is already the id of your model a.yaml; choose another"


def test_a_folder_that_cannot_be_read_is_named_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def refuse(folder: Any) -> Any:
        if Path(folder) == tmp_path:
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr("app.catalogue.os.scandir", refuse)
    found = catalogue(tmp_path)
    assert len(found.models) == 8
    assert found.trouble == f"The models folder {tmp_path} cannot be read: Permission denied."


def test_a_file_instead_of_the_folder_or_no_folder_stops_nothing(tmp_path: Path) -> None:
    file = put(tmp_path, VALID)
    assert len(catalogue(file).models) == 8
    assert "cannot be read" in catalogue(file).trouble
    assert catalogue(tmp_path / "none").trouble == ""


def test_the_users_folder_is_the_one_of_the_program_when_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEVELSET_HOME", str(tmp_path))
    put(tmp_path / "models", VALID)
    assert catalogue().get("own").name == "Our own model"


def test_missing_built_in_models_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.catalogue.paths.data_dir", lambda: tmp_path / "gone")
    found = catalogue(tmp_path)
    assert found.models == ()
    assert found.trouble == "The built-in models are missing; install Levelset again."


def test_an_unknown_id_is_answered_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no maturity model 'nobody'\. There are: cd-infoq, "):
        catalogue(tmp_path).get("nobody")


@pytest.mark.parametrize(
    ("origins", "sentence"),
    [
        (
            {"source": 78, "secondary": 1, "own": 14},
            "78 of 93 practices follow the source, 1 a secondary text about it, 14 are our own.",
        ),
        ({"source": 5}, "All 5 practices follow the source."),
        ({"own": 7}, "All 7 practices are our own."),
        ({"own": 1}, "The only practice is our own."),
        ({"source": 1, "own": 1}, "1 of 2 practices follows the source, 1 is our own."),
        (
            {"memory": 2, "own": 3},
            "2 of 5 practices follow what is generally known of the source, 3 are our own.",
        ),
        (
            {"source": 2, "secondary": 3, "memory": 4, "own": 5},
            "2 of 14 practices follow the source, 3 a secondary text about it, 4 what is generally known of it, "
            "5 are our own.",
        ),
        ({}, "The levels are described by headlines, without practices."),
    ],
)
def test_the_origin_of_practices_is_told_in_a_sentence(origins: dict[str, int], sentence: str) -> None:
    value = yaml.safe_load(VALID)
    kinds = [kind for kind, n in origins.items() for _ in range(n)]
    value["categories"][0]["practices"] = [
        {"id": f"p{n}", "level": 1, "text": "T.", "success_criterion": "S.", "origin": kind}
        for n, kind in enumerate(kinds)
    ]
    model, faults = read_model(yaml.dump(value).encode())
    assert faults == ()
    assert model is not None
    assert origin_sentence(model) == sentence


def documented(language: str) -> str:
    """The first example of a language in the format's description."""
    text = (ROOT / "docs" / "model-format.md").read_text(encoding="utf-8")
    found = re.search(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_example_of_the_documentation_is_a_model(tmp_path: Path) -> None:
    model = load_model(put(tmp_path, documented("yaml"), "incident-response.yaml"))
    assert [category.id for category in model.categories] == ["detection", "reviews"]
    (described,) = json.loads(documented("json"))
    assert described == next(o for o in models_json(catalogue(tmp_path)) if o["id"] == model.id)


def test_the_fault_of_the_documentation_is_what_a_reader_gets(tmp_path: Path) -> None:
    lines = documented("yaml").splitlines()
    text = (ROOT / "docs" / "model-format.md").read_text(encoding="utf-8")
    told = re.search(r"incident-response\.yaml, line (\d+), .*", text)
    assert told
    place = lines.index("    effort: M")
    lines[place] = "    effort: XL"
    (fault,) = check_model(put(tmp_path, "\n".join(lines), "incident-response.yaml"))
    assert fault.told("incident-response.yaml") == told[0]


def test_every_field_of_the_format_is_documented() -> None:
    text = (ROOT / "docs" / "model-format.md").read_text(encoding="utf-8")
    shipped = yaml.safe_load((data_dir() / "models" / "cd-infoq.yaml").read_text(encoding="utf-8"))
    category = shipped["categories"][0]
    for part in (shipped, shipped["source"], shipped["levels"][0], category, category["practices"][0]):
        for field in part:
            assert f"| `{field}` |" in text, field


def test_yaml_is_not_loaded_before_a_model_is_read() -> None:
    code = "import sys, app.catalogue; print(sorted({'yaml', 'difflib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
