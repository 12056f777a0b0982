"""Web pages saved to disk: the article without its furniture, and what the page says of itself. No network, ever."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeGuard

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.offline import without_probing
from briefing_app.importing.readers.composing import stated
from briefing_app.importing.readers.encoding import MARK, decode
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, NOTHING_KEPT, Format
from briefing_app.importing.readers.markup import check_tags
from briefing_app.importing.readers.mojibake import MENDED, mended

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""(?:<meta[^>]+charset|<\?xml[^>]+encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_NO_ZONE = re.compile(r"(:\d\d(?:\.\d+)?)[+-](?:1[5-9]|[2-9]\d)(?::?\d\d)?\s*$")
_HEAD = 4096
_LONGEST_TITLE = 250
_BLOCKS = {"p", "head", "list", "quote", "table"}


def read_page(data: bytes, name: str, *, declared: str | None = None) -> SourceText:
    """The article of a saved web page: its title first, paragraphs separated by blank lines.

    `declared` is the encoding that something outside the page declares.

    Raises:
        BriefingError: the page is empty, or holds no article.
    """
    found = _CHARSET.search(data[:_HEAD])
    markup = decode(data, name, declared=declared or (found[1].decode("ascii") if found else None))
    whole = mended(markup)
    if not markup.strip(MARK).strip():
        raise empty(name)
    check_tags(whole, name)
    page = _parsed(whole)
    source = None if page is None else _article(page)
    if source is None:
        raise BriefingError(
            f"No article was found in “{name}”.",
            kept=NOTHING_KEPT,
            remedy="Open the page in a browser, copy the text and save it as plain text.",
        )
    return source if whole == markup else replace(source, provenance=(*source.provenance, ("text", MENDED)))


def _parsed(markup: str) -> "HtmlElement | None":
    with without_probing():
        from trafilatura import load_html  # noqa: PLC0415 - takes half a second, which the window must not wait for

    page: HtmlElement | None = load_html(markup)
    if page is not None:
        _mark_inline_quotes(page)
        _without_impossible_clocks(page)
    return page


def _mark_inline_quotes(page: "HtmlElement") -> None:
    """Put the marks of <q> into the text, where a browser would draw them."""
    for quote in list(page.iter("q")):
        quote.text = "“" + (quote.text or "")
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "") + "”"
        else:
            quote.text += "”"
        quote.drop_tag()


def _article(page: "HtmlElement") -> SourceText | None:
    with without_probing():
        from trafilatura import bare_extraction  # noqa: PLC0415
        from trafilatura.settings import Document  # noqa: PLC0415

    language, publisher = (page.get("lang") or "").split("-")[0].casefold(), _body_behind(page)
    published = _published(page)
    found = bare_extraction(page, include_comments=False, with_metadata=True)
    if not isinstance(found, Document) or not (paragraphs := list(_paragraphs(found.body))):
        return None
    title = _title(found.title or "", paragraphs)
    return stated(
        SourceText(text="\n\n".join(_headed(title, paragraphs)), media_type=FORMAT.media_type),
        "from the page’s metadata",
        title=title,
        publisher=publisher or _line(found.sitename or ""),
        byline=", ".join(_line(author) for author in (found.author or "").split(";") if author.strip()),
        published=published,
        link=_link(found.url or ""),
        language=language,
    )


def _link(stated: str) -> str:
    return stated if stated.startswith(("http://", "https://")) else ""


def _title(stated: str, paragraphs: list[str]) -> str:
    first = _line(paragraphs[0])
    return _line(stated) or (first if len(first) <= _LONGEST_TITLE else "")


def _headed(title: str, paragraphs: list[str]) -> list[str]:
    """The paragraphs with the headline first: a quote or figure in it counts as well."""
    present = any(_line(paragraph).casefold() == title.casefold() for paragraph in paragraphs[:5])
    return paragraphs if present or not title else [title, *paragraphs]


def _published(page: "HtmlElement") -> date | None:
    """The day on which the page was first published, from what it states of itself and never from its prose."""
    with without_probing():
        from htmldate import find_date  # noqa: PLC0415

    try:
        found = find_date(page, extensive_search=False, original_date=True)
    except (ValueError, OverflowError):  # it believes whatever a page says of its clock
        return None
    return date.fromisoformat(found) if found else None


def _without_impossible_clocks(page: "HtmlElement") -> None:
    """Cut off distances from Greenwich that nowhere on Earth has, since dates with them cannot be read at all."""
    for element in page.iter("meta", "time"):
        for name in ("content", "datetime"):
            if _NO_ZONE.search(said := element.get(name) or ""):
                element.set(name, _NO_ZONE.sub(r"\1", said))


def _body_behind(page: "HtmlElement") -> str:
    """The department behind a page of GOV.UK, which states it as the author; empty on any other site."""
    sites = page.xpath("//meta[@property='og:site_name']/@content")
    if "GOV.UK" not in sites:
        return ""
    authors = (entry.get("author") for entry in _linked_data(page))
    return next((_line(str(author["name"])) for author in authors if _is_body(author)), "")


def _is_body(author: object) -> TypeGuard[dict[str, object]]:
    return isinstance(author, dict) and author.get("@type") == "Organization" and bool(author.get("name"))


def _linked_data(page: "HtmlElement") -> Iterator[dict[str, Any]]:
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            stated = json.loads(script)
        except ValueError:
            continue
        entries = stated if isinstance(stated, list) else [stated]
        yield from (entry for entry in entries if isinstance(entry, dict))


def _paragraphs(element: "_Element") -> Iterator[str]:
    """The texts of the blocks in an element of trafilatura's tree, in order."""
    if element.tag == "list":
        yield from _listed(element)
    elif element.tag == "table":
        yield from _tabled(element)
    elif any(child.tag in _BLOCKS for child in element):
        yield from _mixed(element)
    else:
        yield from _nonempty(_words(element))


def _mixed(element: "_Element") -> Iterator[str]:
    """Blocks with loose words between them."""
    loose = _spaced(element.text)
    for child in element:
        if child.tag in _BLOCKS:
            yield from _nonempty(loose)
            yield from _paragraphs(child)
            loose = _spaced(child.tail)
        else:
            loose += _words(child) + _spaced(child.tail)
    yield from _nonempty(loose)


def _listed(element: "_Element") -> Iterator[str]:
    numbered = element.get("rend") == "ol"
    items = [text for item in element.iterchildren("item") if (text := _line(_words(item)))]
    lines = [f"{number}. {text}" if numbered else f"• {text}" for number, text in enumerate(items, start=1)]
    yield from _nonempty("\n".join(lines))


def _tabled(element: "_Element") -> Iterator[str]:
    rows = ("\t".join(_line(_words(cell)) for cell in row.iterchildren("cell")) for row in element.iter("row"))
    table = "\n".join(row for row in rows if row.strip())
    if table:
        yield table


def _words(element: "_Element") -> str:
    """All the words in an element; a new line is a line break or the edge of a block in it, never one of the markup."""
    parts = [_spaced(element.text)]
    for child in element:
        before, after = ("\n", "\n") if child.tag in _BLOCKS else ("\n", "") if child.tag == "lb" else ("", "")
        parts += [before, _words(child), after, _spaced(child.tail)]
    return "".join(parts)


def _spaced(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _nonempty(text: str) -> Iterator[str]:
    """The text with its spaces tidied, unless it is blank; new lines that are meant stay."""
    lines = [tidy for line in text.split("\n") if (tidy := _line(line))]
    if lines:
        yield "\n".join(lines)


def _line(text: str) -> str:
    return " ".join(text.split())


FORMAT = Format(
    "text/html", (".html", ".htm", ".xhtml"), read_page, 25 * MEBIBYTE, lambda data: bool(_START.match(data[:_HEAD]))
)
