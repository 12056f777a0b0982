"""The Facts page: what the documents say in figures, where their sources agree and where they do not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.facts import Fact, FactQuery, Verdict
from briefing_app.domain.linking import LinkKind
from briefing_app.domain.search import Facets, Field, Query, Term
from briefing_app.domain.wording import counted
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_with_source
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.facts.detail import FactDetail
from briefing_app.ui.facts.filters import Filters
from briefing_app.ui.facts.model import FactDelegate, FactModel
from briefing_app.ui.facts.told import NEEDS_A_LOOK, sourced, strongest
from briefing_app.ui.listing.model import Part
from briefing_app.ui.listing.page import PAGE, ListPage

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_ON_WORDING = (Command.ADD_TO_PACK, Command.COPY_WITH_SOURCE, Command.SHOW_SOURCE, Command.PUT_TOGETHER)
_STEPS = (Command.NEXT_POINT, Command.PREVIOUS_POINT)
_FIGURES = Query((Term(Field.KIND, "figure"),))
_COMPARING = "The figures of your documents are being compared. Facts appear here as soon as that is done."


@dataclass(frozen=True, slots=True)
class Listed:
    """The first facts of a query; with `target`, as far as the fact of that figure."""

    part: Part[Fact]
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    facets: Facets = field(default_factory=Facets)
    figures: int = 0
    """How many figures there are, linked or not, where there are no facts."""


class FactsPage(ListPage[Fact]):
    """The list at the left, one fact at the right."""

    title = "Facts"
    areas = frozenset({Area.LINKS, Area.POINTS, Area.DOCUMENTS})
    key, noun, nouns = "facts", "fact", "facts"
    about = "What your documents say in figures: where the sources agree, and where they do not. Add documents first."
    model: FactModel
    filters: Filters
    detail: FactDetail

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Put the panes together."""
        self._target: int | None = None
        detail = FactDetail(desk.theme, desk.actions)
        super().__init__(desk, FactModel(), FactDelegate, Filters(desk.theme), detail, parent=parent)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """What one does with a fact."""
        return {
            **super().commands(),
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: self._copy,
            Command.SHOW_SOURCE: self.follow,
            Command.KEEP_APART: self._keep_apart,
        }

    def show_target(self, target: Target) -> None:
        """Show the fact of one figure."""
        if target.point_id is not None:
            self._target = target.point_id
            self.filters.clear()
            self.reading = True
            self.arrange(self.width())
            self.refresh()

    # the list

    @property
    def query(self) -> FactQuery:
        """What is asked for."""
        return self.filters.query

    def refresh(self) -> None:
        """Ask again for the facts, for as many as are shown."""
        point = self._target if self._target is not None else self._current_point()
        call = partial(_listed, query=self.query, limit=self.limit, target=point)
        self.desk.operations.run(call, partial(self._show_listed, self._target), key="facts.list")

    def fetch(self, before: int) -> "Callable[[Library], Part[Fact]]":
        """A page of facts."""
        return partial(_more, query=self.query, before=before)

    def _current_point(self) -> int | None:
        return self.detail.wording.point.id if self.detail.wording is not None else None

    def _show_listed(self, target: int | None, listed: Listed) -> None:
        point = target if target is not None else self._current_point()
        self._target = None
        total = sum(listed.counts.values())
        waiting = _COMPARING if listed.figures else ""
        self.fill(listed.part, partial(self.model.place, point), total=total, waiting=waiting)
        look = sum(listed.counts.get(each, 0) for each in NEEDS_A_LOOK)
        needing = f"{look:,} {'needs' if look == 1 else 'need'} a look"
        self.head.say(f"{counted(total, 'fact')}, of which {needing}" if total else "")
        self.filters.offer(listed.counts, listed.facets, datetime.now(tz=UTC).date())
        self.show_current(point)
        self.filled.emit()

    @property
    def fact(self) -> Fact | None:
        """The fact of the current row."""
        return self.current

    # one fact

    def show_current(self, point: int | None = None) -> None:
        """Show the fact of the current row, with that wording."""
        self.detail.show_fact(self.fact, point)
        self.see_what_can_be_done()

    def see_what_can_be_done(self) -> None:
        """What is done with a wording rests where there is none."""
        for command in _ON_WORDING:
            self.set_able(command, self.detail.wording is not None)
        self.set_able(Command.KEEP_APART, self.fact is not None and len(self.fact.wordings) > 1)
        for command in _STEPS:
            self.set_able(command, self.fact is not None)

    def _add_to_pack(self) -> None:
        if self.fact is not None:
            self.desk.add_to_open_pack(sourced(self.fact))

    def _copy(self) -> None:
        wording = self.detail.wording
        if wording is not None:
            copy_with_source([(wording.point, wording.document.details)])
            self.say("Copied with its source")

    def follow(self) -> None:
        """Show the current wording in its document."""
        wording = self.detail.wording
        if wording is not None:
            self.desk.go.emit("documents", Target(document_id=wording.document.id, point_id=wording.point.id))

    def _keep_apart(self) -> None:
        fact, wording = self.fact, self.detail.wording
        if fact is None or wording is None:
            return
        others = [one.point.id for one in fact.wordings if one.point.id != wording.point.id]
        if others:
            decide = partial(_keep_apart, point_id=wording.point.id, others=others)
            self.desk.operations.run(decide, self.say_done, failed=self.show_error)

    def put_together(self, first: Fact, second: Fact) -> None:
        """Have their strongest wordings be of one fact."""
        ids = [strongest(each)[0].point.id for each in (first, second)]
        self._target = ids[0]
        self.desk.operations.run(partial(_put_together, ids=ids), self.say_done, failed=self.show_error)


# on the worker thread


def _listed(library: "Library", query: FactQuery, limit: int, target: int | None) -> Listed:
    found = _more(library, query, None, limit)
    wanted = library.fact_of(target) if target is not None else None
    facts = list(found.values)
    if wanted is not None and query == FactQuery() and all(fact.summary.id != wanted for fact in facts):
        facts += library.facts_by_id([wanted])
    counts = library.count_facts(query)
    figures = 0 if counts else library.counts().figures
    return Listed(replace(found, values=tuple(facts)), counts, library.facets(_FIGURES), figures)


def _more(library: "Library", query: FactQuery, before: int | None, limit: int = PAGE) -> Part[Fact]:
    page = library.facts(query, before=before, limit=limit)
    following = page[-1].key if len(page) == limit else None
    return Part(query, tuple(library.facts_by_id([one.id for one in page])), following, before)


def _keep_apart(library: "Library", point_id: int, others: list[int]) -> Change:
    return library.keep_apart(LinkKind.FIGURE, [point_id], others)


def _put_together(library: "Library", ids: list[int]) -> Change:
    return library.put_together(LinkKind.FIGURE, ids)
