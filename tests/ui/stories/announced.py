"""A library of two invented announcements: a release, the papers that report it, a reprint; and a text of its own."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library

CLOSE = "We will close every unsafe landing at Port Wennick before the autumn storms arrive"
ASKED = "Nobody asked the islanders what they need"
READ = "A library that is shut on Saturdays is shut to everyone who works"
SPEAKERS = {CLOSE: "Idris Calloway", CLOSE[:50]: "Idris Calloway", ASKED: "Oonagh Pellfield", READ: "Hesper Lanyard"}


@dataclass(frozen=True, slots=True)
class Written:
    """A document: its quotes and its number stand in the text."""

    publisher: str
    title: str
    day: date
    text: str
    quotes: tuple[str, ...]
    number: str = ""
    genre: Genre = Genre.NEWS


_WHO = "said Idris Calloway, the chief inspector of harbours"
_RELEASE = (
    "Ferry landings at Port Wennick that fail inspection are to close, the Harbours Inspectorate announced today. Ferry"
    f" companies must repair their piers within a month.\n\n“{CLOSE},” {_WHO}.\n\n"
    "Port Wennick is to have 100 inspectors for its piers and ferry landings."
)
_GAZETTE = (
    "Islanders woke to the news that half the ferry landings of Port Wennick may be gone by winter, after years in"
    f" which inspectors wrote reports about rotten piers that no ferry company read.\n\n“{CLOSE},” {_WHO}, at a packed"
    " meeting in the harbour hall. The Inspectorate means to send 100 inspectors to the piers.\n\n"
    f"“{ASKED},” said Oonagh Pellfield, who speaks for ferry passengers on the islands."
)
_POST = (
    "Passengers who step off a ferry at Port Wennick do so at their own risk: that is what the Harbours Inspectorate"
    " has found on its landings and piers, of which a dozen stand on timbers older than anyone who uses them. Repairs"
    " would cost ferry companies more than they earn in two summers, traders by the harbour believe.\n\n"
    f"“{CLOSE},” {_WHO}. He has 100 inspectors for that. Until landings are repaired, ferries stop at the stone pier."
)
_LIBRARIES = (
    "Town libraries in Tarnshire are to open on Saturdays again, with new librarians and a fund for children's books."
    " Borrowers had complained that reading rooms stood empty at weekends."
)
WRITTEN = (
    Written(
        "Harbours Inspectorate", "Unsafe landings at Port Wennick to close", date(2024, 8, 20),
        _RELEASE, (CLOSE,), "100 inspectors", Genre.PRESS_RELEASE,
    ),
    Written(
        "The Saltmarsh Gazette", "Ferry landings shut at Port Wennick", date(2024, 8, 21),
        _GAZETTE, (CLOSE, ASKED), "100 inspectors",
    ),
    Written("Pier Post", "At their own risk", date(2024, 8, 21), _POST, (CLOSE,), "100 inspectors"),
    Written("Tarn Record", "Ferry passengers at risk", date(2024, 8, 21), f"{_POST} All rights.", (CLOSE,)),
    Written("Ferry Times", "Risk at the landings", date(2024, 8, 21), f"{_POST} Our own staff.", (CLOSE,)),
    Written(
        "Quayside Weekly", "Passengers ask what happens to the ferry landings at Port Wennick", date(2024, 8, 23),
        "Ferry passengers at Port Wennick have asked what becomes of their landings and piers. The chief inspector of"
        f" harbours, Idris Calloway, had said: “{CLOSE[:50]}.” Up to 100 inspectors look at ferry landings and piers.",
        (CLOSE[:50],), "Up to 100 inspectors",
    ),
    Written(
        "Tarnshire Council", "Libraries to open on Saturdays", date(2024, 6, 3),
        f"{_LIBRARIES}\n\n“{READ},” said Hesper Lanyard, who leads the council.", (READ,), "", Genre.PRESS_RELEASE,
    ),
    Written(
        "Tarn Record", "Saturday opening for Tarnshire libraries", date(2024, 6, 4),
        "Readers in Tarnshire have their Saturdays back: librarians are being hired, reading rooms will be heated at"
        f" weekends, and town libraries lend books again when borrowers have time. “{READ},” said Hesper Lanyard.",
        (READ,),
    ),
    Written(
        "Weather Office", "A mild October", date(2024, 10, 9),
        "October was milder than usual, with little frost and much cloud over the hills of the north.", (),
    ),
)  # fmt: skip


def _quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(start, start + len(words), words, QuoteKind.DIRECT, SPEAKERS[words], "chief inspector", confidence=1)


def _figure(text: str, phrase: str) -> Figure:
    first = text.index(phrase)
    start = text.index("100", first)
    modifier = Modifier.AT_MOST if phrase.startswith("Up") else Modifier.NONE
    return Figure(
        start, start + 3, "100", 100, FigureKind.COUNT, None, "inspector", modifier, "inspectors",
        phrase_start=first, phrase_end=first + len(phrase),
    )  # fmt: skip


def store(library: Library, written: Written) -> None:
    """Put a document into the library."""
    source = SourceText(
        written.text, written.title, written.publisher, published=written.day, genre=written.genre
    )  # fmt: skip
    found = Extraction(
        tuple(_quote(written.text, words) for words in written.quotes),
        (_figure(written.text, written.number),) if written.number else (),
    )
    library.add_document(
        source, found, Origin(f"{written.title}.txt", hashlib.sha256(written.text.encode()).hexdigest())
    )


def make_announced(folder: Path) -> None:
    """Put them into a new library, and link them."""
    with Library.open(folder) as library:
        for written in WRITTEN:
            store(library, written)
        link_waiting(library)
