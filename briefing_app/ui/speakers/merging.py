"""The pane that makes several entries one, after telling what that would do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.domain.speakers import MergePreview, OfficeDetails, Speaker, SpeakerSummary
from briefing_app.domain.wording import counted
from briefing_app.ui.forms import ChoiceField, Form
from briefing_app.ui.speakers.editor import PaneFrame
from briefing_app.ui.speakers.model import KINDS
from briefing_app.ui.speakers.offices import span, titled
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.name_field import NameField
from briefing_app.ui.wording import cut

_EVER, _LATER = date.min, date.max
_SHOWN = 60
"""How many characters of what was typed are said again."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge would do, with the whole entries, the one that stays first."""

    preview: MergePreview
    entries: tuple[Speaker, ...]


def entry_name(entry: SpeakerSummary) -> str:
    """A name that tells entries apart: with what distinguishes, or the newest role."""
    more = entry.distinction or next(iter(entry.roles), "")
    return f"{entry.name} ({more})" if more else entry.name


def conflicts(entries: Sequence[Speaker]) -> list[str]:
    """What speaks against these being the same: other kinds, parties or seats, different offices at one time."""
    told: list[str] = []
    for name, words in (("kind", "Kind"), ("party", "Party"), ("constituency", "Constituency")):
        values = dict.fromkeys(str(getattr(entry.details, name)) for entry in entries)
        known = (
            [KINDS[entry.details.kind] for entry in entries] if name == "kind" else [each for each in values if each]
        )
        if len(set(known)) > 1:
            told.append(f"{words}: {' and '.join(dict.fromkeys(known))}")
    return told + list(dict.fromkeys(_at_once(entries)))


def _at_once(entries: Sequence[Speaker]) -> Iterator[str]:
    for one, other in combinations(entries, 2):
        for mine, theirs in product(one.offices, other.offices):
            if _differ(mine.details, theirs.details) and _overlap(mine.details, theirs.details):
                ways = f"{titled(mine.details)} ({span(mine)}), and {titled(theirs.details)} ({span(theirs)})"
                yield f"At the same time: {ways}"


def _differ(mine: OfficeDetails, theirs: OfficeDetails) -> bool:
    one, other = titled(mine).casefold(), titled(theirs).casefold()
    return one not in other and other not in one


def _overlap(mine: OfficeDetails, theirs: OfficeDetails) -> bool:
    if not any((mine.first, mine.last)) or not any((theirs.first, theirs.last)):
        return False
    latest_start = max(mine.first or _EVER, theirs.first or _EVER)
    return latest_start <= min(mine.last or _LATER, theirs.last or _LATER)


class MergePane(PaneFrame):
    """`preview_asked` whenever what would be merged changes, `merge_asked` by its button."""

    preview_asked = Signal(int, object)
    merge_asked = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        """Empty until `start`."""
        super().__init__(theme, "Make several entries one")
        self.entries: list[SpeakerSummary] = []
        self._known: dict[int, SpeakerSummary] = {}
        self.other = NameField("Name of another entry that is the same", "Another entry")
        self.other.returnPressed.connect(self._take_other)
        self.other.picked.connect(self._take_other)
        add = Button(theme, "Add to the merge", icon="plus")
        add.clicked.connect(self._take_other)
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        row.addWidget(self.other, 1)
        row.addWidget(add)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.stays = ChoiceField(theme, [], None)
        self.stays.activated.connect(self._ask)
        form = Form(theme)
        form.add("The entry that &stays", self.stays)
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.space(4))
        self.go = Button(theme, "Merge", look="primary", icon="git-merge")
        self.go.setEnabled(False)
        self.go.clicked.connect(self._merge)
        self.column.addWidget(self._chips)
        self.column.addLayout(row)
        self.column.addWidget(form)
        self.column.addLayout(self._told)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self, entries: Sequence[SpeakerSummary], everybody: Sequence[SpeakerSummary]) -> None:
        """Begin with these; the one that says most stays."""
        self._known = {each.id: each for each in everybody}
        self.other.offer([(entry_name(each), each.id) for each in everybody])
        self.other.clear()
        self._take(sorted(entries, key=lambda each: (each.provisional, -each.quotes)))

    def _take(self, entries: Sequence[SpeakerSummary]) -> None:
        kept = self.stays.currentData()
        self.entries = list(entries)
        with QSignalBlocker(self.stays):
            self.stays.clear()
            for entry in self.entries:
                self.stays.addItem(entry_name(entry), entry.id)
            self.stays.setCurrentIndex(max(0, self.stays.findData(kept)))
        self._show_chips()
        self._ask()

    def _show_chips(self) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for entry in self.entries:
            chip = Button(self.theme, f"{entry_name(entry)}, {counted(entry.quotes, 'quote')}", icon="x", size=12)
            chip.setAccessibleName(f"Leave {entry_name(entry)} out")
            chip.setToolTip("Leave this one out")
            chip.clicked.connect(lambda _checked=False, one=entry.id: self._leave_out(one))
            self._flow.addWidget(chip)

    def _leave_out(self, speaker_id: int) -> None:
        self._take([each for each in self.entries if each.id != speaker_id])

    def _take_other(self, _words: str = "") -> None:
        fitting = self.other.fitting()
        if self.other.value is None and len(fitting) == 1:
            self.other.setText(fitting[0])
        found = self.other.value
        if found is None and self.other.text().strip():
            self._say_which(len(fitting))
        if isinstance(found, int) and all(each.id != found for each in self.entries):
            self._take([*self.entries, self._known[found]])
        if found is not None:
            self.other.clear()

    def _say_which(self, fitting: int) -> None:
        words = cut(self.other.text().strip(), _SHOWN)
        if fitting:
            told = f"{fitting:,} entries fit “{words}”: choose one of the list."
            self.other.show_fitting()
        else:
            told = f"No entry of the register is called “{words}”."
        self._say([label(told, "warn", wrap=True)])

    def _chosen(self) -> tuple[int, list[int]]:
        into = self.stays.currentData()
        return into, [each.id for each in self.entries if each.id != into]

    def _ask(self) -> None:
        self.go.setEnabled(False)
        self._say([])
        if len(self.entries) < 2:
            self.go.say("Merge")
            self._say([label("Add the entries that are the same person or body as this one.", "body", wrap=True)])
        else:
            self.preview_asked.emit(*self._chosen())

    def show_preview(self, merging: Merging) -> None:
        """Tell what the merge would do; an answer to another question is passed over."""
        preview = merging.preview
        into, ids = self._chosen()
        if preview.into.id != into or {each.id for each in preview.gone} != set(ids):
            return
        gone = ", ".join(each.name for each in preview.gone)
        lines = [f"{counted(preview.points, 'point')} of {gone} will be {preview.into.name}’s."]
        if preview.aliases:
            lines.append(f"Names that {preview.into.name} takes on: {', '.join(preview.aliases)}.")
        offices = [f"{titled(office.details)}, {span(office)}" for office in preview.offices]
        lines.append("Offices after that: " + ("; ".join(offices) + "." if offices else "none."))
        doubts = conflicts(merging.entries)
        found = [label(line, "body", wrap=True) for line in lines]
        if doubts:
            found.append(label("These speak against it. Look before you merge:", "warn", wrap=True))
        found += [label(f"– {line}", "body", wrap=True) for line in doubts]
        self._say(found)
        self.go.say(f"Merge {len(self.entries)} entries")
        self.go.setEnabled(True)

    def _say(self, lines: Sequence[QLabel]) -> None:
        while item := self._told.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._told.addWidget(line)

    def told(self) -> list[str]:
        """The lines that are shown."""
        items = (self._told.itemAt(at) for at in range(self._told.count()))
        lines = (item.widget() for item in items if item is not None)
        return [line.text() for line in lines if isinstance(line, QLabel)]

    def _merge(self) -> None:
        self.merge_asked.emit(*self._chosen())
