"""What the votes card says, as sentences of values; before a reveal none of them holds a level."""

from __future__ import annotations

from app.charts.votes import median_word
from app.domain.agreement import Spread, Word
from app.domain.votes import SIDES, Side
from app.i18n import format_number, tr, trn
from app.queries.votes import Asked, RoleVotes, SideView, Voter
from app.queries.voting import USUAL_ROUNDS, RevealedSide, VotingView

MOST_NAMES, MOST_LETTERS = 3, 44

TONES: dict[Word, str] = {
    "unanimous": "good",
    "close": "good",
    "outliers": "warn",
    "spread": "warn",
    "split": "bad",
}


def side_word(side: Side) -> str:
    """The word for a level that is voted on."""
    return tr("Current") if side == "current" else tr("Target")


def votes_name(side: Side) -> str:
    """The name of a picture of votes."""
    return tr("Votes on the current level") if side == "current" else tr("Votes on the target level")


def what_words(sides: tuple[Side, ...]) -> str:
    """Which levels a round asks for."""
    if len(sides) > 1:
        return tr("current and target level")
    return tr("current level") if sides[0] == "current" else tr("target level")


def count_words(view: VotingView) -> str:
    """How many votes are in: '6 of 8 in', or '6 in' where nobody knows of how many."""
    cast = view.open.cast if view.open is not None else 0
    if not view.expected or cast > view.expected:
        return tr("{n} in").format(n=cast)
    return tr("{n} of {m} in").format(n=cast, m=view.expected)


def missing_words(view: VotingView) -> str:
    """What speaks against revealing now; '' when nothing does."""
    if view.missing > 0:
        return trn("{n} has not voted. Enter again reveals.", "{n} have not voted. Enter again reveals.", view.missing)
    if view.missing < 0:
        text = tr("{n} votes are in, but only {m} people are listed. Backspace takes the last one back.")
        return text.format(n=view.expected - view.missing, m=view.expected) + " " + tr("Enter again reveals.")
    return ""


def more_words(rounds: int, key: str) -> str:
    """Says before a third round that two are usual; '' where one more needs no second thought. `key` may be ''."""
    if rounds < USUAL_ROUNDS:
        return ""
    key = key or tr("The same button")
    if rounds == USUAL_ROUNDS:
        return tr("Two rounds are usual. {key} again opens a third.").format(key=key)
    return tr("Two rounds are usual, and there were {n}. {key} again opens one more.").format(n=rounds, key=key)


def scale_words(ranks: tuple[int, ...]) -> str:
    """Which levels there are."""
    return tr("This model has the levels {low} to {high}.").format(low=ranks[0], high=ranks[-1])


def hint_words(view: VotingView, sides: tuple[Side, ...], *, by_name: bool) -> str:
    """Which keys there are while votes are typed."""
    if by_name and not view.ballots:
        return tr("List the participants on the Prepare page to vote by name, or Tab for a show of cards.")
    each = tr("one digit") if len(sides) == 1 else tr("two digits, current then target")
    parts = [tr("Each vote is {digits}").format(digits=f"{each} ({_digits(view.ranks)})")]
    parts += [tr("\u2013 cannot judge"), tr("Backspace takes back")]
    if by_name:
        parts.append(tr("letters or arrows choose"))
        if view.cards:
            parts.append(trn("{n} card without a name", "{n} cards without a name", view.cards))
    if view.gone:
        parts.append(trn("{n} vote of somebody off the list", "{n} votes of people off the list", view.gone))
    parts += [tr("Tab: show of cards") if by_name else tr("Tab: by name"), tr("Esc leaves")]
    return " · ".join(parts)


def resting_words(key: str) -> str:
    """What to do for going on with an open round whose keys are elsewhere now; `key` is that of Go on, or ''."""
    if not key:
        return tr("Digits are no votes now: “Go on” leads back to this round.")
    return tr("Digits are no votes now: {key} goes on with this round.").format(key=key)


def undecided_words(vote: str, drop: str) -> str:
    """Why nothing is decided while a round is open, and by which keys it goes on; a key may be ''."""
    text = tr("A vote is open, so nothing is decided now. {vote} goes on with the vote, {drop} gives it up.")
    return text.format(vote=vote or tr("“Go on”"), drop=drop or tr("“Give up”"))


def word_name(word: Word) -> str:
    """The word for how far votes lie apart."""
    return {
        "unanimous": tr("Unanimous"),
        "close": tr("Close"),
        "outliers": tr("Outliers"),
        "spread": tr("Spread"),
        "split": tr("Split"),
    }[word]


def numbers_words(spread: Spread) -> str:
    """Median, range and agreement in one line."""
    if spread.median is None:
        return tr("Nobody could judge.")
    parts = [tr("Median {median}").format(median=median_word(spread)), _range_words(spread)]
    if spread.agreement is not None:
        parts.append(tr("agreement {n}").format(n=format_number(float(spread.agreement), 2)))
    return " · ".join(parts)


def hear_words(asked: tuple[Asked, ...]) -> str:
    """Who is asked for evidence first; names stand only on the console."""
    if len(asked) != 2:
        return ""
    first, second = (_asked_words(one) for one in asked)
    return tr("Hear the {first} first, then the {second}.").format(first=first, second=second)


def role_words(roles: tuple[RoleVotes, ...]) -> str:
    """The votes of each role in which enough people voted."""
    text = tr("{role} {median} ({range})")
    return " · ".join(
        text.format(role=one.role, median=median_word(one.spread), range=_range_words(one.spread)) for one in roles
    )


def beneath_words(view: SideView) -> str:
    """How many could not judge, and what each role says."""
    unjudged = trn("{n} cannot judge", "{n} cannot judge", view.cannot_judge) if view.cannot_judge else ""
    return " · ".join(part for part in (unjudged, role_words(view.roles)) if part)


def decide_words(view: VotingView) -> str:
    """What one key decides from the medians: 'Decide 2', 'Decide 2 → 4', or the side where it is one of two."""
    levels = {side: view.clear_median(side) for side in SIDES}
    if levels["current"] is not None and levels["target"] is not None:
        return tr("Decide {current} → {target}").format(**levels)
    if levels["current"] is not None:
        return tr("Decide {level}").format(level=levels["current"])
    if levels["target"] is not None:
        return tr("Decide target {level}").format(level=levels["target"])
    return ""


def between_words(view: VotingView) -> str:
    """For each level whose median lies between two: which digit to press."""
    found = []
    for side in SIDES:
        median = view.median(side)
        if median is not None and median[0] != median[1]:
            low, high = median
            text = (
                tr("The median lies between {low} and {high}: press the digit.")
                if side == "current"
                else tr("The target's median lies between {low} and {high}: press Shift and the digit.")
            )
            found.append(text.format(low=low, high=high))
    return " ".join(found)


def reason_words(view: VotingView) -> str:
    """Asks why the group decides a level or more from its votes; '' when it does not."""
    found = []
    for side in SIDES:
        rank, last = view.decided(side), view.votes.last(side)
        if last is None or not view.votes.reason_wanted(side, rank):
            continue
        text = (
            tr("The votes say {median}, the decision says {rank}.")
            if side == "current"
            else tr("The votes for the target say {median}, the decision says {rank}.")
        )
        found.append(text.format(median=median_word(last.spread), rank=rank))
    return " ".join([*found, tr("What tipped it?")]) if found else ""


def dissent_beginning(view: VotingView) -> str:
    """A beginning for the dissent from the votes that differ: '2 of 9 hold it is 1, because …'; '' without any."""
    return "\n".join(line for side in view.revealed() if (line := _dissent_of(view, side)))


def _dissent_of(view: VotingView, shown: RevealedSide) -> str:
    spread, settled = shown.view.spread, view.decided(shown.side)
    held = settled if settled is not None else view.clear_median(shown.side)
    if held is None or spread.range == 0 or spread.word is None:
        return ""
    levels = [rank for rank in dict.fromkeys(spread.votes) if rank != held]
    return ", ".join(_holds(shown.side, spread, rank) for rank in levels) + tr(", because …") if levels else ""


def _holds(side: Side, spread: Spread, rank: int) -> str:
    n = spread.votes.count(rank)
    if side == "current":
        text = trn("{n} of {{m}} holds it is {{rank}}", "{n} of {{m}} hold it is {{rank}}", n)
    else:
        text = trn("{n} of {{m}} wants target {{rank}}", "{n} of {{m}} want target {{rank}}", n)
    return text.format(m=len(spread.votes), rank=rank)


def _digits(ranks: tuple[int, ...]) -> str:
    """Which digits there are: '0\u20134', or '1\u20139, 0 for 10'."""
    low, high = ranks[0], ranks[-1]
    if high == 10:
        return tr("{low}\u20139, 0 for 10").format(low=low)
    return f"{low}\u2013{high}"


def _range_words(spread: Spread) -> str:
    low, high = spread.votes[0], spread.votes[-1]
    if low == high:
        return tr("all at {level}").format(level=low)
    return tr("from {low} to {high}").format(low=low, high=high)


def _asked_words(asked: Asked) -> str:
    names: list[str] = []
    for voter in asked.voters[:MOST_NAMES]:
        name = _name(voter)
        if names and sum(map(len, names)) + len(name) > MOST_LETTERS:
            break
        names.append(name)
    more = asked.n - len(names)
    if not names:
        return str(asked.rank)
    if more:
        names.append(trn("{n} more", "{n} more", more))
    return f"{asked.rank} ({', '.join(names)})"


def _name(voter: Voter) -> str:
    name = " ".join(voter.name.split())
    short = name if len(name) <= 24 else f"{name[:23]}…"
    return tr("{name}, no longer listed").format(name=short) if voter.removed else short


__all__ = [
    "TONES",
    "beneath_words",
    "between_words",
    "count_words",
    "decide_words",
    "dissent_beginning",
    "hear_words",
    "hint_words",
    "missing_words",
    "more_words",
    "numbers_words",
    "reason_words",
    "resting_words",
    "role_words",
    "scale_words",
    "side_word",
    "undecided_words",
    "votes_name",
    "what_words",
    "word_name",
]
