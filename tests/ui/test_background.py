"""Work off the window's thread comes back to it, or not at all."""

from __future__ import annotations

import gc
import threading
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from msdesk.domain.wanted import is_wanted
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


def test_work_for_who_is_gone_is_not_begun(background: Background) -> None:
    seen: list[int] = []
    owner = QObject()
    go_on = threading.Event()

    background.run(lambda: go_on.wait(5), owner=background, then=print, failed=print)
    background.run(lambda: seen.append(1), owner=owner, then=print, failed=print)
    delete(owner)
    go_on.set()
    background.wait()

    assert seen == []


def test_work_under_way_can_ask_whether_who_wanted_it_is_there(background: Background) -> None:
    owner = QObject()
    go_on, heard = threading.Event(), list[bool]()

    def work() -> None:
        heard.append(is_wanted())
        go_on.wait(5)
        heard.append(is_wanted())

    background.run(work, owner=owner, then=print, failed=print)
    while not heard:
        QCoreApplication.processEvents()
    delete(owner)
    go_on.set()
    background.wait()

    assert heard == [True, False]


def test_what_is_to_be_seen_is_wanted_no_more_once_all_is_left(
    qtbot: QtBot, background: Background
) -> None:
    seen: list[str] = []
    widget, other = QWidget(), QObject()
    qtbot.addWidget(widget)
    go_on = threading.Event()

    background.run(lambda: go_on.wait(5), owner=background, then=print, failed=print)
    background.run(lambda: "shown", owner=widget, then=seen.append, failed=print)
    background.run(lambda: "kept", owner=other, then=seen.append, failed=print)
    background.leave()
    background.run(lambda: "shown later", owner=widget, then=seen.append, failed=print)
    go_on.set()
    qtbot.waitUntil(lambda: len(seen) == 2)

    assert seen == ["kept", "shown later"]


def test_closing_ends_work_that_was_to_be_seen(qtbot: QtBot, background: Background) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    begun, ended = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        for _ in range(500):
            if not is_wanted():
                ended.set()
                return
            ended.wait(0.01)

    background.run(work, owner=widget, then=print, failed=print)
    begun.wait(5)
    background.close()

    assert ended.is_set()


def test_what_is_waited_for_is_returned_and_others_are_served_meanwhile(
    qtbot: QtBot, background: Background
) -> None:
    begun = threading.Event()
    timer = QTimer()
    timer.timeout.connect(begun.set)
    timer.start(0)

    served = background.waited_for(lambda: begun.wait(5))

    assert served


def test_what_goes_wrong_in_what_is_waited_for_is_raised(
    qtbot: QtBot, background: Background
) -> None:
    with pytest.raises(ZeroDivisionError):
        background.waited_for(lambda: 1 // 0)


def test_a_program_that_ends_meanwhile_waits_for_the_work_and_no_longer(
    qtbot: QtBot, background: Background
) -> None:
    ended, waited = threading.Event(), list[bool]()

    def begin() -> None:
        QTimer.singleShot(0, QCoreApplication.exit)
        QTimer.singleShot(0, ended.set)
        waited.append(background.waited_for(lambda: ended.wait(5)))

    QTimer.singleShot(0, begin)
    QCoreApplication.exec()

    assert waited == [True]


class _Large:
    """An answer that takes much memory."""


def test_an_answer_is_held_by_nobody_but_who_got_it(qtbot: QtBot, background: Background) -> None:
    answers: list[weakref.ref[_Large]] = []
    may_go_on = threading.Event()

    def work() -> _Large:
        may_go_on.wait(5)  # or it is done before anybody listens
        return _Large()

    def then(answer: _Large) -> None:
        answers.append(weakref.ref(answer))

    gc.disable()
    try:
        background.run(work, owner=background, then=then, failed=bool)
        may_go_on.set()
        qtbot.waitUntil(lambda: bool(answers))
        background.wait()

        assert answers[0]() is None
    finally:
        gc.enable()
