"""The command line: the same work without a window. Heavy imports come with the verb that needs them."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.arguments import USAGE, complain, parsed, wants_window
from app.domain.problems import ExportFault, InvalidInput, LibraryFault, NotFound, Problem
from app.i18n import set_locale, tr, trn

if TYPE_CHECKING:
    from app.domain.model import MaturityModel
    from app.domain.pack import PackOptions
    from app.domain.workshop import Workshop
    from app.settings import Settings
    from app.workbench import Workbench

__all__ = ["main", "wants_window"]

DONE, AT_FAULT, BUG, INTERRUPTED = 0, 1, 3, 130


def main(argv: Sequence[str]) -> int:
    """Carry out one verb. Exit code: 0 done, 1 the input is at fault, 2 wrong usage, 3 a fault of Levelset itself."""
    try:
        _speak_utf8()
        wanted = parsed(argv)
        return _VERBS[wanted.verb](wanted)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    except Problem as problem:
        complain(str(problem))
        return AT_FAULT
    except BrokenPipeError:
        # whoever read our output has seen enough
        _let_go_of_stdout()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:
        return _bug(fault)


# --- the verbs -----------------------------------------------------------------------------------------------------


def _models(wanted: argparse.Namespace) -> int:
    from app.catalogue import catalogue

    found = catalogue()
    if wanted.json:
        from app.exchange.model_json import models_json

        _print_json(models_json(found))
    else:
        from app.exchange.model_text import models_text

        _print(models_text(found))
    for trouble in filter(None, (found.trouble, *(entry.reason for entry in found.unusable))):
        complain(trouble)
    return DONE


def _check_model(wanted: argparse.Namespace) -> int:
    from app.catalogue import check_model, load_model

    faults = check_model(wanted.file)
    for fault in faults:
        complain(fault.told(wanted.file.name))
    if faults:
        return AT_FAULT
    model = load_model(wanted.file)
    practices = sum(1 for _ in model.practices())
    text = tr("{file} can be used: {name}, {levels} levels, {categories} categories, {practices} practices.")
    counts = {"levels": len(model.levels), "categories": len(model.categories), "practices": practices}
    _print([text.format(file=wanted.file.name, name=model.name, **counts)])
    return DONE


def _list(wanted: argparse.Namespace) -> int:
    from app.queries.library import WorkshopRow, workshop_list

    path = _library(wanted)
    rows: tuple[WorkshopRow, ...] = ()
    if path.exists():
        with closing(_open(path)) as workbench:
            rows = workbench.read(workshop_list).rows + workbench.read(workshop_list, shelf="archived").rows
    elif wanted.library and not path.parent.is_dir():
        raise _no_library(path)
    elif wanted.library:
        complain(str(_no_library(path)))
    if wanted.json:
        from app.exchange.workshop_json import list_json

        _print_json(list_json(rows))
    else:
        from app.exchange.workshop_text import list_text

        _use_settings()
        _print(list_text(rows))
    return DONE


def _show(wanted: argparse.Namespace) -> int:
    with closing(_open_existing(wanted)) as workbench:
        workshop = _workshop(workbench, wanted)
    if wanted.json:
        from app.exchange.workshop_json import workshop_json

        _print_json(workshop_json(workshop, dt.datetime.now().astimezone()))
    else:
        from app.exchange.workshop_text import workshop_text

        _use_settings()
        _print(workshop_text(workshop))
    return DONE


def _export(wanted: argparse.Namespace) -> int:
    from app.domain.pack import SHEETS
    from app.pack import write_pack

    folder: Path = wanted.to
    if not folder.is_dir():
        raise ExportFault(_no_folder(folder))
    with closing(_open_existing(wanted)) as workbench:
        workshop = _workshop(workbench, wanted)
        written = write_pack(workshop, folder, _options(workshop, wanted), flat=True)
        _print([str(file.path) for file in written.files])
        for remark in (*written.warnings, *written.failed):
            complain(remark.sentence)
        if any(file.part not in SHEETS for file in written.files):
            _mark_exported(workbench, workshop)
    return AT_FAULT if written.failed else DONE


def _sheets(wanted: argparse.Namespace) -> int:
    from functools import partial

    from app.domain.pack import PackOptions
    from app.report.sheets.occasion import model_alone, sheet_file_name
    from app.report.sheets.write import WRITERS, write_ballots, write_cards

    folder: Path = wanted.to
    if not folder.is_dir():
        raise ExportFault(_no_folder(folder))
    workshop, usual = model_alone(_model(wanted.model)), _use_settings().paper
    options = PackOptions(parts=wanted.only, page="letter" if (wanted.page or usual) == "letter" else "a4")
    writers = {
        **WRITERS,
        "ballots": partial(write_ballots, kind=wanted.ballots, people=wanted.people),
        "cards": partial(write_cards, size=wanted.cards),
    }
    told: dict[str, None] = {}
    for part in options.parts:
        written = writers[part](workshop, folder / sheet_file_name(workshop, part), options)
        _print([str(written.path)])
        told.update(dict.fromkeys(written.warnings))
    for warning in told:
        complain(warning)
    return DONE


def _sample(wanted: argparse.Namespace) -> int:
    from app.catalogue import catalogue
    from app.exchange.sample_file import load_sample, samples

    known = {info.id: info for info in samples()}
    if wanted.list:
        from app.exchange.workshop_text import table

        head = (tr("Name"), tr("Client"), tr("Team"), tr("Model"))
        _print(table([head, *((info.id, info.client, info.team, info.model) for info in known.values())]))
        return DONE
    name = wanted.name or next(iter(known), "")
    if name not in known:
        sentence = tr("There is no sample workshop “{name}”. There are: {known}.")
        raise NotFound(sentence.format(name=name, known=", ".join(known)))
    workshop = load_sample(name, catalogue().get(known[name].model))
    from app.commands import AddWorkshop

    with closing(_open(_library(wanted))) as workbench:
        workbench.do(AddWorkshop(workshop))
        added = tr("{title} was added to {library}.").format(title=workshop.title, library=workbench.path)
    _print([added, workshop.id])
    return DONE


def _score(wanted: argparse.Namespace) -> int:
    from app.exchange.vote_sheet import BadVoteSheet

    try:
        return _new_from_sheet(wanted) if wanted.into is None else _sheet_into(wanted)
    except BadVoteSheet as bad:
        for sentence in bad.sentences:
            complain(sentence)
        return AT_FAULT


def _new_from_sheet(wanted: argparse.Namespace) -> int:
    import msgspec

    from app.commands import AddWorkshop
    from app.domain.making import new_workshop
    from app.exchange.vote_sheet import read_vote_sheet

    model, date = _model(wanted.model), _date(wanted.date or "")
    sheet = read_vote_sheet(wanted.votes, model)
    made = new_workshop(wanted.client, wanted.team, date, model, _use_settings().facilitator)
    made = msgspec.structs.replace(made, participants=sheet.participants, rounds=sheet.rounds)
    with closing(_open(_library(wanted))) as workbench:
        workbench.do(AddWorkshop(made))
        added = tr("{title} was added to {library}.").format(title=made.title, library=workbench.path)
    _print([added, made.id])
    return DONE


def _sheet_into(wanted: argparse.Namespace) -> int:
    from app.exchange.vote_sheet import read_sheet_for
    from app.queries.workshops import find_workshop

    with closing(_open_existing(wanted)) as workbench:
        workshop = workbench.read(find_workshop, wanted.into)
        command = read_sheet_for(wanted.votes, workshop)
        workbench.do(command)
    counted = trn("{n} round", "{n} rounds", len(command.rounds))
    added = tr("{counted} of votes added to {title}.").format(counted=counted, title=workshop.title)
    _print([added, workshop.id])
    return DONE


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "models": _models,
    "models check": _check_model,
    "list": _list,
    "show": _show,
    "export": _export,
    "sheets": _sheets,
    "sample": _sample,
    "score": _score,
}

# --- what the verbs share ------------------------------------------------------------------------------------------


def _model(named: str) -> MaturityModel:
    from app.catalogue import catalogue, load_model

    known = catalogue()
    if named not in {model.id for model in known.models} and Path(named).is_file():
        return load_model(Path(named))
    return known.get(named)


def _date(text: str) -> dt.date:
    if not text:
        return dt.date.today()
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        sentence = tr("“{text}” is no date. Give one such as 2026-11-23.")
        raise InvalidInput(sentence.format(text=text), "date") from None


def _library(wanted: argparse.Namespace) -> Path:
    named: Path | None = wanted.library
    return named or paths.library_path()


def _open(path: Path) -> Workbench:
    from app.workbench import Workbench

    return Workbench(path)


def _open_existing(wanted: argparse.Namespace) -> Workbench:
    path = _library(wanted)
    if not path.exists():
        raise _no_library(path)
    return _open(path)


def _no_library(path: Path) -> LibraryFault:
    return LibraryFault(tr("There is no library at {path} yet. “levelset sample” makes one.").format(path=path))


def _workshop(workbench: Workbench, wanted: argparse.Namespace) -> Workshop:
    from app.queries.workshops import find_workshop

    return workbench.read(find_workshop, wanted.workshop)


def _no_folder(folder: Path) -> str:
    if folder.exists():
        return tr("{folder} is not a folder. Choose another one.").format(folder=folder)
    return tr("The folder {folder} is not there. Make it first, or choose another one.").format(folder=folder)


def _options(workshop: Workshop, wanted: argparse.Namespace) -> PackOptions:
    """What was chosen for the client, with what the command line says instead."""
    import msgspec

    from app.choices import load_choice
    from app.domain.pack import PackOptions

    usual = _use_settings().paper
    found = load_choice(workshop.client) or PackOptions(page=usual)
    given = {"parts": wanted.only, "page": wanted.page, "names": wanted.names}
    return msgspec.structs.replace(found, **{name: value for name, value in given.items() if value is not None})


def _mark_exported(workbench: Workbench, workshop: Workshop) -> None:
    from app.commands import MarkExported

    if workbench.read_only:
        return
    try:
        workbench.do(MarkExported(workshop.id, workshop.changed_at), undoable=False)
    except Problem as problem:
        # the documents are there; only the library's list does not know it
        complain(str(problem))


def _use_settings() -> Settings:
    from app.settings import load_settings

    settings = load_settings(paths.settings_path())
    set_locale(settings.locale)
    return settings


def _print(lines: Iterable[str]) -> None:
    try:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go_of_stdout()
        raise ExportFault(tr("The output could not be written: {reason}.").format(reason=error.strerror)) from error


def _print_json(value: object) -> None:
    _print([json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)])


def _let_go_of_stdout() -> None:
    # Python writes what is left at its end, and would complain once more
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a pipe or a file gets UTF-8 everywhere; a terminal what it can show
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


def _bug(fault: Exception) -> int:
    from app.log import log, start_log

    start_log(paths.log_path())
    log().error("unexpected fault on the command line", exc_info=fault)
    sentence = tr("Something went wrong in Levelset itself ({kind}). Details are in {path}.")
    complain(sentence.format(kind=type(fault).__name__, path=paths.log_path()))
    return BUG
