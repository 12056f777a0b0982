"""What a name is made of: what it names, and the words that open it, stand in it or say what its bearer is."""

from dataclasses import dataclass
from enum import Enum

from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.lexicon import words

_PREFIXES = frozenset({"co", "ex", "vice", "non", "pro"})


class Sort(Enum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands, `text[start:end]`, style and role before it left out; both in `title` and `role`.

    `sure` where its own words settle what it names.
    """

    start: int
    end: int
    text: str
    sort: Sort
    title: str = ""
    role: str = ""
    role_start: int = -1
    sure: bool = False


def is_starter(token: str) -> bool:
    lowered = token.lower().rstrip(".")
    return lowered in words("starters") and not (token.isupper() and len(token) > 1 and lowered in {"it", "us", "who"})


def office_word(token: str) -> bool:
    before, _, last = token.rstrip(".").lower().rpartition("-")
    if before in _PREFIXES and last in words("roles"):  # *Co-author*, *Ex-miner*
        return True
    return "-of-" in token or token.rstrip(".").lower() in words("roles") or token.rstrip(".") in words("ranks")


def opens_name(token: str) -> bool:
    return token.lower().split("-")[0] in first_names() or token.rstrip(".") in words("titles")
