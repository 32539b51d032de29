"""What msdesk changes in the interpreter it runs in, and why.

A process that runs msdesk calls these by name, from ``__main__``; importing a package of msdesk
changes nothing, so that a tool or a test that borrows one keeps the interpreter it had.
"""

from __future__ import annotations

import builtins
import gc
import importlib
import io
import marshal
import os
import sys
import zlib
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any

# Of PySide6's own Python, what only writes type stubs; nothing else of it asks for them.
FOR_STUBS = ("signature/lib/pyi_generator.py", "signature/lib/enum_sig.py")
_OF_PYSIDE = "shibokensupport/"
_COREDUMP_FILTER = Path("/proc/self/coredump_filter")  # which memory a core holds; on Linux
_SUM = 4  # bytes
_MORE_THAN_ENOUGH = 1 << 40
_HEAPS = -8  # M_ARENA_MAX of the C library's ``mallopt``
_LARGE, _A_LARGE_ONE = -3, 1 << 17  # M_MMAP_THRESHOLD, and what it is at first
_FREE_THREADED = "Py_GIL_DISABLED"
_NO_FAULT_BOX = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_RARELY = 100  # times that what is young is looked through, and then all
_REPORT_NO_HEAP = 1  # WER_FAULT_REPORTING_FLAG_NOHEAP


def leave_out_openssl() -> None:
    """Mark the two modules that load the system's OpenSSL as not there, as in the bundle.

    It is 5 MB to talk to servers with, and msdesk never does; Python then takes hash functions
    of its own.
    """
    for module in ("_ssl", "_hashlib"):
        sys.modules.setdefault(module, None)  # type: ignore[arg-type]  # Python's word for that


class _PutOff(ModuleType):
    """A module that is brought in when something of it is used."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module has
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def put_off_asyncio() -> None:
    """Have ``asyncio`` there by its name alone until something of it is used.

    SQLAlchemy imports it for what msdesk never does, and asks it for one function by then.  All
    of it with what it brings in is 3 MB, and a twentieth of what is done to open a record.
    """
    named: Any = _PutOff("asyncio")
    named.iscoroutine = lambda each: isinstance(each, Coroutine)
    sys.modules.setdefault("asyncio", named)


def put_off_metadata() -> None:
    """Have ``importlib.metadata`` there by its name alone until something of it is used.

    SQLAlchemy imports it to find plug-ins of others, which msdesk has none of.  With ``email``
    and all that this brings in, it is a tenth of what the import of SQLAlchemy does.
    """
    if "importlib.metadata" not in sys.modules:
        named: Any = _PutOff("importlib.metadata")
        vars(importlib)["metadata"] = sys.modules[named.__name__] = named


def put_off_sysconfig() -> None:
    """Have ``sysconfig`` there by its name alone until more of it is used than one answer.

    SQLAlchemy asks it whether this Python goes without a lock, and for that it brings in all
    that Python was built with: half a megabyte.
    """
    named: Any = _PutOff("sysconfig")

    def asked(name: str) -> Any:  # noqa: ANN401 - whatever Python was built with
        if name == _FREE_THREADED:
            return int("t" in getattr(sys, "abiflags", ""))
        return named.get_config_vars().get(name)

    named.get_config_var = asked
    sys.modules.setdefault("sysconfig", named)


def hold_singletons() -> None:
    """Keep ``None``, ``True`` and ``False`` alive under PySide6 6.12 on Python before 3.12.

    PySide6 6.12.0 is built as if these objects could not die, which is so from Python 3.12 on
    (PEP 683).  On 3.11 every call into Qt that returns one of them takes a reference that was
    never given, and after some thousand calls the interpreter stops with "deallocating None".
    Measured: 200 calls of ``QWidget.update()`` cost 200 references; 6.11.3 costs none, but
    has no small wheel with QtPdf.  Giving each a count that no session can use up does what
    Python 3.12 does for good.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    # Not ``ctypes``, which takes as long as a fiftieth of a start; what this needs of it is the
    # same in every Python 3.11, and no later one comes here.
    simple = importlib.import_module("_ctypes")._SimpleCData  # noqa: SLF001
    count: Any = type("count", (simple,), {"_type_": "q"})
    for singleton in (None, True, False, NotImplemented, ...):
        if sys.getrefcount(singleton) < _MORE_THAN_ENOUGH:
            # ob_refcnt is the first field of every object in CPython.
            count.from_address(id(singleton)).value += _MORE_THAN_ENOUGH


def share_one_heap() -> None:
    """Have all threads take memory from one heap, where the C library is glibc.

    Else each thread has a heap of its own, and what was freed in one is of no use to another: a
    fifteenth of all that the window holds after an hour.  To be called before there are threads.

    What is large stays out of that heap, and is given back to the system when it is freed.  Else
    the first large thing that is freed makes all up to its size go into the heap from then on.
    """
    if sys.platform == "linux":
        # What ``ctypes`` would do, without the time it takes to import.
        c: Any = importlib.import_module("_ctypes")
        with suppress(OSError):  # another C library has no such thing
            mallopt = c.dlsym(c.dlopen(None, 0), "mallopt")
            c.call_function(mallopt, (_HEAPS, 1))
            c.call_function(mallopt, (_LARGE, _A_LARGE_ONE))


def give_back() -> None:
    """Give the system what is free in the midst of the heap, where the C library is glibc.

    By itself that gives back only what lies above all that is in use.
    """
    if sys.platform == "linux":
        c: Any = importlib.import_module("_ctypes")
        with suppress(OSError):
            c.call_function(c.dlsym(c.dlopen(None, 0), "malloc_trim"), (0,))


@contextmanager
def pyside_compiled_once() -> Iterator[None]:
    """Keep what PySide6 compiles of itself when it is first imported, and leave out the stubs.

    It carries its Python as sources inside a library, and compiles them anew at each start: a
    fifth of the time to an empty window.  It does so by ``compile``, which for these sources
    takes what was compiled last time, from beside Python's own of this module.  A call with
    wrong arguments needs all that stays, and is refused as before.
    """
    kept, new = _kept_of_pyside(), {}
    usual: Any = builtins.compile

    def once(source: Any, filename: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        if not (isinstance(filename, str) and filename.startswith(_OF_PYSIDE)):
            return usual(source, filename, *rest, **more)
        source = b"" if filename.endswith(FOR_STUBS) else source
        sum_of_source, code = kept.get(filename, (None, None))
        if sum_of_source != (now := zlib.crc32(source)):
            code = usual(source, filename, *rest, **more)
            new[filename] = now, code
        return code

    builtins.compile = once
    try:
        yield
    finally:
        builtins.compile = usual
        if new:
            _keep_of_pyside(kept | new)


def _place_of_pyside() -> Path | None:
    """Return where the compiled parts are; None where Python keeps none, as in a bundle."""
    beside = globals().get("__cached__")
    return (
        Path(beside).with_name(f"pyside6.{sys.implementation.cache_tag}.bin") if beside else None
    )


def _kept_of_pyside() -> dict[str, Any]:
    place = _place_of_pyside()
    with suppress(OSError):
        whole = place.read_bytes() if place else b""
        told, parts = whole[:_SUM], whole[_SUM:]
        if told == _sum_of(parts):
            return dict(marshal.loads(parts))  # noqa: S302 - as Python's own
    return {}


def _keep_of_pyside(parts: dict[str, Any]) -> None:
    place = _place_of_pyside()
    if place is None or sys.dont_write_bytecode:
        return
    kept = marshal.dumps(parts)
    with suppress(OSError):  # a folder one may not write to
        place.write_bytes(_sum_of(kept) + kept)  # half of it is known by the sum, and made anew


def _sum_of(parts: bytes) -> bytes:
    return zlib.crc32(parts).to_bytes(_SUM, "big")


def put_import_back() -> None:
    """Put back the ``import`` that PySide6 replaces; to be called as soon as Qt is there.

    PySide's reads the source of each module that is imported from then on, to see whether the
    module may use its other spellings (``from __feature__ import snake_case``), and the lines
    stay in memory: 19 MB for SQLAlchemy.  Nothing here uses them.  What PySide has kept of
    before is taken: in a bundle, Qt is there before the first line of ours.
    """
    lines = sys.modules.get("linecache")
    if lines is not None:
        lines.clearcache()  # with what it has read by now, 1 MB
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def leave_no_core_dump() -> None:
    """Have the system write down nothing of this process should it break: it holds the record.

    A limit of 0 keeps it from writing a core file, but not from handing the core to a program,
    as many desktops do; on Linux an empty filter leaves no memory in what is handed over.  Not
    ``PR_SET_DUMPABLE``: it closes ``/proc/PID/root``, and the desktop's portal then refuses its
    file dialogs.  Where the system refuses, msdesk goes on.
    """
    if sys.platform == "win32":
        _leave_no_windows_report()
        return
    import resource  # noqa: PLC0415  # Windows has none

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with suppress(OSError):
        _COREDUMP_FILTER.write_text("0", encoding="ascii")


def _leave_no_windows_report() -> None:
    # Error reporting is not begun; and where it is all the same, it leaves the memory out.
    with suppress(AttributeError, ImportError, OSError):
        import ctypes  # noqa: PLC0415  # no other system needs it, and it takes long

        windows: Any = ctypes  # of which other systems have only a part
        kernel = windows.windll.kernel32
        kernel.SetErrorMode(kernel.GetErrorMode() | _NO_FAULT_BOX)
        kernel.WerSetFlags(_REPORT_NO_HEAP)


def write_any_letter() -> None:
    """Let output show a letter that the terminal has no sign for as its number.

    Else a name or an error with such a letter ends the program where it should be told.  So it
    would where there is no output at all, as for a bundled program on Windows that was not
    called from another.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
            setattr(sys, name, nowhere)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@contextmanager
def collecting_put_off() -> Iterator[None]:
    """Collect no garbage until ``collect_again`` is called, or at the latest until the end.

    Collecting between imports finds none and costs the first paint a twentieth.
    """
    gc.disable()
    try:
        yield
    finally:
        collect_again()


def collect_again() -> None:
    """Collect garbage from now on: all has been brought in, and stays.

    To look through all that for garbage would hold the window up for longer than a letter may
    take to be seen, in the middle of whatever one does.  To look through all that has come
    since takes a fifth of that: it is done a while after a page was left, and by Python's own
    count, which falls into the making of a page, only where none is left for long.
    """
    if not gc.isenabled():
        gc.freeze()
    youngest, young, _ = gc.get_threshold()
    gc.set_threshold(youngest, young, _RARELY)
    gc.enable()


def stays() -> None:
    """Say that what has come since then stays as well."""
    gc.freeze()  # at once: to ask whether anything is spared would count all that is
