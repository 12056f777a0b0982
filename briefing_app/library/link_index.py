"""What may belong to a document, looked up by what the indexes keep of it: never by going through the others."""

import json
import sys
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefing_app.domain.linking import FigureKeys, Traces
from briefing_app.library.link_lookups import FIGURE_BITS, Found, Keys, Lookups
from briefing_app.library.plain import Plain, among

SAME_STORY = 14
"""Days."""
SAME_TEXT = 60
"""Days that a copy of an article may come later."""
_QUOTES, _ARTICLES, _FIGURES = 12, 12, 24
"""How many of each are compared with one, those with most keys in common."""
_TO_LOOK_UP = 64
"""So many runs of a text are looked up beyond its time."""
_TERMS_IN_COMMON = 4
_EVERY = 1 << 62

PUT = {
    "quotes": "INSERT OR IGNORE INTO quote_gram VALUES (?, ?)",
    "text": "INSERT OR IGNORE INTO text_gram VALUES (?, ?, ?)",
    "terms": "INSERT OR IGNORE INTO document_term VALUES (?, ?, ?)",
    "figures": "INSERT OR IGNORE INTO figure_key VALUES (?, ?, ?, ?)",
}
_TAKE = {
    "quotes": "DELETE FROM quote_gram WHERE key = ? AND point_id = ?",
    "text": "DELETE FROM text_gram WHERE key = ? AND day = ? AND document_id = ?",
    "terms": "DELETE FROM document_term WHERE term = ? AND day = ? AND document_id = ?",
    "figures": "DELETE FROM figure_key WHERE key = ? AND day = ? AND document_id = ? AND point_id = ?",
}
TRACES = "INSERT INTO link_traces VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def put(plain: Plain, traces: Traces) -> None:
    """File what is kept of a document that is not in the indexes."""
    plain.do(TRACES, *row_of(traces))
    for name, rows in _rows_by_index(traces).items():
        plain.each(PUT[name], sorted(rows))


def take_out(plain: Plain, document_id: int) -> list[int]:
    """Take a document out of the indexes; its quotes and figures as they were when it was linked."""
    found = plain.ask("SELECT * FROM link_traces WHERE document_id = ?", document_id)
    if not found:
        return []
    [(_, day, _, points, terms, text, quotes, figures)] = found
    plain.each(_TAKE["terms"], ((key, day, document_id) for key in unpacked(terms)))
    plain.each(_TAKE["text"], ((key, day, document_id) for key in unpacked(text)))
    plain.each(_TAKE["quotes"], by_two(unpacked(quotes)))
    plain.each(_TAKE["figures"], ((key, day, document_id, point) for key, point in by_two(unpacked(figures))))
    plain.do("DELETE FROM link_traces WHERE document_id = ?", document_id)
    return [int(one) for one in json.loads(points)]


def row_of(traces: Traces) -> tuple[Any, ...]:
    """The row of `link_traces` that is kept of a document."""
    quotes = (number for point, keys in traces.quotes.items() for key in keys for number in (key, point))
    figures = (
        number
        for point, keys in traces.figures.items()
        for key in (keys.number, *keys.things)
        for number in (key, point)
    )
    return (
        traces.document,
        traces.filed,
        json.dumps(traces.about, separators=(",", ":")),
        json.dumps(traces.points),
        _packed(traces.terms),
        _packed(traces.text),
        _packed(quotes),
        _packed(figures),
    )


def _rows_by_index(traces: Traces) -> dict[str, list[tuple[int, ...]]]:
    """The rows of a document in each index, by the name of the column of `link_traces`."""
    day, one = traces.filed, traces.document
    return {
        "quotes": [(key, point) for point, keys in traces.quotes.items() for key in keys],
        "text": [(key, day, one) for key in traces.text],
        "terms": [(key, day, one) for key in traces.terms],
        "figures": [
            (key, day, one, point) for point, keys in traces.figures.items() for key in (keys.number, *keys.things)
        ],
    }


def quotes_like(lookups: Lookups, runs: Mapping[int, Sequence[int]], *, earlier: bool) -> dict[int, list[int]]:
    """The quotes that share most runs of words with some, by id, the likeliest first; of lower ids if `earlier`."""
    below = max(runs, default=0) if earlier else _EVERY
    found = lookups.quotes(runs, below)
    likely = {
        one: {other: number for other, number in shared.items() if other != one and not (earlier and other > one)}
        for one, shared in found.items()
    }
    return {one: _most(shared, _QUOTES) for one, shared in likely.items() if shared}


def articles_like(lookups: Lookups, traces: Traces, *, earlier: bool) -> list[int]:
    """The documents of about that time that share most runs of words with one; only `earlier` ones if asked."""
    last = traces.filed + (0 if earlier else SAME_TEXT)
    shared = lookups.texts({0: traces.text}, traces.filed - SAME_TEXT, last)[0]
    del shared[traces.document]
    least = max(2, min(4, len(traces.text) // 16))
    return _most({one: number for one, number in shared.items() if number >= least}, _ARTICLES)


def undated_like(plain: Plain, lookups: Lookups, traces: Traces, *, earlier: bool) -> list[int]:
    """The documents of any other time that share most of some runs of words with one, where either has no date.

    Those without one are filed by the day on which they came, however long before that they were written.
    """
    some = sorted(traces.text)[:_TO_LOOK_UP]
    later = _EVERY if earlier else traces.filed + SAME_TEXT
    shared = lookups.texts_beyond({0: some}, traces.filed - SAME_TEXT, later)[0]
    least = max(2, len(some) // 4)
    likely = [one for one, number in shared.items() if number >= least and one != traces.document]
    undated = "SELECT id FROM document WHERE id IN (SELECT value FROM json_each(?)) AND published IS NULL"
    if likely and not plain.column(undated, among([traces.document])):
        likely = plain.column(undated, among(likely))
    return _most({one: shared[one] for one in likely}, _ARTICLES)


def near(lookups: Lookups, traces: Traces, *, earlier: bool) -> list[int]:
    """The documents within a fortnight that share some of the weightiest terms with one; only before it if asked."""
    bounds = traces.filed - SAME_STORY, traces.filed + (0 if earlier else SAME_STORY)
    found = lookups.documents(traces.terms, *bounds, min(_TERMS_IN_COMMON, max(1, len(traces.terms))))
    return [one for one in found if one != traces.document]


Alike = dict[int, list[tuple[int, int]]]
"""Of each figure the likeliest others, with their documents."""


def figures_like(lookups: Lookups, traces: Traces, near: Collection[int], *, earlier: bool) -> Alike:
    """Of each figure those of one number in documents that are `near`, or of the same thing at any time."""
    figures, filed = traces.figures, traces.filed
    things = {one: keys.things for one, keys in figures.items()}
    telling = {one: (keys.number,) for one, keys in figures.items() if keys.telling}
    shared = _around(lookups, things, filed, earlier=earlier)
    number = _around(lookups, telling, filed, earlier=earlier)
    if near:
        within = {one: (keys.number,) for one, keys in figures.items()}
        last = filed if earlier else filed + SAME_STORY
        for one, found in lookups.figures_within(within, filed - SAME_STORY, last).items():
            number[one].update(place for place in found if _place(place)[1] in near)
    likely = {one: _likely(keys, shared[one], number[one]) for one, keys in figures.items()}
    return {one: [place for place in found if place[1] != traces.document] for one, found in likely.items() if found}


def _around(lookups: Lookups, keys: Keys, filed: int, *, earlier: bool) -> Found:
    """What stands under keys of the figures nearest in time to a day, before it and after."""
    found = lookups.figures_before(keys, filed)
    if not earlier:
        for one, later in lookups.figures_after(keys, filed).items():
            found[one] += later
    return found


def _likely(keys: FigureKeys, shared: Counter[int], number: Collection[int]) -> list[tuple[int, int]]:
    least = 2 if len(keys.things) > 2 else 1
    likely = {one: common for one, common in shared.items() if common >= least}
    likely |= {one: shared[one] + len(keys.things) + 1 for one in number}  # one number weighs more than any words
    return [_place(one) for one in _most(likely, _FIGURES)]


def _place(packed: int) -> tuple[int, int]:
    """A figure and its document, which come from the index as one number."""
    return packed & ((1 << FIGURE_BITS) - 1), packed >> FIGURE_BITS


def _most(shared: Mapping[int, int], number: int) -> list[int]:
    return sorted(shared, key=lambda one: (-shared[one], -one))[:number]


def _packed(numbers: Iterable[int]) -> bytes:
    held = array("q", numbers)
    if sys.byteorder == "big":
        held.byteswap()
    return held.tobytes()


def unpacked(data: bytes) -> Sequence[int]:
    """The numbers that a column of `link_traces` holds."""
    held = array("q", data)
    if sys.byteorder == "big":
        held.byteswap()
    return held


def by_two(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Numbers in pairs."""
    return zip(numbers[::2], numbers[1::2], strict=True)
