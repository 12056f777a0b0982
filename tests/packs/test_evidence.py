"""The evidence check: each rule has a case that must fire and one that must not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefing_app.domain.documents import Document, DocumentDetails, Origin
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.packs.evidence.evidence import Checked, FindingKind, Remedy, check

TEXT = "“No pier reopens early,” said Maren Thistlewood. It cost £31 million."
NOW = datetime(2026, 11, 3, 14, tzinfo=UTC)
QUOTE = Quote(1, 22, TEXT[1:22], QuoteKind.DIRECT, speaker="Maren Thistlewood", confidence=0.97)
FIGURE = Figure(57, 68, TEXT[57:68], 31e6, FigureKind.MONEY)
DOCUMENT = Document(1, DocumentDetails("News", marking="OFFICIAL"), TEXT, Origin("a.txt", "0"), NOW)
DETAILS = PackDetails("Piers", facts_correct_at=NOW, cleared_by="Deputy Director")


def checked(
    point: Point | None, *, document: Document = DOCUMENT, details: PackDetails = DETAILS, item: PackItem | None = None
) -> Checked:
    found = item or PackItem(5, ItemKind.POINT, point_id=7)
    pack = Pack(1, details, (PackSection(2, "Said", items=(found,)),))
    return check(pack, {7: point} if point else {}, {1: document})


def point(content: Quote | Figure = QUOTE, review: Review = Review.ACCEPTED, *, edited: bool = False) -> Point:
    return Point(7, 1, content, review, edited)


def kinds(result: Checked) -> list[FindingKind]:
    return [finding.kind for finding in result.findings]


def test_a_sound_quote_is_counted_as_verbatim() -> None:
    result = checked(point())
    assert result.findings == ()
    assert result.sound == ("1 quote matches its source word for word",)


def test_a_sound_figure_is_counted_too() -> None:
    assert checked(point(FIGURE)).sound == ("1 figure stands in the source as given",)


@pytest.mark.parametrize(
    ("held", "kind", "remedy"),
    [
        (None, FindingKind.LOST, Remedy.TAKE_OUT),
        (point(replace(QUOTE, text="No pier opens early")), FindingKind.LOST, Remedy.SHOW_SOURCE),
        (point(replace(QUOTE, speaker=None)), FindingKind.SPEAKER, Remedy.SETTLE),
        (point(replace(QUOTE, confidence=0.5)), FindingKind.DOUBTFUL, Remedy.SETTLE),
        (point(review=Review.SUGGESTED), FindingKind.UNREVIEWED, Remedy.ACCEPT),
        (point(review=Review.REJECTED), FindingKind.REJECTED, Remedy.TAKE_OUT),
    ],
)
def test_each_fault_of_a_point_is_found_once(held: Point | None, kind: FindingKind, remedy: Remedy) -> None:
    result = checked(held)
    assert kinds(result) == [kind]
    assert result.findings[0].remedy is remedy
    assert result.of_item(5) == result.findings
    assert result.of_item(6) == ()


def test_a_speaker_that_a_person_put_right_is_not_in_doubt() -> None:
    assert kinds(checked(point(replace(QUOTE, confidence=0.5), edited=True))) == []


def test_a_source_marked_higher_than_the_pack_is_found() -> None:
    secret = replace(DOCUMENT, details=DocumentDetails("Note", marking="official-sensitive"))
    assert kinds(checked(point(), document=secret)) == [FindingKind.MARKING]
    higher = replace(DETAILS, marking="OFFICIAL-SENSITIVE")
    assert kinds(checked(point(), document=secret, details=higher)) == []


def test_missing_parts_of_the_cover_are_found() -> None:
    result = checked(point(), details=PackDetails("Piers"))
    assert kinds(result) == [FindingKind.NO_TIME, FindingKind.NOT_CLEARED]


def test_an_empty_section_is_found() -> None:
    result = check(Pack(1, DETAILS, (PackSection(2, "Lines to take"),)), {}, {})
    assert kinds(result) == [FindingKind.EMPTY_SECTION]
    assert result.findings[0].section_id == 2
    assert "Lines to take" in result.findings[0].sentence


@pytest.mark.parametrize(("markdown", "found"), [("", True), ("  ", True), ("We will.", False)])
def test_an_item_without_words_is_found(markdown: str, found: bool) -> None:
    item = PackItem(5, ItemKind.LINE, "Reopen after inspection", markdown)
    assert (kinds(checked(None, item=item)) == [FindingKind.NOTHING_WRITTEN]) is found
    untitled = PackItem(5, ItemKind.NOTE, "", markdown)
    assert bool(checked(None, item=untitled).findings) is found


def test_long_words_are_cut_in_a_finding() -> None:
    long = replace(QUOTE, text="word " * 40, speaker=None)
    sentence = checked(point(long)).findings[-1].sentence
    assert sentence.endswith("…”")
    assert len(sentence) < 80


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("We will hire 250 wardens.", ["250"]),
        ("We will hire **388** wardens by 2027.", []),
        ("We will hire 250 wardens and 388 more, at £3 each.", ["250", "£3"]),
        ("No number here.", []),
    ],
)
def test_a_number_in_our_words_needs_a_figure_of_the_pack(markdown: str, found: list[str]) -> None:
    figure = Point(2, 1, Figure(0, 3, "388", 388.0, FigureKind.COUNT), Review.ACCEPTED)
    items = (PackItem(1, ItemKind.LINE, "Line", markdown), PackItem(2, ItemKind.POINT, point_id=2))
    pack = Pack(1, PackDetails("T"), (PackSection(1, "Lines", items=items),))
    unsupported = [one for one in check(pack, {2: figure}, {}).findings if one.kind is FindingKind.UNSUPPORTED]
    assert [one.sentence.split()[0] for one in unsupported] == found
    assert {one.item_id for one in unsupported} <= {1}
