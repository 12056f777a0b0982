from itertools import count
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Area, Change
from briefing_app.importing import linking
from briefing_app.library.library import Library
from briefing_app.library.links import loose as link_loose
from briefing_app.ui.linker import _link_one
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.operations import Operations
from tests.library.made import entry
from tests.ui.conftest import OpenWindow, add


def waiting(folder: Path) -> list[int]:
    with Library.open(folder) as library:
        return library.waiting_to_be_linked()


@pytest.fixture
def changes(window: MainWindow) -> list[Change]:
    told: list[Change] = []
    window.desk.operations.changed.connect(told.append)
    return told


def test_what_waits_is_linked_when_the_library_is_open(window: MainWindow, changes: list[Change], qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.linker.rested):
        pass
    qtbot.waitUntil(lambda: bool(changes))
    assert changes == [Change("link documents", frozenset({Area.LINKS}), undoable=False)]
    window.close()
    assert waiting(window.desk.operations.folder) == []


def test_a_new_document_and_its_undoing_are_linked_too(window: MainWindow, changes: list[Change], qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.linker.rested):
        pass
    operations = window.desk.operations
    with qtbot.waitSignal(window.linker.rested):
        operations.run(lambda library: library.delete_documents([1]))
    qtbot.waitUntil(lambda: changes[-1].areas == {Area.LINKS})
    seen = len(changes)
    with qtbot.waitSignal(window.linker.rested):
        operations.undo()
    qtbot.waitUntil(lambda: len(changes) >= seen + 2 and changes[-1].areas == {Area.LINKS})
    window.close()
    assert waiting(operations.folder) == []


def test_nothing_is_begun_while_calls_are_under_way(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.linker.rested):
        pass
    operations, order = window.desk.operations, list[str]()
    operations.run(lambda _library: order.append("asked"))
    assert not operations.run_when_idle(lambda _library: 0, lambda _none: None, failed=lambda _error: None)
    qtbot.waitUntil(lambda: order == ["asked"])


def test_it_is_not_told_as_busy(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.linker.rested):
        pass
    operations, busy, done = window.desk.operations, list[bool](), list[int]()
    qtbot.waitUntil(lambda: operations.run_when_idle(lambda _library: 7, done.append, failed=lambda _error: None))
    operations.busy.connect(busy.append)
    qtbot.waitUntil(lambda: done == [7])
    assert busy == []


def test_several_documents_are_linked_one_by_one(folder: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    with Library.open(folder) as library:
        for number in range(3):
            add(library, f"Piers {number}")
    window = open_window()
    with qtbot.waitSignal(window.linker.rested):
        pass
    window.close()
    with Library.open(folder) as library:
        assert library.waiting_to_be_linked() == []
        ids = [point.id for point in library.points(1)]
        facts = library.looking_at_links(lambda store: store.fact_members(ids))
    assert len(facts) == 3


def test_a_long_document_gives_way_to_what_is_asked_and_is_linked_later(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("briefing_app.ui.linker.LONG", 0.0)  # so every document is a long one
    operations, begun, pending = window.desk.operations, Event(), Event()
    gave_way: list[bool] = []

    def wants(until: float) -> bool:
        begun.set()
        assert pending.wait(10)
        gave_way.append(Operations.wants(operations, until))
        return gave_way[-1]

    with qtbot.waitSignal(window.linker.rested):
        pass
    monkeypatch.setattr(operations, "wants", wants)
    answers: list[str] = []
    with qtbot.waitSignal(window.linker.rested):
        operations.run(lambda library: library.delete_documents([1]))  # then it waits to be linked anew
        qtbot.waitUntil(begun.is_set)
        operations.run(lambda _library: "answered", answers.append)
        pending.set()
        qtbot.waitUntil(lambda: bool(answers))
    assert gave_way[0]
    assert not gave_way[-1]
    window.close()
    assert waiting(operations.folder) == []


def test_what_is_linked_is_told_though_sorting_it_in_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "_LOOSE_AT_MOST", 1)
    monkeypatch.setattr(link_loose, "AT_ONCE", 1)
    with Library.open(tmp_path / "library") as library:
        library.add_documents([entry(1), entry(2)])
        assert _link_one(library, lambda _until: False) == 1
        assert library.loose_links() == 0
        asked = count()
        assert _link_one(library, lambda _until: next(asked) > 25) == 1
        assert (library.loose_links(), library.waiting_to_be_linked()) == (1, [])
