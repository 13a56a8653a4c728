"""Draws a document's pages in the background, a moment after something changed, and hands them over page by page."""

from __future__ import annotations

import queue
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.aside import Worker as Desk
from app.domain.pack import PackOptions, Part
from app.domain.problems import Problem
from app.domain.workshop import Workshop
from app.paper import PagesJob, Told, decode, encode
from app.report.options import ExportCancelled
from app.report.pictures import PagePicture
from ui.worker import Worker

DELAY_MS = 350
LOOK_MS = 20
AT_ONCE = 2
"""Pages that are handed over between two frames."""


class Wish(msgspec.Struct, frozen=True):
    """What is to be seen: a document of a workshop with these options, `width` pixels wide."""

    workshop: Workshop
    part: Part
    options: PackOptions
    width: int

    def same(self, other: Wish | None) -> bool:
        """Whether the other one looks the same on paper."""
        if other is None or (self.part, self.width) != (other.part, other.width):
            return False
        mine, its = self.workshop, other.workshop
        return (mine.id, mine.changed_at, mine.headline) == (its.id, its.changed_at, its.headline) and _looks(
            self.options
        ) == _looks(other.options)


class Feed(QObject):
    """`began`, then `drawn(PagePicture)` for each page, then `told(Told)`; or `failed(sentence)`. At last `rested`.

    A new wish stops the drawing of the old one. While `held`, nothing is drawn: the pack is being written.
    """

    began = Signal()
    drawn = Signal(object)
    told = Signal(object)
    failed = Signal(str)
    rested = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: Wish | None = None
        self._drawing: Wish | None = None
        self._shown: Wish | None = None
        self._held = False
        self._pages: queue.SimpleQueue[PagePicture] = queue.SimpleQueue()
        self._end: Callable[[], None] | None = None
        self.worker = Worker(ExportCancelled, self)
        self.worker.finished.connect(self._on_finished)
        self.worker.failed.connect(self._on_failed)
        self.worker.cancelled.connect(self._on_cancelled)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._begin)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)

    @property
    def busy(self) -> bool:
        """Whether pages are still to come."""
        return self.worker.running or self._look.isActive() or self._delay.isActive()

    def want(self, wish: Wish | None) -> None:
        """Show this, at once where nothing was shown yet; None for nothing."""
        if wish is not None and wish.same(self._wish):
            return
        self._wish = wish
        if wish is None:
            self._delay.stop()
            self.worker.cancel()
        elif not (wish.same(self._shown) and not self.worker.running):
            self._delay.start(DELAY_MS if self._shown is not None else 0)

    def hold(self, held: bool) -> None:
        """Leave the desk to the pack, or go on."""
        self._held = held
        if held:
            self.worker.cancel()
        elif self._wish is not None and not self._wish.same(self._shown):
            self._delay.start(DELAY_MS)

    def forget(self) -> None:
        """What was shown is shown no more."""
        self._wish = self._shown = None
        self._delay.stop()
        self.worker.cancel()

    def close(self) -> None:
        """Stop, for good."""
        self._held = True
        self._delay.stop()
        self._look.stop()
        self.worker.cancel()
        self.worker.wait()

    def _begin(self) -> None:
        wish = self._wish
        if wish is None or self._held:
            return
        if wish.same(self._shown) and not self.worker.running:
            self.rested.emit()
            return
        if self.worker.running:
            if not wish.same(self._drawing):
                self.worker.cancel()
            return
        pages: queue.SimpleQueue[PagePicture] = queue.SimpleQueue()
        self._pages = pages
        self._end = None
        self._drawing = wish
        job = encode(PagesJob(wish.workshop, wish.part, wish.options, wish.width))
        desk = self._desk
        self.worker.start(
            lambda progress, cancelled: decode(
                desk.run("pages", job, progress, cancelled, lambda body: pages.put(decode(body, PagePicture))), Told
            )
        )
        self._look.start()

    def _on_look(self) -> None:
        for _ in range(AT_ONCE):
            try:
                page = self._pages.get_nowait()
            except queue.Empty:
                break
            if page.number == 0:
                self.began.emit()
            self.drawn.emit(page)
        if self._end is not None and self._pages.empty():
            end, self._end = self._end, None
            self._look.stop()
            end()

    def _on_finished(self, told: Told) -> None:
        def end() -> None:
            self._shown = self._drawing
            self.told.emit(told)
            self._go_on()

        self._end = end

    def _on_failed(self, problem: Problem) -> None:
        def end() -> None:
            self._shown = self._drawing
            self.failed.emit(str(problem))
            self._go_on()

        self._end = end

    def _on_cancelled(self) -> None:
        # pages that came in meanwhile are those of an older wish
        self._pages = queue.SimpleQueue()
        self._look.stop()
        self._go_on()

    def _go_on(self) -> None:
        if self._held or self._wish is None:
            return
        if self._wish.same(self._shown):
            self.rested.emit()
        else:
            self._delay.start(0)


def _looks(options: PackOptions) -> PackOptions:
    """The options as far as they show on a page."""
    return msgspec.structs.replace(options, parts=(), pixels=0)
