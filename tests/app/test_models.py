"""The eight models that ship: complete, readable in a room, and honest about where they come from."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from app.catalogue import catalogue, check_model, load_model, origin_sentence
from app.domain.model import MAX_HEADLINE, MaturityModel
from app.exchange.model_json import models_json
from app.paths import data_dir, resources_dir

FILES = sorted((data_dir() / "models").glob("*.yaml"))
SHAPES = {  # id: ranks, categories, practices
    "cd-infoq": (range(5), 5, 93),
    "cd-pipeline": (range(1, 6), 5, 50),
    "cd3m": (range(1, 6), 5, 50),
    "cloud-native": (range(1, 6), 5, 75),
    "devops": (range(1, 6), 5, 55),
    "gitops": (range(1, 6), 5, 50),
    "kubernetes": (range(1, 8), 4, 57),
    "mlops": (range(3), 6, 54),
}
MODELS = [load_model(path) for path in FILES]

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)


def texts_of(model: MaturityModel) -> list[str]:
    """Every text that a group reads."""
    found = [model.summary, *(level.summary for level in model.levels)]
    for category in model.categories:
        found += [category.question, *category.headlines.values()]
    for _, practice in model.practices():
        found += [practice.text, practice.success_criterion, practice.evidence_hint]
    return found


def test_all_eight_models_ship() -> None:
    assert {path.stem for path in FILES} == set(SHAPES)


@each_file
def test_a_shipped_file_has_no_fault_and_the_name_of_its_id(path: Path) -> None:
    assert check_model(path) == ()
    assert load_model(path).id == path.stem


@each_model
def test_a_shipped_model_has_the_shape_of_its_source(model: MaturityModel) -> None:
    ranks, categories, practices = SHAPES[model.id]
    assert model.ranks == tuple(ranks)
    assert len(model.categories) == categories
    assert sum(1 for _ in model.practices()) == practices


@each_model
def test_each_category_has_one_headline_per_level(model: MaturityModel) -> None:
    for category in model.categories:
        assert tuple(category.headlines) == model.ranks, category.id


@each_model
def test_headlines_are_short_sentences(model: MaturityModel) -> None:
    for category in model.categories:
        for headline in category.headlines.values():
            assert len(headline) <= MAX_HEADLINE, headline
            assert headline[0].isupper(), headline
            assert headline.endswith("."), headline
            assert ". " not in headline, headline


def test_no_headline_is_used_twice() -> None:
    used = Counter(h for model in MODELS for category in model.categories for h in category.headlines.values())
    assert [headline for headline, n in used.items() if n > 1] == []


@each_model
def test_headlines_speak_of_what_is_and_not_of_what_ought_to_be(model: MaturityModel) -> None:
    for category in model.categories:
        for headline in category.headlines.values():
            assert not re.search(r"\b(will|shall|should|would|must|ought|need to)\b", headline), headline


@each_model
def test_each_level_of_each_category_has_practices(model: MaturityModel) -> None:
    for category in model.categories:
        assert {p.level for p in category.practices} == set(model.ranks), category.id


@each_model
def test_practices_can_be_checked(model: MaturityModel) -> None:
    for _, practice in model.practices():
        assert practice.text.endswith("."), practice.id
        assert practice.success_criterion.endswith("."), practice.id
        assert practice.evidence_hint, practice.id
        assert practice.success_criterion != practice.text, practice.id


@each_model
def test_no_two_practices_say_the_same(model: MaturityModel) -> None:
    for said in ("text", "success_criterion"):
        used = Counter(getattr(practice, said).casefold() for _, practice in model.practices())
        assert [text for text, n in used.items() if n > 1] == []


@each_model
def test_questions_are_questions(model: MaturityModel) -> None:
    questions = [category.question for category in model.categories]
    assert all(question.endswith("?") for question in questions)
    assert len(set(questions)) == len(questions)


@each_model
def test_texts_are_clean(model: MaturityModel) -> None:
    for text in texts_of(model):
        assert text == text.strip(), text
        assert "  " not in text, text
        assert not re.search(r"\b(\w+) \1\b", text), f"a word twice: {text}"
        assert not re.search(r" [.,;:?]", text), text
        assert text.count("(") == text.count(")"), text
        assert len(text) <= 600, text


@each_model
def test_ids_of_practices_begin_with_those_of_one_model(model: MaturityModel) -> None:
    prefixes = {practice.id.split("-")[0] for _, practice in model.practices()}
    assert len(prefixes) == 1


@each_model
def test_the_source_says_what_its_licence_asks_for(model: MaturityModel) -> None:
    source = model.source
    assert source.title
    assert source.authors
    assert source.licence
    assert source.citation
    assert source.attribution
    assert source.year is not None
    assert 2000 < source.year < 2100


@each_model
def test_notice_names_the_model_with_attribution_citation_licence_and_origin(model: MaturityModel) -> None:
    notice = " ".join((data_dir().parent / "NOTICE").read_text(encoding="utf-8").split())
    for words in (model.name, model.source.attribution, model.source.citation, model.source.licence):
        assert " ".join(words.split()) in notice
    assert origin_sentence(model) in notice


def test_notice_names_every_font_that_ships() -> None:
    notice = (data_dir().parent / "NOTICE").read_text(encoding="utf-8")
    fonts = sorted((resources_dir() / "fonts").glob("*.[to]tf"))
    for font in fonts:
        assert f"({font.stem.split('-')[0]}" in notice, font.name


def test_origins_are_those_of_the_source_texts() -> None:
    own_share = {model.id: (model.origins()["source"], model.origins()["own"]) for model in MODELS}
    assert own_share == {
        "cd-infoq": (78, 14),
        "cd-pipeline": (8, 40),
        "cd3m": (27, 7),
        "cloud-native": (74, 0),
        "devops": (45, 10),
        "gitops": (18, 31),
        "kubernetes": (42, 13),
        "mlops": (28, 18),
    }


def test_the_list_begins_with_continuous_delivery_and_goes_on_by_name(tmp_path: Path) -> None:
    names = [model.name for model in catalogue(tmp_path).models]
    assert names[0] == "Continuous Delivery Maturity Model"
    assert names[1:] == sorted(names[1:], key=str.casefold)
    assert len(names) == 8


def test_models_as_json_hold_what_other_programs_read(tmp_path: Path) -> None:
    objects = {o["id"]: o for o in models_json(catalogue(tmp_path))}
    assert list(objects["mlops"]) == ["id", "name", "version", "levels", "categories", "practices", "source"]
    assert objects["mlops"]["levels"][0] == {"rank": 0, "name": "Manual process"}
    assert [c["id"] for c in objects["kubernetes"]["categories"]] == [
        "people-purpose",
        "delivery-workloads",
        "security-policy",
        "reliability-efficiency",
    ]
    assert {id: o["practices"] for id, o in objects.items()} == {id: shape[2] for id, shape in SHAPES.items()}
    assert objects["gitops"]["source"]["year"] == 2021
