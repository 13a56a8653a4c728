"""The settings: kept as they were, and never in the way when their file is damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.problems import ExportFault
from app.i18n import set_locale
from app.settings import Settings, load_settings, save_settings

CHANGED = Settings(
    "dark", "de_DE", "letter", "/tmp/Łódź 🙂", "01a2", "Miriam Okafor", {"vote": ["Ctrl+J"]}, True, "HDMI-1"
)


def test_settings_come_back_as_they_were(tmp_path: Path):
    path = tmp_path / "not there yet" / "settings.json"
    save_settings(CHANGED, path)
    assert load_settings(path) == CHANGED
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
    assert json.loads(path.read_text("utf-8")) == msgspec.to_builtins(CHANGED)


def test_every_setting_is_changed_in_these_tests():
    usual = Settings()
    assert [name for name in usual.__struct_fields__ if getattr(usual, name) == getattr(CHANGED, name)] == []


def test_without_a_file_all_is_as_at_the_first_start(tmp_path: Path):
    assert load_settings(tmp_path / "missing.json") == Settings("system", "", "", "", "", "")


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"null", b"[]", b'"dark"', b"\xff\xfe", b"\x00" * 100, b"[" * 100_000, b'{"appearance": "da'),
        b'{"appearance": "pink", "page": 4, "export_folder": null, "locale": ["de_DE"]}',
        b'{"export_folder": 1e400}',
        b'{"last_workshop": 0.1, "facilitator": true}',
    ],
)
def test_a_damaged_file_is_as_at_the_first_start(tmp_path: Path, content: bytes):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == Settings()


def test_what_is_sound_in_a_damaged_file_is_kept(tmp_path: Path):
    path = tmp_path / "settings.json"
    values = {"appearance": "dark", "page": "legal", "last_workshop": 3, "facilitator": "Ana", "unknown": {"a": 1}}
    path.write_text(json.dumps(values))
    found = load_settings(path)
    assert found == Settings(appearance="dark", facilitator="Ana")
    save_settings(found, path)
    assert "unknown" not in path.read_text()


ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.just([]))


@given(st.dictionaries(st.sampled_from([*Settings.__struct_fields__, "x"]), ANYTHING))
def test_whatever_the_file_holds_the_program_starts(tmp_path_factory, values: dict[str, object]):
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(values))
    found = load_settings(path)
    assert msgspec.convert(msgspec.to_builtins(found), Settings) == found


def test_a_folder_in_place_of_the_file_is_as_at_the_first_start(tmp_path: Path):
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("locale", "page"),
    [("en_US", "letter"), ("en-CA", "letter"), ("es_MX", "letter"), ("de_DE", "a4"), ("en_GB", "a4"), ("en", "a4")],
)
def test_the_paper_is_that_of_the_reader_s_country(tmp_path: Path, locale: str, page: str):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"locale": locale}))
    assert load_settings(path).paper == page
    set_locale(locale)
    assert Settings().paper == page


def test_the_paper_follows_the_country_until_one_is_chosen(tmp_path: Path):
    path = tmp_path / "settings.json"
    save_settings(Settings(locale="en_US"), path)
    found = load_settings(path)
    assert found.paper == "letter"
    assert msgspec.structs.replace(found, locale="de_DE").paper == "a4"
    save_settings(Settings(locale="en_US", page="a4"), path)
    set_locale("en_US")
    assert load_settings(path).paper == "a4"


def test_reading_the_settings_needs_no_countries(tmp_path: Path):
    code = "import pathlib, sys; from app.settings import load_settings; load_settings(pathlib.Path(sys.argv[1]));"
    code += "sys.exit('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "missing.json")], timeout=60, check=False)
    assert done.returncode == 0


def test_settings_that_cannot_be_written_leave_the_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "settings.json"
    save_settings(CHANGED, path)

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(ExportFault, match="is full"):
        save_settings(Settings(), path)
    assert load_settings(path) == CHANGED
