"""The indexes of links made all at once from what `link_traces` holds: many times as quick as document by document.

An entry is a number of 64 bits: its key, and the rank of what it belongs to. Sorted, they stand as in the table.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Self

from briefing_app.library.links.index import PUT
from briefing_app.library.storage.plain import Plain

if TYPE_CHECKING:
    from numpy import int64, uint64
    from numpy.typing import NDArray

INDEXES = tuple(PUT)
BITS = 32
"""Of a key; a rank has as many."""
_DOCUMENTS = 1000
"""So many are read at once."""
_ENTRIES = 65_536
"""So many are changed or written at once."""
_ROWS = {
    "quotes": ("point",), "text": ("day", "document"), "terms": ("day", "document"),
    "figures": ("day", "document", "point"),
}  # fmt: skip
"""What follows the key in a row of each index: by that entries of one key are ranked, as they are looked up."""


class Sorted:
    """An index: 8 bytes an entry, and as many for each column of what it is of."""

    def __init__(self, plain: Plain, name: str) -> None:
        """From the column of that name of `link_traces`."""
        import numpy as np  # noqa: PLC0415 - takes a tenth of a second

        self.name = name
        self.entries, self.columns = _read(plain, name)
        order = np.lexsort([self.columns[each] for each in reversed(_ROWS[name])])
        rank = np.empty(len(order), np.uint64)
        rank[order] = np.arange(len(order), dtype=np.uint64)
        low = np.uint64((1 << BITS) - 1)
        for part in _parts(self.entries):
            part[:] = (part & ~low) | rank[part & low]
        self.entries.sort()
        self.columns = {each: column[order] for each, column in self.columns.items()}

    def shared(self) -> Self:
        """Without the keys that stand there once."""
        import numpy as np  # noqa: PLC0415

        keys = (self.entries >> np.uint64(BITS)).astype(np.uint32)
        again = np.zeros(len(keys) + 1, bool)
        again[1:-1] = keys[1:] == keys[:-1]
        self.entries = self.entries[again[1:] | again[:-1]]
        return self

    def write(self, plain: Plain) -> None:
        """Write it into its table, which is empty."""
        import numpy as np  # noqa: PLC0415

        columns = [self.columns[each] for each in _ROWS[self.name]]
        for part in _parts(self.entries):
            at = (part & np.uint64((1 << BITS) - 1)).astype(np.int64)
            keys = (part >> np.uint64(BITS)).astype(np.int64)
            rows = np.stack([keys, *(column[at] for column in columns)], axis=1)
            plain.fill(PUT[self.name], rows.reshape(-1).tolist(), rows.shape[1])


def _parts(entries: "NDArray[uint64]") -> "Iterator[NDArray[uint64]]":
    return (entries[start : start + _ENTRIES] for start in range(0, len(entries), _ENTRIES))


def _read(plain: Plain, name: str) -> "tuple[NDArray[uint64], dict[str, NDArray[int64]]]":
    """The entries, ranked as they come, and the columns of what they are of."""
    import numpy as np  # noqa: PLC0415

    none = np.empty(0, np.int64)
    entries = [none.astype(np.uint64)]
    columns: dict[str, list[NDArray[int64]]] = {each: [none] for each in _ROWS[name]}
    number = 0
    for ids, days, held in _rows(plain, name):
        numbers = np.frombuffer(b"".join(held), "<i8").astype(np.int64)
        of = np.repeat(np.arange(len(ids)), [len(one) // 8 for one in held])
        seen = {"document": np.array(ids), "day": np.array(days)}
        if "point" in columns:
            numbers, of, seen = _by_point(numbers, of, seen)
        entries.append(numbers.astype(np.uint64) << np.uint64(BITS) | (of + number).astype(np.uint64))
        for each, column in columns.items():
            column.append(seen[each])
        number += len(seen[_ROWS[name][0]])
    return np.concatenate(entries), {each: np.concatenate(column) for each, column in columns.items()}


def _by_point(
    numbers: "NDArray[int64]", documents: "NDArray[int64]", seen: "dict[str, NDArray[int64]]"
) -> "tuple[NDArray[int64], NDArray[int64], dict[str, NDArray[int64]]]":
    """The keys of what holds a key and its point by turns, which of the points each is of, and the points' columns."""
    import numpy as np  # noqa: PLC0415

    keys, points, documents = numbers[::2], numbers[1::2], documents[::2]
    first = np.ones(len(points), bool)
    first[1:] = points[1:] != points[:-1]
    own = {each: column[documents[first]] for each, column in seen.items()}
    return keys, np.cumsum(first) - 1, {**own, "point": points[first]}


def _rows(plain: Plain, name: str) -> Iterator[tuple[Sequence[int], Sequence[int], Sequence[bytes]]]:
    """The documents, their days and what they have in an index, many at a time."""
    last = -1
    statement = f"SELECT document_id, day, {name} FROM link_traces WHERE document_id > ? ORDER BY document_id LIMIT ?"  # noqa: S608
    while found := plain.ask(statement, last, _DOCUMENTS):
        ids, days, held = zip(*found, strict=True)
        last = ids[-1]
        yield ids, days, held
