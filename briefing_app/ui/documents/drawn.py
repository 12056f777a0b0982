"""Pages drawn in the background, the newest wish first: what was wished for before it is not drawn any more."""

import importlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.importing.drawing import Pages
    from briefing_app.importing.paged import Wanted


class DrawnPages(QObject):
    """`ask`, and the answer comes as `drawn` (a Wanted, its Picture) or `failed` (a Wanted, a BriefingError)."""

    drawn = Signal(object, object)
    failed = Signal(object, object)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        """No process is started before the first page."""
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing-pages")
        self._pages: Pages | None = None
        self._wanted: Wanted | None = None
        self._answered.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def ask(self, wanted: "Wanted") -> None:
        """Draw a page, unless it is the one that was asked for last."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._thread.submit(self._draw, wanted)

    def forget(self) -> None:
        """Want nothing any more."""
        self._wanted = None

    def close(self) -> None:
        """End the process."""
        self._wanted = None
        self._thread.submit(self._end)
        self._thread.shutdown(wait=True)

    def _tell(self, wanted: "Wanted", answer: object) -> None:
        if wanted == self._wanted:
            (self.failed if isinstance(answer, BriefingError) else self.drawn).emit(wanted, answer)

    # on the drawing thread

    def _draw(self, wanted: "Wanted") -> None:
        if wanted is not self._wanted:
            return
        if self._pages is None:
            self._pages = importlib.import_module("briefing_app.importing.drawing").Pages()
        try:
            answer: object = self._pages.picture(wanted)
        except BriefingError as error:
            answer = error
        self._answered.emit(wanted, answer)

    def _end(self) -> None:
        if self._pages is not None:
            self._pages.close()
