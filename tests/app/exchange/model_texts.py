"""A small model file and ways to break it, each with the line, the field and the words of its fault."""

from __future__ import annotations

import re
from pathlib import Path

from app.exchange.model_yaml import read_model
from app.exchange.yaml_tree import Fault

# Line numbers below are those of this text; the first line is 1.
VALID = """\
id: own
name: Our own model
version: "1.0"
source:
  title: Made here
  year: 2024
summary: For the tests.
levels:
- rank: 1
  name: Low
  summary: It is low.
- rank: 2
  name: High
  summary: It is high.
- rank: 3
  name: Top
categories:
- id: first
  name: First
  question: How is the first?
  headlines:
    1: First and low.
    2: First and high.
    3: First and top.
  practices:
  - id: p-1
    level: 1
    text: One is done.
    success_criterion: One was seen.
    effort: S
  - id: p-2
    level: 3
    text: Two is done.
    success_criterion: Two was seen.
- id: second
  name: Second
  question: How is the second?
  headlines:
    1: Second and low.
    2: Second and high.
    3: Second and top.
"""


def put(folder: Path, text: str | bytes, name: str = "own.yaml") -> Path:
    """A file with a text in a folder that is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults_of(text: str | bytes) -> tuple[Fault, ...]:
    model, faults = read_model(text if isinstance(text, bytes) else text.encode())
    assert (model is None) == bool(faults)
    return faults


def with_line(number: int, new: str) -> str:
    """The valid text with one line exchanged (several lines when the new one holds line breaks)."""
    lines = VALID.splitlines()
    lines[number - 1] = new
    return "\n".join(lines) + "\n"


def without(first: int, last: int) -> str:
    """The valid text without some of its lines."""
    lines = VALID.splitlines()
    return "\n".join(lines[: first - 1] + lines[last:]) + "\n"


SINGLE_FAULTS = {
    # what: (text, line, field, words of the sentence)
    "a required field is missing": (without(2, 2), 1, "name", "is missing"),
    "a field of a practice is missing": (without(33, 33), 31, "categories[0].practices[1].text", "is missing"),
    "a required field is empty": (with_line(19, "  name:"), 19, "categories[0].name", "is empty"),
    "a required text is blank": (with_line(19, '  name: "  "'), 19, "categories[0].name", "is empty"),
    "No is no text": (with_line(2, "name: No"), 2, "name", 'YAML reads No as yes or no; put it in quotes: "No"'),
    "a number is no text": (
        with_line(3, "version: 1.0"),
        3,
        "version",
        'reads 1.0 as a number; put it in quotes: "1.0"',
    ),
    "a date is no text": (with_line(3, "version: 2024-05-01"), 3, "version", "reads 2024-05-01 as a date"),
    "a list is no text": (with_line(2, "name: [a, b]"), 2, "name", "must be text, not a list"),
    "a group is no text": (with_line(2, "name: {a: b}"), 2, "name", "must be text, not a group of named fields"),
    "a text is no list": (with_line(5, "  title: T\n  authors: Ann"), 6, "source.authors", "must be a list"),
    "a text is no group": (without(5, 6).replace("source:", "source: me"), 4, "source", "must be a group of named"),
    "yes is no number": (with_line(9, "- rank: yes"), 9, "levels[0].rank", "must be a whole number, not 'yes'"),
    "true is no number": (with_line(27, "    level: true"), 27, "categories[0].practices[0].level", "not 'true'"),
    "1.5 is no whole number": (with_line(9, "- rank: 1.5"), 9, "levels[0].rank", "must be a whole number, not '1.5'"),
    "a number in quotes": (with_line(9, '- rank: "1"'), 9, "levels[0].rank", "without quotes, not '1'"),
    "a year that is a date": (with_line(6, "  year: 2024-05-01"), 6, "source.year", "must be a whole number"),
    "hexadecimal": (with_line(6, "  year: 0x7e8"), 6, "source.year", "must be a whole number, not '0x7e8'"),
    "an effort that is none": (
        with_line(30, "    effort: XL"),
        30,
        "categories[0].practices[0].effort",
        "must be S, M or L, not 'XL'",
    ),
    "an origin that is none": (
        with_line(30, "    origin: mine"),
        30,
        "categories[0].practices[0].origin",
        "must be source, secondary, memory or own, not 'mine'",
    ),
    "an unknown field that is close to one": (
        with_line(30, "    efort: S"),
        30,
        "categories[0].practices[0].efort",
        "did you mean effort?",
    ),
    "an American licence": (with_line(6, "  license: MIT"), 6, "source.license", "did you mean licence?"),
    "a misspelt required field": (
        with_line(20, "  qestion: How?"),
        20,
        "categories[0].qestion",
        "did you mean question?",
    ),
    "a field with a capital": (with_line(2, "Name: Own"), 2, "Name", "did you mean name?"),
    "a misspelt list of practices": (
        VALID.replace("  practices:", "  practises:"),
        25,
        "categories[0].practises",
        "did you mean practices?",
    ),
    "an unknown field": (with_line(2, "name: Own\nzzz: 1"), 3, "zzz", "it can have id, name, version"),
    "a field that stands twice": (
        with_line(20, "  name: Again\n  question: How?"),
        20,
        "categories[0].name",
        "stands here twice; it is already on line 19",
    ),
    "a rank that is missing": (
        with_line(15, "- rank: 4").replace("    3:", "    4:").replace("level: 3", "level: 4"),
        15,
        "levels[2].rank",
        "rank 3 is missing between 2 and 4",
    ),
    "many ranks that are missing": (
        with_line(15, "- rank: 9000000").replace("    3:", "    9000000:").replace("level: 3", "level: 9000000"),
        15,
        "levels[2].rank",
        "ranks 3 to 8999999 are missing between 2 and 9000000",
    ),
    "a rank that stands twice": (
        with_line(15, "- rank: 2"),
        15,
        "levels[2].rank",
        "2 is already the rank of the level on",
    ),
    "one level only": (
        re.sub(r"(?m)^    [23]: .*\n", "", without(12, 16)).replace("level: 3", "level: 1"),
        8,
        "levels",
        "has 1 levels; a model needs 2 to 10",
    ),
    "a headline for a level that is none": (
        with_line(24, "    3: Top.\n    9: Nine."),
        25,
        "categories[0].headlines[9]",
        "no level 9 (it has 1 to 3)",
    ),
    "a headline whose rank is a word": (
        with_line(24, "    3: Top.\n    top: T."),
        25,
        "categories[0].headlines.top",
        "must be a rank",
    ),
    "headlines that are a list": (
        with_line(38, "  headlines: []").replace(
            "    1: Second and low.\n    2: Second and high.\n    3: Second and top.\n", ""
        ),
        38,
        "categories[1].headlines",
        "must give each rank its text",
    ),
    "a practice at a level that is none": (
        with_line(32, "    level: 7"),
        32,
        "categories[0].practices[1].level",
        "has no level 7 (it has 1 to 3)",
    ),
    "two categories with one id": (
        with_line(35, "- id: first"),
        35,
        "categories[1].id",
        "'first' is already the id on line 18",
    ),
    "two practices with one id": (
        with_line(31, "  - id: p-1"),
        31,
        "categories[0].practices[1].id",
        "'p-1' is already the id on line 26",
    ),
    "an id with blanks": (with_line(1, "id: my model"), 1, "id", "without blanks, not 'my model'"),
    "an id with a slash": (with_line(1, "id: ../own"), 1, "id", "must consist of letters"),
    "no category": (
        VALID[: VALID.index("categories:")] + "categories: []\n",
        17,
        "categories",
        "at least one category",
    ),
    "a category without words": (
        without(38, 41),
        35,
        "categories[1]",
        "needs practices, or a headline for every level (there is none for 1, 2, 3)",
    ),
    "a level without words": (
        without(24, 24),
        15,
        "levels[2].summary",
        "every category needs a headline for this level (First has none)",
    ),
    "an empty entry of a list": (
        with_line(34, "    success_criterion: S.\n  -"),
        35,
        "categories[0].practices[2]",
        "is empty",
    ),
    "an entry that is a text": (
        with_line(34, "    success_criterion: S.\n  - Be good"),
        35,
        "categories[0].practices[2]",
        "group of named fields",
    ),
    "a control character": (with_line(2, 'name: "a\\x07b"'), 2, "name", "the invisible character U+0007"),
    "a character that turns text around": (with_line(2, 'name: "a\\u202Eb"'), 2, "name", "U+202E"),
    "a raw control character": (with_line(28, "    text: a\x1bb"), 28, "", "the invisible character U+001B"),
    "a name that is too long": (with_line(2, "name: " + "n" * 301), 2, "name", "has 301 characters; at most 300"),
    "a headline that is too long": (
        with_line(22, "    1: " + "h" * 201),
        22,
        "categories[0].headlines[1]",
        "has 201 characters; at most 200",
    ),
    "a text that is too long": (with_line(7, "summary: " + "s" * 2001), 7, "summary", "has 2001 characters"),
    "an alias": (with_line(2, "name: *own"), 2, "name", "YAML reads *own as a reference"),
    "an anchor": (with_line(2, "name: &own Own"), 2, "name", "YAML reads &own as a reference"),
    "a tag": (with_line(2, "name: !!python/name:os.system x"), 2, "name", "has a YAML tag"),
    "a tab": (with_line(5, "\ttitle: T"), 5, "", "has a tab where YAML allows only spaces"),
    "a second colon": (with_line(2, "name: Own: model"), 2, "", "put a text with a colon in quotes"),
    "a special character": (with_line(2, "name: @own"), 2, "", "starts with a special character; put it in quotes"),
    "a bracket that is not closed": (VALID + "x: [a\n", 0, "", "is not valid YAML here or just before"),
    "a second document": (VALID + "---\nid: other\n", 42, "", "starts a second document"),
    "a list as a key": (with_line(2, "? [a]\n: b"), 2, "", "where a field's name belongs"),
    "no UTF-8": (with_line(19, "  name: Käse").encode("latin-1"), 19, "", "is not saved as UTF-8"),
    "UTF-16": (VALID.encode("utf-16"), 1, "", "is not saved as UTF-8"),
    "nothing": ("", 0, "", "is empty"),
    "comments only": ("# soon\n", 0, "", "is empty"),
    "null": ("~\n", 0, "", "is empty"),
    "a text": ("Hello\n", 1, "", "must be a group of named fields (id, name, version, source), not 'Hello'"),
    "a list": ("- id: own\n", 1, "", "must be a group of named fields (id, name, version, source), not a list"),
}
