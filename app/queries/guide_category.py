"""What to say at each step of a category: evidence, silent vote, reveal, evidence again, second vote, decision.

The procedure is estimate, talk, estimate: voices come after facts, and nobody is asked to defend a number.
"""

from __future__ import annotations

from app.domain.kit import Do, Guide
from app.domain.model import MaturityModel
from app.domain.votes import SIDES, Side, sides_of
from app.domain.workshop import CategoryState, Workshop
from app.i18n import tr, trn
from app.queries.voting import USUAL_ROUNDS, RevealedSide, VotingView, voting_view


def category_guide(workshop: Workshop, category_id: str) -> Guide:
    """What to say on a category in scope, by where its procedure stands."""
    state, view = workshop.state(category_id), voting_view(workshop, category_id)
    if state.na_reason is not None:
        return _not_applicable()
    if view.open is not None:
        return _voting(view)
    shown = next((side for side in view.revealed() if _waits(view, side.side)), None)
    if shown is not None:
        return _revealed(workshop.model, view, shown)
    if state.current is None and state.target is None:
        return _evidence(workshop, category_id, view)
    if state.current is None or state.target is None:
        return _other_side("current" if state.current is None else "target", view)
    if not state.rationale and any(view.votes.reason_wanted(side, view.decided(side)) for side in SIDES):
        return _reason()
    if not state.dissent and _somebody_differs(view):
        return _dissent(workshop, state, category_id)
    return _settled(workshop, state, category_id)


def _waits(view: VotingView, side: Side) -> bool:
    """Whether votes on a level were revealed and it was not settled since."""
    return view.decided(side) is None or view.may_repeat(side)


def _somebody_differs(view: VotingView) -> bool:
    return any(rank != view.decided(shown.side) for shown in view.revealed() for rank in shown.view.spread.votes)


def _evidence(workshop: Workshop, category_id: str, view: VotingView) -> Guide:
    say = (
        workshop.model.category(category_id).question,
        tr("Read the levels for yourself. Which of them describes an ordinary week, not our best day?"),
        tr("No numbers yet, please. What can we look at? What happened the last time?"),
    )
    do = (
        Do(tr("Keep what shows it"), "note_evidence"),
        Do(tr("Keep a sentence word for word"), "note_quote"),
        Do(tr("Rate the practices while they talk"), "rate_practices"),
        Do(tr("Then open the silent vote"), "vote"),
    )
    return Guide("evidence", tr("Evidence first"), say, do)


def _voting(view: VotingView) -> Guide:
    waiting = view.open
    assert waiting is not None
    again = waiting.number > 1
    if len(waiting.sides) > 1:
        ask = tr("Now everybody votes, in silence: where are we today, and where do we want to be?")
    elif waiting.sides[0] == "current":
        ask = tr("Now everybody votes, in silence: where are we today?")
    else:
        ask = tr("Now everybody votes, in silence: where do we want to be? The model does not know that; you do.")
    if again:
        ask = tr("We vote once more, in silence, with what you have heard. Keep your vote or change it, both is fine.")
    say = [
        ask,
        tr("Whoever cannot judge this says so: that is a vote of its own."),
        tr("Nobody sees a vote before all are in, and neither do I."),
    ]
    if again:
        say[1] = tr("Nobody has to meet in the middle.")
    step = ("vote_again" if again else "vote") if view.missing or not view.expected else "reveal"
    title = tr("Second silent vote") if waiting.number == USUAL_ROUNDS else tr("Silent vote")
    if waiting.number > USUAL_ROUNDS:
        title = tr("One more silent vote")
    if step == "reveal":
        title = tr("All votes are in")
        say = [tr("All votes are in. We look at them together, and at first nobody explains anything.")]
        return Guide(step, title, tuple(say), (Do(tr("Reveal all votes at once"), key="Enter"), _give_up()))
    two = tr("Type two digits for each vote: current, then target")
    do = [
        Do(two if len(waiting.sides) > 1 else tr("Type one digit for each vote")),
        Do(tr("Reveal when all are in"), key="Enter"),
        _give_up(),
    ]
    if view.missing > 0:
        cast = waiting.cast
        do.insert(0, Do(tr("Wait: {n} of {m} are in").format(n=cast, m=view.expected)))
    return Guide(step, title, tuple(say), tuple(do))


def _give_up() -> Do:
    return Do(tr("Give up the round"), "drop_round")


def _revealed(model: MaturityModel, view: VotingView, shown: RevealedSide) -> Guide:
    made = shown.view.spread
    if made.median is None:
        return _nobody()
    if made.settled:
        return _agreed(model, view, shown)
    if shown.number >= USUAL_ROUNDS:
        return _decide(model, view, shown)
    return _ask(model, view, shown)


def _nobody() -> Guide:
    say = (
        tr("None of us can judge this. That is worth knowing."),
        tr("Who would know, and how do we ask them?"),
    )
    do = (
        Do(tr("Park the question"), "park"),
        Do(tr("Say why the category does not apply"), "not_applicable"),
        Do(tr("Vote again once somebody knows more"), "vote"),
    )
    return Guide("nobody", tr("Nobody could judge"), say, do)


def _agreed(model: MaturityModel, view: VotingView, shown: RevealedSide) -> Guide:
    made = shown.view.spread
    assert made.median is not None
    low, high = made.median
    same = made.votes[0] == made.votes[-1]
    if same and shown.side == "current":
        say = [
            tr("All of us see level {level}.").format(level=_name(model, low)),
            tr("What would somebody from outside look at to believe it? And what keeps us from more?"),
        ]
    elif same:
        say = [
            tr("All of us want level {level}.").format(level=_name(model, low)),
            tr("Is it a wish, or do we want to work for it in the months to come?"),
        ]
    else:
        say = [tr("We are close together, from {low} to {high}.").format(low=made.votes[0], high=made.votes[-1])]
        if low == high:
            say.append(tr("Can everybody live with level {level}? Who would not?").format(level=_name(model, low)))
        elif shown.side == "current":
            text = tr("The middle lies between {low} and {high}. Whose sentences are all true of us already?")
            say.append(text.format(low=low, high=high))
        else:
            text = tr("The middle lies between {low} and {high}. Which of them is worth the work?")
            say.append(text.format(low=low, high=high))
    # below three votes there is no word for it, but one level or two neighbours can be decided as well
    step = "unanimous" if same else "close"
    title = {
        ("unanimous", "current"): tr("Unanimous: decide where we are"),
        ("unanimous", "target"): tr("Unanimous: decide the target"),
        ("close", "current"): tr("Close: decide where we are"),
        ("close", "target"): tr("Close: decide the target"),
    }[step, shown.side]
    do = (*_decide_keys(view, shown), Do(tr("Keep what shows it"), "note_evidence"))
    return Guide(step, title, tuple(say), do)


def _ask(model: MaturityModel, view: VotingView, shown: RevealedSide) -> Guide:
    """The lowest are asked first, then the highest: for what they have seen, not for a defence of a number."""
    made = shown.view.spread
    low, high = made.votes[0], made.votes[-1]
    opening = {
        "outliers": tr("Most of us are near each other, and somebody sees it quite differently. They may know more."),
        "spread": tr("We see this differently. Good: now we learn something from each other."),
        "split": tr("There are two groups among us. Often both are right, about different systems or teams."),
        None: tr("We see this differently. Let us hear what is behind it."),
    }[made.word]
    if shown.side == "current":
        first = tr("First those who chose {level}: what have you seen that led you there?")
        second = tr("Now those who chose {level}: what have you seen?")
        rule = tr("Nobody has to defend a number. We listen to the end, then we ask what is not clear.")
    else:
        first = tr("First those who want {level}: what would be enough about that, and why?")
        second = tr("Now those who want {level}: what would it bring us, and what would it cost?")
        rule = tr("Nobody has to defend a number. A target is a choice, not a mark.")
    say = [opening, first.format(level=_name(model, low)), second.format(level=_name(model, high)), rule]
    if made.word == "split":
        say.append(tr("Which system, which team did you have in mind when you voted?"))
    do = (
        Do(tr("Keep what shows it"), "note_evidence"),
        Do(tr("Keep a sentence word for word"), "note_quote"),
        Do(tr("Then vote once more, in silence"), _vote_again(view, shown.side)),
        Do(tr("Park what cannot be cleared up here"), "park"),
    )
    title = {
        "outliers": tr("Outliers: hear the lowest, then the highest"),
        "spread": tr("Spread: hear the lowest, then the highest"),
        "split": tr("Split: hear the lowest, then the highest"),
        None: tr("Apart: hear the lower, then the higher"),
    }[made.word]
    return Guide(made.word or "few", title, tuple(say), do)


def _decide(model: MaturityModel, view: VotingView, shown: RevealedSide) -> Guide:
    made = shown.view.spread
    assert made.median is not None
    low, high = made.median
    say = [tr("We have voted again and still differ. We need not agree; we need to write down what we hold.")]
    if low == high:
        say.append(tr("The middle is level {level}. Who can live with that?").format(level=_name(model, low)))
    else:
        say.append(tr("The middle lies between {low} and {high}. Which one do we take?").format(low=low, high=high))
    say.append(tr("Whoever holds otherwise: in one sentence, why? It stands in the plan beside the decision."))
    do = (
        *_decide_keys(view, shown),
        Do(tr("Write down who holds otherwise, and why"), "dissent"),
        Do(tr("One vote more, only where something new was said"), _vote_again(view, shown.side)),
    )
    title = tr("Decide where we are") if shown.side == "current" else tr("Decide the target")
    return Guide("decide", title, tuple(say), do)


def _decide_keys(view: VotingView, shown: RevealedSide) -> tuple[Do, ...]:
    """The keys that settle this level; the one for the medians only where it settles nothing that is still to be heard.

    That key settles both levels at once.
    """
    median = shown.view.spread.median
    assert median is not None
    low, high = median
    text = tr("Decide {level}")
    digits = tuple(Do(text.format(level=rank), f"{shown.side}_{rank % 10}") for rank in dict.fromkeys(median))
    if low != high:
        return digits
    other: Side = "target" if shown.side == "current" else "current"
    beside, last = view.clear_median(other), view.votes.last(other)
    if beside is None or (beside == view.decided(other) and not view.may_repeat(other)):
        return (Do(tr("Decide level {level}, the median").format(level=low), "decide_median"),)
    if view.decided(other) is None and last is not None and last.spread.settled:
        levels = {shown.side: low, other: beside}
        return (Do(tr("Decide {current} → {target}, both medians").format(**levels), "decide_median"),)
    return digits


def _vote_again(view: VotingView, side: Side) -> str:
    """The action that votes on a level again; where they are voted one after the other, `vote` goes on to the next."""
    return "vote" if side in sides_of(view.next_what()) else "vote_again"


def _other_side(side: Side, view: VotingView) -> Guide:
    if side == "target":
        say: tuple[str, ...] = (
            tr("So that is where we are. Where do we want to be?"),
            tr("The model does not tell us. More is not always better: every level costs work."),
            tr("What would be different for us, and for those who rely on us?"),
        )
        vote = Do(tr("Open the silent vote on the target"), "vote")
        return Guide("target", tr("Now the target"), say, (vote, _digits("target")))
    say = (tr("We know where we want to be. And where are we today, in an ordinary week?"),)
    vote = Do(tr("Open the silent vote"), "vote")
    return Guide("current", tr("Now where we are"), say, (vote, _digits("current")))


def _digits(side: Side) -> Do:
    text = tr("Or decide by a level's digit") if side == "current" else tr("Or decide by Shift and a level's digit")
    return Do(text)


def _reason() -> Guide:
    say = (
        tr("We decided a level or more away from the middle of the votes. That is our right."),
        tr("What tipped it? I write it down, so that we still understand it in three months."),
    )
    return Guide("reason", tr("Ask for the reason"), say, (Do(tr("Write down the reason"), "rationale"),))


def _dissent(workshop: Workshop, state: CategoryState, category_id: str) -> Guide:
    say = (
        _held(workshop.model, state),
        tr("Some of us voted otherwise. Does anybody still hold it? In one sentence, why?"),
        tr("It stands in the plan beside the decision, without a name if you like."),
    )
    do = (
        Do(tr("Begin it from the votes"), "begin_dissent"),
        Do(tr("Or write it down word for word"), "dissent"),
        *_onward(workshop, state, category_id),
    )
    return Guide("dissent", tr("Who holds otherwise?"), say, do)


def _settled(workshop: Workshop, state: CategoryState, category_id: str) -> Guide:
    say = [_held(workshop.model, state)]
    if (state.gap or 0) > 0:
        say.append(tr("Of all that we have seen so far: how much does this gap matter?"))
    elif (state.gap or 0) < 0:
        say.append(tr("Less than today is a decision as well: what do we win by it?"))
    else:
        say.append(tr("We stay where we are, and that is a decision. What keeps it at this level?"))
    say.append(tr("Is anything left that we should park before we go on?"))
    do = _onward(workshop, state, category_id)
    if not state.rationale:
        do = (Do(tr("Write down why"), "rationale"), *do)
    return Guide("settled", tr("Settled"), tuple(say), do)


def _onward(workshop: Workshop, state: CategoryState, category_id: str) -> tuple[Do, ...]:
    do = [] if state.priority or (state.gap or 0) <= 0 else [Do(tr("Set the priority"), "priority")]
    ids = [category.id for category in workshop.scope]
    if category_id != ids[-1]:
        following = workshop.model.category(ids[ids.index(category_id) + 1]).name
        do.append(Do(tr("Go on with “{category}”").format(category=following), "next_category"))
        return tuple(do)
    left = sum(not workshop.state(id_).settled for id_ in ids)
    if left:
        do.append(Do(trn("{n} category is still open", "{n} categories are still open", left), "previous_category"))
    do.append(Do(tr("Show the whole picture"), "go_review"))
    return tuple(do)


def _held(model: MaturityModel, state: CategoryState) -> str:
    assert state.current is not None and state.target is not None
    if state.current == state.target:
        return tr("We hold: level {level} today, and there we want to stay.").format(level=_name(model, state.current))
    text = tr("We hold: level {current} today, and we want {target}.")
    return text.format(current=_name(model, state.current), target=_name(model, state.target))


def _not_applicable() -> Guide:
    say = (tr("We leave this category out, and its reason stands in the plan. It counts neither as open nor as low."),)
    do = (
        Do(tr("It applies after all"), "not_applicable"),
        Do(tr("Go on with the next category"), "next_category"),
    )
    return Guide("not_applicable", tr("Does not apply"), say, do)


def _name(model: MaturityModel, rank: int) -> str:
    return f"{rank} {model.level(rank).name}"
