"""Has garbage collected on the UI thread alone.

A cycle may hold a widget, and the thread that breaks the cycle destroys the widget: on the library's thread, in the
middle of a query, that ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1000
"""Milliseconds between two looks at how much has gathered."""
_MANY = 50_000
"""New objects that take longer than a frame of the screen to look at: mostly a document on its way to the library."""
_PATIENCE = 15
"""So many looks in a row are left out while there are that many; nearly all go by themselves meanwhile."""


class Collector(QObject):
    """Takes collecting over from Python until `close`, in steps that the window does not feel."""

    def __init__(self, parent: QObject) -> None:
        """Switch Python's own collecting off."""
        super().__init__(parent)
        self._before = gc.isenabled()
        self._left_out = 0
        self._settled = False
        gc.disable()
        timer = QTimer(self, interval=_PAUSE)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> None:
        """Collect what Python itself would have collected by now."""
        counts = gc.get_count()
        due = [step for step, most in enumerate(gc.get_threshold()) if 0 < most < counts[step]]
        if not due:
            return
        if counts[0] > _MANY and not self._settled:
            self._settle()
            return
        if counts[0] > _MANY and self._left_out < _PATIENCE:
            self._left_out += 1
            return
        self._left_out = 0
        gc.collect(max(due))
        if max(due) and not self._settled:
            self._settle()

    def _settle(self) -> None:
        """Never look at what start-up made: modules and the window stay to the end, and take a tenth of a second."""
        self._settled = True
        gc.freeze()

    def close(self) -> None:
        """Leave collecting to Python again, if it was before; the other threads have ended by now."""
        if self._settled:
            gc.unfreeze()
        if self._before:
            gc.enable()
