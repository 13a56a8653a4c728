"""Every QAction of the program in one table: id, text, shortcut, and the page that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.log import log
from ui import keymap
from ui.digit_row import digit_by_place
from ui.keymap import ANYWHERE, DIGITS, Spec


def table() -> tuple[Spec, ...]:
    """All actions with their keys as delivered.

    A digit is the level's rank as the ladder shows it; 0 stands for 10 where a model begins at 1.
    """
    return (
        Spec("new_workshop", ANYWHERE, tr("New workshop"), ("Ctrl+N",)),
        Spec("open_sample", ANYWHERE, tr("Open the sample workshop")),
        Spec("export", ANYWHERE, tr("Export the pack"), ("Ctrl+E",)),
        Spec("quit", ANYWHERE, tr("Quit"), ("Ctrl+Q",)),
        Spec("undo", ANYWHERE, tr("Undo"), ("Ctrl+Z",)),
        Spec("redo", ANYWHERE, tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Spec("go_library", ANYWHERE, tr("Workshops"), ("Alt+1",)),
        Spec("go_prepare", ANYWHERE, tr("Prepare"), ("Alt+2",)),
        Spec("go_score", ANYWHERE, tr("Score"), ("Alt+3",)),
        Spec("go_review", ANYWHERE, tr("Review"), ("Alt+4",)),
        Spec("go_plan", ANYWHERE, tr("Plan"), ("Alt+5",)),
        Spec("go_export", ANYWHERE, tr("Export"), ("Alt+6",)),
        Spec("go_about", ANYWHERE, tr("Maturity models")),
        Spec("go_settings", ANYWHERE, tr("Settings"), ("Ctrl+,",)),
        Spec("show_keys", ANYWHERE, tr("All keys"), ("F1", "?")),
        Spec("switch_appearance", ANYWHERE, tr("Light or dark"), ("Ctrl+Shift+L",)),
        Spec("room_screen", ANYWHERE, tr("Room screen"), ("F5",)),
        Spec("room_full_screen", ANYWHERE, tr("Room screen as a window, or full screen"), ("F11",)),
        Spec("room_freeze", ANYWHERE, tr("Freeze the room screen"), ("F8",)),
        Spec("room_black", ANYWHERE, tr("Black room screen"), ("F9",)),
        Spec("park", ANYWHERE, tr("Park a question"), ("F6",)),
        Spec("log_decision", ANYWHERE, tr("Log a decision"), ("F7",)),
        Spec("show_guide", ANYWHERE, tr("What to say"), ("F2",)),
        Spec("show_log", ANYWHERE, tr("Parking lot and decision log"), ("F4",)),
        Spec("take_break", ANYWHERE, tr("Break"), ("Ctrl+B",)),
        Spec("search", "library", tr("Search"), ("Ctrl+K", "Ctrl+F")),
        Spec("duplicate", "library", tr("Duplicate the set-up"), ("Ctrl+D",)),
        Spec("archive", "library", tr("Archive"), ("Ctrl+Shift+A",)),
        Spec("delete_workshop", "library", tr("Delete"), ("Del",)),
        Spec("add_participant", "prepare", tr("Add a participant"), ("Ctrl+P",)),
        Spec("participant_up", "prepare", tr("Move the participant up"), ("Alt+Up",)),
        Spec("participant_down", "prepare", tr("Move the participant down"), ("Alt+Down",)),
        Spec("remove_participant", "prepare", tr("Remove the participant"), ("Del",)),
        *(
            Spec(f"current_{digit}", "score", tr("Current level {digit}").format(digit=digit), (digit,))
            for digit in DIGITS
        ),
        *(
            Spec(f"target_{digit}", "score", tr("Target level {digit}").format(digit=digit), (f"Shift+{digit}",))
            for digit in DIGITS
        ),
        Spec("vote", "score", tr("Vote, or vote again"), ("V",)),
        Spec("vote_again", "score", tr("Vote again on the current level"), ("S",)),
        Spec("drop_round", "score", tr("Give up the round"), ("Shift+V",)),
        Spec("decide_median", "score", tr("Decide the median"), ("A",)),
        Spec("read_vote_sheet", "score", tr("Read a vote sheet")),
        Spec("enter_ballots", "score", tr("Enter ballots"), ("I",)),
        Spec("pause_clock", "score", tr("Clock: run or pause"), ("T",)),
        Spec("shorten_rest", "score", tr("Shorten the rest of the day"), ("Shift+T",)),
        Spec("next_category", "score", tr("Next category"), ("N", "Ctrl+PgDown")),
        Spec("previous_category", "score", tr("Previous category"), ("P", "Ctrl+PgUp")),
        Spec("note_quote", "score", tr("Quote"), ("Q",)),
        Spec("note_observation", "score", tr("Observation"), ("O",)),
        Spec("note_evidence", "score", tr("Evidence"), ("E",)),
        Spec("note_metric", "score", tr("Metric"), ("M",)),
        Spec("note_parked", "score", tr("Parked question"), ("K",)),
        Spec("priority", "score", tr("Priority"), ("Y",)),
        Spec("rationale", "score", tr("Rationale"), ("R",)),
        Spec("dissent", "score", tr("Dissent"), ("D",)),
        Spec("begin_dissent", "score", tr("Dissent from the votes"), ("Ctrl+D",)),
        Spec("not_applicable", "score", tr("Not applicable"), ("X",)),
        Spec("practices", "score", tr("Practices on the ladder"), ("F",)),
        Spec("rate_practices", "score", tr("Rate practices"), ("C",)),
        Spec("why_not_higher", "score", tr("Why not higher?"), ("W",)),
        Spec("save_ballots", "ballots", tr("Save the ballots"), ("Ctrl+Return",)),
        Spec("clear_ballots", "ballots", tr("Throw away what is typed")),
        Spec("copy_picture", "review", tr("Copy picture"), ("Ctrl+C",)),
        Spec("save_picture", "review", tr("Save picture"), ("Ctrl+S",)),
        Spec("make_goals", "review", tr("Make goals"), ("G",)),
        Spec("goal_from_gap", "plan", tr("Goal from a gap"), ("G",)),
        Spec("goal_empty", "plan", tr("Empty goal"), ("Shift+G",)),
        Spec("goals_from_all_gaps", "plan", tr("Goals from all gaps")),
        Spec("remove_goal", "plan", tr("Remove the goal"), ("Del",)),
        Spec("goal_left", "plan", tr("Move to the earlier horizon"), ("Alt+Left",)),
        Spec("goal_right", "plan", tr("Move to the later horizon"), ("Alt+Right",)),
        Spec("goal_up", "plan", tr("Move up"), ("Alt+Up",)),
        Spec("goal_down", "plan", tr("Move down"), ("Alt+Down",)),
        Spec("next_lack", "plan", tr("Next thing that is missing"), ("N", "Ctrl+PgDown")),
        Spec("not_doing", "plan", tr("Not doing, why, look again on"), ("B",)),
        Spec("read_models", "about", tr("Read again"), ("Ctrl+R",)),
        Spec("open_models_folder", "about", tr("Open the models folder"), ("Ctrl+O",)),
        Spec("write_plan", "export", tr("Write the pack"), ("Ctrl+Return",)),
        Spec("cancel_export", "export", tr("Cancel the export"), ("Esc",)),
    )


class Actions(QObject):
    """The actions by their id, and where pages meet: `go` asks for a page, `open_workshop` for a workshop's page.

    `go(page, detail)`: the detail is a category's or goal's id, or ''. `open_workshop(workshop_id, page)`.
    `tell(text, tone, button, on_click)`: a notice on the page that is seen, from one that may not be.
    `keys_changed`: whoever writes a key into a text writes it anew; who shows an action's own key follows the action.
    """

    go = Signal(str, str)
    open_workshop = Signal(str, str)
    tell = Signal(str, str, str, object)
    keys_changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.specs = {spec.id: spec for spec in table()}
        self.acts = keymap.acts(self.specs.values())
        self.keys_by_act: keymap.Keys = {act.id: act.delivered for act in self.acts}
        self._keys = {spec.id: spec.keys for spec in self.specs.values()}
        self._actions = {spec.id: self._make(spec, window) for spec in self.specs.values()}
        self.enter_page(ANYWHERE)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def enter_page(self, page: str) -> None:
        """Let the keys of this page work, and those of no other."""
        for spec in self.specs.values():
            if spec.page != ANYWHERE:
                self._actions[spec.id].setEnabled(spec.page == page)

    def of_page(self, page: str) -> list[QAction]:
        """The actions that belong to a page."""
        return [self._actions[spec.id] for spec in self.specs.values() if spec.page == page]

    def set_keys(self, wishes: Mapping[str, Sequence[str]]) -> None:
        """Let these acts have these keys and all others the delivered ones; what cannot be followed is left out."""
        if not wishes and not self.changed_acts:
            return  # the usual start
        resolved = keymap.resolve(self.acts, wishes)
        if resolved.ignored:
            log().warning("keys in the settings left out: %s", ", ".join(resolved.ignored))
        if resolved.keys == self.keys_by_act:
            return
        self.keys_by_act = resolved.keys
        for act in self.acts:
            for action_id, keys in keymap.keys_of_actions(act, resolved.keys[act.id]):
                if keys != self._keys[action_id]:
                    self._keys[action_id] = keys
                    self._actions[action_id].setShortcuts(_sequences(keys))
        self.keys_changed.emit()

    @property
    def changed_acts(self) -> frozenset[str]:
        """The ids of the acts whose keys are not the delivered ones."""
        return frozenset(keymap.changes(self.acts, self.keys_by_act))

    def keys(self, action_id: str) -> tuple[str, ...]:
        """All keys of an action in portable text, such as 'Ctrl+N'."""
        return self._keys[action_id]

    def key(self, action_id: str) -> str:
        """The first key of an action as it is shown to a person, or ''."""
        return self._actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def key_of_row(self, stem: str, digits: str) -> str:
        """The keys of the ten actions `stem`_1 to `stem`_0 for digits such as '1–5', or ''."""
        keys = self.keys_by_act[stem]
        return keymap.of_digit(keys[0], digits) if keys else ""

    def digit_action(self, event: QKeyEvent) -> str:
        """The action of the digit's key that was pressed, where this keyboard would get its shortcut wrong; else ''."""
        digit = digit_by_place(event)
        if not digit:
            return ""
        pressed = event.modifiers() & ~Qt.KeyboardModifier.GroupSwitchModifier
        for act in self.acts:
            if act.is_row:
                for key in self.keys_by_act[act.id]:
                    wanted = keymap.combination(keymap.of_digit(key, digit)).keyboardModifiers()
                    action_id = f"{act.id}_{digit}"
                    if wanted == pressed and self._actions[action_id].isEnabled():
                        return action_id
        return ""

    def _make(self, spec: Spec, window: QWidget) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(f"action_{spec.id}")
        action.setShortcuts(_sequences(spec.keys))
        action.setAutoRepeat(False)
        window.addAction(action)
        return action


def _sequences(keys: Sequence[str]) -> list[QKeySequence]:
    """The shortcuts of keys. A question mark needs Shift on most keyboards, and not every system says so of itself."""
    made = [QKeySequence(key) for key in keys]
    return [*made, *(QKeySequence("Shift+?") for key in keys if key == "?")]


__all__ = ["ANYWHERE", "DIGITS", "Actions", "Spec", "table"]
