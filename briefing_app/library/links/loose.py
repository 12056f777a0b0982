"""What the newest documents are found by, beside the indexes until there are many of them to be sorted in at once.

The keys of one document stand all over the indexes: entered by itself it changes three hundred pages of the file, in
the order of the keys together with a thousand others a third of that or less. Until then `link_loose` names it, its
keys are in `link_traces` alone, and each connection holds them in tables of its own in memory.
"""

import secrets
from collections.abc import Collection, Iterable

from briefing_app.library.links.packed import Row, entries
from briefing_app.library.storage.plain import Plain, among

INDEXES = {
    "quotes": ("quote_gram", ("key", "point_id")),
    "text": ("text_gram", ("key", "day", "document_id")),
    "terms": ("document_term", ("term", "day", "document_id")),
    "figures": ("figure_key", ("key", "day", "document_id", "point_id")),
}
"""By the name of the column of `link_traces` that each is made of: its table, and the key of that."""
AT_ONCE = 4000
"""So many rows are sorted in by one transaction: a tenth of a second."""
_STAMP_BITS = 62
Stamped = tuple[int, int]
"""A document, and a number that is another one each time that it is linked."""
Place = tuple[int, Row]
"""Which of the indexes, and the last row that was sorted into it."""
FIRST: Place = (0, ())


def beside(table: str) -> str:
    """The table in memory that stands beside an index."""
    return f"temp.held_{table}"


def put_into(table: str, columns: Collection[str]) -> str:
    """A statement that puts a row into a table."""
    return f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608  # names of our own


_PUT = {name: put_into(beside(table), columns) for name, (table, columns) in INDEXES.items()}
_TABLES = (
    "CREATE TEMP TABLE IF NOT EXISTS held (document_id INTEGER PRIMARY KEY, stamp INTEGER)",
    *(
        f"CREATE TEMP TABLE IF NOT EXISTS held_{table} ({', '.join(f'{each} INTEGER' for each in columns)}, "
        f"PRIMARY KEY ({', '.join(columns)})) WITHOUT ROWID"
        for table, columns in INDEXES.values()
    ),
)
_GONE = "SELECT 1 FROM temp.held LEFT JOIN link_loose USING (document_id) WHERE held.stamp IS NOT link_loose.stamp"
_NEW = "SELECT document_id FROM link_loose LEFT JOIN temp.held USING (document_id) WHERE held.stamp IS NULL"
_AMONG = "document_id IN (SELECT value FROM json_each(?))"


def hold(plain: Plain, most: int = -1) -> bool:
    """Hold what the library names now, so many more documents at most; whether it is all held.

    Needed once a transaction, since another program may have linked meanwhile. What a transaction that ends holds stays
    held; one that is taken back takes it along.
    """
    for statement in _TABLES:
        plain.do(statement)
    if plain.column(f"{_GONE} LIMIT 1"):
        for table in ("temp.held", *(beside(table) for table, _ in INDEXES.values())):
            plain.do(f"DELETE FROM {table}")  # noqa: S608
    ids = plain.column(f"{_NEW} LIMIT ?", most)
    new = among(ids)
    for row in plain.rows(f"SELECT * FROM link_traces WHERE {_AMONG}", new):  # noqa: S608
        _put(plain, row)
    plain.do(f"INSERT INTO temp.held SELECT * FROM link_loose WHERE {_AMONG}", new)  # noqa: S608
    return len(ids) != most


def put(plain: Plain, row: Row) -> None:
    """Hold a document whose row of `link_traces` is written, and name it."""
    _put(plain, row)
    stamp = secrets.randbits(_STAMP_BITS)
    for table in ("link_loose", "temp.held"):
        plain.do(f"INSERT INTO {table} VALUES (?, ?)", row[0], stamp)  # noqa: S608


def _put(plain: Plain, row: Row) -> None:
    for name, rows in entries(row).items():
        plain.each(_PUT[name], sorted(rows))


def take_out(plain: Plain, document_id: int) -> None:
    """Name a document no longer, after its entries were taken out."""
    for table in ("link_loose", "temp.held"):
        plain.do(f"DELETE FROM {table} WHERE document_id = ?", document_id)  # noqa: S608


def number(plain: Plain) -> int:
    """How many documents are not sorted in."""
    (found,) = plain.column("SELECT count(*) FROM link_loose")
    return int(found)


def named(plain: Plain) -> list[Stamped]:
    """The documents that are not sorted in."""
    return [(one, stamp) for one, stamp in plain.ask("SELECT document_id, stamp FROM link_loose")]


def sort_in(plain: Plain, place: Place = FIRST) -> Place | None:
    """Sort some of what is held into an index, from behind a place; where to go on from, None if all is sorted in.

    What is sorted in already counts once. It is held until `sorted_in`, so this can be broken off and begun again.
    """
    at, after = place
    if at == len(INDEXES):
        return None
    table, columns = list(INDEXES.values())[at]
    key = ", ".join(columns)
    behind = f"WHERE ({key}) > ({', '.join('?' * len(columns))})" if after else ""
    statement = f"SELECT * FROM {beside(table)} {behind} ORDER BY {key} LIMIT {AT_ONCE}"  # noqa: S608
    rows = plain.ask(statement, *after)
    plain.each(put_into(table, columns), rows)
    return (at, rows[-1]) if len(rows) == AT_ONCE else (at + 1, ())


def sorted_in(plain: Plain, documents: Iterable[Stamped]) -> None:
    """Hold documents no longer whose entries were all sorted in, but those that were linked again since."""
    plain.each("DELETE FROM link_loose WHERE document_id = ? AND stamp = ?", documents)
