"""The card with the participants: typed or pasted in, edited in place, put in order, counted by role."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.commands import AddParticipant, AddParticipants, EditParticipant, MoveParticipant, RemoveParticipant
from app.domain.workshop import Workshop
from app.i18n import tr, trn
from app.queries.prepare import names_twice, role_counts
from ui.prepare.forms import PageCard
from ui.prepare.people_model import PeopleModel
from ui.prepare.people_text import MOST_AT_ONCE, people_in, person_in
from ui.prepare.people_view import PeopleView
from ui.prepare.words import common_roles, people_words, shortened
from ui.widgets.buttons import Button
from ui.widgets.fields import LineEditor, SuggestEditor
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import key_text
from ui.workshop_page import WorkshopPage

NOTICE_MS = 10_000


class PeopleCard(PageCard):
    """Who is in the room."""

    def __init__(self, page: WorkshopPage) -> None:
        super().__init__(page, tr("Participants"))
        self._roles: tuple[str, ...] = common_roles()
        self.count = PlainLabel("", "heading")
        self.count.setObjectName("participants_count")
        self.add_beside(self.count, right=False)
        self.name = LineEditor(tr("Name or nickname"))
        self.name.setObjectName("add_name")
        self.name.setAccessibleName(tr("Name of a new participant"))
        self.role = SuggestEditor(tr("Role"), self._roles)
        self.role.setObjectName("add_role")
        self.role.setAccessibleName(tr("Role of a new participant"))
        self.add = Button(tr("Add"), key="↵")
        self.add.setObjectName("add_participant")
        self.fault = PlainLabel("", "error", wrap=True)
        self.fault.setObjectName("participants_fault")
        self.fault.hide()
        self.hint = PlainLabel("", "small", wrap=True)
        self.people_model = PeopleModel()
        self.table = PeopleView(self.people_model, lambda: self._roles)
        self.by_role = PlainLabel("", "muted", wrap=True)
        self.by_role.setObjectName("participants_by_role")
        self.twice = PlainLabel("", "warn", wrap=True)
        self._lay_out()
        self._connect()

    def show_workshop(self, shown: Workshop, *, other: bool) -> None:
        """Show who is in the room."""
        people = shown.participants
        chosen = self.people_model.people[self.table.row].id if self.table.row >= 0 else ""
        if other:
            self._say("")
            for editor in (self.name, self.role):
                editor.clear()
        self.people_model.show_people(people)
        if chosen and self.table.row != self.people_model.row_of(chosen):
            self.table.choose(self.people_model.row_of(chosen))
        self.count.setText(str(len(people)) if people else "")
        counts = role_counts(shown)
        self.by_role.setText(people_words(counts))
        self.by_role.setVisible(any(count.role for count in counts))
        twice = names_twice(shown)
        self.twice.setText(tr("There more than once: {names}").format(names=", ".join(twice)))
        self.twice.setVisible(bool(twice))
        self.hint.setVisible(len(people) < 3)
        used = [person.role for person in people if person.role]
        self._roles = tuple(dict.fromkeys([*used, *common_roles()]))
        self.role.set_suggestions(self._roles)

    def set_key(self, key: str) -> None:
        """Name the key that leads to the field for a new name; '' for none."""
        here = tr("{key} brings you here.").format(key=key_text(key)) if key else ""
        pasted = tr("A list can be pasted, one person on a line: name; role")
        self.hint.setText(f"{here} {pasted}".strip())

    def keep_begun(self) -> None:
        """Add the name that was typed but not yet added; one that cannot be added stays in its field."""
        if self.name.text().strip():
            self._add()

    def begin_adding(self) -> None:
        """Go to the field for a new name."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.name, 1)
        self._line.addWidget(self.role, 1)
        self._line.addWidget(self.add)
        self.body.addLayout(self._line)
        for widget in (self.fault, self.hint, self.table, self.by_role, self.twice):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        # Enter on a suggestion fills in the role only after the field told of Enter
        self.name.returnPressed.connect(self._on_add)
        self.role.returnPressed.connect(lambda: QTimer.singleShot(0, self, self._on_add))
        self.add.clicked.connect(self._on_add)
        self.name.textEdited.connect(self._on_name_edited)
        self.table.removing.connect(self.remove_person)
        self.table.moving.connect(self.move_person)
        self.table.delegate.edited.connect(self._on_edited)
        actions = self.page.actions_table
        actions["add_participant"].triggered.connect(self.begin_adding)
        actions["participant_up"].triggered.connect(lambda: self._by_key(lambda row: self.move_person(row, -1)))
        actions["participant_down"].triggered.connect(lambda: self._by_key(lambda row: self.move_person(row, 1)))
        actions["remove_participant"].triggered.connect(lambda: self._by_key(self.remove_person))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the roles of the list beneath the role of the new one."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._align)

    def remove_person(self, row: int) -> None:
        """Take somebody off the list, and offer to bring them back."""
        person = self.people_model.people[row]
        if self.page.do(RemoveParticipant(workshop_id=self.page.workshop_id, participant_id=person.id)) is None:
            self.table.choose(min(row, self.people_model.rowCount() - 1))
            if not self.people_model.people:
                self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(tr("{name} is off the list.").format(name=shortened(person.name, 60)))

    def move_person(self, row: int, by: int) -> None:
        """Put somebody one place up (-1) or down (1); the ends of the list stay where they are."""
        if not 0 <= row + by < self.people_model.rowCount():
            return
        person = self.people_model.people[row]
        command = MoveParticipant(workshop_id=self.page.workshop_id, participant_id=person.id, index=row + by)
        if self.page.do(command, merge=f"order:{person.id}") is None:
            self.table.choose(self.people_model.row_of(person.id))

    def _by_key(self, act: Callable[[int], None]) -> None:
        # elsewhere on the page these keys must not touch a row that nobody looks at
        if self.table.hasFocus() and self.table.row >= 0:
            act(self.table.row)

    def _on_add(self) -> None:
        if self.name.text().strip() or self.role.text().strip():
            self._add()
        at_fault = self.role if self.role.property("invalid") else self.name
        at_fault.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.scrollToBottom()

    def _add(self) -> None:
        text = self.name.text()
        if "\n" in text:
            self._add_all(text)
            return
        name, role = person_in(text)
        role = role or str(self.role.value())
        problem = self.page.bridge.do(AddParticipant(workshop_id=self.page.workshop_id, name=name, role=role))
        if problem is not None:
            self._say(str(problem), self.role if problem.field == "role" and not person_in(text)[1] else self.name)
            return
        self._begin_anew()

    def _on_name_edited(self, text: str) -> None:
        """A pasted list is added at once; a pasted row of a table fills both fields."""
        if "\n" in text.strip() and len(people_in(text)) > 1:
            self._add_all(text)
        elif "\t" in text or "\n" in text:
            name, role = person_in(text.strip())
            self.name.setText(name)
            if role:
                self.role.setText(role)

    def _add_all(self, text: str) -> None:
        people = people_in(text)
        if len(people) > MOST_AT_ONCE:
            sentence = tr("These are {n} lines; paste at most {most} people at once.")
            self._say(sentence.format(n=f"{len(people):,}", most=MOST_AT_ONCE), self.name)
            return
        problem = self.page.bridge.do(AddParticipants(workshop_id=self.page.workshop_id, people=people))
        if problem is not None:
            self._say(str(problem), self.name)
            return
        self._begin_anew()
        self.table.scrollToBottom()
        self._tell(trn("{n} participant added.", "{n} participants added.", len(people)))

    def _begin_anew(self) -> None:
        self._say("")
        self.name.clear()
        self.role.clear()

    def _on_edited(self, row: int, field: str, text: str, editor: QWidget) -> None:
        person = self.people_model.people[row]
        command = EditParticipant(workshop_id=self.page.workshop_id, participant_id=person.id, **{field: text})
        problem = self.page.bridge.do(command, merge=f"participant:{person.id}:{field}")
        editor.set_invalid(problem is not None)  # type: ignore[attr-defined]
        if problem is not None:
            editor.saver.hold()  # type: ignore[attr-defined]
        self._say(str(problem) if problem else "")

    def _tell(self, sentence: str) -> None:
        undo = self.page.actions_table["undo"].trigger
        self.page.notice.show_notice(sentence, "info", tr("Undo"), undo, NOTICE_MS)

    def _say(self, sentence: str, editor: LineEditor | None = None) -> None:
        """Say what is wrong beneath the fields; the text stays in them."""
        for each in (self.name, self.role):
            each.set_invalid(each is editor)
            each.setAccessibleDescription(sentence if each is editor else "")
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _align(self) -> None:
        self.table.set_role_width(self.role.width() + self._line.spacing() + self.add.width())
