"""What stands in the window while another one has the library: read it all the same, try again, or quit."""

from PySide6.QtCore import Qt, Signal

from briefing_app.errors import BriefingError
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label


class InUsePane(EmptyState):
    """One of three ways on; nothing of the library is opened before."""

    read_only = Signal()
    again = Signal()
    quit = Signal()

    def __init__(self, theme: Theme, error: BriefingError) -> None:
        """Say which library it is."""
        super().__init__(theme, "This library is open in another window", error.what)
        self.setAccessibleName("This library is open in another window")
        self.column.addSpacing(theme.space(8))
        self.read = Button(theme, "Open it here for reading only", look="primary", icon="book-open")
        self.read.clicked.connect(self.read_only)
        again = Button(theme, "Try again, now that the other window is closed", look="link")
        again.clicked.connect(self.again)
        leave = Button(theme, "Quit", look="link")
        leave.clicked.connect(self.quit)
        words = "Reading only, you can search, read and copy. What the other window saves is shown here as it comes."
        self.column.addWidget(label(words, "body", wrap=True))
        for button in (self.read, again, leave):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
