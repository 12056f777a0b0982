"""Five invented articles: four tell of one announcement in their own ways, the fifth of something else later."""

from datetime import date

from briefing_app.domain.documents import Origin
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract
from briefing_app.library.library import Library

MINISTER = (
    "We are taking firm steps to make our harbours safe and to see that the rules are kept. Our new Harbour Safety "
    "Command is already at work, with new inspectors being hired at once and others already posted to the islands. "
    "And by adding berths and crews we will clear wrecks at the fastest rate for ten years."
)
CUT = "Our new Harbour Safety Command is already at work, with new inspectors being hired at once."
JOINED = (
    "We are taking firm steps to make our harbours safe and to see that the rules are kept. And by adding berths and "
    "crews we will clear wrecks at the fastest rate for ten years."
)
DIRECTOR = (
    "Stopping unsafe vessels remains a chief concern of the bureau and we give it more effort than ever before. These "
    "extra inspectors will have a great part in that."
)
DIRECTOR_CUT = (
    "Stopping unsafe vessels remains a chief concern of the bureau and we give it more effort than ever before."
)
DIRECTOR_OTHER = (
    "My officers have boarded vessels in every weather, and every one of them knows what a leaking hull means."
)
DAY = date(2031, 5, 6)

BULLETIN = f"""Ferry Safety Bureau to hire 100 more inspectors

The Ferry Safety Bureau will hire around 100 more harbour inspectors to stop unsafe vessels, the harbours minister, \
Ottoline Marsh, has announced. The bureau has around 70 investigations into unsafe ferries under way. It has raised \
the number of officers posted to Saltmere by 50%.

Ottoline Marsh, the harbours minister, said: “{MINISTER}”

Rhys Tarland, the bureau’s director general of operations, said: “{DIRECTOR}”

The Harbours Office has moved 300 clerks to the ferries’ licences and is adding 290 berths at its repair docks. It \
plans around 3,000 more clearances than last year.
"""
POST = f"""Marsh promises safer harbours

Up to 100 new harbour inspectors are being hired by the Ferry Safety Bureau to stop unsafe vessels. The government has \
also raised the number of agency staff at Saltmere by 50 per cent, and is adding 290 berths at repair docks on the \
coast.

“{JOINED}” said Ottoline Marsh, the harbours minister.

“{DIRECTOR_CUT}” said Rhys Tarland, director general of operations at the Ferry Safety Bureau.

Almost 20,000 people have sailed on unsafe ferries this year.
"""
GAZETTE = f"""New inspectors for the harbours

The Harbours Office has announced plans to hire 100 harbour inspectors to stop unsafe vessels. It has moved 300 clerks \
to the ferries’ licences since the spring. So far the Ferry Safety Bureau is leading around 70 investigations into \
unsafe ferries. The government wants to clear more than 14,500 wrecks in the next six months.

Harbours minister Ottoline Marsh said: “{CUT}”

Almost 20,000 people have sailed on unsafe ferries this year.
"""
TRADE = f"""Ferry Safety Bureau grows

The Ferry Safety Bureau is to hire an additional 100 harbour inspectors to stop unsafe vessels. The government has \
announced a 50% increase in the number of naval officers posted to Saltmere.

Rhys Tarland, the bureau’s director general of operations, said: “{DIRECTOR_OTHER} We are leading around 70 \
investigations into unsafe ferries.”
"""
BAKERS = """Bakers mark a century

The Guild of Bakers in Thornley handed out 300 loaves at its summer fair. Its treasurer, Ida Pole, said: “We baked \
through the night, and nobody went home hungry.” Some 290 people came.
"""
ARTICLES = (
    ("Harbour Bulletin", DAY, BULLETIN),
    ("The Coast Post", DAY, POST),
    ("Saltmere Gazette", date(2031, 5, 7), GAZETTE),
    ("Ferry Trade Weekly", date(2031, 5, 8), TRADE),
    ("Thornley Echo", date(2031, 6, 10), BAKERS),
)


def add(library: Library, publisher: str, day: date | None, text: str) -> int:
    """Put an article into a library with what the engine finds; its id."""
    source = SourceText(text, text.split("\n", 1)[0], publisher, published=day)
    name = f"{publisher} {len(library.documents())}"
    change = library.add_document(source, extract(source), Origin(f"{name}.txt", name.encode().hex()))
    assert change.created is not None
    return change.created


def add_five(library: Library) -> list[int]:
    """Put all five into a library."""
    return [add(library, *article) for article in ARTICLES]
