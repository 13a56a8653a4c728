"""The export page: what goes into the pack and how it looks, its pages as pictures, and the pack once it is written."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import paths
from app.aside import Aside
from app.aside import Worker as Desk
from app.commands import EditWorkshop, MarkExported
from app.domain.pack import SHEETS, Part
from app.domain.problems import NotFound, Problem
from app.domain.workshop import Workshop
from app.i18n import tr
from app.pack import first_of, is_document
from app.paper import Told
from app.queries.contents import Contents, contents_of
from app.report.file_name import pack_folder_name
from app.report.options import ExportCancelled
from app.report.words import suggested_headline
from ui.actions import Actions
from ui.bridge import Bridge
from ui.export.brand_card import BrandCard
from ui.export.checks_card import ChecksCard
from ui.export.choice import Choice
from ui.export.feed import Feed, Wish
from ui.export.job import Order, Written
from ui.export.opening import open_file, show_in_folder
from ui.export.pages_card import PagesCard
from ui.export.paper_card import PaperCard
from ui.export.parts_card import PartsCard
from ui.export.place_card import PlaceCard
from ui.export.plan_card import PlanCard
from ui.export.result_card import ResultCard
from ui.export.run_panel import RunPanel
from ui.export.words import failed_sentence, local, section_details, time_word
from ui.preferences import Preferences
from ui.widgets.pill import Pill
from ui.widgets.scroll import ScrollColumn
from ui.worker import Worker
from ui.workshop_page import WorkshopPage

GRACE = 5.0
"""Seconds that a pack which is being written has left when the window closes."""
NOTICE_MS = 8000
SIDE = (330, 430)


def make_desk() -> Desk:
    """Who lays out and writes: a process of its own."""
    return Aside()


class ExportPage(WorkshopPage):
    """Writes the pack in the background; all other pages can be used meanwhile."""

    def __init__(self, bridge: Bridge, actions: Actions, preferences: Preferences) -> None:
        super().__init__(bridge, actions, tr("Export"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.preferences = preferences
        self.desk = make_desk()
        self.worker = Worker(ExportCancelled, self)
        self.feed = Feed(self.desk, self)
        self.choice = Choice(self)
        self.order: Order | None = None
        self.results: dict[str, Written] = {}
        self._workshop: Workshop | None = None
        self._shown_id = ""
        self._part: Part = "plan"
        self.state_pill = Pill()
        self.pills.addWidget(self.state_pill)
        self.run_panel = RunPanel(actions)
        self.buttons.addWidget(self.run_panel)
        self.parts_card, self.plan_card = PartsCard(), PlanCard()
        self.paper_card, self.brand_card, self.place_card = PaperCard(), BrandCard(), PlaceCard()
        self.checks_card, self.pages_card, self.result_card = ChecksCard(), PagesCard(), ResultCard()
        self.left = _column(self.parts_card, self.plan_card, self.paper_card, self.brand_card, self.place_card)
        self.right = _column(self.result_card, self.checks_card, self.pages_card)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)
        self.content.addLayout(row, 1)
        self._connect()

    def refresh(self, shown: Workshop) -> None:
        """Show what a pack of the workshop would hold now."""
        other = self._shown_id != shown.id
        self._shown_id, self._workshop = shown.id, shown
        view = contents_of(shown)
        self.choice.show(shown.client, self.preferences.settings)
        self.plan_card.show_headline(shown.headline, suggested_headline(shown), other=other)
        self.checks_card.show_checks(view)
        self._show_state(view)
        self.place_card.show_settings(self.preferences.settings)
        self.place_card.show_name(pack_folder_name(shown))
        if other:
            self.pages_card.grid.clear()
            self.checks_card.show_warnings(())
            self.feed.forget()
        self._show_options(other=other)
        self._show_run()

    def write_plan(self) -> None:
        """Write the pack of the workshop as it is now, unless one is being written or it has no place to go to."""
        self.flush()
        if self.worker.running or not self.workshop_id:
            return
        # what was said of the last place is no verdict on this one
        self.notice.clear()
        place = self.place_card.place()
        if place is None:
            self.left.show_whole(self.place_card)
            return
        self.order = order = Order(self.workshop, place.folder, self.choice.options, place.makes_folder)
        self.results.pop(self.workshop_id, None)
        self.feed.hold(True)
        self.worker.start(lambda progress, cancelled: order.write(self.desk, progress, cancelled))
        self._show_run()

    def leave(self) -> None:
        """Keep what was typed and chosen."""
        super().leave()
        self.choice.keep()

    def close_down(self) -> None:
        """Let a pack that is nearly written be finished; cancel it otherwise."""
        self.worker.wait(GRACE)
        self.feed.close()
        self.choice.keep()
        self.desk.end()

    def showEvent(self, event: QShowEvent) -> None:
        """See what is in the folder now: it may have changed meanwhile."""
        super().showEvent(event)
        if self.workshop_id:
            self.place_card.look()
            self._show_run()
            self._show_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the choices about two fifths of a narrow page, and no more than they need of a wide one."""
        super().resizeEvent(event)
        self.left.setFixedWidth(max(SIDE[0], min(SIDE[1], round(self.width() * 0.36))))

    def changeEvent(self, event: QEvent) -> None:
        """Look into the folder again after another program was used."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self.place_card.look()

    def _connect(self) -> None:
        self.actions_table["write_plan"].triggered.connect(self.write_plan)
        self.actions_table["cancel_export"].triggered.connect(self._on_cancel_triggered)
        self.worker.progressed.connect(self._on_worker_progressed)
        self.worker.finished.connect(self._on_worker_finished)
        self.worker.failed.connect(self._on_worker_failed)
        self.worker.cancelled.connect(self._on_worker_cancelled)
        self.checks_card.wanted.connect(self.actions_table.go)
        self.preferences.changed.connect(self._on_preferences_changed)
        self.result_card.open_wanted.connect(lambda path: open_file(self.actions_table, path))
        self.result_card.folder_wanted.connect(lambda path: show_in_folder(self.actions_table, path))
        self._connect_choices()
        # a page that is deleted takes the process along
        self.destroyed.connect(self.desk.end)

    def _connect_choices(self) -> None:
        self.choice.changed.connect(self._show_options)
        self.choice.refused.connect(lambda problem: self.notice.show_notice(str(problem), "warn"))
        self.parts_card.ticked.connect(self._on_part_ticked)
        self.plan_card.headline_written.connect(self._on_headline_written)
        self.plan_card.sections.ordered.connect(lambda order: self._choose(order=order))
        self.plan_card.sections.left_out.connect(lambda without: self._choose(without=without))
        self.paper_card.chosen.connect(lambda field, value: self._choose(**{field: value}))
        self.brand_card.chosen.connect(self._on_brand_chosen)
        self.pages_card.part_wanted.connect(self._on_part_wanted)
        self.pages_card.resized.connect(self._show_pages)
        self.pages_card.grid.passed.connect(self._show_page)
        self.feed.began.connect(self.pages_card.grid.begin)
        self.feed.drawn.connect(self.pages_card.take)
        self.feed.told.connect(self._on_feed_told)
        self.feed.rested.connect(self.pages_card.show_count)
        self.feed.failed.connect(self.pages_card.show_fault)

    # --- what is chosen --------------------------------------------------------------------------------------------

    def _show_options(self, *, other: bool = False) -> None:
        shown = self._workshop
        if shown is None:
            return
        options = self.choice.options
        self.parts_card.show_options(options)
        self.plan_card.show_options(options, section_details(contents_of(shown)))
        self.paper_card.show_options(options)
        self.brand_card.show_brand(options.brand, shown.client, other=other)
        self._show_pages()

    def _choose(self, **fields: object) -> None:
        fault = self.choice.change(**fields)
        if fault is not None:
            self.notice.show_notice(str(fault), "warn", timeout_ms=NOTICE_MS)
            self._show_options()
        elif self.notice.tone == "warn":
            self.notice.clear()

    def _on_part_ticked(self, part: Part, on: bool) -> None:
        parts = self.choice.options.parts
        self._choose(parts=(*parts, part) if on else tuple(other for other in parts if other != part))
        if on and is_document(part):
            self._on_part_wanted(part)

    def _on_brand_chosen(self, fields: dict[str, object]) -> None:
        fault = self.choice.change_brand(**fields)
        if fault is not None:
            self.notice.show_notice(str(fault), "warn", timeout_ms=NOTICE_MS)

    def _on_headline_written(self, text: str) -> None:
        command = EditWorkshop(workshop_id=self.workshop_id, headline=text)
        self.do(command, self.plan_card.headline_field, merge=f"headline:{self.workshop_id}")

    # --- the pages as pictures -------------------------------------------------------------------------------------

    def _show_pages(self) -> None:
        """Have the pages drawn as they would be now, where somebody sees them."""
        shown, options = self._workshop, self.choice.options
        if shown is None or not self.isVisible():
            return
        documents = tuple(part for part in options.parts if is_document(part)) or ("plan",)
        part: Part = self._part if self._part in documents else documents[0]
        self.pages_card.show_parts(documents, part)
        self.feed.want(Wish(shown, part, options, self.pages_card.pixels))
        if self.feed.busy:
            self.pages_card.show_working()

    def _show_page(self, top: int, bottom: int) -> None:
        grid = self.pages_card.grid
        column = self.right.widget()
        above = grid.mapTo(column, grid.rect().topLeft()).y() if column is not None else 0
        height = min(bottom - top, self.right.viewport().height() - 48)
        self.right.ensureVisible(0, above + top + height // 2, 0, height // 2 + 16)

    def _on_part_wanted(self, part: Part) -> None:
        self._part = part
        self.pages_card.grid.clear()
        self._show_pages()

    def _on_feed_told(self, told: Told) -> None:
        self.pages_card.show_all(told)
        self.checks_card.show_warnings(told.warnings)

    # --- how the writing goes --------------------------------------------------------------------------------------

    def _on_cancel_triggered(self) -> None:
        if self.worker.running:
            self.worker.cancel()
            self.run_panel.doing.setText(tr("Stopping…"))
        elif not self.pages_card.leave_large():
            self.setFocus()

    def _on_worker_progressed(self, fraction: float, word: str) -> None:
        order = self.order
        if order is not None and order.workshop.id != self.workshop_id:
            word = tr("{title}: {doing}").format(title=order.workshop.title, doing=word)
        self.run_panel.show_progress(fraction, word)

    def _on_worker_finished(self, written: Written) -> None:
        order = self._end()
        self.results[written.workshop_id] = written
        self._remember(order)
        fault = self._mark_exported(written)
        if self._is_seen(order):
            self._show_run()
            self._focus_result()
            if fault:
                self.notice.show_notice(fault, "warn")
            return
        sentence = tr("The pack of {title} is written: {name}").format(
            title=order.workshop.title, name=written.folder.name
        )
        sentence = " ".join(filter(None, (sentence, failed_sentence(written.result), fault)))
        tone = "warn" if written.result.failed else "good"
        self.actions_table.tell.emit(
            sentence, tone, tr("Show in folder"), lambda: show_in_folder(self.actions_table, first_of(written.result))
        )

    def _on_worker_failed(self, problem: Problem) -> None:
        order = self._end()
        if self._is_seen(order):
            self._show_run()
            self.notice.show_notice(str(problem), "bad")
            return
        sentence = tr("The pack of {title} was not written. {why}").format(title=order.workshop.title, why=problem)
        id_ = order.workshop.id
        self.actions_table.tell.emit(
            sentence, "bad", tr("Go to export"), lambda: self.actions_table.open_workshop.emit(id_, "export")
        )

    def _on_worker_cancelled(self) -> None:
        order = self._end()
        if not self._is_seen(order):
            return
        self._show_run()
        there = (order.folder / pack_folder_name(order.workshop)).is_dir()
        text = (
            tr("Cancelled. The pack that was there is as it was.") if there else tr("Cancelled. Nothing was written.")
        )
        self.notice.show_notice(text, "info", timeout_ms=NOTICE_MS)

    def _end(self) -> Order:
        order, self.order = self.order, None
        assert order is not None
        self.place_card.look()
        self.feed.hold(False)
        return order

    def _mark_exported(self, written: Written) -> str:
        """Note in the library that the plan was exported; a sentence where that could not be."""
        if self.bridge.workbench.read_only or all(file.part in SHEETS for file in written.result.files):
            return ""
        command = MarkExported(written.workshop_id, written.changed_at)
        problem = self.bridge.do(command, undoable=False)
        if problem is None or isinstance(problem, NotFound):
            return ""
        return tr("The pack is written, but that could not be noted: {why}").format(why=problem)

    def _remember(self, order: Order) -> None:
        folder = order.folder
        self.preferences.change(export_folder="" if folder == paths.documents_dir() else str(folder))

    # --- what is seen ----------------------------------------------------------------------------------------------

    def _is_seen(self, order: Order) -> bool:
        return self.isVisible() and self.workshop_id == order.workshop.id

    def _show_run(self) -> None:
        """Button or progress, and the pack of this workshop if one was written."""
        running = self.worker.running
        self.run_panel.show_running(running)
        if self.isVisible():
            self.actions_table["write_plan"].setEnabled(not running)
        changed_at = self._workshop.changed_at if self._workshop is not None else ""
        self.result_card.show_written(self.results.get(self.workshop_id), changed_at)

    def _show_state(self, view: Contents) -> None:
        moment = local(view.exported_at) if view.exported_at else None
        if moment is None:
            self.state_pill.set(tr("not exported yet"), "neutral")
            return
        time = time_word(moment, dt.date.today())
        if view.is_current:
            self.state_pill.set(tr("exported {time}").format(time=time), "good")
        else:
            self.state_pill.set(tr("changed since the export of {time}").format(time=time), "accent")

    def _focus_result(self) -> None:
        """The space bar opens the plan, unless the person is in a field."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is None or focus is self or self.run_panel.isAncestorOf(focus):
            self.result_card.open_button.setFocus()
        # the card takes its place only with the next layout
        QTimer.singleShot(0, self.result_card, lambda: self.right.show_whole(self.result_card))

    # --- what the person asks for ----------------------------------------------------------------------------------

    def _on_preferences_changed(self) -> None:
        # dates may be written in another language
        self._mark_stale()


def _column(*cards: QWidget) -> ScrollColumn:
    made = ScrollColumn()
    for card in cards:
        made.body.addWidget(card)
    made.body.addStretch(1)
    return made
