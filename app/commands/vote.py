"""Changes of the silent vote: open a round, vote by name or by card, take a vote back, reveal."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from app.commands.base import WorkshopCommand, given, model_of
from app.domain import checks
from app.domain.ids import new_id
from app.domain.model import Category
from app.domain.problems import InvalidInput
from app.domain.votes import MAX_ROUNDS, MAX_VOTES, WHATS, Round, Side, Vote, What, sides_of
from app.i18n import tr
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
        earlier = _rounds(tx, self.workshop_id, self.category_id)
        if any(row["revealed_at"] is None for row in earlier):
            raise InvalidInput(
                tr("A round on “{category}” is open already. Reveal it, or give it up.").format(category=category.name),
                "round",
            )
        what = self.what if self.what is not UNSET else self._next(tx, earlier)
        if what not in WHATS:
            raise InvalidInput(tr("A round asks for the current level, the target level or both."), "what")
        number = _number(earlier, what)
        if number > MAX_ROUNDS:
            sentence = tr("“{category}” has had {n} rounds, and that is the most. Decide, or write down the dissent.")
            raise InvalidInput(sentence.format(category=category.name, n=MAX_ROUNDS), "round")
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


def remove_round(tx: Transaction, round_id: str) -> None:
    """Remove a round with its votes, children first."""
    for row in tx.where("vote", "round_id", round_id):
        tx.delete("vote", str(row["id"]))
    tx.delete("vote_round", round_id)


def _rounds(tx: Transaction, workshop_id: str, category_id: str) -> list[Row]:
    found = tx.where("vote_round", "workshop_id", workshop_id, "id")
    return [row for row in found if row["category_id"] == category_id]


def _number(earlier: list[Row], what: str) -> int:
    """One more than the last round that asked for one of the same levels."""
    asked = set(sides_of(what))
    return 1 + max((int(row["number"] or 0) for row in earlier if asked & {*sides_of(str(row["what"]))}), default=0)


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
