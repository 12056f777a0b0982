"""Random histories over every operation: undo and redo restore every row and every entry of the indexes exactly.

`--hypothesis-profile=long --timeout=0` tries a thousand, each four times as long, in about an hour.
"""

import inspect
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefing_app.domain.binned import BinnedKind
from briefing_app.domain.changes import Change
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from tests.library.made import check_indexes, rows_of
from tests.library.operations import OPERATIONS, Choice

Rows = dict[str, list[tuple[object, ...]]]
Step = tuple[str, str, list[int]]
LONG = settings.get_current_profile_name() == "long"
LONGEST = 100 if LONG else 24
AS_IT_IS = (Phase.explicit, Phase.reuse, Phase.generate)
"""To make a failing history shorter takes minutes: only the long profile does."""
LENGTH = settings.get_profile("long") if LONG else settings(max_examples=12, deadline=None, phases=AS_IT_IS)
STEPS = st.tuples(
    st.sampled_from(["operate"] * 8 + ["undo"] * 3 + ["redo"] * 2 + ["purge", "open again"]),
    st.sampled_from(sorted(OPERATIONS)),
    st.lists(st.integers(0, 30), min_size=1, max_size=6),
)
NOT_STEPS = {"undo", "redo", "set_note", "purge"}


def rows(library: Library) -> Rows:
    """Everything that undo restores: which documents wait to be linked is noted whatever changes them."""
    with library._database.reading() as session:
        check_indexes(session.connection())
        return rows_of(session.connection(), without=("link_pending",))


def test_every_operation_takes_part() -> None:
    methods = inspect.getmembers(Library, inspect.isfunction)
    steps = {name for name, method in methods if inspect.signature(method).return_annotation in {Change, "Change"}}
    assert {name for name in steps if not name.startswith("_")} - NOT_STEPS == set(OPERATIONS)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a little of everything to begin each history with, made once."""
    folder = tmp_path_factory.mktemp("begun")
    with Library.open(folder) as library:
        for name in ("add_documents", "add_pack", "add_to_pack", "tag", "add_collection", "add_remark", "save_search"):
            OPERATIONS[name](library, Choice([3, 1, 2]))
        OPERATIONS["add_documents"](library, Choice([2, 5, 3, 1]))
        forget_steps(library)
    return folder


def forget_steps(library: Library) -> None:
    with library._database.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM step_image")
        session.connection().exec_driver_sql("DELETE FROM step")


class History:
    """A library on which steps are taken, with its rows as they were after each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = self.opened()
        self.states: list[Rows] = [rows(self.library)]
        self.at = 0

    def opened(self) -> Library:
        library = Library.open(self.folder)
        # Waiting for the disk at each step would take most of the time; other tests see to what a commit keeps.
        library._database.engine.raw_connection().cursor().execute("PRAGMA synchronous = OFF")
        return library

    def take(self, step: Step) -> None:
        """Do one thing, if it can be done."""
        kind, name, numbers = step
        if kind == "operate":
            self.operate(name, numbers)
        elif kind == "undo":
            self.turn(-1, min(numbers[0] % 6 + 1, self.at))
        elif kind == "redo":
            self.turn(1, min(numbers[0] % 6 + 1, len(self.states) - 1 - self.at))
        elif kind == "purge":
            self.purge(numbers[0])
        else:
            self.library.close()
            self.library = self.opened()
        assert (self.library.undo_name() is None) == (self.at == 0)
        assert (self.library.redo_name() is None) == (self.at == len(self.states) - 1)

    def operate(self, name: str, numbers: list[int]) -> None:
        try:
            change = OPERATIONS[name](self.library, Choice(numbers))
        except (LookupError, BriefingError):  # nothing there to do it with, or it is refused: then nothing has changed
            assert rows(self.library) == self.states[self.at]
            return
        after = rows(self.library)
        if change.undoable:
            self.states[self.at + 1 :] = [after]
            self.at += 1
        else:
            assert after == self.states[self.at]

    def turn(self, way: int, steps: int) -> None:
        for _ in range(steps):
            assert (self.library.undo() if way < 0 else self.library.redo()) is not None
            self.at += way
            assert rows(self.library) == self.states[self.at]

    def purge(self, number: int) -> None:
        """What is deleted for ever stays away, and everything else can still be undone and done again."""
        gone = self.library.bin()[number % 3 : number % 3 + 2]
        if not gone:
            return
        try:
            self.library.purge(
                document_ids=[one.id for one in gone if one.kind is BinnedKind.DOCUMENT],
                pack_ids=[one.id for one in gone if one.kind is BinnedKind.PACK],
            )
        except BriefingError:
            assert rows(self.library) == self.states[self.at]
            return
        after = rows(self.library)
        undone = 0
        while self.library.undo():
            rows(self.library)
            undone += 1
        for _ in range(undone):
            assert self.library.redo() is not None
        assert rows(self.library) == after
        forget_steps(self.library)
        self.states, self.at = [rows(self.library)], 0


@LENGTH
@given(data=st.data())
def test_undo_and_redo_restore_everything(begun: Path, data: st.DataObject) -> None:
    steps = data.draw(st.lists(STEPS, min_size=LONGEST // 2, max_size=LONGEST))
    with tempfile.TemporaryDirectory(prefix="history-") as folder:
        shutil.copy(begun / "library.db", folder)
        history = History(Path(folder))
        try:
            for step in steps:
                history.take(step)
        finally:
            history.library.close()
