"""What is asked of a document and what comes back: light values that need no reportlab."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Page = Literal["a4", "letter"]


class PlanOptions(msgspec.Struct, frozen=True):
    """The paper of a plan; `locale` such as 'de_DE' for dates and numbers, '' for the reader's own."""

    page: Page = "a4"
    locale: str = ""


class PlanResult(msgspec.Struct, frozen=True):
    """A written plan; `warnings` are sentences, such as the characters that no font has."""

    path: Path
    pages: int
    warnings: tuple[str, ...] = ()


class ExportCancelled(Exception):
    """Somebody stopped the export; nothing was written."""
