"""What Levelset is built with, and under which licences it may be used."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from app.i18n import tr


class Part(NamedTuple):
    """A work of others: its name, its package ('' where it is none), its licence and what it does here."""

    name: str
    package: str
    licence: str
    does: str

    @property
    def version(self) -> str:
        """The version that runs now; empty where that is not known."""
        if self.name == "Python":
            return ".".join(map(str, sys.version_info[:3]))
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""


def parts() -> tuple[Part, ...]:
    """The works of others in the order in which people ask for them."""
    return (
        Part("Python", "", "PSF-2.0", tr("the language")),
        Part("Qt for Python (PySide6)", "PySide6-Essentials", "LGPL-3.0", tr("windows and fields")),
        Part("pyqtgraph", "pyqtgraph", "MIT", tr("charts on the screen")),
        Part("NumPy", "numpy", "BSD-3-Clause", tr("numbers of the charts")),
        Part("ReportLab", "reportlab", "BSD-3-Clause", tr("the plan as PDF")),
        Part("PDFium (pypdfium2)", "pypdfium2", "BSD-3-Clause", tr("pages as pictures")),
        Part("Pillow", "pillow", "MIT-CMU", tr("charts as pictures")),
        Part("openpyxl", "openpyxl", "MIT", tr("the workbook")),
        Part("python-docx", "python-docx", "MIT", tr("the plan as a Word document")),
        Part("python-pptx", "python-pptx", "MIT", tr("slides")),
        Part("lxml", "lxml", "BSD-3-Clause", tr("the inside of Word documents and slides")),
        Part("SQLite", "", tr("public domain"), tr("the library file")),
        Part("sqlite-utils", "sqlite-utils", "Apache-2.0", tr("changes of the library's format")),
        Part("msgspec", "msgspec", "BSD-3-Clause", tr("checked values")),
        Part("PyYAML", "PyYAML", "MIT", tr("model files")),
        Part("Babel", "Babel", "BSD-3-Clause", tr("dates and numbers of each country")),
        Part("fontTools", "fonttools", "MIT", tr("the letters of the PDF")),
        Part("Inter", "", "OFL-1.1", tr("the font")),
        Part("DejaVu Sans", "", "Bitstream Vera", tr("letters that Inter lacks")),
        Part("Noto Emoji", "", "OFL-1.1", tr("emoji")),
        Part("Droid Sans Fallback", "", "Apache-2.0", tr("Chinese and Japanese")),
        Part("NanumGothicCoding", "", "OFL-1.1", tr("Korean")),
    )
