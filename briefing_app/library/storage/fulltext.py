"""The full-text indexes: SQLite's FTS5 over views, so that no text is stored twice.

`text_index` holds whole documents in the order of their days, `document_index` what a list of them shows.
`point_index` has a point's `skey` for its rowid, so the newest come first without sorting and a page goes on from a
key. Speakers, kinds and genres are words of its column `terms` (`s12`, `kquote`, `gnews`), so that they narrow a
search inside the index. What the views leave out (rejected points, documents in the bin) is not in the indexes either.
Beginnings of two and three letters are indexed too: without, the first letters that one types cost 30 ms among
100,000 quotes, with them 0.1 ms.

An FTS5 index over a view forgets a row only if it is shown the row's old words: `forget` comes before a change and
`add` after it. `journal.Writer`, through which all writing goes, calls both.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    TextClause,
    literal,
    literal_column,
    select,
    table,
    text,
)

_HELD_BYTES = 1 << 24
"""What the index holds in memory before it writes: sixteen times the usual, so that many at once take half as long."""
EVERYTHING = "all"
"""The term that every point has."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index, the column of its view that is its rowid, and the columns that it holds."""

    name: str
    rowid: str
    columns: tuple[str, ...]
    view: str
    beginnings: str = "prefix='2 3', "
    """Which beginnings of words are indexed too."""

    @property
    def statements(self) -> tuple[str, str]:
        """What makes the view and the index."""
        source = f"content='{self.name}_source', content_rowid='{self.rowid}'"
        options = f"{source}, {self.beginnings}tokenize='unicode61 remove_diacritics 2'"
        return (
            f"CREATE VIEW {self.name}_source AS\n{self.view}",
            f"CREATE VIRTUAL TABLE {self.name} USING fts5({', '.join(self.columns)}, {options})",
        )

    def forget(self, connection: Connection, ids: Iterable[int]) -> None:
        """Take rows out, while their view still shows what was indexed. `ids` are of documents or points."""
        self._run(connection, ids, f"({self.name}, rowid, ", f"'delete', {self.rowid}")

    def add(self, connection: Connection, ids: Iterable[int]) -> None:
        """Put rows in as their view shows them now."""
        self._run(connection, ids, "(rowid, ", self.rowid)

    def check(self, connection: Connection) -> None:
        """Fail unless the index holds exactly what its view shows."""
        statement = f"INSERT INTO {self.name}({self.name}, rank) VALUES ('integrity-check', 1)"  # noqa: S608  # our names
        connection.exec_driver_sql(statement)

    def _run(self, connection: Connection, ids: Iterable[int], target: str, source: str) -> None:
        # In the order of the rowid: FTS5 writes all it holds to the disk each time that one is lower than the last.
        columns = ", ".join(self.columns)
        statement = (
            f"INSERT INTO {self.name}{target}{columns}) SELECT {source}, {columns} "  # noqa: S608  # names of our own
            f"FROM {self.name}_source WHERE id IN (SELECT value FROM json_each(:ids)) "
            f"ORDER BY {self.rowid}"
        )
        connection.execute(text(statement), {"ids": json.dumps(list(ids))})


_HELD = """coalesce(point.{column}, '') || coalesce((SELECT ' ' || group_concat(held, ' ') FROM (
        SELECT office.{column} AS held FROM office
        WHERE point.speaker_sure AND office.speaker_id = point.speaker_id AND office.source <> 'dismissed'
        AND office.{column} IS NOT point.{column}
        AND (office.first IS NULL OR office.first <= document.published)
        AND (office.last IS NULL OR office.last >= document.published) ORDER BY office.id)), '')"""
"""A role or body as the document states it, and those that the speaker held on the document's day."""

POINT_INDEX = Index(
    name="point_index",
    rowid="skey",
    columns=("text", "title", "terms", "role", "org", "publisher"),
    view=f"""\
SELECT point.id AS id, point.skey AS skey,
    coalesce(point.passage, point.text) AS text, document.title AS title,
    'all k' || replace(point.kind, '-', '') || ' g' || replace(document.genre, '-', '')
    || coalesce(' q' || point.quote_kind, '') || coalesce(' s' || point.speaker_id, '') AS terms,
    {_HELD.format(column="role")} AS role, {_HELD.format(column="organisation")} AS org, document.publisher AS publisher
FROM point JOIN document ON document.id = point.document_id
WHERE point.review <> 'rejected' AND document.deleted_at IS NULL""",  # noqa: S608  # columns of our own
)
DOCUMENT_INDEX = Index(
    name="document_index",
    rowid="id",
    columns=("title", "publisher", "byline", "origin_name"),
    view="SELECT id, title, publisher, byline, origin_name FROM document WHERE deleted_at IS NULL",
)
TEXT_BITS = 32
"""The key of a document in `text_index` is its day shifted by so many bits, plus its id; the undated lie before."""
TEXT_INDEX = Index(
    name="text_index",
    rowid="dkey",
    columns=("text", "title", "terms", "publisher"),
    view=f"""\
SELECT document.id AS id,
    (coalesce(CAST(julianday(document.published) - 1721424.5 AS INTEGER), 0) << {TEXT_BITS}) + document.id AS dkey,
    document_text.text AS text, document.title AS title,
    'all g' || replace(document.genre, '-', '') AS terms, document.publisher AS publisher
FROM document JOIN document_text ON document_text.id = document.id
WHERE document.deleted_at IS NULL""",  # noqa: S608  # a number of our own
    beginnings="",
)
INDEXES = (POINT_INDEX, DOCUMENT_INDEX, TEXT_INDEX)


def create(connection: Connection) -> None:
    """Make the views and indexes of a new library."""
    for index in INDEXES:
        for statement in index.statements:
            connection.exec_driver_sql(statement)
    for name in ("point_index", "text_index"):
        hold = f"INSERT INTO {name}({name}, rank) VALUES ('hashsize', ?)"  # noqa: S608  # names of our own
        connection.exec_driver_sql(hold, (_HELD_BYTES,))


def documents_with(words: Sequence[str]) -> TextClause:
    """A selection of the ids of documents that have words beginning with each of `words` (letters and digits only)."""
    expression = " AND ".join(f'"{word}" *' for word in words)
    statement = text("SELECT rowid FROM document_index WHERE document_index MATCH :documents_with")
    return statement.bindparams(documents_with=expression)


KEY: ColumnElement[int] = literal_column("point_index.rowid", BigInteger)
"""The key of a hit, in a statement made by `keys`."""


FIT: ColumnElement[float] = literal_column("bm25(point_index, 1, 0.25, 0, 0.25, 0.25, 0.25)")
"""How well a hit fits, the best lowest: words of the point itself weigh most; what only narrows weighs nothing."""
TEXT_KEY: ColumnElement[int] = literal_column("text_index.rowid", BigInteger)
"""The key of a document, in a statement made by `text_keys`."""


def text_keys(expression: str) -> Select[Any]:
    """A selection of the keys of the documents whose texts an expression finds."""
    matching = literal_column("text_index").op("MATCH")(literal(expression))
    return select(TEXT_KEY.label("key")).select_from(table("text_index")).where(matching)


def words_like(connection: Connection, beginning: str) -> list[str]:
    """The words in the points that begin so."""
    connection.exec_driver_sql(_WORDS)
    found = text("SELECT term FROM temp.point_words WHERE term >= :first AND term < :end")
    return list(connection.execute(found, {"first": beginning, "end": f"{beginning}\U0010ffff"}).scalars())


_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.point_words USING fts5vocab(main, point_index, row)"


def keys(expression: str) -> Select[Any]:
    """A selection of the keys of the points that an expression finds, as `key`."""
    matching = literal_column("point_index").op("MATCH")(literal(expression))
    return select(KEY.label("key")).select_from(table("point_index")).where(matching)


def phrase(column: str, words: Sequence[str], *, unfinished: bool) -> str:
    """The expression for words side by side in a column; of the last, only the beginning if `unfinished`."""
    return f'{column} : "{" ".join(words)}"{" *" if unfinished else ""}'


def term(*alternatives: str) -> str:
    """The expression for one of the terms of a point; without any, for nothing."""
    quoted = [f'"{one}"' for one in alternatives or ("none",)]
    return f"terms : ({' OR '.join(quoted)})"
