"""The card with the horizons: how many days Now, Next and Later have."""

from __future__ import annotations

from app.commands import EditWorkshop
from app.domain.workshop import HORIZONS, Horizon, Workshop
from app.i18n import format_date, tr
from ui.prepare.forms import PageCard, field_row, show_in
from ui.widgets.fields import FormField, NumberEditor
from ui.widgets.labels import PlainLabel
from ui.workshop_page import WorkshopPage

_MOST_DAYS = 99_999


class HorizonsCard(PageCard):
    """Days from the workshop's date to the end of each horizon."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, tr("Horizons of the plan"))
        names = {"now": tr("Now"), "next": tr("Next"), "later": tr("Later")}
        self.fields: dict[Horizon, FormField] = {}
        for horizon in HORIZONS:
            editor = NumberEditor(0, _MOST_DAYS, tr(" days"), step=5)
            editor.setObjectName(f"days_{horizon}")
            editor.committed.connect(lambda _value, horizon=horizon: self._on_committed(horizon))
            self.fields[horizon] = FormField(names[horizon], editor)
        self.fault = PlainLabel("", "error", wrap=True)
        self.fault.setObjectName("horizons_fault")
        self.fault.hide()
        self.body.addLayout(field_row(*self.fields.values(), stretch=(1, 1, 1)))
        self.body.addWidget(self.fault)

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Show the days and the dates on which they end."""
        for horizon, field in self.fields.items():
            show_in(field, shown.horizon_days[horizon], other=other)
            field.set_hint(tr("until {date}").format(date=format_date(shown.horizon_end(horizon))))
        if other:
            self._say("")

    def _on_committed(self, horizon: Horizon) -> None:
        """Write all three, since one of them alone may be wrong only until the next one is entered."""
        days = {f"days_{name}": int(field.editor.value()) for name, field in self.fields.items()}  # type: ignore[attr-defined]
        command = EditWorkshop(workshop_id=self.page.workshop_id, **days)  # type: ignore[arg-type]
        problem = self.page.bridge.do(command, merge=f"workshop:days_{horizon}")
        self.fields[horizon].set_error(str(problem) if problem else "")
        self._say(str(problem) if problem else "")

    def _say(self, sentence: str) -> None:
        """Say beneath the three what is wrong; a red edge marks the one that was entered."""
        for field in self.fields.values():
            if not sentence:
                field.set_error("")
            field.message.setVisible(bool(field.message.text()) and not field.error)
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
