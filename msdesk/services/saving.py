"""Writes a page to a file of the person's choice, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from msdesk.errors import DocumentError


def save_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``; what was there before stays until all is written.

    Raises ``DocumentError`` with a sentence for the person.
    """
    part: str | None = None
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".msdesk-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(path)
    except OSError as error:
        if part is not None:
            Path(part).unlink(missing_ok=True)
        raise DocumentError(
            f"The page could not be saved as {path.name}: {error.strerror}.",
            "Nothing was lost. Choose another folder, or free some space, and save again.",
        ) from error
