"""All the words of a page of HTML, block by block: for e-mails and books, which have no furniture to leave out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.importing.readers.archives import damaged
from briefing_app.importing.readers.composing import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNREAD = frozenset({"script", "style", "head", "template", "noscript", "svg", "math", "select", "button", "object"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"}
    | {
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
# Possessive, so that a quotation mark without its fellow costs one look ahead and no more.
_TAG = re.compile(r"""<[a-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?:"[^"]*+"|'[^']*+'|[^\s"'/]++)""")
_SCRIPT, _SCRIPT_END = re.compile("<script", re.IGNORECASE), re.compile("</script", re.IGNORECASE)
_MOST_ATTRIBUTES = 1000
_SPACE = re.compile(r"[ \t\r\n\f]+")


def check_tags(markup: str, name: str) -> None:
    """Look for tags that the parser would take minutes over, since it compares each attribute with all before it.

    Raises:
        BriefingError: a tag has more attributes than any page's would.
    """
    for tag in _TAG.finditer("".join(_outside_scripts(markup))):
        if tag.end() - tag.start() > _MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(tag[0])) > _MOST_ATTRIBUTES:
            raise damaged(name, "a tag in its markup has absurdly many attributes")


def _outside_scripts(markup: str) -> Iterator[str]:
    """The stretches between scripts, in which < is no tag."""
    place = 0
    while (script := _SCRIPT.search(markup, place)) is not None:
        yield markup[place : script.start()]
        end = _SCRIPT_END.search(markup, script.end())
        if end is None:
            return
        place = end.end()
    yield markup[place:]


def parse_html(markup: str, name: str) -> "_Element | None":
    """The root of a page, however its markup is; None where there is nothing in it.

    Raises:
        BriefingError: as `check_tags` does.
    """
    from lxml import etree, html  # noqa: PLC0415 - not for the window's process

    check_tags(markup, name)

    # As bytes: a page that declares another encoding than it now has would not be taken as text.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: _Element = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None
    return root


def write(element: "_Element", draft: Draft) -> None:
    """Add the words of an element to a draft, in its order."""
    _Writer(draft).element(element)
    draft.close()


class _Writer:
    """Gathers loose words until a block begins or ends. The parser nests no deeper than 255, so recursion is safe."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._loose: list[str] = []
        self._mark = ""

    def element(self, element: "_Element") -> None:
        """Add an element without what stands after it."""
        tag = local_name(element)
        if tag in _UNREAD or _is_hidden(element):
            return
        if tag == "table" and _is_data(element):
            self._table(element)
        elif tag == "pre":
            self._preformatted(element)
        elif tag in _BLOCKS:
            self._block(element, tag)
        else:
            self._inline(element, tag)

    def contents(self, element: "_Element") -> None:
        """Add what is in an element, whatever it is itself."""
        self._content(element)
        self._end()

    def _block(self, element: "_Element", tag: str) -> None:
        self._end()
        if tag in {"ul", "ol", "table"}:
            self._draft.close()
        if tag == "li":
            self._mark = _item_mark(element)
        self._content(element)
        self._end()

    def _inline(self, element: "_Element", tag: str) -> None:
        if tag == "br":
            self._loose.append("\n")
            return
        self._loose.append("“" if tag == "q" else "")
        self._content(element)
        self._loose.append("”" if tag == "q" else "")

    def _content(self, element: "_Element") -> None:
        self._loose.append(_SPACE.sub(" ", element.text or ""))
        for child in element:
            self.element(child)
            self._loose.append(_SPACE.sub(" ", child.tail or ""))

    def _end(self) -> None:
        """End the paragraph; an item's mark goes to its first words."""
        words, mark = "".join(self._loose), self._mark
        self._loose.clear()
        if not words.strip():
            return
        self._mark = ""
        if mark:
            self._draft.item(words, mark)
        else:
            self._draft.paragraph(words)

    def _preformatted(self, element: "_Element") -> None:
        self._end()
        for paragraph in re.split(r"\n\s*\n", "".join(map(str, element.itertext()))):
            self._draft.paragraph(paragraph)

    def _table(self, table: "_Element") -> None:
        self._end()
        self._draft.close()
        for row in _descendants(table, "tr"):
            self._draft.row([_words(cell) for cell in _cells(row)])
        self._draft.close()


def local_name(element: "_Element") -> str:
    """The name of an element without its namespace, in lower case; of a comment, nothing."""
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else "script"


def _is_hidden(element: "_Element") -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _item_mark(item: "_Element") -> str:
    holder = item.getparent()
    if holder is None or local_name(holder) != "ol":
        return "•"
    before = sum(local_name(sibling) == "li" for sibling in item.itersiblings(preceding=True))
    start = holder.get("start") or "1"
    return f"{before + (int(start) if start.isdecimal() else 1)}."


def _is_data(table: "_Element") -> bool:
    """A table of data, not one that only lays a page out: several cells in a row, and in none more than one block."""
    rows = list(_descendants(table, "tr"))
    nested = next(_descendants(table, "table"), None) is not None
    if nested or not any(len(_cells(row)) > 1 for row in rows):
        return False
    return all(_blocks_in(cell) <= 1 for row in rows for cell in _cells(row))


def _blocks_in(cell: "_Element") -> int:
    return sum(local_name(child) in _BLOCKS and bool(_words(child).strip()) for child in cell)


def _cells(row: "_Element") -> list["_Element"]:
    return [cell for cell in row if local_name(cell) in {"td", "th"}]


def _descendants(element: "_Element", tag: str) -> Iterator["_Element"]:
    return (found for found in element.iterdescendants() if local_name(found) == tag)


def _words(element: "_Element") -> str:
    """All the words in a cell, in one line."""
    draft = Draft()
    _Writer(draft).contents(element)
    return " ".join(draft.blocks).replace("\n", " ")
