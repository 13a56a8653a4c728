"""The room screen as values: a figure per scene, in units of which the screen's height has 1,080. No Qt in here."""

from app.room.figures import blank as blank
from app.room.figures import room_figure as room_figure
from app.room.words import say as say
