"""What a pack says, block by block."""

from dataclasses import replace

from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.quotes import Quote
from briefing_app.packs.blocks import (
    Block,
    Callout,
    Contents,
    Cover,
    FigureTable,
    LineToTake,
    PackDocument,
    Paragraph,
    QuoteBlock,
    SectionOpening,
    SourceList,
    SpeakerHeading,
    Text,
)
from briefing_app.packs.compose import NOTHING_YET, compose
from tests.packs.example import DOCUMENTS, PACK, POINTS, point


def composed(*sections: PackSection) -> PackDocument:
    return compose(replace(PACK, sections=sections), POINTS, DOCUMENTS)


def sheet(*items: PackItem) -> tuple[Block, ...]:
    return composed(PackSection(1, "What has been said", SectionKind.QUOTES, items=items)).blocks


def test_speakers_come_by_first_appearance_and_quotes_newest_first() -> None:
    blocks = sheet(point(1, 3), point(2, 2), point(3, 1), point(4, 4))
    said = [
        block.name if isinstance(block, SpeakerHeading) else block.label
        for block in blocks
        if isinstance(block, SpeakerHeading | QuoteBlock)
    ]
    assert said == [
        "Sir Anselm Oakhanger",
        "28 August 2026",
        "Councillor Beca Ŵyn-Harries",
        "12 October 2026",
        "3 February 2025",
        "Speaker not settled",
        "3 February 2025",
    ]


def test_a_quote_of_three_paragraphs_keeps_every_word_and_loses_only_the_reopened_marks() -> None:
    (quote,) = [block for block in sheet(point(1, 1)) if isinstance(block, QuoteBlock)]
    content = POINTS[1].content
    assert isinstance(content, Quote)
    assert len(quote.paragraphs) == 3
    assert "\n“".join(quote.paragraphs) == content.text
    assert quote.role == "As Chair, Shoreline Councils’ Forum"


def test_sources_are_numbered_once_in_order_of_first_use() -> None:
    document = composed(
        PackSection(1, "One", items=(point(1, 3), point(2, 1))), PackSection(2, "Two", items=(point(3, 9),))
    )
    (sources,) = [block for block in document.blocks if isinstance(block, SourceList)]
    assert [(entry.number, entry.title) for entry in sources.entries] == [
        (1, "Report of the Saltmere inquiry"),
        (2, "Speech to the autumn conference"),
    ]
    assert sources.entries[0].sha256 == DOCUMENTS[4].origin.sha256[:12]


def test_a_point_that_is_gone_is_shown_as_lost_in_every_kind_of_section() -> None:
    for kind in SectionKind:
        blocks = composed(PackSection(1, "Section", kind, items=(point(1, 1), point(2, 404), point(3, 6)))).blocks
        assert [block.label for block in blocks if isinstance(block, Callout)] == ["× Lost"]


def test_figures_that_agree_share_a_row_with_both_sources() -> None:
    section = PackSection(1, "Key figures", SectionKind.FIGURES, items=tuple(point(key, key) for key in range(6, 16)))
    (table,) = [block for block in composed(section).blocks if isinstance(block, FigureTable)]
    rows = [(row.measure, row.modifier, row.value, row.unit, row.period, row.status) for row in table.rows]
    assert rows[:3] == [
        ("Beaches with wardens", "", "388", "beaches", "summer 2026", "✓ 2 agree"),
        ("Beaches with wardens, year before", "", "347", "beaches", "summer 2025", "△ One source"),
        ("One warden after 6 pm, at worst", "up to", "60", "beaches", "reported 12 October 2026", "△ One source"),
    ]
    assert ("Scheme funding", "", "£31.4", "million", "2026–27", "△ One source") in rows
    assert table.rows[1].note == "“A year before it was 347 beaches.”"


def test_a_line_carries_the_source_of_its_point() -> None:
    (line, *_) = [block for block in compose(PACK, POINTS, DOCUMENTS).blocks if isinstance(block, LineToTake)]
    assert line.label == "1"
    assert "".join(text.text for text in line.evidence) == (
        "Annual warden return 2026, Department for Coastal Safety, 24 September 2026 [1]"
    )


def test_an_empty_pack_has_a_cover_and_says_so() -> None:
    document = compose(Pack(1, PackDetails("A pack")), {}, {})
    assert [type(block) for block in document.blocks] == [Cover, Paragraph]
    assert document.blocks[1] == Paragraph((Text(NOTHING_YET),))


def test_contents_name_sections_titled_items_and_sources() -> None:
    blocks = compose(PACK, POINTS, DOCUMENTS).blocks
    (contents,) = [block for block in blocks if isinstance(block, Contents)]
    assert [(entry.number, entry.title) for entry in contents.entries][:4] == [
        ("1", "Top lines"),
        ("2", "Points to make, by agenda item"),
        ("", "Cover at busy beaches"),
        ("", "Recruitment and pay"),
    ]
    assert contents.entries[-1].number == "Annex A"
    anchors = {block.anchor for block in blocks if isinstance(block, SectionOpening)}
    assert {entry.anchor for entry in contents.entries if entry.level == 1} == anchors


def test_each_block_names_the_item_that_it_comes_from() -> None:
    details = PackDetails("Piers")
    items = (
        PackItem(5, ItemKind.LINE, "Reopen", "A landing reopens.\n\nAnd not before."),
        PackItem(6, ItemKind.NOTE, "", "Background."),
    )
    document = compose(Pack(1, details, (PackSection(2, "Lines", items=items), PackSection(3, "Empty"))), {}, {})
    assert len(document.items) == len(document.blocks)
    words = {
        item: [type(b).__name__ for b, i in zip(document.blocks, document.items, strict=True) if i == item]
        for item in (5, 6)
    }
    assert words[5][:2] == ["LineToTake", "Paragraph"]
    assert words[6] == ["Paragraph"]
    assert document.items[:3] == (None, None, None)
    assert document.items[-2:] == (None, None)
