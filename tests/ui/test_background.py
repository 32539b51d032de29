"""Work off the window's thread comes back to it, or not at all."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from msdesk.ui.background import Background


def test_the_work_is_done_on_another_thread(qtbot: QtBot, background: Background) -> None:
    seen: list[int] = []
    owner = QObject()

    background.run(threading.get_ident, owner=owner, then=seen.append, failed=print)
    qtbot.waitUntil(lambda: bool(seen))

    assert seen != [threading.get_ident()]


def test_the_answer_arrives_on_the_windows_thread(qtbot: QtBot, background: Background) -> None:
    seen: list[int] = []
    owner = QObject()

    background.run(
        lambda: 7,
        owner=owner,
        then=lambda _answer: seen.append(threading.get_ident()),
        failed=print,
    )
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [threading.get_ident()]


def test_an_owner_that_is_gone_gets_nothing(background: Background) -> None:
    seen: list[int] = []
    owner = QObject()
    go_on = threading.Event()

    done = background.run(lambda: int(go_on.wait(5)), owner=owner, then=seen.append, failed=print)
    delete(owner)
    go_on.set()
    done.result(5)
    background.close()
    QCoreApplication.processEvents()

    assert seen == []


def test_a_failure_reaches_failed_with_its_error(qtbot: QtBot, background: Background) -> None:
    seen: list[Exception] = []
    owner = QObject()

    background.run(lambda: 1 // 0, owner=owner, then=print, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))

    assert isinstance(seen[0], ZeroDivisionError)


def test_jobs_are_done_in_the_order_they_come(qtbot: QtBot, background: Background) -> None:
    seen: list[int] = []
    owner = QObject()

    for number in range(5):
        background.run(partial(int, number), owner=owner, then=seen.append, failed=print)
    qtbot.waitUntil(lambda: len(seen) == 5)

    assert seen == [0, 1, 2, 3, 4]


def test_closing_drops_what_has_not_begun(qtbot: QtBot, background: Background) -> None:
    seen: list[int] = []
    owner = QObject()
    begun, go_on = threading.Event(), threading.Event()

    def wait() -> int:
        begun.set()
        go_on.wait(5)
        return 1

    background.run(wait, owner=owner, then=seen.append, failed=print)
    waiting = background.run(lambda: 2, owner=owner, then=seen.append, failed=print)
    begun.wait(5)
    threading.Timer(0.01, go_on.set).start()
    background.close()
    qtbot.waitUntil(lambda: seen == [1])

    assert waiting.cancelled()
