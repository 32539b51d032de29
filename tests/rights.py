"""Lets a test that root runs meet what an ordinary person meets: folders one may not enter,
and a disk that is full.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION = 0x20080522  # of the kernel's structures, since 2008
_PASSES_OVER_MODES = (1 << 1) | (1 << 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Capabilities(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def ordinary_rights() -> Iterator[None]:
    """Have this thread obey the modes of files, as everybody's does who is not root."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, held = _Header(_VERSION, 0), (_Capabilities * 2)()
    _check(libc.capget(ctypes.byref(header), held))
    before = held[0].effective
    held[0].effective = before & ~_PASSES_OVER_MODES
    _check(libc.capset(ctypes.byref(header), held))
    try:
        yield
    finally:
        held[0].effective = before
        _check(libc.capset(ctypes.byref(header), held))


@contextmanager
def short_files(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as where a disk is full."""
    import resource  # noqa: PLC0415 - Windows has none

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _check(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
