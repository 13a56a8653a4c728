"""The samples that ship, each read once."""

from __future__ import annotations

from functools import cache

import pytest

from app.catalogue import load_model
from app.domain.model import MaturityModel
from app.domain.workshop import Workshop
from app.exchange.sample_file import SampleInfo, load_sample, samples
from app.paths import data_dir

ALL = samples()

each_sample = pytest.mark.parametrize("info", ALL, ids=lambda info: info.id)


@cache
def model_of(model_id: str) -> MaturityModel:
    """A model that ships."""
    return load_model(data_dir() / "models" / f"{model_id}.yaml")


@cache
def loaded(info: SampleInfo) -> Workshop:
    """A sample as a workshop."""
    return load_sample(info.id, model_of(info.model))
