"""Is the environment ready, and what is installed where it is not. No network, no installation."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from starter import pip
from starter.environment import UNFINISHED, Environment, one_at_a_time
from starter.talk import Stop


def test_the_second_start_installs_nothing(copy: Environment, pip_calls: list[str]) -> None:
    copy.ensure("run")
    assert pip_calls == ["requirements.lock", "project"]
    copy.ensure("run")
    assert pip_calls == ["requirements.lock", "project"]


def test_a_fresh_copy_gets_an_environment(copy: Environment, pip_calls: list[str]) -> None:
    os.rename(copy.folder, copy.folder + "-away")
    copy.ensure("run")
    assert pip_calls == ["venv", "requirements.lock", "project"]
    assert copy.is_ready("run")


def test_the_tests_environment_serves_the_program_but_not_the_other_way_round(
    copy: Environment, pip_calls: list[str]
) -> None:
    copy.ensure("run")
    assert not copy.is_ready("dev")
    copy.ensure("dev")
    assert copy.is_ready("run")
    assert pip_calls == ["requirements.lock", "project", "requirements-dev.lock", "project"]


@pytest.mark.parametrize("name", ["packaging/requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_again(copy: Environment, pip_calls: list[str], name: str) -> None:
    copy.ensure("run")
    Path(copy.root, name).write_text("other", encoding="utf-8")
    assert not copy.is_ready("run")
    assert not copy.why_anew()
    copy.ensure("run")
    assert pip_calls == ["requirements.lock", "project"] * 2


def test_the_other_lock_does_not_matter(copy: Environment, pip_calls: list[str]) -> None:
    copy.ensure("run")
    Path(copy.lock_file("dev")).write_text("other", encoding="utf-8")
    assert copy.is_ready("run")


@pytest.mark.parametrize("step", ["make_environment", "install_locked", "install_project"])
def test_an_interrupted_set_up_is_begun_anew(
    copy: Environment, pip_calls: list[str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    copy._remove_folder()
    with monkeypatch.context() as patch:
        patch.setattr(pip, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            copy.ensure("run")
    assert not copy.is_ready("run")
    assert copy.why_anew() == "the last set-up was interrupted"
    del pip_calls[:]
    copy.ensure("run")
    assert pip_calls == ["venv", "requirements.lock", "project"]
    assert not os.path.exists(os.path.join(copy.folder, UNFINISHED))


def test_an_update_that_failed_before_it_broke_anything_keeps_what_is_there(
    copy: Environment, pip_calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(python: str, lock: str) -> None:
        raise pip.NothingBroken("no network")

    copy.ensure("run")
    Path(copy.lock_file("run")).write_text("other", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(pip, "install_locked", offline)
        with pytest.raises(Stop, match="no network") as stop:
            copy.ensure("run")
    assert stop.value.code == 1
    assert not copy.is_ready("run")
    assert not copy.why_anew()


def test_an_environment_of_another_python_is_made_anew(copy: Environment, pip_calls: list[str]) -> None:
    copy.ensure("run")
    newer = Environment(copy.root, (3, 13))
    assert not newer.is_ready("run")
    assert newer.why_anew() == "it is of another Python"


def test_an_environment_whose_python_is_gone_is_made_anew(copy: Environment, pip_calls: list[str]) -> None:
    copy.ensure("run")
    os.remove(copy.python)
    assert not copy.is_ready("run")
    copy.ensure("run")
    assert pip_calls[-3:] == ["venv", "requirements.lock", "project"]


def test_a_moved_copy_is_made_anew(copy: Environment, pip_calls: list[str]) -> None:
    copy.ensure("run")
    os.rename(copy.root, copy.root + "-moved")
    moved = Environment(copy.root + "-moved", (3, 12))
    assert not moved.is_ready("run")
    assert moved.why_anew() == "this folder was moved"


def test_a_second_set_up_waits_for_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "lock")
    order = []
    waits = threading.Event()

    def second() -> None:
        waits.set()
        with one_at_a_time(path):
            order.append("second")

    thread = threading.Thread(target=second)
    with one_at_a_time(path):
        thread.start()
        waits.wait()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert "waiting for it" in capsys.readouterr().out
