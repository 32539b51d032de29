"""What tests of every part share: no screen is needed, and the real content is read once."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")  # the same paper, week and clock wherever they run

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, create_engine
from sqlcipher3 import dbapi2

from msdesk import paths, runtime
from msdesk.app.shell.opened_files import Application
from msdesk.app.start import speak_english
from msdesk.content.check import problems
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.documents import pdf
from msdesk.store.copies import keys
from msdesk.store.file import database
from msdesk.store.record import open_record
from tests import setting

runtime.hold_singletons()  # before any call into Qt is made

# How long an example takes says how busy the machine is; speed is measured by bench/.
settings.register_profile("msdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("msdesk")

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of one's own in it
_ROOM = 2 << 30


def pytest_configure() -> None:
    """Write what tests write into memory, where Linux has room: nothing waits for a disk there.

    ``TMPDIR`` or pytest's own variable names another place.
    """
    if not {"TMPDIR", "PYTEST_DEBUG_TEMPROOT"} & os.environ.keys() and _has_room(_IN_MEMORY):
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_IN_MEMORY)


def _has_room(folder: Path) -> bool:
    """Whether much can be written here, and programs that are written can be started."""
    if sys.platform != "linux" or not os.access(folder, os.W_OK | os.X_OK):
        return False
    can_start = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    return can_start and shutil.disk_usage(folder).free > _ROOM


def pytest_collection() -> None:
    """Look for no garbage while all tests are found: there is none, and much to look at."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Spare each later look for garbage the thousands of tests that were found."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are processors: a test of a window waits for it."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> Iterator[QApplication]:
    """Make the application before any test can make one of another kind.

    Windows and macOS are not told by ``LC_ALL`` where they are, so Qt is.
    """
    with pytest.MonkeyPatch.context() as patched:
        if sys.platform in ("win32", "darwin"):
            patched.setattr(QLocale, "system", lambda: QLocale("C"))
        speak_english()
        yield qapp


@pytest.fixture(autouse=True)
def no_window_is_left() -> Iterator[None]:
    """Let every window go after its test; a style set later is worked out for each widget.

    Outside the event loop Qt keeps what was to be deleted later, so it is told to.
    """
    yield
    if isinstance(QApplication.instance(), QApplication):
        for window in QApplication.topLevelWidgets():
            window.hide()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # Under a button that is held, nothing is brought into sight in any later test.
        assert QApplication.mouseButtons() is Qt.MouseButton.NoButton


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Style nothing after a test that it has not shown: pytest-qt would have Qt see to that."""
    result = yield
    if QCoreApplication.instance() is not None:
        every: Any = None  # for Qt it is every widget, as its stubs do not say
        QCoreApplication.removePostedEvents(every, QEvent.Type.PolishRequest.value)
    return result


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Let pytest-qt make the application as the program does on macOS."""
    return Application


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the content as it ships."""
    library = load(paths.resources())
    gc.collect()
    gc.freeze()  # to look for garbage takes longer the more there is that is none
    return library


@pytest.fixture
def read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each window have the shipped content as it was read and checked before.

    Either takes longer than to open a window.  Any other content is read and checked.
    """
    read, shipped = Library.__init__, paths.resources()

    def read_or_take(made: Library, folder: Path) -> None:
        if folder == shipped:
            vars(made).update(vars(library))
        else:
            read(made, folder)

    def check_or_know(made: Library) -> Iterator[str]:
        return iter(()) if made.treatments is library.treatments else problems(made)

    monkeypatch.setattr(Library, "__init__", read_or_take)
    monkeypatch.setattr("msdesk.content.load.problems", check_or_know)


_set_apart = pdf.set_apart


@pytest.fixture(scope="session", autouse=True)
def setter_ends() -> Iterator[None]:
    """End the process that sets pages once the last test has been run."""
    yield
    setting.end()


@pytest.fixture(autouse=True)
def pages_set_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one process set all pages, and one that was asked for before not again.

    To start msdesk for each takes longer than to set it.
    """
    monkeypatch.setattr(pdf, "set_apart", setting.set_page)


@pytest.fixture
def pages_set_apart(pages_set_here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each page be set as the program does it, in a process of its own."""
    monkeypatch.setattr(pdf, "set_apart", _set_apart)


@pytest.fixture(scope="session", autouse=True)
def statements_worded_once() -> Iterator[None]:
    """Let SQLAlchemy put each statement into SQL once, and not anew for each record.

    To do so takes longer than to open the record.
    """
    first = create_engine("sqlite://", module=dbapi2)
    first.connect().close()  # now it knows which SQLite this is

    def make(*arguments: Any, **more: Any) -> Engine:  # noqa: ANN401 - as SQLAlchemy's own
        engine = create_engine(*arguments, **more)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "create_engine", make)
        yield
    first.dispose()


@pytest.fixture
def resources() -> Path:
    """Return the folder of shipped resources."""
    return paths.resources()


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an empty record; to be copied, which is faster than to make one."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    open_record(folder).close()
    return folder


@pytest.fixture(scope="session")
def cheap() -> keys.Cost:
    """Return next to nothing for Argon2id to spend."""
    return keys.Cost(passes=1, memory=128, lanes=1)


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch, cheap: keys.Cost) -> None:
    """Let Argon2id spend next to nothing, where the passphrase is not what is tried."""
    monkeypatch.setattr(keys, "COST", cheap)
