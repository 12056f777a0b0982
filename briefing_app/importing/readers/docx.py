"""Word documents: the body in its order with lists and tables, footnotes set apart, tracked deletions left out.

Headers, footers and comments are not the document's own words and are left out. The parts are read here, since
python-docx leaves out what was inserted with tracking on, and footnotes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.archives import Archive, member_names, open_archive
from briefing_app.importing.readers.composing import Draft, stated
from briefing_app.importing.readers.docx_lists import Lists
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format
from briefing_app.importing.readers.properties import with_properties

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DOCUMENT = "word/document.xml"
# Deleted and moved text, the fields' codes, comments' and footnotes' own marks, and the older twin of a drawing.
_UNREAD = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "commentReference", "pPr", "rPr", "Fallback"}
    | {"tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr", "footnoteReference", "endnoteReference", "annotationRef"}
)
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "ptab": "\t",
}
_BULLETS = frozenset({"F0B7", "F0A7", "F0D8", "00B7"})


def read_docx(data: bytes, name: str) -> SourceText:
    """The text of a Word document.

    Raises:
        BriefingError: it is damaged, locked, hostile, or holds no text.
    """
    archive = open_archive(data, name)
    reading = _Reading(archive)
    source = reading.draft.source(FORMAT.media_type)
    if not source.text:
        raise empty(name)
    titled = stated(source, "from the paragraph styled as the title", title=reading.title)
    return with_properties(titled, archive)


class _Reading:
    """The draft of a document's body and notes."""

    def __init__(self, archive: Archive) -> None:
        self.draft = Draft()
        self.title = ""
        self._archive = archive
        self._lists = Lists(archive)
        self._body(archive.xml(_main_part(archive)))
        for part, note in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
            self._notes(part, note)

    def _body(self, root: "_Element") -> None:
        body = next((child for child in root if _tag(child) == "body"), None)
        for block in _blocks(body) if body is not None else ():
            if _tag(block) == "tbl":
                self._table(block)
            else:
                self._paragraph(block)

    def _paragraph(self, paragraph: "_Element") -> None:
        words, mark, style = words_of(paragraph), self._lists.mark(paragraph), self._lists.style_name(paragraph)
        if style.startswith("toc "):  # the table of contents repeats the headings
            return
        if mark:
            self.draft.item(words, mark)
        else:
            self.draft.paragraph(words)
        if not self.title and words.strip() and style == "title":
            self.title = " ".join(words.split())
        for box in _text_boxes(paragraph):
            for inner in _blocks(box):
                self._table(inner) if _tag(inner) == "tbl" else self._paragraph(inner)

    def _table(self, table: "_Element") -> None:
        self.draft.close()
        for row in (child for child in _within(table) if _tag(child) == "tr"):
            self.draft.row([_cell(cell) for cell in _within(row) if _tag(cell) == "tc"])
        self.draft.close()

    def _notes(self, part: str, kind: str) -> None:
        if part not in self._archive.members:
            return
        notes = [note for note in self._archive.xml(part) if _tag(note) == kind and not _attribute(note, "type")]
        for number, note in enumerate(notes, start=1):
            words = " ".join(words_of(block) for block in _blocks(note))
            self.draft.note(f"{number}. {words}" if words.strip() else "")


def _main_part(archive: Archive) -> str:
    """The part that the package names as its document, whatever it is called."""
    root = archive.xml("_rels/.rels") if "_rels/.rels" in archive.members else ()
    targets = (rel.get("Target", "") for rel in root if rel.get("Type", "").endswith("/officeDocument"))
    found = next(targets, _DOCUMENT).lstrip("/")
    return found if found in archive.members else _DOCUMENT


def _tag(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: "_Element", name: str) -> str:
    return element.get(WORD + name) or element.get(_STRICT + name) or ""


def _within(element: "_Element") -> Iterator["_Element"]:
    """The children, with those in content controls and tracked insertions as if these were not there."""
    for child in element:
        if _tag(child) in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _within(child)
        elif _tag(child) not in _UNREAD:
            yield child


def _blocks(element: "_Element") -> Iterator["_Element"]:
    return (child for child in _within(element) if _tag(child) in {"p", "tbl"})


def _cell(cell: "_Element") -> str:
    """All the words in a cell, those of a table in it too."""
    return " ".join(words_of(paragraph) for paragraph in cell.iter() if _tag(paragraph) == "p")


def words_of(paragraph: "_Element") -> str:
    """The words of a paragraph, without those of a text box anchored in it."""
    return "".join(_pieces(paragraph))


def _pieces(element: "_Element") -> Iterator[str]:
    for child in element:
        tag = _tag(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == "sym":
            yield "•" if _attribute(child, "char") in _BULLETS else " "
        elif tag not in _UNREAD and tag != "txbxContent" and not (tag == "r" and _is_hidden(child)):
            yield from _pieces(child)


def _is_hidden(run: "_Element") -> bool:
    """Whether a run is formatted as hidden text."""
    settings = (setting for child in run if _tag(child) == "rPr" for setting in child if _tag(setting) == "vanish")
    return any(_attribute(setting, "val") not in {"0", "false", "off"} for setting in settings)


def _text_boxes(paragraph: "_Element") -> Iterator["_Element"]:
    """The text boxes anchored in a paragraph, without the copy that is kept for older programs."""
    for child in paragraph:
        if _tag(child) == "txbxContent":
            yield child
        elif _tag(child) not in _UNREAD:
            yield from _text_boxes(child)


FORMAT = Format(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx", ".docm", ".dotx"),
    read_docx,
    100 * MEBIBYTE,
    lambda data: _DOCUMENT in member_names(data),
)
