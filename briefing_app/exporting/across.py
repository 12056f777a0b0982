"""What the library's other documents and its register say to a pack, gathered for the evidence check."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.naming import is_past
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.speakers import Office, OfficeDetails, OfficeSource
from briefing_app.domain.wording import full_date
from briefing_app.library.register.likeness import agree, may_be_one
from briefing_app.library.storage.rows import Mention
from briefing_app.linking.standing import standings
from briefing_app.packs.across import Across
from briefing_app.packs.citations import Source

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_RANKS = frozenset({"shadow", "deputy", "vice", "former", "acting", "interim", "assistant", "junior", "permanent"})
_MP = re.compile(r"\bMP\b")
_BY_PEOPLE = frozenset({OfficeSource.ENTERED, OfficeSource.IMPORTED})


def across(library: "Library", points: Mapping[int, Point], documents: Mapping[int, Source]) -> Across:
    """How a pack's figures stand among all documents, and the roles that the register holds against its quotes'."""
    return replace(linked(library, points.values()), roles=_roles(library, points.values(), documents))


def linked(library: "Library", points: Collection[Point]) -> Across:
    """How figures stand among all documents, and in how many sources quotes do."""
    figures, quotes = _of(PointKind.FIGURE, points), _of(PointKind.QUOTE, points)
    facts = library.facts_of(figures)
    told = library.facts_by_id(sorted(set(facts.values())))
    return Across(standings(facts, told, library.waiting_points(figures)), shared=_shared(library, points, quotes))


def _of(kind: PointKind, points: Collection[Point]) -> list[int]:
    return [point.id for point in points if point.kind is kind]


def _shared(library: "Library", points: Collection[Point], quotes: list[int]) -> dict[int, int]:
    """In how many sources quotes are; those that wait to be compared, or never are, are left out."""
    if not quotes:
        return {}
    waiting = set(library.waiting_to_be_linked())
    apart = {one.id for one in points if one.document_id in waiting or one.review is Review.REJECTED}
    found = library.shared(quotes)
    return {one: found[one].sources if one in found else 1 for one in quotes if one not in apart}


def _roles(library: "Library", points: Iterable[Point], documents: Mapping[int, Source]) -> dict[int, str]:
    """Of quotes whose speaker is sure: what the register says where it does not hold the stated role for that day."""
    said = [point for point in points if isinstance(point.content, Quote) and point.speaker_sure and point.speaker_id]
    offices = library.offices_of(sorted({point.speaker_id for point in said if point.speaker_id}))
    found: dict[int, str] = {}
    for point in said:
        source = documents.get(point.document_id)
        day = source.details.published if source else None
        if day is not None and isinstance(point.content, Quote):
            found[point.id] = against(point.content, offices.get(point.speaker_id or 0, ()), day)
    return {point: words for point, words in found.items() if words}


def against(quote: Quote, offices: Iterable[Office], day: date) -> str:
    """What a register with these offices says against the role that a quote's source states; nothing if it fits.

    Only what people entered or read in speaks against a source: what was learned from documents is not firmer than it.
    """
    if not quote.role or is_past(quote.role):
        return ""
    stated = Mention("", quote.role, quote.organisation)
    known = list(offices)
    same = [office for office in known if agree(stated, office.details) and _ranks(stated) == _ranks(office.details)]
    if any(office.details.held_on(day) for office in same):
        return ""
    firm = [office.details for office in known if office.source in _BY_PEOPLE]
    lapsed = [office.details for office in same if office.details in firm]
    if lapsed:
        return f"says that this was held {_span(lapsed[0])}"
    then = [office for office in firm if office.held_on(day)]
    if not then or any(_may_be_one(stated, office) for office in then):
        return ""
    return f"holds {_named(then[0])} for that day"


def _may_be_one(stated: Mention, office: OfficeDetails) -> bool:
    """Whether the same person may well be called both; a Member of Parliament may be written either way."""
    long = stated._replace(role=_MP.sub("Member of Parliament", stated.role or ""))
    return _ranks(stated) == _ranks(office) and (may_be_one(stated, office) or may_be_one(long, office))


def _ranks(stated: Mention | OfficeDetails) -> frozenset[str]:
    return _RANKS & frozenset((stated.role or "").casefold().replace("-", " ").split())


def _named(office: OfficeDetails) -> str:
    return ", ".join(part for part in (office.role, office.organisation) if part)


def _span(office: OfficeDetails) -> str:
    first = f"from {full_date(office.first)}" if office.first else ""
    last = f"until {full_date(office.last)}" if office.last else ""
    return " ".join(part for part in (first, last) if part) or "on no known day"
