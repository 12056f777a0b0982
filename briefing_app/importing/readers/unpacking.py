"""A file and whatever lies in it -> a parcel of documents, within limits that no archive can talk its way out of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from briefing_app.domain.text import whole_characters
from briefing_app.errors import BriefingError
from briefing_app.importing.readers.formats import (
    DEPTH,
    MEBIBYTE,
    MEMBERS,
    NOTHING_KEPT,
    Format,
    Inner,
    Parcel,
    Part,
    origin_of,
)
from briefing_app.importing.readers.language import with_language

Choose = Callable[[bytes, str], Format]

TOTAL = 256 * MEBIBYTE


@dataclass(slots=True)
class Unpacking:
    """The parcel in the making. `choose` finds the format of bytes with a name, or raises BriefingError."""

    choose: Choose
    parts: list[Part] = field(default_factory=list)
    unread: list[tuple[str, BriefingError]] = field(default_factory=list)
    members: int = 0
    total: int = 0

    def parcel(self, data: bytes, name: str, chosen: Format) -> Parcel:
        """All that is in the file.

        Raises:
            BriefingError: nothing at all of it can be read.
        """
        self._take(data, name, chosen, inside=None, depth=0)
        if not self.parts:
            raise _nothing_in(name, self.unread)
        return Parcel(tuple(self.parts), tuple(self.unread))

    def _take(self, data: bytes, name: str, chosen: Format, *, inside: int | None, depth: int) -> None:
        if chosen.read is not None:
            own = data if depth else None
            source = with_language(chosen.read(data, name))
            self.parts.append(Part(source, origin_of(name, data, chosen), inside, own))
            inside = len(self.parts) - 1
        if chosen.unpack is not None:
            self._unpack(chosen.unpack(data, name), name, inside, depth + 1)

    def _unpack(self, inners: Iterable[Inner], name: str, inside: int | None, depth: int) -> None:
        for inner in inners:
            if self.members >= MEMBERS or self.total >= TOTAL:
                self.unread.append((name, _full(name)))
                return
            self._admit(inner, inside, depth)

    def _admit(self, inner: Inner, inside: int | None, depth: int) -> None:
        """Read an inner file; whatever is wrong with it is its own matter and no other's."""
        name = whole_characters(inner.name)
        self.members += 1
        self.total += len(inner.data)
        try:
            self._check(inner, name, depth)
            self._take(inner.data, name, self.choose(inner.data, name), inside=inside, depth=depth)
        except BriefingError as error:
            self.unread.append((name, error))

    def _check(self, inner: Inner, name: str, depth: int) -> None:
        if inner.refused is not None:
            raise inner.refused
        if depth > DEPTH:
            raise _too_deep(name)


def _too_deep(name: str) -> BriefingError:
    return BriefingError(
        f"“{name}” was not read, because it lies more than {DEPTH} archives or e-mails deep.",
        kept=NOTHING_KEPT,
        remedy="Unpack it yourself and import it alone.",
    )


def _full(name: str) -> BriefingError:
    return BriefingError(
        f"“{name}” holds more than is read at once: {MEMBERS} files or {TOTAL // MEBIBYTE} MB.",
        kept="What came first was imported; the rest was not.",
        remedy="Unpack it yourself and import the folder.",
    )


def _nothing_in(name: str, unread: list[tuple[str, BriefingError]]) -> BriefingError:
    if not unread:
        return BriefingError(
            f"“{name}” holds no files.", kept=NOTHING_KEPT, remedy="Ask whoever sent it for another copy."
        )
    first = unread[0][1]
    others = f" So it is with {len(unread) - 1} more." if len(unread) > 1 else ""
    return BriefingError(
        f"Nothing in “{name}” could be read. {first.what}{others}", kept=NOTHING_KEPT, remedy=first.remedy
    )
