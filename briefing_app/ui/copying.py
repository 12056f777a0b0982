"""Copies a point with its source: plain for e-mails, rich for documents."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from briefing_app.domain.documents import DocumentDetails
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.ui.wording import full_date


def said(point: Point) -> str:
    """The words of a point; a source's own words in quotation marks."""
    content = point.content
    words = " ".join(content.text.split())
    return f"“{words}”" if isinstance(content, Quote) and content.own_words else words


def who(point: Point) -> str:
    """Who said it, as what."""
    content = point.content
    if not isinstance(content, Quote):
        return ""
    return ", ".join(part for part in (content.speaker, content.role or content.organisation) if part)


def source_line(details: DocumentDetails) -> str:
    """Where it stands: publisher, title, date, link."""
    title = f"“{details.title}”" if details.title else ""
    return ", ".join(part for part in (details.publisher, title, full_date(details.published), details.link) if part)


def plain_text(point: Point, details: DocumentDetails) -> str:
    """Words, who, source, a line each."""
    return "\n".join(part for part in (said(point), who(point), source_line(details)) if part)


def rich_text(point: Point, details: DocumentDetails) -> str:
    """The same in HTML."""
    name = f"<br><b>{html.escape(who(point))}</b>" if who(point) else ""
    return f"<p>{html.escape(said(point))}{name}<br>{html.escape(source_line(details))}</p>"


def copy_with_source(found: Sequence[tuple[Point, DocumentDetails]]) -> None:
    """Put points with their sources on the clipboard."""
    data = QMimeData()
    data.setText("\n\n".join(plain_text(*pair) for pair in found))
    data.setHtml("".join(rich_text(*pair) for pair in found))
    QGuiApplication.clipboard().setMimeData(data)
