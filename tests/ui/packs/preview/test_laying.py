"""One section laid out anew stands as it does when all pages are, and pages nobody waits for are given up."""

from dataclasses import replace

import pytest

from briefing_app.packs.blocks import Block, Paragraph, SectionOpening, SourceEntry, SourceList, Text
from briefing_app.ui.packs.preview.laying import lay_all
from briefing_app.ui.packs.preview.sheets import Sheets, lay_out, lay_out_section, lay_out_unless
from tests.ui.packs.preview.conftest import WORDS, document, runs

pytestmark = pytest.mark.usefixtures("qapp")


def section(number: int, paragraphs: int, words: str = WORDS) -> list[Block]:
    opening = SectionOpening(f"Section {number}", f"Part {number}", f"section-{number}")
    return [opening, *(Paragraph(runs(f"Place {number}.{at}. {words}")) for at in range(paragraphs))]


SOURCES: list[Block] = [
    SectionOpening("Annex A", "Sources", "sources"),
    SourceList((SourceEntry(1, "Gazette", "", "", "", ""),)),
]


def blocks(*middle: Block) -> tuple[Block, ...]:
    return (*section(1, 14), *middle, *section(3, 30), *section(4, 20), *SOURCES)


def words(sheets: Sheets) -> str:
    return "\n".join(sheets.text(page) for page in range(sheets.count)).replace("\u00a0", " ")


@pytest.mark.parametrize("paragraphs", [1, 6, 12])
def test_a_section_is_drawn_as_if_all_were(paragraphs: int) -> None:
    before = lay_out(document(*blocks(*section(2, 6))))
    written = document(*blocks(*section(2, paragraphs, "Written anew.")))
    part, whole = lay_out_section(written, 1, before), lay_out(written)
    assert part is not None
    first = next(number for number, block in enumerate(written.blocks) if getattr(block, "anchor", "") == "section-2")
    for number in range(first, first + paragraphs + 1):
        assert part.place(number) == whole.place(number)
        assert part.section(number) == 1
    assert words(part).count("Written anew.") == paragraphs
    place = whole.place(first)
    assert place is not None
    assert part.text(place[0]) == whole.text(place[0])


def test_what_stands_behind_is_where_it_was_until_all_is_drawn() -> None:
    before = lay_out(document(*blocks(*section(2, 6))))
    part = lay_out_section(document(*blocks(*section(2, 7))), 1, before)
    assert part is not None
    assert "Place 4.19." in words(part)
    last = len(part.document.blocks) - 1
    assert part.place(last) is not None
    assert part.extents(part.count - 1)[-1][2] == last


def test_another_number_of_sections_asks_for_all() -> None:
    before = lay_out(document(*blocks()))
    assert lay_out_section(document(*blocks(*section(2, 6))), 1, before) is None
    assert lay_out_section(document(*blocks()), 9, before) is None


def test_pages_are_given_up_half_way() -> None:
    asked: list[int] = []

    def given_up() -> bool:
        asked.append(1)
        return len(asked) > 5

    assert lay_out_unless(document(*blocks()), given_up) is None
    assert len(asked) == 6


def test_references_know_their_pages() -> None:
    reference = Paragraph((Text("See "), Text("Part 4", page_of="section-4")))
    laid = lay_all(document(*blocks(reference)))
    assert laid is not None
    sheets = Sheets(laid)
    place = next(sheets.place(at) for at, block in enumerate(sheets.document.blocks) if _opens(block, "section-4"))
    assert place is not None
    assert f"Part 4, page {place[0] + 1}" in words(sheets)
    again = lay_out_section(replace(sheets.document), 0, sheets)
    assert again is not None
    assert f"Part 4, page {place[0] + 1}" in words(again)


def _opens(block: Block, anchor: str) -> bool:
    return isinstance(block, SectionOpening) and block.anchor == anchor
