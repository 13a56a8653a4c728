"""The paper: the plan beside a bare canvas of the same strings, the pack, and the screen while it is written."""

from __future__ import annotations

import statistics
import sys
import time
from itertools import pairwise
from pathlib import Path

from tests.bench.deciding import BATCH, _decisions, _open, p99
from tests.bench.harness import Figure, beside, interleaved, seconds
from tests.bench.setting import full_workshop_with, sample

CATEGORIES = (5, 10, 30)
ROUNDS = 7
BEAT_MS = 4


def measure(folder: Path) -> list[Figure]:
    """Plans of three sizes, their growth, the pack, and what goes on beside it."""
    return [*_plans(folder), *_packs(folder), *_beside(folder)]


# --- the plan ------------------------------------------------------------------------------------------------------


def _plans(folder: Path) -> list[Figure]:
    from pypdf import PdfReader

    from app.report.plan import write_plan

    figures, times = [], {}
    for n in CATEGORIES:
        workshop, target = full_workshop_with(n), folder / f"plan-{n}.pdf"
        write_plan(workshop, target)
        pages = [page.extract_text().splitlines() for page in PdfReader(target).pages]
        ours, floor = interleaved(
            lambda workshop=workshop, target=target: seconds(lambda: write_plan(workshop, target)),
            lambda pages=pages: seconds(lambda: _bare(folder / "bare.pdf", pages)),
            ROUNDS,
        )
        times[n] = ours
        figures.append(beside(f"plan as PDF, {n} categories, {len(pages)} pages", ours * 1e3, floor * 1e3, "ms", 2.0))
        size = target.stat().st_size / 1024 / len(pages)
        figures.append(Figure(f"size of the plan of {n} categories, per page", size, "KB", 40.0, size / 40.0, 1.0))
    few, some, many = CATEGORIES
    last = (times[many] - times[some]) / (many - some)
    first = (times[some] - times[few]) / (some - few)
    figures.append(beside("one more category: of 10 to 30 beside 5 to 10", last * 1e3, first * 1e3, "ms", 1.2))
    return figures


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


# --- the pack ------------------------------------------------------------------------------------------------------


def _packs(folder: Path) -> list[Figure]:
    from app.domain.pack import PARTS, USUAL_PARTS, PackOptions
    from app.pack import write_pack
    from app.report.plan import write_plan

    workshop, figures = sample(), []
    for name, parts in (("usual pack", USUAL_PARTS), ("whole pack", PARTS)):
        ours, floor = interleaved(
            lambda parts=parts: seconds(lambda: write_pack(workshop, folder, PackOptions(parts=parts))),
            lambda: seconds(lambda: write_plan(workshop, folder / "plan.pdf")),
            3,
        )
        figures.append(beside(f"{name}, {len(parts)} parts, beside its plan", ours * 1e3, floor * 1e3, "ms", 5.0))
    return figures


# --- the screen and the library while it is written ----------------------------------------------------------------


def _beside(folder: Path) -> list[Figure]:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    workbench, workshop = _open(folder / "beside.sqlite")
    idle = [_decisions(workbench, workshop) for _ in range(5)]
    pack = _Pack(folder, workshop)
    beats: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(BEAT_MS)
    begin = time.perf_counter()
    _turn(app, lambda: time.perf_counter() - begin < 1.0)
    quiet = _gaps(beats)
    pack.start()
    _turn(app, lambda: pack.worker.running)
    timer.stop()
    busy = _gaps(beats)
    pack.start()
    during = []
    while pack.worker.running:
        during.append(_decisions(workbench, workshop, BATCH // 4))
        app.processEvents()
    pack.desk.end()
    workbench.close()
    return [
        beside("screen's beat of 4 ms while the pack is written, p99", p99(busy) * 1e3, p99(quiet) * 1e3, "ms"),
        Figure("the same beside a frame", p99(busy) * 1e3, "ms", 16.7, p99(busy) / 0.0167, 1.0),
        beside(
            "decision, durable, while the pack is written",
            statistics.median(during) * 1e3,
            statistics.median(idle) * 1e3,
            "ms",
            2.0,
        ),
    ]


class _Pack:
    """The whole pack of a workshop, written as the export page does it."""

    def __init__(self, folder: Path, workshop) -> None:
        from app.aside import Aside
        from app.domain.pack import PARTS, PackOptions
        from app.report.options import ExportCancelled
        from ui.export.job import Order
        from ui.worker import Worker

        self.desk = Aside()
        self.worker = Worker(ExportCancelled)
        self._order = Order(workshop, folder, PackOptions(parts=PARTS))

    def start(self) -> None:
        """Begin to write it."""
        self.worker.start(lambda progress, cancelled: self._order.write(self.desk, progress, cancelled))


def _turn(app, while_true) -> None:
    while while_true():
        app.processEvents()
        time.sleep(0.0005)


def _gaps(beats: list[float]) -> list[float]:
    """The times between beats; forgets them."""
    gaps = [later - earlier for earlier, later in pairwise(beats)]
    beats.clear()
    return gaps or [0.0, 0.0]
