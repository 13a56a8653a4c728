"""What to say at each step of the day, for the facilitator alone; those of a category stand in guide_category.py."""

from __future__ import annotations

import datetime as dt

from app.domain.kit import Do, Guide
from app.domain.planning import goal_lacks
from app.domain.workshop import BREAK, Timing, Workshop
from app.i18n import tr, trn
from app.queries.guide_category import category_guide
from app.queries.room import Place
from app.queries.score import first_category


def guide(workshop: Workshop, place: Place) -> Guide:
    """What to say for the place where the console is, and the state of what is there; a break comes before all."""
    running = workshop.running
    if running is not None and running.category_id == BREAK:
        return _break(workshop, running)
    if place.page == "score":
        scope = [category.id for category in workshop.scope]
        if not scope:
            return _no_scope()
        return category_guide(workshop, place.detail if place.detail in scope else first_category(workshop))
    if place.page == "review":
        return _review(workshop)
    if place.page == "plan":
        return _plan(workshop)
    if place.page == "export":
        return _closing(workshop)
    return _under_way(workshop) if _begun(workshop) else _welcome(workshop, place)


def _begun(workshop: Workshop) -> bool:
    return bool(workshop.rounds) or any(state.decided_at or state.settled for state in workshop.states)


def _welcome(workshop: Workshop, place: Place) -> Guide:
    n = len(workshop.scope)
    there = place.page == "prepare"
    prepare = "" if there else "go_prepare"
    say = [
        tr(
            "Welcome. Today we look together at how the work is done here, choose what matters most to us, and leave "
            "with a plan."
        ),
        trn(
            "There is {n} category. For each category we ask where we are today and where we want to be.",
            "There are {n} categories. For each one we ask where we are today and where we want to be.",
            n,
        ),
        tr("The model is a map, not a school report. It shows what there is; where we want to go, we decide."),
        tr("We vote in silence and see all votes at once. On the screen no vote has a name."),
        tr("We talk about the work, not about people. What counts is what we can see: a board, a log, a number."),
        tr("Questions that lead too far go to the parking lot. We look at them before we leave."),
    ]
    if not n:
        del say[1]
    do = [Do(tr("Let the room see agenda and welcome"), "room_screen")]
    if not workshop.participants:
        do.insert(0, Do(tr("List who is in the room"), "add_participant" if there else prepare))
    do += [
        Do(tr("Go through the checklist of the room"), prepare),
        Do(tr("Begin with the first category"), "go_score") if n else Do(tr("Choose categories"), prepare),
    ]
    return Guide("welcome", tr("Welcome"), tuple(say), tuple(do))


def _under_way(workshop: Workshop) -> Guide:
    scope = workshop.scope
    settled = sum(workshop.state(category.id).settled for category in scope)
    if settled < len(scope):
        waiting = workshop.model.category(first_category(workshop)).name
        say: tuple[str, ...] = (
            tr("We have settled {n} of {m} categories. We go on with ‘{category}’.").format(
                n=settled, m=len(scope), category=waiting
            ),
            tr("Before we do: is there anything from before that should be written down?"),
        )
        do: tuple[Do, ...] = (
            Do(tr("Go on scoring"), "go_score"),
            Do(tr("Park a question"), "park"),
            Do(tr("Log what was decided"), "log_decision"),
        )
        return Guide("under_way", tr("Under way"), say, do)
    say = (tr("All categories are settled. Let us look at the whole picture, and then at what to do first."),)
    do = (Do(tr("Show the whole picture"), "go_review"), Do(tr("Go to the plan"), "go_plan"))
    return Guide("scored", tr("All is scored"), say, do)


def _no_scope() -> Guide:
    say = (tr("Which parts of our work do we want to look at today?"),)
    return Guide("no_scope", tr("Nothing is in scope"), say, (Do(tr("Choose categories"), "go_prepare"),))


def _break(workshop: Workshop, running: Timing) -> Guide:
    began = dt.datetime.fromisoformat(running.running_since or running.began_at)
    ends = began + dt.timedelta(minutes=running.minutes or 0)
    say = [tr("A break until {time}. We begin again on the minute, whoever is here.").format(time=f"{ends:%H:%M}")]
    waiting = first_category(workshop)
    if waiting and not workshop.state(waiting).settled:
        name = workshop.model.category(waiting).name
        say.append(tr("After the break comes ‘{category}’.").format(category=name))
    say.append(tr("If something is on your mind that you would rather not say to all of us, tell me now."))
    do = (
        Do(tr("Read what is parked, and sort it"), "show_log"),
        Do(tr("End the break"), "take_break"),
    )
    return Guide("break", tr("Break"), tuple(say), do)


def _review(workshop: Workshop) -> Guide:
    waiting = sum(not workshop.state(category.id).settled for category in workshop.scope)
    say = [
        tr("This is what we said today. Take a minute and look at it in silence."),
        tr("What surprises you? Where do you see your daily work, and where not?"),
        tr("A long bar is no order. Which of these gaps costs us most, and who feels it?"),
        tr("We need not be at the top anywhere. Where are we good enough already?"),
    ]
    do = [Do(tr("Make goals from the gaps"), "make_goals"), Do(tr("Log what the group settles on"), "log_decision")]
    if waiting:
        text = trn("{n} category is still open: score it first", "{n} categories are still open: score them", waiting)
        do.insert(0, Do(text, "go_score"))
    do.append(Do(tr("Go to the plan"), "go_plan"))
    return Guide("review", tr("The whole picture"), tuple(say), tuple(do))


def _plan(workshop: Workshop) -> Guide:
    if not workshop.goals:
        say = (
            tr("Two or three things that we finish are worth more than ten that we begin."),
            tr("Which gap would you close first, if it had to be done in {n} days?").format(n=workshop.days_now),
            tr("What would a customer, or the colleague on call, notice when it is done?"),
        )
        do: tuple[Do, ...] = (
            Do(tr("Make a goal from a gap"), "goal_from_gap"),
            Do(tr("Begin with an empty goal"), "goal_empty"),
            Do(tr("Write down what is not done for now, and why"), "not_doing"),
        )
        return Guide("plan_empty", tr("From gaps to goals"), say, do)
    names = [person.name for person in workshop.participants]
    lacking = sum(bool(goal_lacks(goal, names)) for goal in workshop.goals)
    if lacking:
        say = (
            tr("How will we know that it worked? Name one number: what it is today, and what it is then."),
            tr("Who is the one person that we ask about it? Owning a goal does not mean doing all of it."),
            tr("What is the first step, small enough for next week?"),
        )
        text = trn("{n} goal still lacks something: go to it", "{n} goals still lack something: go there", lacking)
        do = (Do(text, "next_lack"), Do(tr("Write down what is not done for now, and why"), "not_doing"))
        return Guide("plan_lacks", tr("Goals that can be checked"), say, do)
    say = (
        tr("Look at all of it once more: can we carry this beside our daily work?"),
        tr("What do we leave for now? To say no is part of the plan."),
        tr("Does every owner say yes, aloud and here?"),
    )
    do = (
        Do(tr("Write down what is not done for now, and why"), "not_doing"),
        Do(tr("Log what was promised"), "log_decision"),
        Do(tr("Export the pack before people leave"), "go_export"),
    )
    return Guide("plan_complete", tr("The plan is complete"), say, do)


def _closing(workshop: Workshop) -> Guide:
    parked = sum(note.kind == "parked" for note in workshop.notes)
    say = [
        tr("In a minute each of you has the plan, before you leave this room."),
        tr("One sentence from everybody: what will you do differently on the next working day?"),
        tr("Thank you. Look at your goal's first step today, while you still remember why."),
    ]
    do = [Do(tr("Write the pack"), "write_plan")]
    if parked:
        say.insert(1, tr("Some questions are still parked. For each of them: who takes it along, and until when?"))
        do.insert(
            0,
            Do(trn("{n} parked question: go through it", "{n} parked questions: go through them", parked), "show_log"),
        )
    return Guide("closing", tr("Closing"), tuple(say), tuple(do))
