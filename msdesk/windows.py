"""What is asked of Windows through its own functions; another system is asked nothing.

Each of them is a help and no more: where Windows knows the function not, or refuses, msdesk goes
on without it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

# The installer looks for these before it changes or removes the program (``msdesk.iss``): the
# first is of this session, the second of all who are at this computer now.
RUNNING = ("msdesk-is-running", r"Global\msdesk-is-running")

_NO_ERROR = 0
_FILE_OBJECT = 1  # SE_FILE_OBJECT
_OWNER_AND_LIST = 1 | 4  # OWNER_SECURITY_INFORMATION, DACL_SECURITY_INFORMATION
_REVISION = 1  # SDDL_REVISION_1
_TO_ASK = 0x0008  # TOKEN_QUERY
_THE_USER = 1  # TokenUser
_ENOUGH = 256  # bytes, for a user's number
_REFUSALS = (AttributeError, ImportError, OSError)


def show_running() -> None:
    """Hold a name as long as this process lives, by which the installer sees that it does."""
    if sys.platform != "win32":
        return
    with suppress(*_REFUSALS):
        kernel = _library("kernel32")
        for name in RUNNING:
            kernel.CreateMutexW(None, False, name)  # noqa: FBT003 - Windows' own order


def let_come_forward(process: int) -> None:
    """Let another process put its window before all others, as this one might.

    Windows lets only the program do so that the person used last, and that is the second start.
    """
    if sys.platform != "win32":
        return
    with suppress(*_REFUSALS):
        _library("user32").AllowSetForegroundWindow(process)


def access_list(path: Path) -> str | None:
    """Return whose a file is and who may do what with it, in Windows' words for that (SDDL).

    None where it cannot be had, as on another system.
    """
    if sys.platform != "win32":
        return None
    with suppress(*_REFUSALS):
        return _access_list(str(path))
    return None


def own_number() -> str | None:
    """Return the number by which Windows knows the person who runs this (a SID)."""
    if sys.platform != "win32":
        return None
    with suppress(*_REFUSALS):
        return _own_number()
    return None


def _library(name: str) -> Any:  # noqa: ANN401 - no types, and on other systems not there
    import ctypes  # noqa: PLC0415 - no other system needs it, and it takes long

    windows: Any = ctypes
    return getattr(windows.windll, name)


def _access_list(path: str) -> str:
    import ctypes  # noqa: PLC0415

    found, words = ctypes.c_void_p(), ctypes.c_wchar_p()
    security, kernel = _library("advapi32"), _library("kernel32")
    refused = security.GetNamedSecurityInfoW(
        ctypes.c_wchar_p(path), _FILE_OBJECT, _OWNER_AND_LIST, *[None] * 4, ctypes.byref(found)
    )
    if refused != _NO_ERROR:
        raise OSError(refused, path)
    try:
        if not security.ConvertSecurityDescriptorToStringSecurityDescriptorW(
            found, _REVISION, _OWNER_AND_LIST, ctypes.byref(words), None
        ):
            raise OSError(path)
        return _taken(words, kernel)
    finally:
        kernel.LocalFree(found)


def _own_number() -> str:
    import ctypes  # noqa: PLC0415

    token, words = ctypes.c_void_p(), ctypes.c_wchar_p()
    security, kernel = _library("advapi32"), _library("kernel32")
    this = ctypes.c_void_p(-1)  # GetCurrentProcess()
    if not security.OpenProcessToken(this, _TO_ASK, ctypes.byref(token)):
        raise OSError("who runs this is not told")
    try:
        told, length = ctypes.create_string_buffer(_ENOUGH), ctypes.c_ulong()
        number = ctypes.cast(told, ctypes.POINTER(ctypes.c_void_p))
        if not (
            security.GetTokenInformation(token, _THE_USER, told, _ENOUGH, ctypes.byref(length))
            and security.ConvertSidToStringSidW(
                ctypes.c_void_p(number.contents.value), ctypes.byref(words)
            )
        ):
            raise OSError("who runs this is not told")
        return _taken(words, kernel)
    finally:
        kernel.CloseHandle(token)


def _taken(words: Any, kernel: Any) -> str:  # noqa: ANN401 - of ctypes
    """Return text that Windows made, and give its memory back."""
    import ctypes  # noqa: PLC0415

    try:
        return str(words.value)
    finally:
        kernel.LocalFree(ctypes.cast(words, ctypes.c_void_p))
