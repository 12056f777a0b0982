"""Finding points again: searched in a reading process of its own, one document at a time, and stored as one step."""

import importlib
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Document
from briefing_app.domain.renewal import TOGETHER, Found, NotSearched, Renewal, told
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.extraction.version import ENGINE
from briefing_app.ui.desk import Desk
from briefing_app.ui.documents.offer import OfferStrip

if TYPE_CHECKING:
    from briefing_app.importing.sandbox import Reader
    from briefing_app.library.library import Library
    from briefing_app.ui.page import Page

_OFFERED = "engine offered"
"""The library's note of the engine for which nothing is left to offer."""
Outcome = Found | NotSearched | None


class FindAgain(QObject):
    """Belongs to the Documents page. `finished` when everything that was found is stored."""

    finished = Signal()
    _answered = Signal(object)

    def __init__(self, desk: Desk, page: "Page") -> None:
        """Nothing runs yet."""
        super().__init__(page)
        self._desk = desk
        self.strip = OfferStrip(desk.theme)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="finding-again")
        self._cancel = threading.Event()
        self._reader: Reader | None = None
        self._waiting: deque[int] = deque()
        self._total = self._searched = 0
        self._found: list[Found] = []
        self._failures: list[NotSearched] = []
        self._renewals: list[Renewal] = []
        self.running = self._closed = False
        self.strip.taken.connect(self.take)
        self.strip.declined.connect(self._decline)
        desk.cancel.connect(self._cancel.set)
        page.filled.connect(self.look, Qt.ConnectionType.SingleShotConnection)
        self._answered.connect(self._collect, Qt.ConnectionType.QueuedConnection)

    # offering

    def look(self) -> None:
        """Offer it where an earlier engine searched some of the documents."""
        self._desk.operations.run(_outdated, self._offer)

    def ask(self, ids: list[int], title: str) -> None:
        """Ask back before it is done; `title` is of the first document."""
        where = f"“{title}”" if len(ids) == 1 else counted(len(ids), "document")
        self.strip.ask(f"Find points again in {where}?", ids)

    def _offer(self, ids: list[int]) -> None:
        if ids and not self.running and not self._desk.operations.read_only:
            were = "was" if len(ids) == 1 else "were"
            what = f"{counted(len(ids), 'document')} {were} searched by an earlier version of Briefing Desk."
            self.strip.offer(what, ids)

    def _decline(self) -> None:
        self._desk.operations.run(_forget_offer)

    # doing

    def take(self, ids: Sequence[int]) -> None:
        """Find points again in these documents, after those that wait already."""
        self._waiting.extend(ids)
        self._total += len(ids)
        if not self.running:
            self.running = True
            self._cancel.clear()
            self._desk.progress.emit("Starting the reader", 0, self._total)
            self._next()

    def close(self) -> None:
        """Stop, store what was found, and end the thread and the reading process."""
        self._closed = True
        self._cancel.set()
        self._thread.submit(self._close_reader)
        self._thread.shutdown(wait=True)
        if self._found:
            self._desk.operations.run(partial(_stored, found=self._found))

    def _next(self) -> None:
        if self._waiting and not self._cancel.is_set():
            call = partial(_document, document_id=self._waiting.popleft())
            self._desk.operations.run(call, self._search, failed=self._refused)
        else:
            self._store(last=True)

    def _search(self, document: Document | None) -> None:
        if document is None:  # it went to the bin meanwhile
            self._searched += 1
            self._next()
            return
        words = f"Finding points again, {self._searched + 1:,} of {self._total:,}: {document.details.title}"
        self._desk.progress.emit(words, self._searched, self._total)
        self._thread.submit(self._found_in, document).add_done_callback(self._answered.emit)

    def _found_in(self, document: Document) -> Outcome:
        """On the thread of its own."""
        again = importlib.import_module("briefing_app.importing.again")  # brings the readers
        if self._reader is None:
            self._reader = importlib.import_module("briefing_app.importing.sandbox").Reader()
        outcome: Outcome = again.find_again(document, self._reader, self._cancel.is_set)
        return outcome

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _collect(self, future: "Future[Outcome]") -> None:
        if self._closed:
            return
        outcome = None if future.exception() else future.result()
        if outcome is None:
            self._store(last=True)
        else:
            self._take_outcome(outcome)
        if error := future.exception():
            raise error  # a bug on the thread comes to light on this one

    def _take_outcome(self, outcome: Found | NotSearched) -> None:
        self._searched += 1
        if isinstance(outcome, Found):
            self._found.append(outcome)
        else:
            self._failures.append(outcome)
        if len(self._found) == TOGETHER:
            self._store(last=False)
        self._next()

    def _store(self, *, last: bool) -> None:
        found, self._found = self._found, []
        self._desk.progress.emit("Saving what was found", self._searched, self._total)
        call, then = partial(_stored, found=found), self._finish if last else self._count
        self._desk.operations.run(call, then, failed=self._refused)

    def _count(self, change: Change) -> None:
        self._renewals += change.renewals

    def _refused(self, error: BriefingError) -> None:
        """A library that refuses one document refuses the next."""
        self._rest()
        self._desk.operations.failed.emit(error)

    def _finish(self, change: Change) -> None:
        self._count(change)
        words, failures = _ended(self._renewals, self._total - self._searched), self._failures
        self._rest()
        self._desk.say.emit(words, change.undoable)
        if failures:
            self._desk.operations.failed.emit(_not_searched(failures))
        self.look()

    def _rest(self) -> None:
        self.running, self._total, self._searched = False, 0, 0
        self._waiting.clear()
        self._found, self._failures, self._renewals = [], [], []
        self._thread.submit(self._close_reader)
        self._desk.progress.emit("", 0, 0)
        self.finished.emit()


def _ended(renewals: Sequence[Renewal], left: int) -> str:
    """How it ended, in a sentence."""
    name = f"“{renewals[0].title}”" if len(renewals) == 1 else counted(len(renewals), "document")
    rest = f"; {counted(left, 'document')} left when it was cancelled" if left else ""
    return f"Found points again in {name}: {told(renewals)}{rest}" if renewals else f"No points were found again{rest}"


def _not_searched(failures: Sequence[NotSearched]) -> BriefingError:
    more = f" So {'was' if len(failures) == 2 else 'were'} {len(failures) - 1:,} more." if len(failures) > 1 else ""
    error = BriefingError(failures[0].reason + more)
    for failure in failures:
        error.add_note(f"{failure.title}: {failure.reason} {failure.details}".strip())
    return error


def _outdated(library: "Library") -> list[int]:
    """What to offer; once there is nothing, it is not looked for again until the engine is another one."""
    if library.note(_OFFERED) == ENGINE:
        return []
    ids = library.outdated(ENGINE)
    if not ids:
        library.set_note(_OFFERED, ENGINE)
    return ids


def _forget_offer(library: "Library") -> Change:
    return library.set_note(_OFFERED, ENGINE)


def _document(library: "Library", document_id: int) -> Document | None:
    return library.document(document_id) if library.document_summaries([document_id]) else None


def _stored(library: "Library", found: Sequence[Found]) -> Change:
    return library.renew_documents([(one.document_id, one.extraction) for one in found])
