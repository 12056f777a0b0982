"""That nothing of the window is destroyed on another thread than its own."""

import gc
import threading
from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.library.library import Library
from briefing_app.ui.collector import Collector
from briefing_app.ui.main_window import MainWindow


class Ring:
    """A cycle that tells on which thread it was broken."""

    def __init__(self, told: Callable[[threading.Thread], None]) -> None:
        self.itself, self._told = self, told

    def __del__(self) -> None:
        self._told(threading.current_thread())


def make_garbage(library: Library) -> int:
    """On the library's thread, far more cycles than Python would wait for."""
    for _ in range(20_000):
        ring: list[object] = []
        ring.append(ring)
    return len(library.documents())


def test_a_cycle_is_broken_on_the_thread_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    gc.enable()  # as it is when the program starts
    collector = Collector(window)
    told: list[threading.Thread] = []
    Ring(told.append)
    answered: list[int] = []
    window.desk.operations.run(make_garbage, answered.append)
    qtbot.waitUntil(lambda: bool(answered) and bool(told), timeout=20_000)
    assert told == [threading.main_thread()]
    collector.close()
    assert gc.isenabled()
    gc.disable()


def test_collecting_goes_as_far_as_is_due(qapp: QApplication) -> None:
    collector = Collector(qapp)
    gc.collect()
    collector.collect()
    assert gc.get_count()[1] == 0, "nothing had gathered"
    rings = [[ring] for ring in range(gc.get_threshold()[0] + 1)]
    collector.collect()
    assert gc.get_count()[1] == 1, "only the youngest were looked at"
    assert len(rings) > gc.get_threshold()[0]
    collector.close()
    collector.deleteLater()


def test_what_is_on_its_way_is_left_alone_until_it_is_gone_or_stays(qapp: QApplication) -> None:
    collector = Collector(qapp)
    gc.collect()
    modules: list[list[int]] = [[number] for number in range(60_000)]
    collector.collect()
    assert gc.get_freeze_count() >= len(modules), "what start-up makes is never looked at"
    crowd: list[list[int]] = [[number] for number in range(60_000)]
    collector.collect()
    assert gc.get_count()[0] > 60_000, "nothing was looked at"
    crowd.clear()
    collector.collect()
    assert gc.get_count()[0] < 60_000
    crowd.extend([number] for number in range(60_000))
    for _ in range(40):
        collector.collect()
    assert gc.get_count()[0] < 60_000, "it stays, so it was looked at in the end"
    collector.close()
    collector.deleteLater()


def test_what_start_up_made_is_looked_at_once(qapp: QApplication) -> None:
    before = gc.get_freeze_count()
    collector = Collector(qapp)
    gc.collect()
    crowd: list[list[int]] = []
    while gc.get_freeze_count() == before:
        crowd.extend([number] for number in range(1000))
        collector.collect()
    assert gc.get_freeze_count() > len(crowd)
    collector.close()
    assert gc.get_freeze_count() == 0
    collector.deleteLater()
