"""Files for slides, spreadsheets and text programs; the only place that knows openpyxl, python-docx and python-pptx."""

from __future__ import annotations

import importlib
from typing import Any

_WRITERS = {
    "write_xlsx": "workbook",
    "write_csv": "csv_files",
    "write_json": "json_file",
    "write_md": "markdown",
    "write_docx": "document",
    "write_pptx": "slides",
    "write_svg": "pictures",
    "write_png": "pictures",
}


def __getattr__(name: str) -> Any:
    """A writer by its name; each brings a slow library with it, so only the one that is wanted is imported."""
    if name not in _WRITERS:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"app.office.{_WRITERS[name]}"), name)
