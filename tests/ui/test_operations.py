import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from briefing_app.domain.changes import Change
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.ui.documents.page import DocumentsPage
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.operations import LOOK_EVERY, Operations, Standing
from tests.ui.conftest import add


@pytest.fixture
def operations(folder: Path) -> Iterator[Operations]:
    operations = Operations(folder)
    yield operations
    operations.close()


def name_it(library: Library, name: str) -> Change:
    return library.set_note("name", name)


def thread_name(library: Library) -> str:
    return threading.current_thread().name


def numbered(library: Library, number: int) -> int:
    return number


def refuse(library: Library) -> None:
    raise BriefingError("No.", remedy="Ask again.")


def fail(library: Library) -> None:
    raise ZeroDivisionError


def test_calls_run_on_the_worker_and_are_delivered_here(operations: Operations, qtbot: QtBot) -> None:
    said: list[str] = []
    where: list[threading.Thread] = []

    def take(name: str) -> None:
        said.append(name)
        where.append(threading.current_thread())

    operations.run(thread_name, take)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("library")
    assert where == [threading.main_thread()]


def test_a_change_is_broadcast_with_how_things_stand(operations: Operations, qtbot: QtBot) -> None:
    standings: list[Standing] = []
    operations.standing.connect(standings.append)
    with qtbot.waitSignal(operations.changed):
        operations.run(partial(name_it, name="Private office"))
    assert standings[-1].notes["name"] == "Private office"
    assert standings[-1].counts.documents == 0


def test_of_calls_with_one_key_only_the_newest_is_delivered(operations: Operations, qtbot: QtBot) -> None:
    said: list[int] = []
    for number in range(20):
        operations.run(partial(numbered, number=number), said.append, key="list")
    done: list[str] = []
    operations.run(thread_name, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert said == [19]


def test_an_error_of_the_world_goes_to_who_asked(operations: Operations, qtbot: QtBot) -> None:
    said: list[BriefingError] = []
    operations.run(refuse, failed=said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert str(said[0]) == "No. Ask again."


def test_an_error_that_nobody_takes_goes_to_the_signal(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.waitSignal(operations.failed) as said:
        operations.run(refuse)
    assert said.args is not None
    assert said.args[0].remedy == "Ask again."


def test_a_bug_goes_to_the_excepthook(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        operations.run(fail)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nothing_is_delivered_after_close(operations: Operations, qapp: QApplication) -> None:
    said: list[str] = []
    for _ in range(5):
        operations.run(thread_name, said.append)
    operations.close()
    operations.run(thread_name, said.append)
    QApplication.processEvents()
    assert said == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("library")]


def test_what_waits_to_be_written_is_written_before_the_library_is_closed(operations: Operations, folder: Path) -> None:
    going_on = threading.Event()
    asked: list[int] = []

    def wait(library: Library) -> None:
        going_on.wait(10)

    def ask(library: Library) -> None:
        asked.append(1)

    operations.run(wait)
    operations.run(partial(name_it, name="Private office"))
    operations.run(ask, key="list")
    threading.Timer(0.05, going_on.set).start()
    operations.close()
    with Library.open(folder) as library:
        assert library.note("name") == "Private office"
    assert asked == []


def test_a_call_that_ends_at_once_is_delivered_in_its_turn(operations: Operations, qtbot: QtBot) -> None:
    said: list[int] = []
    for number in range(200):
        operations.run(partial(numbered, number=number), said.append)
    assert said == [], "delivered before the event loop had its turn"
    qtbot.waitUntil(lambda: len(said) == 200)
    assert said == list(range(200))


def test_nothing_is_delivered_to_a_widget_that_is_gone(operations: Operations, qtbot: QtBot) -> None:
    class Receiver(QObject):
        said = 0

        def take(self, _name: str) -> None:
            Receiver.said += 1

    receiver = Receiver()
    operations.hold()
    operations.run(thread_name, receiver.take)
    delete(receiver)
    done: list[str] = []
    operations.run(thread_name, done.append)
    operations.release()
    qtbot.waitUntil(lambda: bool(done))
    assert Receiver.said == 0


def test_calls_wait_while_held(operations: Operations, qtbot: QtBot, folder: Path) -> None:
    operations.hold()
    said: list[str] = []
    operations.run(thread_name, said.append)
    assert not folder.exists()
    operations.release()
    qtbot.waitUntil(lambda: bool(said))


def test_what_another_program_writes_is_seen_within_two_seconds(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    assert page.model.rowCount() == 1
    with Library.open(folder) as other:
        add(other, "A second document", "Another text.")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=2_000 + LOOK_EVERY)


def test_its_own_writes_are_not_taken_for_another_program_s(window: MainWindow, qtbot: QtBot) -> None:
    changes: list[Change] = []
    window.desk.operations.run(lambda library: library.set_note("name", "Private office"))
    window.desk.operations.changed.connect(changes.append)
    with qtbot.waitSignal(window.desk.operations._look.timeout):
        pass
    with qtbot.waitSignal(window.desk.operations._look.timeout):
        pass
    assert [change.name for change in changes if "another" in change.name] == []
