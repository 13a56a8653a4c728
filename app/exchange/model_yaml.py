"""A model file read into a MaturityModel, or into every fault that it has."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import Any, get_args

import msgspec
from msgspec import inspect

from app.domain.model import Effort, MaturityModel, Origin
from app.exchange.model_rules import Draft, check_rules
from app.exchange.yaml_tree import Fault, Mapping, Node, Scalar, Sequence, forbidden_character, member, read_yaml, shown
from app.i18n import tr

MAX_FAULTS = 100
MAX_HEADLINE_SHOWN = 200
MAX_TEXT = 2_000
_LIMITS = {"id": 100, "version": 50, "name": 300, "title": 500, "headlines": MAX_HEADLINE_SHOWN}
_ONE_LINE = frozenset(_LIMITS)
_CHOICES: dict[str, tuple[str, ...]] = {"effort": get_args(Effort), "origin": get_args(Origin)}


def read_model(data: bytes) -> tuple[MaturityModel | None, tuple[Fault, ...]]:
    """The model of a file's bytes, or None and its faults in the order of their lines."""
    root, faults = read_yaml(data)
    draft = Draft(faults=list(faults))
    if root is not None:
        values = _Checker(draft).value(root, inspect_model(), "", "")
        if isinstance(values, dict):
            draft.values = values
            check_rules(draft)
    if not draft.faults:
        try:
            return msgspec.convert(draft.values, MaturityModel), ()
        except msgspec.ValidationError as error:  # the checks above should have seen it
            draft.fault("", str(error))
    return None, _listed(draft.faults)


@lru_cache(maxsize=1)
def inspect_model() -> inspect.Type:
    """The fields of a model file: those of the domain's values, so that there is one list of them."""
    return inspect.type_info(MaturityModel)


def _listed(faults: list[Fault]) -> tuple[Fault, ...]:
    """Faults by line, each once, and no more than a person would read."""
    ordered = sorted(dict.fromkeys(faults), key=lambda fault: fault.line)
    if len(ordered) > MAX_FAULTS:
        more = tr("{n} more faults are not listed").format(n=len(ordered) - MAX_FAULTS)
        ordered = [*ordered[:MAX_FAULTS], Fault("", 0, more)]
    return tuple(ordered)


_MISSING = object()


class _Checker:
    """Compares a tree with the types of the domain's values; gives what is sound and notes what is not."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def value(self, node: Node, wanted: Any, path: str, name: str) -> Any:
        """The plain value of a node, or _MISSING when it is none of the wanted type."""
        self.draft.lines[path] = node.line
        if isinstance(node, Scalar) and node.kind == "unusable":
            return _MISSING
        if isinstance(wanted, inspect.UnionType):
            wanted = next(kind for kind in wanted.types if not isinstance(kind, inspect.NoneType))
        if isinstance(wanted, inspect.StructType):
            return self._group(node, wanted, path)
        if isinstance(wanted, inspect.VarTupleType):
            return self._list(node, wanted.item_type, path, name)
        if isinstance(wanted, inspect.DictType):
            return self._by_rank(node, path, name)
        if isinstance(wanted, inspect.IntType):
            return self._whole_number(node, path)
        if isinstance(wanted, inspect.LiteralType):
            return self._choice(node, _CHOICES.get(name) or tuple(map(str, wanted.values)), path)
        return self._text(node, path, name)

    def _refuse(self, path: str, line: int, sentence: str) -> Any:
        self.draft.fault(path, sentence, line)
        return _MISSING

    def _group(self, node: Node, wanted: inspect.StructType, path: str) -> Any:
        if not isinstance(node, Mapping):
            sentence = tr("must be a group of named fields ({fields}), not {what}")
            names = ", ".join(f.name for f in wanted.fields[:4])
            return self._refuse(path, node.line, sentence.format(fields=names, what=_what(node)))
        fields = {f.name: f for f in wanted.fields}
        excused = self._unknown_fields(node, fields, wanted, path)
        values: dict[str, Any] = {}
        for name, entry in fields.items():
            place = member(path, name)
            if name not in node.entries:
                if _needed(entry) and name not in excused:
                    self._refuse(place, node.line, tr("is missing"))
                continue
            child = node.entries[name][1]
            if isinstance(child, Scalar) and child.kind == "empty":
                self._empty(entry, place, node.entries[name][0].line)
                continue
            value = self.value(child, entry.type, place, name)
            if not isinstance(child, Scalar):
                self.draft.lines[place] = node.entries[name][0].line
            if value == "":
                self._empty(entry, place, child.line)
            elif value is not _MISSING:
                values[name] = value
        if "practices" in fields:
            values.setdefault("practices", [])
        return values

    def _empty(self, entry: inspect.Field, path: str, line: int) -> None:
        if _needed(entry):
            self._refuse(path, line, tr("is empty"))

    def _unknown_fields(
        self, node: Mapping, fields: dict[str, inspect.Field], wanted: inspect.StructType, path: str
    ) -> set[str]:
        """Notes fields that the format does not have; the missing fields that they were probably meant to be."""
        meant: set[str] = set()
        free = [name for name in fields if name not in node.entries]
        for written, (key, _) in node.entries.items():
            if written in fields or key.kind == "unusable":
                continue
            close = get_close_matches(written.strip().lower().replace(" ", "_").replace("-", "_"), free, 1, 0.6)
            close = close or get_close_matches(written.lower()[:40], list(fields), 1, 0.75)
            meant.update(close)
            self.draft.told.update(member(path, name) for name in close)
            sentence = tr("is no field of {thing}; it can have {fields}")
            if close:
                sentence = tr("is no field of {thing}; did you mean {close}?")
            sentence = sentence.format(thing=_thing(wanted), fields=", ".join(fields), close="".join(close))
            self._refuse(member(path, written), key.line, sentence)
        return meant

    def _list(self, node: Node, item_type: Any, path: str, name: str) -> Any:
        if not isinstance(node, Sequence):
            sentence = tr("must be a list, each entry on its own line after a dash, not {what}")
            return self._refuse(path, node.line, sentence.format(what=_what(node)))
        items = []
        for index, item in enumerate(node.items):
            place = f"{path}[{index}]"
            if isinstance(item, Scalar) and item.kind == "empty":
                items.append(self._refuse(place, item.line, tr("is empty")))
                continue
            items.append(self.value(item, item_type, place, name))
            if items[-1] == "":
                self._refuse(place, item.line, tr("is empty"))
        return [None if item is _MISSING else item for item in items]

    def _by_rank(self, node: Node, path: str, name: str) -> Any:
        if not isinstance(node, Mapping):
            sentence = tr("must give each rank its text, such as 1: What a team looks like here; it is {what}")
            return self._refuse(path, node.line, sentence.format(what=_what(node)))
        texts: dict[int, str] = {}
        for written, (key, child) in node.entries.items():
            place = member(path, written)
            # JSON, which is YAML too, can write names only in quotes.
            if not (key.kind == "whole number" or (key.kind == "text" and written.isascii() and written.isdigit())):
                sentence = tr("must be a rank, a whole number, not '{value}'")
                self._refuse(place, key.line, sentence.format(value=shown(written)))
            elif not (isinstance(child, Scalar) and child.kind == "empty"):
                text = self.value(child, inspect.StrType(), place, name)
                self.draft.lines[place] = key.line
                if text is not _MISSING and text:
                    texts[int(written[:15])] = text
        return texts

    def _whole_number(self, node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.kind == "whole number":
            return int(node.text)
        if isinstance(node, Scalar) and node.kind == "text" and node.text.strip().isdecimal():
            sentence = tr("must be a whole number without quotes, not '{value}'").format(value=shown(node.text))
        else:
            sentence = tr("must be a whole number, not {what}").format(what=_what(node))
        return self._refuse(path, node.line, sentence)

    def _choice(self, node: Node, choices: tuple[str, ...], path: str) -> Any:
        if isinstance(node, Scalar) and node.text in choices:
            return node.text
        allowed = tr("{these} or {last}").format(these=", ".join(choices[:-1]), last=choices[-1])
        sentence = tr("must be {allowed}, not {what}").format(allowed=allowed, what=_what(node))
        return self._refuse(path, node.line, sentence)

    def _text(self, node: Node, path: str, name: str) -> Any:
        if not isinstance(node, Scalar):
            sentence = tr("must be text, not {what}; put a text with brackets, braces or a colon in quotes")
            return self._refuse(path, node.line, sentence.format(what=_what(node)))
        if node.kind != "text":
            sentence = tr('must be text, but YAML reads {value} as {kind}; put it in quotes: "{value}"')
            return self._refuse(path, node.line, sentence.format(value=shown(node.text), kind=_kind_name(node.kind)))
        text = " ".join(node.text.split()) if name in _ONE_LINE else node.text.strip()
        if code := forbidden_character(text):
            sentence = tr("holds the invisible character {code}; delete it")
            return self._refuse(path, node.line, sentence.format(code=code))
        limit = _LIMITS.get(name, MAX_TEXT)
        if len(text) > limit:
            sentence = tr("has {n} characters; at most {limit} are possible").format(n=len(text), limit=limit)
            return self._refuse(path, node.line, sentence)
        return text


def _needed(entry: inspect.Field) -> bool:
    """Whether a file must have a field. Practices may be absent: a category can be described by headlines alone."""
    return entry.required and entry.name != "practices"


def _thing(wanted: inspect.StructType) -> str:
    names = {
        "MaturityModel": tr("a maturity model"),
        "Source": tr("a source"),
        "Level": tr("a level"),
        "Category": tr("a category"),
        "Practice": tr("a practice"),
    }
    return names.get(wanted.cls.__name__, wanted.cls.__name__)


def _kind_name(kind: str) -> str:
    names = {
        "number": tr("a number"),
        "whole number": tr("a number"),
        "date": tr("a date"),
        "yes or no": tr("yes or no"),
        "empty": tr("nothing"),
    }
    return names.get(kind, kind)


def _what(node: Node) -> str:
    """What stands in the file, as a message names it."""
    if isinstance(node, Sequence):
        return tr("a list")
    if isinstance(node, Mapping):
        return tr("a group of named fields")
    if node.kind == "empty":
        return tr("nothing")
    return f"'{shown(node.text)}'"
