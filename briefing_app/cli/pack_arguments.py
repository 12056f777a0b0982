"""What can be typed after briefing-app pack."""

import argparse
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from briefing_app.domain.text import whole_characters

_FORMATS = "its ending says what it is: .pdf, .docx, .html, .md"
_VERSION = re.compile(r"([1-9]\d{0,5})(?:\.([1-9]\d{0,3}))?")


class Version(NamedTuple):
    """A version that was issued, or an addendum to it: *3*, *3.1*."""

    number: int
    addendum: int = 0


class Adding(NamedTuple):
    """How commands are added: a parser by its name, and the options that all have at the end."""

    command: Callable[[str, str], argparse.ArgumentParser]
    finish: Callable[[argparse.ArgumentParser], None]
    number: Callable[[str], int]


def add_checks(adding: Adding) -> None:
    """check, export."""
    check = adding.command("check", "check the evidence of a pack; exit code 1 while findings are open")
    check.add_argument(
        "pack", type=_pack_or_file, metavar="PACK", help="the pack's number, or a bundle (FILE.briefing)"
    )
    check.add_argument("--public", action="store_true", help="the public build, without what is not for use")
    adding.finish(check)
    export = adding.command(
        "export", "write a pack as a PDF, a Word document, a web page, Markdown, or its points as CSV"
    )
    _pack(export, adding)
    export.add_argument("file", type=Path, metavar="FILE", help=f"{_FORMATS}, .csv")
    export.add_argument("--public", action="store_true", help="leave out what is not for use")
    export.add_argument(
        "--large-print", action="store_true", help="a PDF in large print: one column, words at 16 points"
    )
    what = export.add_mutually_exclusive_group()
    what.add_argument("--findings", action="store_true", help="the sheet of findings, which is no part of the pack")
    what.add_argument(
        "--version", type=_version, metavar="N", help="a version as it was issued (3), or an addendum (3.1)"
    )
    adding.finish(export)


def add_versions(adding: Adding) -> None:
    """issue, versions, compare, addendum."""
    _add_issue(adding)
    versions = adding.command("versions", "list what was issued of a pack, the latest first")
    _pack(versions, adding)
    adding.finish(versions)
    _add_compare(adding)
    _add_addendum(adding)


def _add_issue(adding: Adding) -> None:
    issue = adding.command("issue", "freeze a pack as the version on its cover, and go on as the next one")
    _pack(issue, adding)
    issue.add_argument("--cleared-by", type=whole_characters, metavar="TEXT", help="put this on the cover first")
    issue.add_argument(
        "--facts-correct-at", type=_moment, metavar="TIME", help="put this on the cover first, such as 2026-11-05T14:00"
    )
    issue.add_argument("--why", type=whole_characters, default="", metavar="TEXT", help="what the version is for")
    adding.finish(issue)


def _add_compare(adding: Adding) -> None:
    compare = adding.command("compare", "tell what differs between two versions, or write a redline of them")
    _pack(compare, adding)
    compare.add_argument("file", nargs="?", type=Path, metavar="FILE", help=f"for the redline; {_FORMATS}")
    compare.add_argument(
        "--from", dest="old", type=_version, metavar="N", help="the earlier (by default the last issued)"
    )
    compare.add_argument(
        "--to", dest="new", type=_version, metavar="N", help="the later (by default the pack as it is)"
    )
    adding.finish(compare)


def _add_addendum(adding: Adding) -> None:
    addendum = adding.command("addendum", "tell what has changed since the last version, or issue a slip that does")
    _pack(addendum, adding)
    addendum.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=f"issue the slip, and write it; {_FORMATS}"
    )
    addendum.add_argument(
        "--why",
        action="append",
        type=_why,
        default=[],
        metavar="CHANGE=TEXT",
        help="why, for a change as addendum names it without FILE; can be given several times",
    )
    addendum.add_argument(
        "--sent-to", type=whole_characters, default="", metavar="TEXT", help="by default the copy list"
    )
    adding.finish(addendum)


def add_bundles(adding: Adding) -> None:
    """hand-over, open, hand-back, take-back."""
    for name, summary in (
        ("hand-over", "write a pack with its points and their passages for a colleague"),
        ("hand-back", "write a pack that came from a colleague for him or her to take back"),
    ):
        giving = adding.command(name, summary)
        _pack(giving, adding)
        _bundle(giving)
        giving.add_argument("--whole", action="store_true", help="the sources with all of their text")
        adding.finish(giving)
    opening = adding.command("open", "take a colleague's pack into the library as a new one")
    _bundle(opening)
    adding.finish(opening)
    taking = adding.command("take-back", "tell what a colleague changed in a pack, or take changes over")
    _pack(taking, adding)
    _bundle(taking)
    which = taking.add_mutually_exclusive_group()
    which.add_argument(
        "--take", action="append", default=[], metavar="CHANGE", help="take this change; can be given several times"
    )
    which.add_argument("--proposed", action="store_true", help="take all that nobody changed here too")
    adding.finish(taking)


def _pack(to: argparse.ArgumentParser, adding: Adding) -> None:
    to.add_argument("pack", type=adding.number, metavar="PACK", help="the pack's number")


def _bundle(to: argparse.ArgumentParser) -> None:
    to.add_argument("file", type=Path, metavar="FILE.briefing")


def _pack_or_file(text: str) -> int | Path:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else Path(text)


def _version(text: str) -> Version:
    found = _VERSION.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(
            f"“{whole_characters(text)}” is no version, such as 3, and no addendum, such as 3.1"
        )
    return Version(int(found[1]), int(found[2] or 0))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"“{whole_characters(text)}” is no time, such as 2026-11-05T14:00") from error


def _why(text: str) -> tuple[str, str]:
    key, sign, why = whole_characters(text).partition("=")
    if not sign or not key.strip():
        raise argparse.ArgumentTypeError("give the change and the reason, such as item-12=“The county told us”")
    return key.strip(), why.strip()
