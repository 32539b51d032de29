"""What msdesk changes in its interpreter, and that only the command does."""

from __future__ import annotations

import gc
import json
import marshal
import os
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from msdesk import runtime
from msdesk.settings import Settings, save

_UPDATES = """
from msdesk import runtime
runtime.hold_singletons()
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
for _ in range(100_000):
    widget.update()
"""

_COUNT = """
import sys
from msdesk import runtime
{before}
counts = [sys.getrefcount(None)]
for _ in range(2):
    runtime.hold_singletons()
    counts.append(sys.getrefcount(None))
added = [after - before for before, after in zip(counts, counts[1:])]
sys.exit(sum(1 for each in added if each > 1 << 30))
"""

_HASHES = """
import sys
from msdesk import runtime
runtime.leave_out_openssl()
import asyncio, hashlib
assert hashlib.sha256(b"a").hexdigest().startswith("ca97")
sys.exit(any(sys.modules[name] for name in ("_ssl", "_hashlib")))
"""

_ASYNCIO = """
import sys
from msdesk import runtime
runtime.put_off_asyncio()
import sqlalchemy.dialects.sqlite, asyncio
if "asyncio.events" in sys.modules:
    sys.exit(1)
async def seven():
    return 7
waits = seven()
assert asyncio.iscoroutine(waits)
assert asyncio.run(waits) == 7
import asyncio.queues
from asyncio import Lock
assert asyncio.Lock is Lock
try:
    asyncio.nothing_of_the_kind
except AttributeError:
    sys.exit(0)
sys.exit(2)
"""

_METADATA = """
import sys
from msdesk import runtime
runtime.put_off_metadata()
import sqlalchemy
sqlalchemy.create_engine("sqlite://").connect().close()
if "email" in sys.modules:
    sys.exit(1)
import importlib.metadata
assert importlib.metadata.version("SQLAlchemy") == sqlalchemy.__version__
from importlib.metadata import version
assert version is importlib.metadata.version
runtime.put_off_metadata()
assert importlib.metadata.version is version
try:
    sqlalchemy.create_engine("nothing://")
except sqlalchemy.exc.NoSuchModuleError:
    sys.exit(0)
sys.exit(2)
"""

_SYSCONFIG = """
import sys
from msdesk import runtime
runtime.put_off_sysconfig()
import sqlalchemy.util.compat as of_sqlalchemy
if of_sqlalchemy.freethreading or any(name.startswith("_sysconfigdata") for name in sys.modules):
    sys.exit(1)
import sysconfig
assert sysconfig.get_config_var("EXT_SUFFIX") == sysconfig.get_config_vars()["EXT_SUFFIX"]
from sysconfig import get_config_var
assert get_config_var("EXT_SUFFIX") and get_config_var("nothing of the kind") is None
assert not get_config_var("Py_GIL_DISABLED")
"""

_HEAPS = """
import ctypes, sys, threading
from pathlib import Path
from msdesk import runtime
{}
held, there, over = [], threading.Barrier(5), threading.Event()
def hold():
    held.append(bytearray(1_000))
    there.wait()
    over.wait()
threads = [threading.Thread(target=hold) for _ in range(4)]
for thread in threads:
    thread.start()
there.wait()
c = ctypes.CDLL(None)
c.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(c.fopen(sys.argv[1].encode(), b"w"))
c.malloc_info(0, file)
c.fclose(file)
over.set()
print(Path(sys.argv[1]).read_text().count("<heap "))
"""

_LARGE = """
import ctypes, sys
from msdesk import runtime
{}
c = ctypes.CDLL(None)
class Told(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in "arena ordblks smblks hblks".split()]
    _fields_ += [(name, ctypes.c_int) for name in "hblkhd usmblks fsmblks used free top".split()]
c.mallinfo.restype = Told
c.malloc.restype, c.free.argtypes = ctypes.c_void_p, (ctypes.c_void_p,)
c.free(c.malloc(1 << 22))  # after which the C library would keep what is as large
before = c.mallinfo().hblks
held = c.malloc(1 << 21)
sys.exit(c.mallinfo().hblks - before)
"""

_READ = """
import linecache, sys
from msdesk import runtime
import PySide6.QtCore
{}
linecache.clearcache()
import msdesk.settings
sys.exit(len(linecache.cache))
"""

_OTHER_C = """
import _ctypes
from msdesk import runtime
def none(*_):
    raise OSError("undefined symbol: mallopt")
_ctypes.dlsym = none
runtime.share_one_heap()
runtime.give_back()
"""

_HOLES = """
import sys
from pathlib import Path
from msdesk import runtime
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])
many = [bytes(20_000) for _ in range(4_000)]
del many[:-1]  # the last lies above them
before = resident()
{}
sys.exit(before - resident() > 10_000)  # pages
"""

_NOT_KEPT = """
import linecache, sys
from msdesk import runtime
import PySide6.QtCore
assert linecache.cache
runtime.put_import_back()
sys.exit(len(linecache.cache))
"""

_NO_QT = """
import builtins, sys
from msdesk import runtime
before = builtins.__import__
runtime.put_import_back()
sys.exit(builtins.__import__ is not before)
"""

_QT_BY_HAND = """
import builtins, sys
from msdesk import runtime
runtime.__cached__ = {place!r}
sys.dont_write_bytecode = {unwritten!r}
compiled = []
usual = builtins.compile
def count(source, filename, *rest, **more):
    compiled.append(str(filename))
    return usual(source, filename, *rest, **more)
builtins.compile = count
with runtime.pyside_compiled_once():
    import PySide6.QtCore
assert builtins.compile is count
builtins.compile = usual
import json
print(json.dumps([each for each in compiled if each.startswith("shibokensupport/")]))
"""

_WRONG_CALLS = """
{}
import json
from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QWidget
from shibokensupport.signature import get_signature
application = QApplication([])
widget, label = QWidget(), QLabel()
wrong = (
    lambda: widget.resize("wide"),
    lambda: widget.resize(1, 2, 3),
    lambda: widget.resize(),
    lambda: widget.resize(QPoint(1, 2)),
    lambda: widget.setToolTip(7),
    lambda: widget.setToolTip(text="a"),
    lambda: widget.move(None),
    lambda: label.setAlignment("left"),
    lambda: label.setText(text=3, other=4),
    lambda: QSize("a", "b"),
    lambda: QPoint(1, [2]),
    lambda: QColor([1, 2], 3),
    lambda: QTimer(interval="soon"),
    lambda: QTimer(nothing_of_the_kind=1),
    lambda: QTimer.singleShot("soon", widget, widget.show),
    lambda: QBoxLayout(),
    lambda: QBoxLayout("left to right"),
    lambda: QObject(3),
    lambda: widget.clicked,
    lambda: widget.destroyed.connect(3),
    lambda: widget.destroyed.emit(1, 2, 3),
)
said = []
for call in wrong:
    try:
        said.append(str(call()))
    except Exception as error:
        said.append(f"{{type(error).__name__}}: {{error}}")
said += [str(get_signature(each)) for each in (QWidget.resize, QLabel.setText, QObject.parent)]
said.append(QWidget.resize.__doc__)
print(json.dumps(said))
"""

_BORROWED = """
import json
import os
from tests.starting import state
before = state()
import msdesk.{}
import ssl
print(json.dumps([before, state()]))
"""

_EVERY_MODULE = """
import importlib, pkgutil, msdesk
for each in pkgutil.walk_packages(msdesk.__path__, "msdesk."):
    if each.name not in ("msdesk.__main__", "msdesk.store.migrations.env"):
        importlib.import_module(each.name)
import ssl
ssl.create_default_context()
"""

_WITH_OPTIONS = """
import json
import os
from tests.starting import let_cores_be_left, state
from msdesk import __main__
let_cores_be_left()
__main__.main(["--cites", "nobody2025"])
print(json.dumps(state()))
"""

_OPENED_ON = """
import gc, json, sys
from msdesk import __main__, runtime
with runtime.pyside_compiled_once():
    import PySide6.QtCore
from msdesk.app import start
def run(options):
    there = {"collects": gc.isenabled(), "argparse": "argparse" in sys.modules}
    print(json.dumps([str(options.data_dir), str(options.bring_in), there]))
    return 0
start.run = run
sys.exit(__main__.main(sys.argv[1:]))
"""

_old = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 on"
)


def run(program: str) -> int:
    """Run a program in a Python of its own; return how it ended."""
    return subprocess.run([sys.executable, "-c", program], check=False).returncode


def told(*arguments: str) -> Any:  # noqa: ANN401 - whatever JSON it printed last
    """Run Python with the arguments; return what it said."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_none_survives_many_calls_into_qt() -> None:
    assert run(_UPDATES) == 0


@_old
def test_holding_twice_is_holding_once() -> None:
    assert run(_COUNT.format(before="")) == 1


@pytest.mark.parametrize(
    "before",
    ["sys.version_info = (3, 12)", "sys.implementation.name = 'pypy'"],
)
def test_nothing_is_held_where_none_cannot_die(before: str) -> None:
    assert run(_COUNT.format(before=before)) == 0


def test_without_openssl_hashes_are_still_made() -> None:
    assert run(_HASHES) == 0


def test_asyncio_is_not_brought_in_before_it_is_used_and_then_all_of_it_is_there() -> None:
    assert run(_ASYNCIO) == 0


def test_what_is_installed_is_not_asked_before_it_is_used_and_then_it_is_there() -> None:
    assert run(_METADATA) == 0


def test_how_python_was_built_is_not_read_before_it_is_used_and_then_it_is_there() -> None:
    assert run(_SYSCONFIG) == 0


@pytest.fixture
def glibc() -> None:
    name = os.confstr("CS_GNU_LIBC_VERSION") if hasattr(os, "confstr") else None
    if "glibc" not in (name or ""):
        pytest.skip("glibc alone keeps memory so")


@pytest.mark.usefixtures("glibc")
def test_threads_take_memory_from_one_heap(tmp_path: Path) -> None:
    told_of = str(tmp_path / "heaps.xml")

    assert told("-c", _HEAPS.format(""), told_of) > 1
    assert told("-c", _HEAPS.format("runtime.share_one_heap()"), told_of) == 1


@pytest.mark.usefixtures("glibc")
def test_what_is_large_is_given_back_as_soon_as_it_is_let_go() -> None:
    assert run(_LARGE.format("")) == 0
    assert run(_LARGE.format("runtime.share_one_heap()")) == 1


@pytest.mark.usefixtures("glibc")
def test_what_is_free_below_what_is_in_use_can_be_given_back() -> None:
    assert run(_HOLES.format("")) == 0
    assert run(_HOLES.format("runtime.give_back()")) == 1


def test_where_the_c_library_has_no_such_choice_heaps_are_as_they_are() -> None:
    assert run(_OTHER_C) == 0


def test_what_was_read_before_is_not_kept() -> None:
    assert run(_NOT_KEPT) == 0


def test_the_source_of_what_is_imported_is_not_read_once_import_is_back() -> None:
    assert run(_READ.format("")) > 0
    assert run(_READ.format("runtime.put_import_back()")) == 0


def test_putting_import_back_where_qt_is_not_there_changes_nothing() -> None:
    assert run(_NO_QT) == 0


def brought_in_qt(place: Path, *, unwritten: bool = False) -> list[str]:
    """Return what of PySide6 was compiled when Qt was brought in by hand."""
    found: list[str] = told("-c", _QT_BY_HAND.format(place=str(place), unwritten=unwritten))
    return found


def test_pyside_is_compiled_at_the_first_start_and_at_no_other(tmp_path: Path) -> None:
    first, second = (brought_in_qt(tmp_path / "runtime.pyc") for _ in range(2))

    assert "shibokensupport/signature/parser.py" in first
    assert second == []


@pytest.mark.parametrize("left", [0, 3, 1000, -1])
def test_of_what_was_compiled_a_half_is_compiled_anew(tmp_path: Path, left: int) -> None:
    first = brought_in_qt(tmp_path / "runtime.pyc")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:left])

    assert brought_in_qt(tmp_path / "runtime.pyc") == first


def test_what_was_compiled_of_another_pyside_is_compiled_anew(tmp_path: Path) -> None:
    brought_in_qt(tmp_path / "runtime.pyc")
    (kept,) = tmp_path.iterdir()
    name = "shibokensupport/signature/parser.py"
    parts = marshal.loads(kept.read_bytes()[4:])  # noqa: S302 - written just now
    other = marshal.dumps(parts | {name: (1, None)})
    kept.write_bytes(zlib.crc32(other).to_bytes(4, "big") + other)

    assert brought_in_qt(tmp_path / "runtime.pyc") == [name]


def test_where_python_keeps_nothing_compiled_msdesk_does_not_either(tmp_path: Path) -> None:
    assert brought_in_qt(tmp_path / "runtime.pyc", unwritten=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_one_may_not_write_to_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    assert brought_in_qt(tmp_path / "not there" / "runtime.pyc")


def test_a_wrong_call_into_qt_is_refused_in_the_same_words(tmp_path: Path) -> None:
    by_hand = f"""
from msdesk import runtime
runtime.__cached__ = {str(tmp_path / "runtime.pyc")!r}
with runtime.pyside_compiled_once():
    import PySide6.QtCore
"""
    plain, first, second = (told("-c", _WRONG_CALLS.format(h)) for h in ("", by_hand, by_hand))

    assert sum(each.startswith("TypeError") for each in plain) > 15
    assert plain == first == second


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_where_there_is_no_output_what_is_said_ends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)  # as in a bundled program on Windows
    monkeypatch.setattr(sys, "stderr", None)

    runtime.write_any_letter()

    sys.stdout.write("“手”")
    sys.stderr.write("“手”")


def test_a_letter_the_terminal_cannot_show_is_written_as_its_number() -> None:
    program = "from msdesk import runtime; runtime.write_any_letter(); print('“手”')"
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", program]

    said = subprocess.run(command, env=ascii_only, capture_output=True, text=True, check=True)

    assert said.stdout == "\\u201c\\u624b\\u201d\n"


def test_garbage_is_collected_again_even_after_an_error() -> None:
    with suppress(ImportError), runtime.collecting_put_off():
        assert not gc.isenabled()
        raise ImportError
    gc.unfreeze()  # the tests collect what they leave

    assert gc.isenabled()


@pytest.mark.parametrize("package", ["store", "ui", "services", "documents", "content", "domain"])
def test_importing_a_package_changes_nothing_in_the_interpreter(package: str) -> None:
    before, after = told("-c", _BORROWED.format(package))

    assert before == after


def test_after_every_module_has_been_imported_tls_can_still_be_used() -> None:
    assert run(_EVERY_MODULE) == 0


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - what it told
    """Return the interpreter of the command at three moments of one start."""
    return told("-m", "tests.starting", "opened", str(tmp_path_factory.mktemp("opened")))


def test_garbage_is_not_collected_until_the_window_is_painted(opened: Any) -> None:  # noqa: ANN401
    assert not opened["brought in"]["collects"]
    assert not opened["painted"]["collects"]


def test_garbage_is_collected_when_the_window_has_opened(opened: Any) -> None:  # noqa: ANN401
    assert opened["opened"]["has a desk"]
    assert opened["opened"]["collects"]


def test_what_the_window_is_made_of_is_not_looked_through_for_garbage(opened: Any) -> None:  # noqa: ANN401
    assert not opened["painted"]["spares"]
    assert opened["opened"]["spares"]


def test_garbage_is_not_looked_for_in_all_there_is_while_a_page_is_made() -> None:
    before, enabled = gc.get_threshold(), gc.isenabled()
    looked = []

    def look(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            looked.append(told["generation"])

    gc.set_threshold(700, 10, 10)
    gc.collect()
    gc.callbacks.append(look)
    try:
        runtime.collect_again()
        made = [[number] for number in range(200_000)]
    finally:
        gc.callbacks.remove(look)
        gc.set_threshold(*before)
        (gc.enable if enabled else gc.disable)()

    assert len(made) == 200_000
    assert 1 in looked
    assert 2 not in looked


def test_in_a_process_that_collects_nothing_is_spared() -> None:
    before = gc.get_freeze_count()

    runtime.collect_again()

    assert gc.get_freeze_count() == before


def test_what_stays_is_spared_too_where_the_rest_is() -> None:
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        kept = [[number] for number in range(1_000)]
        runtime.stays()

        assert gc.get_freeze_count() >= before + len(kept)
    finally:
        gc.unfreeze()


def test_the_window_answers_again_and_again_while_the_rest_is_brought_in(opened: Any) -> None:  # noqa: ANN401
    assert opened["answered"] > 5  # times at which more was there than the time before


def test_the_window_is_not_larger_than_the_screen(opened: Any) -> None:  # noqa: ANN401
    assert opened["opened"]["is seen whole"]


def test_garbage_is_collected_when_the_window_could_not_open(tmp_path: Path) -> None:
    opened = told("-m", "tests.starting", "opened", str(tmp_path), "msdesk.app.desk")["opened"]

    assert not opened["has a desk"]
    assert opened["collects"]


def test_the_record_is_opened_even_where_home_could_not_be_filled_at_a_glance(
    tmp_path: Path,
) -> None:
    found = told("-m", "tests.starting", "opened", str(tmp_path), "the glance")

    assert found["opened"]["has a desk"]
    assert found["opened"]["collects"]


def test_nothing_of_the_window_is_read_once_more_at_its_import(opened: Any) -> None:  # noqa: ANN401
    assert not opened["brought in"]["reads what it imports"]
    assert not opened["opened"]["reads what it imports"]


def test_the_window_runs_without_openssl(opened: Any) -> None:  # noqa: ANN401
    assert not opened["opened"]["may load OpenSSL"]


def test_the_window_runs_without_all_of_asyncio(opened: Any) -> None:  # noqa: ANN401
    assert not opened["opened"]["has all of asyncio"]


def test_the_window_does_not_ask_what_is_installed(opened: Any) -> None:  # noqa: ANN401
    assert not opened["opened"]["reads what is installed"]


def test_the_window_does_not_read_how_python_was_built(opened: Any) -> None:  # noqa: ANN401
    assert not opened["opened"]["reads how Python was built"]


def test_opening_a_record_makes_no_class_of_what_it_does_not_annotate(opened: Any) -> None:  # noqa: ANN401
    assert not opened["opened"]["annotates early"]


def test_home_brings_in_no_widget_that_it_has_not(tmp_path: Path) -> None:
    save(tmp_path / "settings.json", Settings(introduced=True))
    opened = told("-m", "tests.starting", "opened", str(tmp_path))["opened"]

    assert opened["has a desk"]
    assert not opened["has every widget"]


@_old
def test_the_window_holds_none(opened: Any) -> None:  # noqa: ANN401
    assert opened["brought in"]["holds None"]


def test_a_command_with_options_makes_the_same_of_its_interpreter() -> None:
    assert told("-c", _WITH_OPTIONS) == {
        "reads what it imports": False,
        "collects": True,
        "spares": False,
        "may load OpenSSL": False,
        "has all of asyncio": False,
        "reads what is installed": False,
        "reads how Python was built": False,
        "annotates early": False,
        "has every widget": False,
        "holds None": sys.version_info < (3, 12),
        "leaves cores": False,
        "writes any letter": True,
    }


@pytest.mark.parametrize("named", [["--data-dir", "d"], ["f"], ["--data-dir", "d", "f"]])
def test_a_window_on_a_folder_or_a_file_waits_for_no_more_than_one_without(
    named: list[str],
) -> None:
    *_, there = told("-c", _OPENED_ON, *named)

    assert there == {"collects": False, "argparse": False}


@pytest.mark.parametrize("named", [["--data-dir=d", "f"], ["f", "--data-dir", "d"]])
def test_a_window_opens_on_the_same_however_it_is_named(named: list[str]) -> None:
    folder, file, _ = told("-c", _OPENED_ON, *named)

    assert [folder, file] == told("-c", _OPENED_ON, "--data-dir", "d", "f")[:2]
    assert [folder, file] == [str(Path(name).absolute()) for name in ("d", "f")]


@pytest.fixture(scope="module", params=[False, True], ids=["the introduction", "Home"])
def first_window(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> frozenset[str]:
    """Return all that was brought in when the first window had been painted."""
    folder = tmp_path_factory.mktemp("first")
    save(folder / "settings.json", Settings(introduced=request.param))
    return frozenset(told("-m", "tests.starting", "painted", str(folder)))


@pytest.mark.parametrize(
    "dear", ["sqlalchemy", "alembic", "typst", "msdesk.app.desk", "msdesk.content.library"]
)
def test_the_first_window_is_painted_without_what_takes_long_to_import(
    first_window: frozenset[str], dear: str
) -> None:
    assert "msdesk.ui.frame.window" in first_window
    assert dear not in first_window


def test_the_first_window_is_painted_without_touching_the_namespace_qt(
    first_window: frozenset[str],
) -> None:
    assert "QtCore.QTimer" in first_window  # a name that was touched is seen
    assert "QtCore.Qt" not in first_window


def test_the_first_window_is_painted_without_what_screen_readers_need(
    first_window: frozenset[str],
) -> None:
    assert "QtGui.QPainter" in first_window
    assert "QtGui.QAccessible" not in first_window
