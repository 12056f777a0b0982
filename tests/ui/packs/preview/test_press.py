"""Calls on the preview's thread: only the newest counts, none is delivered after closing, and others can give way."""

import threading
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.errors import BriefingError
from briefing_app.ui.packs.preview.press import Press

pytestmark = pytest.mark.usefixtures("qapp")


def test_of_several_calls_only_the_newest_is_made_and_delivered(qtbot: QtBot) -> None:
    press, held, made, shown = Press(), threading.Event(), list[int](), list[int]()

    def call(number: int) -> int:
        made.append(number)
        return number

    press.run(held.wait, lambda _: None, key="first")
    for number in range(4):
        press.run(partial(call, number), shown.append, key="pages")
    assert not press.idle
    held.set()
    qtbot.waitUntil(lambda: press.idle)
    assert made == shown == [3]
    press.close()


def test_nothing_is_delivered_after_closing_and_the_thread_has_ended(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    press, begun, shown = Press(), threading.Event(), list[bool]()
    press.run(begun.set, lambda _: shown.append(True), key="pages")
    assert begun.wait(20)
    press.close()
    assert set(threading.enumerate()) <= before
    press.run(lambda: True, shown.append, key="pages")
    qtbot.waitUntil(lambda: press.idle)
    assert not shown


def test_a_fault_is_told(qtbot: QtBot) -> None:
    press = Press()

    def call() -> None:
        raise BriefingError("The pages cannot be laid out.")

    with qtbot.waitSignal(press.failed) as told:
        press.run(call, lambda _: None, key="pages")
    assert str(told.args[0]).startswith("The pages cannot be laid out.")
    press.close()


def test_others_wait_while_a_key_is_to_be_shown(qtbot: QtBot) -> None:
    press, order = Press(longest=20), list[str]()
    press.give_way()  # nobody waits for anything

    def work() -> None:
        press.give_way()
        order.append("work")

    press.hurry(wanted=True)
    other = threading.Thread(target=work)
    press.run(lambda: order.append("key"), lambda _: press.hurry(wanted=False), key="pages")
    other.start()
    qtbot.waitUntil(lambda: press.idle)
    other.join()
    assert order == ["key", "work"]
    press.close()


def test_others_do_not_wait_for_ever() -> None:
    press = Press(longest=0.01)
    press.hurry(wanted=True)
    press.give_way()
    press.close()
