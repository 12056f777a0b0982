"""What bundles have done on the library's thread."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change

if TYPE_CHECKING:
    from briefing_app.exporting.bundle import Return
    from briefing_app.library.library import Library
    from briefing_app.packs.blocks import PackDocument
    from briefing_app.ui.packs.preview.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that came back, what it changes, and that as pages."""

    name: str
    back: "Return"
    sheets: "Sheets"


def open_bundle(path: Path, library: "Library") -> Change:
    """A colleague's pack as a new one."""
    opened: Change = importlib.import_module("briefing_app.exporting.bundle").open_bundle(library, path)
    return opened


def returned(pack_id: int, path: Path, library: "Library") -> Shown:
    """What a colleague changed; nothing is taken over."""
    back: Return = importlib.import_module("briefing_app.exporting.bundle").returned(library, pack_id, path)
    sheets = importlib.import_module("briefing_app.ui.packs.preview.sheets")
    return Shown(path.name, back, sheets.lay_out(_drawn(back)))


def _drawn(back: "Return") -> "PackDocument":
    """The changes as a redline: one block each, after the opening."""
    blocks = importlib.import_module("briefing_app.packs.blocks")
    details = back.mine.pack.details
    opening = blocks.SectionOpening("Came back", "What a colleague changed", "changes")
    redlines = [
        blocks.Redline(f"{each.group}, {each.place}", str(each.turn).capitalize(), each.runs) for each in back.changes
    ]
    document: PackDocument = blocks.PackDocument(
        title=details.title,
        marking=details.marking,
        handling=details.handling,
        version=f"Version {details.version}",
        facts_correct_at="",
        author=details.author,
        blocks=(opening, *redlines),
        foot="Not part of the pack",
    )
    return document


def take_back(back: "Return", keys: Sequence[str], library: "Library") -> Change:
    """Changes taken over, in one step."""
    taken: Change = importlib.import_module("briefing_app.exporting.bundle").take_back(library, back, keys)
    return taken
