"""Writes a page to a file of the person's choice, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from msdesk.errors import DocumentError
from msdesk.files import is_full, is_held, remove_file, replace_file

_MORE_SPACE = "Free some space, or choose another folder, and save again."
_ANOTHER_FOLDER = "Choose another folder and save again."
_ANOTHER_NAME = "Save it under another name."


def save_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write ``content`` to ``path``, which may come piece by piece, as ``saving`` does."""
    with saving(path) as file:
        file.writelines([content] if isinstance(content, bytes) else content)


@contextmanager
def saving(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write ``path`` to; what was there before stays until all is written.

    Raises ``DocumentError`` with a sentence for the person.
    """
    part: Path | None = None
    written = False
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".msdesk-")
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
        written = True
        replace_file(part, path)
    except OSError as error:
        if written and is_held(error):
            raise _open_elsewhere(path) from error
        raise _not_saved(path, error, _instead(error, written=written)) from error
    finally:
        if part is not None:
            remove_file(part)  # which is not there any more where all went well


def _open_elsewhere(path: Path) -> DocumentError:
    # The folder took the new file, so the one of that name cannot be replaced: on Windows, where
    # another program shows it.
    return DocumentError(
        f"{path.name} could not be replaced. It seems to be open in another program.",
        "Nothing was lost. Close it there and save again, or save it under another name.",
    )


def _instead(error: OSError, *, written: bool) -> str:
    if is_full(error):
        return _MORE_SPACE
    # A folder that took the new file does not take the name.
    return _ANOTHER_NAME if written else _ANOTHER_FOLDER


def _not_saved(path: Path, error: OSError, instead: str) -> DocumentError:
    return DocumentError(
        f"The page could not be saved as {path.name}: {error.strerror}.",
        f"Nothing was lost. {instead}",
    )
