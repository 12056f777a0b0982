"""A made library, as large as one likes: built once in a folder and found there again.

Words and speakers are as unevenly common as real ones. Speakers hold one office or two, one after the other, and
documents state them. Each document has ten quotes of thirty words, a figure and a key point.
"""

import json
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import accumulate, islice
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import Connection

from briefing_app import paths
from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.library.library import Library
from briefing_app.library.storage import database, migrate
from briefing_app.library.storage.fulltext import INDEXES, Index
from briefing_app.library.storage.tables import POINTS

PER_DOCUMENT, WORDS_PER_QUOTE = 10, 30
POINTS_PER_DOCUMENT = PER_DOCUMENT + 2
BATCH, AT_ONCE = 1000, 5000
VERSION = 1
"""Of what is made: another one is made anew."""
CACHE = paths.cache() / "bench"
FIRST_DAY, DAYS = date(2005, 1, 1), 7600
_NEEDED = {"ix_point_document", "ix_point_speaker"}
"""Indexes that bringing documents in may look into."""
_STAMP, _SPENT = "made.json", "bench.spent"
SYLLABLES = tuple(re.findall(r"\w+", "ba co di fe gu ha jo ki la me no pu ra so ti vu we yo za che"))
_POSTS = ("minister", "chief executive", "director", "council leader", "chair", "union secretary", "professor")
_BODIES = ("Canals", "Harbours", "Libraries", "Footpaths", "Weirs", "Orchards", "Ferries", "Markets", "Allotments")
_GENRES = (Genre.NEWS, Genre.NEWS, Genre.NEWS, Genre.PRESS_RELEASE, Genre.HANSARD)
Entry = tuple[SourceText, Extraction, Origin]


@dataclass(frozen=True, slots=True)
class Held:
    """Who somebody is: a name, and what documents call them before and after a day."""

    name: str
    before: tuple[str, str]
    after: tuple[str, str]
    changed: date


@dataclass(frozen=True, slots=True)
class Build:
    """What making a library took: in seconds on the clock, the making of documents left out."""

    documents: int
    quotes: int
    points: int
    seconds: float
    bytes: int = 0

    @property
    def quotes_per_second(self) -> float:
        """Into store and index."""
        return self.quotes / self.seconds


class Maker:
    """The same documents each time for the same number of quotes and the same seed."""

    def __init__(self, quotes: int, seed: int = 1) -> None:
        """`quotes` are to be made altogether."""
        self.seed = seed
        self.random = random.Random(seed)  # noqa: S311  # nothing is secret
        self.documents = quotes // PER_DOCUMENT
        self.words = [_word(number) for number in range(20_000)]
        self.speakers = [self._speaker(number) for number in range(max(20, quotes // 200))]
        self.publishers = [f"The {_word(number).title()} Post" for number in range(60)]
        self.names = [speaker.name for speaker in self.speakers]
        self._word_weights, self._name_weights = _weights(self.words), _weights(self.speakers)
        self._publisher_weights = _weights(self.publishers)

    def entries(self) -> Iterator[Entry]:
        """Every document, in no order of date."""
        return (self._entry(number) for number in range(self.documents))

    def others(self) -> "Maker":
        """What makes other documents about the same people."""
        other = Maker(self.documents * PER_DOCUMENT, self.seed)
        other.random.seed(f"{self.seed} and on")
        return other

    def _speaker(self, number: int) -> Held:
        name = f"{_word(number + 400).title()} {_word(number * 7 + 401).title()}"
        first, second = (
            (self.random.choice(_POSTS), f"{self.random.choice(_BODIES)} {_word(self.random.randrange(40)).title()}")
            for _ in range(2)
        )
        changes = self.random.random() < 0.4
        day = FIRST_DAY + timedelta(days=self.random.randrange(DAYS))
        return Held(name, first, second if changes else first, day)

    def _some(self, number: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self._word_weights, k=number))

    def _entry(self, number: int) -> Entry:
        day = FIRST_DAY + timedelta(days=self.random.randrange(DAYS))
        text = _Text(f"Report {number}.\n")
        speakers = self.random.choices(self.speakers, cum_weights=self._name_weights, k=PER_DOCUMENT)
        quotes = tuple(self._quote(text, speaker, day) for speaker in speakers)
        value = float(self.random.randrange(2, 900))
        start, end = text.add(f"{value:.0f}", before="About ", after=f" {self._some(12)}.\n")
        figure = Figure(start, end, f"{value:.0f}", value, FigureKind.COUNT, of="boats", confidence=0.9)
        start, end = text.add(self._some(14), after=".\n")
        key = KeyPoint(start, end, text.whole[start:end], 0.8, "it opens the document")
        source = SourceText(
            text.whole,
            self._some(6),
            self.random.choices(self.publishers, cum_weights=self._publisher_weights)[0],
            published=day,
            genre=_GENRES[number % len(_GENRES)],
        )
        extraction = Extraction(quotes, (figure,), (key,), engine="bench")
        return source, extraction, Origin(f"{number}.txt", f"{number:064x}")

    def _quote(self, text: "_Text", speaker: Held, day: date) -> Quote:
        role, body = speaker.before if day < speaker.changed else speaker.after
        said = self._some(WORDS_PER_QUOTE)
        start, end = text.add(said, before=f"{speaker.name}, {role} of {body}, said: “", after="”\n")
        return Quote(start, end, said, QuoteKind.DIRECT, speaker.name, role, body, confidence=0.95)


class _Text:
    """A text that grows, and says where each part of it stands."""

    def __init__(self, whole: str) -> None:
        self.whole = whole

    def add(self, part: str, *, before: str = "", after: str = "") -> tuple[int, int]:
        start = len(self.whole) + len(before)
        self.whole += before + part + after
        return start, start + len(part)


def _weights(values: Sequence[object]) -> list[float]:
    """The second is three quarters as common as the first, the hundredth a thirty-fourth."""
    return list(accumulate(1 / (rank + 3) for rank in range(len(values))))


def _word(number: int) -> str:
    letters: list[str] = []
    while number or not letters:
        number, one = divmod(number, len(SYLLABLES))
        letters.append(SYLLABLES[one])
    return "".join(letters) + "n"


def timed(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fill(library: Library, maker: Maker, batch: int = BATCH) -> Build:
    """Add every document that is not there yet, so many in a step."""
    there, seconds = library.counts().documents, float(library.note(_SPENT) or 0)
    entries = islice(maker.entries(), there, None)
    while some := list(islice(entries, batch)):
        seconds += timed(lambda some=some: library.add_documents(some))  # type: ignore[misc]
        library.set_note(_SPENT, str(seconds))
    points = maker.documents * POINTS_PER_DOCUMENT
    return Build(maker.documents, maker.documents * PER_DOCUMENT, points, seconds)


def fill_at_once(library: Library, maker: Maker, batch: int = AT_ONCE) -> Build:
    """The same by the library's own way with rows, but with its indexes filled at the end, each in its order."""
    late = [index for index in POINTS.indexes if index.name not in _NEEDED]
    with library._database.writing() as session:
        for index in late:
            index.drop(session.connection(), checkfirst=True)
    with patch.object(Index, "add", _later), patch.object(Index, "forget", _later):
        build = fill(library, maker, batch)
    with library._database.writing() as session:
        works = [partial(index.create, session.connection()) for index in late]
        works += [partial(_index, session.connection(), index) for index in INDEXES]
        indexing = sum(timed(work) for work in works)
    return replace(build, seconds=build.seconds + indexing)


def _later(_index: Index, _connection: Connection, _ids: Iterable[int]) -> None:
    """In place of what keeps an index true."""


def _index(connection: Connection, index: Index) -> None:
    columns = ", ".join(index.columns)
    empty = f"INSERT INTO {index.name}({index.name}) VALUES ('delete-all')"  # noqa: S608  # names of our own
    connection.exec_driver_sql(empty)
    fill_in = (
        f"INSERT INTO {index.name}(rowid, {columns}) "  # noqa: S608
        f"SELECT {index.rowid}, {columns} FROM {index.name}_source ORDER BY {index.rowid}"
    )
    connection.exec_driver_sql(fill_in)


@contextmanager
def in_haste() -> Iterator[None]:
    """Open libraries with room, and without waiting for the disk: what breaks off is made again."""
    with patch.dict(database._PRAGMAS, {"synchronous": "OFF", "cache_size": "-400000"}):
        yield


def made(cache: Path, quotes: int, seed: int = 1) -> tuple[Path, Build, Maker]:
    """The library of so many quotes in the cache; its folder, and what its making took.

    It is made if it is not there, and made to its end if that was broken off. One of another schema is another one.
    """
    maker = Maker(quotes, seed)
    folder = cache / f"library-{VERSION}.{migrate.revisions()[-1]}-{quotes}-{seed}"
    stamp = folder / _STAMP
    if not stamp.is_file():
        with in_haste(), Library.open(folder) as library:
            build = fill_at_once(library, maker)
        size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
        stamp.write_text(json.dumps({**asdict(build), "bytes": size}), "utf-8")
    return folder, Build(**json.loads(stamp.read_text("utf-8"))), maker
