"""A page for the browser that nobody asked to keep.

It lies in a folder of its own that nobody else may read, until msdesk closes or next starts.
Only what msdesk ships may be put there: no word of the person's record.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from msdesk.errors import DocumentError
from msdesk.services.saving import save_whole

_PREFIX = "msdesk-page-"


def put(name: str, page: str) -> Path:
    """Write a page to a file of that name; raises ``DocumentError`` where that cannot be."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise DocumentError(
            f"The page could not be made: {error.strerror}.", "Save it as a web page instead."
        ) from error
    path = folder / name
    save_whole(path, page.encode())
    return path


def clear() -> None:
    """Take away all such pages, those of a msdesk that broke as well."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)  # others' may not be touched, and are not
