"""Word, OpenDocument and rich text: lists, tables, notes, and what is not the document's own words."""

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.docx import read_docx
from briefing_app.importing.readers.odt import read_odt
from briefing_app.importing.readers.rtf import read_rtf
from tests.importing.building import odt_of
from tests.importing.hostile_making import changed

_WORD = nsdecls("w")


def saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_body(*blocks: str) -> bytes:
    """A Word document with these pieces of markup before its last section."""
    document = docx.Document()
    for block in blocks:
        document.element.body.insert(-1, parse_xml(block.replace(">", f" {_WORD}>", 1)))
    return saved(document)


def run(words: str, settings: str = "") -> str:
    return f'<w:r>{settings}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraphs(source: SourceText) -> list[str]:
    return source.text.split("\n\n")


def test_word_s_lists_get_the_marks_that_word_draws() -> None:
    document = docx.Document()
    document.add_paragraph("Before the list.")
    for words in ("one lock", "two locks"):
        document.add_paragraph(words, style="List Bullet")
    document.add_paragraph("Between the lists.")
    for words in ("first", "second"):
        document.add_paragraph(words, style="List Number")
    assert paragraphs(read_docx(saved(document), "a.docx")) == [
        "Before the list.",
        "• one lock\n• two locks",
        "Between the lists.",
        "1. first\n2. second",
    ]


def test_a_table_in_word_is_a_line_for_each_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ["Year", "Closures", "2025", "412"], strict=True
    ):
        cell.text = words
    document.add_paragraph("After it.")
    assert paragraphs(read_docx(saved(document), "a.docx")) == ["Year\tClosures\n2025\t412", "After it."]


def test_tracked_deletions_hidden_text_and_fields_codes_are_left_out_and_insertions_stay() -> None:
    tracked = (
        f"<w:p>{run('She said the gates ')}<w:del w:id='1' w:author='a'>"
        "<w:r><w:delText>would</w:delText></w:r></w:del>"
        f"<w:ins w:id='2' w:author='a'>{run('might')}</w:ins>{run(' open.')}"
        f"{run(' Secret.', '<w:rPr><w:vanish/></w:rPr>')}"
        "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r></w:p>"
    )
    assert read_docx(with_body(tracked), "a.docx").text == "She said the gates might open."


def test_words_in_content_controls_and_text_boxes_are_kept_once() -> None:
    control = f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>"
    inner = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    box = f"<w:p>{run('Beside it.')}<w:r><w:pict>{inner}</w:pict></w:r></w:p>"
    assert paragraphs(read_docx(with_body(control, box), "a.docx")) == ["In a control.", "Beside it.", "In a box."]


def test_word_s_footnotes_stand_after_the_text_and_are_told_apart() -> None:
    body = f"<w:p>{run('The gates failed.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    notes = (
        f"<w:footnotes {_WORD}><w:footnote w:type='separator' w:id='0'><w:p>{run('---')}</w:p></w:footnote>"
        f"<w:footnote w:id='2'><w:p>{run('See annex B, which has 12 tables.')}</w:p></w:footnote></w:footnotes>"
    )
    source = read_docx(changed(with_body(body), word__footnotes_xml=notes), "a.docx")
    assert source.text == "The gates failed.\n\n1. See annex B, which has 12 tables."
    assert [source.text[start:end] for start, end in source.notes] == ["1. See annex B, which has 12 tables."]


def test_headers_footers_and_comments_are_not_the_document_s_words() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    document.sections[0].footer.paragraphs[0].text = "Page 9"
    document.add_comment(document.add_paragraph("The gates failed.").runs, text="Is that so?", author="A")
    assert read_docx(saved(document), "a.docx").text == "The gates failed."


def test_the_title_of_a_word_document_and_where_it_is_from() -> None:
    document = docx.Document()
    document.core_properties.title = "The condition of the gates"
    document.add_paragraph("The gates failed in December, and nobody had looked at them for four years.")
    source = read_docx(saved(document), "a.docx")
    assert source.title == "The condition of the gates"
    assert dict(source.provenance)["title"] == "from the document’s properties"
    document.add_paragraph("The gates of Penhallow", style="Title")
    assert read_docx(saved(document), "a.docx").title == "The gates of Penhallow"


def test_names_that_programs_give_are_no_titles() -> None:
    document = docx.Document()
    document.core_properties.title = "Microsoft Word - Document1"
    document.add_paragraph("The gates failed in December, and nobody had looked at them for four years.")
    assert read_docx(saved(document), "a.docx").title == ""


def test_opendocument_keeps_order_and_sets_notes_apart() -> None:
    source = read_odt(
        odt_of(
            "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>"
            '<text:h>Gates</text:h><text:p>The<text:s text:c="1"/>gates<text:note>'
            "<text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>See annex B.</text:p></text:note-body></text:note> failed."
            "<office:annotation><text:p>Is that so?</text:p></office:annotation></text:p>"
            "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
            "<table:table-cell><text:p>2025</text:p></table:table-cell></table:table-row></table:table>"
        ),
        "a.odt",
    )
    assert paragraphs(source) == ["Gates", "The gates failed.", "• one", "Year\t2025", "1. See annex B."]
    assert len(source.notes) == 1


def test_rich_text_in_its_own_letters() -> None:
    words = rb"It cost \'a35 \endash  \ldblquote a lot\rdblquote , said Si\'e2n \u372?yn."
    data = rb"{\rtf1\ansi\ansicpg1252 " + words + rb"\par Next.}"
    assert paragraphs(read_rtf(data, "a.rtf")) == ["It cost £5 – “a lot”, said Siân Ŵyn.", "Next."]


def test_rich_text_leaves_out_what_no_reader_sees() -> None:
    data = (
        rb"{\rtf1\ansi{\header OFFICIAL}{\info{\title The gates}}The gates {\deleted would}{\v secretly }might"
        rb"{\footnote See annex B.} open{\field{\*\fldinst HYPERLINK http://a.example}{\fldrslt  soon}}.}"
    )
    source = read_rtf(data, "a.rtf")
    assert source.text == "The gates might open soon.\n\n1. See annex B."
    assert source.title == "The gates"
    assert len(source.notes) == 1


def test_a_table_in_rich_text_is_a_line_for_each_row() -> None:
    data = rb"{\rtf1\ansi Before.\par \trowd Year\cell Closures\cell\row \trowd 2025\cell 412\cell\row \pard After.}"
    assert paragraphs(read_rtf(data, "a.rtf")) == ["Before.", "Year\tClosures\n2025\t412", "After."]
