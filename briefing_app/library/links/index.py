"""What may belong to a document, looked up by what the indexes keep of it: never by going through the others."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from briefing_app.domain.linking import FigureKeys, Traces
from briefing_app.library.links import loose as link_loose
from briefing_app.library.links.lookups import FIGURE_BITS, Found, Keys, Lookups
from briefing_app.library.links.loose import INDEXES, beside
from briefing_app.library.links.packed import entries, row_of
from briefing_app.library.storage.plain import Plain, among

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

PUT = {name: link_loose.put_into(table, columns) for name, (table, columns) in INDEXES.items()}
_TAKE = {name: " AND ".join(f"{each} = ?" for each in columns) for name, (_, columns) in INDEXES.items()}
TRACES = "INSERT INTO link_traces VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def put(plain: Plain, traces: Traces) -> None:
    """File what is kept of a document that is not in the indexes; it stands beside them until many are sorted in."""
    row = row_of(traces)
    plain.do(TRACES, *row)
    link_loose.put(plain, row)


def take_out(plain: Plain, document_id: int) -> list[int]:
    """Take a document out of the indexes; its quotes and figures as they were when it was linked."""
    found = plain.ask("SELECT * FROM link_traces WHERE document_id = ?", document_id)
    if not found:
        return []
    for name, rows in entries(found[0]).items():
        for table in (INDEXES[name][0], beside(INDEXES[name][0])):
            plain.each(f"DELETE FROM {table} WHERE {_TAKE[name]}", rows)  # noqa: S608  # names of our own
    link_loose.take_out(plain, document_id)
    plain.do("DELETE FROM link_traces WHERE document_id = ?", document_id)
    return [int(one) for one in json.loads(found[0][3])]


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
    """Of each figure those of one number, or a round one, in documents that are `near`; of one thing at any time."""
    figures, filed = traces.figures, traces.filed
    things = {one: keys.things for one, keys in figures.items()}
    telling = {one: (keys.number,) for one, keys in figures.items() if keys.telling}
    shared = _around(lookups, things, filed, earlier=earlier)
    number = _around(lookups, telling, filed, earlier=earlier)
    if near:
        within = {one: (keys.number, *keys.rounds) for one, keys in figures.items()}
        last = filed if earlier else filed + SAME_STORY
        for one, found in lookups.figures_within(within, filed - SAME_STORY, last).items():
            number[one].update(place for place in found if place >> FIGURE_BITS in near)
    likely = {one: _likely(keys, shared[one], number[one]) for one, keys in figures.items()}
    return {one: [place for place in found if place[1] != traces.document] for one, found in likely.items() if found}


def _around(lookups: Lookups, keys: Keys, filed: int, *, earlier: bool) -> Found:
    """What stands under keys of the figures nearest in time to a day, before it and after."""
    found = lookups.figures_before(keys, filed)
    if not earlier:
        for one, later in lookups.figures_after(keys, filed).items():
            found[one].update(later)
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
    return sorted(sorted(shared, reverse=True), key=shared.__getitem__, reverse=True)[:number]
