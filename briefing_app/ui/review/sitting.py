"""One sitting of review: what is left, what was decided in it, and which point is in question. Knows no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.points import Point, Review


@dataclass(frozen=True, slots=True)
class Loaded:
    """The library's answer: the points to show (what is left and what was decided), and how many are left in all."""

    points: tuple[Point, ...]
    documents: Mapping[int, DocumentSummary]
    left: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the queue: a document's head with what is left of it here, or one of its points."""

    document: DocumentSummary
    point: Point | None = None
    left: int = 0


class Sitting:
    """`take` the library's answer, `decide` and `skip` move on, `back` returns; decided points keep their place."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._points: dict[int, Point] = {}
        self._documents: Mapping[int, DocumentSummary] = {}
        self._order: list[int] = []
        self._way: list[int] = []
        self.decided: list[int] = []
        self.current_id: int | None = None
        self.left = 0
        self.returning = False
        """Whether a decision is being taken back, so that its point is to be in question again."""

    def take(self, loaded: Loaded) -> None:
        """Show these points; the one in question stays where it can."""
        before = self._order.index(self.current_id) if self.current_id in self._order else 0
        self._points = {point.id: point for point in loaded.points}
        self._documents, self.left = loaded.documents, loaded.left
        self._order = _ordered(loaded.points, loaded.documents)
        taken_back = {each for each in self.decided if each in self._points and not self._is_decided(each)}
        self.decided = [each for each in self.decided if self._is_decided(each)]
        if self.returning and taken_back:
            self.choose(next(each for each in self._order if each in taken_back))
        if self.current_id not in self._points:
            self.current_id = self._next_pending(before)

    @property
    def point(self) -> Point | None:
        """The point in question."""
        return self._points.get(self.current_id) if self.current_id is not None else None

    @property
    def document(self) -> DocumentSummary | None:
        """The document that the point in question stands in."""
        return self._documents.get(self.point.document_id) if self.point else None

    def rows(self) -> list[Row]:
        """The queue: documents in order, each with its points in the order of the text."""
        rows: list[Row] = []
        document_id = None
        for point_id in self._order:
            point = self._points[point_id]
            document = self._documents[point.document_id]
            if point.document_id != document_id:
                document_id = point.document_id
                rows.append(Row(document, left=document.left))
            rows.append(Row(document, point))
        return rows

    def pending(self) -> list[Point]:
        """The suggestions that are loaded and not decided upon."""
        return [self._points[each] for each in self._order if not self._is_decided(each)]

    def choose(self, point_id: int) -> None:
        """Make another point the one in question."""
        self.returning = False
        if point_id in self._points and point_id != self.current_id:
            self._remember()
            self.current_id = point_id

    def decide(self, decision: Review) -> None:
        """Note a decision on the point in question and go on to the next that waits for one."""
        point = self.point
        if point is None:
            return
        if not self._is_decided(point.id):
            self.left = max(0, self.left - 1)
            document = self._documents[point.document_id]
            left = replace(document, left=max(0, document.left - 1))
            self._documents = {**self._documents, document.id: left}
        self._points[point.id] = replace(point, review=decision)
        self.decided = [*(each for each in self.decided if each != point.id), point.id]
        self.skip()

    def skip(self) -> None:
        """Go on to the next that waits for a decision; at the end, to the first."""
        self.returning = False
        self._remember()
        place = self._order.index(self.current_id) + 1 if self.current_id in self._order else 0
        self.current_id = self._next_pending(place)

    def back(self) -> None:
        """Return to the point that was in question before."""
        self.returning = False
        while self._way:
            before = self._way.pop()
            if before in self._points and before != self.current_id:
                self.current_id = before
                return

    @property
    def can_go_back(self) -> bool:
        """Whether there is somewhere to return to."""
        return any(each in self._points and each != self.current_id for each in self._way)

    def _remember(self) -> None:
        if self.current_id is not None:
            self._way.append(self.current_id)

    def _is_decided(self, point_id: int) -> bool:
        point = self._points.get(point_id)
        return point is not None and point.review is not Review.SUGGESTED

    def _next_pending(self, place: int) -> int | None:
        later = (*self._order[place:], *self._order[:place])
        waiting = (each for each in later if not self._is_decided(each) and each != self.current_id)
        fallback = self.current_id if self.current_id in self._points else next(iter(later), None)
        return next(waiting, fallback)


def _ordered(points: Iterable[Point], documents: Mapping[int, DocumentSummary]) -> list[int]:
    """Newest document first, then the order of the text."""

    def key(point: Point) -> tuple[int, int, int, int, int]:
        published = documents[point.document_id].details.published
        day = published.toordinal() if published else 0
        return -day, -point.document_id, point.content.start, point.content.end, point.id

    return [point.id for point in sorted(points, key=key)]


def alike(points: Sequence[Point], point: Point) -> dict[str, list[int]]:
    """Which suggestions could be accepted along with one: of its document, its kind, its speaker."""
    speaker = getattr(point.content, "speaker", None)
    same = {
        "document": [each.id for each in points if each.document_id == point.document_id],
        "kind": [each.id for each in points if each.kind is point.kind],
        "speaker": [each.id for each in points if speaker and getattr(each.content, "speaker", None) == speaker],
        "all": [each.id for each in points],
    }
    return {name: ids for name, ids in same.items() if ids}
