"""What stands between a pack and its clearance, as far as the pack, its points and their documents can tell: pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.documents import Document
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import ItemKind, Pack, PackItem, PackSection
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.packs.citations import Source
from briefing_app.packs.numbers import bears, numbers

_RANKS = {"": 0, "OFFICIAL": 1, "OFFICIAL-SENSITIVE": 2, "SECRET": 3, "TOP SECRET": 4}


class FindingKind(StrEnum):
    """The findings, named as people read them."""

    LOST = "Lost source"
    NOT_VERBATIM = "Not word for word"
    SPEAKER = "Speaker not settled"
    DOUBTFUL = "Speaker in doubt"
    UNSUPPORTED = "Number without a figure"
    UNREVIEWED = "Nobody has accepted it"
    REJECTED = "Rejected since"
    MARKING = "Marked higher than the pack"
    NOTHING_WRITTEN = "Nothing written yet"
    EMPTY_SECTION = "Empty section"
    NO_TIME = "No “facts correct at”"
    NOT_CLEARED = "Not cleared"


class Remedy(StrEnum):
    """What would put a finding right."""

    TAKE_OUT = "Take it out of the pack"
    SETTLE = "Settle who said it"
    ACCEPT = "Accept it"
    SHOW_SOURCE = "Show it in its document"
    WRITE = "Write it"
    ADD = "Add something to it"
    ADD_FIGURE = "Add the figure that bears it out"
    SAY_TIME = "Say when the facts were correct"
    SAY_CLEARANCE = "Say who cleared it"
    RAISE_MARKING = "Change the pack’s marking"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: what is wrong in a sentence, where, and what would put it right."""

    kind: FindingKind
    sentence: str
    remedy: Remedy
    item_id: int | None = None
    section_id: int | None = None
    point_id: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in the pack's order, and in a few sentences what was found in order."""

    findings: tuple[Finding, ...]
    sound: tuple[str, ...]

    def of_item(self, item_id: int) -> tuple[Finding, ...]:
        """The findings of an item."""
        return tuple(finding for finding in self.findings if finding.item_id == item_id)


def check(pack: Pack, points: Mapping[int, Point], documents: Mapping[int, Source]) -> Checked:
    """Everything that can be told from the pack itself and its sources.

    Args:
        pack: the pack.
        points: its points by id; one that is not there counts as lost.
        documents: the documents of those points by id; only a whole Document lets the words be compared.
    """
    findings = [finding for section in pack.sections for finding in _section(pack, section, points, documents)] + list(
        _cover(pack)
    )
    return Checked(tuple(findings), tuple(_sound(pack, points, documents)))


def _figures(pack: Pack, points: Mapping[int, Point]) -> list[Figure]:
    """The figures that the pack holds."""
    held = (points.get(item.point_id) for item in pack.items if item.point_id is not None)
    return [point.content for point in held if point is not None and isinstance(point.content, Figure)]


def _own_words(item: PackItem, points: Mapping[int, Point], figures: Sequence[Figure]) -> Iterator[Finding]:
    """The numbers in the official's own words that neither a figure of the pack nor the item's own source gives."""
    point = points.get(item.point_id) if item.point_id is not None else None
    quoted = {(one.value, one.share, one.money) for one in numbers(point.content.text)} if point else set()
    for number in dict.fromkeys(numbers(f"{item.title}\n{item.markdown}")):
        if (number.value, number.share, number.money) in quoted or any(bears(one, number) for one in figures):
            continue
        sentence = f"{number.text} stands in our words, and no figure in the pack gives it."
        yield Finding(FindingKind.UNSUPPORTED, sentence, Remedy.ADD_FIGURE, item.id, point_id=item.point_id)


def _section(
    pack: Pack, section: PackSection, points: Mapping[int, Point], documents: Mapping[int, Source]
) -> Iterator[Finding]:
    figures = _figures(pack, points)
    if not section.items:
        sentence = f"“{section.title}” has nothing in it."
        yield Finding(FindingKind.EMPTY_SECTION, sentence, Remedy.ADD, section_id=section.id)
    for item in section.items:
        yield from _own_words(item, points, figures)
        if item.point_id is not None:
            yield from _pointed(pack, item, points.get(item.point_id), documents)
        elif item.kind is not ItemKind.POINT and not item.markdown.strip():
            sentence = (
                f"“{item.title}” has no words of its own." if item.title else "An item has neither title nor words."
            )
            yield Finding(FindingKind.NOTHING_WRITTEN, sentence, Remedy.WRITE, item_id=item.id)


def _pointed(pack: Pack, item: PackItem, point: Point | None, documents: Mapping[int, Source]) -> Iterator[Finding]:
    """The findings of an item that stands on a point."""
    if point is None:
        sentence = "The document that this came from is no longer in the library."
        yield Finding(FindingKind.LOST, sentence, Remedy.TAKE_OUT, item.id, point_id=item.point_id)
        return
    words = shown(point)
    source = documents.get(point.document_id)
    if not verbatim(point, source):
        sentence = f"{words} no longer stands in its document as it is here."
        yield Finding(FindingKind.NOT_VERBATIM, sentence, Remedy.SHOW_SOURCE, item.id, point_id=point.id)
    yield from _reviewed(item, point, words)
    if isinstance(point.content, Quote):
        yield from _attributed(item, point, point.content, words)
    if source is not None and _rank(source.details.marking) > _rank(pack.details.marking):
        sentence = f"{words} comes from a source marked {source.details.marking}; the pack is {pack.details.marking}."
        yield Finding(FindingKind.MARKING, sentence, Remedy.RAISE_MARKING, item.id, point_id=point.id)


def _reviewed(item: PackItem, point: Point, words: str) -> Iterator[Finding]:
    if point.review is Review.SUGGESTED:
        yield Finding(FindingKind.UNREVIEWED, words, Remedy.ACCEPT, item.id, point_id=point.id)
    elif point.review is Review.REJECTED:
        yield Finding(FindingKind.REJECTED, words, Remedy.TAKE_OUT, item.id, point_id=point.id)


def _attributed(item: PackItem, point: Point, quote: Quote, words: str) -> Iterator[Finding]:
    if quote.speaker is None:
        yield Finding(FindingKind.SPEAKER, words, Remedy.SETTLE, item.id, point_id=point.id)
    elif not quote.settled and not point.edited:
        sentence = f"{words} is credited to {quote.speaker}; nobody has confirmed it."
        yield Finding(FindingKind.DOUBTFUL, sentence, Remedy.SETTLE, item.id, point_id=point.id)


def _cover(pack: Pack) -> Iterator[Finding]:
    if pack.details.facts_correct_at is None:
        sentence = "No page can say when its facts were correct."
        yield Finding(FindingKind.NO_TIME, sentence, Remedy.SAY_TIME)
    if not pack.details.cleared_by.strip():
        yield Finding(FindingKind.NOT_CLEARED, "The cover names nobody who cleared the pack.", Remedy.SAY_CLEARANCE)


def _sound(pack: Pack, points: Mapping[int, Point], documents: Mapping[int, Source]) -> Iterator[str]:
    """What was compared and found in order."""
    held = [point for item in pack.items if item.point_id is not None and (point := points.get(item.point_id))]
    whole = [point for point in held if isinstance(documents.get(point.document_id), Document)]
    quotes = [
        point for point in whole if point.kind is PointKind.QUOTE and verbatim(point, documents[point.document_id])
    ]
    figures = [
        point for point in whole if point.kind is PointKind.FIGURE and verbatim(point, documents[point.document_id])
    ]
    if quotes:
        yield f"{_counted(len(quotes), 'quote matches its', 'quotes match their')} source word for word"
    if figures:
        yield f"{_counted(len(figures), 'figure stands', 'figures stand')} in the source as given"


def verbatim(point: Point, source: Source | None) -> bool:
    """Whether the source's text still holds the point's words at its place; true where the text is not at hand."""
    if not isinstance(source, Document):
        return True
    return source.text[point.content.start : point.content.end] == point.content.text


def shown(point: Point) -> str:
    """A point's words in short, in quotation marks."""
    words = " ".join(point.content.text.split())
    return f"“{words if len(words) <= 70 else words[:69].rstrip() + '…'}”"


def _rank(marking: str) -> int:
    return _RANKS.get(marking.strip().upper(), 0)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
