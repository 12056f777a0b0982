"""The list of stories: a page at a time, the one last told first."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from briefing_app.domain.stories import StorySummary
from briefing_app.ui.listing.model import VALUE, ListModel
from briefing_app.ui.stories.told import sentence, title, when
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate


class StoryModel(ListModel[StorySummary]):
    """Holds the stories fetched so far."""

    def id_of(self, value: StorySummary) -> int:
        """Its number, which is that of its first document."""
        return value.id

    def title_of(self, value: StorySummary) -> str:
        """What it is called."""
        return title(value)

    def sentence_of(self, value: StorySummary) -> str:
        """The row as one sentence."""
        return sentence(value)

    def tip_of(self, value: StorySummary) -> str:
        """Title and publishers."""
        return "\n".join(part for part in (title(value), ", ".join(value.publishers)) if part)


class StoryDelegate(RowDelegate):
    """The title; below it by how many sources it was told and when; below that who published them."""

    def row_height(self) -> int:
        """Three lines."""
        return self.theme.text(22) + self.theme.text(18) * 2 + self.theme.space(18)

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Three lines, each cut with … where there is no room."""
        story = index.data(VALUE)
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
