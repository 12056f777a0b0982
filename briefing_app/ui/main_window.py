"""The window: puts menu bar, rail, pages and status bar together, and nothing else."""

from functools import partial

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackSummary
from briefing_app.errors import BriefingError
from briefing_app.settings import TEXT_SIZES, Settings
from briefing_app.ui.actions import TABLE, Command, Handler, Menu
from briefing_app.ui.collector import Collector
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.in_use import InUsePane
from briefing_app.ui.linker import Linker
from briefing_app.ui.operations import Standing
from briefing_app.ui.page import Page
from briefing_app.ui.pages import AT_HOME, BELOW, EVERY, PAGES, PageSpec
from briefing_app.ui.palette import CommandPalette
from briefing_app.ui.widgets.focus_ring import FocusRing
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.rail import Rail, RailItem
from briefing_app.ui.widgets.status_bar import StatusBar

MARKING, NAME = "OFFICIAL", "My library"


class MainWindow(QMainWindow):
    """The one window. Pages are made when they are first shown; `page(key)` makes one if need be."""

    def __init__(self, desk: Desk) -> None:
        """Put the frame together and show the first page."""
        super().__init__()
        self.desk = desk
        self._collector = Collector(self)
        self.linker = Linker(desk.operations)
        self.setWindowTitle("Briefing Desk")
        self.setMinimumSize(QSize(720, 480))
        self._pages: dict[str, Page] = {}
        self._standing: Standing | None = None
        self.rail = Rail(
            desk.theme, self._rail_items(PAGES), self._rail_items(BELOW), desk.actions.key(Command.ADD_TO_PACK)
        )
        self.stack = QStackedWidget(self)
        self.status = StatusBar(desk.theme)
        self._lay_out()
        self._fill_menus()
        self._ring = FocusRing(desk.theme, self)
        self._palette = CommandPalette(desk.theme, desk.actions, self)
        self._connect()
        self._answer()
        self._restore()
        desk.operations.hold()
        self._painted = False
        self.show_page(PAGES[0].key)

    # putting together

    def _rail_items(self, specs: tuple[PageSpec, ...]) -> list[RailItem]:
        return [RailItem(spec.key, spec.title, spec.icon, self.desk.actions.key(spec.command)) for spec in specs]

    def _lay_out(self) -> None:
        middle = self._middle = QHBoxLayout()
        self._choice: InUsePane | None = None
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        self._rail_edge = hairline(vertical=True)
        middle.addWidget(self._rail_edge)
        middle.addWidget(self.stack, 1)
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(hairline())
        layout.addWidget(self.status)
        self.setCentralWidget(frame)

    def _fill_menus(self) -> None:
        bar = QMenuBar(self)
        self.setMenuBar(bar)
        menus = {menu: bar.addMenu(menu.value) for menu in Menu}
        for entry in TABLE:
            if entry.rule:
                menus[entry.menu].addSeparator()
            menus[entry.menu].addAction(self.desk.actions[entry.command])

    def _connect(self) -> None:
        desk = self.desk
        self.rail.chosen.connect(self.show_page)
        self.rail.pack_chosen.connect(self._show_open_pack)
        desk.go.connect(self.show_page)
        desk.say.connect(self._say)
        desk.status.connect(self.status.say)
        desk.progress.connect(self._show_progress)
        self.status.cancelled.connect(desk.cancel)
        self.status.paused.connect(desk.pause)
        desk.can_pause.connect(self.status.allow_pause)
        desk.open_pack_changed.connect(self._show_pack)
        desk.settings_changed.connect(self._arrange)
        desk.operations.standing.connect(self._show_standing)
        desk.operations.failed.connect(self._show_error)
        desk.operations.busy.connect(self._show_busy)
        desk.operations.in_use.connect(self._offer_reading)

    def _answer(self) -> None:
        go: dict[Command, Handler] = {spec.command: partial(self.show_page, spec.key) for spec in EVERY}
        go |= {command: partial(self._do_at, key, command) for command, key in AT_HOME.items()}
        self.desk.actions.answer(
            go
            | {
                Command.QUIT: self._quit,
                Command.UNDO: self._undo,
                Command.REDO: self._redo,
                Command.FOLD_RAIL: self._fold,
                Command.NEXT_PANE: self._next_pane,
                Command.PREVIOUS_PANE: self._previous_pane,
                Command.PALETTE: self._palette.ask,
                Command.LARGER_TEXT: self._larger,
                Command.SMALLER_TEXT: self._smaller,
                Command.NORMAL_TEXT: self._normal,
            }
        )

    def _do_at(self, key: str, command: Command) -> None:
        """Do on its own page what another page was asked for."""
        if command in self.page(key).commands():
            self.show_page(key)
            self.desk.actions.trigger(command)

    # pages

    def page(self, key: str) -> Page:
        """The page of that key."""
        if key not in self._pages:
            page = _spec(key).make(self.desk, self.stack)
            self._pages[key] = page
            self.stack.addWidget(page)
            if self.desk.operations.read_only:
                page.set_read_only()
        return self._pages[key]

    @property
    def current(self) -> Page:
        """The page in view."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)  # noqa: S101 - the stack holds nothing else
        return page

    def show_page(self, key: str, target: Target | None = None) -> None:
        """Bring a page to the front, let it answer to commands, and show the target."""
        page = self.page(key)
        self.rail.choose(_spec(key).beside or key)
        self.desk.actions.take_page(page.commands(), page.title)
        self._show_undo()
        self.status.say("")
        self.stack.setCurrentWidget(page)
        if target is not None:
            page.show_target(target)
        elif panes := page.panes():
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_open_pack(self) -> None:
        if self.desk.open_pack is not None:
            self.show_page("packs", Target(pack_id=self.desk.open_pack.id))

    def _next_pane(self) -> None:
        self._step_pane(1)

    def _previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        panes = [pane for pane in self.current.panes() if pane.isVisible()]
        if panes:
            focused = QApplication.focusWidget()
            held = [at for at, pane in enumerate(panes) if focused and (pane is focused or pane.isAncestorOf(focused))]
            place = held[0] + by if held else 0
            panes[place % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # what the frame shows

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        for spec in PAGES:
            count = spec.counted(standing.counts)
            self.rail.buttons[spec.key].say(f"{count:,}" if count else "")
        marking = standing.notes.get("marking", MARKING)
        self.rail.say_library(standing.notes.get("name", NAME), marking)
        self.status.say_marking(marking)
        self._show_undo()

    def _show_undo(self) -> None:
        undo, redo = (self._standing.undo, self._standing.redo) if self._standing else (None, None)
        for command, name, word in ((Command.UNDO, undo, "Undo"), (Command.REDO, redo, "Redo")):
            self.desk.actions.set_text(command, f"{word} {name}" if name else word)
            self.desk.actions.set_able(command, name is not None)

    def _show_pack(self, pack: PackSummary | None) -> None:
        items = "" if pack is None else f"{pack.items} {'item' if pack.items == 1 else 'items'}"
        due = f", needed by {pack.needed_by}" if pack and pack.needed_by else ""
        self.rail.say_pack(pack.title if pack else "", items + due)

    def _show_progress(self, words: str, done: int, total: int) -> None:
        if total:
            self.status.progress(words, done, total)
        else:
            self.status.rest(words)

    def _show_busy(self, busy: bool) -> None:
        self.status.say_saved(saved=not busy)

    def _say(self, words: str, undo: bool) -> None:
        self.current.say(words, undo=undo)

    def _show_error(self, error: BriefingError) -> None:
        self.current.show_error(error)

    # another window has the library

    def _offer_reading(self, error: BriefingError) -> None:
        """Ask, in place of the pages, how to go on."""
        self._choice = InUsePane(self.desk.theme, error)
        self._choice.read_only.connect(self._read_only)
        self._choice.again.connect(self._try_again)
        self._choice.quit.connect(self.close)
        self._middle.addWidget(self._choice, 1)
        self._turn_to_choice(there=True)
        self._choice.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to_choice(self, *, there: bool) -> None:
        for part in (self.rail, self._rail_edge, self.stack):
            part.setVisible(not there)
        self.menuBar().setEnabled(not there)
        if not there and self._choice is not None:
            self._middle.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
            self._choice = None

    def _read_only(self) -> None:
        self._turn_to_choice(there=False)
        self.desk.actions.read_only()
        self.status.say_read_only()
        for page in self._pages.values():
            page.set_read_only()
        self.desk.operations.open_read_only()

    def _try_again(self) -> None:
        self._turn_to_choice(there=False)
        self.desk.operations.release()

    def show_bug(self, details: str) -> None:
        """Say on the page in view that the program went wrong."""
        self.current.error.show_bug(details)

    # commands of the frame

    def _quit(self) -> None:
        self.close()

    def _undo(self) -> None:
        self.desk.operations.undo(self._say_undone)

    def _say_undone(self, change: Change | None) -> None:
        if change is not None:
            self.current.say(f"Undone: {change.name}")

    def _redo(self) -> None:
        self.desk.operations.redo(self._say_redone)

    def _say_redone(self, change: Change | None) -> None:
        if change is not None:
            self.current.say(f"Done again: {change.name}", undo=True)

    def _fold(self) -> None:
        self.desk.set(rail_folded=not self.rail.folded)

    def _larger(self) -> None:
        self._set_text_size(min((size for size in TEXT_SIZES if size > self.desk.settings.text_size), default=200))

    def _smaller(self) -> None:
        self._set_text_size(max((size for size in TEXT_SIZES if size < self.desk.settings.text_size), default=100))

    def _normal(self) -> None:
        self._set_text_size(100)

    def _set_text_size(self, size: int) -> None:
        self.desk.set(text_size=size)

    # size, place, end

    def _arrange(self, settings: Settings) -> None:
        narrow = self.width() < 1400 or settings.text_size >= 150
        self.rail.fold(folded=narrow or settings.rail_folded)

    def _restore(self) -> None:
        state = self.desk.settings.window
        if not state or not self.restoreGeometry(QByteArray.fromBase64(state.encode("ascii"))):
            self.resize(1440, 900)
        self._arrange(self.desk.settings)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the library be opened once the window has been painted."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.desk.operations.release)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where the window is too narrow for it."""
        super().resizeEvent(event)
        self._arrange(self.desk.settings)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place; end every thread."""
        for page in self._pages.values():
            page.finish()
        self._ring.close_ring()
        self.linker.stop()
        self.desk.set(window=bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self.desk.operations.close()
        self.desk.theme.close()
        self._collector.close()
        super().closeEvent(event)


def _spec(key: str) -> PageSpec:
    return next(spec for spec in EVERY if spec.key == key)
