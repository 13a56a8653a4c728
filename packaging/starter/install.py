"""Installing what the system lacks: with apt-get as root on a Debian-like system, else by telling the command."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence

from starter.libraries import Need, missing
from starter.talk import Stop, say


def is_program(name: str) -> bool:
    """Whether a program is on the PATH."""
    return shutil.which(name) is not None


def packages(needs: Iterable[Need]) -> list[str]:
    """The Debian packages that bring them, each once."""
    return list(dict.fromkeys(package for _, package in needs))


def install_command(lacking: Sequence[Need], has_program: Callable[[str], bool] = is_program) -> str:
    """The exact command for this system's package manager; empty where we know none."""
    if has_program("apt-get"):
        return shlex.join(["sudo", "apt-get", "install", "-y", *packages(lacking)])
    if has_program("dnf"):
        # dnf finds a package by the library it provides.
        names = [f"{what}()(64bit)" if ".so." in what else f"/usr/bin/{what}" for what, _ in lacking]
        return shlex.join(["sudo", "dnf", "install", "-y", *names])
    return ""


def provide(needs: Sequence[Need], there: Callable[[str], bool], who: str) -> None:
    """Install what is missing where we may; else Stop with the exact command. `who` is such as "Qt needs"."""
    lacking = missing(needs, there)
    command = install_command(lacking)
    if not command:
        raise Stop(
            f"This system lacks what {who}: {_all(lacking)}. Install the packages that hold them, then start again."
        )
    if not may_apt_get():
        raise Stop(f"This system lacks what {who}: {_some(lacking)}. Install it, then start again:\n  {command}")
    apt_get_install(packages(lacking), f"what {who}")
    lacking = missing(needs, there)
    if lacking:
        raise Stop(f"apt-get is done, but this system still lacks what {who}: {_all(lacking)}.")


def _all(lacking: Sequence[Need]) -> str:
    return ", ".join(what for what, _ in lacking)


def _some(lacking: Sequence[Need]) -> str:
    return _all(lacking) if len(lacking) <= 3 else f"{_all(lacking[:2])} and {len(lacking) - 2} more"


def may_apt_get() -> bool:
    """Whether we are root on a Debian-like system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and is_program("apt-get")


def apt_get_install(names: Sequence[str], purpose: str) -> None:
    """Install Debian packages as root, saying so; Stop with apt-get's own last words when it fails."""
    say(f"Installing {purpose} with apt-get: {' '.join(names)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt_get = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    # An update that fails for one source of several still leaves a usable list.
    _quietly([*apt_get, "update"], environment)
    done = _quietly([*apt_get, "install", "-y", "--no-install-recommends", *names], environment)
    if done.returncode:
        last = [line for line in done.stdout.splitlines() if line.startswith("E:")] or done.stdout.splitlines()[-1:]
        raise Stop(f"apt-get could not install {' '.join(names)}: {' '.join(last)}")


def _quietly(command: Sequence[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
