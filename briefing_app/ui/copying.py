"""Copies a point with its source: plain for e-mails, rich for documents, Markdown for pages and notes."""

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from briefing_app.domain.documents import DocumentDetails
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import Page, page_at
from briefing_app.domain.wording import full_date
from briefing_app.ui.wording import figure_words


def said(point: Point) -> str:
    """The words of a point; a source's own words in quotation marks, a figure with what it counts and how strongly."""
    content = point.content
    if isinstance(content, Figure):
        return figure_words(content)
    words = " ".join(content.text.split())
    return f"“{words}”" if isinstance(content, Quote) and content.own_words else words


def who(point: Point) -> str:
    """Who said it, as what."""
    content = point.content
    if not isinstance(content, Quote):
        return ""
    return ", ".join(part for part in (content.speaker, content.role or content.organisation) if part)


def source_line(details: DocumentDetails, page: str = "") -> str:
    """Where it stands: publisher, title, date, page, link."""
    title = f"“{details.title}”" if details.title else ""
    parts = (details.publisher, title, full_date(details.published), page, details.link)
    return ", ".join(part for part in parts if part)


def plain_text(point: Point, details: DocumentDetails, page: str = "") -> str:
    """Words, who, source, a line each."""
    return "\n".join(part for part in (said(point), who(point), source_line(details, page)) if part)


def rich_text(point: Point, details: DocumentDetails, page: str = "") -> str:
    """The same in HTML."""
    name = f"<br><b>{html.escape(who(point))}</b>" if who(point) else ""
    return f"<p>{html.escape(said(point))}{name}<br>{html.escape(source_line(details, page))}</p>"


def markdown_text(point: Point, details: DocumentDetails) -> str:
    """The same in Markdown: the words as a quotation, the title as a link where there is one."""
    title = f"“{_plain(details.title)}”" if details.title else ""
    if details.link:
        title = f"[{title or _plain(details.link)}](<{details.link}>)"
    source = ", ".join(part for part in (_plain(details.publisher), title, full_date(details.published)) if part)
    lines = (_plain(said(point)), f"**{_plain(who(point))}**" if who(point) else "", source)
    return "\n>\n".join(f"> {line}" for line in lines if line)


_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_BEGINNING = re.compile(r"^(\d*)([.)+-])")


def _plain(text: str) -> str:
    """A text in which no sign means anything to Markdown, nor a number and a stop or a dash at its beginning."""
    return _BEGINNING.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))


def copy_as_markdown(found: Sequence[tuple[Point, DocumentDetails]]) -> None:
    """Put points with their sources on the clipboard as Markdown, which goes into any field of text."""
    QGuiApplication.clipboard().setText("\n\n".join(markdown_text(*pair) for pair in found))


def copy_with_source(found: Sequence[tuple[Point, DocumentDetails]], pages: Sequence[Page] = ()) -> None:
    """Put points with their sources on the clipboard; `pages` are those of the document, where all are of one."""
    cited = [(*pair, page.cited if (page := page_at(pages, pair[0].content.start)) else "") for pair in found]
    data = QMimeData()
    data.setText("\n\n".join(plain_text(*each) for each in cited))
    data.setHtml("".join(rich_text(*each) for each in cited))
    QGuiApplication.clipboard().setMimeData(data)
