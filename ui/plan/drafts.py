"""Entries that were refused and are not saved: kept while another goal is shown, and put back into their fields."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.plan.fields import put_text, typed_text
from ui.widgets.fields import FormField
from ui.widgets.saver import Saver


class Drafts:
    """What a person typed in the fields within a widget and could not be saved, by goal and field."""

    def __init__(self, within: QWidget) -> None:
        self._within = within
        self._kept: dict[tuple[str, str], str] = {}

    def keep(self, goal_id: str) -> str:
        """Note the refused entries of a goal; answers with why the first was refused, '' when none was."""
        first = ""
        for field in self._within.findChildren(FormField):
            text = typed_text(field.editor)
            if field.error and text and field.isVisibleTo(self._within):
                self._kept[goal_id, field.editor.objectName()] = text
                first = first or field.error
        return first

    def bring_back(self, goal_id: str) -> None:
        """Put a goal's entries back and try to save them again, which says once more what is wrong with them."""
        for key in [key for key in self._kept if key[0] == goal_id]:
            text = self._kept.pop(key)
            editor = self._within.findChild(QWidget, key[1])
            saver = getattr(editor, "saver", None)
            if editor is not None and isinstance(saver, Saver):
                put_text(editor, text)
                saver.touched()
                saver.flush()
