"""Every command that a person can give, in one table: menus, keys, the palette and the help page read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from briefing_app.ui.theme import Theme


class Command(StrEnum):
    """The commands by name; the value is for settings and tests."""

    ADD_FILES = "add-files"
    ADD_FOLDER = "add-folder"
    PASTE_TEXT = "paste-text"
    OPEN_SAMPLES = "open-samples"
    OPEN_LIBRARY = "open-library"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    DELETE = "delete"
    COPY_WITH_SOURCE = "copy-with-source"
    COPY_AS_MARKDOWN = "copy-as-markdown"
    EDIT = "edit"
    DETAILS = "details"
    FIND_AGAIN = "find-again"
    OPEN_ORIGINAL = "open-original"
    SHOW_PAGE = "show-page"
    MAKE_QUOTE = "make-quote"
    MAKE_FIGURE = "make-figure"
    FIND = "find"
    FOLD_RAIL = "fold-rail"
    LARGER_TEXT = "larger-text"
    SMALLER_TEXT = "smaller-text"
    NORMAL_TEXT = "normal-text"
    NEXT_PANE = "next-pane"
    PREVIOUS_PANE = "previous-pane"
    PALETTE = "palette"
    GO_DOCUMENTS = "go-documents"
    GO_REVIEW = "go-review"
    GO_SEARCH = "go-search"
    GO_SPEAKERS = "go-speakers"
    GO_FACTS = "go-facts"
    GO_PACKS = "go-packs"
    GO_STORIES = "go-stories"
    GO_SETTINGS = "go-settings"
    NEXT_POINT = "next-point"
    PREVIOUS_POINT = "previous-point"
    SHOW_SOURCE = "show-source"
    SHOW_WORDINGS = "show-wordings"
    ACCEPT = "accept"
    REJECT = "reject"
    SKIP = "skip"
    BACK = "back"
    ACCEPT_MANY = "accept-many"
    REVIEW_UNDO = "review-undo"
    ADD_TO_PACK = "add-to-pack"
    NEW_PACK = "new-pack"
    MAKE_SUMMARY = "make-summary"
    NEW_SECTION = "new-section"
    NEW_ITEM = "new-item"
    MOVE_UP = "move-up"
    MOVE_DOWN = "move-down"
    PACK_DETAILS = "pack-details"
    PACK_WORDS = "pack-words"
    COMMENT = "comment"
    PACK_BUILDS = "pack-builds"
    PACK_VERSIONS = "pack-versions"
    VERIFY_PDF = "verify-pdf"
    EXPORT_PDF = "export-pdf"
    ADD_SPEAKER = "add-speaker"
    CONFIRM_SPEAKER = "confirm-speaker"
    MERGE_SPEAKERS = "merge-speakers"
    SPLIT_SPEAKER = "split-speaker"
    IMPORT_REGISTER = "import-register"
    EXPORT_REGISTER = "export-register"
    KEEP_APART = "keep-apart"
    PUT_TOGETHER = "put-together"
    TAG = "tag"
    COLLECT = "collect"
    NOTE = "note"
    SHOW_BIN = "show-bin"
    RESTORE = "restore"
    PURGE = "purge"
    HELP = "help"


class Menu(StrEnum):
    """The menus in their order, each with its access key."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    GO = "&Go"
    REVIEW = "&Review"
    SPEAKERS = "&Speakers"
    PACK = "&Pack"
    HELP = "&Help"


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its words, its menu, its keys (the first is the one shown), its icon; `rule` draws a line above."""

    command: Command
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    rule: bool = False


C, M = Command, Menu
TABLE: tuple[Entry, ...] = (
    Entry(C.ADD_FILES, "Add files…", M.FILE, ("Ctrl+O",), "plus"),
    Entry(C.ADD_FOLDER, "Add a folder…", M.FILE, ("Ctrl+Shift+O",), "folder-open"),
    Entry(C.PASTE_TEXT, "Paste text as a document", M.FILE, ("Ctrl+Shift+V",), "clipboard-text"),
    Entry(C.OPEN_SAMPLES, "Add the sample documents", M.FILE, (), "book-open"),
    Entry(C.OPEN_ORIGINAL, "Open the original", M.FILE, ("Ctrl+Shift+D",), "file-text", rule=True),
    Entry(C.OPEN_LIBRARY, "Open another library…", M.FILE, (), "tray", rule=True),
    Entry(C.QUIT, "Quit", M.FILE, ("Ctrl+Q",), rule=True),
    Entry(C.UNDO, "Undo", M.EDIT, ("Ctrl+Z",), "arrow-counter-clockwise"),
    Entry(C.REDO, "Redo", M.EDIT, ("Ctrl+Y", "Ctrl+Shift+Z"), "arrow-clockwise"),
    Entry(C.COPY_WITH_SOURCE, "Copy with source", M.EDIT, ("Ctrl+Shift+C",), "copy", rule=True),
    Entry(C.COPY_AS_MARKDOWN, "Copy with source as Markdown", M.EDIT, ("Ctrl+Alt+C",), "copy"),
    Entry(C.EDIT, "Edit", M.EDIT, ("E",), "pencil-simple"),
    Entry(C.DETAILS, "Details of the document", M.EDIT, ("Ctrl+D",), "pencil-simple"),
    Entry(C.FIND_AGAIN, "Find points again…", M.EDIT, (), "arrow-clockwise"),
    Entry(C.MAKE_QUOTE, "Make a quote of the selected text", M.EDIT, ("Ctrl+Shift+Q",), "quotes"),
    Entry(C.MAKE_FIGURE, "Make a figure of the selected text", M.EDIT, ("Ctrl+Shift+F",), "hash"),
    Entry(C.DELETE, "Move to the bin", M.EDIT, ("Del",), "trash"),
    Entry(C.RESTORE, "Restore from the bin", M.EDIT, ("Ctrl+R",), "arrow-counter-clockwise"),
    Entry(C.PURGE, "Delete for ever…", M.EDIT, ("Shift+Del",), "trash"),
    Entry(C.TAG, "Tag…", M.EDIT, ("T",), "tag", rule=True),
    Entry(C.COLLECT, "Put into a collection…", M.EDIT, ("C",), "folder-open"),
    Entry(C.NOTE, "Add a note", M.EDIT, ("N",), "note-pencil"),
    Entry(C.FIND, "Find", M.EDIT, ("Ctrl+F",), "magnifying-glass", rule=True),
    Entry(C.PALETTE, "Find a command", M.VIEW, ("Ctrl+Shift+P",), "magnifying-glass"),
    Entry(C.SHOW_PAGE, "Show the page of the original", M.VIEW, ("Ctrl+G",), "image"),
    Entry(C.FOLD_RAIL, "Fold the rail", M.VIEW, ("Ctrl+B",)),
    Entry(C.NEXT_PANE, "Next pane", M.VIEW, ("F6",), rule=True),
    Entry(C.PREVIOUS_PANE, "Previous pane", M.VIEW, ("Shift+F6",)),
    Entry(C.LARGER_TEXT, "Larger text", M.VIEW, ("Ctrl++", "Ctrl+="), rule=True),
    Entry(C.SMALLER_TEXT, "Smaller text", M.VIEW, ("Ctrl+-",)),
    Entry(C.NORMAL_TEXT, "Text at 100 %", M.VIEW, ("Ctrl+0",)),
    Entry(C.GO_DOCUMENTS, "Documents", M.GO, ("Ctrl+1",), "files"),
    Entry(C.GO_REVIEW, "Review", M.GO, ("Ctrl+2",), "check-square"),
    Entry(C.GO_SEARCH, "Search", M.GO, ("Ctrl+3",), "magnifying-glass"),
    Entry(C.GO_SPEAKERS, "Speakers", M.GO, ("Ctrl+4",), "users"),
    Entry(C.GO_FACTS, "Facts", M.GO, ("Ctrl+5",), "scales"),
    Entry(C.GO_PACKS, "Packs", M.GO, ("Ctrl+6",), "briefcase"),
    Entry(C.GO_STORIES, "Stories", M.GO, ("Ctrl+7",), "newspaper"),
    Entry(C.SHOW_BIN, "The bin", M.GO, ("Ctrl+Shift+B",), "trash"),
    Entry(C.GO_SETTINGS, "Settings", M.GO, ("Ctrl+,",), "gear-six", rule=True),
    Entry(C.NEXT_POINT, "Next point", M.GO, ("Alt+Down",), "arrow-down", rule=True),
    Entry(C.PREVIOUS_POINT, "Previous point", M.GO, ("Alt+Up",), "arrow-up"),
    Entry(C.SHOW_SOURCE, "Show in document", M.GO, ("Ctrl+Return",), "arrow-right"),
    Entry(C.SHOW_WORDINGS, "Other wordings of the quote", M.GO, ("V",), "copy"),
    Entry(C.ACCEPT, "Accept", M.REVIEW, ("A",), "check"),
    Entry(C.REJECT, "Reject", M.REVIEW, ("R",), "x"),
    Entry(C.SKIP, "Skip", M.REVIEW, ("S",), "arrow-right"),
    Entry(C.BACK, "Back", M.REVIEW, ("B",), "arrow-left"),
    Entry(C.REVIEW_UNDO, "Take back the last decision", M.REVIEW, ("U",), "arrow-counter-clockwise"),
    Entry(C.ACCEPT_MANY, "Accept many…", M.REVIEW, ("Ctrl+Shift+A",), "check-square", rule=True),
    Entry(C.ADD_SPEAKER, "Add a person or body…", M.SPEAKERS, ("Ctrl+Shift+I",), "plus"),
    Entry(C.CONFIRM_SPEAKER, "Confirm the speaker", M.SPEAKERS, ("Ctrl+K",), "check", rule=True),
    Entry(C.MERGE_SPEAKERS, "Merge speakers…", M.SPEAKERS, ("Ctrl+M",), "git-merge"),
    Entry(C.SPLIT_SPEAKER, "Give quotes to somebody else…", M.SPEAKERS, ("Ctrl+Shift+M",), "arrow-bend-up-right"),
    Entry(C.KEEP_APART, "Not the same", M.REVIEW, ("D",), "git-fork", rule=True),
    Entry(C.PUT_TOGETHER, "The same as…", M.REVIEW, ("=",), "equals"),
    Entry(C.IMPORT_REGISTER, "Read in a register…", M.SPEAKERS, (), "tray", rule=True),
    Entry(C.EXPORT_REGISTER, "Write the register to a file…", M.SPEAKERS, (), "export"),
    Entry(C.ADD_TO_PACK, "Add to the open pack", M.PACK, ("P",), "plus"),
    Entry(C.NEW_PACK, "New pack…", M.PACK, ("Ctrl+N",), "briefcase", rule=True),
    Entry(C.MAKE_SUMMARY, "Make a media summary", M.PACK, ("M",), "newspaper"),
    Entry(C.NEW_SECTION, "New section", M.PACK, ("Ctrl+Shift+S",), "plus"),
    Entry(C.NEW_ITEM, "New item", M.PACK, ("Ctrl+Shift+N",), "plus"),
    Entry(C.MOVE_UP, "Move up", M.PACK, ("Ctrl+Up",), "arrow-up", rule=True),
    Entry(C.MOVE_DOWN, "Move down", M.PACK, ("Ctrl+Down",), "arrow-down"),
    Entry(C.PACK_DETAILS, "Details of the pack", M.PACK, (), "note-pencil", rule=True),
    Entry(C.PACK_WORDS, "Find and replace in the pack", M.PACK, ("Ctrl+H",), "swap"),
    Entry(C.COMMENT, "Comment on the item", M.PACK, ("Ctrl+Alt+M",), "chat-circle"),
    Entry(C.EXPORT_PDF, "Export PDF…", M.PACK, ("Ctrl+E",), "export", rule=True),
    Entry(C.PACK_BUILDS, "Export as…", M.PACK, ("Ctrl+Shift+E",), "list-numbers"),
    Entry(C.PACK_VERSIONS, "Versions of the pack", M.PACK, ("Ctrl+Alt+V",), "git-diff"),
    Entry(C.VERIFY_PDF, "Check an issued PDF…", M.PACK, (), "shield-check"),
    Entry(C.HELP, "Help and keys", M.HELP, ("?", "F1"), "question"),
)

READING = frozenset(
    {
        *(C.OPEN_LIBRARY, C.QUIT, C.COPY_WITH_SOURCE, C.OPEN_ORIGINAL, C.SHOW_PAGE, C.FIND, C.PALETTE, C.FOLD_RAIL),
        *(C.LARGER_TEXT, C.SMALLER_TEXT, C.NORMAL_TEXT, C.NEXT_PANE, C.PREVIOUS_PANE, C.NEXT_POINT, C.PREVIOUS_POINT),
        *(C.GO_DOCUMENTS, C.GO_REVIEW, C.GO_SEARCH, C.GO_SPEAKERS, C.GO_FACTS, C.GO_PACKS, C.GO_SETTINGS, C.HELP),
        *(C.GO_STORIES, C.SHOW_WORDINGS, C.PACK_WORDS, C.PACK_BUILDS, C.PACK_VERSIONS, C.VERIFY_PDF),
        *(C.COPY_AS_MARKDOWN, C.SHOW_SOURCE, C.SKIP, C.BACK, C.SHOW_BIN, C.EXPORT_PDF, C.EXPORT_REGISTER),
    }
)
"""What can be done in a library that is open for reading only."""

Handler = Callable[[], None]


class Actions(QObject):
    """The QActions of the table. The frame and the page in view say which they answer to; the others rest."""

    changed = Signal()
    """An action's words or state changed."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Make an action of every entry, all at rest."""
        super().__init__(parent)
        self._theme = theme
        self._frame: dict[Command, Handler] = {}
        self._page: dict[Command, Handler] = {}
        self._able: dict[str, dict[Command, bool]] = {}
        self._in_view = ""
        self._reading = False
        self._actions = {entry.command: self._made(entry) for entry in TABLE}
        theme.changed.connect(self.draw_icons)
        self.draw_icons()

    def __getitem__(self, command: Command) -> QAction:
        """The action of a command, for menus and buttons."""
        return self._actions[command]

    def _made(self, entry: Entry) -> QAction:
        action = QAction(entry.text, self)
        action.setObjectName(entry.command)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setEnabled(False)
        action.setIconVisibleInMenu(False)
        action.triggered.connect(self._triggered)
        return action

    def _triggered(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.trigger(Command(sender.objectName()))

    def trigger(self, command: Command) -> None:
        """Do it, where someone answers to it and it is able."""
        handler = self._page.get(command) or self._frame.get(command)
        if handler is not None and self._actions[command].isEnabled():
            handler()

    def pass_on(self, command: Command) -> None:
        """Have the frame do what the page in view answers to first."""
        handler = self._frame.get(command)
        if handler is not None and self._actions[command].isEnabled():
            handler()

    def answer(self, handlers: Mapping[Command, Handler]) -> None:
        """Have the frame of the window answer to these, whatever the page."""
        self._frame |= handlers
        self._renew()

    def take_page(self, handlers: Mapping[Command, Handler], page: str = "") -> None:
        """Have the page that now is in view answer to these, before the frame does."""
        self._page, self._in_view = dict(handlers), page
        self._renew()

    def set_able(self, command: Command, able: bool, page: str = "") -> None:
        """Whether a command can be given just now: on that page, which need not be in view, or (no page) anywhere."""
        self._able.setdefault(page, {})[command] = able
        self._renew_one(command)
        self.changed.emit()

    def read_only(self) -> None:
        """From now on let everything rest that would write to the library."""
        self._reading = True
        self._renew()

    def set_text(self, command: Command, text: str) -> None:
        """Say more exactly what a command would do now (*Undo accept 14 quotes*)."""
        self._actions[command].setText(text)
        self.changed.emit()

    def _renew(self) -> None:
        for command in self._actions:
            self._renew_one(command)
        self.changed.emit()

    def _renew_one(self, command: Command) -> None:
        answered = command in self._page or command in self._frame
        frame, page = self._able.get("", {}), self._able.get(self._in_view, {})
        allowed = not self._reading or command in READING
        self._actions[command].setEnabled(answered and allowed and page.get(command, frame.get(command, True)))

    def draw_icons(self) -> None:
        """Draw the icons in the theme's colours."""
        for entry in TABLE:
            if entry.icon:
                self._actions[entry.command].setIcon(self._theme.icon(entry.icon))

    def key(self, command: Command) -> str:
        """The first key of a command as people read it, or nothing."""
        return self._actions[command].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
