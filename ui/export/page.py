"""The export page: what the plan will hold, what to look at first, where it goes, and the plan once it is written."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import paths
from app.commands import MarkExported
from app.domain.problems import NotFound, Problem
from app.domain.workshop import Workshop
from app.i18n import tr
from app.queries.contents import Contents, contents_of
from app.report.file_name import plan_file_name
from app.report.options import ExportCancelled, PlanOptions
from ui import desktop
from ui.actions import Actions
from ui.bridge import Bridge
from ui.export.checks_card import ChecksCard
from ui.export.contents_card import ContentsCard
from ui.export.job import Order, Written
from ui.export.place_card import PlaceCard
from ui.export.result_card import ResultCard
from ui.export.run_panel import RunPanel
from ui.export.target import changed_at
from ui.export.words import breakable, local, time_word
from ui.preferences import Preferences
from ui.widgets.pill import Pill
from ui.widgets.scroll import ScrollColumn
from ui.worker import Worker
from ui.workshop_page import WorkshopPage

GRACE = 5.0
"""Seconds that a plan which is being written has left when the window closes."""
NOTICE_MS = 8000
SIDE = (330, 410)
WIDEST = 780


class ExportPage(WorkshopPage):
    """Writes the improvement plan in the background; all other pages can be used meanwhile."""

    def __init__(self, bridge: Bridge, actions: Actions, preferences: Preferences) -> None:
        super().__init__(bridge, actions, tr("Export"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.preferences = preferences
        self.worker = Worker(ExportCancelled, self)
        self.order: Order | None = None
        self.results: dict[str, Written] = {}
        self._names: dict[str, str] = {}
        self._shown_id = ""
        self._changed_at = ""
        self.state_pill = Pill()
        self.pills.addWidget(self.state_pill)
        self.contents_card = ContentsCard()
        self.checks_card = ChecksCard()
        self.place_card = PlaceCard()
        self.run_panel = RunPanel(actions)
        self.place_card.body.addWidget(self.run_panel)
        self.result_card = ResultCard()
        self.left, self.right = (
            _column(self.checks_card, self.contents_card),
            _column(self.place_card, self.result_card),
        )
        self._lay_out()
        self._connect()

    def refresh(self, shown: Workshop) -> None:
        """Show what a plan of the workshop would hold now."""
        view = contents_of(shown)
        self._changed_at = shown.changed_at
        self.contents_card.show_contents(view)
        self.checks_card.show_checks(view)
        self._show_state(view)
        other = self._shown_id != shown.id
        self._shown_id = shown.id
        self._show_settings()
        self.place_card.show_name(self._names.get(shown.id, ""), plan_file_name(shown), other=other)
        self._show_run()

    def write_plan(self) -> None:
        """Write the plan of the workshop as it is now, unless one is being written or it has no place to go to."""
        self.flush()
        if self.worker.running or not self.workshop_id:
            return
        # what was said of the last place is no verdict on this one
        self.notice.clear()
        place = self.place_card.place()
        if place is None:
            return
        settings = self.preferences.settings
        options = PlanOptions(page=settings.paper, locale=settings.locale)
        self.order = Order(self.workshop, place.path, options, place.makes_folder)
        self.results.pop(self.workshop_id, None)
        self.worker.start(self.order.write)
        self._show_run()

    def close_down(self) -> None:
        """Let a plan that is nearly written be finished; cancel it otherwise."""
        self.worker.wait(GRACE)

    def showEvent(self, event: QShowEvent) -> None:
        """See what is in the folder now: it may have changed meanwhile."""
        super().showEvent(event)
        if self.workshop_id:
            self.place_card.look()
            self._show_run()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the right column about two fifths of the page."""
        super().resizeEvent(event)
        self.right.setFixedWidth(max(SIDE[0], min(SIDE[1], round(self.width() * 0.38))))

    def changeEvent(self, event: QEvent) -> None:
        """Look into the folder again after another program was used."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self.place_card.look()

    def _lay_out(self) -> None:
        self.left.setMaximumWidth(WIDEST)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.left, 1)
        row.addWidget(self.right)
        # takes only what is left when the left column is as wide as it may be
        row.addStretch(0)
        self.content.addLayout(row, 1)

    def _connect(self) -> None:
        self.actions_table["write_plan"].triggered.connect(self.write_plan)
        self.actions_table["cancel_export"].triggered.connect(self._on_cancel_triggered)
        self.worker.progressed.connect(self._on_worker_progressed)
        self.worker.finished.connect(self._on_worker_finished)
        self.worker.failed.connect(self._on_worker_failed)
        self.worker.cancelled.connect(self._on_worker_cancelled)
        self.checks_card.wanted.connect(self.actions_table.go)
        self.place_card.paper_chosen.connect(lambda page: self.preferences.change(page=page))
        self.place_card.named.connect(self._on_named)
        self.preferences.changed.connect(self._on_preferences_changed)
        self.result_card.open_wanted.connect(self._open)
        self.result_card.folder_wanted.connect(self._show_in_folder)

    # --- how the writing goes --------------------------------------------------------------------------------------

    def _on_cancel_triggered(self) -> None:
        if self.worker.running:
            self.worker.cancel()
            self.run_panel.doing.setText(tr("Stopping…"))
        else:
            self.setFocus()

    def _on_worker_progressed(self, fraction: float, word: str) -> None:
        order = self.order
        if order is not None and order.workshop.id != self.workshop_id:
            word = tr("{title}: {doing}").format(title=order.workshop.title, doing=word)
        self.run_panel.show_progress(fraction, word)

    def _on_worker_finished(self, written: Written) -> None:
        order = self._end()
        self.results[written.workshop_id] = written
        self._remember(written)
        fault = self._mark_exported(written)
        if self._is_seen(order):
            self._show_run()
            self._focus_result()
            if fault:
                self.notice.show_notice(fault, "warn")
            return
        sentence = tr("The plan of {title} is written: {name}").format(
            title=order.workshop.title, name=written.path.name
        )
        sentence = f"{sentence} {fault}".strip()
        self.actions_table.tell.emit(sentence, "good", tr("Open"), lambda: self._open(written))

    def _on_worker_failed(self, problem: Problem) -> None:
        order = self._end()
        if self._is_seen(order):
            self._show_run()
            self.notice.show_notice(str(problem), "bad")
            return
        sentence = tr("The plan of {title} was not written. {why}").format(title=order.workshop.title, why=problem)
        id_ = order.workshop.id
        self.actions_table.tell.emit(
            sentence, "bad", tr("Go to export"), lambda: self.actions_table.open_workshop.emit(id_, "export")
        )

    def _on_worker_cancelled(self) -> None:
        order = self._end()
        if not self._is_seen(order):
            return
        self._show_run()
        before = changed_at(order.target)
        text = tr("Cancelled. Nothing was written.")
        if before is not None:
            time = time_word(before, dt.date.today())
            text = tr("Cancelled. The file of {time} is as it was.").format(time=time)
        self.notice.show_notice(text, "info", timeout_ms=NOTICE_MS)

    def _end(self) -> Order:
        order, self.order = self.order, None
        assert order is not None
        self.place_card.look()
        return order

    def _mark_exported(self, written: Written) -> str:
        """Note in the library that the plan was exported; a sentence where that could not be."""
        if self.bridge.workbench.read_only:
            return ""
        command = MarkExported(written.workshop_id, written.changed_at)
        problem = self.bridge.do(command, undoable=False)
        if problem is None or isinstance(problem, NotFound):
            return ""
        return tr("The plan is written, but that could not be noted: {why}").format(why=problem)

    def _remember(self, written: Written) -> None:
        folder = written.path.parent
        self.preferences.change(export_folder="" if folder == paths.documents_dir() else str(folder))

    # --- what is seen ----------------------------------------------------------------------------------------------

    def _is_seen(self, order: Order) -> bool:
        return self.isVisible() and self.workshop_id == order.workshop.id

    def _show_run(self) -> None:
        """Button or progress, and the plan of this workshop if one was written."""
        running = self.worker.running
        self.run_panel.show_running(running)
        if self.isVisible():
            self.actions_table["write_plan"].setEnabled(not running)
        self.result_card.show_written(self.results.get(self.workshop_id), self._changed_at)

    def _show_settings(self) -> None:
        settings = self.preferences.settings
        self.place_card.show_settings(settings)
        self.contents_card.sketch.set_paper(settings.paper)

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
        self._show_settings()
        self._mark_stale()

    def _on_named(self, text: str) -> None:
        if text:
            self._names[self.workshop_id] = text
        else:
            self._names.pop(self.workshop_id, None)

    def _open(self, written: Written) -> None:
        self._ask_desktop(
            written, lambda: desktop.open_file(written.path), tr("No program opened {name}. It is in {folder}.")
        )

    def _show_in_folder(self, written: Written) -> None:
        self._ask_desktop(
            written, lambda: desktop.show_in_folder(written.path), tr("The folder did not open. {name} is in {folder}.")
        )

    def _ask_desktop(self, written: Written, ask, sentence: str) -> None:
        path = written.path
        if not path.exists():
            sentence = tr("{name} is no longer in {folder}. Write it again.")
        elif ask():
            return
        text = sentence.format(name=path.name, folder=path.parent)
        self.actions_table.tell.emit(breakable(text), "warn", "", None)


def _column(*cards: QWidget) -> ScrollColumn:
    made = ScrollColumn()
    for card in cards:
        made.body.addWidget(card)
    made.body.addStretch(1)
    return made
