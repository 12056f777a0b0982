"""What may belong to a document, looked up by what the indexes keep of it: never by going through the others."""

import json
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing_app.domain.linking import FigureKeys, Traces
from briefing_app.library.plain import Plain, among

SAME_STORY = 14
"""Days."""
SAME_TEXT = 60
"""Days that a copy of an article may come later."""
_OF_A_RUN = 50
"""A run of words that more quotes have than this is a common turn of phrase: only the newest are looked at."""
_OF_A_NUMBER = 200
_OF_A_THING = 30
_QUOTES, _ARTICLES, _FIGURES = 12, 12, 24
"""How many of each are compared with one, those with most keys in common."""
_TERMS_IN_COMMON = 4
_EVERY = 1 << 62

_PUT = {
    "quotes": "INSERT OR IGNORE INTO quote_gram VALUES (?, ?)",
    "text": "INSERT OR IGNORE INTO text_gram VALUES (?, ?, ?)",
    "terms": "INSERT OR IGNORE INTO document_term VALUES (?, ?, ?)",
    "figures": "INSERT OR IGNORE INTO figure_key VALUES (?, ?, ?)",
}
_TAKE = {
    "quotes": "DELETE FROM quote_gram WHERE key = ? AND point_id = ?",
    "text": "DELETE FROM text_gram WHERE key = ? AND day = ? AND document_id = ?",
    "terms": "DELETE FROM document_term WHERE term = ? AND day = ? AND document_id = ?",
    "figures": "DELETE FROM figure_key WHERE key = ? AND day = ? AND point_id = ?",
}
_TRACES = "INSERT INTO link_traces VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def put(plain: Plain, traces: Traces) -> None:
    """File what is kept of a document that is not in the indexes."""
    plain.do(_TRACES, *row_of(traces))
    for name, rows in rows_by_index(traces).items():
        plain.each(_PUT[name], sorted(rows))


def take_out(plain: Plain, document_id: int) -> list[int]:
    """Take a document out of the indexes; its quotes and figures as they were when it was linked."""
    found = plain.ask("SELECT * FROM link_traces WHERE document_id = ?", document_id)
    if not found:
        return []
    [(_, day, _, points, terms, text, quotes, figures)] = found
    plain.each(_TAKE["terms"], ((key, day, document_id) for key in _unpacked(terms)))
    plain.each(_TAKE["text"], ((key, day, document_id) for key in _unpacked(text)))
    plain.each(_TAKE["quotes"], _by_two(_unpacked(quotes)))
    plain.each(_TAKE["figures"], ((key, day, point) for key, point in _by_two(_unpacked(figures))))
    plain.do("DELETE FROM link_traces WHERE document_id = ?", document_id)
    return [int(one) for one in json.loads(points)]


def row_of(traces: Traces) -> tuple[object, ...]:
    """The row that is kept of a document."""
    rows = rows_by_index(traces)
    return (
        traces.document,
        traces.filed,
        json.dumps(traces.about, separators=(",", ":")),
        json.dumps(traces.points),
        _packed(traces.terms),
        _packed(traces.text),
        _packed(number for row in rows["quotes"] for number in row),
        _packed(number for key, _, point in rows["figures"] for number in (key, point)),
    )


def rows_by_index(traces: Traces) -> dict[str, list[tuple[int, ...]]]:
    """The rows of a document in each index, by the name of the column of `link_traces`."""
    day, one = traces.filed, traces.document
    return {
        "quotes": [(key, point) for point, keys in traces.quotes.items() for key in keys],
        "text": [(key, day, one) for key in traces.text],
        "terms": [(key, day, one) for key in traces.terms],
        "figures": [(key, day, point) for point, keys in traces.figures.items() for key in (keys.number, *keys.things)],
    }


def quotes_like(plain: Plain, keys: Iterable[int], *, below: int = _EVERY) -> list[int]:
    """The quotes, of ids below one, that share most runs of words with some; the likeliest first."""
    statement = "SELECT point_id FROM quote_gram WHERE key = ? AND point_id < ? ORDER BY point_id DESC LIMIT ?"
    return _most(Counter(one for key in keys for one in plain.column(statement, key, below, _OF_A_RUN)), _QUOTES)


def articles_like(plain: Plain, traces: Traces, *, earlier: bool) -> list[int]:
    """The documents of about that time that share most runs of words with one; only `earlier` ones if asked."""
    last = traces.filed + (0 if earlier else SAME_TEXT)
    statement = "SELECT document_id FROM text_gram WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
    bounds = (traces.filed - SAME_TEXT, last, _OF_A_RUN)
    shared = Counter(one for key in traces.text for one in plain.column(statement, key, *bounds))
    del shared[traces.document]
    least = max(2, len(traces.text) // 20)
    return _most({one: number for one, number in shared.items() if number >= least}, _ARTICLES)


def near(plain: Plain, traces: Traces) -> list[int]:
    """The documents within a fortnight that share some of the weightiest terms with one."""
    statement = """
SELECT document_id FROM document_term
WHERE term IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ? AND document_id <> ?
GROUP BY document_id HAVING count(*) >= ?"""
    bounds = (traces.filed - SAME_STORY, traces.filed + SAME_STORY, traces.document)
    return plain.column(statement, among(traces.terms), *bounds, min(_TERMS_IN_COMMON, max(1, len(traces.terms))))


def figures_like(plain: Plain, keys: FigureKeys, filed: int, *, earlier: bool) -> list[int]:
    """The figures of one number within a fortnight, or of the same thing at any time; the likeliest first."""
    shared = Counter(one for key in keys.things for one in _of_a_thing(plain, key, filed, earlier=earlier))
    least = 2 if len(keys.things) > 2 else 1
    likely = {one: number for one, number in shared.items() if number >= least}
    for one in _of_a_number(plain, keys, filed, earlier=earlier):
        likely[one] = shared.get(one, 0) + len(keys.things) + 1  # one number weighs more than any words
    return _most(likely, _FIGURES)


def _of_a_thing(plain: Plain, key: int, filed: int, *, earlier: bool) -> Iterator[int]:
    before = "SELECT point_id FROM figure_key WHERE key = ? AND day <= ? ORDER BY day DESC, point_id DESC LIMIT ?"
    yield from plain.column(before, key, filed, _OF_A_THING)
    if not earlier:
        after = "SELECT point_id FROM figure_key WHERE key = ? AND day > ? ORDER BY day, point_id LIMIT ?"
        yield from plain.column(after, key, filed, _OF_A_THING)


def _of_a_number(plain: Plain, keys: FigureKeys, filed: int, *, earlier: bool) -> Iterator[int]:
    within = "SELECT point_id FROM figure_key WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
    last = filed if earlier else filed + SAME_STORY
    yield from plain.column(within, keys.number, filed - SAME_STORY, last, _OF_A_NUMBER)
    if keys.telling:
        yield from _of_a_thing(plain, keys.number, filed, earlier=earlier)


def _most(shared: Mapping[int, int], number: int) -> list[int]:
    return sorted(shared, key=lambda one: (-shared[one], -one))[:number]


def _packed(numbers: Iterable[int]) -> bytes:
    held = array("q", numbers)
    if sys.byteorder == "big":
        held.byteswap()
    return held.tobytes()


def _unpacked(data: bytes) -> Sequence[int]:
    held = array("q", data)
    if sys.byteorder == "big":
        held.byteswap()
    return held


def _by_two(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(numbers[::2], numbers[1::2], strict=True)
