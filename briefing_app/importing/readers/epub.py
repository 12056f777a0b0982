"""Books: the chapters in the order of the spine, and what the book says of itself."""

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.metadata import find_date
from briefing_app.importing.readers.archives import Archive, damaged, member_names, open_archive, parse_xml, stated_type
from briefing_app.importing.readers.composing import Draft, stated
from briefing_app.importing.readers.encoding import decode
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format
from briefing_app.importing.readers.markup import local_name, parse_html, write

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_MOST_CHAPTERS = 2000


def read_epub(data: bytes, name: str) -> SourceText:
    """The text of a book.

    Raises:
        BriefingError: it is damaged, locked, hostile, or holds no text.
    """
    archive = open_archive(data, name)
    place = _package_of(archive)
    package = archive.xml(place)
    draft = Draft()
    for chapter in _spine(package, posixpath.dirname(place))[:_MOST_CHAPTERS]:
        if chapter in archive.members:
            _write_chapter(archive, chapter, draft)
    source = draft.source(FORMAT.media_type)
    if not source.text:
        raise empty(name)
    return _described(source, package)


def _package_of(archive: Archive) -> str:
    """The member that lists the book's parts."""
    roots = (element for element in archive.xml(_CONTAINER).iter() if local_name(element) == "rootfile")
    found = next((root.get("full-path") for root in roots), None)
    if not found:
        raise damaged(archive.name, "it does not say where its contents are")
    return str(found)


def _spine(package: "_Element", folder: str) -> list[str]:
    """The names of the chapters' members, in reading order; the table of contents, which repeats them, left out."""
    items = {item.get("id"): item for item in package.iter() if local_name(item) == "item"}
    order = [items.get(ref.get("idref")) for ref in package.iter() if local_name(ref) == "itemref"]
    pages = (item for item in order if item is not None and item.get("media-type") in _PAGES)
    texts = (item for item in pages if "nav" not in (item.get("properties") or "").split())
    names = (posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))) for item in texts)
    return list(dict.fromkeys(names))  # a chapter is read once, however often it is listed


def _write_chapter(archive: Archive, chapter: str, draft: Draft) -> None:
    data = archive.read(chapter)
    try:
        root: _Element | None = parse_xml(data, archive.name)
    except BriefingError:
        # Entities such as &nbsp; stand in a document type that is never fetched; HTML knows them without.
        root = parse_html(decode(data, archive.name), archive.name)
    if root is not None:
        write(root, draft)


def _described(source: SourceText, package: "_Element") -> SourceText:
    day = find_date(_stated(package, "date"))
    return stated(
        source,
        "from the book’s metadata",
        title=_stated(package, "title"),
        byline=_stated(package, "creator"),
        publisher=_stated(package, "publisher"),
        published=day,
        language=_stated(package, "language").split("-")[0].casefold(),
    )


def _stated(package: "_Element", name: str) -> str:
    found = [" ".join((element.text or "").split()) for element in package.iter() if local_name(element) == name]
    return ", ".join(text for text in found if text) if name == "creator" else next(filter(None, found), "")


def _is_epub(data: bytes) -> bool:
    return _CONTAINER in member_names(data) or stated_type(data) == FORMAT.media_type


FORMAT = Format("application/epub+zip", (".epub",), read_epub, 100 * MEBIBYTE, _is_epub)
