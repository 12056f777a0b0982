"""The head of one speaker: name, what is sure, what is known, offices."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.speakers import Speaker, SpeakerSummary
from briefing_app.domain.wording import capital, counted
from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.speakers.model import KINDS, SIGNS
from briefing_app.ui.speakers.offices import span, titled
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label, set_kind
from briefing_app.ui.widgets.marks import DOUBT_SIGN
from briefing_app.ui.wording import between, dotted

SHOWN = 3
"""So many offices are shown at first."""


class PersonCard(QWidget):
    """`show_summary` at once, `show_speaker` when the whole entry is there."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Empty until a speaker is shown."""
        super().__init__()
        self._theme = theme
        self.speaker: Speaker | None = None
        self._folded = False
        self._summary: SpeakerSummary | None = None
        self.setAccessibleName("Speaker")
        self._kind, self._sign = QLabel(), QLabel()
        self.name, self.state = label("", "heading", wrap=True), label("", "ok", wrap=True)
        self.facts, self.names = label("", "note", wrap=True), label("", "body", wrap=True)
        self.offices, self.note = label("", "body", wrap=True), label("", "body", wrap=True)
        for part in (self.name, self.names, self.offices, self.note):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._all = Button(theme, "Show all offices", look="link")
        self._all.clicked.connect(self._show_all)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for command, icon, words in (
            (Command.EDIT, "pencil-simple", "Edit"),
            (Command.CONFIRM_SPEAKER, "check", "Confirm"),
            (Command.MERGE_SPEAKERS, "git-merge", "Merge"),
            (Command.SPLIT_SPEAKER, "arrow-bend-up-right", "Give quotes to somebody else"),
        ):
            button = action_button(theme, actions[command], look="plain", icon=icon, text=words)
            flow.addWidget(button)
            if command is Command.CONFIRM_SPEAKER:
                self._confirm = button
        self._lay_out()
        self.forget()

    def _lay_out(self) -> None:
        self._head, self._states = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.name, 1)
        self._states.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._states.addWidget(self.state, 1)
        self._told = QVBoxLayout()
        self._told.addLayout(self._head)
        self._told.addLayout(self._states)
        for part in (self.facts, self.names, self.offices):
            self._told.addWidget(part)
        self._told.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._told.addWidget(self.note)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._told)
        self._column.addWidget(self._buttons)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._told.setContentsMargins(space(12), space(2), 0, 0)  # the words of a plain button are set in by as much
        for column in (self._told, self._column):
            column.setSpacing(space(3))
        self._head.setSpacing(space(8))
        self._states.setSpacing(space(6))
        if self._summary is not None:
            self._draw_signs(self._summary)
            self._show_parts()

    def fold(self, *, folded: bool) -> None:
        """Leave the room to the pane below, where text is large: only the name and what is not sure stay."""
        self._folded = folded and self._theme.roomy
        self._show_parts()

    def forget(self) -> None:
        """Show nobody."""
        self.speaker = self._summary = None
        for part in (self._kind, self._sign, self.name, self.state, self._buttons):
            part.hide()
        self._show_parts()

    def show_summary(self, summary: SpeakerSummary) -> None:
        """Show what the list knows; the rest follows."""
        if self.speaker is not None and self.speaker.id != summary.id:
            self.speaker = None
        self._summary = summary
        for part in (self._kind, self._sign, self.name, self.state, self._buttons):
            part.show()
        self.name.setText(summary.name)
        self.state.setText(_state(summary))
        self._confirm.setVisible(bool(summary.unconfirmed) or summary.provisional)
        self._draw_signs(summary)
        self._show_parts()

    def _draw_signs(self, summary: SpeakerSummary) -> None:
        ratio = self.devicePixelRatioF()
        doubt = bool(summary.unconfirmed) or summary.provisional
        self._kind.setPixmap(self._theme.pixmap(SIGNS[summary.kind], "text2", 18, ratio))
        sign, tint = (DOUBT_SIGN, "doubt") if doubt else ("check", "ok")
        self._sign.setPixmap(self._theme.pixmap(sign, tint, 14, ratio))
        set_kind(self.state, type="danger" if doubt else "ok")

    def show_speaker(self, speaker: Speaker) -> None:
        """Show the whole entry."""
        self.speaker = speaker
        self._show_parts()

    def _show_all(self) -> None:
        self._show_parts(every=True)

    def _show_parts(self, *, every: bool = False) -> None:
        summary, speaker = self._summary, self.speaker
        self._say(self.facts, _facts(summary) if summary else "")
        names = ", ".join(alias.name for alias in speaker.aliases) if speaker else ""
        self._say(self.names, f"Also known as {names}" if names else "")
        lines = _offices(summary, speaker) if summary else []
        shown = lines if every else lines[: 1 if self._theme.roomy else SHOWN]
        self._say(self.offices, "\n".join(shown))
        self._all.say(f"Show all {len(lines)} offices")
        self._all.setVisible(len(shown) < len(lines))
        self._say(self.note, speaker.details.note if speaker else "")
        for part in (self.facts, self.names, self.offices, self._all, self.note):
            part.setVisible(part.isVisibleTo(self) and not self._folded)
        self._buttons.setVisible(summary is not None and not self._folded)

    @staticmethod
    def _say(part: QLabel, words: str) -> None:
        part.setText(words)
        part.setVisible(bool(words))


def _state(summary: SpeakerSummary) -> str:
    if summary.provisional:
        return "Only a name so far: whose it is waits for you to settle it"
    if summary.unconfirmed:
        of = f" of {counted(summary.quotes, 'quote')}" if summary.unconfirmed < summary.quotes else ""
        return f"{summary.unconfirmed:,}{of} unconfirmed: put down here without being sure"
    return "All sure" if summary.quotes else "Not quoted yet"


def _facts(summary: SpeakerSummary) -> str:
    days = between(summary.first, summary.last) or ("No date is known" if summary.quotes else "")
    return dotted(KINDS[summary.kind], capital(summary.distinction), summary.party, summary.constituency, days)


def _offices(summary: SpeakerSummary, speaker: Speaker | None) -> list[str]:
    """Those of the register; of a mere name, the roles that its documents state."""
    if speaker is not None and speaker.offices:
        return [f"{titled(office.details)}, {span(office)}" for office in speaker.offices]
    return [capital(role) for role in summary.roles] or (["No document states in what capacity."] if speaker else [])
