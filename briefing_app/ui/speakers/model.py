"""The list of speakers: name, as what, how much they said."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from briefing_app.domain.speakers import SpeakerKind, SpeakerSummary
from briefing_app.domain.wording import capital, counted
from briefing_app.ui.listing.model import VALUE, ListModel
from briefing_app.ui.search.words import width_of
from briefing_app.ui.widgets.marks import DOUBT_SIGN
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate

KINDS = {SpeakerKind.PERSON: "Person", SpeakerKind.BODY: "Body", SpeakerKind.UNNAMED: "Not named"}
SIGNS = {SpeakerKind.PERSON: "user", SpeakerKind.BODY: "buildings", SpeakerKind.UNNAMED: "user-circle"}


class SpeakerModel(ListModel[SpeakerSummary]):
    """One row a speaker, in the library's order."""

    def id_of(self, value: SpeakerSummary) -> int:
        """The register's number."""
        return value.id

    def title_of(self, value: SpeakerSummary) -> str:
        """The name."""
        return value.name

    def sentence_of(self, value: SpeakerSummary) -> str:
        """The row as one sentence."""
        return sentence(value)


def sentence(speaker: SpeakerSummary) -> str:
    """A row as one sentence."""
    kind = "" if speaker.kind is SpeakerKind.PERSON else KINDS[speaker.kind].casefold()
    parts = (speaker.name, kind, below_name(speaker), counted(speaker.quotes, "quote"), doubt(speaker).casefold())
    return ", ".join(part for part in parts if part)


def doubt(speaker: SpeakerSummary) -> str:
    """What is not sure yet about an entry, in words; empty where all is."""
    if speaker.provisional:
        return "Not settled"
    return f"{speaker.unconfirmed:,} unconfirmed" if speaker.unconfirmed else ""


def below_name(speaker: SpeakerSummary) -> str:
    """What tells the entry apart, or as what, the newest first, and how many more."""
    if speaker.distinction:
        return capital(speaker.distinction)
    if not speaker.roles:
        return ""
    more = len(speaker.roles) - 1
    others = f", and {counted(more, 'other role')}" if more else ""
    return capital(speaker.roles[0]) + others


class SpeakerDelegate(RowDelegate):
    """The sign of the kind, name and count; below as what, and what is not sure, with its sign."""

    height = 58.0
    inset = 50.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Two lines, or one where nothing is known."""
        speaker = index.data(VALUE)
        if not isinstance(speaker, SpeakerSummary):
            return
        theme, line = self.theme, self.theme.text(20)
        place = QRectF(rect).adjusted(theme.space(24), 0, -theme.space(20), 0)
        second = bool(below_name(speaker) or doubt(speaker))
        top = place.center().y() - (line if second else line / 2)
        side = self.sign(painter, place.left(), top + line / 2, SIGNS[speaker.kind], "text2", 16)
        place.setLeft(place.left() + side + theme.space(10))
        self._draw_name(painter, QRectF(place.left(), top, place.width(), line), speaker, selected=selected)
        self._draw_below(painter, QRectF(place.left(), top + line, place.width(), line), speaker)

    def _draw_name(self, painter: QPainter, place: QRectF, speaker: SpeakerSummary, *, selected: bool) -> None:
        theme = self.theme
        font, count = theme.font(12, tabular=True), f"{speaker.quotes:,}"
        self.words(painter, place, count, font, "text2" if selected else "text3", right=True)
        place.setRight(place.right() - width_of(font, count) - theme.space(12))
        self.words(painter, place, speaker.name, theme.font(14, 600 if selected else 500), "text")

    def _draw_below(self, painter: QPainter, place: QRectF, speaker: SpeakerSummary) -> None:
        theme, words = self.theme, doubt(speaker)
        if words:
            font = theme.font(12, 600)
            left = place.right() - width_of(font, words) - 2
            self.words(painter, QRectF(left, place.top(), place.right() - left, place.height()), words, font, "doubt")
            left -= theme.text(13) + theme.space(4)
            self.sign(painter, left, place.center().y(), DOUBT_SIGN, "doubt", 13)
            place.setRight(left - theme.space(12))
        self.words(painter, place, below_name(speaker), theme.font(12), "text2")
