"""Finding what can go into the pack: accepted points for its sections, figures for its charts, words to replace."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt

from briefing_app.domain.changes import Change
from briefing_app.ui.desk import Desk
from briefing_app.ui.packs import finding, work
from briefing_app.ui.packs.bench import Bench, Middle
from briefing_app.ui.packs.finding import Found
from briefing_app.ui.packs.points_pane import Offered
from briefing_app.ui.packs.state import OpenPack
from briefing_app.ui.packs.writing import Writing


class Choosing(QObject):
    """Answers to the panes of accepted points and of words, and to a chart's field."""

    def __init__(
        self, desk: Desk, bench: Bench, writing: Writing, opened: Callable[[], OpenPack | None], parent: QObject
    ) -> None:
        """`opened` tells the pack in view."""
        super().__init__(parent)
        self._desk, self._bench, self._writing, self._opened = desk, bench, writing, opened
        bench.points_asked.connect(self.show_points)
        bench.points.words_changed.connect(self.find_points)
        bench.points.add_asked.connect(self._add_points)
        bench.editor.item.chart.words_changed.connect(self._find_figures)
        bench.words.words_changed.connect(self._find_words)
        bench.words.replace_asked.connect(self._replace)
        bench.words.shown.connect(self._show_words)

    def add_or_show_points(self) -> None:
        """Add the points that are selected, where they are offered; else offer them."""
        if self._bench.shown is Middle.POINTS:
            self._bench.points.add()
        else:
            self.show_points()

    def show_points(self) -> None:
        """Offer accepted points."""
        self._bench.settle()
        self._bench.show_middle(Middle.POINTS)
        self._bench.points.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_points(self._bench.points.field.text())

    def find_points(self, words: str) -> None:
        """Find accepted points that the pack does not hold."""
        opened = self._opened()
        if opened is not None:
            self._desk.operations.run(partial(work.offered, opened.pack.id, words), self._offer, key="packs.points")

    def _offer(self, rows: list[Offered]) -> None:
        opened = self._opened()
        section = opened.section_of(self._bench.tree.current) if opened else None
        self._bench.points.show_points(rows, target=section.title if section else "")

    def _add_points(self, ids: Sequence[int]) -> None:
        opened = self._opened()
        if opened is not None:
            self._writing.add_points(opened, self._bench.tree.current, ids)

    def renew_points(self, _change: Change) -> None:
        """Points were added: offer the others."""
        self.find_points(self._bench.points.field.text())

    def _find_figures(self, words: str) -> None:
        opened = self._opened()
        if opened is not None and words.strip():
            call = partial(work.offered, opened.pack.id, f"kind:figure {words}")
            self._desk.operations.run(call, self._bench.editor.item.chart.offer, key="packs.figures")

    # words

    def show_words(self) -> None:
        """Find words in the pack."""
        self._bench.settle()
        self._bench.show_middle(Middle.WORDS)
        self._bench.words.begin()

    def _find_words(self, words: str, capitals: bool) -> None:
        opened = self._opened()
        if opened is not None:
            found = finding.find(opened, words, capitals=capitals)
            self._bench.words.show_found(found, finding.sealed(opened, words, capitals=capitals))

    def renew_words(self) -> None:
        """The pack is another: look again."""
        if self._bench.shown is Middle.WORDS:
            self._find_words(self._bench.words.field.text(), self._bench.words.capitals.isChecked())

    def _replace(self, found: Sequence[Found], new: str) -> None:
        opened = self._opened()
        if opened is not None:
            self._writing.reword(opened.pack.id, *finding.changed(opened.pack, found, new))

    def _show_words(self, found: Found) -> None:
        self._bench.tree.choose(found.node)
