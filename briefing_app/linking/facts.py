"""The same fact across documents: whether two figures tell of one thing, how they stand to each other, and why.

Nothing here says what is true. Two figures are only ever compared where their documents are near enough (cosines of
what the documents are about); how sure it is that they tell of one thing is weighed in `weighed`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from briefing_app.domain.facts import FactLink, Verdict
from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.domain.linking import FactLinked
from briefing_app.linking import instead, rivals, told, weighed
from briefing_app.linking.compared import NEAR, STORY, Pair
from briefing_app.linking.rivals import Weighed
from briefing_app.linking.rounding import may_meet, one_number, rounded
from briefing_app.linking.terms import nearness
from briefing_app.linking.things import Statement, digits, measure
from briefing_app.linking.weighed import SOON

__all__ = ["NEAR", "STORY", "TOPIC", "judge", "judge_all"]

TOPIC = 0.15
"""Two documents this near are on one subject; further apart nothing is compared."""
_CHECK_EVERY = 200
_FORTNIGHT = 14
_MAYBE, _SURE = 0.25, 0.85
"""A link that is hardly likely by itself may still be borne out by those that its sources have to others."""
_ENOUGH, _ENOUGH_DOUBTFUL = 0.6, 0.7
_OF_ONE = 0.6
"""As likely as that, one number is of one thing although its two sources seem to count different ones."""
_SURELY_ONE = 0.8
"""As likely as that even where each names another place or year: one is often named by what it is set against."""
_NEWS = 2
"""A number of so many digits seldom meets another by chance."""
_FAR, _GROWN = 5.0, 3.0
"""A number so many times another is of something else: a part, or a total."""


def judge(first: Statement, second: Statement, near: float | None = None) -> FactLink | None:
    """How two figures stand to each other, if they tell of one thing; `near` is how near their documents are."""
    compared = first, second, nearness(first.about, second.about) if near is None else near
    return next((link for *_, link in judge_all([compared])), None)


Compared = tuple[Statement, Statement, float]
"""Two figures, and how near their documents are."""


def judge_all(pairs: Iterable[Compared], check: Callable[[], None] = lambda: None) -> Iterator[FactLinked]:
    """Every link among pairs of figures; what may stand for a figure in a document is seen beside its rivals there.

    `check` is called now and then, to raise what is to end it.
    """
    documents: defaultdict[tuple[int, int], list[Weighed]] = defaultdict(list)
    for number, (first, second, near) in enumerate(pairs):
        if number % _CHECK_EVERY == 0:
            check()
        if first.document == second.document and (put := instead.relation(first, second)) is not None:
            sure = instead.FIRST if put.old is first else instead.SECOND
            yield first.id, second.id, FactLink(put.verdict, told.instead(first, second), sure)
        elif (one := weigh(first, second, near)) is not None:
            documents[min(first.document, second.document), max(first.document, second.document)].append(one)
    for several in documents.values():
        for one, likely in rivals.beside(several):
            link = _judged(one, likely)
            if link is not None:
                yield one.pair.first.id, one.pair.second.id, link


def weigh(first: Statement, second: Statement, near: float) -> Weighed | None:
    """Two figures with what speaks for their being of one thing; None where nothing could."""
    if measure(first)[0] != measure(second)[0] or (first.document != second.document and near < TOPIC):
        return None
    pair = Pair(first, second, near)
    equal = one_number(first, second)
    if pair.unlike_nouns and not pair.story if equal else not _may_be_one(pair):
        return None  # nothing could outweigh that, and it spares looking at what they say
    return Weighed(pair, equal, weighed.one_number(pair) if equal else weighed.two_numbers(pair))


def _judged(one: Weighed, likely: float) -> FactLink | None:
    return _of_one_number(one.pair, likely) if one.equal else _of_two_numbers(one.pair, likely)


def _of_one_number(pair: Pair, likely: float) -> FactLink | None:
    if pair.points_back:
        likely = max(likely, _SURE)
    elif _of_another(pair, likely) or (likely < _OF_ONE and (_of_other_things(pair) or pair.other_noun)):
        return _other_thing(pair)
    if likely < _MAYBE:
        return None
    if _modifier(pair.first) is _modifier(pair.second):
        return FactLink(Verdict.AGREES, told.same(pair), likely)
    return FactLink(Verdict.STRENGTH, told.strength(pair), likely)


def _of_another(pair: Pair, likely: float) -> bool:
    """Each names another place or year; a share of another noun is another share, however alike the rest is."""
    share = measure(pair.first)[0] == "share"
    elsewhere = likely < _SURELY_ONE and (pair.other_place or pair.other_years)
    return elsewhere or (share and (pair.other_noun or pair.other_narrowing))


def _modifier(one: Statement) -> Modifier:
    """How it is put; what is spent *over two years* is not spent in more than two."""
    spans = measure(one)[0] == "time" and one.phrase.casefold().startswith("over ")
    return Modifier.NONE if spans else one.modifier


def _of_other_things(pair: Pair) -> bool:
    told_apart = pair.other_narrowing or pair.other_act or pair.other_change or pair.other_place or pair.other_years
    first, second = pair.clauses
    return told_apart or first.aside != second.aside or first.sample != second.sample


def _other_thing(pair: Pair) -> FactLink | None:
    """One number for two things, in one story, so that a reader would take them for one."""
    chance = digits(pair.first) == 1 and abs(pair.first.value) < 10 and measure(pair.first)[0] == "number"
    strange = pair.near < STORY and not pair.common_names
    late = pair.apart > _FORTNIGHT and digits(pair.first) < _NEWS
    if pair.one_document or not pair.story or strange or late or chance or measure(pair.first)[0] == "time":
        return None
    return FactLink(Verdict.THING, told.other_thing(pair), round(max(pair.context, 0.05), 3))


def _of_two_numbers(pair: Pair, likely: float) -> FactLink | None:
    enough = _ENOUGH_DOUBTFUL if _doubtful(pair) else _ENOUGH
    round_number = rounded(*pair.ends) if likely >= enough and not pair.revised else None
    if round_number and not _grown(pair, *round_number):
        return FactLink(Verdict.AGREES, told.rounded(pair, *round_number), likely)
    return _of_unlike_numbers(pair, likely) if likely >= _ENOUGH else None


def _grown(pair: Pair, exact: Statement, vague: Statement) -> bool:
    """A plain number is not the round one of what is counted weeks later."""
    plain = vague.modifier is Modifier.NONE and (exact.day or 0) > (vague.day or 0)
    return plain and pair.apart > _FORTNIGHT


def _of_unlike_numbers(pair: Pair, likely: float) -> FactLink | None:
    if may_meet(*pair.ends):
        ranged = pair.first.value_high is not None or pair.second.value_high is not None
        return FactLink(Verdict.STRENGTH, told.compatible(pair), likely) if ranged else None
    if _far(pair) or (likely < _ENOUGH_DOUBTFUL and _doubtful(pair) and not weighed.misprint(pair)):
        return None
    if pair.revised or (pair.apart > SOON and not weighed.misprint(pair)):
        return FactLink(Verdict.UPDATED, told.later(pair), likely)
    return FactLink(Verdict.CONFLICTS, told.conflict(pair), likely)


def _doubtful(pair: Pair) -> bool:
    """Only one of them is told of a place, a part, a rate or another time: then only much beside it makes them one."""
    known = all(one.nouns for one in pair.things) and not pair.kin and not pair.echoed
    return known or pair.one_place or pair.other_part or pair.other_rate or pair.other_year or pair.year_ahead


def _may_be_one(pair: Pair) -> bool:
    """Whether two numbers may be of one thing at all."""
    ranged = pair.first.value_high is not None or pair.second.value_high is not None
    if pair.one_document or (_far(pair) and not ranged):
        return False
    if pair.other_time or (_of_other_things(pair) and not weighed.misprint(pair)):
        return False
    share, measured = measure(pair.first)[0] == "share", pair.first.kind is FigureKind.OTHER
    known = [bool(one.nouns) for one in pair.things]
    sure = all(one.sure for one in pair.things)
    told = pair.same_noun or pair.kin or not any(known) or not sure or (share and not all(known)) or measured
    telling = not pair.unlike_nouns or max(map(digits, pair.ends)) > _NEWS  # *over 20,000 cases*, *21,000 officers*
    return told or (telling and rounded(*pair.ends) is not None)


def _far(pair: Pair) -> bool:
    low, high = sorted(abs(one.value) * measure(one)[1] for one in pair.ends)
    return high > (_FAR if pair.apart <= SOON else _GROWN) * low and not weighed.misprint(pair)
