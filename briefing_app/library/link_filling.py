"""The indexes of links filled all at once, each in the order of its keys: many times as quick as document by document.

What they are to hold stands in `link_traces` already. Of each index 8 bytes an entry are held until it is written.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_app.library.link_index import PUT
from briefing_app.library.plain import Plain

if TYPE_CHECKING:
    from numpy import int64, uint64
    from numpy.typing import NDArray

_DOCUMENTS = 1000
"""So many are read at once."""
_ROWS = 65_536
"""So many are made ready to be written at once."""
_BITS = 32
"""Of a key; and as many tell where it stands."""
_POINTS = frozenset({"quotes", "figures"})
"""Of these, `link_traces` holds a key and its point by turns; of the others, keys only."""
_ENDS = {"quotes": ("point",), "text": ("day", "document"), "terms": ("day", "document"),
         "figures": ("day", "document", "point")}  # fmt: skip
"""What follows the key in a row of each index."""


def fill(plain: Plain) -> None:
    """Fill every index, which is empty, from `link_traces`."""
    for name in PUT:
        _fill(plain, name)


def _fill(plain: Plain, name: str) -> None:
    import numpy as np  # noqa: PLC0415 - takes a tenth of a second

    entries, places = _entries(plain, name)
    order = np.lexsort(places[::-1])
    rank = np.empty(len(order), np.uint64)
    rank[order] = np.arange(len(order), dtype=np.uint64)
    low = np.uint64((1 << _BITS) - 1)
    for start in range(0, len(entries), _ROWS):  # in place, a part at a time
        part = entries[start : start + _ROWS]
        part[:] = (part & ~low) | rank[part & low]
    entries.sort()
    columns = [place[order] for place in places]
    for start in range(0, len(entries), _ROWS):
        part = entries[start : start + _ROWS]
        at = (part & low).astype(np.int64)
        rows = np.stack([(part >> np.uint64(_BITS)).astype(np.int64), *(column[at] for column in columns)], axis=1)
        plain.fill(PUT[name], rows.reshape(-1).tolist(), len(columns) + 1)


def _entries(plain: Plain, name: str) -> "tuple[NDArray[uint64], list[NDArray[int64]]]":
    """A number for each entry: its key, and the place it stands at; and the columns of the places."""
    import numpy as np  # noqa: PLC0415

    entries: list[NDArray[uint64]] = []
    places: list[list[NDArray[int64]]] = [[] for _ in _ENDS[name]]
    number = 0
    for ids, days, held in _read(plain, name):
        numbers = np.frombuffer(b"".join(held), "<i8").astype(np.int64)
        owner = np.repeat(np.arange(len(ids)), [len(one) // 8 for one in held])
        seen = {"document": np.array(ids), "day": np.array(days)}
        keys, at = numbers, owner
        if name in _POINTS:
            keys, points, owner = numbers[::2], numbers[1::2], owner[::2]
            begins = np.flatnonzero(np.concatenate(([True], points[1:] != points[:-1])))[: len(points)]
            at = np.repeat(np.arange(len(begins)), np.diff(np.concatenate((begins, [len(points)]))))
            seen = {name: column[owner[begins]] for name, column in seen.items()} | {"point": points[begins]}
        entries.append(keys.astype(np.uint64) << np.uint64(_BITS) | (at + number).astype(np.uint64))
        for place, end in zip(places, _ENDS[name], strict=True):
            place.append(seen[end])
        number += len(seen[_ENDS[name][0]])
    none = np.empty(0, np.int64)
    return np.concatenate((none.astype(np.uint64), *entries)), [np.concatenate((none, *place)) for place in places]


def _read(plain: Plain, name: str) -> Iterator[tuple[Sequence[int], Sequence[int], Sequence[bytes]]]:
    """The documents, their days and what they have in an index, many at a time."""
    last = -1
    statement = f"SELECT document_id, day, {name} FROM link_traces WHERE document_id > ? ORDER BY document_id LIMIT ?"  # noqa: S608
    while found := plain.ask(statement, last, _DOCUMENTS):
        ids, days, held = zip(*found, strict=True)
        last = ids[-1]
        yield ids, days, held
