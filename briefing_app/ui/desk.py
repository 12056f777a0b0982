"""What every page is handed: the operations, the theme, the actions, the settings, and the way to other pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefing_app import settings as store
from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackSummary
from briefing_app.errors import BriefingError
from briefing_app.settings import Settings
from briefing_app.ui.actions import Actions
from briefing_app.ui.operations import Operations, Standing
from briefing_app.ui.theme import Theme

if TYPE_CHECKING:
    from briefing_app.library.library import Library


@dataclass(frozen=True, slots=True)
class Target:
    """What another page is asked to show: a document, a point in it, a pack, or a search."""

    document_id: int | None = None
    point_id: int | None = None
    pack_id: int | None = None
    query: str | None = None
    speaker_id: int | None = None


class Desk(QObject):
    """Handed to each page; holds no widget. `settings` are changed through `set`, which saves and redraws."""

    go = Signal(str, object)
    """(page key, Target): bring that page to the front and let it show the target."""
    say = Signal(str, bool)
    """(words, whether Undo is offered): a notice at the foot of the page in view; also announced."""
    status = Signal(str)
    """A quiet sentence at the left of the status bar; empty clears it."""
    progress = Signal(str, int, int)
    """(words, done, of how many): something is running in the background; of 0: it is over."""
    cancel = Signal()
    """The person asks to stop what is running and to keep what is done."""
    can_pause = Signal(bool)
    """Whether what is running in the background can be made to wait."""
    pause = Signal(bool)
    """The person asks to make it wait, or to let it go on."""
    library_chosen = Signal(str)
    """Another library's folder: the window opens that one instead."""
    settings_changed = Signal(object)
    open_pack_changed = Signal(object)
    """A PackSummary, or None: the pack that P adds to."""

    def __init__(
        self, operations: Operations, theme: Theme, actions: Actions, settings: Settings, settings_file: Path
    ) -> None:
        """Put together what pages need."""
        super().__init__()
        self.operations, self.theme, self.actions = operations, theme, actions
        self.settings, self._settings_file = settings, settings_file
        self.open_pack: PackSummary | None = None
        self._standing: Standing | None = None
        operations.standing.connect(self._take_standing)

    def set(self, **values: Any) -> None:
        """Change settings by name (`text_size=125`), save them, redraw what they touch."""
        settings = replace(self.settings, **values)
        if settings == self.settings:
            return
        self.settings = settings
        self.theme.set(settings)
        self.settings_changed.emit(settings)
        try:
            store.save(settings, self._settings_file)
        except BriefingError as error:
            self.operations.failed.emit(error)

    # the open pack

    def choose_pack(self, pack_id: int) -> None:
        """Make a pack the open one, here and when the program starts again; not where one only reads."""
        if self.operations.read_only:
            return
        self.operations.run(lambda library: library.set_note("open-pack", str(pack_id)))

    def add_to_open_pack(self, point_ids: Sequence[int]) -> None:
        """Add points to the open pack, and say so; without one, go to Packs and say that one is needed."""
        if not point_ids:
            return
        if self.open_pack is None:
            self.go.emit("packs", Target())
            self.say.emit("Make or open a pack first: points are added to the open pack.", False)
            return
        pack_id = self.open_pack.id
        self.operations.run(lambda library: library.add_to_pack(pack_id, point_ids), self._say_added)

    def _say_added(self, change: Change) -> None:
        title = self.open_pack.title if self.open_pack else "the pack"
        added = bool(change.ids)
        self.say.emit(f"Added to {title}" if added else f"Already in {title}", added)

    def _take_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.operations.run(_open_pack, self._take_open_pack, key="desk.open-pack")

    def _take_open_pack(self, pack: PackSummary | None) -> None:
        if pack != self.open_pack:
            self.open_pack = pack
            self.open_pack_changed.emit(pack)


def _open_pack(library: "Library") -> PackSummary | None:
    """The pack last chosen, or the newest one."""
    packs = library.packs()
    chosen = library.note("open-pack")
    found = [pack for pack in packs if str(pack.id) == chosen]
    newest = sorted(packs, key=lambda pack: pack.id)[-1:]
    return next(iter(found or newest), None)
