"""What can be typed after briefing-app."""

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app import __version__
from briefing_app.cli import pack_arguments
from briefing_app.domain.facts import Verdict
from briefing_app.domain.text import whole_characters

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no other name for it

_REGISTER = (
    "columns: name, kind (person, body, unnamed), distinction, party, constituency, aliases (between semicolons), "
    "role, organisation, first, last (days such as 2024-08-21), note; a line for each office; only name must be there"
)
_EXITS = "Exit code: 0 if all went well, 1 if something did not, 2 if the command was not understood."


_STATUSES = ", ".join(f"“{verdict.value}”" for verdict in Verdict)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` is None where the window is asked for."""
    top = argparse.ArgumentParser(
        prog="briefing-app",
        description="Finds quotes and figures in documents and makes briefing packs. Without a command: the window.",
        epilog=_EXITS,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"Briefing Desk {__version__}")
    _add_library(top, default=None)
    top.add_argument("--startup-time", action="store_true", help="print how long the window took to open, and close it")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for add in (
        _add_demo,
        _add_import,
        _add_extract,
        _add_renew,
        _add_search,
        _add_facts,
        _add_stories,
        _add_pack,
        _add_register,
        _add_verify,
    ):
        add(commands)
    return top


def _command(commands: "Commands", name: str, summary: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", epilog=_EXITS, allow_abbrev=False
    )


def _add_library(to: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    # Suppressed in the commands, since their default would undo what stands before the command's name.
    to.add_argument("--library", type=Path, metavar="DIR", default=default, help="the library (by default your own)")


def _add_json(to: argparse.ArgumentParser) -> None:
    to.add_argument("--json", action="store_true", help="print one JSON object a line")


def _add_demo(commands: "Commands") -> None:
    demo = _command(commands, "demo", "take documents to a finished pack without a person")
    demo.add_argument("out", type=Path, metavar="OUT", help="a folder for pack.pdf and the library that it came from")
    demo.add_argument("--from", dest="source", type=Path, metavar="DIR", help="the documents (by default the samples)")


def _add_import(commands: "Commands") -> None:
    importing = _command(commands, "import", "put documents into the library with what is found in them")
    importing.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder at any depth")
    importing.add_argument(
        "--duplicates",
        choices=("tell", "keep", "replace"),
        default="tell",
        help="what is in the library already: tell of it and leave it out (but keep what is only nearly the same), "
        "keep both, or replace the older document, which goes into the bin; default: tell",
    )
    _add_library(importing)
    _add_json(importing)


def _add_extract(commands: "Commands") -> None:
    extract = _command(commands, "extract", "print what is found in files, without a library")
    extract.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    _add_json(extract)


def _add_renew(commands: "Commands") -> None:
    renew = _command(commands, "renew", "find points again, after an upgrade, and leave alone what people touched")
    which = renew.add_mutually_exclusive_group()
    which.add_argument(
        "documents",
        nargs="*",
        type=_positive,
        default=[],
        metavar="DOCUMENT",
        help="numbers of documents, as import --json prints them (by default those that an earlier engine searched)",
    )
    which.add_argument("--all", action="store_true", help="every document")
    _add_library(renew)
    _add_json(renew)


def _add_search(commands: "Commands") -> None:
    search = _command(commands, "search", "find points by their words, speaker, publisher or day")
    which = search.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "query",
        nargs="*",
        default=[],
        type=whole_characters,
        metavar="QUERY",
        help='words, "a phrase", -not (after --), OR, speaker:, role:, org:, publisher:, kind:, before:, after:, in:',
    )
    which.add_argument("--saved", type=whole_characters, metavar="NAME", help="the search that was saved as this")
    what = search.add_mutually_exclusive_group()
    what.add_argument("--ranked", action="store_true", help="those that fit best first, of very many among the newest")
    what.add_argument("--documents", action="store_true", help="documents, by all of their words, instead of points")
    search.add_argument("--limit", type=_positive, default=50, metavar="N", help="at most so many (50)")
    _add_library(search)
    _add_json(search)


def _add_facts(commands: "Commands") -> None:
    facts = _command(commands, "facts", "print what several documents say in figures, and where they disagree")
    facts.add_argument(
        "words", nargs="*", type=whole_characters, metavar="WORD", help="only facts about these (by default all)"
    )
    facts.add_argument(
        "--status",
        action="append",
        choices=[verdict.value for verdict in Verdict],
        metavar="STATUS",
        help=f"only facts that stand so: {_STATUSES}; can be given several times",
    )
    _add_library(facts)
    _add_json(facts)


def _add_stories(commands: "Commands") -> None:
    stories = _command(commands, "stories", "print the announcements that several documents report, with their numbers")
    stories.add_argument(
        "words", nargs="*", type=whole_characters, metavar="WORD", help="only stories whose documents have these"
    )
    _add_library(stories)
    _add_json(stories)


def _add_pack(commands: "Commands") -> None:
    pack = _command(commands, "pack", "list, make, fill, check, export, issue and exchange packs")
    actions = pack.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    adding = pack_arguments.Adding(partial(_command, actions), _finish, _positive)
    _add_pack_list(actions)
    _add_pack_new(actions)
    _add_pack_add(actions)
    for add in (pack_arguments.add_checks, pack_arguments.add_versions, pack_arguments.add_bundles):
        add(adding)


def _add_pack_list(actions: "Commands") -> None:
    _finish(_command(actions, "list", "list the packs"))


def _add_pack_new(actions: "Commands") -> None:
    new = _command(actions, "new", "make a pack and print its number")
    new.add_argument("title", nargs="?", type=_title, metavar="TITLE", help="needed unless it is made from a story")
    new.add_argument("--template", metavar="NAME", help="the kind of brief to start from, such as quote-sheet")
    new.add_argument(
        "--story", type=_positive, metavar="STORY", help="fill a media summary from this story, as stories prints it"
    )
    for name, field, told in (
        ("for", "for_whom", "who reads it, such as “The minister”"),
        ("when", "when", "what it is for, such as “Oral questions, 9 June”"),
        ("marking", "marking", "by default OFFICIAL"),
        ("department", "department", "whose name stands on the cover"),
    ):
        new.add_argument(f"--{name}", dest=field, type=whole_characters, metavar="TEXT", help=told)
    _finish(new)


def _add_pack_add(actions: "Commands") -> None:
    add = _command(actions, "add", "add points to a pack, and accept them")
    add.add_argument("pack", type=_positive, metavar="PACK", help="the pack's number")
    add.add_argument(
        "points", nargs="*", type=_positive, metavar="POINT", help="numbers of points, as search prints them"
    )
    add.add_argument("--query", type=whole_characters, metavar="QUERY", help="every point that a search for this finds")
    _finish(add)


def _add_register(commands: "Commands") -> None:
    register = _command(commands, "register", "take over or give out the register of speakers")
    actions = register.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    taking = _command(actions, "import", "add people, bodies and offices from a CSV file, all of it or nothing")
    giving = _command(actions, "export", "write the register as a CSV file")
    for action in (taking, giving):
        action.add_argument("file", type=Path, metavar="FILE.csv", help=_REGISTER)
    taking.add_argument("--preview", action="store_true", help="say what it would do, and change nothing")
    _finish(taking)
    _finish(giving)


def _add_verify(commands: "Commands") -> None:
    verify = _command(commands, "verify", "check each quote and figure of an issued PDF, offline")
    verify.add_argument("file", type=Path, metavar="FILE.pdf")
    verify.add_argument("--bundle", type=Path, metavar="FILE.briefing", help="compare with the sources in this bundle")
    _finish(verify)


def _finish(action: argparse.ArgumentParser) -> None:
    _add_library(action)
    _add_json(action)


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{whole_characters(text)}” is not a whole number") from error
    if not 1 <= number <= sys.maxsize:
        raise argparse.ArgumentTypeError("must be 1 or more, and no number that is too large to count to")
    return number


def _title(text: str) -> str:
    title = " ".join(whole_characters(text).split())
    if not title:
        raise argparse.ArgumentTypeError("a pack needs a title")
    return title
