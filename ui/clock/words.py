"""What the clock says in words: times, the pace of the day, what shortening does."""

from __future__ import annotations

import datetime as dt

from app.domain.clock import Pace
from app.i18n import tr, trn
from app.queries.clock import ON_TIME, ClockView, Shortening

_HALF_MINUTE = 30


def clock_text(left: int) -> str:
    """Seconds that are left as '06:41', beyond the end as '+02:10'."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"


def day_time(moment: dt.datetime) -> str:
    """A time of day, '16:05'."""
    return f"{moment:%H:%M}"


def duration(minutes: int) -> str:
    """Minutes of a day: '8 min', '1 h 20 min'."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{n} min").format(n=rest)
    return tr("{h} h {n} min").format(h=hours, n=rest) if rest else tr("{h} h").format(h=hours)


def took_minutes(seconds: int) -> int:
    """Seconds of a category's clock in minutes; 0 for a category that was only passed by."""
    return 0 if seconds < _HALF_MINUTE else max(1, round(seconds / 60))


def planned_words(view: ClockView) -> str:
    """Before the clock ran for a category: what the agenda says of it."""
    minutes = view.state.minutes
    if not view.until:
        return tr("{n} min planned").format(n=minutes)
    return tr("{n} min planned · until {time}").format(n=minutes, time=view.until)


def took_words(view: ClockView) -> str:
    """What a category took."""
    return tr("took {n} min of {m}").format(n=took_minutes(view.face.spent), m=view.state.allowed)


def about_words(view: ClockView, *, brief: bool = False) -> str:
    """What stands behind the time that is left: of how much it is, whether it stands, when the day ends."""
    of = clock_text(view.face.allowed)
    words = (tr("over {time}") if view.face.left < 0 else tr("of {time}")).format(time=of)
    if not view.runs:
        word = tr("break") if view.pause else tr("paused")
        words = f"{word} · {words}"
    if brief:
        return words
    ends = day_time(view.pace.planned_end) if view.pace else view.day_ends
    return tr("{words} · ends {time}").format(words=words, time=ends)


def pace_word(pace: Pace) -> str:
    """How the day goes: '8 min behind'."""
    if pace.behind > ON_TIME:
        return tr("{time} behind").format(time=duration(pace.behind))
    if pace.behind < -ON_TIME:
        return tr("{time} ahead").format(time=duration(-pace.behind))
    return tr("on time")


def pace_tone(pace: Pace) -> str:
    """The tone of that word."""
    return "warn" if pace.behind > ON_TIME else "good" if pace.behind < -ON_TIME else "neutral"


def pace_words(pace: Pace) -> str:
    """The same with when the day ends at this pace."""
    return tr("{pace} · ends {time} at this pace").format(pace=pace_word(pace), time=day_time(pace.paced_end))


def day_words(view: ClockView) -> str:
    """All about a category's time and the day's, line by line."""
    lines = [planned_words(view)]
    if view.state.allotted is not None:
        lines.append(tr("Shortened to {n} min").format(n=view.state.allotted))
    if took_minutes(view.face.spent):
        words = tr("Took {n} min so far") if view.face.running else tr("Took {n} min")
        lines.append(words.format(n=took_minutes(view.face.spent)))
    if view.pace is None:
        lines.append(tr("The day is planned to end at {time}").format(time=view.day_ends))
        return "\n".join(lines)
    for text, moment in (
        (tr("The day is planned to end at {time}"), view.pace.planned_end),
        (tr("It ends at {time} when everything takes the minutes that it has"), view.pace.end),
        (tr("It ends at {time} at the pace so far"), view.pace.paced_end),
    ):
        lines.append(text.format(time=day_time(moment)))
    return "\n".join(lines)


def less_words(what: Shortening) -> str:
    """Who gets how much less: '6 categories get 2–4 min less'."""
    less = str(what.most) if what.least == what.most else f"{what.least}–{what.most}"
    words = trn("{n} category gets {{less}} min less", "{n} categories get {{less}} min less", len(what.minutes))
    return words.format(less=less)


def shorten_words(what: Shortening) -> str:
    """What shortening does, and when the day ends then."""
    ends = day_time(what.ends)
    if not what.over:
        return tr("{what}; the day ends at {time}.").format(what=less_words(what), time=ends)
    sentence = tr("{what}; the day still ends {over} late, at {time}.")
    return sentence.format(what=less_words(what), over=duration(what.over), time=ends)


def not_shorter_words(view: ClockView) -> str:
    """Why nothing is shortened."""
    if view.pace is None:
        return tr("Nothing is shortened: the clock of the day does not run.")
    if not view.behind:
        return tr("Nothing has to be shorter: the day is on time.")
    sentence = tr("Nothing is left that could be shorter: the day ends {over} late, at {time}.")
    return sentence.format(over=duration(view.pace.behind), time=day_time(view.pace.end))
