"""Speakers: people and bodies, their names and offices, and as what they are quoted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SpeakerKind(StrEnum):
    """What an entry of the register stands for."""

    PERSON = "person"
    BODY = "body"
    UNNAMED = "unnamed"
    """Somebody whom the text describes and does not name: *a spokesperson for the Lock Inspectorate*."""


class OfficeSource(StrEnum):
    """How an office came to be known."""

    SEEN = "seen"
    """Stated in documents, from the day of the first to that of the last; kept up by itself."""
    ENTERED = "entered"
    """A person entered or corrected it."""
    IMPORTED = "imported"
    """It came with a register that was read in."""
    DISMISSED = "dismissed"
    """A person took it away: it is not shown, and not learned again."""


@dataclass(frozen=True, slots=True)
class OfficeDetails:
    """An office; `first` and `last` are days in it, None where the day is not known or has not come."""

    role: str
    organisation: str = ""
    first: date | None = None
    last: date | None = None

    def held_on(self, day: date | None) -> bool:
        """Whether it was held that day; on an unknown day only an office without any dates was."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Office:
    """An office of somebody in the register."""

    id: int
    details: OfficeDetails
    source: OfficeSource


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of somebody in the register."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class SpeakerDetails:
    """What a person may correct about an entry; `distinction` tells those of one name apart (*the goalkeeper*)."""

    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    distinction: str = ""
    party: str = ""
    constituency: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A row of the list of speakers: the roles as their documents state them, newest first.

    `unconfirmed` of the `quotes` are put down to this entry without being sure. A `provisional` entry is only a name
    that could not be given to anybody yet: all its quotes wait for somebody to settle them.
    """

    id: int
    name: str
    roles: tuple[str, ...] = ()
    quotes: int = 0
    first: date | None = None
    last: date | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    distinction: str = ""
    party: str = ""
    constituency: str = ""
    aliases: tuple[str, ...] = ()
    unconfirmed: int = 0
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """An entry of the register. Offices come the newest first, those without dates last."""

    id: int
    details: SpeakerDetails
    aliases: tuple[Alias, ...] = ()
    offices: tuple[Office, ...] = ()
    quotes: int = 0
    unconfirmed: int = 0
    provisional: bool = False

    def offices_on(self, day: date | None) -> tuple[Office, ...]:
        """The offices held that day."""
        return tuple(office for office in self.offices if office.details.held_on(day))


class Likeness(StrEnum):
    """How a mention is like the one that is being settled; the value says it to people."""

    ITSELF = "this one"
    DOCUMENT = "in the same document"
    ROLE = "of the same role or body"
    NAME = "of the same name"


@dataclass(frozen=True, slots=True)
class LikeMention:
    """A point that one correction could settle too."""

    point_id: int
    document_id: int
    likeness: Likeness

    @property
    def surely(self) -> bool:
        """Whether to offer it as chosen: a name alone is too little."""
        return self.likeness is not Likeness.NAME


@dataclass(frozen=True, slots=True)
class SettlePreview:
    """What a correction of one mention concerns: the mention itself first, then those like it, nearest first.

    `choices` are whom it may be: entries whose names fit, first those whom the document quotes, then by quotes.
    """

    named: str
    mentions: tuple[LikeMention, ...]
    choices: tuple[SpeakerSummary, ...] = ()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the points to settle unless the person says otherwise."""
        return tuple(mention.point_id for mention in self.mentions if mention.surely)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do: `points` move to `into`, which takes on `aliases`; `offices` are those of all of them."""

    into: SpeakerSummary
    gone: tuple[SpeakerSummary, ...]
    points: int
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class SettledName:
    """So many points, whose documents name a speaker so, that are put down to an entry for sure."""

    named: str
    speaker: str
    points: int


@dataclass(frozen=True, slots=True)
class RegisterPreview:
    """What taking a register over would do: the entries that it names, how many of them are new, what it settles.

    `settled` has the names with most points first.
    """

    entries: int
    new: int
    settled: tuple[SettledName, ...] = ()

    @property
    def points(self) -> int:
        """How many points it settles."""
        return sum(each.points for each in self.settled)
