"""The strip at the reader's foot: the selected point, who said it, what can be done with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.figures import Figure, Modifier
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import Page
from briefing_app.domain.wording import counted
from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import action_button
from briefing_app.ui.widgets.labels import elided, label, set_kind
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.marks import SIGNS, TOKENS, WORDS
from briefing_app.ui.wording import REVIEWED, dotted, point_title, role_line

_MODIFIERS = {
    Modifier.APPROX: "about",
    Modifier.AT_MOST: "at most",
    Modifier.AT_LEAST: "at least",
    Modifier.MORE_THAN: "more than",
    Modifier.LESS_THAN: "less than",
}


class PointStrip(QWidget):
    """Hidden while no point is selected."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Buttons are those of the table of actions."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Selected point")
        self._sign, self._tick = QLabel(), QLabel()
        self._who, self._role = elided("", "name"), elided("", "body")
        self._state, self._place = label("", "ok"), label("", "note")
        self._accept = action_button(theme, actions[Command.ACCEPT], look="primary", icon="check")
        self._add = action_button(theme, actions[Command.ADD_TO_PACK], look="primary", icon="plus", text="Add to pack")
        self._add_too = action_button(theme, actions[Command.ADD_TO_PACK], icon="plus", text="Add to pack")
        self._reject = action_button(theme, actions[Command.REJECT], icon="x")
        self._copy = action_button(theme, actions[Command.COPY_WITH_SOURCE], icon="copy")
        self._edit = action_button(theme, actions[Command.EDIT], icon="pencil-simple")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._who)
        words.addWidget(self._role)
        head = QHBoxLayout()
        head.setSpacing(self._theme.space(10))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(self._theme.space(8))
        for button in (self._accept, self._reject, self._add, self._copy, self._edit, self._add_too):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._place)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(24, 12, 24, 14)
        self._inner.setSpacing(12)
        self._inner.addLayout(head)
        self._inner.addLayout(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addLayout(self._inner)

    def show_point(
        self, point: Point | None, among: Sequence[Point], day: date | None, page: Page | None = None
    ) -> None:
        """Show a point of a document of that day, counted among those of its kind; None hides the strip."""
        self.setVisible(point is not None)
        if point is None:
            return
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(SIGNS[point.kind], TOKENS[point.kind], 16, ratio))
        self._who.setText(point_title(point))
        self._role.setText(_second_line(point, day))
        accepted = point.review is Review.ACCEPTED
        self._tick.setPixmap(
            self._theme.pixmap("check" if accepted else "circle-dashed", "ok" if accepted else "text2", 14, ratio)
        )
        self._state.setText(REVIEWED[point.review])
        set_kind(self._state, type="ok" if accepted else "body")
        shown_by_state = (
            *((button, not accepted) for button in (self._accept, self._reject, self._add_too)),
            *((button, accepted) for button in (self._add, self._copy)),
        )
        for button, shown in shown_by_state:
            button.setVisible(shown)
        same = [each.id for each in among if each.kind is point.kind]
        place = f"{same.index(point.id) + 1} of {counted(len(same), WORDS[point.kind])} here"
        self._place.setText(dotted(page.cited if page else "", place))
        self._fit()

    def _fit(self) -> None:
        """The count gives way where the buttons need the room."""
        self._place.setVisible(self.width() > self._theme.text(520))


def _second_line(point: Point, day: date | None) -> str:
    content = point.content
    if isinstance(content, Quote):
        return role_line(content, day)
    if isinstance(content, Figure):
        said = f"said by {content.said_by}" if content.said_by else ""
        strength = _MODIFIERS.get(content.modifier, "stated exactly")
        told = ", ".join(part for part in (strength, content.kind.value, said) if part)
        return told[:1].upper() + told[1:]
    return WORDS[PointKind.KEY_POINT].capitalize() if not content.evidence else content.evidence
