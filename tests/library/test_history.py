import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from briefing_app.domain.changes import Area
from briefing_app.domain.packs import ItemKind, PackDetails, PackItem, SectionKind
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Quote
from briefing_app.library.history import STEPS_KEPT
from briefing_app.library.library import Library
from tests.library.made import WORDS, check_indexes, entry, extraction, rows_of

Rows = dict[str, list[tuple[object, ...]]]


def rows(library: Library) -> Rows:
    with library._database.reading() as session:
        check_indexes(session.connection())
        return rows_of(session.connection())


def test_steps_survive_a_restart(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(1), entry(2)])
        library.review(library.queue(), Review.ACCEPTED)
    with Library.open(tmp_path) as library:
        assert (library.undo_name(), library.redo_name()) == ("accept 6 points", None)
        change = library.undo()
        assert change is not None
        assert (change.name, change.areas >= {Area.POINTS}, len(change.ids)) == ("accept 6 points", True, 6)
    with Library.open(tmp_path) as library:
        assert len(library.queue()) == 6
        assert (library.undo_name(), library.redo_name()) == ("import 2 documents", "accept 6 points")
        library.redo()
        assert library.queue() == []


def test_nothing_to_undo_or_redo(library: Library) -> None:
    assert (library.undo(), library.redo(), library.undo_name(), library.redo_name()) == (None, None, None, None)


def test_a_new_step_ends_what_could_be_redone(library: Library) -> None:
    library.add_documents([entry(1)])
    library.undo()
    library.add_documents([entry(2)])
    assert library.redo() is None
    with library._database.reading() as session:
        images = session.connection().exec_driver_sql("SELECT count(DISTINCT step_id) FROM step_image").scalar()
    assert images == 1


def test_the_last_hundred_steps_are_kept(library: Library) -> None:
    pack = library.add_pack(PackDetails("0")).created
    assert pack is not None
    for number in range(1, STEPS_KEPT + 5):
        library.edit_pack(pack, PackDetails(str(number)))
    undone = 0
    while library.undo():
        undone += 1
    assert undone == STEPS_KEPT == 100
    assert library.pack(pack).details.title == "4"


def test_a_failed_operation_leaves_nothing_behind(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.add_documents([entry(1)])
    before = rows(library)

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("briefing_app.library.history.write_images", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        library.add_documents([entry(2)])
    assert rows(library) == before
    assert library.undo_name() == "import “Inspectors wanted 1”"


def test_notes_are_not_undone(library: Library) -> None:
    assert library.note("name") is None
    assert not library.set_note("name", "Ports").undoable
    library.set_note("name", "Harbours")
    assert library.note("name") == "Harbours"
    assert library.undo() is None


@pytest.fixture(scope="module", autouse=True)
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library to begin each history with, made once."""
    folder = tmp_path_factory.mktemp("empty")
    Library.open(folder).close()
    Histories.empty = folder
    return folder


class Histories(RuleBasedStateMachine):
    """Random operations, undone and done again; every row and index entry must be as it was."""

    empty: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="histories-"))
        shutil.copy(self.empty / "library.db", self.folder)
        self.library = Library.open(self.folder)
        # Waiting for the disk at each step would take most of the time; other tests see to what a commit keeps.
        self.library._database.engine.raw_connection().cursor().execute("PRAGMA synchronous = OFF")
        self.states: list[Rows] = [rows(self.library)]
        self.at = 0

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)

    def done(self, *, undoable: bool) -> None:
        if undoable:
            self.states[self.at + 1 :] = [rows(self.library)]
            self.at += 1

    def pick(self, number: int) -> Point | None:
        ids = [point.id for one in self.library.documents() for point in self.library.points(one, rejected=True)]
        return self.library.points_by_id([ids[number % len(ids)]])[0] if ids else None

    @rule(number=st.integers(1, 9), many=st.integers(1, 3), day=st.sampled_from([None, 1, 2]))
    def add(self, number: int, many: int, day: int | None) -> None:
        published = date(2026, 1, day) if day else None
        names = ["Ada Quill", "Bo Reed", None]
        batch = [entry(number + one, speaker=names[(number + one) % 3], published=published) for one in range(many)]
        self.done(undoable=self.library.add_documents(batch).undoable)

    @rule(number=st.integers(0, 30), decision=st.sampled_from(Review))
    def decide(self, number: int, decision: Review) -> None:
        ids = [point.id for one in self.library.documents() for point in self.library.points(one, rejected=True)]
        self.done(undoable=self.library.review(ids[number % 3 :: 2], decision).undoable)

    @rule(number=st.integers(0, 30), speaker=st.sampled_from(["Cy Dale", "Ada Quill", None]))
    def edit(self, number: int, speaker: str | None) -> None:
        point = self.pick(number)
        if point and isinstance(point.content, Quote):
            change = self.library.edit_point(point.id, replace(point.content, speaker=speaker))
            self.done(undoable=change.undoable)

    @rule(number=st.integers(0, 9), day=st.integers(1, 3), title=st.sampled_from(["New", "Newer"]))
    def redate(self, number: int, day: int, title: str) -> None:
        ids = self.library.documents()
        if ids:
            one = ids[number % len(ids)]
            details = replace(self.library.document(one).details, published=date(2026, 1, day), title=title)
            self.done(undoable=self.library.edit_document(one, details).undoable)

    @rule(
        number=st.integers(0, 9),
        without=st.sampled_from(["quotes", "figures"]),
        speaker=st.sampled_from(["Cy Dale", None]),
    )
    def renew(self, number: int, without: str, speaker: str | None) -> None:
        batch = []
        for one in self.library.documents()[number % 3 : number]:
            text = self.library.document(one).text
            found = replace(extraction(text, WORDS, speaker), engine=f"test {number}")
            batch.append((one, replace(found, quotes=()) if without == "quotes" else replace(found, figures=())))
        self.done(undoable=self.library.renew_documents(batch).undoable)

    @rule(number=st.integers(0, 9))
    def bin(self, number: int) -> None:
        ids = self.library.documents()
        self.done(undoable=self.library.delete_documents(ids[number : number + 2]).undoable)

    @rule()
    def make_pack(self) -> None:
        self.library.add_pack(PackDetails("Pack"), [("Text", SectionKind.TEXT)])
        self.done(undoable=True)

    @rule(number=st.integers(0, 30))
    def collect(self, number: int) -> None:
        point, packs = self.pick(number), self.library.packs()
        if point and packs:
            self.done(undoable=self.library.add_to_pack(packs[0].id, [point.id]).undoable)

    @rule(number=st.integers(0, 30), whole=st.booleans())
    def rearrange(self, number: int, whole: bool) -> None:
        packs = self.library.packs()
        if not packs:
            return
        section = self.library.pack(packs[0].id).sections[0].id
        self.library.add_item(section, PackItem(0, ItemKind.NOTE, "note"), position=0)
        self.done(undoable=True)
        change = self.library.delete_section(section) if whole else self.library.move_section(section, number)
        self.done(undoable=change.undoable)
        if not self.library.pack(packs[0].id).sections:
            self.done(undoable=self.library.delete_pack(packs[0].id).undoable)

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

    @invariant()
    def names_agree(self) -> None:
        if hasattr(self, "library"):
            assert (self.library.undo_name() is None) == (self.at == 0)
            assert (self.library.redo_name() is None) == (self.at == len(self.states) - 1)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
