"""A library in which several invented sources give the same figures: agreeing, put differently, later, in conflict."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import Genre, SourceText
from briefing_app.library.library import Library


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one publisher tells it: its number within its phrase within the last sentence of a text."""

    publisher: str
    day: date
    text: str
    phrase: str
    number: str
    modifier: Modifier = Modifier.NONE

    def figure(self) -> Figure:
        """The figure in the text."""
        first = self.text.index(self.phrase)
        start = first + self.phrase.index(self.number)
        end, of = start + len(self.number), self.phrase.partition(self.number)[2].strip()
        return Figure(
            start, end, self.number, float(self.number.replace(",", "")), FigureKind.COUNT, None,
            of.split()[-1].removesuffix("s"), self.modifier, of,
            phrase_start=first, phrase_end=first + len(self.phrase),
        )  # fmt: skip


_MAY, _JUNE, _JULY, _AUGUST = date(2024, 5, 1), date(2024, 6, 3), date(2024, 7, 11), date(2024, 8, 21)
TOLD = (
    Told(
        "Tarn Record", _MAY,
        "Spring tides kept the boats in. There are 1,520 overdue inspections at the piers of Port Wennick.",
        "1,520 overdue inspections", "1,520",
    ),
    Told(
        "Quayside Weekly", _JUNE,
        "Engineers wrote to the board last week. At the piers of Port Wennick around 1,480 overdue inspections remain.",
        "around 1,480 overdue inspections", "1,480", Modifier.APPROX,
    ),
    Told(
        "Ferry Times", _JULY,
        "Minutes of the July board are out. Port Wennick still has 1,360 overdue inspections at its piers.",
        "1,360 overdue inspections", "1,360",
    ),
    Told(
        "The Saltmarsh Gazette", _AUGUST,
        "The Inspectorate gave its count yesterday. Port Wennick has 1,240 overdue inspections at its piers.",
        "1,240 overdue inspections", "1,240",
    ),
    Told(
        "Pier Post", _AUGUST,
        "A council leader disagreed. She counts more than 1,310 overdue inspections at the piers of Port Wennick.",
        "more than 1,310 overdue inspections", "1,310", Modifier.MORE_THAN,
    ),
    Told(
        "Island Courier", _AUGUST,
        "New staff are on their way. The Inspectorate will recruit up to 100 extra inspectors for Port Wennick.",
        "up to 100 extra inspectors", "100", Modifier.AT_MOST,
    ),
    Told(
        "Coast Herald", _AUGUST,
        "Harbour users had asked for more hands. For Port Wennick the Inspectorate recruits 100 extra inspectors.",
        "100 extra inspectors", "100",
    ),
    Told(
        "Wennick News", _AUGUST,
        "Advertisements go out on Monday. In Port Wennick around 100 extra inspectors are to be recruited.",
        "around 100 extra inspectors", "100", Modifier.APPROX,
    ),
)  # fmt: skip


def make_told(folder: Path) -> None:
    """Put them into a new library: nothing is linked yet."""
    with Library.open(folder) as library:
        for told in TOLD:
            source = SourceText(
                told.text, f"The {told.publisher} on Port Wennick", told.publisher, published=told.day, genre=Genre.NEWS
            )
            origin = Origin(f"{told.publisher}.txt", hashlib.sha256(told.text.encode()).hexdigest())
            library.add_document(source, Extraction((), (told.figure(),)), origin)
