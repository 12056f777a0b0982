"""What every finder shares: a text's paragraphs with their kinds, its sentences, its turns and its genre."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.domain.text import Genre


class Kind(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    BULLET = "bullet"
    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    SPEAKER = "speaker"
    """A line that only names who speaks next."""
    DETAIL = "detail"
    """A date line, a byline, a list of those present: about the document."""
    CAPTION = "caption"
    TEASER = "teaser"
    """A link to another article, *Read more*."""
    NOTES = "notes"
    """Notes to editors and contact details."""
    BOILERPLATE = "boilerplate"
    """Cookies, sharing, subscriptions, copyright, about the body."""


FURNITURE = frozenset({Kind.CAPTION, Kind.TEASER, Kind.NOTES, Kind.BOILERPLATE, Kind.DETAIL, Kind.SPEAKER})
PROSE = frozenset({Kind.BODY, Kind.BULLET})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text[start:end]` without the white space around it; `index` is its place in `Layout.paragraphs`.

    `content` is where its words begin: after a bullet, a paragraph number or *Q1 Chair:*.
    """

    index: int
    start: int
    end: int
    kind: Kind = Kind.BODY
    content: int = -1

    @property
    def furniture(self) -> bool:
        """Whether it is never to be quoted, counted or summarised."""
        return self.kind in FURNITURE

    @property
    def prose(self) -> bool:
        """Whether it is running text (a bullet too), not a title, a heading or furniture."""
        return self.kind in PROSE


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`, in one paragraph; marks around it belong to it."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A run of one speaker's paragraphs in a debate, in evidence or in a speech: from `start` to `end`.

    `label` is the line that names the speaker, `text[label_start:label_end]`; `named` is where the text spells the
    name out, if the label only has initials.
    """

    start: int
    end: int
    label_start: int
    label_end: int
    named: tuple[int, int] | None = None


@dataclass(frozen=True)
class Layout:
    """A text with its structure; all offsets are code points of `text`."""

    text: str
    genre: Genre
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    turns: tuple[Turn, ...] = ()
    title: str = ""
    publisher: str = ""
    _starts: list[int] = field(default_factory=list, repr=False)
    _sentence_starts: list[int] = field(default_factory=list, repr=False)
    _first_sentence: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        """Index the starts, for look-ups by offset."""
        self._starts.extend(p.start for p in self.paragraphs)
        self._sentence_starts.extend(s.start for s in self.sentences)
        self._first_sentence.extend(self.sentence_index_from(p.start) for p in self.paragraphs)

    def sentence_index_from(self, offset: int) -> int:
        """The index of the first sentence that starts at or after `offset`."""
        place = bisect_right(self._sentence_starts, offset)
        return place - 1 if place and self._sentence_starts[place - 1] == offset else place

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds `offset`."""
        place = bisect_right(self._starts, offset) - 1
        return self.paragraphs[place] if place >= 0 and offset <= self.paragraphs[place].end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`."""
        place = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[place] if place >= 0 and offset <= self.sentences[place].end else None

    def sentences_of(self, paragraph: Paragraph) -> Iterator[Sentence]:
        """The sentences of one paragraph, in order."""
        for place in range(self._first_sentence[paragraph.index], len(self.sentences)):
            if self.sentences[place].start >= paragraph.end:
                return
            yield self.sentences[place]

    def words_of(self, paragraph: Paragraph) -> str:
        """The text of a paragraph."""
        return self.text[paragraph.start : paragraph.end]
