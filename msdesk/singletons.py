"""Keeps ``None``, ``True`` and ``False`` alive under PySide6 6.12 on Python before 3.12.

PySide6 6.12.0 is built as if these objects could not die, which is so from Python 3.12 on
(PEP 683).  On 3.11 every call into Qt that returns one of them takes a reference that was
never given, and after some thousand calls the interpreter stops with "deallocating None".
Measured: 200 calls of ``QWidget.update()`` cost 200 references; 6.11.3 costs none, but
has no small wheel with QtPdf.  Giving each a count that no session can use up does what
Python 3.12 does for good.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

_MORE_THAN_ENOUGH = 1 << 40


def hold() -> None:
    """Make the singletons outlive the process; does nothing where they already do."""
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
