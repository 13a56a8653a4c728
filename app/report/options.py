"""What is asked of a document and what comes back: light values that need no reportlab."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.domain.pack import PackOptions, Page

__all__ = ["ExportCancelled", "Page", "PlanOptions", "PlanResult"]

PlanOptions = PackOptions
"""A plan takes its paper, sections, names and brand from what was chosen for the pack."""


class PlanResult(msgspec.Struct, frozen=True):
    """A written plan; `warnings` are sentences, such as the characters that no font has."""

    path: Path
    pages: int
    warnings: tuple[str, ...] = ()


class ExportCancelled(Exception):
    """Somebody stopped the export; nothing was written."""
