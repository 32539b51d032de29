"""Whether the folder of a record can be used; if not, why, in one sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from msdesk.errors import FolderError, NoRecord
from msdesk.files import is_full
from msdesk.store.file.faults import storage_full
from msdesk.store.file.header import RECORD

_LONGEST = 160  # letters of a folder's name in a sentence
_RETRY = "Try again, or choose another folder."


class _Reason(NamedTuple):
    """Why a folder cannot be used; ``windows`` are that system's own numbers for it."""

    numbers: frozenset[int]
    windows: frozenset[int]
    message: str
    what_to_do: str = f"Nothing was changed. {_RETRY}"


_NOT_A_NAME = _Reason(
    frozenset((errno.EINVAL, errno.EILSEQ)),
    frozenset((123, 161)),
    "This cannot be the name of a folder on this computer: “{}”.",
)
_NOT_A_FOLDER = _Reason(
    frozenset((errno.ENOTDIR, errno.EEXIST)),
    frozenset((183, 267)),
    "There is a file where the folder for your record should be: “{}”.",
)
_MAY_NOT_WRITE = _Reason(
    frozenset((errno.EROFS,)),
    frozenset((19,)),
    "msdesk may not write in the folder for your record: “{}”.",
    f"Allow changes to it. {_RETRY}",
)
_REASONS = (
    _Reason(
        frozenset((errno.EACCES, errno.EPERM)),
        frozenset((5,)),
        "This computer does not let you use the folder for your record: “{}”.",
        f"Ask whoever looks after this computer. {_RETRY}",
    ),
    _Reason(
        frozenset((errno.ENAMETOOLONG,)),
        frozenset((111, 206)),
        "The name of the folder for your record is too long for this computer: “{}”.",
    ),
    _Reason(
        frozenset((errno.ELOOP,)),
        frozenset((1921,)),
        "The folder for your record is a link that leads back to itself: “{}”.",
    ),
    _NOT_A_NAME,
    _NOT_A_FOLDER,
    _MAY_NOT_WRITE,
)
# A disk that was pulled out, a network drive that does not answer, and all one cannot foresee.
_AWAY = _Reason(
    frozenset(),
    frozenset(),
    "The folder for your record cannot be reached: “{}”.",
    "If it is on another disk or a network drive, connect that and try again. "
    "Or choose another folder.",
)


def prepare(folder: Path, *, make: bool) -> None:
    """See that a folder can be used; ``make`` it where it is not there yet.

    Raises ``NoRecord`` where it is not there and must not be made, ``FolderError`` or
    ``StorageFull`` where it cannot be used.
    """
    try:
        if make:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        elif not S_ISDIR(folder.stat().st_mode):
            raise _said(_NOT_A_FOLDER, folder)
        os.scandir(folder).close()  # a disk that went may be found out only by reading
    except OSError as error:
        if is_full(error):
            raise storage_full(folder / RECORD) from error
        if not make and _is_missing(error):
            raise NoRecord(
                f"The folder for your record is not there: “{named(folder)}”.", _AWAY.what_to_do
            ) from error
        raise _said(_reason(error, folder), folder) from error
    except ValueError as error:  # a sign that no name can hold
        raise _said(_NOT_A_NAME, folder) from error
    effective = os.access in os.supports_effective_ids
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=effective):
        raise _said(_MAY_NOT_WRITE, folder)


def named(folder: Path) -> str:
    """Return the name of a folder for a sentence: no longer than that bears, and printable."""
    name = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(folder)
    )
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"


def _reason(error: OSError, folder: Path) -> _Reason:
    if isinstance(error, FileExistsError) and folder.is_symlink():
        return _AWAY  # what it leads to is not there
    windows = getattr(error, "winerror", None)
    for reason in _REASONS:
        if (error.errno in reason.numbers) if windows is None else (windows in reason.windows):
            return reason
    return _AWAY


def _is_missing(error: OSError) -> bool:
    # Windows says the same of a network drive that does not answer; its own numbers tell.
    windows = getattr(error, "winerror", None)
    return isinstance(error, FileNotFoundError) and windows in (None, 2, 3)


def _said(reason: _Reason, folder: Path) -> FolderError:
    return FolderError(reason.message.format(named(folder)), reason.what_to_do)
