"""Links and what they group: one quote, one source, one fact, one story. Groups go by the lowest of their ids."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from briefing_app.domain.facts import FactGroup, FactLink, Verdict
from briefing_app.domain.linking import FactLinked, Links, Placed, QuoteLinked, StoryMiddle
from briefing_app.domain.links import Copy, Likeness, QuoteLink
from briefing_app.library.storage.plain import Plain, among

_AMONG = "IN (SELECT value FROM json_each(?))"
"""With a + before the second of two, that each of the first is not looked up with each of the second."""


_PUT_LINKS = (
    "INSERT OR REPLACE INTO quote_link VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT OR REPLACE INTO article_link VALUES (?, ?, ?, ?)",
    "INSERT OR REPLACE INTO fact_link VALUES (?, ?, ?, ?, ?, NULL)",
)
FactRows = tuple[list[tuple[Any, ...]], list[tuple[int, int]], list[tuple[int, int, int]]]
"""Facts as they are kept, their figures, and the links that each is made of."""
LinkRows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]
"""Links of quotes, of articles and of figures as they are kept."""


def rows_of(links: Iterable[Links]) -> LinkRows:
    """Links as they are kept, which another process is sent sooner than what they are made of."""
    rows: LinkRows = [], [], []
    for each in links:
        rows[0].extend((a, b, one.likeness.value, one.ratio, one.contained, one.why) for a, b, one in each.quotes)
        rows[1].extend((a, b, kind.value, share) for a, b, kind, share in each.articles)
        rows[2].extend((a, b, one.verdict.value, one.why, one.weight) for a, b, one in each.figures)
    return rows


def put_rows(plain: Plain, several: Sequence[LinkRows]) -> None:
    """Keep links, in place of those that the same two had; in the order of the tables, whose pages fill once so."""
    for number, statement in enumerate(_PUT_LINKS):
        plain.each(statement, sorted(chain.from_iterable(rows[number] for rows in several), key=itemgetter(0, 1)))


def drop_links(plain: Plain, document_id: int, points: Iterable[int]) -> None:
    """Take away every link of a document and of some points."""
    ids = among(points)
    for table in ("quote_link", "fact_link"):
        for end in ("first", "second"):
            plain.do(f"DELETE FROM {table} WHERE {end} {_AMONG}", ids)  # noqa: S608  # names of our own
    plain.do("DELETE FROM article_link WHERE first = ?", document_id)
    plain.do("DELETE FROM article_link WHERE second = ?", document_id)


def quote_links(plain: Plain, ids: Iterable[int]) -> list[QuoteLinked]:
    """The links among some quotes."""
    listed = among(ids)
    found = plain.ask(f"SELECT * FROM quote_link WHERE first {_AMONG} AND +second {_AMONG}", listed, listed)  # noqa: S608
    return [(a, b, QuoteLink(Likeness(likeness), *rest)) for a, b, likeness, *rest in found]


def fact_links(plain: Plain, ids: Iterable[int]) -> list[FactLinked]:
    """The links among some figures."""
    listed = among(ids)
    columns = "first, second, verdict, why, weight"
    statement = f"SELECT {columns} FROM fact_link WHERE first {_AMONG} AND +second {_AMONG}"  # noqa: S608
    return [(a, b, FactLink(Verdict(verdict), *rest)) for a, b, verdict, *rest in plain.ask(statement, listed, listed)]


def copies(plain: Plain, ids: Iterable[int]) -> list[tuple[int, int]]:
    """Which of some documents carry the same article."""
    listed = among(ids)
    statement = f"SELECT first, second FROM article_link WHERE kind = ? AND first {_AMONG} AND +second {_AMONG}"  # noqa: S608
    return [(a, b) for a, b in plain.ask(statement, Copy.SYNDICATED.value, listed, listed)]


UNDATED = 1 << 22
"""The days of a story of which no document has a date are those of import less so many: it comes after all others."""


def _repeating(mine: str, theirs: str) -> str:
    """A statement for the documents of which some have a quote or the whole text, one a row: by one end of a link."""
    return f"""
SELECT wanted.value, theirs.document_id FROM json_each(?) AS wanted
CROSS JOIN point AS mine ON mine.document_id = wanted.value CROSS JOIN quote_link ON {mine} = mine.id
CROSS JOIN point AS theirs ON theirs.id = {theirs} WHERE mine.kind = 'quote' AND likeness <> 'reworded'
UNION ALL SELECT value, {theirs} FROM json_each(?) JOIN article_link ON {mine} = value WHERE kind = 'syndicated'"""  # noqa: S608


_REPEATED = f"{_repeating('first', 'second')} UNION ALL {_repeating('second', 'first')}"
_MEMBERS = {
    "quote_group": ("point_id", "group_id"),
    "document_source": ("document_id", "source_id"),
    "fact_figure": ("point_id", "fact_id"),
    "story_document": ("document_id", "story_id"),
}


def members(plain: Plain, table: str, ids: Iterable[int]) -> set[int]:
    """Everything that is in a group with one of `ids`."""
    one, group = _MEMBERS[table]
    within = f"SELECT {group} FROM {table} WHERE {one} {_AMONG}"  # noqa: S608  # names of our own
    return set(plain.column(f"SELECT {one} FROM {table} WHERE {group} IN ({within})", among(ids)))  # noqa: S608


def put_groups(plain: Plain, table: str, ids: Collection[int], groups: Iterable[Sequence[int]]) -> None:
    """Group `ids` anew, which are all that were in a group with one another."""
    one, _ = _MEMBERS[table]
    plain.do(f"DELETE FROM {table} WHERE {one} {_AMONG}", among(ids))  # noqa: S608  # names of our own
    plain.each(
        f"INSERT INTO {table} VALUES (?, ?)",  # noqa: S608
        [(each, min(group)) for group in groups for each in group],
    )


def put_facts(plain: Plain, ids: Collection[int], facts: Sequence[FactGroup], placed: Mapping[int, Placed]) -> None:
    """Bring figures together anew; `ids` are all that were or are in a fact with one another."""
    old = among(plain.column(f"SELECT DISTINCT fact_id FROM fact_figure WHERE point_id {_AMONG}", among(ids)))  # noqa: S608
    plain.do(f"DELETE FROM fact WHERE id {_AMONG}", old)  # noqa: S608
    plain.do(f"UPDATE fact_link SET fact_id = NULL WHERE fact_id {_AMONG}", old)  # noqa: S608
    plain.do(f"DELETE FROM fact_figure WHERE point_id {_AMONG}", among(ids))  # noqa: S608
    put_fact_rows(plain, fact_rows(facts, placed))


def fact_rows(facts: Sequence[FactGroup], placed: Mapping[int, Placed]) -> FactRows:
    """Facts as they are kept."""
    numbered = [(min(fact.figures), fact) for fact in facts]
    return (
        [_fact_row(fact, placed) for fact in facts],
        [(figure, number) for number, fact in numbered for figure in fact.figures],
        [(number, a, b) for number, fact in numbered for a, b, _ in fact.pairs],
    )


def put_fact_rows(plain: Plain, rows: FactRows) -> None:
    """Keep facts, whose figures are of none."""
    facts, figures, links = rows
    plain.each("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", facts)
    plain.each("INSERT INTO fact_figure VALUES (?, ?)", figures)
    plain.each("UPDATE fact_link SET fact_id = ? WHERE first = ? AND second = ?", links)


def _fact_row(fact: FactGroup, placed: Mapping[int, Placed]) -> tuple[object, ...]:
    """The row of a fact."""
    figures = [placed[one] for one in fact.figures]
    days = [one.day for one in figures if one.day is not None]
    return (
        min(fact.figures),
        max(one.key for one in figures),
        fact.status.value,
        fact.reason,
        min(days, default=None),
        max(days, default=None),
        len({one.source for one in figures}),
        len(figures),
    )


def stories_of(plain: Plain, documents: Iterable[int]) -> list[StoryMiddle]:
    """The stories that documents are in."""
    within = f"SELECT story_id FROM story_document WHERE document_id {_AMONG}"  # noqa: S608
    found = plain.ask(f"SELECT id, middle, first_day, last_day FROM story WHERE id IN ({within})", among(documents))  # noqa: S608
    return [
        StoryMiddle(one, json.loads(middle), first % UNDATED, last % UNDATED, first >= 0)
        for one, middle, first, last in found
    ]


def story_numbers(plain: Plain, documents: Iterable[int]) -> dict[int, int]:
    """The story of each document, by number."""
    statement = f"SELECT document_id, story_id FROM story_document WHERE document_id {_AMONG}"  # noqa: S608
    return dict(plain.ask(statement, among(documents)))


def repeated(plain: Plain, documents: Iterable[int]) -> dict[int, Counter[int]]:
    """The documents of which some give quotes or the whole text, and how many."""
    found: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for one, other in plain.ask(_REPEATED, *[among(documents)] * 4):
        if one != other:
            found[one][other] += 1
    return found


def leave_story(plain: Plain, document_id: int) -> list[tuple[int, int, bool, dict[str, float]]]:
    """Take a document out of its story, which is gone then; its other documents.

    Of each the day, whether it is the document's own or that of its import, and the subject.
    """
    others = members(plain, "story_document", [document_id])
    gone = plain.column("SELECT story_id FROM story_document WHERE document_id = ?", document_id)
    plain.do("DELETE FROM story_document WHERE story_id IN (SELECT value FROM json_each(?))", among(gone))
    plain.do("DELETE FROM story WHERE id IN (SELECT value FROM json_each(?))", among(gone))
    found = plain.ask(
        "SELECT document_id, day, published IS NOT NULL, about FROM link_traces JOIN document ON id = document_id "  # noqa: S608
        f"WHERE document_id {_AMONG} AND document_id <> ? ORDER BY document_id",
        among(others),
        document_id,
    )
    return [(one, day, bool(dated), json.loads(about)) for one, day, dated, about in found]


def put_story(plain: Plain, middle: StoryMiddle, documents: Collection[int]) -> None:
    """Keep a story; `documents` are those that join it, all of them where it is new."""
    known = plain.column("SELECT document_id FROM story_document WHERE story_id = ?", middle.id)
    every = sorted({*known, *documents})
    plain.do("DELETE FROM story WHERE id = ?", middle.id)
    plain.do("INSERT INTO story VALUES (?, ?, ?, ?, ?)", *story_row(middle, every))
    plain.do(f"DELETE FROM story_document WHERE document_id {_AMONG}", among(every))  # noqa: S608
    plain.each("INSERT INTO story_document VALUES (?, ?)", [(one, every[0]) for one in every])


def story_row(middle: StoryMiddle, documents: Sequence[int]) -> tuple[object, ...]:
    """The row of a story of some documents."""
    about = json.dumps(middle.about, separators=(",", ":"))
    shift = 0 if middle.dated else UNDATED
    return min(documents), len(documents), middle.first - shift, middle.last - shift, about


def ends(pairs: Iterable[tuple[int, int]]) -> set[int]:
    """Every id of some pairs."""
    return set(chain.from_iterable(pairs))
