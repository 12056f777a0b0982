"""Where pages may break."""

from collections.abc import Sequence

import pytest

from briefing_app.exporting.pdf import pdf, styles
from briefing_app.exporting.pdf.flow import Page
from briefing_app.exporting.pdf.strips import Bar, Strip, Words
from briefing_app.packs.blocks import (
    Block,
    BulletList,
    FigureRow,
    FigureTable,
    Heading,
    PackDocument,
    Paragraph,
    QuestionHeading,
    QuoteBlock,
    SectionOpening,
    SourceEntry,
    SourceList,
    SpeakerHeading,
    Text,
)

SENTENCE = "Wardens now work more beaches than ever, and anyone can see the cover on their own. "
WORDS = "We are asking for two people on a beach at seven o’clock on a Tuesday evening. "


def pages(blocks: Sequence[Block]) -> list[Page]:
    document = PackDocument("A pack", "OFFICIAL", "", "Version 1", "", "", tuple(blocks))
    return pdf.laid_out(document).flow.pages


def filler(lines: int) -> list[Block]:
    return [Paragraph((Text("A line."),)) for _ in range(lines)]


def words(strip: Strip) -> str:
    return "".join(drawn.line.text for drawn in strip.drawn if isinstance(drawn, Words) and drawn.node)


def labels(strip: Strip) -> list[str]:
    texts = [drawn.line.text for drawn in strip.drawn if isinstance(drawn, Words) and drawn.x < 180]
    return [text.replace("\u00a0", " ") for text in texts]


@pytest.mark.parametrize("lines", range(24, 36))
def test_headings_questions_and_speakers_stay_with_what_follows(lines: int) -> None:
    quote = QuoteBlock((WORDS,), label="1 May 2026", source=(Text("A speech"),))
    followed: list[list[Block]] = [
        [Heading("A heading"), Paragraph((Text(SENTENCE),))],
        [QuestionHeading("A question?"), Paragraph((Text(SENTENCE),))],
        [SpeakerHeading("A speaker", "A role", "1 quote"), quote],
        [SectionOpening("Section 1", "A section", "s"), Heading("A heading"), Paragraph((Text(SENTENCE),))],
    ]
    for blocks in followed:
        for page in pages([*filler(lines), *blocks]):
            assert not page.placed[-1][1].keep
            assert words(page.placed[-1][1])


@pytest.mark.parametrize("lines", range(20, 36))
def test_a_block_that_is_not_high_stays_whole(lines: int) -> None:
    quote = QuoteBlock((WORDS * 9,), label="1 May 2026", source=(Text("A speech"),))
    found = pages([*filler(lines), quote])
    holding = [page for page in found if any("Tuesday" in words(strip) for _, strip in page.placed)]
    assert len(holding) == 1


@pytest.mark.parametrize("lines", range(10, 36))
def test_a_high_block_breaks_between_two_lines_and_two_lines_and_its_label_comes_again(lines: int) -> None:
    quote = QuoteBlock((WORDS * 24,), label="1 May 2026", source=(Text("A speech"),))
    found = pages([*filler(lines), quote])
    parts = [[strip for _, strip in page.placed if strip.height == styles.QUOTE.leading] for page in found]
    parts = [part for part in parts if part]
    assert all(len(part) >= 2 for part in parts)
    for part in parts[1:]:
        assert labels(part[0]) == ["1 May 2026 continued"]


@pytest.mark.parametrize("lines", range(0, 36, 3))
def test_a_speaker_is_named_again_on_every_page_that_his_or_her_quotes_go_on_to(lines: int) -> None:
    quote = QuoteBlock((WORDS * 3,), label="1 May 2026", source=(Text("A speech"),))
    first, second = (SpeakerHeading(name, "A role", "9 quotes") for name in ("Ada Quill", "Bram Vane"))
    found = pages([*filler(lines), first, *[quote] * 9, second, *[quote] * 9, Heading("After"), *filler(40)])
    opened = [
        next(
            d.line.text.replace("\u00a0", " ")
            for _, s in page.placed
            for d in s.drawn
            if isinstance(d, Words) and d.x == styles.TEXT_LEFT
        )
        for page in found
    ]
    names = {"Ada Quill", "Ada Quill, continued", "Bram Vane", "Bram Vane, continued"}
    assert all(text in names | {"A line.", "After"} for text in opened)
    assert {"Ada Quill, continued", "Bram Vane, continued"} <= set(opened)
    assert opened[-1] == "A line."


@pytest.mark.parametrize("lines", range(10, 36))
def test_a_table_repeats_its_head_and_has_two_rows_on_each_side(lines: int) -> None:
    row = FigureRow("Beaches with wardens", "", "388", "beaches", "summer 2026", (Text("[1]"),), "△ One source")
    found = pages([*filler(lines), FigureTable((row,) * 24)])
    for page in found:
        strips = [strip for _, strip in page.placed]
        body = [strip for strip in strips if words(strip).startswith("Beaches")]
        assert len(body) != 1
        if not body:
            continue
        assert strips[strips.index(body[0]) - 1].drawn[1].line.text == "Measure"  # type: ignore[union-attr]
        last = max(bar.height for strip in (body[-1], strips[-1]) for bar in strip.drawn if isinstance(bar, Bar))
        assert last == styles.STRONG_RULE


def test_a_section_starts_in_mid_page_only_if_a_quarter_is_left() -> None:
    for lines in range(10, 36):
        found = pages([*filler(lines), SectionOpening("Section 1", "A section", "s"), *filler(1)])
        place = next(top for page in found for top, strip in page.placed if strip.section)
        assert place == styles.FRAME_TOP or styles.FRAME_BOTTOM - place >= styles.QUARTER - 24


def test_an_annex_starts_in_mid_page_only_if_half_is_left() -> None:
    for lines in range(6, 32):
        found = pages([*filler(lines), SectionOpening("Annex A", "An annex", "a", new_page=True), *filler(1)])
        place = next(top for page in found for top, strip in page.placed if strip.section)
        assert place == styles.FRAME_TOP or styles.FRAME_BOTTOM - place >= styles.HALF - 24
        assert (place == styles.FRAME_TOP) is (lines > 16)


@pytest.mark.parametrize("number", [3, 9, 10, 11, 12, 20])
def test_the_last_source_stands_on_no_page_by_itself(number: int) -> None:
    entries = tuple(SourceEntry(one, f"Source {one}", "A body", "1 May 2026") for one in range(1, number))
    found = pages([SectionOpening("Annex A", "Sources", "sources"), SourceList(entries)])
    last = [strip for _, strip in found[-1].placed if strip.anchor.startswith("source-")]
    assert len(last) > 1


def test_the_running_head_names_the_section_that_a_page_opens_in_the_middle_of() -> None:
    found = pages([SectionOpening("Section 4", "Lists", "s"), BulletList((((Text(SENTENCE),)),) * 80)])
    assert [page.section for page in found[:2]] == ["", "Section 4: Lists"]


def test_the_first_strip_of_a_page_has_no_space_before_it() -> None:
    items: list[Block] = [Heading("A heading"), Paragraph((Text(SENTENCE),))]
    for page in pages([*filler(30), *items * 20]):
        assert page.placed[0][0] == styles.FRAME_TOP


@pytest.mark.parametrize("lines", range(18, 40))
def test_what_the_marks_mean_stands_below_two_rows_at_least(lines: int) -> None:
    rows = tuple(FigureRow(f"Measure {number}", "", "1", "gate", "2026", (Text("[1]"),)) for number in range(6))
    found = pages([*filler(lines), FigureTable(rows, (Text("△ only one source."),))])
    (last,) = [page for page in found if any("What the marks mean" in labels(strip) for _, strip in page.placed)]
    assert sum("Measure" in words(strip) for _, strip in last.placed) >= 2


@pytest.mark.parametrize("lines", range(0, 36, 3))
def test_the_last_row_and_the_key_leave_no_great_white_on_the_page_before(lines: int) -> None:
    rows = tuple(
        FigureRow("Beaches", "", "388", "beaches", "2026", (Text("[1]"),), "△ One source", note=f"{SENTENCE * 2}{each}")
        for each in range(24)
    )
    found = pages([*filler(lines), FigureTable(rows, key=(Text(SENTENCE * 6),))])
    parts = [[strip for _, strip in page.placed if words(strip).startswith("Beaches")] for page in found]
    highest = max(strip.height for part in parts for strip in part)
    for page, following in zip(found, parts[1:], strict=False):
        assert not following or styles.FRAME_BOTTOM - page.bottom <= 85 + highest
    assert parts[-1], "the key stands under a row, never alone"
    assert sum(len(part) for part in parts) == len(rows)
