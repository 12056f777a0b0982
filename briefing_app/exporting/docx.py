"""A composed pack as a Word document: real headings, header rows and links, so that it can be edited and read aloud."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx as word_documents
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from briefing_app.domain.packs import Paper
from briefing_app.exporting.atomic import write_bytes
from briefing_app.exporting.docx_tables import TEXT_WIDTH, add_picture, add_table, figure_cells, join, source_cells
from briefing_app.exporting.docx_words import ACCENT, bookmarked, clean, put
from briefing_app.exporting.html import LIKELIHOODS
from briefing_app.exporting.pdf import references
from briefing_app.exporting.said import (
    FINDINGS_OPEN,
    LET_STAND,
    MUST_BE_SETTLED,
    NOT_GIVEN,
    SOUND,
    checked,
    counted,
    spoken,
    with_groups,
    with_words,
)
from briefing_app.exporting.zips import with_fixed_times
from briefing_app.packs import blocks
from briefing_app.packs.blocks import FigureRow, PackDocument, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Callable

_INK = RGBColor(0x16, 0x19, 0x1D)
_GREY = RGBColor(0x4A, 0x52, 0x59)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Word asks for a time; a fixed one lets the same pack give the same bytes."""
_FIGURE_WIDTHS = (5.2, 2.4, 2.2, 2.6, 1.8, 2.4)
_PUBLISHED_WIDTHS = (4.4, 2.2, 2.0, 2.3, 3.4, 2.3)
"""Of the columns of a table of figures, in centimetres; the second where it says who published each."""
_SOURCE_HEAD = ("No.", "Source", "Published", "Marking", "SHA-256 of the file begins")
_SOURCE_WIDTHS = (1.2, 6.2, 3.2, 2.6, 3.4)
_OUTWARD = Cm(0.3)
_PAPER = {Paper.A4: (Cm(21), Cm(29.7)), Paper.LETTER: (Inches(8.5), Inches(11))}


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
    properties.title, properties.language = clean(document.title), document.language
    properties.author = clean(document.author)
    properties.last_modified_by, properties.comments = "", ""
    properties.created = properties.modified = _MADE
    _styles(word, document.language)
    section = word.sections[0]
    section.page_width, section.page_height = _PAPER[document.paper]
    section.left_margin = section.right_margin = Emu(round((section.page_width - Cm(TEXT_WIDTH)) / 2))
    if document.two_sided:
        section.left_margin, section.right_margin = (
            Emu(section.left_margin + _OUTWARD),
            Emu(section.right_margin - _OUTWARD),
        )
        _mirrored(word)
    for place in (section.header, section.footer):
        line = place.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(clean(document.marking)).bold = True
    if document.handling:
        section.header.add_paragraph(clean(document.handling)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _foot(section.footer.add_paragraph(), document)


def _mirrored(word: WordDocument) -> None:
    """Say that both sides of the paper are printed; what comes before it in the settings is laid down."""
    settings = word.settings.element
    before = (child for child in settings if child.tag in {qn("w:zoom"), qn("w:view"), qn("w:embedSystemFonts")})
    settings.insert(max((settings.index(child) + 1 for child in before), default=0), OxmlElement("w:mirrorMargins"))


def _foot(foot: WordParagraph, document: PackDocument) -> None:
    """When the facts were correct, the version, and page x of y or what stands in its place."""
    facts = f"Facts correct at {document.facts_correct_at}. " if document.facts_correct_at else ""
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(clean(f"{facts}{document.version}, {document.foot or 'page '}"))
    if document.foot:
        return
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
        ("Label", 9, ACCENT, "Arial"),
        ("Small print", 9.5, _GREY, "Arial"),
        ("Table text", 10, _INK, "Arial"),
        ("Line to take", 13, _INK, "Arial"),
        ("Exact words", 11.5, _INK, "Georgia"),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.name = normal, face
        style.font.size, style.font.color.rgb = Pt(size), colour
        style.font.bold = name in {"Label", "Line to take"}
    styles["Label"].paragraph_format.keep_with_next = True
    styles["Label"].paragraph_format.space_before, styles["Label"].paragraph_format.space_after = Pt(12), Pt(0)
    rule = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if rule is not None:  # Word's own title has a blue rule
        styles["Title"].element.pPr.remove(rule)
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
        self._begins = False
        """Whether the contents have just been written, so that what follows begins a page."""
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
            blocks.Chart: self._chart,
            blocks.Alteration: self._alteration,
            blocks.FindingSheet: self._finding_sheet,
            blocks.Redline: self._redline,
        }

    def write(self, document: PackDocument) -> None:
        if not any(isinstance(block, blocks.Cover) for block in document.blocks):
            self._word.add_heading(clean(document.title), 0)
        for block in references.with_links(document).blocks:
            self._do[type(block)](block)

    def _plain(self, text: str, style: str | None = None) -> WordParagraph:
        return self._word.add_paragraph(clean(text), style)

    def _words(self, runs: Runs, style: str | None = None, label: str = "") -> WordParagraph:
        if label:
            self._plain(label, "Label")
        paragraph = self._word.add_paragraph(style=style)
        put(paragraph, runs)
        return paragraph

    def _paragraph(self, block: blocks.Paragraph | blocks.Callout) -> None:
        self._words(block.runs, label=block.label)

    def _note(self, block: blocks.Note) -> None:
        self._words(block.runs, "Small print", block.label)

    def _cover(self, block: blocks.Cover) -> None:
        above = " · ".join(part for part in (block.department, block.brief) if part)
        if above:
            self._plain(above, "Label")
        self._word.add_heading(clean(block.title), 0)
        if block.for_whom:
            self._plain(block.for_whom)
        if block.notice:
            self._words(block.notice, None, FINDINGS_OPEN)
        for row in (*block.rows, *block.foot):
            paragraph = self._word.add_paragraph()
            paragraph.add_run(f"{clean(row.label)}: ").bold = True
            paragraph.add_run(clean(row.value))

    def _contents(self, block: blocks.Contents) -> None:
        self._word.add_heading("Contents", 1).paragraph_format.page_break_before = True
        self._begins = True
        for entry in block.entries:
            paragraph = self._word.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.8 * (entry.level - 1))
            put(paragraph, (Text(f"{entry.number} {entry.title}".strip(), link=f"#{entry.anchor}"),))
        for runs in block.guide:
            self._words(runs, "Small print")

    def _opening(self, block: blocks.SectionOpening) -> None:
        label = self._plain(block.label, "Label")
        label.paragraph_format.page_break_before = block.new_page or self._begins or None
        self._begins = False
        self._headed(block.title, 1, block.anchor, labelled=True)
        if block.subtitle:
            self._plain(block.subtitle, "Small print")

    def _headed(self, text: str, level: int, anchor: str = "", *, labelled: bool) -> None:
        """A heading, close to the label above it where there is one."""
        heading = self._word.add_heading(clean(text), level)
        if labelled:
            heading.paragraph_format.space_before = Pt(2)
        self._anchored(heading, anchor)

    def _heading(self, block: blocks.Heading) -> None:
        if block.label:
            self._plain(block.label, "Label")
        self._headed(block.text, min(block.level, 9), block.anchor, labelled=bool(block.label))

    def _anchored(self, paragraph: WordParagraph, anchor: str) -> None:
        """A bookmark around a paragraph, for links to it."""
        if not anchor:
            return
        self._anchors += 1
        bookmarked(paragraph, anchor, self._anchors)

    def _line(self, block: blocks.LineToTake) -> None:
        label = ", ".join(part for part in (block.label, spoken(block)) if part)
        line = self._words(block.runs, "Line to take", label)
        if block.evidence:
            line.paragraph_format.keep_with_next = True
            self._words((Text("Evidence ", bold=True), *block.evidence), "Small print")

    def _question(self, block: blocks.QuestionHeading) -> None:
        self._anchored(self._word.add_heading(clean(block.text), 3), block.anchor)
        if block.likelihood:
            self._plain(LIKELIHOODS[block.likelihood], "Small print")

    def _bullets(self, block: blocks.BulletList) -> None:
        if block.label:
            self._plain(block.label, "Label")
        for at, item in enumerate(block.items):
            runs = (Text(f"{block.first + at}. "), *item) if block.ordered else item
            self._words(runs, None if block.ordered else "List Bullet")

    def _speaker(self, block: blocks.SpeakerHeading) -> None:
        self._anchored(self._word.add_heading(clean(block.name), 2), block.anchor)
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
            self._word.add_paragraph().add_run(clean(who)).bold = True
        self._words(block.source, "Small print")

    def _figures(self, block: blocks.FigureTable) -> None:
        head = tuple((Text(name),) for name in block.heads)
        grouped = list(with_groups(block.rows))
        rows = [figure_cells(row) if isinstance(row, FigureRow) else ((Text(row, bold=True),),) for row in grouped]
        table = add_table(
            self._word,
            head,
            rows,
            widths=_PUBLISHED_WIDTHS if block.published else _FIGURE_WIDTHS,
            right=(1,),
            name="Key figures",
        )
        before = ""
        for made, row in zip(table.rows[1:], grouped, strict=True):
            if isinstance(row, str):
                join(made)
                continue
            if row.note and row.note != before:
                put(made.cells[0].add_paragraph(style="Small print"), (Text(row.note, exact=row.note.startswith("“")),))
            before = row.note
        if block.key:
            self._words(block.key, "Small print")

    def _table(self, block: blocks.Table) -> None:
        right = [index for index, wanted in enumerate(block.right_aligned) if wanted]
        add_table(self._word, block.head, block.rows, right=right)

    def _sources(self, block: blocks.SourceList) -> None:
        head = tuple((Text(name),) for name in _SOURCE_HEAD)
        rows = [source_cells(entry) for entry in block.entries]
        table = add_table(self._word, head, rows, widths=_SOURCE_WIDTHS, name="Sources")
        for row, entry in zip(table.rows[1:], block.entries, strict=True):
            self._anchored(row.cells[0].paragraphs[0], f"source-{entry.number}")

    def _chart(self, block: blocks.Chart) -> None:
        self._plain(block.label, "Label")
        self._headed(block.title, 2, block.anchor, labelled=True)
        if block.subtitle:
            self._words(block.subtitle, "Small print").paragraph_format.keep_with_next = True
        add_picture(self._word, block)
        head = ((Text(block.head),), *((Text(series.name),) for series in block.series))
        columns = zip(block.labels, *(series.values for series in block.series), strict=True)
        rows = [
            ((Text(label),), *((Text(value.text if value else NOT_GIVEN),) for value in values))
            for label, *values in columns
        ]
        right = range(1, len(head))
        add_table(self._word, head, rows, right=right, name=f"{block.label}: every value")
        if block.source:
            self._words((Text("Source ", bold=True), *block.source), "Small print")

    def _alteration(self, block: blocks.Alteration) -> None:
        self._plain(block.label, "Label")
        self._headed(block.place, 2, labelled=True)
        parts = (("It said", "Small print", block.before), ("Now say", "Line to take", block.now))
        for label, style, runs in (*parts, ("Why", "Small print", block.why)):
            if runs:
                self._words(runs, style, label)
        if block.evidence:
            self._words((Text("Evidence ", bold=True), *block.evidence), "Small print")

    def _finding_sheet(self, block: blocks.FindingSheet) -> None:
        self._word.add_heading(counted(block), 1)
        self._plain(checked(block), "Small print")
        for name, entries in ((f"Open: {MUST_BE_SETTLED}", block.open), (f"Accepted: {LET_STAND}", block.accepted)):
            if entries:
                self._word.add_heading(name, 2)
            for entry in entries:
                self._finding(entry)
        if block.sound:
            self._words((Text(block.sound),), "Small print", SOUND)

    def _finding(self, entry: blocks.FindingEntry) -> None:
        label = ", ".join(part for part in (f"{entry.number} {entry.kind}", entry.place) if part)
        self._words(entry.runs, None, label)
        word, said = ("Accepted ", entry.accepted) if entry.accepted else ("To put right ", entry.remedy)
        if said:
            self._words((Text(word, bold=True), *with_words(said)), "Small print")

    def _redline(self, block: blocks.Redline) -> None:
        self._words(block.runs, None, ", ".join(part for part in (block.label, block.place) if part))
