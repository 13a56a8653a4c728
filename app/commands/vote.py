"""Changes of the silent vote: open a round, vote by name or by card, take a vote back, reveal; add a vote sheet's."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from app.commands.base import WorkshopCommand, given, model_of, next_position
from app.domain import checks
from app.domain.ids import new_id
from app.domain.model import Category
from app.domain.problems import InvalidInput, NotFound
from app.domain.votes import MAX_ROUNDS, MAX_VOTES, WHATS, Round, Side, Vote, What, sides_of
from app.domain.workshop import Participant
from app.i18n import tr, trn
from app.store import rows
from app.store.transaction import Row, Transaction


class OpenRound(WorkshopCommand, frozen=True, kw_only=True):
    """Begin a silent vote on a category, the first one or one more: each round gets the next number.

    Without `what`, the first round asks as the workshop is set: for both levels in one go, or for the current level
    and then the target level; a round more asks for what the last one asked.
    """

    category_id: str
    what: What | UnsetType = UNSET
    round_id: str = ""

    def write(self, tx: Transaction) -> str:
        """Check that nothing waits for its reveal, then write the round."""
        category = _open_category(tx, self.workshop_id, self.category_id)
        earlier = _settled_rounds(tx, self.workshop_id, category)
        what = self.what if self.what is not UNSET else self._next(tx, earlier)
        if what not in WHATS:
            raise InvalidInput(tr("A round asks for the current level, the target level or both."), "what")
        number = _number(earlier, what, category)
        made = Round(self.round_id or new_id(), category.id, number, what, tx.now)
        tx.insert("vote_round", rows.round_row(self.workshop_id, made))
        return tr("round {n} on {category}").format(n=number, category=category.name)

    def _next(self, tx: Transaction, earlier: list[Row]) -> str:
        if earlier:
            return str(earlier[-1]["what"])
        return "both" if tx.get("workshop", self.workshop_id)["vote_together"] else "current"


class _RoundCommand(WorkshopCommand, frozen=True, kw_only=True):
    round_id: str

    def _hidden(self, tx: Transaction, sentence: str) -> Row:
        """The round while it waits for its reveal; after that, the sentence says what cannot be."""
        row = tx.get("vote_round", self.round_id)
        if row["revealed_at"] is not None:
            raise InvalidInput(sentence, "round")
        return row

    def _votes(self, tx: Transaction) -> list[Row]:
        return tx.where("vote", "round_id", self.round_id, "id")

    def _label(self, tx: Transaction, row: Row, text: str) -> str:
        category = checks.category_of(model_of(tx, self.workshop_id), str(row["category_id"]))
        return text.format(n=row["number"], category=category.name)


class CastVote(_RoundCommand, frozen=True, kw_only=True):
    """Give a participant's vote, or without a participant a card's. A level None means 'cannot judge'.

    Exactly the levels that the round asks for have to be given. The name of this change tells no level.
    """

    participant_id: str | None = None
    current: int | UnsetType | None = UNSET
    target: int | UnsetType | None = UNSET
    vote_id: str = ""

    def write(self, tx: Transaction) -> str:
        """Check the vote against round, scale and people, then write it."""
        row = self._hidden(tx, tr("This round is revealed: it takes no more votes. Open another one to vote again."))
        _open_category(tx, self.workshop_id, str(row["category_id"]))
        votes = self._votes(tx)
        if len(votes) >= MAX_VOTES:
            raise InvalidInput(tr("A round takes at most {n:,} votes.").format(n=MAX_VOTES), "round")
        name, role = self._voter(tx, votes)
        levels = self._levels(tx, sides_of(str(row["what"])))
        vote = Vote(
            self.vote_id or new_id(),
            self.participant_id,
            name,
            role,
            current=levels.get("current"),
            target=levels.get("target"),
            cannot_judge_current=levels.get("current", UNSET) is None,
            cannot_judge_target=levels.get("target", UNSET) is None,
        )
        tx.insert("vote", rows.vote_row(self.workshop_id, self.round_id, vote))
        return self._label(tx, row, tr("vote in round {n} on {category}"))

    def _voter(self, tx: Transaction, votes: list[Row]) -> tuple[str, str]:
        if self.participant_id is None:
            return "", ""
        person = tx.get("participant", self.participant_id)
        if any(vote["participant_id"] == self.participant_id for vote in votes):
            sentence = tr("{name} has voted in this round. Take that vote back first to change it.")
            raise InvalidInput(sentence.format(name=person["name"]), "participant")
        return str(person["name"]), str(person["role"])

    def _levels(self, tx: Transaction, asked: tuple[Side, ...]) -> dict[str, int | None]:
        model, levels = model_of(tx, self.workshop_id), given(self, "current", "target")
        for side in asked:
            if side not in levels:
                raise InvalidInput(tr("Give each level that the round asks for, or say “cannot judge”."), side)
        for field, rank in levels.items():
            if field not in asked:
                raise InvalidInput(tr("This round does not ask for that level."), field)
            if rank is not None:
                checks.rank(rank, model, field)
        return levels


class TakeBackVote(_RoundCommand, frozen=True, kw_only=True):
    """Take back a participant's vote, or without a participant the last card."""

    participant_id: str | None = None

    def write(self, tx: Transaction) -> str:
        """Delete the vote while it is hidden."""
        row = self._hidden(tx, tr("This round is revealed: its votes stay. Open another one to vote again."))
        found = [vote for vote in self._votes(tx) if vote["participant_id"] == self.participant_id]
        if not found:
            card = self.participant_id is None
            raise InvalidInput(
                tr("There is no card to take back.") if card else tr("This participant has not voted yet."),
                "round" if card else "participant",
            )
        tx.delete("vote", str(found[-1]["id"]))
        return self._label(tx, row, tr("take back a vote in round {n} on {category}"))


class RevealRound(_RoundCommand, frozen=True, kw_only=True):
    """Show all votes of a round at once."""

    def write(self, tx: Transaction) -> str:
        """Mark the round with the time of its reveal."""
        row = self._hidden(tx, tr("This round is revealed already."))
        if not self._votes(tx):
            raise InvalidInput(tr("Nobody has voted yet: there is nothing to reveal."), "round")
        tx.update("vote_round", (self.round_id,), {"revealed_at": tx.now})
        return self._label(tx, row, tr("reveal of round {n} on {category}"))


class DropRound(_RoundCommand, frozen=True, kw_only=True):
    """Give up a round that was not revealed; its votes go with it, and undo brings them back."""

    def write(self, tx: Transaction) -> str:
        """Delete the round with its votes."""
        row = self._hidden(tx, tr("This round is revealed: it is kept."))
        label = self._label(tx, row, tr("give up round {n} on {category}"))
        remove_round(tx, self.round_id)
        return label


class AddVotes(WorkshopCommand, frozen=True, kw_only=True):
    """Add all rounds of a vote sheet, revealed, behind those that are there: `app.exchange.vote_sheet` reads a file
    into it.

    `participants` are those whose ids the votes name. Somebody of the same name who is on the list already is that
    person and keeps the role; the others are added to it. All rounds are added, or none where one is at fault.
    """

    participants: tuple[Participant, ...]
    rounds: tuple[Round, ...]

    def write(self, tx: Transaction) -> str:
        """Find or add the people, then write each round with its votes."""
        if not self.rounds:
            raise InvalidInput(tr("There is no vote to add."), "round")
        people = self._people(tx)
        for round_ in self.rounds:
            self._add(tx, round_, people)
        return trn("{n} round of a vote sheet", "{n} rounds of a vote sheet", len(self.rounds))

    def _people(self, tx: Transaction) -> dict[str, Participant]:
        """Who it is on the list, by the id that the votes name."""
        known: dict[str, Participant] = {}
        for row in tx.where("participant", "workshop_id", self.workshop_id, "position"):
            person = Participant(str(row["id"]), str(row["name"]), str(row["role"]))
            known.setdefault(checks.same(person.name), person)
        position = next_position(tx, "participant", "workshop_id", self.workshop_id)
        found: dict[str, Participant] = {}
        for person in self.participants:
            name = checks.name(person.name, "participant", tr("a name or nickname"))
            if checks.same(name) not in known:
                made = Participant(new_id(), name, checks.line(person.role, "role", tr("the role")))
                tx.insert("participant", rows.participant_row(self.workshop_id, position, made))
                known[checks.same(name)] = made
                position += 1
            found[person.id] = known[checks.same(name)]
        return found

    def _add(self, tx: Transaction, round_: Round, people: dict[str, Participant]) -> None:
        category = _open_category(tx, self.workshop_id, round_.category_id)
        number = _number(_settled_rounds(tx, self.workshop_id, category), round_.what, category)
        if not round_.votes:
            raise InvalidInput(tr("Nobody has voted yet: there is nothing to reveal."), "round")
        if len(round_.votes) > MAX_VOTES:
            raise InvalidInput(tr("A round takes at most {n:,} votes.").format(n=MAX_VOTES), "round")
        made = Round(new_id(), category.id, number, round_.what, tx.now, tx.now)
        tx.insert("vote_round", rows.round_row(self.workshop_id, made))
        voted: set[str] = set()
        for vote in round_.votes:
            cast = self._vote(tx, round_, vote, people)
            if cast.participant_id in voted:
                sentence = tr("{name} has two votes in one round on “{category}”.")
                raise InvalidInput(sentence.format(name=cast.name, category=category.name), "participant")
            if cast.participant_id is not None:
                voted.add(cast.participant_id)
            tx.insert("vote", rows.vote_row(self.workshop_id, made.id, cast))

    def _vote(self, tx: Transaction, round_: Round, vote: Vote, people: dict[str, Participant]) -> Vote:
        model = model_of(tx, self.workshop_id)
        values: dict[str, int | bool | None] = {}
        for side in ("current", "target"):
            asked, rank = side in round_.sides, vote.rank(side)
            if rank is not None:
                checks.rank(rank, model, side)
            values[side] = rank if asked else None
            values[f"cannot_judge_{side}"] = asked and rank is None
        if vote.participant_id is None:
            return msgspec.structs.replace(vote, id=new_id(), name="", **values)
        person = people.get(vote.participant_id)
        if person is None:
            raise NotFound(tr("This participant is no longer on the list."))
        role = person.role or vote.role
        return msgspec.structs.replace(
            vote, id=new_id(), participant_id=person.id, name=person.name, role=role, **values
        )


def remove_round(tx: Transaction, round_id: str) -> None:
    """Remove a round with its votes, children first."""
    for row in tx.where("vote", "round_id", round_id):
        tx.delete("vote", str(row["id"]))
    tx.delete("vote_round", round_id)


def _rounds(tx: Transaction, workshop_id: str, category_id: str) -> list[Row]:
    found = tx.where("vote_round", "workshop_id", workshop_id, "id")
    return [row for row in found if row["category_id"] == category_id]


def _settled_rounds(tx: Transaction, workshop_id: str, category: Category) -> list[Row]:
    """The rounds on a category when none of them waits for its reveal."""
    found = _rounds(tx, workshop_id, category.id)
    if any(row["revealed_at"] is None for row in found):
        sentence = tr("A round on “{category}” is open already. Reveal it, or give it up.")
        raise InvalidInput(sentence.format(category=category.name), "round")
    return found


def _number(earlier: list[Row], what: str, category: Category) -> int:
    """One more than the last round that asked for one of the same levels."""
    asked = set(sides_of(what))
    made = 1 + max((int(row["number"] or 0) for row in earlier if asked & {*sides_of(str(row["what"]))}), default=0)
    if made > MAX_ROUNDS:
        sentence = tr("“{category}” has had {n} rounds, and that is the most. Decide, or write down the dissent.")
        raise InvalidInput(sentence.format(category=category.name, n=MAX_ROUNDS), "round")
    return made


def _open_category(tx: Transaction, workshop_id: str, category_id: str) -> Category:
    """A category that can be voted on: in scope and applicable."""
    category = checks.category_of(model_of(tx, workshop_id), category_id)
    state = tx.get("category_state", workshop_id, category_id)
    if not state["in_scope"]:
        sentence = tr("“{category}” is out of scope. Take it into the workshop to vote on it.")
        raise InvalidInput(sentence.format(category=category.name), "scope")
    if state["na_reason"] is not None:
        sentence = tr("“{category}” is marked as not applicable. Take that back to vote on it.")
        raise InvalidInput(sentence.format(category=category.name), "na_reason")
    return category
