"""What linking needs of the library while it links, within one transaction."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from sqlmodel import Session

from briefing_app.domain.facts import FactGroup
from briefing_app.domain.linking import (
    Decided,
    FactLinked,
    FigureSeen,
    LinkKind,
    Links,
    Material,
    Placed,
    QuoteLinked,
    QuoteSeen,
    StoryMiddle,
    Traces,
)
from briefing_app.library.links import bulk as link_bulk
from briefing_app.library.links import decisions as link_decisions
from briefing_app.library.links import filling as link_filling
from briefing_app.library.links import groups as link_groups
from briefing_app.library.links import index as link_index
from briefing_app.library.links import loose as link_loose
from briefing_app.library.links import material as link_material
from briefing_app.library.links import packed as link_packed
from briefing_app.library.links.held import InMemory
from briefing_app.library.links.index import Alike
from briefing_app.library.links.lookups import InTables, Lookups
from briefing_app.library.storage.plain import Plain, among


class LinkStore:
    """Reads what may belong together, and keeps what does."""

    def __init__(self, session: Session) -> None:
        """`session` is of the transaction."""
        self.session = session
        self.plain = Plain(session)
        self._lookups: Lookups | None = None
        self._holds = False

    @property
    def lookups(self) -> Lookups:
        """Where to look up what may belong together: the library's tables, unless it was set to be elsewhere."""
        self._hold()
        return self._lookups or InTables(self.plain)

    @lookups.setter
    def lookups(self, lookups: Lookups) -> None:
        self._lookups = lookups

    def _hold(self) -> None:
        if self._lookups is None and not self._holds:
            link_loose.hold(self.plain)
            self._holds = True

    # Reading

    def waiting(self, limit: int = -1) -> list[int]:
        """Documents that wait to be linked, the newest first."""
        return self.plain.column("SELECT document_id FROM link_pending ORDER BY document_id DESC LIMIT ?", limit)

    def materials(self, ids: Iterable[int]) -> list[Material]:
        """Documents with their quotes and figures; those that are gone or in the bin are left out."""
        return link_material.materials(self.plain, ids)

    def quotes(self, ids: Iterable[int]) -> dict[int, QuoteSeen]:
        """Quotes by id; what is rejected or in the bin is left out."""
        return link_material.quotes(self.plain, ids)

    def figures(self, ids: Iterable[int]) -> dict[int, FigureSeen]:
        """Figures by id; what is rejected or in the bin is left out."""
        return link_material.figures(self.plain, ids)

    def texts(self, ids: Iterable[int]) -> dict[int, str]:
        """Documents' texts by id."""
        return link_material.texts(self.plain, ids)

    def abouts(self, ids: Iterable[int]) -> dict[int, dict[str, float]]:
        """What documents are about, by id, of those that are filed."""
        return link_material.abouts(self.plain, ids)

    def placed(self, ids: Iterable[int]) -> dict[int, Placed]:
        """Where points stand, by id; what is rejected or in the bin is left out."""
        return link_material.placed(self.plain, ids)

    # Looking up

    def quotes_like(self, runs: Mapping[int, Sequence[int]], *, earlier: bool = False) -> dict[int, list[int]]:
        """The quotes that share most runs of words with some, by id, the likeliest first; of lower ids if `earlier`."""
        return link_index.quotes_like(self.lookups, runs, earlier=earlier)

    def articles_like(self, traces: Traces, *, earlier: bool = False) -> list[int]:
        """The documents of about that time that share most runs of words with one; only `earlier` ones if asked."""
        return link_index.articles_like(self.lookups, traces, earlier=earlier)

    def undated_like(self, traces: Traces, *, earlier: bool = False) -> list[int]:
        """The documents of any other time like one, where either has no date; only `earlier` ones if asked."""
        return link_index.undated_like(self.plain, self.lookups, traces, earlier=earlier)

    def near(self, traces: Traces, *, earlier: bool = False) -> list[int]:
        """The documents within a fortnight that may be about the same."""
        return link_index.near(self.lookups, traces, earlier=earlier)

    def figures_like(self, traces: Traces, near: Collection[int], *, earlier: bool = False) -> Alike:
        """Of each figure those of one number in documents that are `near`, or of one thing at any time."""
        return link_index.figures_like(self.lookups, traces, near, earlier=earlier)

    def stories_of(self, documents: Iterable[int]) -> list[StoryMiddle]:
        """The stories that documents are in."""
        return link_groups.stories_of(self.plain, documents)

    def repeated(self, documents: Iterable[int]) -> dict[int, Counter[int]]:
        """The documents of which some give quotes or the whole text, and how many; of those that give none, nothing."""
        return link_groups.repeated(self.plain, documents)

    def story_numbers(self, documents: Iterable[int]) -> dict[int, int]:
        """The story of each document, by number."""
        return link_groups.story_numbers(self.plain, documents)

    # Keeping

    def file(self, traces: Traces) -> None:
        """Put a document into the indexes."""
        self._hold()
        link_index.put(self.plain, traces)

    def take_out(self, document_id: int) -> list[int]:
        """Take a document out of the indexes, with every link of it; its points as they were linked."""
        self._hold()
        points = link_index.take_out(self.plain, document_id)
        link_groups.drop_links(self.plain, document_id, points)
        return points

    def keep(self, links: Links) -> None:
        """Keep links."""
        link_groups.put_rows(self.plain, [link_groups.rows_of([links])])

    def done(self, document_id: int) -> None:
        """Note that a document waits no longer."""
        self.plain.do("DELETE FROM link_pending WHERE document_id = ?", document_id)

    # Sorting in what was filed one by one

    def hold(self, most: int) -> bool:
        """Hold so many more documents in memory that are not sorted in, for later; whether all of them are held."""
        return link_loose.hold(self.plain, most)

    def loose(self) -> list[link_loose.Stamped]:
        """The documents that are looked up beside the indexes, each with a number of this time that it was linked."""
        return link_loose.named(self.plain)

    def sort_in(self, place: link_loose.Place = link_loose.FIRST) -> link_loose.Place | None:
        """Sort some of these into the indexes; where to go on from in another transaction, None if that was all."""
        self._hold()
        return link_loose.sort_in(self.plain, place)

    def sorted_in(self, documents: Iterable[link_loose.Stamped]) -> None:
        """Look documents up in the indexes alone from now on, into which all of them were sorted."""
        link_loose.sorted_in(self.plain, documents)

    # Groups

    def quote_members(self, ids: Iterable[int]) -> set[int]:
        """Every quote that is one with one of `ids`."""
        return link_groups.members(self.plain, "quote_group", ids)

    def quote_links(self, ids: Iterable[int]) -> list[QuoteLinked]:
        """The links among some quotes."""
        return link_groups.quote_links(self.plain, ids)

    def group_quotes(self, ids: Collection[int], groups: Iterable[Sequence[int]]) -> None:
        """Keep which of `ids`, all that were one with one another, are one now."""
        link_groups.put_groups(self.plain, "quote_group", ids, groups)

    def source_members(self, ids: Iterable[int]) -> set[int]:
        """Every document that is one source with one of `ids`."""
        return link_groups.members(self.plain, "document_source", ids)

    def copies(self, ids: Iterable[int]) -> list[tuple[int, int]]:
        """Which of some documents carry the same article."""
        return link_groups.copies(self.plain, ids)

    def group_sources(self, ids: Collection[int], groups: Iterable[Sequence[int]]) -> None:
        """Keep which of `ids`, all that were one source with one another, are one now."""
        link_groups.put_groups(self.plain, "document_source", ids, groups)

    def fact_members(self, ids: Iterable[int]) -> set[int]:
        """Every figure that is of one fact with one of `ids`."""
        return link_groups.members(self.plain, "fact_figure", ids)

    def fact_links(self, ids: Iterable[int]) -> list[FactLinked]:
        """The links among some figures."""
        return link_groups.fact_links(self.plain, ids)

    def group_facts(self, ids: Collection[int], facts: Sequence[FactGroup], placed: dict[int, Placed]) -> None:
        """Keep what facts `ids` make, which are all that were or are of one fact with one another."""
        link_groups.put_facts(self.plain, ids, facts, placed)

    def leave_story(self, document_id: int) -> list[tuple[int, int, bool, dict[str, float]]]:
        """Take a document's story apart; the other documents, each with its day, whether it has one, and subject."""
        return link_groups.leave_story(self.plain, document_id)

    def join_story(self, middle: StoryMiddle, documents: Collection[int]) -> None:
        """Keep a story with documents that join it, or of which it is made."""
        link_groups.put_story(self.plain, middle, documents)

    # What people decided

    def decided(self, kind: LinkKind, ids: Iterable[int]) -> Decided:
        """What people decided about points, or others of their documents; or about documents."""
        if not self.plain.column("SELECT 1 FROM link_decision WHERE kind = ? LIMIT 1", kind.value):
            return Decided()
        if kind is not LinkKind.DOCUMENT:
            statement = "SELECT DISTINCT document_id FROM point WHERE id IN (SELECT value FROM json_each(?))"
            ids = self.plain.column(statement, among(ids))
        return link_decisions.settled(link_decisions.decisions(self.session, kind, ids))

    def told_together(self, document_id: int) -> list[int]:
        """The documents that people put into one story with one."""
        return link_decisions.together(self.plain, document_id)

    def all_decided(self, kind: LinkKind) -> Decided:
        """Every decision of people."""
        return link_decisions.every(self.session, kind)

    # Everything from nothing

    def remember_more(self) -> None:
        """Hold 64 MiB of the file in memory as long as the library is open: for many look-ups."""
        self.plain.do("PRAGMA cache_size = -65536")

    def begin_again(self) -> list[int]:
        """Forget every link; the documents to link. Until `end`, a note says that this was begun."""
        link_bulk.begin(self.plain)
        return link_bulk.documents(self.plain)

    def end(self, engine: str) -> None:
        """Note that everything is linked, and by which engine."""
        link_bulk.end(self.plain, engine)

    def mend(self, engine: str) -> None:
        """Let every document wait if linking everything was broken off, or if another engine made the links."""
        if link_bulk.broken_off(self.plain) or link_bulk.linked_otherwise(self.plain, engine):
            link_bulk.let_everything_wait(self.plain)
        link_bulk.note_engine(self.plain, engine)

    def row_of(self, traces: Traces) -> link_bulk.Row:
        """What the indexes are to hold of a document, as `file_all` takes it."""
        return link_packed.row_of(traces)

    def rows_of(self, links: Iterable[Links]) -> link_groups.LinkRows:
        """Links, as `keep_all` takes them."""
        return link_groups.rows_of(links)

    def file_all(self, rows: Iterable[link_bulk.Row]) -> None:
        """Keep what the indexes are to hold of documents, until `fill_index`."""
        link_bulk.file(self.plain, rows)

    def fill_index(self, name: str) -> None:
        """Fill one of `filling.INDEXES`, which is empty, with all that is filed."""
        link_filling.Sorted(self.plain, name).write(self.plain)

    def in_memory(self) -> InMemory:
        """The indexes in memory, to be looked up instead of their tables."""
        return InMemory(self.plain)

    def traces(self, ids: Iterable[int], telling: Callable[[int], bool]) -> Iterator[Traces]:
        """What the indexes hold of documents; `telling` says of a figure whether its number seldom meets another."""
        return link_bulk.traces(self.plain, ids, telling)

    def keep_all(self, rows: Sequence[link_groups.LinkRows]) -> None:
        """Keep the links of many documents."""
        link_groups.put_rows(self.plain, rows)

    def in_order_of_day(self) -> list[int]:
        """Every document that is filed, the earliest first."""
        return link_bulk.in_order_of_day(self.plain)

    def all_abouts(self) -> Iterator[tuple[int, int, dict[str, float]]]:
        """Every document that is filed, the earliest first: its day, and what it is about."""
        return link_bulk.abouts(self.plain)

    def undated(self) -> list[int]:
        """Every document without a date."""
        return self.plain.column("SELECT id FROM document WHERE published IS NULL")

    def all_copies(self) -> Iterator[tuple[int, int]]:
        """Every two documents that carry one article."""
        return link_bulk.copies(self.plain)

    def all_quote_links(self) -> Iterator[QuoteLinked]:
        """Every link between quotes."""
        return link_bulk.quote_links(self.plain)

    def all_linked_figures(self) -> Iterator[tuple[int, int]]:
        """Every two figures that are linked."""
        return link_bulk.linked_figures(self.plain)

    def put_all_groups(self, table: str, groups: Iterable[Sequence[int]]) -> None:
        """Write a table of groups that is empty."""
        link_bulk.put_groups(self.plain, table, groups)

    def fact_rows(self, facts: Sequence[FactGroup], placed: Mapping[int, Placed]) -> link_groups.FactRows:
        """Facts, as `put_facts` takes them."""
        return link_groups.fact_rows(facts, placed)

    def put_facts(self, rows: Iterable[link_groups.FactRows]) -> None:
        """Write facts, whose figures are of none."""
        for each in rows:
            link_groups.put_fact_rows(self.plain, each)

    def put_single_facts(self, status: str, reason: str) -> None:
        """Write each figure that is of no fact as one by itself."""
        link_bulk.put_single_facts(self.plain, status, reason)

    def story_row(self, middle: StoryMiddle, documents: Sequence[int]) -> link_bulk.Row:
        """A story, as `put_all_stories` takes it."""
        return link_groups.story_row(middle, documents)

    def put_all_stories(self, told: Sequence[tuple[link_bulk.Row, Sequence[int]]]) -> None:
        """Write every story, with its documents."""
        link_bulk.put_stories(self.plain, told)
