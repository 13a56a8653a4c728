"""The page with all keys, where each can be changed; Escape, or its own key again, goes back to where one was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import tr
from ui.actions import Actions
from ui.keymap import Act, changes, without
from ui.keys import words
from ui.keys.editor import editor_of
from ui.keys.groups import groups
from ui.keys.sheet import KeySheet
from ui.preferences import Preferences
from ui.widgets.buttons import Button
from ui.widgets.columns import ScrollingPage
from ui.widgets.fields import LineEditor
from ui.widgets.labels import PlainLabel
from ui.widgets.page import MARGIN, Page

NOTICE_MS = 12_000
_SCROLL_BAR = 14
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeysPage(ScrollingPage, Page):
    """Every key by page, first those of the page where one was. Typing searches; Enter on a line changes its key."""

    def __init__(self, actions: Actions, preferences: Preferences) -> None:
        super().__init__(tr("All keys"))
        self.actions_table = actions
        self.preferences = preferences
        self._first: str | None = None
        self._titles = {act.id.removeprefix("go_"): act.text for act in actions.acts if act.id.startswith("go_")}
        self._make_header()
        self.add_column()
        self.column.body.setSpacing(8)
        self.hint = PlainLabel(_hint(), "muted", wrap=True)
        self.nothing = PlainLabel(tr("No act and no key is called that."), "muted")
        self.nothing.hide()
        self.sheet = KeySheet()
        self.sheet.chosen.connect(self.ask_for_key)
        for widget in (self.hint, self.nothing, self.sheet):
            self.column.body.addWidget(widget)
        self.column.body.addStretch(1)
        self.show_detail("")
        # next to the lines, so that a change is soon taken back
        self.setTabOrder(self.back_button, self.notice.action_button)
        self.setTabOrder(self.notice.action_button, self.notice.close_button)
        actions.keys_changed.connect(self._on_keys_changed)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def showEvent(self, event: QShowEvent) -> None:
        """The page keys scroll from the first moment on."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.clear()
            self.setFocus()

    def show_detail(self, detail: str) -> None:
        """Begin with the keys of the page where one was."""
        if detail != self._first:
            self._first = detail
            self.sheet.show_groups(groups(self.actions_table.acts, detail))
            self._on_keys_changed()
        self.column.verticalScrollBar().setValue(0)

    def go_back(self) -> None:
        """Go where one was before, as the key of this page does when it is pressed again."""
        self.actions_table["show_keys"].trigger()

    def on_escape(self) -> None:
        """End a search, else go back."""
        if self.search.text() or self.search.hasFocus():
            self.search.clear()
            self.setFocus()
        else:
            self.go_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setFixedWidth(max(170, min(320, self.width() // 3 - 90)))
        # a wrapped text asks a column that scrolls for more lines than it has
        self.hint.setMinimumHeight(0)
        self.hint.setFixedHeight(self.hint.heightForWidth(self.width() - 2 * MARGIN - _SCROLL_BAR))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the lines, what is typed goes to the search."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and (self.hasFocus() or self.search.hasFocus()):
            self.sheet.enter(last=event.key() == Qt.Key.Key_Up)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self.sheet.enter()
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _HELD:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.insert(event.text())
        else:
            super().keyPressEvent(event)

    # --- changing

    def ask_for_key(self, act: Act) -> None:
        """Wait for a key for an act, in place."""
        table = self.actions_table
        editor = self.sheet.open_editor(act, table.acts, table.keys_by_act, self._titles)
        editor.given.connect(lambda keys, others: self._give(act, keys, others))
        editor.left.connect(lambda: self._leave_editor(act))
        self.notice.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.column.show_whole(editor)

    def _leave_editor(self, act: Act) -> None:
        self.sheet.close_editor()
        self.sheet.go_to(self.sheet.rows[act.id])

    def _give(self, act: Act, keys: tuple[str, ...], taken_from: Sequence[Act]) -> None:
        wanted = dict(self.actions_table.keys_by_act)
        for other in taken_from:
            for key in keys:
                wanted[other.id] = without(other, wanted[other.id], act, key)
        new = [key for key in keys if key not in wanted[act.id]]
        wanted[act.id] = keys
        self._leave_editor(act)
        warnings = [text for key in new if (text := words.warning(act, key))]
        sentence = " ".join([words.done(act, keys, taken_from), *warnings[:1]])
        self._keep(changes(self.actions_table.acts, wanted), sentence, "warn" if warnings else "info")

    def _on_all_clicked(self) -> None:
        self._keep({}, tr("All keys are as delivered."))
        self.setFocus()

    def _keep(self, keys: dict[str, list[str]], sentence: str, tone: str = "info") -> None:
        """Keep what was changed, and offer to take it back."""
        before = self.preferences.settings.keys
        known = {act.id for act in self.actions_table.acts}
        # what a newer version of the program keeps here is not ours to drop
        kept = {act_id: wished for act_id, wished in before.items() if act_id not in known} | keys
        if kept != before:
            undo = lambda: self.preferences.change(keys=before)  # noqa: E731
            self.notice.show_notice(sentence, tone, tr("Undo"), undo, NOTICE_MS)
            # after the notice: where the settings cannot be kept, that is what has to be read
            self.preferences.change(keys=kept)

    # --- what is shown

    def _make_header(self) -> None:
        self.search = LineEditor(tr("Search an act or a key"))
        self.search.setObjectName("search_keys")
        self.search.setAccessibleName(tr("Search an act or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search_changed)
        self.all_button = Button(tr("All as delivered"))
        self.all_button.setObjectName("all_keys_as_delivered")
        self.all_button.clicked.connect(self._on_all_clicked)
        self.back_button = Button(tr("Back"), key="Esc")
        self.back_button.setObjectName("back")
        self.back_button.clicked.connect(self.go_back)
        self.pills.addWidget(self.search)
        self.buttons.addWidget(self.all_button)
        self.buttons.addWidget(self.back_button)

    def _on_keys_changed(self) -> None:
        self.sheet.show_keys(self.actions_table.keys_by_act)
        self.all_button.setVisible(bool(self.actions_table.changed_acts))

    def _on_search_changed(self, text: str) -> None:
        self.sheet.close_editor()
        self.nothing.setVisible(not self.sheet.search(text))

    def _on_focus_changed(self, _old: QObject | None, now: QWidget | None) -> None:
        # to another window and back is no end of it
        if self.sheet.editor is not None and now is not None and editor_of(now) is not self.sheet.editor:
            self.sheet.close_editor()


def _hint() -> str:
    return tr(
        "Enter or a click on a line gives it another key. F keys and keys with Ctrl work everywhere; "
        "letters, signs and digits while no field is being typed in. ● marks what was changed."
    )
