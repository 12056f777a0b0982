"""The list of speakers: name, as what, how much they said."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from briefing_app.domain.speakers import SpeakerSummary
from briefing_app.ui.search.words import width_of
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import counted, full_date

SPEAKER = Qt.ItemDataRole.UserRole


class SpeakerModel(QAbstractTableModel):
    """One row a speaker, in the library's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.speakers: Sequence[SpeakerSummary] = ()

    def take(self, speakers: Sequence[SpeakerSummary]) -> None:
        """Show these; the same ones again keep their places."""
        if [each.id for each in speakers] == [each.id for each in self.speakers]:
            self.speakers = speakers
            if speakers:
                self.dataChanged.emit(self.index(0, 0), self.index(len(speakers) - 1, 0))
            return
        self.beginResetModel()
        self.speakers = speakers
        self.endResetModel()

    def place(self, speaker_id: int | None) -> int | None:
        """The row of a speaker."""
        return next((place for place, each in enumerate(self.speakers) if each.id == speaker_id), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many speakers."""
        return 0 if parent.isValid() else len(self.speakers)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The speaker for the delegate; the name; a sentence for screen readers."""
        if not index.isValid():
            return None
        speaker = self.speakers[index.row()]
        if role == SPEAKER:
            return speaker
        if role == Qt.ItemDataRole.DisplayRole:
            return speaker.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                part for part in (speaker.name, below_name(speaker), counted(speaker.quotes, "quote")) if part
            )
        return None


def below_name(speaker: SpeakerSummary) -> str:
    """As what, the newest first, and how many more."""
    if not speaker.roles:
        return ""
    more = len(speaker.roles) - 1
    others = f", and {counted(more, 'other role')}" if more else ""
    return capital(speaker.roles[0]) + others


def capital(words: str) -> str:
    """The same with a capital, as at the beginning of a line."""
    return words[:1].upper() + words[1:]


def between(first: date | None, last: date | None) -> str:
    """*4 May 2024 to 21 August 2024*, or the one day."""
    if first is None or last is None or first == last:
        return full_date(first or last)
    return f"{full_date(first)} to {full_date(last)}"


class SpeakerDelegate(RowDelegate):
    """Two lines, the count at the right."""

    height = 58.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Name and count, then as what."""
        speaker = index.data(SPEAKER)
        if not isinstance(speaker, SpeakerSummary):
            return
        theme, line = self.theme, self.theme.text(20)
        place = QRectF(rect).adjusted(theme.space(24), 0, -theme.space(20), 0)
        role = below_name(speaker)
        top = place.center().y() - (line if role else line / 2)
        first = QRectF(place.left(), top, place.width(), line)
        font = theme.font(12, tabular=True)
        count = f"{speaker.quotes:,}"
        self.words(painter, first, count, font, "text2" if selected else "text3", right=True)
        first.setRight(first.right() - width_of(font, count) - theme.space(12))
        self.words(painter, first, speaker.name, theme.font(14, 600 if selected else 500), "text")
        if role:
            below = QRectF(place.left(), top + line, place.width(), line)
            self.words(painter, below, role, theme.font(12), "text2")
