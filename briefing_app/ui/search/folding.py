"""Which results are so much the same that one row serves for all of them."""

import re
from dataclasses import dataclass, field

from briefing_app.domain.quotes import Quote
from briefing_app.domain.search import Hit

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(slots=True)
class _Fold:
    """What a row holds."""

    row: int
    numbers: frozenset[str]
    documents: set[int] = field(default_factory=set)


class Folds:
    """The rows of quotes that several documents carry.

    A hit goes into a row of the same quote only if nothing that matters would be hidden there: the same speaker said
    it, it is told by a document that the row does not have yet, and neither has a number that the other lacks while
    that one has another.
    """

    def __init__(self) -> None:
        """No rows yet."""
        self._folds: dict[tuple[int, object], list[_Fold]] = {}

    def row_for(self, hit: Hit, group: int, new: int) -> int:
        """The row of a hit of that group: one that there is, or else `new`."""
        numbers = frozenset(_NUMBER.findall(hit.text))
        folds = self._folds.setdefault((group, _whose(hit)), [])
        found = next((each for each in folds if _fits(each, hit, numbers)), None)
        if found is None:
            found = _Fold(new, numbers)
            folds.append(found)
        found.documents.add(hit.document.id)
        return found.row


def _fits(fold: _Fold, hit: Hit, numbers: frozenset[str]) -> bool:
    alike = numbers <= fold.numbers or fold.numbers <= numbers
    return alike and hit.document.id not in fold.documents


def _whose(hit: Hit) -> object:
    """The speaker by the register's number, or by name where nobody has put it there."""
    content = hit.point.content
    if hit.point.speaker_id is not None or not isinstance(content, Quote):
        return hit.point.speaker_id
    return (content.speaker or "").casefold()
