"""What the pages of one workshop share: reading again when it changed, writing with a sentence on refusal."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from app.domain.changes import Changes, Kind
from app.domain.problems import NotFound, Problem
from app.domain.workshop import Workshop
from app.i18n import reader_locale
from app.queries.workshops import workshop
from app.workbench import Command
from ui.actions import Actions
from ui.bridge import Bridge
from ui.widgets.fields import FormField
from ui.widgets.page import Page
from ui.widgets.saver import flush_pending


class WorkshopPage(Page):
    """A page about one workshop. `shows` names the kinds of thing on it; none named means all of them."""

    shows: tuple[Kind, ...] = ()

    def __init__(self, bridge: Bridge, actions: Actions, title: str) -> None:
        super().__init__(title)
        self.bridge = bridge
        self.actions_table = actions
        self.workshop_id = ""
        self._stale = True
        self._locale = ""
        bridge.changed.connect(self._on_bridge_changed)

    def open_workshop(self, workshop_id: str) -> None:
        """Show another workshop, now or as soon as the page is seen."""
        if workshop_id != self.workshop_id:
            self.leave()
            self.notice.clear()
            self.workshop_id = workshop_id
            self._mark_stale()

    def show_detail(self, detail: str) -> None:
        """Go to a part of the page, such as a category or a goal; '' leaves it where it is."""

    def refresh(self, shown: Workshop) -> None:
        """Show the workshop as it is now; called whenever it changed and the page can be seen."""

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is in the library now."""
        return self.bridge.read(workshop, self.workshop_id)

    def do(self, command: Command, field: FormField | None = None, *, merge: str = "") -> Problem | None:
        """Write; a refusal is shown beside the field, or in the page's bar where there is none."""
        problem = self.bridge.do(command, merge=merge)
        if field is not None:
            field.set_error(str(problem) if problem else "")
        elif problem:
            self.notice.show_notice(str(problem), "bad")
        elif self.notice.tone == "bad":
            self.notice.clear()
        return problem

    def flush(self) -> None:
        """Save what is still being typed."""
        flush_pending()

    def leave(self) -> None:
        """The page or the program is left: save what is being typed, and what was begun and not kept yet."""
        self.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again if something changed meanwhile, or dates are written differently now."""
        super().showEvent(event)
        if self._locale != reader_locale():
            self._locale = reader_locale()
            self._stale = True
        self._refresh_if_stale()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if self.workshop_id and changes.touches(self.workshop_id, *self.shows):
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if not (self._stale and self.workshop_id):
            return
        try:
            shown = self.workshop
        except NotFound:
            # its very adding was undone: the frame leads to the library at once
            return
        self._stale = False
        self.refresh(shown)
