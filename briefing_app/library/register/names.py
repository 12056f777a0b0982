"""Who bears a name that is typed. Each word that is searched for may be one: out of memory this takes no time."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from sqlmodel import Session

from briefing_app.library.storage.kept import kept
from briefing_app.library.storage.plain import Plain

_EVERY = "SELECT id, folded FROM speaker UNION ALL SELECT speaker_id, folded FROM speaker_alias ORDER BY 1"


class Names:
    """Names as the register has them, their words folded and between single spaces."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """Each with the id of whose it is, in the order of these ids."""
        rows = list(names)
        lines = [f" {name} \n" for _, name in rows]
        self._ids = [one for one, _ in rows]
        self._text = "".join(lines)
        self._starts = [0, *accumulate(map(len, lines))]

    def find(self, words: Sequence[str], *, unfinished: bool, limit: int) -> list[int]:
        """The lowest ids of whom one name has all these words, at most `limit`."""
        wanted = [f" {word} " for word in words] or [" "]
        if unfinished and words:
            wanted[-1] = f" {words[-1]}"
        rarest = max(wanted, key=len)
        found: dict[int, None] = {}
        at = self._text.find(rarest)
        while at >= 0 and len(found) < limit:
            line = bisect_right(self._starts, at) - 1
            name = self._text[self._starts[line] : self._starts[line + 1]]
            if all(one in name for one in wanted):
                found[self._ids[line]] = None
            at = self._text.find(rarest, self._starts[line + 1])
        return list(found)


def find(session: Session, words: Sequence[str], *, unfinished: bool = False, limit: int = 1000) -> list[int]:
    """The ids of speakers of whom one name, their own or another, has all these words: the lowest, so many."""
    names = kept(session, "names of speakers", lambda: Names(Plain(session).rows(_EVERY)))
    return names.find(words, unfinished=unfinished, limit=limit)
