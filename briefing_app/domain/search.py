"""Searching: what was asked, what was found, and what is there to count."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from briefing_app.domain.documents import DocumentDetails, DocumentSummary
from briefing_app.domain.points import Point

COUNT_LIMIT = 10_001
"""Counting stops here: *more than 10,000*."""


class Field(StrEnum):
    """What a term of a query looks at; the value is the prefix that people type, WORDS has none."""

    WORDS = "words"
    SPEAKER = "speaker"
    ROLE = "role"
    ORGANISATION = "org"
    PUBLISHER = "publisher"
    KIND = "kind"
    BEFORE = "before"
    """Published before the day, month or year begins."""
    AFTER = "after"
    """Published on or after the first day of it."""
    DATE = "date"
    """Published within it."""
    PACK = "in"
    """In a pack or a collection whose title holds the words; *in:pack*: in any pack."""
    TAG = "tag"
    """Tagged with it, or in a document that is."""
    COLLECTION = "collection"
    IS = "is"
    """*unconfirmed* (the speaker is not sure), *suggested*, *accepted*, *edited*, *noted*."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `start:end` is where it stands in the text that was typed, so that a chip can be taken out."""

    field: Field
    value: str
    negated: bool = False
    phrase: bool = False
    """The words must stand side by side."""
    prefix: bool = False
    """The last word may go on: it is still being typed."""
    alternative: bool = False
    """Joined by OR to the term before."""
    understood: bool = True
    """False where a date cannot be read: the term is then passed over."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all hold, but for those joined by OR. No terms: everything."""

    terms: tuple[Term, ...] = ()
    text: str = ""
    """What was typed."""
    speaker_ids: tuple[int, ...] = ()
    """Only what these speakers said; for pages that know the speaker by id."""

    @property
    def groups(self) -> tuple[tuple[Term, ...], ...]:
        """The terms by group: one of each group must hold."""
        return tuple(tuple(term for _, term in group) for _, group in groupby(self._numbered(), lambda pair: pair[0]))

    def without(self, term: Term) -> str:
        """The typed text with one term taken out, for a chip that is closed."""
        rest = f"{self.text[: term.start].rstrip()} {self.text[term.end :].lstrip()}"
        return rest.strip().removeprefix("OR ").removesuffix(" OR")

    def _numbered(self) -> Iterator[tuple[int, Term]]:
        number = 0
        for term in self.terms:
            number += not term.alternative
            yield number, term


@dataclass(frozen=True, slots=True)
class HitDocument:
    """The document that a hit stands in, as far as a list of hits says."""

    id: int
    details: DocumentDetails


@dataclass(frozen=True, slots=True)
class Hit:
    """A point that was found, in its document.

    `text` is what people read: the point's own text, or for a figure the sentence it stands in. `hits` are the ranges
    of `text` that matched. `key` is what `Library.search(before=...)` takes to go on after this hit.
    """

    point: Point
    document: HitDocument
    text: str
    hits: tuple[tuple[int, int], ...]
    key: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The keys of hits, those that fit best first. `among`: only so many of the newest were compared; None: all."""

    keys: tuple[int, ...]
    among: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document whose own words were found: a few lines of it on one line each, with the ranges that matched.

    `key` is what `Library.search_documents(before=...)` takes to go on after this one.
    """

    document: DocumentSummary
    text: str
    hits: tuple[tuple[int, int], ...]
    key: int


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What may have been meant: the words, and the whole query as one would type it, with how much that finds."""

    words: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that can narrow a search; `count` is of hits; `id` is the speaker's, where it is one."""

    label: str
    count: int
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """What the hits have in common: by count, but years newest first. `roles` only where all are of one speaker."""

    speakers: tuple[FacetValue, ...] = ()
    roles: tuple[FacetValue, ...] = ()
    publishers: tuple[FacetValue, ...] = ()
    years: tuple[FacetValue, ...] = ()
    tags: tuple[FacetValue, ...] = ()
    collections: tuple[FacetValue, ...] = ()
    among: int | None = None
    """Only so many of the newest hits were counted; None: all."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers beside the pages' names. `documents_left` and `points_left` wait for a decision."""

    documents: int = 0
    documents_left: int = 0
    points_left: int = 0
    speakers: int = 0
    figures: int = 0
    packs: int = 0
    facts: int = 0
    """What figures are about, those of several sources brought together; what is not linked yet is not counted."""
