"""A pack on its way between two libraries: its ids there and here."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from briefing_app.domain.excerpts import Excerpt
from briefing_app.domain.handed import Brought, Descent, print_of
from briefing_app.domain.packs import Pack, PackItem
from briefing_app.domain.points import Content, Point
from briefing_app.errors import BriefingError
from briefing_app.packs.versions.frozen import Frozen

_REFERENCE = re.compile(r"\(#(item|part)-(-?\d+)\)")
_YEARS = range(1970, 2200)


def as_new(given: Frozen) -> Brought:
    """A pack that a library takes in as new: none of its ids counts there.

    Raises:
        BriefingError: it holds what no pack of a library has.
    """
    check(given)
    if min(_ids(given), default=1) < 1 or any(
        point.document_id not in given.documents for point in given.points.values()
    ):
        raise damaged()
    fresh = _Renamed(*(_negative for _ in range(5)))
    there = fresh.frozen(given, pack_id=0)
    excerpts = tuple(one for one in there.documents.values() if isinstance(one, Excerpt))
    return Brought(there.pack, tuple(there.points.values()), excerpts)


def as_given_back(live: Frozen, descent: Descent, base: Frozen, prints: Mapping[int, Content]) -> Frozen:
    """A colleague's pack by the ids of the library that gave it; what is new has ids below 0.

    Args:
        live: the pack as it stands with the colleague.
        descent: where its parts came from.
        base: the pack as it was given.
        prints: the contents of its points as the colleague's library has them, to tell which were changed there.
    """
    names = (descent.sections, descent.items, descent.points, descent.documents, descent.comments)
    there = _Renamed(*(_known(ids) for ids in names)).frozen(live, pack_id=base.pack.id)
    untouched = {
        descent.points[one]
        for one, content in prints.items()
        if one in descent.points and descent.prints.get(one) == print_of(content)
    }
    points = {
        key: base.points[key] if key in untouched and key in base.points else one for key, one in there.points.items()
    }
    lost = {item.id: item.point_id for item in base.pack.items if item.point_id not in base.points}
    pack = _each_item(there.pack, lambda item: _still_lost(item, lost))
    return replace(there, pack=pack, points=points)


def check(given: Frozen) -> None:
    """See that what came from outside holds together.

    Raises:
        BriefingError: it does not.
    """
    points = given.points.values()
    words = all(
        given.documents[one.document_id].text[one.content.start : one.content.end] == one.content.text
        for one in points
        if one.document_id in given.documents
    )
    years = all(one.made_at.year in _YEARS for one in given.pack.comments)
    version = 1 <= given.pack.details.version < 1_000_000
    if not (words and years and version):
        raise damaged()


def check_back(theirs: Frozen, base: Frozen) -> None:
    """See that what came back holds together, and claims no part of this library but those that were handed out.

    Raises:
        BriefingError: it does not.
    """
    check(theirs)
    pairs = (
        (theirs.pack.sections, base.pack.sections),
        (theirs.pack.items, base.pack.items),
        (theirs.pack.comments, base.pack.comments),
        (theirs.points.values(), base.points.values()),
        (theirs.documents.values(), base.documents.values()),
    )
    claimed = [{one.id for one in back if one.id > 0} - {one.id for one in given} for back, given in pairs]
    stood = {*base.points, *base.pack.point_ids, *theirs.points}
    homeless = any(point.document_id not in theirs.documents for point in theirs.points.values())
    if any(claimed) or homeless or not set(theirs.pack.point_ids) <= stood:
        raise damaged()


def damaged() -> BriefingError:
    """The error of a file that holds what it cannot."""
    return BriefingError(
        "This pack cannot be read: it is damaged, or was written by something else.",
        kept="Nothing was changed.",
        remedy="Ask whoever gave it to you for the file as it was.",
    )


def _ids(given: Frozen) -> Iterable[int]:
    pack = given.pack
    for each in (pack.sections, pack.items, pack.comments):
        yield from (one.id for one in each)
    yield from given.points
    yield from given.documents


def _negative(one: int) -> int:
    return -abs(one)


def _known(ids: Mapping[int, int]) -> Callable[[int], int]:
    return lambda one: ids.get(one, -one)


def _still_lost(item: PackItem, lost: Mapping[int, int | None]) -> PackItem:
    """A point that could not travel since it was lost is not taken for one that was taken off its item."""
    return replace(item, point_id=lost[item.id]) if item.point_id is None and item.id in lost else item


def _each_item(pack: Pack, change: Callable[[PackItem], PackItem]) -> Pack:
    sections = (replace(section, items=tuple(map(change, section.items))) for section in pack.sections)
    return replace(pack, sections=tuple(sections))


class _Renamed:
    """Gives a pack other ids: of its sections, items, points, documents and comments."""

    def __init__(
        self,
        sections: Callable[[int], int],
        items: Callable[[int], int],
        points: Callable[[int], int],
        documents: Callable[[int], int],
        comments: Callable[[int], int],
    ) -> None:
        """Each says the other id of one."""
        self._sections, self._items, self._points = sections, items, points
        self._documents, self._comments = documents, comments

    def frozen(self, given: Frozen, *, pack_id: int) -> Frozen:
        """The pack under its other ids."""
        pack = replace(
            _each_item(given.pack, self._item),
            id=pack_id,
            comments=tuple(
                replace(
                    one, id=self._comments(one.id), item_id=None if one.item_id is None else self._items(one.item_id)
                )
                for one in given.pack.comments
            ),
        )
        sections = tuple(replace(section, id=self._sections(section.id)) for section in pack.sections)
        points = (self._point(one) for one in given.points.values())
        documents = (replace(one, id=self._documents(one.id)) for one in given.documents.values())
        return Frozen(
            replace(pack, sections=sections),
            {one.id: one for one in points},
            {one.id: one for one in documents},
            given.notice,
        )

    def _item(self, item: PackItem) -> PackItem:
        return replace(
            item,
            id=self._items(item.id),
            point_id=None if item.point_id is None else self._points(item.point_id),
            chart_points=tuple(map(self._points, item.chart_points)),
            markdown=_REFERENCE.sub(self._refer, item.markdown),
        )

    def _point(self, point: Point) -> Point:
        return replace(
            point, id=self._points(point.id), document_id=self._documents(point.document_id), speaker_id=None
        )

    def _refer(self, found: re.Match[str]) -> str:
        rename = self._items if found[1] == "item" else self._sections
        return f"(#{found[1]}-{rename(int(found[2][:18]))})"
