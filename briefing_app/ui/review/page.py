"""The Review page: the queue, the passage, the decision, and a bar of keys."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area
from briefing_app.domain.documents import Document
from briefing_app.domain.points import Content, Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.speakers import SettlePreview
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_with_source
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.marking import Marking, Subject
from briefing_app.ui.page import Page
from briefing_app.ui.point_form import PointForm
from briefing_app.ui.review import asking
from briefing_app.ui.review.bar import KeyBar
from briefing_app.ui.review.decision import ALSO, DecisionPane
from briefing_app.ui.review.passage import PassagePane
from briefing_app.ui.review.queue import QueueModel, QueueView
from briefing_app.ui.review.sitting import Loaded, Sitting, alike
from briefing_app.ui.widgets.buttons import Button, Choice, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.lines import PaneSplitter
from briefing_app.ui.widgets.marks import WORDS

_NEEDS_POINT = (
    *(Command.ACCEPT, Command.REJECT, Command.SKIP, Command.EDIT, Command.ACCEPT_MANY),
    *(Command.ADD_TO_PACK, Command.COPY_WITH_SOURCE, Command.SHOW_SOURCE),
)
_MANY = {
    "speaker": "All by this speaker",
    "kind": "All of this kind",
    "document": "All of this document",
    "all": "All that is shown here",
}


class ReviewPage(Page):
    """A, R, E, S, B and U decide; 1 to 9 pick among likely speakers."""

    title = "Review"
    areas = frozenset({Area.POINTS, Area.DOCUMENTS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Put the panes together."""
        super().__init__(desk, parent)
        theme = desk.theme
        self.sitting = Sitting()
        self._document_id: int | None = None
        self._opened: tuple[Document, tuple[Point, ...]] | None = None
        self._shown: Point | None = None
        self._placed = False
        self._wide = [304, 614, 330]
        """The widths of the panes where there is room for all three."""
        self.model = QueueModel(self)
        self.queue = QueueView(theme, self.model)
        self.passage = PassagePane(theme, desk.actions[Command.SHOW_SOURCE])
        self.decision = DecisionPane(theme)
        self.form = PointForm(theme)
        self.bar = KeyBar(theme, desk.actions)
        self._lay_out()
        self.marking = Marking(self, self._subject)
        self._connect()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        kinds = [("Any kind", None), *((f"{WORDS[kind].capitalize()}s", kind) for kind in PointKind)]
        self._kind = Choice(theme, "Kind", kinds)
        self._all = Button(theme, "All documents", look="plain", icon="x", size=14)
        self._many = action_button(theme, self.desk.actions[Command.ACCEPT_MANY], icon="check-square")
        for part in (self._all, self._kind, self._many):
            self.head.add(part)
        side = QWidget()
        side.setProperty("look", "window")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(self.decision, 1)
        self._side = QScrollArea()
        self._side.setWidget(side)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QScrollArea.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setAccessibleName("Decision")
        self._split = PaneSplitter(self.queue, self.passage, self._side)
        self._split.setStretchFactor(1, 1)
        desk = QWidget()
        rows = QVBoxLayout(desk)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._split, 1)
        rows.addWidget(self.bar)
        self._empty = EmptyState(theme, "Nothing to review", "Suggestions wait here after documents are added.")
        self._empty.column.addSpacing(theme.space(8))
        add = action_button(theme, self.desk.actions[Command.ADD_FILES], look="primary", icon="plus")
        self._empty.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget()
        for pane in (QWidget(), self._empty, desk):
            self._stack.addWidget(pane)
        self._desk_pane = desk
        self.body.addWidget(self._stack)

    def _connect(self) -> None:
        self.queue.chosen.connect(self._go_to)
        self._kind.on_chosen(self._narrow)
        self._all.clicked.connect(self._widen)
        self.decision.chosen.connect(self._say_accept)
        self.decision.other.connect(partial(self.desk.actions.trigger, Command.EDIT))
        self.form.edited.connect(self._save_edit)
        self.form.closed.connect(self._back_to_queue)
        self.passage.source.selected.connect(self._go_to)
        self._split.moved.connect(self._keep_split)
        for number in range(1, 10):
            key = QShortcut(QKeySequence(str(number)), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self.decision.choose, number))
        alike_key = QShortcut(QKeySequence(ALSO), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        alike_key.activated.connect(self.decision.toggle_alike)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """What decides and moves."""
        return {
            **self.marking.commands(),
            Command.ACCEPT: self._accept,
            Command.REJECT: partial(self._decide, Review.REJECTED),
            Command.SKIP: self._skip,
            Command.BACK: self._back,
            Command.EDIT: self._edit,
            Command.UNDO: self._undo,
            Command.REVIEW_UNDO: partial(self.desk.actions.trigger, Command.UNDO),
            Command.ACCEPT_MANY: self._offer_many,
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: self._copy,
            Command.SHOW_SOURCE: self._show_source,
        }

    def panes(self) -> Sequence[QWidget]:
        """Queue and passage."""
        return (self.queue, self.passage.source) if self._stack.currentWidget() is self._desk_pane else (self._empty,)

    def show_target(self, target: Target) -> None:
        """Review one document first."""
        if target.document_id is not None and target.document_id != self._document_id:
            self._document_id = target.document_id
            self.sitting.current_id = target.point_id
            self.refresh()

    def arrange(self, width: int) -> None:
        """The queue folds away where the window is narrow or text large."""
        narrow = self.is_narrow()
        turned = narrow is not self.queue.isHidden()
        if self._placed and not (turned or narrow):
            self._wide = self._split.sizes()
        self.queue.setVisible(not narrow)
        if not self._placed and width > 400:
            self._placed = turned = True
            if self._split.take_state(self.desk.settings.panes.get("review", "")):
                self._wide = self._split.sizes()
        if turned:
            self._share(width, narrow=narrow)

    def _share(self, width: int, *, narrow: bool) -> None:
        """Put the handles where they belong; the stretch says how panes share what a later width takes or gives."""
        for place, stretch in enumerate((0, 58, 42) if narrow else (0, 1, 0)):
            self._split.setStretchFactor(place, stretch)
        self._split.setSizes([self._wide[0], 58 * width, 42 * width] if narrow else self._wide)

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.queue.retheme()
        self.passage.retheme()
        self.decision.retheme()
        self.bar.retheme()
        self._shown = None
        self._show_decision()

    def finish(self) -> None:
        """Save what is being typed."""
        self.form.close_form()
        self.marking.finish()

    # the queue

    def refresh(self) -> None:
        """Ask again for what is left, and for the passage."""
        kind = self._kind.value if isinstance(self._kind.value, PointKind) else None
        asked = asking.Asked(kind, self._document_id, tuple(self.sitting.decided[-asking.SHOWN :]))
        self.desk.operations.run(partial(asking.loaded, asked=asked), self._show_loaded, key="review.queue")
        self._opened = None

    def _show_loaded(self, loaded: Loaded) -> None:
        self.sitting.take(loaded)
        first = bool(loaded.points) and self._stack.currentWidget() is not self._desk_pane
        self._stack.setCurrentWidget(self._desk_pane if loaded.points else self._empty)
        self._show()
        if first and self.isVisible():
            (self.passage.source if self.queue.isHidden() else self.queue).setFocus(Qt.FocusReason.OtherFocusReason)
        self.filled.emit()

    def _show(self) -> None:
        sitting = self.sitting
        self.model.take(sitting.rows())
        self.queue.size_heads()
        self.queue.show_point(sitting.current_id)
        done = len(sitting.decided)
        self.head.say(f"{sitting.left:,} left" + (f", {done:,} done in this sitting" if done else ""))
        self._all.setVisible(self._document_id is not None)
        self._set_able()
        self._show_decision()
        self._show_passage()

    def _set_able(self) -> None:
        for command in _NEEDS_POINT:
            self.set_able(command, self.sitting.point is not None)
        self.marking.set_able()
        self.set_able(Command.BACK, self.sitting.can_go_back)
        self.set_able(Command.REVIEW_UNDO, bool(self.sitting.decided))

    def _subject(self) -> Subject:
        return Subject(point_ids=(self.sitting.point.id,)) if self.sitting.point is not None else Subject()

    def _go_to(self, point_id: int) -> None:
        self.form.close_form()
        self.sitting.choose(point_id)
        self._show()

    def _narrow(self, _kind: object) -> None:
        self.refresh()

    def _widen(self) -> None:
        self._document_id = None
        self.refresh()

    def _keep_split(self) -> None:
        if not self.queue.isHidden():
            self._wide = self._split.sizes()
            self.desk.set(panes={**self.desk.settings.panes, "review": self._split.state()})

    # passage and decision

    def _show_decision(self) -> None:
        point = self.sitting.point
        if point is not None and point == self._shown:
            return
        self._shown = point
        self.decision.show_point(point, self.sitting.document)
        self._say_accept()
        if point is not None and point.unconfirmed and point.kind is PointKind.QUOTE:
            call = partial(asking.preview, point_id=point.id)
            self.desk.operations.run(call, self._take_preview, key="review.settle")

    def _take_preview(self, preview: SettlePreview | None) -> None:
        if preview is not None:
            self.decision.show_settling(preview)

    def _say_accept(self) -> None:
        choice = self.decision.choice
        if choice is None:
            self.bar.say_accept("Accept")
        else:
            more = len(self.decision.settled_ids()) - 1 if choice.speaker_id is not None else 0
            also = f" and {more:,} more" if more > 0 else ""
            left = "unconfirmed" if self.decision.settled_ids() else "unsettled"
            self.bar.say_accept(f"Accept as {choice.speaker}{also}" if choice.speaker else f"Accept, speaker {left}")

    def _show_passage(self) -> None:
        point, document = self.sitting.point, self.sitting.document
        if point is None or document is None:
            return
        self.passage.say(point, document)
        if self._opened is not None and self._opened[0].id == point.document_id:
            self.passage.show_point(point, *self._opened)
        else:
            self.desk.operations.run(
                partial(asking.opened, document_id=point.document_id), self._take_opened, key="review.source"
            )

    def _take_opened(self, opened: tuple[Document, tuple[Point, ...]] | None) -> None:
        self._opened = opened
        point = self.sitting.point
        if opened is not None and point is not None and opened[0].id == point.document_id:
            self.passage.show_point(point, *opened)

    # deciding

    def _accept(self) -> None:
        point, choice = self.sitting.point, self.decision.choice
        if point is None:
            return
        content = point.content
        if choice is not None and choice.speaker_id is not None:
            self._settle_alike(point.id, choice.speaker_id)
            return
        if choice is not None and choice.speaker is None and self.decision.settled_ids():
            self._decide(Review.ACCEPTED)
            return
        if choice is not None and isinstance(content, Quote) and choice.of(content) != content:
            settled = not content.settled or choice.speaker != content.speaker
            if settled:
                call = partial(asking.settle, point_id=point.id, content=choice.of(content))
                self.desk.operations.run(call, self.say_done, failed=self._failed)
                self._moved_on(Review.ACCEPTED)
                return
        self._decide(Review.ACCEPTED)

    def _settle_alike(self, point_id: int, speaker_id: int) -> None:
        """Put the mention, and those alike that were left ticked, down to an entry; accept the one in question."""
        call = partial(asking.settle_alike, ids=self.decision.settled_ids(), who=speaker_id, accepted=point_id)
        self.desk.operations.run(call, self.say_done, failed=self._failed)
        self._moved_on(Review.ACCEPTED)

    def _decide(self, decision: Review) -> None:
        point = self.sitting.point
        if point is not None:
            call = partial(asking.review, ids=[point.id], decision=decision)
            self.desk.operations.run(call, self.say_done, failed=self._failed)
            self._moved_on(decision)

    def _moved_on(self, decision: Review) -> None:
        self.form.close_form()
        self.sitting.decide(decision)
        self._show()

    def _failed(self, error: BriefingError) -> None:
        self.show_error(error)
        self.refresh()

    def _skip(self) -> None:
        self.form.close_form()
        self.sitting.skip()
        self._show()

    def _back(self) -> None:
        self.form.close_form()
        self.sitting.back()
        self._show()

    def _undo(self) -> None:
        """Take the last change back; where that was a decision of this sitting, its point is in question again."""
        self.sitting.returning = True
        self.desk.actions.pass_on(Command.UNDO)

    def _edit(self) -> None:
        if self.sitting.point is not None:
            self.form.show_point(self.sitting.point)
            self._side.verticalScrollBar().setValue(0)
            self.form.focus_first()

    def _save_edit(self, point_id: int, content: Content) -> None:
        self.desk.operations.run(partial(asking.edit, point_id=point_id, content=content), self.say_done)

    def _back_to_queue(self) -> None:
        if self.isVisible():
            self.passage.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_many(self) -> None:
        point = self.sitting.point
        if point is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Accept many")
        for name, ids in alike(self.sitting.pending(), point).items():
            action = menu.addAction(f"{_MANY[name]}: {counted(len(ids), 'suggestion')}")
            action.triggered.connect(partial(self.accept_many, ids))
        menu.popup(self._many.mapToGlobal(self._many.rect().bottomLeft()))

    def accept_many(self, ids: Sequence[int], *_checked: bool) -> None:
        """Accept several suggestions in one step."""
        self.sitting.decided += [each for each in ids if each not in self.sitting.decided]
        self.desk.operations.run(
            partial(asking.review, ids=list(ids), decision=Review.ACCEPTED), self.say_done, failed=self._failed
        )

    def _add_to_pack(self) -> None:
        if self.sitting.point is not None:
            self.desk.add_to_open_pack([self.sitting.point.id])

    def _copy(self) -> None:
        point, document = self.sitting.point, self.sitting.document
        if point is not None and document is not None:
            copy_with_source([(point, document.details)])
            self.say("Copied with its source")

    def _show_source(self) -> None:
        point = self.sitting.point
        if point is not None:
            self.desk.go.emit("documents", Target(document_id=point.document_id, point_id=point.id))
