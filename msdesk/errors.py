"""The errors a person can meet, each with one clear sentence.

Error:
├── ContentError      a file in ``resources/`` is wrong (an editor's or a packager's mistake)
├── RecordError       the record cannot be opened, read or written
│   ├── NotARecord    the file is not a database of ours
│   ├── DamagedRecord the file is ours, and damaged
│   ├── NewerRecord   a newer msdesk wrote it
│   └── StorageFull   no space is left
├── FolderError       the data folder cannot be made or written
└── DocumentError     a page could not be made or saved

"""

from __future__ import annotations


class Error(Exception):
    """Anything msdesk can explain; ``what_to_do`` is shown below the message."""

    def __init__(self, message: str, what_to_do: str = "") -> None:
        super().__init__(message)
        self.what_to_do = what_to_do


class ContentError(Error):
    """A content file is wrong; the message names the file, the key and the reason."""


class FolderError(Error):
    """The data folder cannot be made or written."""


class RecordError(Error):
    """The record cannot be opened, read or written."""


class NotARecord(RecordError):
    """The file is not a record of msdesk."""


class DamagedRecord(RecordError):
    """The file is a record, and a part of it cannot be read."""


class NewerRecord(RecordError):
    """A newer version of msdesk wrote the record."""


class StorageFull(RecordError):
    """There is no space left to write."""


class DocumentError(Error):
    """A page could not be made or saved."""
