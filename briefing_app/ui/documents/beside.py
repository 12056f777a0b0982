"""The page of the original beside its text: which one it is, and what is washed on it, follow the selected point."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from briefing_app.domain.text import Page, page_at
from briefing_app.errors import BriefingError
from briefing_app.importing.paged import Passage, Picture, Wanted
from briefing_app.ui.desk import Desk
from briefing_app.ui.documents.drawn import DrawnPages
from briefing_app.ui.documents.page_pane import PagePane
from briefing_app.ui.documents.reader import ReaderPane
from briefing_app.ui.widgets.marks import TOKENS

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_CONTEXT = 80
"""How many characters before and after a point tell it from the same words elsewhere on the page."""
_SETTLED = 150
"""Milliseconds after which a pane that was made wider or narrower is drawn anew."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where the original of a document is, if it was kept."""

    document_id: int
    path: Path | None


class PageBeside(QObject):
    """`toggle` shows and hides the pane; `changed` after either."""

    changed = Signal()

    def __init__(self, desk: Desk, reader: ReaderPane) -> None:
        """Hidden, until somebody asks for it."""
        super().__init__(reader)
        self._desk, self._reader = desk, reader
        self.pane = PagePane(desk.theme)
        self._drawn = DrawnPages(self)
        self._kept: _Kept | None = None
        self._turned: int | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._draw)
        reader.set_beside(self.pane)
        reader.shown.connect(self._follow_document)
        reader.pointed.connect(self._follow_point)
        reader.beside_moved.connect(self._settled.start)
        self.pane.closed.connect(self.toggle)
        self.pane.turned.connect(self._turn)
        self._drawn.drawn.connect(self._show)
        self._drawn.failed.connect(self._say)
        self.pane.hide()

    @property
    def able(self) -> bool:
        """Whether the document that is open has pages and its original was kept."""
        opened = self._reader.opened
        return (
            opened is not None
            and opened.document.origin.media_type == "application/pdf"
            and bool(opened.document.origin.original)
        )

    @property
    def is_shown(self) -> bool:
        """Whether the page is there to be seen."""
        return not self.pane.isHidden()

    def toggle(self) -> None:
        """Show the page, or hide it."""
        self.pane.setVisible(self.pane.isHidden() and self.able)
        self.changed.emit()
        self._follow_document()

    def close(self) -> None:
        """End the drawing."""
        self._settled.stop()
        self._drawn.close()

    def _follow_document(self) -> None:
        if self.is_shown and not self.able:
            self.pane.hide()
            self.changed.emit()
        opened = self._reader.opened
        if not self.is_shown or opened is None:
            return
        if self._kept is None or self._kept.document_id != opened.document.id:
            self._turned = None
            call = partial(_kept, document_id=opened.document.id)
            self._desk.operations.run(call, self._take_kept, failed=self._refuse, key="documents.page")
        else:
            self._settled.start()

    def _take_kept(self, kept: _Kept) -> None:
        self._kept = kept
        self._draw()

    def _follow_point(self) -> None:
        self._turned = None
        if self.is_shown:
            self._draw()

    def _turn(self, number: int) -> None:
        self._turned = number
        self._draw()

    def _draw(self) -> None:
        opened = self._reader.opened
        if not self.is_shown or opened is None or self._kept is None or self._kept.path is None:
            return
        if self._kept.document_id != opened.document.id:
            return
        page = self._page()
        pages = opened.document.pages
        self.pane.show_page(page, max((each.number for each in pages), default=page.number))
        self._drawn.ask(Wanted(self._kept.path, page.number, self.pane.picture_width, self._passage(page)))

    def _page(self) -> Page:
        """The page that was turned to, or that of the selected point, or the first."""
        point, opened = self._reader.point, self._reader.opened
        pages = opened.document.pages if opened else ()
        if self._turned is not None:
            found = next((page for page in pages if page.number == self._turned), None)
            return found or Page(0, self._turned)
        at = page_at(pages, point.content.start) if point is not None else None
        return at or (pages[0] if pages else Page(0, 1))

    def _passage(self, page: Page) -> Passage | None:
        """The words of the selected point that stand on the page."""
        point, opened = self._reader.point, self._reader.opened
        if point is None or opened is None or page_at(opened.document.pages, point.content.start) != page:
            return None
        mark = next((mark for mark in self._reader.source.marks if mark.id == point.id), point.content)
        text, start = opened.document.text, mark.start
        end = min([mark.end, *(each.start for each in opened.document.pages if each.start > start)])
        return Passage(text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])

    def _show(self, _wanted: Wanted, picture: Picture) -> None:
        point = self._reader.point
        # The image does not own its dots: the copy does.
        format_ = QImage.Format.Format_RGB888
        image = QImage(picture.pixels, picture.width, picture.height, picture.line_bytes, format_).copy()
        self.pane.show_picture(image, picture.boxes, TOKENS[point.kind] if point else "quote")

    def _say(self, _wanted: Wanted, error: BriefingError) -> None:
        self._refuse(error)

    def _refuse(self, error: BriefingError) -> None:
        self._drawn.forget()
        self.pane.say(str(error))


def _kept(library: "Library", document_id: int) -> _Kept:
    return _Kept(document_id, library.original(document_id))
