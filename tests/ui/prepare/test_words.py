"""What another model would cost, in a sentence."""

from __future__ import annotations

from app.queries.prepare import ModelLoss
from ui.prepare.words import loss_words


def test_the_votes_that_another_model_removes_are_told():
    assert loss_words(ModelLoss(0, 0, 0, 0, 2)) == "Another model removes 2 rounds of votes."
    assert "1 goal and 1 round of votes" in loss_words(ModelLoss(0, 0, 1, 0, 1))
    assert loss_words(ModelLoss(0, 0, 0, 0)) == ""
