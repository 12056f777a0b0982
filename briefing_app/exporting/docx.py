"""A composed pack as a Word document: real headings, header rows and links, so that it can be edited and read aloud."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx as word_documents
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from briefing_app.exporting.atomic import write_bytes
from briefing_app.exporting.html import LIKELIHOODS
from briefing_app.exporting.zips import with_fixed_times
from briefing_app.packs import blocks
from briefing_app.packs.blocks import FigureRow, PackDocument, Runs, SourceEntry, Text

if TYPE_CHECKING:
    from collections.abc import Callable

_ACCENT = RGBColor(0x0E, 0x4A, 0x5B)
_INK = RGBColor(0x16, 0x19, 0x1D)
_GREY = RGBColor(0x4A, 0x52, 0x59)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Word asks for a time; a fixed one lets the same pack give the same bytes."""
_FIGURE_HEAD = ("Measure", "Value", "Unit", "Period", "Source", "Status")
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n"}


def write(document: PackDocument, path: Path) -> None:
    """Write the pack as a Word document. The same document gives the same bytes.

    Raises:
        BriefingError: the file cannot be written; a file that was there still stands.
    """
    write_bytes(path, to_bytes(document))


def to_bytes(document: PackDocument) -> bytes:
    """The Word document of a pack."""
    word = word_documents.Document()
    _prepare(word, document)
    _Writer(word).write(document)
    target = io.BytesIO()
    word.save(target)
    return with_fixed_times(target.getvalue())


def _prepare(word: WordDocument, document: PackDocument) -> None:
    """Properties, page, styles, and the marking on every page."""
    properties = word.core_properties
    properties.title, properties.language = _clean(document.title), document.language
    properties.author = _clean(document.author)
    properties.last_modified_by, properties.comments = "", ""
    properties.created = properties.modified = _MADE
    _styles(word, document.language)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    for place in (section.header, section.footer):
        line = place.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(_clean(document.marking)).bold = True
    if document.handling:
        section.header.add_paragraph(_clean(document.handling)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    facts = f"Facts correct at {document.facts_correct_at}. " if document.facts_correct_at else ""
    foot = section.footer.add_paragraph(_clean(f"{facts}{document.version}, page "))
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _styles(word: WordDocument, language: str) -> None:
    styles = word.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    _speak(normal, language)
    for name, size in (("Title", 28.0), ("Heading 1", 20.0), ("Heading 2", 14.0), ("Heading 3", 12.0)):
        font = styles[name].font
        font.name, font.size, font.bold, font.color.rgb = "Arial", Pt(size), True, _INK
        fonts = styles[name].element.rPr.rFonts
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    for name, size, colour, face in (
        ("Label", 9, _ACCENT, "Arial"),
        ("Small print", 9.5, _GREY, "Arial"),
        ("Line to take", 13, _INK, "Arial"),
        ("Exact words", 11.5, _INK, "Georgia"),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.name = normal, face
        style.font.size, style.font.color.rgb = Pt(size), colour
        style.font.bold = name in {"Label", "Line to take"}
    styles["Label"].paragraph_format.keep_with_next = True
    styles["Label"].paragraph_format.space_after = Pt(0)
    styles["Exact words"].paragraph_format.left_indent = Cm(0.8)


def _speak(style: Any, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    style.element.get_or_add_rPr().append(mark)


def _field(paragraph: WordParagraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    run[0].text = "1"
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - fields have no public door


class _Writer:
    """Puts one block after the other into a document."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._anchors = 0
        self._do: dict[type, Callable[[Any], None]] = {
            blocks.Cover: self._cover,
            blocks.Contents: self._contents,
            blocks.SectionOpening: self._opening,
            blocks.Heading: self._heading,
            blocks.Paragraph: self._paragraph,
            blocks.Note: self._note,
            blocks.LineToTake: self._line,
            blocks.QuestionHeading: self._question,
            blocks.BulletList: self._bullets,
            blocks.SpeakerHeading: self._speaker,
            blocks.QuoteBlock: self._quote,
            blocks.FigureTable: self._figures,
            blocks.Table: self._table,
            blocks.Callout: self._paragraph,
            blocks.SourceList: self._sources,
            blocks.Rule: lambda _block: None,
        }

    def write(self, document: PackDocument) -> None:
        for block in document.blocks:
            self._do[type(block)](block)

    def _plain(self, text: str, style: str | None = None) -> WordParagraph:
        return self._word.add_paragraph(_clean(text), style)

    def _words(self, runs: Runs, style: str | None = None, label: str = "") -> WordParagraph:
        if label:
            self._plain(label, "Label")
        paragraph = self._word.add_paragraph(style=style)
        self._put(paragraph, runs)
        return paragraph

    def _put(self, paragraph: WordParagraph, runs: Runs) -> None:
        for run in runs:
            if run.link and run.link.startswith(("#", "https://", "http://", "mailto:")):
                _link(paragraph, run)
            else:
                _run(paragraph, run)
            if run.reference is not None:
                paragraph.add_run(f"[{run.reference}]").font.superscript = True

    def _paragraph(self, block: blocks.Paragraph | blocks.Callout) -> None:
        self._words(block.runs, label=block.label)

    def _note(self, block: blocks.Note) -> None:
        self._words(block.runs, "Small print", block.label)

    def _cover(self, block: blocks.Cover) -> None:
        above = " · ".join(part for part in (block.department, block.brief) if part)
        if above:
            self._plain(above, "Label")
        self._word.add_heading(_clean(block.title), 0)
        if block.for_whom:
            self._plain(block.for_whom)
        for row in (*block.rows, *block.foot):
            paragraph = self._word.add_paragraph()
            paragraph.add_run(f"{_clean(row.label)}: ").bold = True
            paragraph.add_run(_clean(row.value))

    def _contents(self, block: blocks.Contents) -> None:
        self._word.add_heading("Contents", 1)
        for entry in block.entries:
            paragraph = self._word.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.8 * (entry.level - 1))
            _link(paragraph, Text(f"{entry.number} {entry.title}".strip(), link=f"#{entry.anchor}"))
        for runs in block.guide:
            self._words(runs, "Small print")

    def _opening(self, block: blocks.SectionOpening) -> None:
        self._plain(block.label, "Label")
        self._anchored(self._word.add_heading(_clean(block.title), 1), block.anchor)
        if block.subtitle:
            self._plain(block.subtitle, "Small print")

    def _heading(self, block: blocks.Heading) -> None:
        if block.label:
            self._plain(block.label, "Label")
        self._anchored(self._word.add_heading(_clean(block.text), min(block.level, 9)), block.anchor)

    def _anchored(self, paragraph: WordParagraph, anchor: str) -> None:
        """A bookmark around a paragraph, for links to it."""
        if not anchor:
            return
        self._anchors += 1
        for tag, place in (("w:bookmarkStart", 0), ("w:bookmarkEnd", None)):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._anchors))
            if place is not None:
                mark.set(qn("w:name"), _bookmark(anchor))
                paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, mark)  # noqa: SLF001
            else:
                paragraph._p.append(mark)  # noqa: SLF001 - bookmarks have no public door

    def _line(self, block: blocks.LineToTake) -> None:
        self._words(block.runs, "Line to take", block.label)
        if block.evidence:
            self._words((Text("Evidence ", bold=True), *block.evidence), "Small print")

    def _question(self, block: blocks.QuestionHeading) -> None:
        self._anchored(self._word.add_heading(_clean(block.text), 3), block.anchor)
        if block.likelihood:
            self._plain(LIKELIHOODS[block.likelihood], "Small print")

    def _bullets(self, block: blocks.BulletList) -> None:
        if block.label:
            self._plain(block.label, "Label")
        for at, item in enumerate(block.items):
            runs = (Text(f"{block.first + at}. "), *item) if block.ordered else item
            self._words(runs, None if block.ordered else "List Bullet")

    def _speaker(self, block: blocks.SpeakerHeading) -> None:
        self._anchored(self._word.add_heading(_clean(block.name), 2), block.anchor)
        if detail := " · ".join(part for part in (block.detail, block.label) if part):
            self._plain(detail, "Small print")

    def _quote(self, block: blocks.QuoteBlock) -> None:
        if labels := ", ".join(part for part in (block.label, block.second_label) if part):
            self._plain(labels, "Label")
        last = len(block.paragraphs) - 1
        for at, words in enumerate(block.paragraphs):
            marked = f"“{words}{'”' if at == last else ''}" if block.own_words else words
            self._plain(marked, "Exact words" if block.own_words else None).paragraph_format.keep_with_next = True
        who = ", ".join(part for part in (block.speaker, block.role) if part)
        if not block.own_words:
            who = f"{who} (reported, not in their own words)" if who else "Reported, not in their own words"
        if who:
            self._word.add_paragraph().add_run(_clean(who)).bold = True
        self._words(block.source, "Small print")

    def _figures(self, block: blocks.FigureTable) -> None:
        table = self._new_table(tuple((Text(name),) for name in _FIGURE_HEAD))
        for row in block.rows:
            self._cells(table, _figure_cells(row))
        if block.key:
            self._words(block.key, "Small print")

    def _table(self, block: blocks.Table) -> None:
        table = self._new_table(block.head)
        for row in block.rows:
            self._cells(table, row)

    def _new_table(self, head: tuple[Runs, ...]) -> WordTable:
        table: WordTable = self._word.add_table(rows=0, cols=len(head), style="Table Grid")
        self._cells(table, tuple(tuple(Text(run.text, bold=True) for run in runs) for runs in head))
        repeat = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - header rows have no public door
        return table

    def _cells(self, table: WordTable, cells: tuple[Runs, ...]) -> None:
        row = table.add_row()
        keep = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(keep)  # noqa: SLF001
        for cell, runs in zip(row.cells, cells, strict=True):
            self._put(cell.paragraphs[0], runs)

    def _sources(self, block: blocks.SourceList) -> None:
        for entry in block.entries:
            paragraph = self._words(_source(entry))
            self._anchored(paragraph, f"source-{entry.number}")


def _figure_cells(row: FigureRow) -> tuple[Runs, ...]:
    note = (Text(f"\n{row.note}", exact=row.note.startswith("“")),) if row.note else ()
    value = (*((Text(f"{row.modifier} "),) if row.modifier else ()), Text(row.value, bold=True))
    return (Text(row.measure), *note), value, (Text(row.unit),), (Text(row.period),), row.source, (Text(row.status),)


def _source(entry: SourceEntry) -> Runs:
    about = ", ".join(part for part in (entry.publisher, entry.published, entry.detail, entry.marking) if part)
    digest = f". SHA-256 of the file begins {entry.sha256}" if entry.sha256 else ""
    title = Text(entry.title, bold=True, link=entry.link or None)
    return Text(f"[{entry.number}] "), title, Text(f", {about}{digest}" if about or digest else "")


def _run(paragraph: WordParagraph, run: Text) -> None:
    made = paragraph.add_run(_clean(run.text))
    made.bold, made.italic = run.bold or None, run.italic or None
    if run.exact:
        made.font.name = "Georgia"


def _link(paragraph: WordParagraph, run: Text) -> None:
    """Words that lead to a bookmark of the document or to an address."""
    link = OxmlElement("w:hyperlink")
    target = run.link or ""
    if target.startswith("#"):
        link.set(qn("w:anchor"), _bookmark(target[1:]))
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    made = paragraph.add_run(_clean(run.text))
    made.bold = run.bold or None
    made.font.color.rgb, made.font.underline = _ACCENT, True
    link.append(made._r)  # noqa: SLF001 - links have no public door
    paragraph._p.append(link)  # noqa: SLF001


def _bookmark(anchor: str) -> str:
    """A bookmark's name as Word allows it: letters, digits and underscores, at most 40."""
    return "b_" + "".join(one if one.isalnum() and one.isascii() else "_" for one in anchor)[-38:]


def _clean(text: str) -> str:
    """Words that XML can hold: without control characters."""
    return text.translate(_CONTROL).replace("\ufffe", "").replace("\uffff", "")
