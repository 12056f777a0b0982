"""How figures stand among other documents, from the facts that they are of: for the evidence that a pack rests on."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from briefing_app.domain.facts import GRAVITY, Beside, Fact, FactGroup, FactLink, Standing, Verdict, Wording
from briefing_app.domain.linking import FigureSeen
from briefing_app.linking.grouping import SAME, SINGLE, through
from briefing_app.linking.things import Statement
from briefing_app.linking.traces import statement


def standings(facts_of: Mapping[int, int], facts: Iterable[Fact], waiting: Collection[int]) -> dict[int, Standing]:
    """How each figure stands.

    Args:
        facts_of: the fact of each figure that has one.
        facts: those facts.
        waiting: figures whose documents have not been compared with the others yet.
    """
    told = {one.summary.id: one for one in facts}
    found = {one: _standing(told[fact], one) for one, fact in facts_of.items() if fact in told and one not in waiting}
    for one in waiting:
        found[one] = Standing(
            one, None, 1, Verdict.SINGLE, "its document is not compared with the others yet", (), True
        )
    return found


def _standing(fact: Fact, point_id: int) -> Standing:
    own = next(one for one in fact.wordings if one.point.id == point_id)
    others = sorted(_beside(fact, own), key=lambda one: -GRAVITY.index(one.verdict))
    counted = {own.source, *(one.wording.source for one in others if one.verdict in SAME)}
    independent = [one for one in others if one.wording.source != own.source]
    if not independent:
        return Standing(point_id, fact.summary.id, 1, Verdict.SINGLE, SINGLE, tuple(others))
    gravest = independent[0]
    return Standing(point_id, fact.summary.id, len(counted), gravest.verdict, gravest.why, tuple(others))


def _beside(fact: Fact, own: Wording) -> Iterator[Beside]:
    """The wordings of other documents, each with how it stands to this one."""
    links = {frozenset((a, b)): link for a, b, link in fact.links}
    group = FactGroup(tuple(one.point.id for one in fact.wordings), fact.summary.status, "", fact.links)
    for one in fact.wordings:
        if one.document.id == own.document.id:
            continue
        direct = links.get(frozenset((one.point.id, own.point.id)))
        link: FactLink | None = direct or through(group, _statement(own), _statement(one))
        if link is not None:
            yield Beside(one, link.verdict, link.why)


def _statement(wording: Wording) -> Statement:
    day = wording.document.details.published
    seen = FigureSeen(
        wording.point.id,
        wording.document.id,
        wording.figure,
        wording.text,
        wording.sentence,
        day.toordinal() if day else None,
    )
    return statement(seen, {}, wording.source)
