"""The pack as a Word document, read back with python-docx and as XML."""

import io
import zipfile
from pathlib import Path

import docx
from docx.oxml.ns import qn

from briefing_app.exporting.docx import to_bytes, write
from briefing_app.packs import blocks
from briefing_app.packs.blocks import PackDocument, Text
from briefing_app.packs.compose import compose
from tests.packs.example import DOCUMENTS, PACK, POINTS

EXAMPLE = compose(PACK, POINTS, DOCUMENTS)


def read(document: PackDocument) -> "docx.document.Document":
    return docx.Document(io.BytesIO(to_bytes(document)))


def styled(document: PackDocument) -> list[tuple[str, str]]:
    """The style and the text of every paragraph."""
    return [(str(getattr(one.style, "name", "")), one.text) for one in read(document).paragraphs]


def test_headings_are_headings_and_go_down_one_level_at_a_time() -> None:
    levels = [int(name.split()[1]) for name, _ in styled(EXAMPLE) if name.startswith("Heading")]
    sections = [block.title for block in EXAMPLE.blocks if isinstance(block, blocks.SectionOpening)]
    assert levels.count(1) == len(sections) + 1  # the contents
    assert levels[0] == 1


def test_every_quote_stands_word_for_word_in_marks() -> None:
    shown = [text for name, text in styled(EXAMPLE) if name == "Exact words"]
    for block in EXAMPLE.blocks:
        if isinstance(block, blocks.QuoteBlock) and block.own_words:
            assert all(any(words in one and one.startswith("“") for one in shown) for words in block.paragraphs)


def test_tables_repeat_their_head_and_rows_do_not_break() -> None:
    tables = read(EXAMPLE).tables
    assert tables
    for table in tables:
        assert len(list(table.rows[0]._tr.iter(qn("w:tblHeader")))) == 1
        assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows)


def test_inner_links_lead_to_bookmarks() -> None:
    body = read(EXAMPLE).element.body
    names = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    wanted = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))}
    assert wanted
    assert wanted <= names


def test_marking_title_and_language_are_set() -> None:
    word = read(EXAMPLE)
    assert word.core_properties.title == EXAMPLE.title
    assert word.core_properties.language == "en-GB"
    for place in (word.sections[0].header, word.sections[0].footer):
        assert place.paragraphs[0].text == EXAMPLE.marking


def test_control_characters_do_no_harm() -> None:
    document = PackDocument("", "OFFICIAL", "", "1", "", "", (blocks.Paragraph((Text("a\x0bb\x1f"),)),))
    assert [one.text for one in read(document).paragraphs if one.text] == ["ab"]


def test_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write(EXAMPLE, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {2000}
