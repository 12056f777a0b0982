"""Whether what a document states of somebody fits an office that is known."""

from datetime import date, timedelta
from functools import lru_cache

from briefing_app.domain.speakers import OfficeDetails
from briefing_app.library.query import tokens
from briefing_app.library.storage.rows import Mention

_LISTS = {
    "small": "a an and at for from in of on the to with its his her their s",
    "general": """
    minister secretary state chief executive officer director head manager chair chairman chairwoman leader deputy vice
    president member spokesperson spokesman spokeswoman shadow former department office board council committee company
    group association national general senior junior acting lead mp councillor professor dr
    """,
    "politics": """
    minister secretary chancellor mp msp ms mla peer lord baroness councillor mayor leader whip shadow premier taoiseach
    speaker senator politician parliamentary party
    """,
}
_SMALL, _GENERAL, _POLITICS = (frozenset(words.split()) for words in _LISTS.values())
"""General words make two offices look alike without showing that they are one; in politics one holds several."""
_YEAR = timedelta(days=365)


def agree(stated: Mention, office: OfficeDetails) -> bool:
    """Whether a mention and an office say the same of role or body: all the words of a role, or one that tells."""
    ours, theirs = _words(stated.role, stated.organisation), _words(office.role, office.organisation)
    same_role = _words(stated.role) == _words(office.role) != frozenset()
    return same_role or bool((ours & theirs) - _GENERAL)


def may_be_one(stated: Mention, office: OfficeDetails) -> bool:
    """Whether one person may well be called both: a word in common, or offices that go together."""
    ours, theirs = _words(stated.role, stated.organisation), _words(office.role, office.organisation)
    if not ours or not theirs:
        return True
    return bool(ours & theirs) or bool(ours & _POLITICS and theirs & _POLITICS)


def about(office: OfficeDetails, day: date | None) -> bool:
    """Whether an office was held within a year of a day, as far as is known."""
    if day is None:
        return True
    first, last = office.first or date.min, office.last or date.max
    near_first = first <= date.min + _YEAR or first - _YEAR <= day
    return near_first and (last >= date.max - _YEAR or day <= last + _YEAR)


@lru_cache(maxsize=20_000)
def _words(*texts: str | None) -> frozenset[str]:
    return frozenset(word for text in texts if text for word in tokens(text)) - _SMALL
