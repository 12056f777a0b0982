"""What puts a finding of the evidence check right, or leads to where that can be done."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.points import Point
from briefing_app.packs.evidence.findings import Finding, Remedy
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.packs.bench import Bench
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack
from briefing_app.ui.packs.writing import Writing


class Remedies(QObject):
    """Answers to the evidence pane; `points_asked` where accepted points are to be chosen from."""

    points_asked = Signal()
    field_asked = Signal(str)
    """The name of a field of the details."""
    section_asked = Signal()

    def __init__(
        self, desk: Desk, bench: Bench, writing: Writing, opened: Callable[[], OpenPack | None], parent: QObject
    ) -> None:
        """`opened` tells the pack in view."""
        super().__init__(parent)
        self._desk, self._bench, self._writing, self._opened = desk, bench, writing, opened
        bench.evidence.remedy_asked.connect(self.remedy)
        bench.evidence.accepted.connect(self._accept)
        bench.evidence.opened_again.connect(self._open_again)
        bench.editor.source_asked.connect(self.show_source)

    def remedy(self, finding: Finding) -> None:
        """Put a finding right, or lead to where that can be done."""
        if finding.item_id is not None:
            self._bench.tree.choose(Node(NodeKind.ITEM, finding.item_id))
        elif finding.section_id is not None:
            self._bench.tree.choose(Node(NodeKind.SECTION, finding.section_id))
        point, other = finding.point_id or 0, finding.other_id or finding.point_id or 0
        ways: dict[Remedy, Callable[[], object]] = {
            Remedy.TAKE_OUT: self._take_out,
            Remedy.WAIT: self._take_out,
            Remedy.ADD: self.points_asked.emit,
            Remedy.ADD_FIGURE: self.points_asked.emit,
            Remedy.USE_NEWER: self.points_asked.emit,
            Remedy.SECOND_SOURCE: self.points_asked.emit,
            Remedy.ADD_SECTION: self.section_asked.emit,
            Remedy.WRITE: self._write,
            Remedy.MEND_REFERENCE: self._write,
            Remedy.WRITE_SO: partial(self._write_so, finding),
            Remedy.CHANGE_DISPLAY: self._bench.editor.focus_words,
            Remedy.SAY_TIME: partial(self.field_asked.emit, "facts_correct_at"),
            Remedy.SAY_CLEARANCE: partial(self.field_asked.emit, "cleared_by"),
            Remedy.RAISE_MARKING: partial(self.field_asked.emit, "marking"),
            Remedy.ACCEPT: partial(self._writing.accept, point),
            Remedy.SETTLE: partial(self.show_source, point),
            Remedy.CHECK_ROLE: partial(self.show_source, point),
            Remedy.SHOW_SOURCE: partial(self.show_source, point),
            Remedy.SHOW_OTHER: partial(self.show_source, other),
        }
        ways[finding.remedy]()

    def _take_out(self) -> None:
        opened, node = self._opened(), self._bench.tree.current
        if opened is not None and node is not None:
            self._writing.delete(opened, node)

    def _write(self) -> None:
        self._bench.show_editor()
        self._bench.editor.focus_text()

    def _write_so(self, finding: Finding) -> None:
        """Write a number as its source states it, where it stands there once and without words of its own before it."""
        opened = self._opened()
        item = opened.item(finding.item_id) if opened and finding.item_id is not None else None
        number = finding.words
        bare = bool(number) and f"“{number}”" in finding.sentence
        if item is None or not finding.write or not bare or item.markdown.count(number) != 1:
            self._write()
            return
        self._bench.settle()
        self._writing.save(replace(item, markdown=item.markdown.replace(number, finding.write)))

    def _accept(self, finding: Finding, words: str) -> None:
        opened = self._opened()
        if opened is not None:
            self._writing.accept_finding(opened.pack.id, finding, words)

    def _open_again(self, finding: Finding) -> None:
        opened = self._opened()
        if opened is not None:
            self._writing.open_finding(opened.pack.id, finding)

    def show_source(self, point_id: int) -> None:
        """Lead to a point in its document; one that the pack does not hold is asked for first."""
        opened = self._opened()
        point = opened.points.get(point_id) if opened else None
        if point is not None:
            self._desk.go.emit("documents", Target(document_id=point.document_id, point_id=point.id))
        elif point_id:
            self._desk.operations.run(lambda library: library.points_by_id([point_id]), self._show_found)

    def _show_found(self, points: list[Point]) -> None:
        for point in points[:1]:
            target = Target(document_id=point.document_id, point_id=point.id)
            self._desk.go.emit("documents", target)

    def show_current(self) -> None:
        """Lead to the source of the row that is current."""
        opened, node = self._opened(), self._bench.tree.current
        item = opened.item(node.id) if opened and node and node.kind is NodeKind.ITEM else None
        if item is not None and item.point_id is not None:
            self.show_source(item.point_id)
