"""What an evidence check found as a sheet of its own, which is no part of the pack."""

from collections.abc import Iterable
from datetime import datetime

from briefing_app.domain.packs import Pack
from briefing_app.packs.blocks import FindingEntry, FindingSheet, PackDocument, Text
from briefing_app.packs.citations import facts_time
from briefing_app.packs.crossrefs import Placed, placed
from briefing_app.packs.evidence.findings import Checked, Finding

FOOT = "Not part of the pack"
_LONGEST = 70


def findings_document(pack: Pack, checked: Checked, now: datetime) -> PackDocument:
    """The findings of a pack, those that are open first, then those that somebody lets stand."""
    places = placed(pack)
    numbered = tuple(enumerate((*checked.open, *checked.accepted), 1))
    entries = tuple(_entry(number, finding, places) for number, finding in numbered)
    sheet = FindingSheet(
        tuple(entry for entry in entries if not entry.accepted),
        tuple(entry for entry in entries if entry.accepted),
        " ".join(f"{sentence}." for sentence in checked.sound),
        facts_time(now),
    )
    details = pack.details
    return PackDocument(
        title=details.title,
        marking=details.marking,
        handling=details.handling,
        version=f"Version {details.version}",
        facts_correct_at=facts_time(details.facts_correct_at) if details.facts_correct_at else "",
        author=details.author,
        blocks=(sheet,),
        items=(None,),
        paper=details.paper,
        foot=FOOT,
    )


def _entry(number: int, finding: Finding, places: Iterable[Placed]) -> FindingEntry:
    accepted = finding.accepted
    words = f": “{accepted.words}”" if accepted and accepted.words.strip() else ""
    let_stand = f"{accepted.by or 'Somebody'}, {facts_time(accepted.at)}{words}" if accepted else ""
    return FindingEntry(
        number, finding.kind.value, place(finding, places), (Text(finding.sentence),), finding.advice, let_stand
    )


def place(finding: Finding, places: Iterable[Placed]) -> str:
    """Where a finding is: *Section 3, item 2, “Cover at busy beaches”*; the cover where it is of none."""
    for one in places:
        if finding.section_id is not None and one.section.id == finding.section_id:
            return one.label
        for at, item in enumerate(one.section.items, 1):
            if finding.item_id is not None and item.id == finding.item_id:
                title = item.title if len(item.title) <= _LONGEST else f"{item.title[: _LONGEST - 1].rstrip()}…"
                named = title and not title.isdigit()  # a numeral only says once more which one it is
                return f"{one.label}, item {at}" + (f", “{title}”" if named else "")
    return "Cover"
