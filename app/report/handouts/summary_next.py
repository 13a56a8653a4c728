"""What happens next, for those who were in the room: the days on which the plan is looked at, each on a line or two."""

from __future__ import annotations

from app.domain.follow_up import Stop, StopKind, follow_up
from app.domain.workshop import Workshop
from app.i18n import format_date, tr, trn
from app.report.boxes import Look, Pad, Row
from app.report.handouts.making import Kinds, Making
from app.report.handouts.people import who_word
from app.report.handouts.summary_goals import section
from app.report.piece import Piece
from app.report.text import Span, shortened

MOST_TEXT = 150
_ACTIONS = 2


def next_days(making: Making, size: Kinds, most: int) -> list[Piece]:
    """The next days in order; nothing where no day is known."""
    stops = [stop for stop in follow_up(making.workshop) if stop.day is not None][:most]
    if not stops:
        return []
    rows = [_row(making, size, stop) for stop in stops]
    head = section(making, size, tr("What happens next"), before=0)
    look = Look(fill="accent_fill", radius=5)
    return [Row([[head, *rows]], pad=Pad(7, 11, 8, 11), look=look)]


def _row(making: Making, size: Kinds, stop: Stop) -> Row:
    spans: list[Span] = [(_name(stop.kind), size.strong), (f": {_what(making, stop)}", size.body)]
    cells = [[making.ink.line(format_date(stop.day), size.number)], [making.ink.spans(spans)]]
    return Row(cells, (size.date, 1), gap=6, before=2.2 * size.scale)


def _name(kind: StopKind) -> str:
    names: dict[StopKind, str] = {
        "day": tr("Day 1"),
        "week": tr("Week 1"),
        "now": tr("End of Now"),
        "next": tr("End of Next"),
        "later": tr("End of Later"),
    }
    return names.get(kind, "")


def _what(making: Making, stop: Stop) -> str:
    """What is looked at on a day, in one sentence."""
    if stop.kind == "day":
        words = tr("the plan is with everybody who took part")
        if n := len(stop.unsettled):
            words += f"; {trn('what {n} goal lacks is settled', 'what {n} goals lack is settled', n)}"
        return f"{words}."
    if stop.kind == "week":
        return _first_actions(making, stop)
    parts = []
    if n := len(stop.criteria):
        parts.append(trn("we judge {n} success criterion", "we judge {n} success criteria", n))
    if n := len(stop.look_again):
        parts.append(trn("we look again at {n} thing set aside", "we look again at {n} things set aside", n))
    return f"{'; '.join(parts)}."


def _first_actions(making: Making, stop: Stop) -> str:
    if not stop.actions:
        return tr("every owner has begun, and says what stands in the way.")
    told = [_action(making.workshop, making, due.action.what, due.action.who) for due in stop.actions[:_ACTIONS]]
    if more := len(stop.actions) - len(told):
        told.append(trn("{n} more action", "{n} more actions", more))
    return shortened("; ".join(told), 2 * MOST_TEXT)


def _action(workshop: Workshop, making: Making, what: str, who: str) -> str:
    name = who_word(workshop, who, making.options.names)
    text = shortened(what.strip().rstrip("."), MOST_TEXT // 2)
    return f"{text} ({shortened(name, 40)})" if name else text
