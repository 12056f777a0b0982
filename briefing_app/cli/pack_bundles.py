"""pack hand-over, open, hand-back, take-back."""

import argparse
from typing import TYPE_CHECKING

from briefing_app.cli.output import emit, one_line, say
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.exporting import bundle

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.packs.versions.merging import Incoming


def run(options: argparse.Namespace, library: "Library") -> int:
    """Do one of the four; the exit code."""
    actions = {"hand-over": _give, "hand-back": _give, "open": _open, "take-back": _take_back}
    return actions[options.action](options, library)


def _give(options: argparse.Namespace, library: "Library") -> int:
    if options.file.suffix.casefold() != bundle.SUFFIX:
        raise BriefingError(
            f"“{options.file}” does not end in {bundle.SUFFIX}.",
            kept="Nothing was written.",
            remedy=f"Name the file for what it is to be, such as pack{bundle.SUFFIX}.",
        )
    give = bundle.hand_over if options.action == "hand-over" else bundle.hand_back
    give(library, options.pack, options.file, whole=options.whole)
    if options.json:
        emit({"pack_id": options.pack, "path": options.file})
    else:
        say(one_line(f"{options.file}"))
    return 0


def _open(options: argparse.Namespace, library: "Library") -> int:
    made = bundle.open_bundle(library, options.file).created
    if options.json:
        emit({"pack_id": made, "path": options.file})
    else:
        say(str(made))
    return 0


def _take_back(options: argparse.Namespace, library: "Library") -> int:
    back = bundle.returned(library, options.pack, options.file)
    if not options.take and not options.proposed:
        for one in back.changes:
            _tell(one, as_json=options.json)
        if not options.json:
            say(f"{counted(len(back.changes), 'change')}; nothing was taken yet." if back.changes else "No change.")
        return 0
    keys = list(dict.fromkeys(options.take)) if options.take else [one.key for one in back.changes if one.taken]
    if keys:
        bundle.take_back(library, back, keys)
    left = [one.key for one in back.changes if one.key not in keys]
    if options.json:
        emit({"pack_id": options.pack, "taken": keys, "left": left})
    else:
        say(f"{counted(len(keys), 'change')} taken, {len(left):,} left.")
    return 0


def _tell(one: "Incoming", *, as_json: bool) -> None:
    if as_json:
        emit(
            {
                "change": one.key,
                "turn": one.turn,
                "group": one.group,
                "place": one.place,
                "old": one.old,
                "new": one.new,
                "conflict": one.conflict,
                "proposed": one.taken,
            }
        )
        return
    said = " → ".join(f"“{' '.join(words.split())}”" for words in dict.fromkeys((one.old, one.new)) if words)
    conflict = f" CONFLICT: {one.conflict}" if one.conflict else ""
    say(one_line(f"{one.key}  {one.turn}, {one.group}, {one.place}: {said}{conflict}"))
