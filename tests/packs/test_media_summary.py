"""A media summary made from a story."""

from dataclasses import replace
from datetime import date
from typing import Any

from briefing_app.domain.documents import DocumentDetails, DocumentSummary, Origin
from briefing_app.domain.facts import Fact, FactSummary, Verdict, Wording
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import HouseStyle, Pack, PackDetails, PackSection
from briefing_app.domain.points import Point, Review
from briefing_app.domain.stories import Story, StoryDay, StoryQuote, StorySummary
from briefing_app.packs.compose import compose
from briefing_app.packs.evidence.evidence import FindingKind, check
from briefing_app.packs.media_summary import DIFFER, FIGURES, SAID, STORIES, media_summary
from tests.packs.evidence_made import NOW, document, figure, point, quote, up_to

DAY, NEXT = date(2026, 3, 4), date(2026, 3, 5)
PLACES = {
    1: ("Ferry Office", "Ferry Office to train 40 crews", DAY),
    2: ("The Quay Chronicle", "Crews at last", DAY),
    3: ("Harbour Post", "Crews at last", NEXT),
    4: ("Coast Radio", "Who trains whom?", NEXT),
}
EXACT = figure("40", 40, of="crews to be trained")


def place(key: int) -> DocumentSummary:
    publisher, title, day = PLACES[key]
    details = DocumentDetails(title, publisher, published=day)
    return DocumentSummary(key, details, Origin(f"{key}.txt", f"{key:064x}"), NOW)


def wording(point_id: int, key: int, content: Figure, text: str, review: Review = Review.ACCEPTED) -> Wording:
    return Wording(Point(point_id, key, content, review), place(key), text, f"{text}.", 2 if key == 3 else key)


def fact(status: Verdict, *wordings: Wording) -> Fact:
    return Fact(FactSummary(1, 1, status, "why", 2, len(wordings)), wordings)


FACTS = (
    fact(
        Verdict.STRENGTH,
        wording(11, 1, replace(up_to(40), of="crews to be trained"), "up to 40 crews"),
        wording(12, 2, EXACT, "40 crews"),
        wording(13, 3, EXACT, "40 crews"),
        wording(14, 4, figure("45", 45), "45", Review.REJECTED),
    ),
    fact(Verdict.AGREES, wording(21, 1, figure("388", 388), "388 quays"), wording(22, 2, figure("388", 388), "388")),
)


def said(key: int, speaker: str | None, sources: int = 1, **more: Any) -> StoryQuote:
    held = point(key, quote(f"We have more to say than {key}.", speaker=speaker), **more)
    return StoryQuote(held, place(1), (key,), sources, DAY)


STORY = Story(
    StorySummary(1, (1, 1), "Ferry Office to train 40 crews", 4, 3, DAY, NEXT, tuple(p for p, _, _ in PLACES.values())),
    tuple(map(place, PLACES)),
    ((7, "Hild Marrow", 2), (8, "Bran Oxley", 1)),
    (1, 2),
    (
        said(31, "Bran Oxley", 3),
        said(32, "Hild Marrow", 2),
        said(33, "Hild Marrow"),
        said(34, "Bran Oxley", review=Review.REJECTED),
        replace(said(35, "Bran Oxley"), point=point(35, quote("up to 40"))),
    ),
    (StoryDay(DAY, (1, 2), frozenset(), (31,), (1,)), StoryDay(NEXT, (3, 4), frozenset({3}), (), ())),
)


def made() -> dict[str, PackSection]:
    _, sections = media_summary(STORY, FACTS, PackDetails(""))
    return {section.title: section for section in sections}


def test_the_cover_names_the_story_and_its_days() -> None:
    details, _ = media_summary(STORY, FACTS, PackDetails(""))
    assert details.title == "Media summary: Ferry Office to train 40 crews"
    assert (details.when, details.template) == ("4 to 5 March 2026", "media-summary")
    undated = replace(STORY, summary=replace(STORY.summary, first=None, last=None))
    assert media_summary(undated, FACTS, PackDetails(""))[0].when == "Date not given"
    named, _ = media_summary(STORY, FACTS, PackDetails("Crews", when="Today"))
    assert (named.title, named.when) == ("Crews", "Today")


def test_who_reports_it_with_reprints_named() -> None:
    (told,) = made()[STORIES].items
    assert told.markdown.startswith("Reported by Ferry Office, The Quay Chronicle, Harbour Post and Coast Radio.")
    assert "- 5 March 2026: Harbour Post, “Crews at last” (reprint)." in told.markdown
    assert told.markdown.count("(reprint)") == 1


def test_quotes_come_once_by_speaker_and_rejected_ones_not_at_all() -> None:
    assert [(item.point_id, item.markdown) for item in made()[SAID].items] == [(32, ""), (33, ""), (31, "")]


def test_each_number_with_its_modifier_comes_once() -> None:
    assert [item.point_id for item in made()[FIGURES].items] == [11, 12, 21]


def test_where_sources_differ_each_names_who_says_it() -> None:
    (item,) = made()[DIFFER].items
    assert item.title == "Crews to be trained"
    assert item.markdown.split("\n") == [
        "One number, said with different strength.",
        "",
        "- “up to 40 crews”: Ferry Office, 4 March 2026.",
        "- “40 crews”: The Quay Chronicle, 4 March 2026.",
    ]


def test_it_can_be_composed_and_its_words_bring_no_finding_of_their_own() -> None:
    details, sections = media_summary(STORY, FACTS, PackDetails("", house_style=HouseStyle.GOV_UK))
    numbered = tuple(
        replace(one, id=at, items=tuple(replace(item, id=100 * at + n) for n, item in enumerate(one.items)))
        for at, one in enumerate(sections)
    )
    points = {one.point.id: one.point for fact in FACTS for one in fact.wordings} | {
        one.point.id: one.point for one in STORY.quotes
    }
    held = {key: document(key, "40 388 We") for key in PLACES}
    pack = Pack(1, details, numbered)
    assert "“up to 40 crews”" in repr(compose(pack, points, held))
    kinds = {finding.kind for finding in check(pack, points, held, now=NOW).findings}
    assert not kinds & {FindingKind.UNSUPPORTED, FindingKind.STRENGTH, FindingKind.PROMPT, FindingKind.MISSING_SECTION}


def test_a_story_with_nothing_in_it_keeps_the_prompts_of_its_template() -> None:
    _, sections = media_summary(replace(STORY, quotes=(), facts=()), (), PackDetails(""))
    differ = next(one for one in sections if one.title == DIFFER)
    assert "{{" in differ.items[0].markdown
    assert next(one for one in sections if one.title == SAID).items == ()
