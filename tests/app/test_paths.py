"""Where things lie on each system; what ships is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import paths


def test_what_ships_is_there():
    assert list((paths.data_dir() / "models").glob("*.yaml"))
    assert list((paths.data_dir() / "samples").glob("*.yaml"))
    assert (paths.resources_dir() / "fonts").is_dir()
    assert (paths.resources_dir() / "themes").is_dir()


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {"HOME": "/home/ana"}, "/home/ana/.local/share/levelset"),
        ("linux", {"HOME": "/home/ana", "XDG_DATA_HOME": "/data"}, "/data/levelset"),
        ("linux", {"HOME": "/home/ana", "XDG_DATA_HOME": ""}, "/home/ana/.local/share/levelset"),
        ("darwin", {"HOME": "/Users/ana"}, "/Users/ana/Library/Application Support/Levelset"),
        ("win32", {"HOME": "/x", "LOCALAPPDATA": "/users/ana/local"}, "/users/ana/local/Levelset"),
        ("win32", {"HOME": "/users/ana"}, "/users/ana/AppData/Local/Levelset"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
def test_the_user_s_data_lies_where_the_system_has_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], place: str
):
    monkeypatch.delenv("LEVELSET_HOME")
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert paths.user_data_dir() == Path(place)


def test_a_home_of_its_own_goes_before_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("LEVELSET_HOME", str(tmp_path / "stick"))
    found = {paths.library_path(), paths.settings_path(), paths.log_path(), paths.user_models_dir()}
    assert {path.parent for path in found} == {tmp_path / "stick"}
    assert len(found) == 4


def test_nothing_of_the_user_s_lies_where_the_program_does(tmp_path: Path):
    for path in (paths.library_path(), paths.settings_path(), paths.log_path(), paths.documents_dir()):
        assert not path.is_relative_to(paths.data_dir().parent)


def test_exports_go_to_the_documents(tmp_path: Path):
    home = Path.home()
    assert paths.documents_dir() == home / "Levelset"
    (home / "Documents").mkdir()
    assert paths.documents_dir() == home / "Documents" / "Levelset"
