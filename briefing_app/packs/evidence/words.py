"""The evidence check of an official's own words: numbers, prompts left standing, and references that lead nowhere."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefing_app.domain.documents import Document
from briefing_app.domain.figures import Figure, Modifier
from briefing_app.domain.packs import ItemKind, Pack, PackItem
from briefing_app.domain.points import Point
from briefing_app.packs import citations, prompts
from briefing_app.packs.evidence.counted import may_count
from briefing_app.packs.evidence.findings import Finding, FindingKind, Remedy, keyed
from briefing_app.packs.evidence.numbers import Number, bears, ends, numbers, rounds
from briefing_app.packs.measures import plural

_BORNE = frozenset(
    {
        (Modifier.NONE, Modifier.APPROX),
        (Modifier.MORE_THAN, Modifier.AT_LEAST),
        (Modifier.LESS_THAN, Modifier.AT_MOST),
    }
)
"""What a source says and what may be said of it with less strength: *388* is *around 388*."""


_NONE: Mapping[int, citations.Source] = {}
_NEAR = 250
"""So many signs of its source to either side of a figure may tell what it counts."""
Around = Callable[[Figure], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where own words stand."""

    item_id: int | None = None
    section_id: int | None = None
    point_id: int | None = None


class Held:
    """The figures of a pack, by their values."""

    def __init__(self, figures: Iterable[Figure], around: Around = lambda _: "") -> None:
        """Sort the figures; `around` gives the words of its source that one stands among."""
        self.around = around
        self._by_value: defaultdict[float, list[Figure]] = defaultdict(list)
        for figure in figures:
            for value in {figure.value, figure.value * 100, figure.value_high or figure.value}:
                self._by_value[round(value, 4)].append(figure)
        self._values = sorted(self._by_value)

    def bearing(self, number: Number) -> list[Figure]:
        """The figures that give a number, to the digit."""
        return [figure for figure in self._by_value[round(number.value, 4)] if bears(figure, number)]

    def rounding(self, number: Number) -> bool:
        """Whether a number is one of the figures in fewer digits."""
        first, last = bisect_left(self._values, number.value / 2), bisect_right(self._values, number.value * 2)
        near = (one for value in self._values[first:last] for one in self._by_value[value])
        return any(rounds(one, number) and self.may_count(one, number) for one in near)

    def may_count(self, figure: Figure, number: Number) -> bool:
        """Whether a figure may be of what the number counts; its source's words are read only where it is doubted."""
        return may_count(figure, number.counts) or may_count(figure, number.counts, self.around(figure))


def held(pack: Pack, points: Mapping[int, Point], documents: Mapping[int, citations.Source] = _NONE) -> Held:
    """The figures that a pack holds, those of its charts too, and where they stand."""
    found = [point for point_id in pack.point_ids if (point := points.get(point_id)) is not None]
    of: defaultdict[Figure, set[int]] = defaultdict(set)
    for point in found:
        if isinstance(point.content, Figure):
            of[point.content].add(point.document_id)

    def around(figure: Figure) -> str:
        texts = [one.text for key in sorted(of[figure]) if isinstance(one := documents.get(key), Document)]
        return " ".join(text[max(0, figure.start - _NEAR) : figure.end + _NEAR] for text in texts)

    return Held(of, around)


def own_words(item: PackItem, point: Point | None, figures: Held) -> Iterator[Finding]:
    """What is wrong with the words of an item; a question is what somebody else may say, so its numbers are theirs."""
    ours = item.markdown if item.kind is ItemKind.QUESTION else f"{item.title}\n{item.markdown}"
    yield from stated(ours, Place(item.id, None, item.point_id), point, figures)
    if not prompts.untouched(item) and (prompts.standing(item.markdown) or prompts.standing(item.title)):
        sentence = "A prompt of the template still stands among the words; no export shows it."
        yield keyed(Finding(FindingKind.PROMPT, sentence, Remedy.WRITE, item.id))


def stated(words: str, place: Place, point: Point | None, figures: Held) -> Iterator[Finding]:
    """The numbers of own words that nothing bears out, or that are given with another strength."""
    found = dict.fromkeys(numbers(words))
    theirs = tuple(numbers(point.content.text)) if point and not isinstance(point.content, Figure) else ()
    first = Held([point.content], figures.around) if point and isinstance(point.content, Figure) else Held(())
    for number in found:
        quoted = [one for one in theirs if (one.value, one.share, one.money) == _sort(number)]
        bearing = first.bearing(number) or figures.bearing(number)
        if quoted:
            yield from _as_quoted(number, quoted, place)
        elif counting := [one for one in bearing if figures.may_count(one, number)]:
            yield from _as_figures(number, counting, found, place)
        elif bearing and not figures.rounding(number):
            yield _of_another(number, bearing[0], place)
        elif not figures.rounding(number):
            sentence = f"{number.text} stands in our words, and no figure in the pack gives it."
            yield _found(FindingKind.UNSUPPORTED, sentence, Remedy.ADD_FIGURE, place, number)


def _of_another(number: Number, figure: Figure, place: Place) -> Finding:
    """The same number, of something else."""
    counted = plural(figure.unit or "")
    sentence = f"Our words count something else: the pack’s figure of {number.text} is of {counted}."
    finding = _found(FindingKind.UNSUPPORTED, sentence, Remedy.ADD_FIGURE, place, number)
    return keyed(finding, f"{number.modifier} {number.text} {number.counts}")


def _sort(number: Number) -> tuple[float, bool, bool]:
    return number.value, number.share, number.money


def _as_quoted(number: Number, quoted: list[Number], place: Place) -> Iterator[Finding]:
    """The words of the item's own source, beside ours."""
    if not any(_as_strong(one.modifier, number.modifier) for one in quoted):
        yield _stronger(number, _phrase(quoted[0].modifier, quoted[0].text), place)


def _as_figures(number: Number, bearing: list[Figure], found: Iterable[Number], place: Place) -> Iterator[Finding]:
    if not any(_fits(figure, number, found) for figure in bearing):
        figure = bearing[0]
        yield _stronger(number, _phrase(figure.modifier, figure.text if figure.value_high else number.text), place)


def _fits(figure: Figure, number: Number, found: Iterable[Number]) -> bool:
    """Whether a number is given as its figure has it; of a range both ends, or the one as the bound that it is."""
    if figure.value_high is None:
        return _as_strong(figure.modifier, number.modifier)
    low, high = ends(figure, number)
    said = {one.value for one in found}
    bound = Modifier.AT_LEAST if number.value == low else Modifier.AT_MOST
    return number.modifier is bound or {low, high} <= said


def _as_strong(source: Modifier, ours: Modifier) -> bool:
    return source is ours or (source, ours) in _BORNE


def _phrase(modifier: Modifier, text: str) -> str:
    words = citations.modifier_words(modifier)
    return f"{words} {text}".strip()


def _stronger(number: Number, write: str, place: Place) -> Finding:
    ours = _phrase(number.modifier, number.text)
    sentence = f"Our words say “{ours}” where the source says “{write}”."
    found = _found(FindingKind.STRENGTH, sentence, Remedy.WRITE_SO, place, number)
    return replace(found, write=write)


def _found(kind: FindingKind, sentence: str, remedy: Remedy, place: Place, number: Number) -> Finding:
    finding = Finding(kind, sentence, remedy, place.item_id, place.section_id, place.point_id, words=number.text)
    return keyed(finding, f"{number.modifier} {number.text}")
