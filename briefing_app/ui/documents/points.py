"""What can be done with the point in question: accept, reject, add to the pack, copy, edit, make one by hand."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.domain.changes import Change
from briefing_app.domain.points import Content, PointKind, Review
from briefing_app.errors import BriefingError
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_with_source
from briefing_app.ui.documents import handmade
from briefing_app.ui.documents.reader import ReaderPane
from briefing_app.ui.page import Page

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_ON_POINT = (Command.ACCEPT, Command.REJECT, Command.ADD_TO_PACK, Command.COPY_WITH_SOURCE, Command.EDIT)


class PointCommands(QObject):
    """Belongs to the Documents page; works on what its reader shows."""

    def __init__(self, page: Page, reader: ReaderPane) -> None:
        """`page` says what a change was, and what it can do just now."""
        super().__init__(reader)
        self._desk, self._page, self._reader, self._say_done = page.desk, page, reader, page.say_done
        self.wanted: int | None = None
        reader.form.edited.connect(self._save_edit)

    def commands(self) -> Mapping[Command, Handler]:
        """What the page answers to."""
        return {
            Command.ACCEPT: partial(self._review, Review.ACCEPTED),
            Command.REJECT: partial(self._review, Review.REJECTED),
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: self._copy,
            Command.EDIT: self._edit,
            Command.NEXT_POINT: partial(self._reader.source.step, 1),
            Command.PREVIOUS_POINT: partial(self._reader.source.step, -1),
            Command.MAKE_QUOTE: partial(self._make, handmade.quote),
            Command.MAKE_FIGURE: partial(self._make, handmade.figure),
        }

    def set_able(self) -> None:
        """What is able follows from whether a point is in question, and words are selected."""
        point = self._reader.point
        for command in _ON_POINT:
            self._page.set_able(command, point is not None)
        self._page.set_able(Command.EDIT, point is not None and point.kind is not PointKind.KEY_POINT)
        for command in (Command.NEXT_POINT, Command.PREVIOUS_POINT):
            self._page.set_able(command, bool(self._reader.points))
        picked = self._reader.source.picked() != (0, 0)
        for command in (Command.MAKE_QUOTE, Command.MAKE_FIGURE):
            self._page.set_able(command, picked)

    def _review(self, decision: Review) -> None:
        point = self._reader.point
        if point is not None:
            self._desk.operations.run(partial(_review, point_id=point.id, decision=decision), self._say_done)

    def _add_to_pack(self) -> None:
        if self._reader.point is not None:
            self._desk.add_to_open_pack([self._reader.point.id])

    def _copy(self) -> None:
        point, opened = self._reader.point, self._reader.opened
        if point is not None and opened is not None:
            copy_with_source([(point, opened.document.details)], opened.document.pages)
            self._desk.say.emit("Copied with its source", False)

    def _edit(self) -> None:
        if self._reader.point is not None:
            self._reader.form.show_point(self._reader.point)
            self._reader.form.focus_first()

    def _save_edit(self, point_id: int, content: Content) -> None:
        self._desk.operations.run(partial(_edit, point_id=point_id, content=content), self._say_done)

    def _make(self, maker: Callable[[str, int, int], Content]) -> None:
        opened = self._reader.opened
        if opened is None:
            return
        try:
            content = maker(opened.document.text, *self._reader.source.picked())
        except BriefingError as error:
            self._desk.operations.failed.emit(error)
            return
        call = partial(_add, document_id=opened.document.id, content=content)
        self._desk.operations.run(call, self._say_made)

    def _say_made(self, change: Change) -> None:
        self.wanted = change.created
        self._say_done(change)


def _review(library: "Library", point_id: int, decision: Review) -> Change:
    return library.review([point_id], decision)


def _edit(library: "Library", point_id: int, content: Content) -> Change:
    return library.edit_point(point_id, content)


def _add(library: "Library", document_id: int, content: Content) -> Change:
    return library.add_point(document_id, content)
