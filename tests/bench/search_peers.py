"""What the search benchmark compares with: tantivy, and FTS5 in the way in which one would first write it."""

import json
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from briefing_app.library.storage import fulltext
from briefing_app.library.storage.database import FILE

_POINTS = """\
SELECT point.skey AS key, point.text AS text, document.title AS title, coalesce(point.role, '') AS role,
    document.publisher AS publisher, point.speaker_id AS speaker
FROM point JOIN document ON document.id = point.document_id WHERE point.kind = 'quote'"""
_NAIVE_FILE = "naive.db"
_NAIVE = """\
CREATE TABLE speaker (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE document (id INTEGER PRIMARY KEY, title TEXT, publisher TEXT, published TEXT);
CREATE TABLE quote (id INTEGER PRIMARY KEY, document_id INTEGER, speaker_id INTEGER, text TEXT, role TEXT);
CREATE INDEX quote_document ON quote (document_id);
CREATE INDEX quote_speaker ON quote (speaker_id);
CREATE INDEX document_published ON document (published);
CREATE VIRTUAL TABLE quote_fts USING fts5(text, content='quote', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2');
ATTACH '{library}' AS made;
INSERT INTO speaker SELECT id, name FROM made.speaker;
INSERT INTO document SELECT id, title, publisher, published FROM made.document;
INSERT INTO quote SELECT id, document_id, speaker_id, text, role FROM made.point WHERE kind = 'quote';
INSERT INTO quote_fts (rowid, text) SELECT id, text FROM quote;
DETACH made"""
_PAGE = """\
SELECT quote.id, quote.text, quote.role, speaker.name, document.title, document.publisher, document.published
FROM {tables} JOIN document ON document.id = quote.document_id JOIN speaker ON speaker.id = quote.speaker_id
WHERE {where} ORDER BY document.published DESC, quote.id DESC LIMIT 50"""

_ROWS = """\
SELECT point.id, point.text, point.role, speaker.name, document.title, document.publisher, document.published
FROM point JOIN document ON document.id = point.document_id LEFT JOIN speaker ON speaker.id = point.speaker_id
WHERE point.skey IN (
    SELECT rowid FROM point_index WHERE point_index MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT 50)
ORDER BY point.skey DESC"""


class Spent(NamedTuple):
    """Milliseconds on the clock and of the processor, and how many rows came."""

    clock: float
    processor: float
    rows: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A page in words that every system can be asked in; keys and days from the first up to, not with, the second."""

    words: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    without: str = ""
    speaker: int | None = None
    between: tuple[int, int] | None = None
    days: tuple[str, str] | None = None


class Peer(Protocol):
    """A system that can be asked for a page, the newest first."""

    def ask(self, asked: Asked) -> Spent:
        """Ask once."""


def measured(work: Any, *args: Any) -> Spent:
    """What some work took, whose answer has a length."""
    start, used = time.perf_counter(), time.thread_time()
    rows = len(work(*args))
    return Spent((time.perf_counter() - start) * 1000, (time.thread_time() - used) * 1000, rows)


class Rows:
    """This library's own index and tables, asked for plain rows as the others are."""

    def __init__(self, library: Path) -> None:
        """The library in a folder."""
        self.connection = sqlite3.connect(library / FILE)
        self.connection.execute("PRAGMA cache_size = -32000")

    def ask(self, asked: Asked) -> Spent:
        """A page of rows as the driver gives them."""
        wanted = [fulltext.phrase("text", [word], unfinished=False) for word in asked.words]
        wanted += [fulltext.phrase("text", asked.phrase, unfinished=False)] if asked.phrase else []
        wanted += [fulltext.term(f"s{asked.speaker}")] if asked.speaker is not None else []
        match = " AND ".join(wanted)
        if asked.without:
            match = f"({match}) NOT {fulltext.phrase('text', [asked.without], unfinished=False)}"
        first, end = asked.between or (0, 1 << 62)
        return measured(lambda: self.connection.execute(_ROWS, (match, first, end)).fetchall())


class Naive:
    """An index of texts beside the tables, joined and sorted for each page."""

    def __init__(self, folder: Path) -> None:
        """In the folder in which it was made."""
        self.connection = sqlite3.connect(folder / _NAIVE_FILE)
        self.connection.execute("PRAGMA cache_size = -32000")

    @staticmethod
    def make(folder: Path, library: Path) -> None:
        """Make it of the library in a folder, unless it is there."""
        path = folder / _NAIVE_FILE
        if path.is_file():
            return
        unfinished = path.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -100000")
            connection.executescript(_NAIVE.format(library=library / FILE))
        unfinished.rename(path)

    def ask(self, asked: Asked) -> Spent:
        """A page of rows as the driver gives them."""
        statement, values = self._statement(asked)
        return measured(lambda: self.connection.execute(statement, values).fetchall())

    def _statement(self, asked: Asked) -> tuple[str, list[Any]]:
        conditions, values = list[str](), list[Any]()
        match = " AND ".join(
            [f'"{word}"' for word in asked.words] + [f'"{" ".join(asked.phrase)}"'] * bool(asked.phrase)
        )
        if match:
            conditions.append("quote_fts MATCH ?")
            values.append(f'({match}) NOT "{asked.without}"' if asked.without else match)
        if asked.speaker is not None:
            conditions.append("quote.speaker_id = ?")
            values.append(asked.speaker)
        if asked.days:
            conditions.append("document.published >= ? AND document.published < ?")
            values += asked.days
        tables = "quote_fts JOIN quote ON quote.id = quote_fts.rowid" if match else "quote"
        return _PAGE.format(tables=tables, where=" AND ".join(conditions)), values


class Tantivy:
    """Its own process, which measures by itself."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """`process` has its index ready."""
        self._process = process

    def ask(self, asked: Asked) -> Spent:
        """A page of what is stored."""
        assert self._process.stdin
        assert self._process.stdout
        page: Mapping[str, Any] = {
            "words": asked.words, "phrase": asked.phrase, "without": asked.without, "speaker": asked.speaker,
            "between": asked.between,
        }  # fmt: skip
        self._process.stdin.write(json.dumps(page) + "\n")
        self._process.stdin.flush()
        return Spent(*json.loads(self._process.stdout.readline()))


@contextmanager
def tantivy(python: str, folder: Path, library: Path) -> Iterator[Tantivy]:
    """Tantivy on the quotes of the library in a folder."""
    command: Sequence[str | Path] = [
        python,
        "-m",
        "tests.bench.search_tantivy",
        folder / "tantivy",
        library / FILE,
        _POINTS,
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError("tantivy did not make its index; the reason stands above")
        yield Tantivy(process)
        assert process.stdin
        process.stdin.close()
