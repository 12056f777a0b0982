"""pack issue, versions, compare, addendum."""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.output import emit, one_line, say
from briefing_app.cli.pack_arguments import Version
from briefing_app.domain.packs import Issue
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.exporting import issuing
from briefing_app.exporting.build import WRITERS, write_document
from briefing_app.packs.versions import versions
from briefing_app.packs.versions.differences import Difference, differences, words_of

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def run(options: argparse.Namespace, library: "Library") -> int:
    """Do one of the four; the exit code."""
    actions = {"issue": _issue, "versions": _versions, "compare": _compare, "addendum": _addendum}
    return actions[options.action](options, library)


def issue_named(library: "Library", pack_id: int, wanted: Version) -> Issue:
    """The version, or the addendum, of that number.

    Raises:
        BriefingError: it was never issued.
    """
    issues = library.issues(pack_id)
    found = next((one for one in issues if (one.number, one.addendum) == wanted), None)
    if found is None:
        known = ", ".join(_number(one) for one in reversed(issues)) or "none"
        addendum = f"Addendum {wanted.addendum} to version {wanted.number}"
        named = addendum if wanted.addendum else f"Version {wanted.number}"
        raise BriefingError(f"{named} was never issued.", kept="Nothing was written.", remedy=f"Issued were: {known}.")
    return found


def _number(one: Issue | Version) -> str:
    return f"{one.number}.{one.addendum}" if one.addendum else f"{one.number}"


def _issue(options: argparse.Namespace, library: "Library") -> int:
    told = {"cleared_by": options.cleared_by, "facts_correct_at": options.facts_correct_at}
    if said := {name: value for name, value in told.items() if value is not None}:
        library.edit_pack(options.pack, replace(library.pack(options.pack).details, **said))
    issuing.issue(library, options.pack, why=options.why)
    _tell_issued(options, library, None)
    return 0


def _tell_issued(options: argparse.Namespace, library: "Library", file: Path | None) -> None:
    made = issuing.latest(library, options.pack)
    assert made is not None  # noqa: S101 - it was issued a moment ago
    if options.json:
        emit({**_record(made), "path": file})
    else:
        notice = issuing.as_issued(made).notice
        told = f"{versions.called(made)} is issued. {notice}" if file is None else f"{file}: {versions.called(made)}"
        say(one_line(told.rstrip()))


def _record(made: Issue) -> dict[str, object]:
    return {
        "pack_id": made.pack_id,
        "version": made.number,
        "addendum": made.addendum,
        "issued_at": made.issued_at,
        "cleared_by": made.cleared_by,
        "facts_correct_at": made.facts_correct_at,
        "why": made.why,
        "sha256": made.sha256,
    }


def _versions(options: argparse.Namespace, library: "Library") -> int:
    library.pack(options.pack)
    for made in library.issues(options.pack):
        if options.json:
            emit(_record(made))
        else:
            cleared = f", cleared by {'; '.join(made.cleared_by.splitlines())}" if made.cleared_by else ""
            why = f": {made.why}" if made.why else ""
            say(one_line(f"{_number(made)}  {made.issued_at.astimezone():%Y-%m-%d %H:%M}{cleared}{why}"))
    return 0


def _compare(options: argparse.Namespace, library: "Library") -> int:
    _check_ending(options.file)
    old = issue_named(library, options.pack, options.old) if options.old else issuing.latest(library, options.pack)
    if old is None:
        raise BriefingError(
            "No version of this pack was issued yet, so there is nothing to compare with.",
            kept="Nothing was written.",
            remedy="Issue the pack first.",
        )
    new = issue_named(library, options.pack, options.new) if options.new else None
    if options.file is not None:
        write_document(issuing.comparison(library, options.pack, old, new), options.file)
        _tell_written(options)
        return 0
    later = issuing.as_issued(new) if new is not None else issuing.draft(library, options.pack)
    tell_differences(differences(issuing.as_issued(old), later), as_json=options.json)
    return 0


def _addendum(options: argparse.Namespace, library: "Library") -> int:
    _check_ending(options.file)
    changes = issuing.pending(library, options.pack)
    whys = dict(options.why)
    if unknown := sorted(set(whys) - {one.key for one in changes}):
        raise BriefingError(
            f"There is no change “{unknown[0]}”.",
            kept="No addendum was issued.",
            remedy=f"Choose among: {', '.join(one.key for one in changes) or 'none'}.",
        )
    if options.file is None:
        tell_differences(changes, as_json=options.json)
        return 0
    issuing.issue_addendum(library, options.pack, whys, sent_to=options.sent_to)
    made = issuing.latest(library, options.pack)
    assert made is not None  # noqa: S101 - it was issued a moment ago
    issuing.write_issue(library, made, options.file)
    _tell_issued(options, library, options.file)
    return 0


def _check_ending(file: Path | None) -> None:
    if file is not None and file.suffix.casefold() not in WRITERS:
        raise BriefingError(
            f"“{file}” does not end in one of {', '.join(WRITERS)}.",
            kept="Nothing was written.",
            remedy="Name the file for what it is to be, such as redline.pdf.",
        )


def _tell_written(options: argparse.Namespace) -> None:
    if options.json:
        emit({"pack_id": options.pack, "path": options.file})
    else:
        say(one_line(f"{options.file}"))


def tell_differences(found: Iterable[Difference], *, as_json: bool) -> None:
    """A line for each difference, with the name that it goes by."""
    number = 0
    for one in found:
        number += 1
        if as_json:
            emit(
                {
                    "change": one.key,
                    "turn": one.turn,
                    "group": one.group,
                    "place": one.place,
                    "was_at": one.was,
                    "old": words_of(one.old),
                    "new": words_of(one.new),
                }
            )
        else:
            said = " → ".join(f"“{' '.join(words_of(side).split())}”" for side in (one.old, one.new) if side.paragraphs)
            say(one_line(f"{one.key}  {one.turn}, {one.group}, {one.place}: {said}"))
    if not as_json:
        say(f"{counted(number, 'change')}." if number else "Nothing differs.")
