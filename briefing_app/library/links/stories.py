"""Reading stories: pages of them, the one last told first, and each with its quotes, facts and days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.points import Point, PointKind
from briefing_app.domain.quotes import Quote
from briefing_app.domain.stories import Story, StoryDay, StoryQuery, StoryQuote, StorySummary
from briefing_app.errors import BriefingError
from briefing_app.library import documents, points
from briefing_app.library.query import tokens
from briefing_app.library.storage import fulltext
from briefing_app.library.storage.plain import Plain, among

_LAST = (1 << 62, 1 << 62)
_TOLD = f"""
id IN (SELECT story_id FROM story_document WHERE document_id IN
(SELECT rowid & {(1 << fulltext.TEXT_BITS) - 1} FROM text_index WHERE text_index MATCH ?))"""  # noqa: S608 - a number


def stories(session: Session, query: StoryQuery, before: tuple[int, int] | None, limit: int) -> list[StorySummary]:
    """A page of stories that several documents tell, the one last told first, of keys lower than `before`.

    Those of which no document has a date come after all others, the one last imported first.
    """
    plain = Plain(session)
    where, values = _narrowed(query)
    found = plain.ask(
        f"SELECT id, documents, last_day FROM story WHERE {where} AND (last_day, id) < (?, ?) "  # noqa: S608
        "ORDER BY last_day DESC, id DESC LIMIT ?",
        *(*values, *(before or _LAST), limit),
    )
    return _summaries(plain, found)


def count(session: Session, query: StoryQuery) -> int:
    """How many stories a query finds."""
    where, values = _narrowed(query)
    return int(Plain(session).column(f"SELECT count(*) FROM story WHERE {where}", *values)[0])  # noqa: S608


def _narrowed(query: StoryQuery) -> tuple[str, list[Any]]:
    conditions, values = ["documents > 1"], list[Any]()
    if query.first is not None:
        conditions.append("last_day >= ?")
        values.append(query.first.toordinal())
    if query.last is not None:
        conditions.append("first_day BETWEEN 0 AND ?")  # before 0 are those without a date
        values.append(query.last.toordinal())
    if wanted := [fulltext.phrase("{text title}", [word], unfinished=True) for word in tokens(query.words)]:
        conditions.append(_TOLD)
        values.append(" AND ".join(wanted))
    return " AND ".join(conditions), values


def _summaries(plain: Plain, found: Sequence[tuple[Any, ...]]) -> list[StorySummary]:
    statement = """
SELECT story_id, title, genre, publisher, coalesce(source_id, document.id), published FROM story_document
JOIN document ON document.id = story_document.document_id
LEFT JOIN document_source ON document_source.document_id = document.id
WHERE story_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
ORDER BY published IS NULL, published, document.id"""
    told: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in plain.ask(statement, among(row[0] for row in found)):
        told[row[0]].append(row)
    return [_summary(row, told[row[0]]) for row in found if row[0] in told]


def _summary(row: Sequence[Any], told: Sequence[tuple[Any, ...]]) -> StorySummary:
    one, number, key = row
    release = next((each for each in told if each[2] == "press-release"), told[0])
    publishers = tuple(dict.fromkeys(each[3] for each in told if each[3]))
    sources = len({each[4] for each in told})
    days = [date.fromisoformat(each[5]) for each in told if each[5]]
    first, last = (days[0], days[-1]) if days else (None, None)
    return StorySummary(one, (key, one), release[1], number, sources, first, last, publishers)


def story(session: Session, story_id: int) -> Story:
    """A story that must be there."""
    plain = Plain(session)
    found = plain.ask("SELECT id, documents, last_day FROM story WHERE id = ?", story_id)
    summary = next(iter(_summaries(plain, found)), None)
    if summary is None:
        raise BriefingError(
            "This story is no longer in the library.",
            kept="Nothing was changed.",
            remedy="Look for it in the list of stories: its documents may tell another one now.",
        )
    statement = "SELECT document_id FROM story_document WHERE story_id = ?"
    told = sorted(documents.summaries(session, plain.column(statement, story_id)), key=_day_and_id)
    return _Reader(session, told).story(summary)


def story_of(session: Session, document_id: int) -> int | None:
    """The story that a document tells, if others tell it, too."""
    statement = "SELECT story_id FROM story_document JOIN story ON story.id = story_id WHERE document_id = ?"
    found = Plain(session).column(f"{statement} AND documents > 1", document_id)
    return int(found[0]) if found else None


def _day_and_id(one: DocumentSummary) -> tuple[date, int]:
    """The undated come last."""
    return one.details.published or date.max, one.id


@dataclass(frozen=True)
class _Reader:
    """Reads what a story's documents have in common; `told` are they, the earliest first."""

    session: Session
    told: Sequence[DocumentSummary]

    def story(self, summary: StorySummary) -> Story:
        """The story as a whole."""
        quotes, first_told = self._quotes(), self._facts()
        return Story(
            summary,
            tuple(self.told),
            _speakers(quotes),
            tuple(first_told),
            tuple(quotes),
            tuple(self._days(quotes, first_told)),
        )

    def _ids(self) -> str:
        return among(one.id for one in self.told)

    def _sources(self) -> dict[int, int]:
        statement = (
            "SELECT document_id, source_id FROM document_source WHERE document_id IN (SELECT value FROM json_each(?))"
        )
        known = dict(Plain(self.session).rows(statement, self._ids()))
        return {one.id: known.get(one.id, one.id) for one in self.told}

    def _quotes(self) -> list[StoryQuote]:
        """The quotes, each once: those of most sources first, then in the order in which they are told."""
        statement = """
SELECT point.id, point.document_id, coalesce(group_id, -point.id) FROM point
LEFT JOIN quote_group ON quote_group.point_id = point.id
WHERE point.document_id IN (SELECT value FROM json_each(?)) AND point.kind = ? AND point.review <> 'rejected'"""
        found = Plain(self.session).ask(statement, self._ids(), PointKind.QUOTE.value)
        of = {one.id: one for one in points.by_id(self.session, [row[0] for row in found])}
        place = {one.id: at for at, one in enumerate(self.told)}
        groups: defaultdict[int, list[Point]] = defaultdict(list)
        for one, _, group in sorted(found, key=lambda row: (place[row[1]], of[row[0]].content.start)):
            groups[group].append(of[one])
        sources = self._sources()
        quotes = [self._quote(same, place, sources) for same in groups.values()]
        return sorted(quotes, key=lambda one: -one.sources)

    def _quote(self, same: Sequence[Point], place: dict[int, int], sources: dict[int, int]) -> StoryQuote:
        fullest = max(same, key=lambda one: len(one.content.text.split()))
        return StoryQuote(
            fullest,
            self.told[place[fullest.document_id]],
            tuple(one.id for one in same),
            len({sources[one.document_id] for one in same}),
            self.told[place[same[0].document_id]].details.published,
        )

    def _facts(self) -> dict[int, date | None]:
        """The facts that the documents give, those of most sources first, and on which of their days first."""
        statement = """
SELECT fact.id, min(document.published) FROM fact JOIN fact_figure ON fact_id = fact.id
JOIN point ON point.id = point_id JOIN document ON document.id = point.document_id
WHERE document.id IN (SELECT value FROM json_each(?)) GROUP BY fact.id ORDER BY sources DESC, key DESC"""
        found = Plain(self.session).ask(statement, self._ids())
        return {one: None if day is None else date.fromisoformat(day) for one, day in found}

    def _days(self, quotes: Iterable[StoryQuote], facts: dict[int, date | None]) -> Iterator[StoryDay]:
        on: defaultdict[date | None, list[int]] = defaultdict(list)
        for one in self.told:
            on[one.details.published].append(one.id)
        reprints = self._reprints()
        for day, ids in on.items():
            yield StoryDay(
                day,
                tuple(ids),
                reprints.intersection(ids),
                tuple(one.point.id for one in quotes if one.day == day),
                tuple(one for one, first in facts.items() if first == day),
            )

    def _reprints(self) -> frozenset[int]:
        """All documents of a source but the first."""
        sources = self._sources()
        firsts = {source: one for one, source in reversed(sources.items())}
        return frozenset(sources.keys() - firsts.values())


def _speakers(quotes: Iterable[StoryQuote]) -> tuple[tuple[int, str, int], ...]:
    """Who is quoted, most often first."""
    names: dict[int, str] = {}
    said: Counter[int] = Counter()
    for one in quotes:
        content, speaker = one.point.content, one.point.speaker_id
        if speaker is not None and isinstance(content, Quote):
            names[speaker] = content.speaker or ""
            said[speaker] += 1
    return tuple((one, names[one], number) for one, number in said.most_common())
