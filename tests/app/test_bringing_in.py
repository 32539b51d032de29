"""What a record needs is imported while the window answers."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from msdesk.app import bringing_in
from msdesk.app.bringing_in import IN_TURNS, WITHOUT_QT, BringingIn
from msdesk.app.shell.look import look_for
from msdesk.settings import Settings
from msdesk.ui.pages.home import HomePage

LATER = (  # in this order: who brings in another comes behind it
    "msdesk.domain.treatment",
    "msdesk.store.whole.archive",
    "msdesk.services.importing",
    "msdesk.services.foreign.day_one",  # no table needs it
    "msdesk.store.whole.merge",
    "msdesk.content.load",
    "msdesk.services.exporting",
    "msdesk.documents.pdf",
    "msdesk.store.rescue.salvage",
    "msdesk.store.erase",
)
PAGES_LATER = (
    "msdesk.ui.pages.introduction",
    "msdesk.ui.widgets.forms",
    "msdesk.ui.pages.settings",
    "msdesk.ui.pages.bring_in",
    "msdesk.ui.pages.recovery_key",
    "msdesk.ui.pages.erase",
)
_AFTER_THE_PAINT = """
import importlib, json, sys
from msdesk import runtime
runtime.leave_out_openssl()
from msdesk.app import start
from msdesk.app.pages import first_look
from msdesk.store import glance
from msdesk.ui.frame import screen_reader
from msdesk.app.bringing_in import IN_TURNS, WITHOUT_QT
told = {}
for module in (*WITHOUT_QT, *IN_TURNS, "msdesk.app.desk", *sys.argv[1:]):
    before = set(sys.modules)
    importlib.import_module(module)
    told[module] = sorted(set(sys.modules) - before)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def brought() -> dict[str, list[str]]:
    """Return what each module brings in, in their order, after the first paint."""
    ended = subprocess.run(
        [sys.executable, "-c", _AFTER_THE_PAINT, *LATER, *PAGES_LATER],
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, list[str]] = json.loads(ended.stdout)
    return told


@pytest.mark.parametrize("module", [*WITHOUT_QT, *LATER])
def test_nothing_of_qt_is_named_on_another_thread(
    brought: dict[str, list[str]], module: str
) -> None:
    knows_qt = ("PySide6", "shiboken6", "msdesk.ui", "msdesk.app")  # no other part of msdesk does
    found = [each for each in brought[module] if each.startswith(knows_qt)]

    assert found == []


def test_the_longest_import_does_not_come_first(brought: dict[str, list[str]]) -> None:
    before = [brought[module] for module in WITHOUT_QT[:3]]

    assert all(before)
    assert not [each for found in before for each in found if each.startswith("sqlalchemy")]


@pytest.mark.parametrize("module", IN_TURNS)
def test_no_turn_of_the_window_brings_in_much(brought: dict[str, list[str]], module: str) -> None:
    assert len(brought[module]) <= 20
    assert not [each for each in brought[module] if each.startswith("sqlalchemy")]


def test_nothing_is_left_for_the_moment_when_the_record_is_opened(
    brought: dict[str, list[str]],
) -> None:
    assert brought["msdesk.app.desk"] == ["msdesk.app.desk"]


@pytest.mark.parametrize("module", [*LATER, *PAGES_LATER])
def test_what_a_start_does_without_is_not_brought_in(
    brought: dict[str, list[str]], module: str
) -> None:
    assert module in brought[module]  # only now, by itself


class _Entered(QWidget):
    """Knows whether the mouse has been moved onto it."""

    is_entered = False

    def enterEvent(self, _: QEnterEvent) -> None:
        self.is_entered = True


def test_what_the_hand_does_meanwhile_waits_until_somebody_hears_it(qtbot: QtBot) -> None:
    QCursor.setPos(QPoint(700, 500))
    window = _Entered()
    qtbot.addWidget(window)
    window.setGeometry(0, 0, 200, 200)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    QTimer.singleShot(0, window, lambda: QCursor.setPos(QPoint(100, 100)))

    assert BringingIn(window).wait()
    assert not window.is_entered
    qtbot.waitUntil(lambda: window.is_entered)


class _Told(BringingIn):
    """Tells when it begins, and when a widget is painted."""

    def __init__(self, painted: QWidget) -> None:
        super().__init__(painted)
        self.order: list[str] = []
        painted.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.order.append("painted")
        return super().eventFilter(watched, event)

    @Slot()
    def _begin(self) -> None:
        self.order.append("begun")
        super()._begin()


def test_what_home_was_filled_with_is_painted_first(qtbot: QtBot) -> None:
    home = HomePage(look_for(Settings()))
    qtbot.addWidget(home)
    with qtbot.waitExposed(home):  # before that nothing is painted, whoever asks for it
        home.show()
    QCoreApplication.processEvents()
    bringing = _Told(home)

    home.fill(None, (), "Good to see you.")
    assert bringing.wait()

    assert "painted" in bringing.order[: bringing.order.index("begun")]


def test_nothing_more_is_done_where_the_program_ends_meanwhile(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bringing = BringingIn(window)
    QTimer.singleShot(0, window, bringing.quit)  # as the program does with each loop it is in

    assert not bringing.wait()


class _Left(BringingIn):
    """Is left as soon as it has begun, as where somebody closes the window at once."""

    @Slot()
    def _begin(self) -> None:
        super()._begin()
        self.quit()


def test_where_the_program_ends_meanwhile_the_other_thread_is_waited_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = threading.Event()
    monkeypatch.setattr(bringing_in, "WITHOUT_QT", ("one",))
    monkeypatch.setattr(bringing_in, "bring_in", lambda _: never.wait(0.2))
    window = QWidget()
    qtbot.addWidget(window)

    assert not _Left(window).wait()

    assert "bringing in" not in [thread.name for thread in threading.enumerate()]
