"""Stories in words: when they were told, by how many sources, and by whom."""

import re
from collections.abc import Sequence
from datetime import date

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.quotes import Quote
from briefing_app.domain.stories import Story, StoryQuote, StorySummary
from briefing_app.domain.wording import counted, full_date
from briefing_app.packs.citations import days
from briefing_app.ui.wording import GENRES, UNDATED, cut, dotted, point_title, role_line, with_what_they_repeat

_NAMED = 6
"""So many names stand in a line; of the others it is said how many they are."""
_RUN = re.compile(r"(\S{24})(?=\S)")
_LONGEST, _LONGEST_NAME = 200, 60
"""Characters of a title over a story, and of a name among others."""


def span(first: date | None, last: date | None) -> str:
    """*21 August 2024*, *21 to 23 August 2024*, *30 August to 2 September 2024*; *Undated*."""
    return UNDATED if first is None or last is None else days(first, last)


def spoken(summary: StorySummary) -> str:
    """The same within a sentence."""
    words = span(summary.first, summary.last)
    return words.lower() if words == UNDATED else words


def reprints(summary: StorySummary) -> int:
    """How many of its documents repeat another one."""
    return summary.documents - summary.sources


def sources(summary: StorySummary) -> str:
    """*4 sources, 1 reprint*: reprints are counted with what they repeat."""
    copies = reprints(summary)
    return counted(summary.sources, "source") + (f", {counted(copies, 'reprint')}" if copies else "")


def when(summary: StorySummary) -> str:
    """By how many, and when."""
    return dotted(sources(summary), span(summary.first, summary.last))


def title(summary: StorySummary) -> str:
    """What it is called; a story whose documents have no title says so."""
    return " ".join(summary.title.split()) or "Without a title"


def heading(story: Story) -> str:
    """The title over the story, not longer than a few lines; an address in it may go on in the next one."""
    return _RUN.sub("\\1\u200b", cut(title(story.summary), _LONGEST))


def sentence(summary: StorySummary) -> str:
    """A row of the list as one sentence."""
    parts = (title(summary), sources(summary), spoken(summary), ", ".join(summary.publishers))
    return ", ".join(part for part in parts if part)


def listed(names: Sequence[str]) -> str:
    """*A, B and C*; of very many the first, and how many others there are."""
    short = [cut(each, _LONGEST_NAME) for each in names]
    if len(short) > _NAMED + 1:
        return f"{', '.join(short[:_NAMED])} and {len(short) - _NAMED:,} others"
    *before, last = short or [""]
    return f"{', '.join(before)} and {last}" if before else last


def reported(story: Story) -> str:
    """Who reports it."""
    names = listed(story.summary.publishers)
    return f"Reported by {names}." if names else ""


def folded(story: Story) -> str:
    """How many sources are independent, and what was folded into them; when it was told."""
    copies = reprints(story.summary)
    words = counted(story.summary.sources, "independent source")
    if copies:
        words += f"; {with_what_they_repeat(copies)}"
    return dotted(span(story.summary.first, story.summary.last), words)


def spoke(story: Story) -> str:
    """Who is quoted, and how often."""
    names = [f"{name or 'Somebody without a name'} ({number:,})" for _, name, number in story.speakers]
    if names:
        return f"Quotes by {listed(names)}."
    return "Nobody in it is quoted by name." if story.quotes else ""


def name_of(document: DocumentSummary) -> str:
    """The title of a document, or the name of its file."""
    return " ".join(document.details.title.split()) or document.origin.name


def under(document: DocumentSummary, *, reprint: bool, dated: bool) -> str:
    """Below a document's title: who published it, as what, when; that it is a reprint is drawn before it."""
    details = document.details
    kind = GENRES[details.genre]
    day = full_date(details.published) or UNDATED
    return dotted("Reprint" if reprint else "", details.publisher, kind, day if dated else "")


def publishers(documents: Sequence[DocumentSummary]) -> str:
    """Who published them, each once; what has no publisher by its title."""
    return listed(list(dict.fromkeys(one.details.publisher or name_of(one) for one in documents)))


def in_sources(quote: StoryQuote) -> str:
    """*in 4 sources*; nothing where only one has it."""
    return f"in {quote.sources:,} sources" if quote.sources > 1 else ""


def words_of(quote: StoryQuote) -> str:
    """A quote's words on one line, a source's own in quotation marks."""
    content = quote.point.content
    words = " ".join(content.text.split())
    return f"“{words}”" if isinstance(content, Quote) and content.own_words else words


def who(quote: StoryQuote) -> str:
    """Who said it."""
    return point_title(quote.point)


def as_what(quote: StoryQuote) -> str:
    """As what, that day."""
    content = quote.point.content
    return role_line(content, None) if isinstance(content, Quote) else ""


def where(quote: StoryQuote) -> str:
    """Where its fullest wording stands."""
    details = quote.document.details
    return dotted(details.publisher or name_of(quote.document), full_date(details.published) or UNDATED)
