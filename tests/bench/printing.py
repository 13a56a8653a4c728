"""The plan's PDF beside a bare canvas that draws the same strings on as many pages."""

from __future__ import annotations

from pathlib import Path

from tests.bench.harness import Figure, beside, interleaved, seconds
from tests.bench.setting import sample


def measure(folder: Path) -> list[Figure]:
    """The sample's plan."""
    from pypdf import PdfReader

    from app.report.plan import write_plan

    workshop = sample()
    target = folder / "plan.pdf"
    write_plan(workshop, target)
    pages = [page.extract_text().splitlines() for page in PdfReader(target).pages]
    ours, floor = interleaved(
        lambda: seconds(lambda: write_plan(workshop, target)),
        lambda: seconds(lambda: _bare(folder / "bare.pdf", pages)),
    )
    return [
        beside(f"plan as PDF, {len(pages)} pages", ours * 1e3, floor * 1e3, "ms"),
        Figure("size of the plan, per page", target.stat().st_size / 1024 / len(pages), "KB", None, None, None),
    ]


def _bare(path: Path, pages: list[list[str]]) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from app.paths import resources_dir

    pdfmetrics.registerFont(TTFont("BareInter", str(resources_dir() / "fonts" / "Inter-Regular.ttf")))
    canvas = Canvas(str(path), pagesize=A4)
    for lines in pages:
        canvas.setFont("BareInter", 9)
        for n, line in enumerate(lines):
            canvas.drawString(40, 800 - 11 * n, line)
        canvas.showPage()
    canvas.save()
