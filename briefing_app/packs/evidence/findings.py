"""What an evidence check finds: its kinds, its remedies, and what people let stand."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing_app.domain.packs import Acceptance

_KEY_DIGITS = 10


class FindingKind(StrEnum):
    """The findings, named as people read them."""

    LOST = "Lost source"
    NOT_VERBATIM = "Not word for word"
    CUT = "Sentences left out"
    SPEAKER = "Speaker not settled"
    DOUBTFUL = "Speaker in doubt"
    ROLE = "Role not held that day"
    SINGLE = "Only one source"
    STRENGTH = "Stated with different strength"
    CONFLICT = "Sources conflict"
    SUPERSEDED = "There is a newer figure"
    UNSUPPORTED = "Number without a figure"
    UNREVIEWED = "Nobody has accepted it"
    REJECTED = "Rejected since"
    MARKING = "Marked higher than the pack"
    EMBARGO = "Under embargo"
    NOT_FOR_USE = "Not for use, but used"
    NOTHING_WRITTEN = "Nothing written yet"
    PROMPT = "Prompt left standing"
    REFERENCE = "Leads nowhere"
    EMPTY_SECTION = "Empty section"
    MISSING_SECTION = "Section missing"
    NO_TIME = "No “facts correct at”"
    NOT_CLEARED = "Not cleared"


class Remedy(StrEnum):
    """What would put a finding right."""

    TAKE_OUT = "Take it out of the pack"
    SETTLE = "Settle who said it"
    CHECK_ROLE = "Check the role in the register"
    ACCEPT = "Accept it"
    SHOW_SOURCE = "Show it in its document"
    CHANGE_DISPLAY = "Change what is shown of it"
    WRITE = "Write it"
    WRITE_SO = "Write it as the source does"
    ADD = "Add something to it"
    ADD_FIGURE = "Add the figure that bears it out"
    ADD_SECTION = "Add the section"
    SECOND_SOURCE = "Find a second source"
    SHOW_OTHER = "Show the other source"
    USE_NEWER = "Use the newer figure"
    WAIT = "Take it out until then"
    MEND_REFERENCE = "Mend the reference"
    SAY_TIME = "Say when the facts were correct"
    SAY_CLEARANCE = "Say who cleared it"
    RAISE_MARKING = "Change the pack’s marking"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: what is wrong in a sentence, where, and what would put it right.

    `key` stays the same while other things are edited. `write` are the words to write instead, where they are known;
    `other_id` is the point of another document that it is about. `accepted` says who let it stand.
    """

    kind: FindingKind
    sentence: str
    remedy: Remedy
    item_id: int | None = None
    section_id: int | None = None
    point_id: int | None = None
    key: str = ""
    write: str = ""
    other_id: int | None = None
    accepted: Acceptance | None = None
    words: str = ""
    """The words of our own that it is about, as they stand in the item."""

    @property
    def advice(self) -> str:
        """The remedy as people read it, with the words to write where they are known."""
        return f"Write “{self.write}”" if self.write else self.remedy.value


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in the pack's order, and in a few sentences what was found in order."""

    findings: tuple[Finding, ...]
    sound: tuple[str, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has let stand."""
        return tuple(finding for finding in self.findings if finding.accepted is None)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """The findings that somebody knows of and lets stand."""
        return tuple(finding for finding in self.findings if finding.accepted is not None)

    def of_item(self, item_id: int) -> tuple[Finding, ...]:
        """The findings of an item."""
        return tuple(finding for finding in self.findings if finding.item_id == item_id)


def key(kind: FindingKind, place: str, what: str = "") -> str:
    """A finding's key: what it is, where (*item-3*), and a short print of the words that it is about."""
    digest = hashlib.sha256(" ".join(what.casefold().split()).encode()).hexdigest()[:_KEY_DIGITS] if what else ""
    return ":".join(part for part in (kind.name.lower().replace("_", "-"), place, digest) if part)


def keyed(finding: Finding, what: str = "") -> Finding:
    """The finding with its key: its item, section or point, and the words that it is about."""
    places = (("item", finding.item_id), ("section", finding.section_id), ("point", finding.point_id))
    place = next((f"{name}-{number}" for name, number in places if number is not None), "pack")
    return replace(finding, key=key(finding.kind, place, what))


def with_acceptances(findings: Iterable[Finding], acceptances: Iterable[Acceptance]) -> tuple[Finding, ...]:
    """The findings, each once by its key, with who let them stand."""
    known = {acceptance.finding: acceptance for acceptance in acceptances}
    each = {finding.key: replace(finding, accepted=known.get(finding.key)) for finding in findings}
    return tuple(each.values())
