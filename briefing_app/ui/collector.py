"""Has garbage collected on the UI thread alone.

A cycle may hold a widget, and the thread that breaks the cycle destroys the widget: on the library's thread, in the
middle of a query, that ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1000
"""Milliseconds between two looks at how much has gathered."""


class Collector(QObject):
    """Takes collecting over from Python until `close`."""

    def __init__(self, parent: QObject) -> None:
        """Switch Python's own collecting off."""
        super().__init__(parent)
        self._before = gc.isenabled()
        gc.disable()
        timer = QTimer(self, interval=_PAUSE)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> None:
        """Collect what Python itself would have collected by now."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (found, most) in enumerate(counts) if 0 < most < found]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        """Leave collecting to Python again, if it was before; the other threads have ended by now."""
        if self._before:
            gc.enable()
