"""Values that the tests of several parts need; people, bodies and texts are invented."""

from datetime import date
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.library.library import Library

Entry = tuple[SourceText, Extraction, Origin]
SAID = "The pier at landing {} stays closed until an inspector has seen it 🚢."
PAPERS = (
    ("The Saltmarsh Gazette", "Idris Calloway", "chief inspector", date(2025, 8, 21), 70),
    ("Quayside Weekly", "Maren Thistlewood", "coasts secretary", date(2024, 7, 16), 60),
    ("Tarn Shore Courier", "Hesper Lanyard", "leader", date(2024, 5, 1), 3),
)


def article(publisher: str, speaker: str, role: str, day: date, number: int) -> Entry:
    """A text of so many quotes by one speaker, and one figure."""
    paragraphs = [f"“{SAID.format(at)}” said {speaker}, {role}." for at in range(number)]
    text = "\n\n".join(["Up to 100 more inspectors will look at the timetable.", *paragraphs])
    quotes = []
    for at in range(number):
        words = SAID.format(at)
        start = text.index(words)
        quotes.append(Quote(start, start + len(words), words, QuoteKind.DIRECT, speaker, role, confidence=1.0))
    figure = Figure(
        *(6, 9, "100", 100.0, FigureKind.COUNT, None, "inspector", Modifier.AT_MOST, "more inspectors", speaker),
        phrase_start=0,
        phrase_end=len("Up to 100 more inspectors"),
    )
    source = SourceText(text, f"Landings in {publisher}", publisher, published=day, genre=Genre.NEWS)
    return source, Extraction(tuple(quotes), (figure,)), Origin(f"{publisher}.txt", f"{len(text):064x}")


def make_searchable(folder: Path) -> None:
    """Make a library of 133 quotes by three speakers and 3 figures, of three publishers and two years."""
    with Library.open(folder) as library:
        library.add_documents([article(*paper) for paper in PAPERS])
