"""A media summary from a story: what was reported, who said what, which figures are in play, where sources differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.facts import Fact, Verdict, Wording
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import ItemKind, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Review
from briefing_app.domain.stories import Story, StoryQuote
from briefing_app.domain.wording import capital, full_date
from briefing_app.packs.citations import NO_DATE, days
from briefing_app.packs.measures import NOT_NAMED, measured
from briefing_app.packs.templates import known

TEMPLATE = "media-summary"
STORIES, SAID, FIGURES, DIFFER = "Stories of the day", "Who said what", "Figures in play", "Where sources differ"
MOST = 60
"""So many quotes, and so many figures, are taken over at most: those of the most sources."""

FEW, _A_FEW = 10, 4

_DIFFERENCES = {
    Verdict.CONFLICTS: "These cannot both hold.",
    Verdict.UPDATED: "The later source gives another number.",
    Verdict.STRENGTH: "One number, said with different strength.",
    Verdict.THING: "One number, said of different things.",
}


def media_summary(story: Story, facts: Sequence[Fact], details: PackDetails) -> tuple[PackDetails, list[PackSection]]:
    """The cover and the sections of a media summary; quotes and figures that were rejected are left out.

    Args:
        story: the story.
        facts: its facts, those of most sources first.
        details: what the cover is to say; its title is the story's where it has none.
    """
    told = story.summary
    ours = {document.id for document in story.documents}
    kept = [replace(fact, wordings=tuple(_standing(fact, ours))) for fact in facts]
    made = {
        STORIES: [_told(story)],
        SAID: [_quoted(quote) for quote in _by_speaker(story)],
        FIGURES: [_pointing(wording) for fact in _in_play(kept) for wording in _distinct(fact)][:MOST],
        DIFFER: [_differing(fact) for fact in kept if fact.summary.status in _DIFFERENCES and _many(fact)],
    }
    cover = replace(
        details,
        title=details.title or f"Media summary: {told.title}",
        brief="Media summary",
        when=details.when or _span(told.first, told.last),
        template=TEMPLATE,
    )
    return cover, _filled(made)


def _filled(made: dict[str, list[PackItem]]) -> list[PackSection]:
    """The template's sections with what was made for them; those that a person's own template lacks come after."""
    template = known(TEMPLATE)
    sections = list(template.new_sections()) if template else []
    kinds = {SAID: SectionKind.QUOTES, FIGURES: SectionKind.FIGURES}
    there = {section.title for section in sections}
    sections += [PackSection(0, title, kinds.get(title, SectionKind.TEXT)) for title in made if title not in there]
    return [
        replace(section, items=tuple(made[section.title])) if made.get(section.title) else section
        for section in sections
    ]


def _told(story: Story) -> PackItem:
    """Who reports it, day by day; reprints are named as such."""
    reprints = {one for day in story.timeline for one in day.reprints}
    lines = [f"- {_day(document)}: {_named(document, document.id in reprints)}." for document in story.documents]
    reported = f"Reported by {_listed(story.summary.publishers)}." if story.summary.publishers else ""
    return PackItem(
        0, ItemKind.NOTE, f"“{story.summary.title}”", "\n\n".join(filter(None, (reported, "\n".join(lines))))
    )


def _named(document: DocumentSummary, reprint: bool) -> str:
    """*The Aldermere Chronicle, “Waterways secretary promises inspectors” (reprint)*."""
    details = document.details
    title = f"“{details.title.strip() or document.origin.name}”"
    named = ", ".join(_plain(part) for part in (details.publisher.strip(), title) if part)
    return f"{named} (reprint)" if reprint else named


def _by_speaker(story: Story) -> Iterator[StoryQuote]:
    """The quotes of most sources, those of one speaker together."""
    kept = [quote for quote in story.quotes if quote.point.review is not Review.REJECTED and _telling(quote)][:MOST]
    order = {name: at for at, (_, name, _) in enumerate(story.speakers)}
    yield from sorted(kept, key=lambda quote: order.get(_speaker(quote), len(order)))


def _telling(quote: StoryQuote) -> bool:
    """Whether it says something by itself: several sources have it, or it is more than a few words."""
    return quote.sources > 1 or len(quote.point.content.text.split()) > _A_FEW


def _speaker(quote: StoryQuote) -> str:
    return getattr(quote.point.content, "speaker", None) or ""


def _quoted(quote: StoryQuote) -> PackItem:
    return PackItem(0, ItemKind.POINT, point_id=quote.point.id)


def _standing(fact: Fact, ours: set[int]) -> Iterator[Wording]:
    """The wordings of the story's own documents that nobody rejected."""
    for wording in fact.wordings:
        if wording.document.id in ours and wording.point.review is not Review.REJECTED:
            yield wording


def _in_play(facts: Sequence[Fact]) -> list[Fact]:
    """The facts that several of the story's documents give; where these are few, some that only one gives, too."""
    told = [fact for fact in facts if fact.wordings]
    several = [fact for fact in told if len({one.source for one in fact.wordings}) > 1]
    alone = [fact for fact in told if fact not in several]
    return [*several, *alone[: max(0, FEW - len(several))]]


def _distinct(fact: Fact) -> Iterator[Wording]:
    """Of each number with its modifier the first wording."""
    seen: set[object] = set()
    for wording in fact.wordings:
        what = _what(wording)
        if what not in seen:
            seen.add(what)
            yield wording


def _what(wording: Wording) -> object:
    figure = wording.point.content
    return (figure.value, figure.value_high, figure.modifier) if isinstance(figure, Figure) else wording.text


def _many(fact: Fact) -> bool:
    things = fact.summary.status is Verdict.THING and len({one.document.id for one in fact.wordings}) > 1
    return things or len({_what(one) for one in fact.wordings}) > 1


def _pointing(wording: Wording) -> PackItem:
    return PackItem(0, ItemKind.POINT, point_id=wording.point.id)


def _differing(fact: Fact) -> PackItem:
    """What each source says, in its own words, and how these stand to one another."""
    said: dict[object, list[Wording]] = {}
    for wording in fact.wordings:
        what = wording.document.id if fact.summary.status is Verdict.THING else _what(wording)
        said.setdefault(what, []).append(wording)
    lines = [f"- “{_plain(' '.join(same[0].text.split()))}”: {_sources(same)}." for same in said.values()]
    figure = fact.wordings[0].point.content
    thing = measured(figure, "") if isinstance(figure, Figure) else NOT_NAMED
    title = "" if thing == NOT_NAMED else capital(thing)
    return PackItem(0, ItemKind.NOTE, title, "\n".join([_DIFFERENCES[fact.summary.status], "", *lines]))


def _sources(wordings: Iterable[Wording]) -> str:
    """*The Aldermere Chronicle, 4 March 2026; Towpath Times, 5 March 2026*, each source once."""
    first = {wording.source: wording for wording in reversed(list(wordings))}
    named = (one.document for one in reversed(list(first.values())))
    return "; ".join(
        f"{_plain(one.details.publisher.strip() or one.details.title.strip() or one.origin.name)}, {_day(one)}"
        for one in named
    )


def _day(document: DocumentSummary) -> str:
    return full_date(document.details.published) if document.details.published else NO_DATE


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return NO_DATE
    return days(first, last)


def _listed(names: Sequence[str]) -> str:
    *before, last = map(_plain, names)
    return f"{', '.join(before)} and {last}" if before else last


def _plain(text: str) -> str:
    """A source's words so that Markdown changes nothing in them."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in text)
