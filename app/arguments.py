"""The command line's verbs and options: what `levelset --help` tells."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from app import __version__
from app.i18n import tr

USAGE = 2
DOCUMENTS = (
    *("plan", "summary", "owners", "poster", "check", "ballots", "cards", "evidence", "preread"),
    *("docx", "pptx", "md", "xlsx", "csv", "json", "svg", "png"),
)
"""The parts of a pack; app.domain.pack has them too, but takes longer to load than `--help` should."""
SHEETS = ("ballots", "cards", "evidence", "preread")
MOST_PEOPLE = 200
EXAMPLES = {
    "models": "levelset models --json",
    "models check": "levelset models check incident-response.yaml",
    "list": "levelset list --json",
    "show": "levelset show 019ab3 --json",
    "export": "levelset export 019ab3 --to plans --only plan,summary,owners",
    "sheets": "levelset sheets devops --to paper --only ballots,cards --page letter",
    "sample": "levelset sample --library trial.sqlite",
    "score": "levelset score votes.csv --model devops --client Acme --team Payments --date 2026-11-23",
}


def wants_window(argv: Sequence[str]) -> bool:
    """Whether the arguments ask for the window: there is no verb, at most a library is named."""
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--library" and rest and not rest[0].startswith("-"):
            rest.pop(0)
        elif not word.startswith("--library="):
            return False
    return True


def complain(sentence: str) -> None:
    """Write a sentence to stderr as one line, whatever a file's name holds."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """What is wanted; SystemExit for wrong usage, which is told on stderr, and for help."""
    wanted = parser().parse_args(list(argv))
    if wanted.verb == "score":
        given = {name: getattr(wanted, name) for name in _NEW}
        missing = [f"--{name}" for name in _NEW[:3] if given[name] is None]
        surplus = [f"--{name}" for name in _NEW if given[name] is not None]
        if wanted.into is None and missing:
            sentence = tr("the following arguments are required: {names}; or --into with a workshop that is there")
            _wrong("score", sentence.format(names=", ".join(missing)))
        if wanted.into is not None and surplus:
            sentence = tr("--into takes a workshop that is there as it is: leave out {names}")
            _wrong("score", sentence.format(names=", ".join(surplus)))
    return wanted


_NEW = ("model", "client", "team", "date")


def parser() -> argparse.ArgumentParser:
    """The parser; it names what is wanted in `verb`."""
    made = _Parser(
        prog="levelset",
        description=tr("Run maturity-model workshops. Without a verb the window opens."),
        epilog="\n".join((tr("Examples:"), *(f"  {example}" for example in EXAMPLES.values()))),
    )
    made.add_argument("--version", action="version", version=f"Levelset {__version__}")
    made.add_argument("--library", metavar="FILE", type=Path, help=_library_help())
    verbs = made.add_subparsers(title=tr("verbs"), metavar="VERB", required=True)
    _add_models(verbs)
    _json(_verb(verbs, "list", tr("list the workshops of the library")))
    show = _verb(verbs, "show", tr("show a workshop: decisions, gaps, goals and what they lack"))
    show.add_argument("workshop", metavar="WORKSHOP", help=_workshop_help())
    _json(show)
    export = _verb(verbs, "export", tr("write the documents of a workshop into a folder"))
    export.add_argument("workshop", metavar="WORKSHOP", help=_workshop_help())
    export.add_argument("--to", metavar="DIR", type=Path, required=True, help=tr("the folder, which has to be there"))
    export.add_argument("--only", metavar="PARTS", type=_documents, help=_documents_help())
    export.add_argument("--page", choices=("a4", "letter"), help=tr("the paper; else as chosen for the client"))
    names = tr("how people are told; else as chosen for the client")
    export.add_argument("--names", choices=("shown", "roles", "hidden"), help=names)
    _add_sheets(verbs)
    sample = _verb(verbs, "sample", tr("add a sample workshop and print its id as the last line"))
    sample.add_argument("name", metavar="NAME", nargs="?", default="", help=tr("which one; else the first of the list"))
    sample.add_argument("--list", action="store_true", help=tr("list the samples and add none"))
    score = _verb(verbs, "score", tr("take a vote sheet into a new workshop, or one that is there; print its id last"))
    score.add_argument("votes", metavar="VOTES", type=Path, help=tr("a CSV file: docs/command-line.md describes it"))
    score.add_argument("--into", metavar="WORKSHOP", help=tr("a workshop that is there, by its id or its beginning"))
    score.add_argument("--model", metavar="MODEL", help=tr("of a new one: a model's id, or a model file in YAML"))
    score.add_argument("--client", metavar="CLIENT", help=tr("of a new one: for whom"))
    score.add_argument("--team", metavar="TEAM", help=tr("of a new one: the team that voted"))
    score.add_argument("--date", metavar="DATE", help=tr("of a new one, as 2026-11-23; else today"))
    return made


def _add_models(verbs: Any) -> None:
    models = _verb(verbs, "models", tr("list the maturity models at hand"))
    models.usage = "levelset models [-h] [--library FILE] [--json]\n       levelset models check [-h] FILE"
    _json(models)
    inner = models.add_subparsers(prog="levelset models", title=tr("verbs"), metavar="check", required=False)
    check = _verb(inner, "check", tr("say everything that is wrong with a model file"), within="models ")
    check.add_argument("file", metavar="FILE", type=Path, help=tr("a model file in YAML"))


def _add_sheets(verbs: Any) -> None:
    sheets = _verb(verbs, "sheets", tr("write the paper for before a workshop with a model"))
    sheets.add_argument("model", metavar="MODEL", help=tr("a model's id, or a model file in YAML"))
    sheets.add_argument("--to", metavar="DIR", type=Path, required=True, help=tr("the folder, which has to be there"))
    sheets.add_argument("--only", metavar="SHEETS", type=_sheets, default=SHEETS, help=_sheets_help())
    sheets.add_argument("--page", choices=("a4", "letter"), help=tr("the paper; else as in the settings"))
    sheets.add_argument("--people", metavar="N", type=_people, default=0, help=tr("ballots for so many; else 10"))
    sheets.add_argument("--ballots", choices=("category", "person"), default="category", help=_ballots_help())
    sheets.add_argument("--cards", choices=("a6", "a5"), default="a6", help=tr("the cards' size; a6 is a quarter page"))


def _documents(text: str) -> tuple[str, ...]:
    return _some(text, DOCUMENTS, tr("there is no part “{name}”; there are: {known}"))


def _documents_help() -> str:
    return tr("some of {known}, with commas between them; else as chosen for the client").format(
        known=",".join(DOCUMENTS)
    )


def _sheets(text: str) -> tuple[str, ...]:
    return _some(text, SHEETS, tr("there is no sheet “{name}”; there are: {known}"))


def _some(text: str, known: tuple[str, ...], sentence: str) -> tuple[str, ...]:
    wanted = [name.strip() for name in text.split(",") if name.strip()]
    for name in wanted or [text]:
        if name not in known:
            raise argparse.ArgumentTypeError(sentence.format(name=name, known=",".join(known)))
    return tuple(name for name in known if name in wanted)


def _people(text: str) -> int:
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= MOST_PEOPLE:
        return int(text)
    raise argparse.ArgumentTypeError(tr("give a whole number from 1 to {n}").format(n=MOST_PEOPLE))


def _sheets_help() -> str:
    return tr("some of {known}, with commas between them; else all").format(known=",".join(SHEETS))


def _ballots_help() -> str:
    return tr("ballots to cut for each category (as usual), or a sheet for each person")


def _verb(verbs: Any, name: str, text: str, within: str = "") -> Any:
    path = within + name
    made = verbs.add_parser(name, help=text, description=text[:1].upper() + text[1:] + ".", example=EXAMPLES[path])
    # where it is not given after the verb, it must not undo what stands before it
    made.add_argument("--library", metavar="FILE", type=Path, default=argparse.SUPPRESS, help=_library_help())
    made.set_defaults(verb=path)
    return made


def _json(verb: Any) -> None:
    verb.add_argument("--json", action="store_true", help=tr("for other programs: docs/formats.md describes it"))


def _library_help() -> str:
    return tr("the library to work with; else your own")


def _workshop_help() -> str:
    return tr("a workshop's id, or the beginning of it")


class _Parser(argparse.ArgumentParser):
    def __init__(self, *, example: str = "", **kwargs: Any) -> None:
        if example:
            kwargs["epilog"] = tr("Example: {command}").format(command=example)
        options: dict[str, Any] = {"allow_abbrev": False, "formatter_class": argparse.RawDescriptionHelpFormatter}
        super().__init__(**options | kwargs)

    def error(self, message: str) -> NoReturn:
        _complain_of_usage(self.prog, message)


def _wrong(verb: str, message: str) -> NoReturn:
    _complain_of_usage(f"levelset {verb}", message)


def _complain_of_usage(command: str, message: str) -> NoReturn:
    complain(f"{command}: {message}")
    complain(tr("“{command} --help” shows how it is used.").format(command=command))
    raise SystemExit(USAGE)
