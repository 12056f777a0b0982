"""The library's methods for what belongs together across documents."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefing_app.domain.changes import Change
from briefing_app.domain.facts import Fact, FactQuery, FactSummary, Verdict
from briefing_app.domain.linking import Decision, LinkKind
from briefing_app.domain.links import SameQuote, Shared
from briefing_app.domain.stories import Story, StoryQuery, StorySummary
from briefing_app.library.door import Door
from briefing_app.library.links import decisions as link_decisions
from briefing_app.library.links import facts as fact_queries
from briefing_app.library.links import loose as link_loose
from briefing_app.library.links import queries as link_queries
from briefing_app.library.links import stories as story_queries
from briefing_app.library.links.store import LinkStore

T = TypeVar("T")
_EVERY_FACT, _EVERY_STORY = FactQuery(), StoryQuery()


class LinkDoor(Door):
    """Links, facts and stories. What is linked is derived from documents and points, so undo does not know it."""

    def waiting_to_be_linked(self, limit: int = -1) -> list[int]:
        """Ids of documents whose links are not what they should be, the newest first; so many at most."""
        with self._database.reading() as session:
            return LinkStore(session).waiting(limit)

    def looking_at_links(self, operation: Callable[[LinkStore], T]) -> T:
        """Look at links as they are at one moment."""
        with self._database.reading() as session:
            return operation(LinkStore(session))

    def linking(self, operation: Callable[[LinkStore], T]) -> T:
        """Do something to links in one transaction: wholly, or not at all if it raises anything."""
        with self._database.linking() as session:
            return operation(LinkStore(session))

    def loose_links(self) -> int:
        """How many documents were linked one by one, and are looked up beside the indexes of links as yet."""
        with self._database.reading() as session:
            return link_loose.number(LinkStore(session).plain)

    def linked_all(self) -> None:
        """Copy what linking gathered into place: nothing waits, so nobody does either."""
        self._database.copy_into_place()

    # What people decide

    def keep_apart(self, kind: LinkKind, ids: Sequence[int], others: Sequence[int]) -> Change:
        """Remember that none of `ids` (quotes, figures, or documents of a story) is the same as any of `others`.

        Undoable; outlives finding again. The documents wait to be linked then.
        """
        return self._write(link_decisions.keep_apart, kind, ids, others)

    def put_together(self, kind: LinkKind, ids: Sequence[int]) -> Change:
        """Remember that all of `ids` are the same; as `keep_apart`."""
        return self._write(link_decisions.put_together, kind, ids)

    def forget_decisions(self, ids: Sequence[int]) -> Change:
        """Let the program judge again what people decided."""
        return self._write(link_decisions.forget, ids)

    def link_decisions(self, kind: LinkKind, document_ids: Sequence[int]) -> list[Decision]:
        """What people decided about documents, or about quotes or figures in them."""
        return self._read(link_decisions.decisions, kind, document_ids)

    # Facts

    def facts(self, query: FactQuery = _EVERY_FACT, *, before: int | None = None, limit: int = 50) -> list[FactSummary]:
        """A page of facts, the newest first; the next page begins before the last one's `key`."""
        return self._read(fact_queries.facts, query, before, limit)

    def count_facts(self, query: FactQuery = _EVERY_FACT) -> dict[Verdict, int]:
        """How many facts a query finds of each status, those that it does not ask for, too."""
        return self._read(fact_queries.count, query)

    def facts_by_id(self, ids: Sequence[int]) -> list[Fact]:
        """Facts with their wordings, in the order asked; those that are gone are left out."""
        return self._read(fact_queries.by_id, ids)

    def fact(self, fact_id: int) -> Fact:
        """A fact with its wordings, or BriefingError if it is gone: facts take other numbers as they grow."""
        return self._read(fact_queries.fact, fact_id)

    def fact_of(self, point_id: int) -> int | None:
        """The fact that a figure is of; None until it is linked."""
        return self._read(fact_queries.fact_of, point_id)

    def facts_of(self, point_ids: Sequence[int]) -> dict[int, int]:
        """The facts that figures are of, by point; what is no figure, or not linked yet, is left out."""
        return self._read(fact_queries.facts_of, point_ids)

    def waiting_points(self, point_ids: Sequence[int]) -> set[int]:
        """The figures among points whose documents wait to be linked."""
        return self._read(fact_queries.waiting, point_ids)

    # Quotes, articles, stories

    def quote_variants(self, point_id: int) -> SameQuote:
        """A quote with its variants in other documents; alone if it has none."""
        return self._read(link_queries.variants, point_id)

    def shared(self, point_ids: Sequence[int], *, repeats: bool = False) -> dict[int, Shared]:
        """Of the quotes among points that several independent sources have: their group, and in how many they are.

        `repeats`: those, too, that are told several times by one source alone, which a reprint belongs to.
        """
        return self._read(link_queries.shared, point_ids, repeats=repeats)

    def copies(self, document_id: int) -> list[tuple[int, str, float]]:
        """Documents with the same words: id, *syndicated* or *shares text*, and the share (0 to 1), the most first."""
        return self._read(link_queries.copies, document_id)

    def stories(
        self, query: StoryQuery = _EVERY_STORY, *, before: tuple[int, int] | None = None, limit: int = 50
    ) -> list[StorySummary]:
        """A page of stories of two documents or more, the one last told first; it goes on before the last `key`."""
        return self._read(story_queries.stories, query, before, limit)

    def count_stories(self, query: StoryQuery = _EVERY_STORY) -> int:
        """How many stories of two documents or more a query finds."""
        return self._read(story_queries.count, query)

    def story(self, story_id: int) -> Story:
        """A story with documents, quotes, facts and days, or BriefingError if it is gone: numbers change."""
        return self._read(story_queries.story, story_id)

    def story_of(self, document_id: int) -> int | None:
        """The story that a document tells together with others."""
        return self._read(story_queries.story_of, document_id)
