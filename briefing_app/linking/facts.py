"""The same fact across documents: whether two figures tell of one thing, how they stand to each other, and why.

Nothing here says what is true. Two figures are only ever compared where their documents are near enough (cosines of
what the documents are about); how sure it is that they tell of one thing is weighed in `weighed`.
"""

from collections.abc import Callable, Iterable, Iterator

from briefing_app.domain.facts import FactLink, Verdict
from briefing_app.domain.linking import FactLinked
from briefing_app.linking import told, weighed
from briefing_app.linking.compared import NEAR, STORY, Pair
from briefing_app.linking.rounding import may_meet, one_number, rounded
from briefing_app.linking.terms import nearness
from briefing_app.linking.things import Statement, digits, measure
from briefing_app.linking.weighed import SOON

__all__ = ["NEAR", "STORY", "TOPIC", "judge", "judge_all"]

TOPIC = 0.15
"""Two documents this near are on one subject; further apart nothing is compared."""
_CHECK_EVERY = 200
_FORTNIGHT = 14
_ENOUGH, _ENOUGH_APART, _SURE = 0.6, 0.8, 0.85
_LIKELIER_THAN_NOT = 0.5
_ECHO, _FEW = 0.2, 20
_FAR, _GROWN = 5.0, 3.0
"""A number so many times another is of something else: a part, or a total."""


def judge(first: Statement, second: Statement, near: float | None = None) -> FactLink | None:
    """How two figures stand to each other, if they tell of one thing; `near` is how near their documents are."""
    return _judged(Pair(first, second, nearness(first.about, second.about) if near is None else near))


Compared = tuple[Statement, Statement, float]
"""Two figures, and how near their documents are."""


def judge_all(pairs: Iterable[Compared], check: Callable[[], None] = lambda: None) -> Iterator[FactLinked]:
    """Every link among pairs of figures; `check` is called now and then, to raise what is to end it."""
    for number, (first, second, near) in enumerate(pairs):
        if number % _CHECK_EVERY == 0:
            check()
        link = _judged(Pair(first, second, near))
        if link is not None:
            yield first.id, second.id, link


def _comparable(pair: Pair) -> bool:
    return measure(pair.first)[0] == measure(pair.second)[0]


def _judged(pair: Pair) -> FactLink | None:
    if not _comparable(pair) or (not pair.one_document and pair.near < TOPIC):
        return None
    return _of_one_number(pair) if one_number(*pair.ends) else _of_two_numbers(pair)


def _of_one_number(pair: Pair) -> FactLink | None:
    if pair.unlike_nouns and not pair.story:
        return None  # nothing could outweigh that, and it spares looking at what they say
    if _of_other_things(pair) and not pair.points_back:
        return _other_thing(pair)
    likely = weighed.one_number(pair)
    if pair.points_back:
        likely = max(likely, _SURE)
    other = pair.other_noun and (measure(pair.first)[0] == "share" or likely < _SURE)
    if other and not pair.points_back:
        return _other_thing(pair)
    if likely < (_ENOUGH if pair.story or pair.compound else _ENOUGH_APART):
        return None
    if pair.first.modifier is pair.second.modifier:
        return FactLink(Verdict.AGREES, told.same(pair), likely)
    return FactLink(Verdict.STRENGTH, told.strength(pair), likely)


def _of_other_things(pair: Pair) -> bool:
    told_apart = pair.other_narrowing or pair.other_whole or pair.other_act or pair.other_change or pair.other_place
    return told_apart or pair.clauses[0].aside != pair.clauses[1].aside


def _other_thing(pair: Pair) -> FactLink | None:
    """One number for two things, in one story, so that a reader would take them for one."""
    chance = digits(pair.first) == 1 and abs(pair.first.value) < 10 and measure(pair.first)[0] == "number"
    strange = pair.near < STORY and not pair.common_names
    if (
        pair.one_document
        or not pair.story
        or strange
        or pair.apart > _FORTNIGHT
        or chance
        or measure(pair.first)[0] == "time"
    ):
        return None
    return FactLink(Verdict.THING, told.other_thing(pair), round(max(pair.context, 0.05), 3))


def _of_two_numbers(pair: Pair) -> FactLink | None:
    ranged = pair.first.value_high is not None or pair.second.value_high is not None
    if pair.one_document or (_far(pair) and not ranged) or not _one_thing(pair):
        return None
    likely = weighed.two_numbers(pair)
    round_number = rounded(*pair.ends)
    dated = (pair.other_year or pair.year_ahead) and likely < _SURE
    if round_number and likely >= _LIKELIER_THAN_NOT and not dated:
        return FactLink(Verdict.AGREES, told.rounded(pair, *round_number), likely)
    return _of_unlike_numbers(pair, likely) if likely >= _LIKELIER_THAN_NOT else None


def _of_unlike_numbers(pair: Pair, likely: float) -> FactLink | None:
    if may_meet(*pair.ends):
        ranged = pair.first.value_high is not None or pair.second.value_high is not None
        return FactLink(Verdict.STRENGTH, told.compatible(pair), likely) if ranged else None
    if _far(pair) or pair.one_place or pair.other_part or pair.other_rate or pair.other_year or pair.year_ahead:
        return None
    misprint = weighed.turned_about(pair)
    if pair.revised or (pair.apart > SOON and not misprint):
        return FactLink(Verdict.UPDATED, told.later(pair), likely)
    return FactLink(Verdict.CONFLICTS, told.conflict(pair), likely)


def _one_thing(pair: Pair) -> bool:
    """Whether two numbers may be of one thing at all."""
    share = measure(pair.first)[0] == "share"
    known = [bool(one.nouns) for one in pair.things]
    nouns = pair.same_noun or pair.kin or not any(known) or (share and not all(known))
    return nouns and not pair.other_time and not pair.other_noun and not _of_other_things(pair)


def _far(pair: Pair) -> bool:
    low, high = sorted(abs(one.value) * measure(one)[1] for one in pair.ends)
    return high > (_FAR if pair.apart <= SOON else _GROWN) * low and not weighed.turned_about(pair)
