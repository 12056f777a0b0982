"""Find and replace in a pack's own words: every place with a preview, taken all at once or one by one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from briefing_app.domain.wording import counted
from briefing_app.ui.packs.finding import Found
from briefing_app.ui.packs.side_pane import SidePane
from briefing_app.ui.packs.ticks import Tick, TickList
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.checks import CheckBox
from briefing_app.ui.widgets.labels import label

_PAUSE = 150


class WordsPane(SidePane):
    """`words_changed` asks what is found; `replace_asked` carries the Found that are ticked and the new words."""

    words_changed = Signal(str, bool)
    """(words, whether capitals count)"""
    replace_asked = Signal(object, str)
    shown = Signal(object)
    """A Found to be shown where it stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing to find."""
        super().__init__(theme, "Find and replace", parent)
        self._found: Sequence[Found] = ()
        self._reading = False
        self.field, self.new = QLineEdit(), QLineEdit()
        self.field.setAccessibleName("Find in the pack’s own words")
        self.field.setPlaceholderText("Find in the pack’s own words")
        self.new.setAccessibleName("Replace with")
        self.new.setPlaceholderText("Replace with")
        self.capitals = CheckBox(theme, "Match capitals")
        self._count = label("", "note", wrap=True)
        self.list = TickList(theme, "Places found")
        self.replace = Button(theme, "Replace", look="quiet", icon="swap")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        row = QHBoxLayout()
        row.addWidget(self.capitals, 1)
        row.addWidget(self.replace)
        for part in (self.field, self.new):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._count)
        self.column.addWidget(self.list, 1)
        self.list.setMinimumHeight(theme.text(120))
        self._connect()
        self._renew()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._timer.start)
        self.capitals.toggled.connect(self._ask)
        self.new.textChanged.connect(self._preview)
        self._timer.timeout.connect(self._ask)
        self.field.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self._replace)
        self.replace.clicked.connect(self._replace)
        self.list.itemActivated.connect(self._show)
        self.list.itemDoubleClicked.connect(self._show)
        self.list.ticked.connect(self._renew)

    def begin(self) -> None:
        """Put the keyboard where words are looked for."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._ask()

    def show_found(self, found: Sequence[Found], quoted: int) -> None:
        """Show the places, all ticked; of `quoted` further ones in sealed words only the number is said."""
        self._found = list(found)
        self.list.show_rows([self._tick(each) for each in found])
        inside = f" {counted(quoted, 'place')} in somebody’s exact words, which stay as they are." if quoted else ""
        said = counted(len(found), "place") if found else "No place"
        self._count.setText(f"{said} in our own words.{inside}" if self.field.text() else "")
        self._renew()

    def _tick(self, found: Found) -> Tick:
        """How it would read, and where it is."""
        words, start = found.reading(self.new.text())
        length = len(self.new.text() or found.words)
        return Tick(found, words, found.where, (start, start + length))

    def _preview(self) -> None:
        for at, each in enumerate(self._found):
            self.list.say(at, self._tick(each))
        self._renew()

    def _renew(self) -> None:
        ticked = len(self._ticked_ones())
        self.replace.setEnabled(ticked > 0 and not self._reading)
        self.replace.say(f"Replace {counted(ticked, 'place')}" if ticked else "Replace")

    def _ticked_ones(self) -> list[Found]:
        return [each for each in self.list.values() if isinstance(each, Found)]

    def set_read_only(self) -> None:
        """Let words be found only."""
        self._reading = True
        self.new.hide()
        self.replace.hide()

    def _ask(self) -> None:
        self.words_changed.emit(self.field.text(), self.capitals.isChecked())

    def _replace(self) -> None:
        if self.replace.isEnabled():
            self.replace_asked.emit(self._ticked_ones(), self.new.text())

    def _show(self) -> None:
        self.shown.emit(self.list.current_value)
