"""Invented documents for the library's tests."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Extraction, Point
from briefing_app.domain.quotes import Candidate, Quote, QuoteKind
from briefing_app.domain.text import Genre, Page, SourceText
from briefing_app.library.library import Library
from briefing_app.library.storage.fulltext import INDEXES

Entry = tuple[SourceText, Extraction, Origin]
WORDS = "Ports need inspectors who know them."
FIGURE = "up to 100 inspectors"
Saying = tuple[str, str | None, str | None]
"""By whom something is said: the name, the role and the body."""


def entry(
    number: int = 1,
    *,
    said: str = WORDS,
    speaker: str | None = "Ada Quill",
    published: date | None = date(2026, 3, 4),
    publisher: str = "The Harbour Gazette",
    title: str = "",
) -> Entry:
    """A document with one quote, one figure and one key point."""
    told = f"The office will hire {FIGURE}, it says. More follows."
    text = f"Story {number}.\n{speaker or 'Somebody'} said: “{said}” {told}\n"
    source = SourceText(
        text,
        title=title or f"Inspectors wanted {number}",
        publisher=publisher,
        byline="By Pen Marlow",
        published=published,
        link="https://example.invalid/story",
        genre=Genre.NEWS,
        pages=(Page(0, 1, "i"),),
    )
    return source, extraction(text, said, speaker), Origin(f"story-{number}.txt", f"{number:064x}", size=len(text))


def extraction(text: str, said: str, speaker: str | None) -> Extraction:
    """What stands in a text made by `entry`."""
    start = text.index(said)
    quote = Quote(
        start,
        start + len(said),
        said,
        QuoteKind.DIRECT,
        speaker,
        role="Ports Minister",
        organisation="Office for Harbours",
        cue="said",
        confidence=0.9,
        candidates=(Candidate("Ada Quill", "Ports Minister", score=0.7, why="named before"),),
        evidence="name before the cue",
    )
    return Extraction((quote,), (figure(text, speaker),), (key_point(text),), engine="test 1")


def figure(text: str, speaker: str | None = None) -> Figure:
    """The figure of a text made by `entry`."""
    phrase = text.index(FIGURE)
    start = text.index("100", phrase)
    return Figure(
        start,
        start + 3,
        "100",
        100.0,
        FigureKind.COUNT,
        unit="inspector",
        modifier=Modifier.AT_MOST,
        of="inspectors to be hired",
        said_by=speaker,
        phrase_start=phrase,
        phrase_end=phrase + len(FIGURE),
        confidence=0.8,
    )


def key_point(text: str) -> KeyPoint:
    """The key point of a text made by `entry`."""
    start = text.index("More follows.")
    return KeyPoint(start, start + 13, "More follows.", confidence=0.5)


def check_indexes(connection: Connection) -> None:
    """Fail unless all indexes hold exactly what their views show, and the tallies what there is to count."""
    for index in INDEXES:
        index.check(connection)
    tallied, counted = (connection.exec_driver_sql(statement).all() for statement in (_TALLIED, _COUNTED))
    assert tallied == counted


_TALLIED = "SELECT document_id, waiting, figures FROM document_tally ORDER BY document_id"
_COUNTED = """\
SELECT document.id, sum(review IS 'suggested'), sum(kind IS 'figure' AND review IS NOT 'rejected')
FROM document LEFT JOIN point ON point.document_id = document.id GROUP BY document.id ORDER BY document.id"""


def rows_of(
    connection: Connection, *, history: bool = False, without: Sequence[str] = ()
) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, with the steps too if asked."""
    left_out = ("point_index", "document_index", "text_index", "sqlite_", *(() if history else ("step", "note")))
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    wanted = sorted(name for name in names if not name.startswith(left_out) and name not in without)
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # by itself: twenty tables are read after every step of a history
    found = {name: driver.execute(f'SELECT * FROM "{name}"').fetchall() for name in wanted}  # noqa: S608  # our tables
    return {name: sorted(each, key=repr) for name, each in found.items()}


def say(library: Library, day: date | None, *sayings: Saying) -> list[Point]:
    """Add a document in which people say something; its points."""
    words = [f"Words {number} of {len(sayings)}." for number in range(len(sayings))]
    text = " ".join(words)
    quotes = [
        Quote(text.index(each), text.index(each) + len(each), each, QuoteKind.DIRECT, name, role, body, confidence=0.95)
        for each, (name, role, body) in zip(words, sayings, strict=True)
    ]
    made = library.add_document(SourceText(text, published=day), Extraction(tuple(quotes)), Origin("a.txt", ""))
    return library.points(made.created or 0)


def bytes_of(folder: Path) -> bytes:
    """The library's file as it is."""
    return (folder / "library.db").read_bytes()
