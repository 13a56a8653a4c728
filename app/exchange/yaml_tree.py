"""YAML read into a tree that knows its lines, with limits against hostile and broken files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from app.i18n import tr

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
MAX_VALUES = 100_000

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_KINDS = {"null": "empty", "bool": "yes or no", "int": "number", "float": "number", "timestamp": "date"}


class Fault(msgspec.Struct, frozen=True):
    """What is wrong at one place of a file: the field's path, its line (1 is the first, 0 none) and a sentence."""

    field: str
    line: int
    sentence: str

    def told(self, file_name: str = "") -> str:
        """The whole sentence, for example 'own.yaml, line 4, levels[0].rank: is missing.'."""
        where = [file_name, tr("line {n}").format(n=self.line) if self.line else "", self.field]
        return ": ".join(part for part in (", ".join(filter(None, where)), self.sentence) if part)


class Scalar(msgspec.Struct):
    """One plain value. `kind`: text, whole number, number, date, yes or no, empty, or unusable (already reported)."""

    text: str
    kind: str
    line: int


class Sequence(msgspec.Struct):
    """A list of values."""

    line: int
    items: list[Node] = []


class Mapping(msgspec.Struct):
    """Named values; `entries` maps the name to the key as it was written and its value."""

    line: int
    entries: dict[str, tuple[Scalar, Node]] = {}


Node = Scalar | Sequence | Mapping


class _StopError(Exception):
    """Reading cannot go on; the fault is already noted."""


class _Frame(msgspec.Struct):
    node: Sequence | Mapping
    path: str
    key: Scalar | None = None


def shown(text: str, limit: int = 40) -> str:
    """A person's value as a message quotes it: on one line, shortened, without control characters."""
    flat = _FORBIDDEN.sub("\ufffd", " ".join(text.split()))
    return flat if len(flat) <= limit else flat[: limit - 1] + "\u2026"


def forbidden_character(text: str) -> str:
    """The name (U+0007) of the first character that no text may hold, or ''."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def member(path: str, key: str) -> str:
    """The path of a field inside another: 'levels[0]' and 'rank' give 'levels[0].rank'."""
    if _WHOLE_NUMBER.fullmatch(key):
        return f"{path}[{key}]"
    return f"{path}.{shown(key)}" if path else shown(key)


def read_yaml(data: bytes) -> tuple[Node | None, tuple[Fault, ...]]:
    """The tree of one YAML document and the faults found; None when there is no tree that could be checked."""
    reader = _Reader()
    try:
        reader.read(reader.decoded(data))
    except _StopError:
        return None, tuple(reader.faults)
    return reader.root, tuple(reader.faults)


class _Reader:
    """Builds the tree from parser events: no recursion, so depth and references are seen before they cost anything."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.stack: list[_Frame] = []
        self.values = 0

    def stop(self, path: str, line: int, sentence: str) -> _StopError:
        """Notes the last fault and gives the exception to raise."""
        self.faults.append(Fault(path, line, sentence))
        return _StopError()

    def decoded(self, data: bytes) -> str:
        """The file's text; stops on other encodings, control characters and emptiness."""
        if len(data) > MAX_BYTES:
            raise self.stop("", 0, tr("is larger than 2 MB, which no maturity model needs"))
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self.stop("", line, tr("is not saved as UTF-8; save it again as UTF-8 text")) from None
        if found := _FORBIDDEN.search(text):
            sentence = tr("holds the invisible character {code}; delete it")
            line = text.count("\n", 0, found.start()) + 1
            raise self.stop("", line, sentence.format(code=forbidden_character(found.group())))
        return text

    def read(self, text: str) -> None:
        """Reads all events of the text into `root`."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        documents = 0
        try:
            for event in yaml.parse(text, Loader=loader):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        raise self.stop("", _line(event), tr("starts a second document; keep only one"))
                elif isinstance(event, yaml.NodeEvent):
                    self.take(event, yaml)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self.stack.pop()
        except yaml.MarkedYAMLError as error:
            raise self.stop(*_syntax_fault(error, text)) from None
        except yaml.YAMLError as error:
            raise self.stop("", 0, tr("cannot be read as YAML ({why})").format(why=shown(str(error), 120))) from None
        if self.root is None or (isinstance(self.root, Scalar) and self.root.kind == "empty"):
            raise self.stop("", 0, tr("is empty"))

    def take(self, event: Any, yaml: Any) -> None:
        """Puts the value of one event into the list or mapping that is open."""
        self.values += 1
        line = _line(event)
        if self.values > MAX_VALUES:
            raise self.stop("", line, tr("holds more values than any maturity model needs"))
        node = self._node(event, yaml, line)
        path = self._place(node)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse_reference(path, line, event, isinstance(event, yaml.AliasEvent))
        elif event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            sentence = tr("has a YAML tag ({tag}), which model files do not use; put text that starts with ! in quotes")
            self.faults.append(Fault(path, line, sentence.format(tag=shown(event.tag))))
        if not isinstance(node, Scalar):
            if len(self.stack) >= MAX_DEPTH:
                raise self.stop("", line, tr("is nested too deeply; check the indentation and the brackets"))
            self.stack.append(_Frame(node, path))

    def _node(self, event: Any, yaml: Any, line: int) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(line)
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", "unusable", line)
        plain = event.implicit[0] and event.tag is None
        kind = _kind(event.value, yaml) if plain else "text"
        return Scalar(event.value, kind if event.tag in (None, "!", "tag:yaml.org,2002:str") else "unusable", line)

    def _refuse_reference(self, path: str, line: int, event: Any, is_alias: bool) -> None:
        sentence = tr(
            "YAML reads {name} as a reference, which model files do not use; "
            "write the text out, and put one that starts with * or & in quotes"
        )
        name = shown(("*" if is_alias else "&") + event.anchor)
        self.faults.append(Fault(path, line, sentence.format(name=name)))

    def _place(self, node: Node) -> str:
        """Hangs a node below the open frame; its path."""
        if not self.stack:
            self.root = node
            return ""
        frame = self.stack[-1]
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
            return f"{frame.path}[{len(frame.node.items) - 1}]"
        if frame.key is None:
            if not isinstance(node, Scalar):
                raise self.stop(frame.path, node.line, tr("has a list or a group where a field's name belongs"))
            frame.key = node
            return frame.path
        key, frame.key = frame.key, None
        path = member(frame.path, key.text)
        if key.text in frame.node.entries:
            first = frame.node.entries[key.text][0].line
            sentence = tr("stands here twice; it is already on line {n}").format(n=first)
            self.faults.append(Fault(path, key.line, sentence))
        else:
            frame.node.entries[key.text] = (key, node)
        return path


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 0


def _kind(text: str, yaml: Any) -> str:
    """What YAML takes an unquoted value for."""
    if _WHOLE_NUMBER.fullmatch(text):
        return "whole number"
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    for tag, pattern in _candidates(resolvers, text):
        if pattern.match(text):
            return _KINDS.get(tag.rpartition(":")[2], "text")
    return "text"


def _candidates(resolvers: Any, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    yield from resolvers.get(text[:1], [])
    yield from resolvers.get(None, [])


def _syntax_fault(error: Any, text: str) -> tuple[str, int, str]:
    """Path (none), line and sentence of a place that is no YAML."""
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    lines = text.splitlines()
    line = lines[number] if number < len(lines) else ""
    problem = str(error.problem or "")
    if "nesting" in problem:
        return "", number + 1, tr("is nested too deeply; check the indentation and the brackets")
    if "\t" in line[: len(line) - len(line.lstrip())] or (mark and line[mark.column : mark.column + 1] == "\t"):
        return "", number + 1, tr("has a tab where YAML allows only spaces; indent with spaces")
    if "mapping values are not allowed" in problem:
        return "", number + 1, tr("has a second colon or a wrong indentation; put a text with a colon in quotes")
    if line.lstrip().startswith(("@", "`", "%")) or (mark and line[mark.column : mark.column + 1] in ("@", "`", "%")):
        return "", number + 1, tr("has a text that starts with a special character; put it in quotes")
    sentence = tr("is not valid YAML here or just before ({why}); check indentation, quotes and brackets")
    return "", number + 1, sentence.format(why=shown(problem, 80))
