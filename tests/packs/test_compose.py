"""What a pack says, block by block."""

from dataclasses import replace
from datetime import datetime

from briefing_app.domain.packs import HouseStyle, ItemKind, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.quotes import Quote
from briefing_app.packs.blocks import (
    Block,
    BulletList,
    Callout,
    Contents,
    Cover,
    FigureTable,
    LineToTake,
    PackDocument,
    Paragraph,
    QuoteBlock,
    Runs,
    SectionOpening,
    SourceList,
    SpeakerHeading,
    Text,
)
from briefing_app.packs.compose import NOTHING_YET, compose
from briefing_app.packs.crossrefs import letter
from tests.packs.example import DOCUMENTS, PACK, POINTS, line, note, point


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


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def openings(document: PackDocument) -> list[tuple[str, str]]:
    return [(block.label, block.title) for block in document.blocks if isinstance(block, SectionOpening)]


def test_annexes_come_after_the_numbered_sections_and_sources_are_the_last() -> None:
    sections = (
        PackSection(1, "Rota", items=(note(1, "", "By week."),), annex=True),
        PackSection(2, "Said", items=(point(2, 1),)),
        PackSection(3, "Maps", items=(note(3, "", "See below."),), annex=True),
    )
    document = composed(*sections)
    assert openings(document) == [
        ("Section 1", "Said"),
        ("Annex A", "Rota"),
        ("Annex B", "Maps"),
        ("Annex C", "Sources"),
    ]
    (contents,) = [block for block in document.blocks if isinstance(block, Contents)]
    assert [entry.number for entry in contents.entries] == ["1", "Annex A", "Annex B", "Annex C"]
    assert "in Annex C" in text_of(contents.guide[1])


def test_the_contents_of_a_quote_sheet_name_its_speakers_and_no_others_do() -> None:
    items = tuple(
        PackItem(key, ItemKind.POINT, point_id=key) for key, point in POINTS.items() if isinstance(point.content, Quote)
    )
    sheet = PackSection(1, "Said", SectionKind.QUOTES, items=items)

    def told(*more: PackSection) -> list[str]:
        made = compose(Pack(1, PackDetails("Quotes"), (sheet, *more)), POINTS, DOCUMENTS).blocks
        speakers = [block.name for block in made if isinstance(block, SpeakerHeading)]
        contents = next(block for block in made if isinstance(block, Contents))
        assert speakers
        return [entry.title for entry in contents.entries if entry.title in speakers]

    assert told()
    assert told(*(PackSection(key, f"Section {key}") for key in (2, 3))) == []


def test_a_pack_without_sources_names_no_list_of_them() -> None:
    pack = Pack(1, PackDetails("Rota"), (PackSection(1, "Rota", items=(PackItem(1, ItemKind.NOTE, "", "Nine."),)),))
    contents = next(block for block in compose(pack, {}, {}).blocks if isinstance(block, Contents))
    assert "Annex" not in "".join(map(text_of, contents.guide))


KEPT_BACK = (
    PackSection(
        1,
        "Lines",
        items=(
            line(1, "", "We will publish."),
            replace(line(2, "", "We may close two.", 6), not_for_use=True),
            replace(point(3, 1), not_for_use=True),
            replace(note(4, "The pay board", "It has not met."), embargo=datetime(2026, 11, 4, 0, 1)),  # noqa: DTZ001
        ),
    ),
    PackSection(2, "Do not say", items=(replace(note(5, "", "That no beach closes."), not_for_use=True),)),
    PackSection(3, "Said", SectionKind.QUOTES, items=(point(6, 3), replace(point(7, 2), not_for_use=True))),
)


def test_what_is_not_for_use_stands_under_a_warning_inside_and_nowhere_in_public() -> None:
    document = composed(*KEPT_BACK)
    warned = [(block.label, text_of(block.runs)) for block in document.blocks if isinstance(block, Callout)]
    assert warned[0] == ("× Not for use", "We may close two.")
    assert ("× Do not say", "That no beach closes.") in warned
    assert ("× Under embargo", "Not to be used before 00:01 on Wednesday 4 November 2026.") in warned
    assert len(warned) == 5
    public = compose(replace(PACK, sections=KEPT_BACK), POINTS, DOCUMENTS, public=True)
    words = repr(public)
    assert "We may close two" not in words
    assert "That no beach closes" not in words
    assert "chair is empty" not in words
    assert [title for _, title in openings(public)] == ["Lines", "Said", "Sources"]
    assert public.seals is not None
    assert {seal.item for seal in public.seals.points} == {6}


def test_a_note_for_the_file_and_a_prompt_stand_in_no_build() -> None:
    items = (
        replace(note(1, "Cover", "It rose. {{Say by how much.}}"), file_note="rang Idris"),
        note(2, "Ask", "{{What do we ask for?}}"),
        note(3, "", "- Kept\n- {{Add another.}}"),
    )
    document = composed(PackSection(1, "One", items=items))
    words = repr(document)
    assert "rang Idris" not in words
    assert "Say by how much" not in words
    assert "Ask" not in words
    assert [block.items for block in document.blocks if isinstance(block, BulletList)] == [((Text("Kept"),),)]


def test_references_lead_to_sections_items_and_annexes() -> None:
    words = (
        "See [[key figures]], [[Cover]] and [[Maps]]. [[Key figures]] has more; [here](#item-2), not [there](#item-99)."
    )
    document = composed(
        PackSection(1, "Lines", items=(note(1, "", words + " [[Nothing *such*]]"), note(2, "Cover", "It rose."))),
        PackSection(2, "Key figures", SectionKind.FIGURES, items=(point(3, 6),)),
        PackSection(3, "Maps", items=(note(4, "", "A map."),), annex=True),
    )
    (first, *_) = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [(run.text, run.page_of) for run in first.runs if run.page_of] == [
        ("section 2", "section-2"),
        ("“Cover”", "item-2"),
        ("Annex A", "annex-1"),
        ("Section 2", "section-2"),
        ("here", "item-2"),
    ]
    assert all(run.link is None for run in first.runs)
    assert text_of(first.runs).endswith("here, not there. Nothing *such*")


def test_own_words_and_tables_take_the_house_style_and_quotes_do_not() -> None:
    details = replace(PACK.details, house_style=HouseStyle.GOV_UK)
    sections = (
        PackSection(1, "Up 5 per cent", items=(note(1, "Posts", "Councils filled **94** per cent."), point(2, 11))),
        PackSection(2, "Said", SectionKind.QUOTES, items=(point(3, 1),)),
        PackSection(3, "Figures", SectionKind.FIGURES, items=(point(4, 11),)),
    )
    document = compose(replace(PACK, details=details, sections=sections), POINTS, DOCUMENTS)
    blocks = document.blocks
    assert openings(document)[0] == ("Section 1", "Up 5%")
    assert "Councils filled 94%." in [text_of(block.runs) for block in blocks if isinstance(block, Paragraph)]
    (bullets,) = [block for block in blocks if isinstance(block, BulletList)]
    assert text_of(bullets.items[0]).startswith("94.2%: posts filled")
    (quote,) = [block for block in blocks if isinstance(block, QuoteBlock)]
    assert "seven o’clock" in quote.paragraphs[0]
    (table,) = [block for block in blocks if isinstance(block, FigureTable)]
    assert (table.rows[0].value, table.rows[0].unit) == ("94.2", "%")
    assert document.seals is not None
    assert {"".join(seal.shown) for seal in document.seals.points if seal.kind == "figure"} >= {"94.2%2026"}


def test_a_quote_is_shown_in_its_display_form_unless_that_changes_words() -> None:
    form = "We are not asking for the moon. […]\n\n[…] they want a chair with somebody in it. […]"
    for kind in (SectionKind.QUOTES, SectionKind.TEXT):
        shown = composed(PackSection(1, "Said", kind, items=(replace(point(1, 1), display=form),)))
        (quote,) = [block for block in shown.blocks if isinstance(block, QuoteBlock)]
        assert quote.paragraphs == tuple(form.split("\n\n"))
        assert shown.seals is not None
        assert shown.seals.points[0].display == form
        wrong = composed(PackSection(1, "Said", kind, items=(replace(point(1, 1), display="We want the moon."),)))
        (quote,) = [block for block in wrong.blocks if isinstance(block, QuoteBlock)]
        assert len(quote.paragraphs) == 3
        assert wrong.seals is not None
        assert wrong.seals.points[0].display == ""


def test_letters_of_annexes() -> None:
    assert [letter(at) for at in (0, 25, 26, 52)] == ["A", "Z", "AA", "BA"]


def test_titles_of_charts_and_lines_lose_their_prompts_and_take_the_house_style() -> None:
    items = (
        replace(line(1, "Up 5 per cent{{ or more?}}", "We know.", 6), not_for_use=True),
        PackItem(2, ItemKind.CHART, "Up 5 per cent {{say since when}}", chart_points=(11, 12)),
    )
    details = replace(PACK.details, house_style=HouseStyle.GOV_UK)
    document = compose(
        replace(PACK, details=details, sections=(PackSection(1, "Lines", items=items),)), POINTS, DOCUMENTS
    )
    (kept,) = [block for block in document.blocks if isinstance(block, Callout) and block.label == "× Not for use"]
    assert text_of(kept.runs) == "Up 5%. We know."
    assert "{{" not in repr(document)
