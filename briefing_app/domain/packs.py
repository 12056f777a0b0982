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


@dataclass(frozen=True, slots=True)
class PackItem:
    """A point, or the official's own words in Markdown (`markdown`; beside a point: what to say about it)."""

    id: int
    kind: ItemKind
    title: str = ""
    markdown: str = ""
    point_id: int | None = None
    likelihood: Likelihood | None = None


@dataclass(frozen=True, slots=True)
class PackSection:
    """A numbered section with its items in order."""

    id: int
    title: str
    kind: SectionKind = SectionKind.TEXT
    subtitle: str = ""
    items: tuple[PackItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it stands."""

    id: int
    details: PackDetails
    sections: tuple[PackSection, ...] = ()
    updated_at: datetime | None = None

    @property
    def items(self) -> tuple[PackItem, ...]:
        """Every item, in reading order."""
        return tuple(item for section in self.sections for item in section.items)


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
