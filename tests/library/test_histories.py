"""Random histories over every operation: undo and redo restore every row and every entry of the indexes exactly.

`--hypothesis-profile=long` tries a hundred times as many, in some minutes.
"""

import inspect
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefing_app.domain.binned import BinnedKind
from briefing_app.domain.changes import Change
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from tests.library.made import check_indexes, rows_of
from tests.library.operations import OPERATIONS, Choice

Rows = dict[str, list[tuple[object, ...]]]
QUICK = settings(max_examples=5, stateful_step_count=30, deadline=None)
NOT_STEPS = {"undo", "redo", "set_note", "purge"}


def rows(library: Library) -> Rows:
    """Everything that undo restores: which documents wait to be linked is noted whatever changes them."""
    with library._database.reading() as session:
        check_indexes(session.connection())
        return {name: found for name, found in rows_of(session.connection()).items() if name != "link_pending"}


def test_every_operation_takes_part() -> None:
    methods = inspect.getmembers(Library, inspect.isfunction)
    steps = {name for name, method in methods if inspect.signature(method).return_annotation in {Change, "Change"}}
    assert {name for name in steps if not name.startswith("_")} - NOT_STEPS == set(OPERATIONS)


@pytest.fixture(scope="module", autouse=True)
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a little of everything to begin each history with, made once."""
    folder = tmp_path_factory.mktemp("begun")
    with Library.open(folder) as library:
        for name in ("add_documents", "add_pack", "add_to_pack", "tag", "add_collection", "add_remark", "save_search"):
            OPERATIONS[name](library, Choice([3, 1, 2]))
        OPERATIONS["add_documents"](library, Choice([2, 5, 3, 1]))
        with library._database.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM step_image")
            session.connection().exec_driver_sql("DELETE FROM step")
    Histories.begun = folder
    return folder


class Histories(RuleBasedStateMachine):
    """Random operations, undone and done again; every row and index entry must be as it was."""

    begun: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="histories-"))
        shutil.copy(self.begun / "library.db", self.folder)
        self.library = Library.open(self.folder)
        # Waiting for the disk at each step would take most of the time; other tests see to what a commit keeps.
        self.library._database.engine.raw_connection().cursor().execute("PRAGMA synchronous = OFF")
        self.start()

    def start(self) -> None:
        self.states: list[Rows] = [rows(self.library)]
        self.at = 0

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)

    @rule(name=st.sampled_from(sorted(OPERATIONS)), numbers=st.lists(st.integers(0, 30), min_size=1, max_size=6))
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

    @precondition(lambda self: self.at > 0)
    @rule(steps=st.integers(1, 6))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, self.at)):
            assert self.library.undo() is not None
            self.at -= 1
            assert rows(self.library) == self.states[self.at]

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule(steps=st.integers(1, 6))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.states) - 1 - self.at)):
            assert self.library.redo() is not None
            self.at += 1
            assert rows(self.library) == self.states[self.at]

    @rule()
    def open_again(self) -> None:
        self.library.close()
        self.library = Library.open(self.folder)
        self.library._database.engine.raw_connection().cursor().execute("PRAGMA synchronous = OFF")

    @precondition(lambda self: self.library.bin())
    @rule(number=st.integers(0, 30))
    def purge(self, number: int) -> None:
        """What is deleted for ever stays away, and everything else can still be undone and done again."""
        gone = self.library.bin()[number % 3 : number % 3 + 2]
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
        with self.library._database.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM step_image")
            session.connection().exec_driver_sql("DELETE FROM step")
        self.start()

    @invariant()
    def names_agree(self) -> None:
        if hasattr(self, "library"):
            assert (self.library.undo_name() is None) == (self.at == 0)
            assert (self.library.redo_name() is None) == (self.at == len(self.states) - 1)


TestHistories = Histories.TestCase
TestHistories.settings = settings.get_profile("long") if settings.get_current_profile_name() == "long" else QUICK
