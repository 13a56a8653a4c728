"""Every change that a user can make. Each is a frozen value; its inverse follows from the rows it changed.

A page imports them from here: `from app.commands import Decide`.
"""

from app.commands.header import (
    AddParticipant,
    ChangeModel,
    EditParticipant,
    EditWorkshop,
    MoveParticipant,
    RemoveParticipant,
    SetMinutes,
    SetScope,
)
from app.commands.library import AddWorkshop, ArchiveWorkshop, DeleteWorkshop, MarkExported
from app.commands.plan import (
    AddAction,
    AddCriterion,
    AddGoal,
    AddNotDoing,
    EditAction,
    EditCriterion,
    EditGoal,
    EditNotDoing,
    MoveGoal,
    RemoveAction,
    RemoveCriterion,
    RemoveGoal,
    RemoveNotDoing,
)
from app.commands.score import (
    AddNote,
    Decide,
    EditNote,
    RatePractice,
    RemoveNote,
    SetDissent,
    SetNotApplicable,
    SetPriority,
    SetRationale,
)

__all__ = [
    "AddAction",
    "AddCriterion",
    "AddGoal",
    "AddNotDoing",
    "AddNote",
    "AddParticipant",
    "AddWorkshop",
    "ArchiveWorkshop",
    "ChangeModel",
    "Decide",
    "DeleteWorkshop",
    "EditAction",
    "EditCriterion",
    "EditGoal",
    "EditNotDoing",
    "EditNote",
    "EditParticipant",
    "EditWorkshop",
    "MarkExported",
    "MoveGoal",
    "MoveParticipant",
    "RatePractice",
    "RemoveAction",
    "RemoveCriterion",
    "RemoveGoal",
    "RemoveNotDoing",
    "RemoveNote",
    "RemoveParticipant",
    "SetDissent",
    "SetMinutes",
    "SetNotApplicable",
    "SetPriority",
    "SetRationale",
    "SetScope",
]
