"""The list of stories: a page at a time, the one last told first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from briefing_app.domain.stories import StorySummary
from briefing_app.ui.stories.told import sentence, title, when
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate

ROW = Qt.ItemDataRole.UserRole


class StoryModel(QAbstractTableModel):
    """Holds the stories fetched so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.stories: list[StorySummary] = []

    def show_stories(self, stories: Sequence[StorySummary]) -> None:
        """Show these from now on; rows that stay keep their selection."""
        same = [each.id for each in stories] == [each.id for each in self.stories]
        if not same:
            self.beginResetModel()
        self.stories = list(stories)
        if not same:
            self.endResetModel()
        elif stories:
            self.dataChanged.emit(self.index(0, 0), self.index(len(stories) - 1, 0))

    def add_stories(self, stories: Sequence[StorySummary]) -> None:
        """Show another page below."""
        known = {each.id for each in self.stories}
        new = [each for each in stories if each.id not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self.stories), len(self.stories) + len(new) - 1)
            self.stories += new
            self.endInsertRows()

    def place(self, story_id: int | None) -> int | None:
        """The row of a story."""
        return next((at for at, each in enumerate(self.stories) if each.id == story_id), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as are fetched."""
        return 0 if parent.isValid() else len(self.stories)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The story for the delegate; its title; a sentence for screen readers."""
        if not index.isValid():
            return None
        story = self.stories[index.row()]
        if role == ROW:
            return story
        if role == Qt.ItemDataRole.DisplayRole:
            return title(story)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (title(story), ", ".join(story.publishers)) if part)
        return sentence(story) if role == Qt.ItemDataRole.AccessibleTextRole else None


class StoryDelegate(RowDelegate):
    """The title; below it by how many sources it was told and when; below that who published them."""

    def row_height(self) -> int:
        """Three lines."""
        return self.theme.text(22) + self.theme.text(18) * 2 + self.theme.space(18)

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Three lines, each cut with … where there is no room."""
        story = index.data(ROW)
        if not isinstance(story, StorySummary):
            return
        theme, line = self.theme, self.theme.text(18)
        place = QRectF(rect).adjusted(theme.space(24), theme.space(9), -theme.space(16), 0)
        place.setHeight(theme.text(22))
        self.words(painter, place, title(story), theme.font(14, 600 if selected else 500), "text")
        below = QRectF(place.left(), place.bottom(), place.width(), line)
        self.words(painter, below, when(story), theme.font(12, 500, tabular=True), "text2")
        names = ", ".join(story.publishers) or "No publisher known"
        self.words(painter, below.translated(0, line), names, theme.font(12), "text3")
