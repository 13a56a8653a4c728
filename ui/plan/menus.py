"""The menus of the plan page: goals from a gap of one's choice, an empty goal, and what can be done with a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.workshop import HORIZONS, Workshop
from app.i18n import tr
from app.queries.plan import PlanView, categories_to_plan
from ui.plan.words import gap_entry, horizon_name

_DIGITS = "123456789"
_LAST = 1_000_000


class GapMenu(QMenu):
    """`gap_chosen(category_id)`; beneath the gaps stand the actions that make goals otherwise."""

    gap_chosen = Signal(str)

    def __init__(self, parent: QWidget, *others: QAction) -> None:
        super().__init__(parent)
        self.setObjectName("gap_menu")
        self._others = others

    def show_plan(self, view: PlanView) -> None:
        """Offer the gaps, the largest need first; those whose steps all have goals cannot be chosen."""
        self.clear()
        for nth, gap in enumerate(view.gaps):
            action = self.addAction(_numbered(nth, gap_entry(gap)))
            action.setObjectName(f"gap_{gap.category_id}")
            action.setEnabled(gap.step is not None)
            action.triggered.connect(lambda _=False, chosen=gap.category_id: self.gap_chosen.emit(chosen))
        if view.gaps:
            self.addSeparator()
        self.addActions(list(self._others))


class CategoryMenu(QMenu):
    """`category_chosen(category_id)` for an empty goal."""

    category_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("category_menu")

    def show_workshop(self, workshop: Workshop, chosen: str) -> None:
        """Offer the categories; the chosen one is marked, so that Enter takes it."""
        self.clear()
        title = self.addAction(tr("An empty goal for"))
        title.setEnabled(False)
        for nth, category in enumerate(categories_to_plan(workshop)):
            action = self.addAction(_numbered(nth, category.name))
            action.setObjectName(f"category_{category.id}")
            action.triggered.connect(lambda _=False, chosen=category.id: self.category_chosen.emit(chosen))
            if category.id == chosen or nth == 0:
                self.setActiveAction(action)


class CardMenu(QMenu):
    """For one card: `edit_wanted`, `horizon_chosen(horizon, index)`, and the page's own acts. Gone when closed."""

    edit_wanted = Signal()
    horizon_chosen = Signal(str, int)

    def __init__(
        self, parent: QWidget, place: tuple[int, int] | None, steps: Sequence[QAction], removal: QAction
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addAction(tr("Edit")).triggered.connect(self.edit_wanted)
        self.addSeparator()
        for nth, horizon in enumerate(HORIZONS):
            action = self.addAction(tr("Move to {horizon}").format(horizon=horizon_name(horizon)))
            action.setObjectName(f"move_to_{horizon}")
            action.setEnabled(place is not None and place[0] != nth)
            # behind all that stand there
            action.triggered.connect(lambda _=False, chosen=horizon: self.horizon_chosen.emit(chosen, _LAST))
        self.addActions(list(steps))
        self.addSeparator()
        self.addAction(removal)


def _numbered(nth: int, text: str) -> str:
    """A menu's entry with a digit to press; an ampersand in a name is no key."""
    plain = text.replace("&", "&&")
    return f"&{_DIGITS[nth]}   {plain}" if nth < len(_DIGITS) else f"     {plain}"
