"""OpenDocument texts: the body in its order with lists and tables, footnotes set apart, deletions and comments out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.archives import Archive, attribute, locked, open_archive, stated_type
from briefing_app.importing.readers.composing import Draft, stated
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format
from briefing_app.importing.readers.properties import stated_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT, _META, _MANIFEST = "content.xml", "meta.xml", "META-INF/manifest.xml"
_UNREAD = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "table-of-content", "alphabetical-index", "forms", "note"}
    | {"sequence-decls", "variable-decls", "user-field-decls", "hidden-paragraph", "hidden-text", "ruby-text", "desc"}
)
_MOST_SPACES = 100
_TYPE = "application/vnd.oasis.opendocument.text"


def read_odt(data: bytes, name: str) -> SourceText:
    """The text of an OpenDocument text.

    Raises:
        BriefingError: it is damaged, locked, hostile, or holds no text.
    """
    archive = open_archive(data, name)
    if _is_locked(archive):
        raise locked(name)
    reading = _Reading(archive.xml(_CONTENT))
    source = reading.draft.source(FORMAT.media_type)
    if not source.text:
        raise empty(name)
    titled = stated(source, "from the paragraph styled as the title", title=reading.title)
    return stated_in(titled, archive.xml(_META)) if _META in archive.members else titled


def _is_locked(archive: Archive) -> bool:
    if _MANIFEST not in archive.members:
        return False
    return any(_tag(element) == "encryption-data" for element in archive.xml(_MANIFEST).iter())


class _Reading:
    """The draft of a document. The parser nests no deeper than 255, so recursion is safe."""

    def __init__(self, root: "_Element") -> None:
        self.draft = Draft()
        self.title = ""
        self._notes = 0
        self._parents = {attribute(style, "name"): attribute(style, "parent-style-name") for style in _styles(root)}
        self._numbered = {attribute(style, "name") for style in root.iter() if _is_numbered(style)}
        self._blocks(next((element for element in root.iter() if _tag(element) == "text"), root))

    def _blocks(self, holder: "_Element") -> None:
        for block in holder:
            tag = _tag(block)
            if tag in {"p", "h"}:
                self._paragraph(block)
            elif tag == "list":
                self.draft.close()
                self._list(block, attribute(block, "style-name"))
                self.draft.close()
            elif tag == "table":
                self._table(block)
            elif tag not in _UNREAD:
                self._blocks(block)

    def _paragraph(self, paragraph: "_Element", mark: str = "") -> None:
        words = words_of(paragraph)
        if mark:
            self.draft.item(words, mark)
        else:
            self.draft.paragraph(words)
        style = attribute(paragraph, "style-name")
        if not self.title and words.strip() and "Title" in {style, self._parents.get(style)}:
            self.title = " ".join(words.split())
        self._set_apart(paragraph)

    def _set_apart(self, paragraph: "_Element") -> None:
        """The notes and text boxes that are anchored in a paragraph."""
        for element in paragraph.iterdescendants():
            if _tag(element) == "note":
                self._notes += 1
                body = " ".join(words_of(inner) for inner in element.iter() if _tag(inner) in {"p", "h"})
                self.draft.note(f"{self._notes}. {body}" if body.strip() else "")
            elif _tag(element) == "text-box":
                self._blocks(element)

    def _list(self, items: "_Element", style: str) -> None:
        for number, item in enumerate((child for child in items if _tag(child) == "list-item"), start=1):
            mark = f"{number}." if style in self._numbered else "•"
            for inner in item:
                if _tag(inner) == "list":
                    self._list(inner, attribute(inner, "style-name") or style)
                elif _tag(inner) in {"p", "h"}:
                    self._paragraph(inner, mark)

    def _table(self, table: "_Element") -> None:
        self.draft.close()
        for row in (element for element in table.iterdescendants() if _tag(element) == "table-row"):
            self.draft.row([_cell(cell) for cell in row if _tag(cell) in {"table-cell", "covered-table-cell"}])
        self.draft.close()


def _tag(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "annotation"


def _styles(root: "_Element") -> Iterator["_Element"]:
    return (element for element in root.iter() if _tag(element) == "style")


def _is_numbered(style: "_Element") -> bool:
    """Whether a list's first level counts."""
    return _tag(style) == "list-style" and len(style) > 0 and _tag(style[0]) == "list-level-style-number"


def _cell(cell: "_Element") -> str:
    return " ".join(words_of(element) for element in cell.iter() if _tag(element) in {"p", "h"})


def words_of(paragraph: "_Element") -> str:
    """The words of a paragraph, without its notes, comments and text boxes."""
    return "".join(_pieces(paragraph))


def _pieces(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = _tag(child)
        if tag == "s":
            count = attribute(child, "c")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 6 else 1)
        elif tag in {"tab", "line-break"}:
            yield "\t" if tag == "tab" else "\n"
        elif tag not in _UNREAD and tag not in {"text-box", "p", "h"}:
            yield from _pieces(child)
        yield child.tail or ""


def _is_odt(data: bytes) -> bool:
    return stated_type(data) in {_TYPE, _TYPE + "-template"}


FORMAT = Format(_TYPE, (".odt", ".ott"), read_odt, 100 * MEBIBYTE, _is_odt)
