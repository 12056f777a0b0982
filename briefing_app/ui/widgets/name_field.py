"""A field that completes names as one types, and knows what each stands for."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit


class NameField(QLineEdit):
    """`offer` names with what they stand for; `picked` when one was chosen from the list, `changed` while typing."""

    picked = Signal(str)
    changed = Signal()

    def __init__(self, placeholder: str, name: str = "") -> None:
        """`name` is for screen readers; the placeholder if empty."""
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._offered: dict[str, object] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        if (popup := completer.popup()) is not None:
            popup.setAccessibleName(f"{self.accessibleName()}: suggestions")
            popup.setProperty("look", "popup")
        # Queued, as the field itself writes what was picked once everybody has been told: who clears it comes after.
        completer.activated.connect(self.picked, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        self.textChanged.connect(self.changed)

    def offer(self, names: Sequence[tuple[str, object]]) -> None:
        """Complete these; of several alike the first counts."""
        self._offered = dict(reversed(names))
        self._names.setStringList(list(dict.fromkeys(name for name, _ in names)))

    @property
    def names(self) -> list[str]:
        """What is offered."""
        return self._names.stringList()

    def fitting(self) -> list[str]:
        """The names offered that hold the words."""
        words = self.text().strip().casefold()
        return [name for name in self.names if words and words in name.casefold()]

    def show_fitting(self) -> None:
        """Open the list of those again."""
        if (completer := self.completer()) is not None:
            completer.setCompletionPrefix(self.text())
            completer.complete()

    @property
    def value(self) -> object:
        """What the words stand for, whatever their case; None if for nothing that is offered."""
        words = self.text().strip()
        if words in self._offered:
            return self._offered[words]
        folded = [value for name, value in self._offered.items() if name.casefold() == words.casefold()]
        return folded[0] if len(folded) == 1 else None
