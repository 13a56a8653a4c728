"""The mark that tells whether the last change is safe on the disk."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import tr
from ui import theme
from ui.widgets.labels import ElidedLabel


class SavedMark(ElidedLabel):
    """Says 'Saved' with the time, 'Saving…', or why nothing was saved."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("saved_mark")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(13, tabular=True))

    def set_saved(self, time: str) -> None:
        """Say that the last change was durable at a time such as '14:22:07'; call it only after the commit."""
        self._say(tr("✓ Saved {time}").format(time=time), "good")

    def set_saving(self) -> None:
        """Say that a change is on its way."""
        self._say(tr("Saving…"), "muted")

    def set_failed(self, sentence: str) -> None:
        """Say why the last change was not saved."""
        self._say(sentence, "bad")

    def clear(self) -> None:
        """Say nothing."""
        self._say("", "muted")

    def _say(self, text: str, role: str) -> None:
        if text == self.text() and role == self.property("role"):
            return
        self.set_role(role)
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
