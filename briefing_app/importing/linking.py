"""Linking a document to those that are there already: found through the indexes, judged in `linking`, kept."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial, reduce
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.facts import FactGroup, Verdict
from briefing_app.domain.linking import Decided, FactLinked, LinkKind, Links, Material, Traces
from briefing_app.importing.matching import Matcher
from briefing_app.linking.grouping import SINGLE, groups, one_quote, put_together
from briefing_app.linking.stories import Report, begun, home, joined
from briefing_app.linking.traces import Understood, statement, traces
from briefing_app.linking.union import Union
from briefing_app.linking.version import ENGINE

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.library.links.store import LinkStore

_TOGETHER = 20
"""So many documents are linked in one transaction."""
_LOOSE, _LOOSE_AT_MOST = 250, 1000
"""So many documents, linked one by one, are sorted into the indexes when nothing waits, and while more are linked."""
_HELD_AT_ONCE = 200
"""So many of them are read at once when linking begins: a tenth of a second."""


def link_waiting(
    library: "Library",
    *,
    limit: int = -1,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Change | None:
    """Link the documents that wait for it, the newest first; None if none did. Undo does not know it.

    `progress` is told how many of how many are done. `cancelled` is asked within a document too, since a long one takes
    seconds; what was linked before stays.

    Raises:
        BriefingError: the library could not be written to.
    """
    let_wait(library)
    ids = library.waiting_to_be_linked(limit)
    while ids and not library.linking(lambda store: store.hold(_HELD_AT_ONCE)):
        if cancelled():
            return None
    check = partial(_check, cancelled)
    done = 0
    for start in range(0, len(ids), _TOGETHER):
        try:
            done += library.linking(partial(_link_documents, ids=ids[start : start + _TOGETHER], check=check))
        except _CancelledError:
            break
        progress(done, len(ids))
        _sort_in_above(library, _LOOSE_AT_MOST, cancelled)
    if done == len(ids) and len(ids) != limit:
        _sort_in_above(library, _LOOSE, cancelled)
        library.linked_all()
    return Change("link documents", frozenset({Area.LINKS}), tuple(ids[:done]), undoable=False) if done else None


def _sort_in_above(library: "Library", number: int, cancelled: Callable[[], bool]) -> None:
    if library.loose_links() >= number:
        sort_in(library, cancelled)


def sort_in(library: "Library", cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Sort what was linked one by one into the indexes, a part at a time; whether it was not cancelled.

    Cancelled, it begins anew the next time; what was sorted in until then stays, and costs little to go through.
    """
    loose = library.linking(lambda store: store.loose())
    place = library.linking(lambda store: store.sort_in())
    while place is not None:
        if cancelled():
            return False
        place = library.linking(lambda store, place=place: store.sort_in(place))  # type: ignore[misc]
    library.linking(lambda store: store.sorted_in(loose))
    return True


def let_wait(library: "Library") -> None:
    """Let every document wait that an earlier program linked, or that linking everything did not come to."""
    library.linking(lambda store: store.mend(ENGINE))


class _CancelledError(Exception):
    """Takes a transaction back that is not to be ended."""


def _check(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise _CancelledError


def _link_documents(store: "LinkStore", ids: Sequence[int], check: Callable[[], None]) -> int:
    for one in ids:
        check()
        link_document(store, one, check)
    return len(ids)


def link_document(store: "LinkStore", document_id: int, check: Callable[[], None] = lambda: None) -> None:
    """Find what a document belongs to, and forget what it belonged to before; within the store's transaction.

    `check` is called now and then, and raises what is to end it.
    """
    old = store.take_out(document_id)
    _leave_story(store, document_id)
    kept, links = None, Links()
    for material in store.materials([document_id]):
        of = Understood(material)
        runs = {one.id: of.runs(one.id) for one in material.quotes}
        check()
        kept = traces(of, runs)
        check()
        store.file(kept)
        near = set(store.near(kept))
        links = Matcher(store, check=check).links(of, kept, runs, near)
        check()
        store.keep(links)
        _tell_story(store, _report(store, material, kept, links), near)
    _group_sources(store, document_id, links)
    _group_quotes(store, kept.quotes if kept else (), set(old) - set(kept.quotes if kept else ()), links)
    _group_facts(store, kept.figures if kept else (), set(old) - set(kept.figures if kept else ()), links)
    store.done(document_id)


def _report(store: "LinkStore", material: Material, kept: Traces, links: Links) -> Report:
    """A document as stories see it; what has no link has nothing to be looked up."""
    one = kept.document
    found = store.repeated([one]) if links.quotes or links.articles else {}
    return Report(one, kept.about, kept.filed, material.day is not None, found.get(one, Counter()))


def _tell_story(store: "LinkStore", report: Report, near: Collection[int]) -> None:
    """Put a document into the story that it tells, or let it begin one."""
    one = report.document
    decided = store.decided(LinkKind.DOCUMENT, [one])
    apart = {story.id for story in store.stories_of(_ends(decided.apart) - {one})} if decided.apart else set()
    by_hand = [story for story in store.stories_of(store.told_together(one)) if story.id not in apart]
    likely = [story for story in store.stories_of({*near, *report.repeats}) if story.id not in apart]
    repeated = Counter[int]()
    for other, story in store.story_numbers(report.repeats).items():
        repeated[story] += report.repeats[other]
    found = min(by_hand, key=lambda each: each.id, default=None) or home(likely, repeated, report)
    store.join_story(begun(report) if found is None else joined(found, report), [one])


def _leave_story(store: "LinkStore", document_id: int) -> None:
    """Tell the story of the other documents anew."""
    others = [Report(one, about, day, dated) for one, day, dated, about in store.leave_story(document_id)]
    if others:
        first, *rest = others
        store.join_story(reduce(joined, rest, begun(first)), [one.document for one in others])


def _group_sources(store: "LinkStore", document_id: int, links: Links) -> None:
    """Documents that carry one article are one source."""
    ends = {document_id, *(one for a, b, *_ in links.articles for one in (a, b))}
    every = store.source_members(ends) | ends
    joined: Union[int] = Union()
    for a, b in store.copies(every):
        joined.join(a, b)
    store.group_sources(every, joined.sets())


def _group_quotes(store: "LinkStore", now: Iterable[int], gone: set[int], links: Links) -> None:
    ends = {*now, *(one for a, b, _ in links.quotes for one in (a, b))}
    every = store.quote_members(ends | gone) | ends
    decided = store.decided(LinkKind.QUOTE, every)
    every |= store.quote_members(_ends(decided.same)) | _ends(decided.same)
    store.group_quotes(every | gone, one_quote(store.quote_links(every - gone), decided))


def _group_facts(store: "LinkStore", now: Iterable[int], gone: set[int], links: Links) -> None:
    ends = {*now, *(one for a, b, _ in links.figures for one in (a, b))}
    every = store.fact_members(ends | gone) | ends
    decided = store.decided(LinkKind.FIGURE, every)
    every |= store.fact_members(_ends(decided.same)) | _ends(decided.same)
    placed = store.placed(every - gone)
    together = links_of_people(store, decided)
    facts = groups(list(placed.values()), store.fact_links(placed), decided.apart, together)
    store.group_facts(every | gone, with_singles(facts, placed), placed)


def with_singles(facts: Iterable[FactGroup], figures: Iterable[int]) -> list[FactGroup]:
    """Facts, and each figure that is of none as one by itself."""
    made = list(facts)
    grouped = {one for fact in made for one in fact.figures}
    return made + [FactGroup((one,), Verdict.SINGLE, SINGLE) for one in figures if one not in grouped]


def links_of_people(store: "LinkStore", decided: Decided) -> list[FactLinked]:
    """The links between figures that people made."""
    seen = store.figures(_ends(decided.same)) if decided.same else {}
    told = {one: statement(figure, {}) for one, figure in seen.items()}
    return [(a, b, put_together(told[a], told[b])) for a, b in decided.same if a in told and b in told]


def _ends(pairs: Iterable[tuple[int, int]]) -> set[int]:
    return {one for pair in pairs for one in pair}
