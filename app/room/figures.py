"""Every scene as a figure: the one door to the pictures of the room screen."""

from __future__ import annotations

from app.charts.figure import Figure, Mark, Text
from app.queries.room import Decided, Pause, Plan, Question, Revealed, Review, Scene, Voting, Welcome
from app.room.decided import decided_marks
from app.room.page import Page, page_of
from app.room.pause import pause_marks
from app.room.plan import plan_marks
from app.room.question import question_marks
from app.room.revealed import revealed_marks
from app.room.review import review_marks
from app.room.voting import voting_marks
from app.room.welcome import welcome_marks
from app.room.words import say, title

PROGRAM = "Levelset"


def room_figure(scene: Scene, width: float, height: float) -> Figure:
    """A scene in the shape of a screen of any unit: 1,080 units high and at least 1,440 wide, to be scaled to it.

    It stands on the theme's `surface`.
    """
    page = page_of(width, height)
    return Figure(page.width, page.height, tuple(_marks(scene, page)), title(scene), say(scene))


def blank(width: float = 1920.0, height: float = 1080.0) -> Figure:
    """What is shown without a workshop: the name of the program, quiet."""
    page = page_of(width, height)
    name = Text(page.width / 2, page.height / 2 + 20.0, PROGRAM, 64.0, "disabled", 600, "middle")
    return Figure(page.width, page.height, (name,), PROGRAM, PROGRAM)


def _marks(scene: Scene, page: Page) -> list[Mark]:
    match scene:
        case Welcome():
            return welcome_marks(scene, page)
        case Question():
            return question_marks(scene, page)
        case Voting():
            return voting_marks(scene, page)
        case Revealed():
            return revealed_marks(scene, page)
        case Decided():
            return decided_marks(scene, page)
        case Review():
            return review_marks(scene, page)
        case Plan():
            return plan_marks(scene, page)
        case Pause():
            return pause_marks(scene, page)
