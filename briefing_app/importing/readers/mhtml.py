"""Web pages saved with their pictures in one file: the page among the parts, read as any other."""

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message as Parsed

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.readers.composing import supplied
from briefing_app.importing.readers.eml import header, header_names, octets_of, parse
from briefing_app.importing.readers.encoding import decode
from briefing_app.importing.readers.formats import MEBIBYTE, NOTHING_KEPT, Format
from briefing_app.importing.readers.html import read_page

_PAGES = {"text/html", "application/xhtml+xml"}
_HEAD = 4096


def read_mhtml(data: bytes, name: str) -> SourceText:
    """The article of the page.

    Raises:
        BriefingError: there is no page in it, or no article on the page.
    """
    parsed = parse(data, name)
    page = _main(parsed)
    if page is None:
        raise BriefingError(
            f"There is no web page in “{name}”.",
            kept=NOTHING_KEPT,
            remedy="Open it in a browser, save the page as HTML and import that.",
        )
    charset = page.get_content_charset()
    octets = octets_of(page)
    markup = decode(octets, name, declared=charset).encode("utf-8", "replace") if charset else octets
    source = replace(read_page(markup, name, declared="utf-8" if charset else None), media_type=FORMAT.media_type)
    return supplied(source, "from the saved page’s header", link=_address(parsed) or _address(page))


def _main(parsed: Parsed) -> Parsed | None:
    """The part that the file names as its start, or the first page."""
    pages = list(_pages(parsed))
    start = str(parsed.get_param("start", ""))
    return next((page for page in pages if start and page["Content-ID"] == start), next(iter(pages), None))


def _pages(parsed: Parsed) -> Iterator[Parsed]:
    return (part for part in parsed.walk() if part.get_content_type() in _PAGES)


def _address(part: Parsed) -> str:
    stated = header(part, "Snapshot-Content-Location") or header(part, "Content-Location")
    return stated if stated.startswith(("http://", "https://")) else ""


def _is_mhtml(data: bytes) -> bool:
    head = data[:_HEAD].lower()
    saved = b"snapshot-content-location:" in head or b"<saved by" in head
    return saved and b"multipart/related" in head and bool(header_names(data))


FORMAT = Format("multipart/related", (".mhtml", ".mht"), read_mhtml, 50 * MEBIBYTE, _is_mhtml)
