"""What versions, exports and checks of issued files have done on the library's thread."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import Issue
from briefing_app.packs.evidence.evidence import check
from briefing_app.packs.evidence.finding_sheet import findings_document
from briefing_app.ui.packs.builds_pane import Build, Format
from briefing_app.ui.packs.versions_pane import Changed

if TYPE_CHECKING:
    from briefing_app.exporting.verify import Verdict
    from briefing_app.library.library import Library
    from briefing_app.ui.packs.preview.sheets import Sheets

# Each of these runs on the library's thread. What writes files and lays pages out is imported where it is needed.


def write(pack_id: int, build: Build, path: Path, library: "Library") -> Path:
    """A pack written as a build; the file's path."""
    module = importlib.import_module("briefing_app.exporting.build")
    if build.format is Format.FINDINGS:
        pack, points, documents = importlib.import_module("briefing_app.exporting.material").material(library, pack_id)
        across = importlib.import_module("briefing_app.exporting.across").across(library, points, documents)
        sheet = findings_document(pack, check(pack, points, documents, across), datetime.now().astimezone())
        module.write_document(sheet, path)
    elif build.format is Format.BUNDLE:
        bundle = importlib.import_module("briefing_app.exporting.bundle")
        (bundle.hand_back if bundle.came_from(library, pack_id) else bundle.hand_over)(library, pack_id, path)
    else:
        module.write(library, pack_id, path, public=build.public, large=build.large)
    return path


def issues(pack_id: int, library: "Library") -> list[Issue]:
    """What was issued of a pack, the latest first."""
    return library.issues(pack_id)


def issue(pack_id: int, why: str, library: "Library") -> Change:
    """The pack frozen as the version that its cover names."""
    issued: Change = _issuing().issue(library, pack_id, why=why)
    return issued


def pending(pack_id: int, library: "Library") -> list[Changed]:
    """What an addendum would tell."""
    return [
        Changed(each.key, f"{str(each.turn).capitalize()}: {each.group}, {each.place}")
        for each in _issuing().pending(library, pack_id)
    ]


def issue_addendum(pack_id: int, whys: Mapping[str, str], sent_to: str, library: "Library") -> Change:
    """A numbered slip of what changed."""
    issued: Change = _issuing().issue_addendum(library, pack_id, whys, sent_to=sent_to)
    return issued


def write_issue(issued: Issue, path: Path, library: "Library") -> Path:
    """A version written again as it was issued."""
    _issuing().write_issue(library, issued, path)
    return path


def comparison(pack_id: int, old: Issue, new: Issue | None, library: "Library") -> "Sheets":
    """The pages of a redline."""
    sheets = importlib.import_module("briefing_app.ui.packs.preview.sheets")
    laid_out: Sheets = sheets.lay_out(_issuing().comparison(library, pack_id, old, new))
    return laid_out


def _issuing() -> ModuleType:
    return importlib.import_module("briefing_app.exporting.issuing")


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that was checked, and what was found."""

    name: str
    verdict: "Verdict"


def verify(path: Path, library: "Library") -> Verified:
    """An issued PDF checked against the library."""
    module = importlib.import_module("briefing_app.exporting.verify")
    return Verified(path.name, module.verify(path, library))
