"""The least a PySide6 program can do, as a measure for ours: a window with a label. Prints when it was first painted.

Its one argument is the moment when its process was asked for, in seconds since the epoch.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Hello(QLabel):
    """A label that tells its first paint and closes."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, then tell the time, once the event loop has the window on the screen."""
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        """Print the milliseconds since the start and end."""
        sys.stdout.write(f"First paint: {(time.time() - float(sys.argv[1])) * 1000:.0f} ms\n")
        QApplication.exit()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    hello = Hello("Hello")
    hello.resize(1280, 800)
    hello.show()
    sys.exit(app.exec())
