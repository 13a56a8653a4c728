"""A vote sheet: votes as CSV, read into people and revealed rounds, of a new workshop or for one that is there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.commands.vote import AddVotes
from app.domain import checks
from app.domain.ids import new_id
from app.domain.model import Category, MaturityModel
from app.domain.problems import InvalidInput, Problem
from app.domain.votes import MAX_ROUNDS, MAX_VOTES, Round, Vote
from app.domain.workshop import Participant, Workshop
from app.exchange.yaml_tree import Fault, shown
from app.i18n import tr, trn

COLUMNS = ("category", "participant", "role", "round", "current", "target")
MAX_BYTES = 10_000_000


class BadVoteSheet(Problem):
    """A vote sheet that cannot be used; `faults` lists everything that is wrong with it, by line."""

    def __init__(self, file_name: str, faults: tuple[Fault, ...]) -> None:
        more = len(faults) - 1
        also = " " + trn("({n} more fault)", "({n} more faults)", more) if more else ""
        super().__init__(faults[0].told(file_name) + also)
        self.file_name = file_name
        self.faults = faults

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each fault, with the file's name and the line."""
        return tuple(fault.told(self.file_name) for fault in self.faults)


class VoteSheet(msgspec.Struct, frozen=True):
    """Who voted, in the order of the sheet, and the rounds by category and number. Their times are '': not known."""

    participants: tuple[Participant, ...]
    rounds: tuple[Round, ...]


def read_vote_sheet(path: Path, model: MaturityModel) -> VoteSheet:
    """The votes of a file, on the categories and levels of a model; BadVoteSheet when anything is wrong with it."""
    return _read(path, _Sheet(model))


def read_sheet_for(path: Path, workshop: Workshop) -> AddVotes:
    """The command that adds the votes of a file to a workshop, in one step; BadVoteSheet when anything is wrong.

    Besides the sheet itself, that is: a category that is out of scope, does not apply or has a round that waits for
    its reveal, and a name that stands on the list twice. Rounds are numbered on behind those that are there.
    """
    sheet = _read(path, _SheetFor(workshop))
    return AddVotes(workshop_id=workshop.id, participants=sheet.participants, rounds=sheet.rounds)


def _read(path: Path, sheet: _Sheet) -> VoteSheet:
    name = shown(path.name, 100)
    try:
        return sheet.read(_text(path))
    except _Unusable as fault:
        raise BadVoteSheet(name, fault.faults) from fault
    except OSError as error:
        raise Problem(tr("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from error


class _Unusable(Exception):
    def __init__(self, *faults: Fault) -> None:
        self.faults = faults


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _Unusable(Fault("", 0, tr("is larger than {n:,} bytes: that is no vote sheet").format(n=MAX_BYTES)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Unusable(Fault("", line, tr("is not UTF-8. Save the sheet as “CSV UTF-8”"))) from error


class _Cells(msgspec.Struct, frozen=True):
    """A row's values by column, and the line on which it begins."""

    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


class _Sheet:
    """A sheet being read: what is known of its people and rounds, and the faults so far."""

    def __init__(self, model: MaturityModel) -> None:
        self.model = model
        self.faults: list[Fault] = []
        self.people: dict[str, Participant] = {}
        self.role_lines: dict[str, tuple[str, int]] = {}
        self.votes: dict[tuple[str, int], list[Vote]] = {}
        self.lines: dict[tuple[str, int], int] = {}
        self.voted: dict[tuple[str, int, str], int] = {}
        self.categories = {checks.same(category.id): category for category in reversed(model.categories)}
        for category in model.categories:
            self.categories.setdefault(checks.same(category.name), category)

    def read(self, text: str) -> VoteSheet:
        """All rows; _Unusable with every fault."""
        for cells in self._rows(text):
            self._row(cells)
        if not self.votes and not self.faults:
            self._fault(0, tr("holds no vote"))
        self._check_rounds()
        if self.faults:
            raise _Unusable(*sorted(self.faults, key=lambda fault: fault.line))
        return VoteSheet(tuple(self._people()), tuple(self._rounds()))

    def _fault(self, line: int, sentence: str, column: str = "") -> None:
        self.faults.append(Fault(column, line, sentence))

    # --- rows ---

    def _rows(self, text: str) -> Iterator[_Cells]:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        first = text.lstrip("\n").partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True, skipinitialspace=True)
        columns: list[str] | None = None
        while True:
            line = reader.line_num + 1
            try:
                row = [" ".join(checks.clean(cell).split()) for cell in next(reader)]
            except StopIteration:
                break
            except csv.Error:
                self._fault(line, tr("has quotation marks that do not fit together"))
                return
            if not any(row):
                continue
            if columns is None:
                columns = self._columns(line, row)
            elif any(row[len(columns) :]) or len(row) < len(columns):
                sentence = tr("has {n} values where the first line names {m} columns")
                self._fault(line, sentence.format(n=len(row), m=len(columns)))
            else:
                yield _Cells(line, dict(zip(columns, row, strict=False)))
        if columns is None:
            self._fault(0, tr("is empty"))

    def _columns(self, line: int, row: list[str]) -> list[str]:
        while not row[-1]:
            row.pop()
        columns = [cell.casefold() for cell in row]
        faults = [
            *(tr("the column “{name}” is missing").format(name=name) for name in COLUMNS if name not in columns),
            *(
                tr("the column “{name}” is not known; there are: {known}").format(
                    name=shown(name), known=", ".join(COLUMNS)
                )
                for name in dict.fromkeys(columns)
                if name not in COLUMNS
            ),
            *(
                tr("the column “{name}” stands there twice").format(name=name)
                for name in COLUMNS
                if columns.count(name) > 1
            ),
        ]
        if faults:
            raise _Unusable(*(Fault("", line, sentence) for sentence in faults))
        return columns

    def _row(self, cells: _Cells) -> None:
        before = len(self.faults)
        category, number = self._category(cells), self._number(cells)
        person = self._person(cells)
        current, target = self._rank(cells, "current"), self._rank(cells, "target")
        if category is None or number is None:
            return
        place = (category.id, number)
        self.lines.setdefault(place, cells.line)
        if person is not None:
            first = self.voted.setdefault((*place, person.id), cells.line)
            if first != cells.line:
                sentence = tr("{name} has a vote in this round already, on line {n}")
                self._fault(cells.line, sentence.format(name=shown(person.name), n=first), "participant")
        votes = self.votes.setdefault(place, [])
        if len(votes) == MAX_VOTES:
            self._fault(cells.line, tr("a round takes at most {n:,} votes").format(n=MAX_VOTES), "round")
        if len(self.faults) == before:
            name, id_ = (person.name, person.id) if person else ("", None)
            votes.append(Vote(new_id(), id_, name, cells["role"], current, target, current is None, target is None))

    # --- cells ---

    def _category(self, cells: _Cells) -> Category | None:
        text = cells["category"]
        found = self.categories.get(checks.same(text))
        if found is None:
            known = ", ".join(category.id for category in self.model.categories)
            sentence = tr("“{text}” is no category of this model; there are: {known}")
            self._fault(cells.line, sentence.format(text=shown(text), known=known), "category")
        return found

    def _number(self, cells: _Cells) -> int | None:
        text = cells["round"]
        if re.fullmatch("[0-9]{1,4}", text) and 1 <= int(text) <= MAX_ROUNDS:
            return int(text)
        sentence = tr("“{text}” is no round: give a whole number from 1 to {n}")
        self._fault(cells.line, sentence.format(text=shown(text), n=MAX_ROUNDS), "round")
        return None

    def _rank(self, cells: _Cells, column: str) -> int | None:
        """A rank; None for an empty value, which is 'cannot judge', and for one that is at fault."""
        text, model = cells[column], self.model
        if not text:
            return None
        if re.fullmatch("[0-9]{1,4}", text) and int(text) in model.ranks:
            return int(text)
        sentence = tr(
            "“{text}” is no level of this model: give one from {low} to {high}, or nothing for “cannot judge”"
        )
        self._fault(cells.line, sentence.format(text=shown(text), low=model.lowest, high=model.highest), column)
        return None

    def _person(self, cells: _Cells) -> Participant | None:
        """The participant of a row; None for a card, which has no name, and for one that is at fault."""
        try:
            role = checks.line(cells["role"], "role", tr("the role"))
            name = checks.name(cells["participant"], "participant", tr("a name")) if cells["participant"] else ""
        except InvalidInput as fault:
            self._fault(cells.line, str(fault), fault.field)
            return None
        if not name:
            return None
        key = checks.same(name)
        person = self.people.setdefault(key, Participant(new_id(), name, role))
        known, line = self.role_lines.setdefault(key, (role, cells.line))
        if role and not known:
            self.role_lines[key] = (role, cells.line)
        elif role and checks.same(role) != checks.same(known):
            sentence = tr("{name} has another role on line {n}: “{role}”")
            self._fault(cells.line, sentence.format(name=shown(name), n=line, role=shown(known)), "role")
        return person

    # --- the whole ---

    def _check_rounds(self) -> None:
        for (category_id, number), line in self.lines.items():
            if number > 1 and (category_id, number - 1) not in self.lines:
                sentence = tr("round {n} of “{category}” comes without a round {before}")
                self._fault(line, sentence.format(n=number, category=shown(category_id), before=number - 1), "round")

    def _people(self) -> Iterator[Participant]:
        for key, person in self.people.items():
            yield msgspec.structs.replace(person, role=self.role_lines[key][0])

    def _rounds(self) -> Iterator[Round]:
        roles = {person.id: person.role for person in self._people()}
        for category in self.model.categories:
            for number in range(1, MAX_ROUNDS + 1):
                votes = self.votes.get((category.id, number))
                if votes:
                    told = tuple(
                        msgspec.structs.replace(vote, role=roles.get(vote.participant_id or "", vote.role))
                        for vote in votes
                    )
                    yield Round(new_id(), category.id, number, "both", "", "", told)


class _SheetFor(_Sheet):
    """A sheet for a workshop that is there: its rows have to fit scope, people and rounds."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__(workshop.model)
        self.workshop = workshop
        names = [checks.same(person.name) for person in workshop.participants]
        self.twice = {name for name in names if names.count(name) > 1}

    def _category(self, cells: _Cells) -> Category | None:
        found = super()._category(cells)
        if found is None:
            return None
        state = self.workshop.state(found.id)
        if not state.in_scope:
            sentence = tr("“{name}” is out of scope: take it into the workshop first")
        elif state.na_reason is not None:
            sentence = tr("“{name}” is marked as not applicable: take that back first")
        elif self.workshop.open_round(found.id) is not None:
            sentence = tr("“{name}” has a round that waits for its reveal: reveal it or give it up first")
        else:
            return found
        self._fault(cells.line, sentence.format(name=shown(found.name)), "category")
        return None

    def _number(self, cells: _Cells) -> int | None:
        number, category = super()._number(cells), self.categories.get(checks.same(cells["category"]))
        if number is None or category is None:
            return number
        there = max((round_.number for round_ in self.workshop.rounds_of(category.id)), default=0)
        if there + number > MAX_ROUNDS:
            sentence = tr("“{name}” has {there} rounds already, and {n} is the most")
            self._fault(cells.line, sentence.format(name=shown(category.name), there=there, n=MAX_ROUNDS), "round")
        return number

    def _person(self, cells: _Cells) -> Participant | None:
        found = super()._person(cells)
        if found is not None and checks.same(found.name) in self.twice:
            sentence = tr("{name} stands on the list of participants twice: give each a name of their own first")
            self._fault(cells.line, sentence.format(name=shown(found.name)), "participant")
        return found
