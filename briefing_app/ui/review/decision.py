"""The pane in which one decides: likely speakers of a quote, what a figure says, why a point was found."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.figures import Aspect, Figure, Modifier
from briefing_app.domain.points import Content, Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.speakers import SettlePreview
from briefing_app.domain.wording import full_date
from briefing_app.packs.measures import unit_noun
from briefing_app.ui.review.choices import (
    Choice,
    alike_words,
    choices_of,
    likely,
    of_the_name,
    question,
    register_choices,
)
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.labels import label, set_kind
from briefing_app.ui.wording import role_line

STRENGTHS = {
    Modifier.NONE: "Stated exactly",
    Modifier.APPROX: "About",
    Modifier.AT_MOST: "At most",
    Modifier.AT_LEAST: "At least",
    Modifier.MORE_THAN: "More than",
    Modifier.LESS_THAN: "Less than",
}
ASPECTS = {Aspect.LEVEL: "How many or how much", Aspect.CHANGE: "By how much it changed", Aspect.TARGET: "A target"}
MARKED = {
    QuoteKind.DIRECT: "In quotation marks",
    QuoteKind.BLOCK: "Set off as a paragraph or a turn, without quotation marks",
    QuoteKind.MIXED: "Some words in quotation marks",
    QuoteKind.INDIRECT: "Reported, not in the speaker’s own words",
}
_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
SOMEONE_ELSE = 9
ALSO = "0"
"""The key that takes those alike along, or not."""


def value_in_words(figure: Figure) -> str:
    """The number that was read, in full with its unit: *£18,500,000*, *71%*, *48 baths*, *4 to 6 weeks*."""
    symbol, ends = _SYMBOLS.get(figure.unit or "", ""), (figure.value, figure.value_high)
    value = " to ".join(f"{symbol}{end:,.10g}" for end in ends if end is not None)
    if symbol:
        return value
    return f"{value}%" if figure.unit == "percent" else f"{value} {unit_noun(figure)}".strip()


def why(evidence: str) -> str:
    """Why something was found, as a sentence begins."""
    words = evidence.replace(" makes it approx", " makes it approximate")
    return words[:1].upper() + words[1:]


class ChoiceRow(QAbstractButton):
    """A key cap, a name, as what, and why; outlined in accent where it is the one that A takes."""

    def __init__(self, theme: Theme, key: int, title: str, lines: Sequence[str]) -> None:
        """Draw it for the theme."""
        super().__init__()
        self._theme, self._key, self._title, self._lines = theme, key, title, [line for line in lines if line]
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{key}: {', '.join((title, *self._lines))}")

    def sizeHint(self) -> QSize:
        """As high as its lines, wrapped, ask for."""
        return QSize(200, round(self._wrapped_height()))

    def hasHeightForWidth(self) -> bool:
        """The reason may take several lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return round(self._wrapped_height(width))

    def _left(self) -> float:
        return self._theme.space(14) + self._theme.text(22) + self._theme.space(12)

    def _wrapped_height(self, width: int = 0) -> float:
        room = max(120.0, (width or self.width() or 280) - self._left() - self._theme.space(12))
        lines = sum(self._bounds(line, self._theme.font(12), room).height() for line in self._lines)
        title = self._bounds(self._title, self._theme.font(14, 600), room).height()
        return float(max(title + lines + self._theme.space(20), self._theme.text(22) + self._theme.space(20)))

    @staticmethod
    def _bounds(words: str, font: QFont, room: float) -> QRectF:
        flags = int(Qt.TextFlag.TextWordWrap)
        return QFontMetricsF(font).boundingRect(QRectF(0, 0, room, 2000), flags, words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Frame, key, words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(theme.colour("accent"), 2) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if self.isChecked() else "subtle"))
            painter.drawRoundedRect(frame, 8, 8)
        self._draw_key(painter)
        top, room = float(theme.space(10)), self.width() - self._left() - theme.space(12)
        top = self._draw_words(painter, self._title, theme.font(14, 600), "text", top, room)
        for number, line in enumerate(self._lines):
            tint = "text2" if number == 0 else "text3"
            top = self._draw_words(painter, line, theme.font(12), tint, top, room)

    def _draw_key(self, painter: QPainter) -> None:
        theme, side = self._theme, self._theme.text(22)
        cap = QRectF(theme.space(14), theme.space(10), side, side)
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(12, 600))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), str(self._key))

    def _draw_words(self, painter: QPainter, words: str, font: QFont, tint: str, top: float, room: float) -> float:
        bounds = self._bounds(words, font, room)
        painter.setFont(font)
        painter.setPen(self._theme.colour(tint))
        painter.drawText(QRectF(self._left(), top, room, bounds.height() + 2), int(Qt.TextFlag.TextWordWrap), words)
        return float(top + bounds.height())


class DecisionPane(QWidget):
    """`chosen` when another speaker is taken; `other` when none of them is right."""

    chosen = Signal()
    other = Signal()

    def __init__(self, theme: Theme) -> None:
        """Empty until a point is shown."""
        super().__init__()
        self._theme, self._choices, self._rows = theme, list[Choice](), list[ChoiceRow]()
        self._at = 0
        self._point: Point | None = None
        self._document: DocumentSummary | None = None
        self._preview: SettlePreview | None = None
        self.also: QCheckBox | None = None
        self.named_so: QCheckBox | None = None
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Decision")
        self._layout = QVBoxLayout(self)
        self._inner: QWidget | None = None
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._layout.setContentsMargins(space(20), space(20), space(20), space(16))

    def show_point(self, point: Point | None, document: DocumentSummary | None) -> None:
        """Offer what can be decided about a point."""
        self._point, self._document, self._preview = point, document, None
        self._build()

    def show_settling(self, preview: SettlePreview) -> None:
        """Offer whom of the register the mention in question may be; an answer about another is passed over."""
        if self._point is not None and preview.mentions and preview.mentions[0].point_id == self._point.id:
            self._preview = preview
            self._build()
            self.chosen.emit()

    def _build(self) -> None:
        point, document = self._point, self._document
        if self._inner is not None:
            self._layout.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._choices, self._rows, self._at = [], [], 0
        self.also = self.named_so = None
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space(4))
        if point is not None and document is not None:
            self._fill(column, point.content, document)
        column.addStretch(1)
        self._layout.addWidget(self._inner)

    @property
    def choice(self) -> Choice | None:
        """The speaker that Accept takes; None where there is nothing to choose."""
        return self._choices[self._at] if self._choices else None

    def choose(self, number: int) -> None:
        """Take a speaker by the number shown; 9 is someone else."""
        if number == SOMEONE_ELSE and self._rows:
            self.other.emit()
        elif 1 <= number <= len(self._choices):
            self._at = number - 1
            self._check()
            self.chosen.emit()

    def _check(self) -> None:
        for place, row in enumerate(self._rows):
            row.setChecked(place == self._at)

    def _fill(self, column: QVBoxLayout, content: Content, document: DocumentSummary) -> None:
        if isinstance(content, Quote):
            self._fill_quote(column, content, document)
        elif isinstance(content, Figure):
            self._fill_figure(column, content)
        else:
            column.addWidget(label("Worth keeping?", "heading"))
            self._add_lines(column, [("Why it was found", why(content.evidence))])

    def _fill_quote(self, column: QVBoxLayout, quote: Quote, document: DocumentSummary) -> None:
        column.addWidget(label("Who said it?", "heading"))
        self._choose_among(quote)
        if words := self._asks(quote):
            column.addWidget(label(words, "danger", wrap=True))
        column.addSpacing(self._theme.space(6))
        leave = "Leave it unsettled" if self._preview is None else "Leave it unconfirmed"
        for number, choice in enumerate(self._choices, start=1):
            role = choice.role or "" if choice.speaker_id is not None else role_line(choice.of(quote), None)
            if choice.speaker is None and self._preview is not None:
                role = ""
            self._add_row(column, number, choice.title or choice.speaker or leave, [role, why(choice.why)])
        self._add_row(column, SOMEONE_ELSE, "Someone else", ["Write who said it, and as what"])
        self._check()
        self._add_alike(column)
        day = document.details.published
        cue = f"“{quote.cue}”" if quote.cue else ""
        said_on = ("Said on", full_date(day) or "No date is known")
        self._add_lines(column, [said_on, ("How it is given", MARKED[quote.kind]), ("Cue", cue)])

    def _choose_among(self, quote: Quote) -> None:
        """A mention that nobody confirmed is left so unless a person takes one of those offered."""
        point, preview = self._point, self._preview
        if point is None or preview is None:
            self._choices = choices_of(quote)
        else:
            self._choices = register_choices(point, quote, preview)
            self._at = len(self._choices) - 1

    def _asks(self, quote: Quote) -> str:
        if self._preview is not None:
            return question(quote, self._preview, self._choices)
        return "" if quote.settled else _doubt(quote)

    def _add_alike(self, column: QVBoxLayout) -> None:
        """What settling it takes along, told before it is done."""
        preview = self._preview
        if preview is None:
            return
        if likely(preview):
            self.also = self._box(column, f"{ALSO}  {alike_words(preview)}", checked=True)
        if others := of_the_name(preview):
            self.named_so = self._box(column, f"Also {len(others):,} more of the same name only", checked=False)

    def _box(self, column: QVBoxLayout, words: str, *, checked: bool) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(checked)
        box.setAccessibleName(words)
        told = label(words, "body", wrap=True)
        told.setBuddy(box)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(8))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(told, 1)
        column.addSpacing(self._theme.space(6))
        column.addLayout(row)
        return box

    def settled_ids(self) -> list[int]:
        """The points that settling the one in question concerns, as chosen."""
        preview = self._preview
        if preview is None or self._point is None:
            return []
        also = likely(preview) if self.also is not None and self.also.isChecked() else []
        named = of_the_name(preview) if self.named_so is not None and self.named_so.isChecked() else []
        return [self._point.id, *also, *named]

    def toggle_alike(self) -> None:
        """Take those alike along, or not."""
        if self.also is not None:
            self.also.toggle()

    def _add_row(self, column: QVBoxLayout, number: int, title: str, lines: Sequence[str]) -> None:
        row = ChoiceRow(self._theme, number, title, lines)
        row.clicked.connect(self._clicked)
        self._rows.append(row)
        column.addWidget(row)

    def _clicked(self) -> None:
        sender = self.sender()
        place = self._rows.index(sender) if isinstance(sender, ChoiceRow) and sender in self._rows else 0
        self._check()
        self.choose(place + 1 if place < len(self._choices) else SOMEONE_ELSE)

    def _fill_figure(self, column: QVBoxLayout, figure: Figure) -> None:
        column.addWidget(label("What does it say?", "heading"))
        self._add_lines(
            column,
            [
                ("Strength", STRENGTHS[figure.modifier]),
                ("Value", value_in_words(figure)),
                ("What is counted", figure.of or "Not named in the text"),
                ("What kind of figure", ASPECTS[figure.aspect]),
                ("About when", figure.as_of or ""),
                ("Said by", figure.said_by or ""),
                ("Why it was found", why(figure.evidence)),
            ],
        )

    def _add_lines(self, column: QVBoxLayout, lines: Sequence[tuple[str, str]]) -> None:
        for name, words in lines:
            if not words:
                continue
            column.addSpacing(self._theme.space(8))
            column.addWidget(label(name, "group"))
            value: QLabel = label(words, "body", wrap=True)
            set_kind(value, type="body")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(value)


def _doubt(quote: Quote) -> str:
    people = len({each.speaker for each in quote.candidates} | ({quote.speaker} if quote.speaker else set()))
    if not people:
        return "Nobody in the document fits surely."
    return "One speaker may fit." if people == 1 else f"{people} speakers may fit."
