"""What the library says to a pack beyond its own sources."""

from datetime import date

import pytest

from briefing_app.domain.facts import Verdict
from briefing_app.domain.points import PointKind
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.speakers import Office, OfficeDetails, OfficeSource
from briefing_app.exporting.across import across, against, linked
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from tests.library.made import entry

DAY = date(2026, 3, 4)
LATER = date(2026, 9, 1)


def office(
    role: str,
    body: str = "",
    first: date | None = None,
    last: date | None = None,
    source: OfficeSource = OfficeSource.ENTERED,
) -> Office:
    return Office(1, OfficeDetails(role, body, first, last), source)


def said(role: str | None, body: str | None = None) -> Quote:
    return Quote(0, 2, "Ay", QuoteKind.DIRECT, "Oriel Fenwick", role, body)


CANALS = "Secretary of State for Rivers and Canals"


@pytest.mark.parametrize(
    ("quote", "offices"),
    [
        (said(None), [office("Chair")]),
        (said(CANALS), []),
        (said(CANALS), [office(CANALS)]),
        (said(CANALS), [office(CANALS, first=date(2025, 1, 1))]),
        (said(CANALS), [office(CANALS, first=LATER), office(CANALS, first=date(2024, 7, 1), last=LATER)]),
        (said("waterways secretary"), [office(CANALS, first=date(2025, 1, 1))]),
        (said("former Chair", "Lock Forum"), [office("Chair", "Lock Forum", last=date(2020, 1, 1))]),
        (said("Chair", "Lock Forum"), [office("Chair", "Lock Forum", last=DAY, source=OfficeSource.SEEN)]),
        (said("Chair", "Lock Forum"), [office("Chair", "Lock Forum", last=date(2020, 1, 1), source=OfficeSource.SEEN)]),
        (said("Chair", "Lock Forum"), [office("Professor", "Vale College", last=date(2020, 1, 1))]),
        (said("minister"), [office("Minister for Navigation", first=DAY, last=DAY)]),
        (said("MP"), [office("Member of Parliament", "Wexcombe"), office("shadow secretary", "Opposition")]),
    ],
)
def test_roles_that_the_register_does_not_speak_against(quote: Quote, offices: list[Office]) -> None:
    assert against(quote, offices, DAY) == ""


@pytest.mark.parametrize(
    ("quote", "offices", "words"),
    [
        (said(CANALS), [office(CANALS, first=LATER)], "says that this was held from 1 September 2026"),
        (said("Chair", "Lock Forum"), [office("Chair", "Lock Forum", last=date(2020, 1, 1))], "until 1 January 2020"),
        (
            said("Chair", "Lock Forum"),
            [office("Chair", "Lock Forum", date(2010, 1, 1), date(2020, 1, 1), OfficeSource.IMPORTED)],
            "says that this was held from 1 January 2010 until 1 January 2020",
        ),
        (said("shadow waterways secretary"), [office("waterways secretary")], "holds waterways secretary for that day"),
        (said("Chair", "Lock Forum"), [office("deputy Chair", "Lock Forum")], "holds deputy Chair, Lock Forum"),
        (said("lock keeper"), [office("Ports Minister", "Office for Harbours", date(2026, 1, 1))], "Ports Minister"),
    ],
)
def test_roles_that_it_does(quote: Quote, offices: list[Office], words: str) -> None:
    assert words in against(quote, offices, DAY)


@pytest.fixture
def library(library: Library) -> Library:
    """Two reports of one day that give one figure, and one that waits to be compared."""
    library.add_document(*entry(1))
    library.add_document(*entry(2, publisher="Coast Post", said="Nobody has counted the quays for years."))
    link_waiting(library)
    library.add_document(*entry(3, publisher="Quay News", said="We shall see who comes."))
    return library


def test_standings_and_roles_of_a_pack(library: Library) -> None:
    documents = {one: library.document(one) for one in library.documents()}
    points = {point.id: point for one in documents for point in library.points(one)}
    found = across(library, points, documents)
    figures = {point.document_id: one for one, point in points.items() if point.kind is PointKind.FIGURE}
    assert set(found.standings) == set(figures.values())
    assert {key: found.standings[one].waiting for key, one in figures.items()} == {1: False, 2: False, 3: True}
    assert [found.standings[figures[key]].verdict for key in (1, 2)] == [Verdict.AGREES, Verdict.AGREES]
    assert found.roles == {}


def test_in_how_many_sources_quotes_are(library: Library) -> None:
    points = {point.id: point for one in library.documents() for point in library.points(one)}
    quotes = {point.document_id: one for one, point in points.items() if point.kind is PointKind.QUOTE}
    assert linked(library, points.values()).shared == {quotes[1]: 1, quotes[2]: 1}  # the third waits
    library.add_document(*entry(4, publisher="The Sound Observer"))
    link_waiting(library)
    assert linked(library, points.values()).shared == {quotes[1]: 2, quotes[2]: 1, quotes[3]: 1}


def test_a_role_that_the_register_does_not_hold(library: Library) -> None:
    quote = next(point for point in library.points(1) if point.kind is PointKind.QUOTE)
    assert quote.speaker_id is not None
    learned = library.speaker(quote.speaker_id).offices
    library.settle_speaker([quote.id], quote.speaker_id)
    library.add_office(quote.speaker_id, OfficeDetails("Lighthouse Keeper", "Order of Lamps", date(1999, 1, 1)))
    for one in learned:
        library.remove_office(one.id)
    (settled,) = library.points_by_id([quote.id])
    found = across(library, {settled.id: settled}, {1: library.document(1)})
    assert found.roles == {quote.id: "holds Lighthouse Keeper, Order of Lamps for that day"}
