"""How a part of the plan page writes: a command, the field that shows a refusal, and the key that joins typing."""

from __future__ import annotations

from typing import Protocol

from app.domain.problems import Problem
from app.workbench import Command
from ui.widgets.fields import FormField


class Writer(Protocol):
    """Carries a command out; the sentence of a refusal stands beside the field, or in the page's bar without one."""

    def __call__(self, command: Command, field: FormField | None = None, *, merge: str = "") -> Problem | None: ...
