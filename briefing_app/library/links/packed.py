"""What the indexes of links hold of a document, packed into its row of `link_traces`, and taken out again."""

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing_app.domain.linking import Traces

Row = tuple[Any, ...]
Entries = dict[str, list[tuple[int, ...]]]
"""The rows of a document in each index, by the name of the column of `link_traces`."""


def row_of(traces: Traces) -> Row:
    """The row of `link_traces` that is kept of a document."""
    quotes = (number for point, keys in traces.quotes.items() for key in keys for number in (key, point))
    figures = (
        number
        for point, keys in traces.figures.items()
        for key in (keys.number, *keys.things, *keys.rounds)
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


def entries(row: Row) -> Entries:
    """What a row of `link_traces` stands for in the indexes, some of it perhaps twice."""
    one, day, _, _, terms, text, quotes, figures = row
    return {
        "terms": [(key, day, one) for key in unpacked(terms)],
        "text": [(key, day, one) for key in unpacked(text)],
        "quotes": list(by_two(unpacked(quotes))),
        "figures": [(key, day, one, point) for key, point in by_two(unpacked(figures))],
    }


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
