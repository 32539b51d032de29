"""The errors a person can meet, each with one clear sentence.

Error:
├── ContentError      a file in ``resources/`` is wrong (an editor's or a packager's mistake)
├── RecordError       the record cannot be opened, read or written
│   ├── NotARecord    the file is not a database of ours
│   ├── DamagedRecord the file is ours, and damaged
│   │   └── ChangesMissing  all of it can be read, and its last changes are not in it
│   ├── NewerRecord   a newer msdesk wrote it
│   ├── LockedRecord  it is encrypted, and no key was given
│   ├── WrongKey      the passphrase or recovery key does not open it
│   ├── NoRecord      there is none in the folder, and none may be begun there unasked
│   ├── Replaced      another program put another file in its place while it was open
│   └── StorageFull   no space is left
├── MistypedKey       a recovery key cannot be right as it was typed
├── BackupError       a backup cannot be made, read or gone back to
├── ImportRefused     a file that was to be brought in cannot be; nothing was changed
├── FolderError       the data folder cannot be made or written
├── DocumentError     a page could not be made or saved
└── Cancelled         the person stopped it; everything is as it was

"""

from __future__ import annotations


class Error(Exception):
    """Anything msdesk can explain; ``what_to_do`` is shown below the message."""

    def __init__(self, message: str, what_to_do: str = "") -> None:
        super().__init__(message)
        self.what_to_do = what_to_do

    @property
    def whole(self) -> str:
        """What happened and what to do, in one line."""
        return f"{self} {self.what_to_do}".strip()


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


class ChangesMissing(DamagedRecord):
    """The record can be read, and is older than it was: its last changes are not in it."""


class NewerRecord(RecordError):
    """A newer version of msdesk wrote the record."""


class LockedRecord(RecordError):
    """The record is encrypted, and no key was given."""


class WrongKey(RecordError):
    """The passphrase or the recovery key does not open the record."""


class NoRecord(RecordError):
    """The folder holds no record, or is not there; the person is asked before one is begun."""


class Replaced(RecordError):
    """Another program put another file in the place of the open record."""


class StorageFull(RecordError):
    """There is no space left to write."""


class MistypedKey(Error):
    """A recovery key cannot be right as it was typed; the message says which group."""


class BackupError(Error):
    """A backup cannot be made, read or gone back to."""


class ImportRefused(Error):
    """A file cannot be brought in; the record is as it was."""


class DocumentError(Error):
    """A page could not be made or saved."""


class Cancelled(Error):
    """The person stopped long work; everything is as it was before."""
