"""Briefing packs: what the official decided to put before a reader, in order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SectionKind(StrEnum):
    """How a section sets its items."""

    TEXT = "text"
    """Own words and points in the order given."""
    QUOTES = "quotes"
    """A quote sheet: each speaker once, with what he or she said."""
    FIGURES = "figures"
    """A table of figures."""


class Likelihood(StrEnum):
    """How likely a question is to be asked."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


class ItemKind(StrEnum):
    """What an item is."""

    POINT = "point"
    NOTE = "note"
    LINE = "line"
    QUESTION = "question"
    CHART = "chart"
    """A picture of figures, drawn from them."""


class ChartKind(StrEnum):
    """How a chart draws its figures."""

    BAR = "bar"
    """A bar for each, the longest first."""
    LINE = "line"
    """A line over time."""
    COMPARISON = "comparison"
    """Two bars for each: then and now."""


class Paper(StrEnum):
    """The size of a printed page."""

    A4 = "a4"
    LETTER = "letter"


class HouseStyle(StrEnum):
    """How numbers, dates and per cent are set in the official's words and in tables; never inside quotes."""

    AS_WRITTEN = "as-written"
    GOV_UK = "gov.uk"
    CABINET = "cabinet-minute"


class OpenFindings(StrEnum):
    """What becomes of an export while findings of the evidence check are open: its owner's choice."""

    TELL = "tell"
    """The cover says so."""
    REFUSE = "refuse"
    """There is no export."""


@dataclass(frozen=True, slots=True)
class PackDetails:
    """What the cover says; dates and times that people write freely are texts."""

    title: str
    marking: str = "OFFICIAL"
    handling: str = ""
    department: str = ""
    brief: str = "Briefing pack"
    """The kind of brief."""
    for_whom: str = ""
    when: str = ""
    needed_by: str = ""
    why_now: str = ""
    what_we_want: str = ""
    author: str = ""
    telephone: str = ""
    cleared_by: str = ""
    copied_to: str = ""
    version: int = 1
    facts_correct_at: datetime | None = None
    house_style: HouseStyle = HouseStyle.AS_WRITTEN
    paper: Paper = Paper.A4
    two_sided: bool = False
    open_findings: OpenFindings = OpenFindings.TELL
    template: str = ""
    """The name of the template that it began with; its required sections are the pack's."""


@dataclass(frozen=True, slots=True)
class PackItem:
    """A point, or the official's own words in Markdown (`markdown`; beside a point: what to say about it).

    `display` is what a page shows of a quote, with omissions and insertions marked; empty for all of it. `file_note` is
    for the file alone and stands in no export; an item that is `not_for_use` stands in none that is public. `chart` and
    `chart_points` are of a CHART: how it is drawn, and the figures, in order.
    """

    id: int
    kind: ItemKind
    title: str = ""
    markdown: str = ""
    point_id: int | None = None
    likelihood: Likelihood | None = None
    display: str = ""
    not_for_use: bool = False
    embargo: datetime | None = None
    file_note: str = ""
    chart: ChartKind | None = None
    chart_points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PackSection:
    """A numbered section, or a lettered annex after them, with its items in order."""

    id: int
    title: str
    kind: SectionKind = SectionKind.TEXT
    subtitle: str = ""
    items: tuple[PackItem, ...] = ()
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What a colleague remarked on a pack or on one of its items; it stands in no export."""

    id: int
    item_id: int | None
    author: str
    words: str
    made_at: datetime
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding of the evidence check that somebody knows of and lets stand; `finding` is its key."""

    finding: str
    by: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A version as it was issued, or (`addendum` from 1) a slip of late changes to one.

    `content` is the frozen pack as JSON, `sha256` (hex) its hash, `why` what the slip or the version is for.
    """

    id: int
    pack_id: int
    number: int
    addendum: int
    issued_at: datetime
    cleared_by: str
    facts_correct_at: datetime | None
    why: str
    content: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it stands."""

    id: int
    details: PackDetails
    sections: tuple[PackSection, ...] = ()
    updated_at: datetime | None = None
    comments: tuple[Comment, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def items(self) -> tuple[PackItem, ...]:
        """Every item, in reading order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def point_ids(self) -> tuple[int, ...]:
        """The points that it stands on, those of charts too, each once, in reading order."""
        named = (one for item in self.items for one in (item.point_id, *item.chart_points))
        return tuple(dict.fromkeys(one for one in named if one is not None))


@dataclass(frozen=True, slots=True)
class PackSummary:
    """A row of the list of packs."""

    id: int
    title: str
    marking: str
    for_whom: str
    needed_by: str
    items: int
    updated_at: datetime | None = None
