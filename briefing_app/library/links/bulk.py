"""Everything linked from nothing: indexes are written in the order of their keys, many times as quick as one by one.

While it goes on a note says so. Whoever finds that note later knows that it was broken off, and lets every document
wait.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from briefing_app.domain.linking import ROUND, FigureKeys, QuoteLinked, Traces
from briefing_app.domain.links import Likeness, QuoteLink
from briefing_app.library.links import index as link_index
from briefing_app.library.links import packed as link_packed
from briefing_app.library.storage.link_tables import DERIVED
from briefing_app.library.storage.plain import Plain, among

_NOTE = "linking everything"
_LINKED_BY = "linked by"
Row = tuple[Any, ...]
_LEFT_OUT = "point.review <> 'rejected' AND document.deleted_at IS NULL"


def begin(plain: Plain) -> None:
    """Empty the derived tables; from now on only documents that change wait to be linked."""
    for table in (*DERIVED, "link_pending"):
        plain.do(f"DELETE FROM {table}")  # noqa: S608  # names of our own
    plain.do("INSERT OR REPLACE INTO note VALUES (?, 'begun')", _NOTE)


def end(plain: Plain, engine: str) -> None:
    """Note that everything is linked, but for documents whose stories people decided upon: these wait."""
    plain.do("DELETE FROM note WHERE key = ?", _NOTE)
    note_engine(plain, engine)
    for side in ("first", "second"):
        deciding = f"SELECT {side}_document FROM link_decision WHERE kind = 'document'"  # noqa: S608
        plain.do(f"INSERT OR IGNORE INTO link_pending {deciding}")


def broken_off(plain: Plain) -> bool:
    """Whether linking everything was begun and never came to its end."""
    return bool(plain.column("SELECT 1 FROM note WHERE key = ?", _NOTE))


def linked_otherwise(plain: Plain, engine: str) -> bool:
    """Whether there are links, and another engine made them."""
    by = plain.column("SELECT value FROM note WHERE key = ?", _LINKED_BY)
    return by != [engine] and bool(plain.column("SELECT 1 FROM link_traces LIMIT 1"))


def note_engine(plain: Plain, engine: str) -> None:
    """Note which engine makes the links from now on."""
    if plain.column("SELECT value FROM note WHERE key = ?", _LINKED_BY) != [engine]:
        plain.do("INSERT OR REPLACE INTO note VALUES (?, ?)", _LINKED_BY, engine)


def let_everything_wait(plain: Plain) -> None:
    """Let every document wait to be linked."""
    plain.do("INSERT OR IGNORE INTO link_pending SELECT id FROM document WHERE deleted_at IS NULL")
    plain.do("INSERT OR IGNORE INTO link_pending SELECT document_id FROM link_traces")
    plain.do("DELETE FROM note WHERE key = ?", _NOTE)


def documents(plain: Plain) -> list[int]:
    """Every document outside the bin."""
    return plain.column("SELECT id FROM document WHERE deleted_at IS NULL ORDER BY id")


def in_order_of_day(plain: Plain) -> list[int]:
    """Every document that is filed, the earliest first."""
    return plain.column("SELECT document_id FROM link_traces ORDER BY day, document_id")


def file(plain: Plain, rows: Iterable[Row]) -> None:
    """Keep what the indexes are to hold of some documents."""
    plain.each(link_index.TRACES, rows)


def traces(plain: Plain, ids: Iterable[int], telling: Callable[[int], bool]) -> Iterator[Traces]:
    """What the indexes hold of documents; `telling` says of a figure whether its number seldom meets another."""
    found = plain.ask("SELECT * FROM link_traces WHERE document_id IN (SELECT value FROM json_each(?))", among(ids))
    for one, day, about, _, terms, text, quotes, figures in found:
        runs, keys = _by_point(quotes), _by_point(figures)
        yield Traces(
            one, day, json.loads(about), link_packed.unpacked(terms), link_packed.unpacked(text), runs,
            {point: _figure_keys(own, telling(point)) for point, own in keys.items()},
        )  # fmt: skip


def _figure_keys(own: Sequence[int], telling: bool) -> FigureKeys:
    things = tuple(key for key in own[1:] if not key & ROUND)
    return FigureKeys(own[0], things, telling, tuple(key for key in own[1:] if key & ROUND))


def _by_point(data: bytes) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for key, point in link_packed.by_two(link_packed.unpacked(data)):
        found[point].append(key)
    return dict(found)


def abouts(plain: Plain) -> Iterator[tuple[int, int, dict[str, float]]]:
    """Every document that is filed, the earliest first: its day, and what it is about."""
    for one, day, about in plain.rows("SELECT document_id, day, about FROM link_traces ORDER BY day, document_id"):
        yield one, day, json.loads(about)


def quote_links(plain: Plain) -> Iterator[QuoteLinked]:
    """Every link between quotes."""
    for a, b, likeness, ratio, contained, _ in plain.rows("SELECT * FROM quote_link"):
        yield a, b, QuoteLink(Likeness(likeness), ratio, contained, "")


def copies(plain: Plain) -> Iterator[tuple[int, int]]:
    """Every two documents that carry one article."""
    return ((a, b) for a, b in plain.rows("SELECT first, second FROM article_link WHERE kind = 'syndicated'"))


def linked_figures(plain: Plain) -> Iterator[tuple[int, int]]:
    """Every two figures that are linked."""
    return ((a, b) for a, b in plain.rows("SELECT first, second FROM fact_link"))


def put_groups(plain: Plain, table: str, groups: Iterable[Sequence[int]]) -> None:
    """Write a table of groups that is empty."""
    rows = sorted((one, min(group)) for group in groups for one in group)
    plain.each(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608  # names of our own


def put_single_facts(plain: Plain, status: str, reason: str) -> None:
    """Write each figure that is of no fact as one by itself."""
    day = "CAST(julianday(document.published) - 1721424.5 AS INTEGER)"
    plain.do(
        f"INSERT INTO fact SELECT point.id, point.skey, ?, ?, {day}, {day}, 1, 1 "  # noqa: S608
        "FROM point JOIN document ON document.id = point.document_id LEFT JOIN fact_figure ON point_id = point.id "
        f"WHERE point.kind = 'figure' AND {_LEFT_OUT} AND point_id IS NULL ORDER BY point.id",
        status,
        reason,
    )
    plain.do("INSERT INTO fact_figure SELECT id, id FROM fact WHERE figures = 1 AND sources = 1 ORDER BY id")


def put_stories(plain: Plain, told: Sequence[tuple[Row, Sequence[int]]]) -> None:
    """Write every story, with its documents."""
    plain.each("INSERT INTO story VALUES (?, ?, ?, ?, ?)", [row for row, _ in told])
    put_groups(plain, "story_document", [ids for _, ids in told])
