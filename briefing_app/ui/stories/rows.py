"""What the views of a story are made of: rows for days, documents, quotes and facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.facts import Fact
from briefing_app.domain.stories import Story, StoryDay, StoryQuote
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.stories import told
from briefing_app.ui.wording import UNDATED


@dataclass(frozen=True, slots=True)
class Opened:
    """A story with its facts by their ids, in the story's order."""

    story: Story
    facts: Mapping[int, Fact]


@dataclass(frozen=True, slots=True)
class Head:
    """Heads what follows: a day or a speaker; `speaker_id` leads to the register."""

    words: str
    note: str = ""
    speaker_id: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A document; `dated` where no day stands above it."""

    document: DocumentSummary
    reprint: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Reprints:
    """Several documents of a day that carry what another one carried before."""

    documents: tuple[DocumentSummary, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A quote; `brief`: on one line."""

    quote: StoryQuote
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A fact; `reasoned`: with the reason of its status."""

    fact: Fact
    reasoned: bool = False


Row = Head | Report | Reprints | Said | Given


def key(row: Row) -> tuple[object, ...]:
    """What a row is about, to find it again when the story was asked for again."""
    match row:
        case Head(words=words):
            return ("head", words)
        case Report(document=document):
            return ("document", document.id)
        case Reprints(documents=documents):
            return ("reprints", documents[0].id)
        case Said(quote=quote):
            return ("quote", quote.points[0])
        case Given(fact=fact):
            return ("fact", fact.summary.id)


def timeline(opened: Opened) -> Iterator[Row]:
    """Day by day, what has no date at the end: what was published, and which quotes and facts it brought."""
    documents = {one.id: one for one in opened.story.documents}
    quotes = {one.point.id: one for one in opened.story.quotes}
    for day in opened.story.timeline:
        yield Head(full_date(day.day) or UNDATED, _brought(day))
        for one in day.documents:
            if one not in day.reprints:
                yield Report(documents[one])
        yield from _folded([documents[one] for one in day.documents if one in day.reprints])
        for point in day.quotes:
            yield Said(quotes[point], brief=True)
        for fact in day.facts:
            if fact in opened.facts:
                yield Given(opened.facts[fact])


def _folded(reprints: Sequence[DocumentSummary]) -> Iterator[Row]:
    if len(reprints) > 1:
        yield Reprints(tuple(reprints))
    for one in reprints[:1] if len(reprints) == 1 else ():
        yield Report(one, reprint=True)


def _brought(day: StoryDay) -> str:
    parts = (
        counted(len(day.documents), "document"),
        counted(len(day.quotes), "quote") if day.quotes else "",
        counted(len(day.facts), "fact") if day.facts else "",
    )
    first = day.day is not None and (day.quotes or day.facts)
    return ", ".join(part for part in parts if part) + (" for the first time" if first else "")


def said(opened: Opened) -> Iterator[Row]:
    """Who said what: those who are quoted most first, those whom nobody settled last."""
    names = {one: name or "Somebody without a name" for one, name, _ in opened.story.speakers}
    by: dict[tuple[int | None, str], list[StoryQuote]] = {each: [] for each in names.items()}
    for quote in opened.story.quotes:
        speaker = quote.point.speaker_id
        whose = (speaker, names[speaker]) if speaker in names else (None, told.who(quote))
        by.setdefault(whose, []).append(quote)
    for (speaker, name), quotes in by.items():
        yield Head(name, counted(len(quotes), "quote"), speaker)
        for quote in quotes:
            yield Said(quote)


def facts(opened: Opened) -> Iterator[Row]:
    """The facts, those of most sources first."""
    for fact in opened.facts.values():
        yield Given(fact, reasoned=True)


def documents(opened: Opened) -> Iterator[Row]:
    """Every document, the earliest first."""
    reprints = {one for day in opened.story.timeline for one in day.reprints}
    for one in opened.story.documents:
        yield Report(one, one.id in reprints, dated=True)


VIEWS: tuple[tuple[str, Callable[[Opened], Iterator[Row]]], ...] = (
    ("Timeline", timeline),
    ("Who said what", said),
    ("Facts", facts),
    ("Documents", documents),
)
"""The views of a story by the words on their tabs."""


def numbers(opened: Opened | None) -> tuple[int, ...]:
    """How many there are of what each view shows; 0 where the tab says none."""
    if opened is None:
        return (0, 0, 0, 0)
    return (0, len(opened.story.quotes), len(opened.facts), len(opened.story.documents))
