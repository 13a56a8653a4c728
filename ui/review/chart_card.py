"""A card with a chart and the buttons that copy and save its picture; the chart comes when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.charts.figure import Figure, padded
from app.i18n import tr
from ui.review.pictures import KINDS, kind_name
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from ui.review.chart import ReviewChart


_INSET = 4.0


class ChartCard(Card):
    """One chart. `picked` says that the pointer or the focus came to it; `copy_wanted`, `save_wanted(kind)`."""

    picked = Signal()
    copy_wanted = Signal()
    save_wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, title: str, picture: str, *, parent: QWidget | None = None) -> None:
        """`name` is the chart's object name, `picture` what its picture is called in names of files and buttons."""
        super().__init__(title, parent=parent)
        self.name = name
        self.picture = picture
        self.chart: ReviewChart | None = None
        self._shown: object = None
        self._actions = self._make_actions()
        self.copy_button = IconButton("copy", tr("Copy the picture: {picture}").format(picture=picture))
        self.copy_button.setObjectName(f"copy_{name}")
        self.copy_button.clicked.connect(self.copy_wanted)
        self.save_button = IconButton("export", tr("Save the picture: {picture}").format(picture=picture))
        self.save_button.setObjectName(f"save_{name}")
        self.save_button.clicked.connect(self._on_save_clicked)
        self.menu = self._make_menu()
        self.add_beside(self.copy_button, self.save_button)
        self.note = ElidedLabel(role="muted")
        self.instead = PlainLabel(role="muted", wrap=True)
        for label, what in ((self.note, "note"), (self.instead, "instead")):
            label.setObjectName(f"{what}_{name}")
            label.hide()
            self.body.addWidget(label)

    def show_figure(self, key: object, builder: Callable[[float, float], Figure]) -> None:
        """Show what a builder makes; nothing is built again while the key stays the same."""
        if self.chart is None:
            self.chart = self._make_chart()
        if key != self._shown:
            self._shown = key
            self.chart.set_figure(lambda width, height: _inset(builder, width, height))

    def set_note(self, text: str) -> None:
        """Say something above the chart; '' says nothing."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_instead(self, text: str) -> None:
        """Say something instead of the chart; '' shows the chart."""
        self.instead.setText(text)
        self.instead.setVisible(bool(text))
        for widget in (self.copy_button, self.save_button, self.chart):
            if widget is not None:
                widget.setVisible(not text)

    @property
    def has_picture(self) -> bool:
        """Whether the chart is there to be copied and saved."""
        return not self.instead.text()

    def set_active(self, active: bool, copy_key: str = "", save_key: str = "") -> None:
        """Show whether the keys mean this chart, and which keys they are."""
        for button, icon, text, key in (
            (self.copy_button, "copy", tr("Copy the picture: {picture}"), copy_key),
            (self.save_button, "export", tr("Save the picture: {picture}"), save_key),
        ):
            button.set_icon(icon, "accent" if active else "muted")
            name = text.format(picture=self.picture)
            button.set_name(f"{name} ({key})" if active and key else name)

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]
        self.picked.emit()

    def _make_chart(self) -> ReviewChart:
        from ui.review.chart import ReviewChart

        chart = ReviewChart(f"chart_{self.name}")
        chart.addActions(self._actions)
        chart.opened.connect(self.opened)
        chart.focused.connect(self.picked)
        self.body.addWidget(chart, 1)
        chart.setVisible(self.has_picture)
        return chart

    def _make_actions(self) -> list[QAction]:
        copy = QAction(tr("Copy picture"), self)
        copy.setObjectName(f"copy_{self.name}_action")
        copy.triggered.connect(self.copy_wanted)
        saves = []
        for kind in KINDS:
            save = QAction(tr("Save as {kind}…").format(kind=kind_name(kind)), self)
            save.setObjectName(f"save_{self.name}_{kind}")
            save.triggered.connect(lambda _=False, kind=kind: self.save_wanted.emit(kind))
            saves.append(save)
        return [copy, *saves]

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(f"save_{self.name}_menu")
        menu.addActions(self._actions[1:])
        return menu

    def _on_save_clicked(self) -> None:
        below = self.save_button.mapToGlobal(QPoint(self.save_button.width(), self.save_button.height() + 2))
        self.menu.popup(below - QPoint(self.menu.sizeHint().width(), 0))


def _inset(builder: Callable[[float, float], Figure], width: float, height: float) -> Figure:
    """The figure with a little room around it, in which the ring around an outer mark can be seen."""
    return padded(builder(max(1.0, width - 2 * _INSET), max(0.0, height - 2 * _INSET)), _INSET)
