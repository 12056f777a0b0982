"""Embargoes: those that a source's own first lines state, and whether one still runs."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from briefing_app.domain.documents import Document
from briefing_app.domain.wording import MONTHS
from briefing_app.packs.citations import Source

_HEAD = 1500
_MONTH = "|".join(MONTHS)
_LINE = re.compile(
    r"(?:\bembargo(?:ed)?\s+(?:until|till|to|for)\b|\bunder\s+(?:a\s+)?(?:strict\s+)?embargo\b|\bstrictly\s+embargoed\b"
    r"|^\W*(?:strict\s+|news\s+|press\s+)?embargo(?:ed)?\s*(?:[:–-]|$)|\bnot\s+for\s+(?:publication|release)\s+(?:before|until))"
    r"[^\n]{0,120}(?:\n[^\n]{0,80})?",
    re.IGNORECASE | re.MULTILINE,
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>am|pm)\b|\b(?P<h>[01]\d|2[0-3])[:.]?(?P<m>[0-5]\d)\s?(?:hrs|hours)?\b(?!\s?(?:%|per))"
    r"|\b(?P<word>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE
)
_LIFTED = re.compile(r"\bembargo\s+(?:(?:was|is|has\s+been)\s+)?lifted\b|\bno\s+embargo\b", re.IGNORECASE)


def of_source(source: Source) -> datetime | None:
    """Until when a source's first lines forbid its use, in the clock time that they give; None if they do not."""
    if not isinstance(source, Document):
        return None
    day = source.details.published
    return _stated(source.text[:_HEAD], day.year if day else source.imported_at.year)


def runs(until: datetime, now: datetime) -> bool:
    """Whether an embargo still holds; a moment without a zone is of this machine's clock."""
    return until.astimezone() > now.astimezone()


@lru_cache(maxsize=2048)
def _stated(head: str, year: int) -> datetime | None:
    if _LIFTED.search(head):
        return None
    found = (_moment(line.group(), year) for line in _LINE.finditer(head))
    return next((moment for moment in found if moment is not None), None)


def _moment(line: str, year: int) -> datetime | None:
    day = _DAY.search(line)
    if day is None:
        return None
    month = [name.casefold() for name in MONTHS].index(day["month"].casefold()) + 1
    rest = f"{line[: day.start()]}\n{line[day.end() :]}"
    try:
        start = datetime(int(day["year"] or year), month, int(day["day"]))  # noqa: DTZ001 - as the source writes it
    except ValueError:
        return None
    return start + _clock(rest)


def _clock(text: str) -> timedelta:
    """The time of day that a line names; none is the day's beginning."""
    found = _CLOCK.search(text)
    if found is None:
        return timedelta()
    if found["word"]:
        return timedelta(hours=0 if found["word"].casefold() == "midnight" else 12)
    if found["h"]:
        return timedelta(hours=int(found["h"]), minutes=int(found["m"]))
    hour = int(found["hour"]) % 12 + (12 if found["half"].casefold() == "pm" else 0)
    return timedelta(hours=hour, minutes=int(found["minute"] or 0))
