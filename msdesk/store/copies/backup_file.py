"""One backup as a file: a ZIP with the record, its keys where it is locked, and what it is.

    backup.json    ``Manifest``
    record.db      as SQLite copied it, with the key of the record: locked if that is locked
    record.keys    the key file, where it is locked

A backup may come from anywhere, so nothing in it is believed.  It is asked for these three
members and for no other, their names are never used as paths, and what they say of their size
is looked at before they are read.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Annotated, Literal

import msgspec
from msgspec import Meta

from msdesk import __version__
from msdesk.domain.backup import BackupInfo
from msdesk.domain.value import Value
from msdesk.errors import BackupError
from msdesk.files import remove_file
from msdesk.store.copies.rekey import Step, part
from msdesk.store.file.access import beside, on_disk, put
from msdesk.store.file.header import KEYS, PLAIN, RECORD
from msdesk.store.rescue.health import contents

SUFFIX = ".msdesk-backup"

_MANIFEST = "backup.json"
_SMALL = 65_536  # bytes; far more than a manifest, a key file or the list of members needs
_MEMBERS = 8  # ours have three at most
_CHUNK = 1 << 20
_HOW = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_END = struct.Struct("<4s6xHI4xH")  # the end of a ZIP: members, bytes of their list, comment
_LARGE = b"PK\x06\x07"  # before the end of one of more than 2 GB, which ours are not
_NOT_A_ZIP = (
    EOFError, KeyError, OSError, RuntimeError, ValueError,
    msgspec.MsgspecError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip

Count = Annotated[int, Meta(ge=0, le=10**9)]
Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Manifest(Value, frozen=True, kw_only=True):
    """What a backup says of itself; ``content`` is as ``health.Contents`` has it."""

    format: Literal["msdesk-backup"] = "msdesk-backup"
    version: Literal[1] = 1
    made_at: Annotated[datetime, Meta(tz=True)]
    msdesk: str
    schema: Count
    encrypted: bool
    notes: Count
    appointments: Count
    questions: Count
    sha256: Hash
    content: Hash


class Backup:
    """A backup that is open for reading.  Made by ``opened``."""

    def __init__(self, path: Path, members: zipfile.ZipFile) -> None:
        self.path = path
        self._members = members
        self.said = msgspec.json.decode(self._small(_MANIFEST), type=Manifest)
        self.keys = self._small(KEYS) if self.said.encrypted else None
        self.size = self._member(RECORD).file_size  # bytes of the record in it

    def unpack(self, into: IO[bytes] | None, step: Step) -> None:
        """Write the record to a file, or only read it.  Raises ``BackupError``.

        It is whole, byte for byte as it was put in, or the error is raised.
        """
        found = sha256()
        plain = False
        with _explained(self.path):
            source = self._members.open(RECORD)
        with source:
            for done in range(0, self.size, _CHUNK):
                step(done / self.size)
                with _explained(self.path):
                    chunk = source.read(_CHUNK)
                plain = plain or (not done and chunk.startswith(PLAIN))
                found.update(chunk)
                if into is not None:
                    into.write(chunk)
        if found.hexdigest() != self.said.sha256 or plain is self.said.encrypted:
            raise broken(self.path)

    def _small(self, name: str) -> bytes:
        with self._members.open(self._member(name)) as member:
            return member.read(_SMALL)

    def _member(self, name: str) -> zipfile.ZipInfo:
        member = self._members.getinfo(name)
        if member.compress_type not in _HOW or (name != RECORD and member.file_size > _SMALL):
            raise zipfile.BadZipFile(name)
        return member


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Open a backup for reading.  Raises ``BackupError`` for what is none, or is damaged."""
    with _explained(path):
        file = path.open("rb")
    with file:
        with _explained(path):
            _refuse_crowded(file)
            backup = Backup(path, zipfile.ZipFile(file))
        yield backup


def info_of(path: Path) -> BackupInfo:
    """Return what a backup says it holds; the record in it is not read.

    One that cannot be read is said not to be whole, and to be as old as its file.
    """
    size, made_at = 0, datetime.fromtimestamp(0, UTC)
    try:
        found = path.stat()
        size, made_at = found.st_size, datetime.fromtimestamp(found.st_mtime, UTC)
        with opened(path) as backup:
            said = backup.said
            return BackupInfo(
                path=path,
                made_at=said.made_at.astimezone(UTC),
                encrypted=said.encrypted,
                notes=said.notes,
                appointments=said.appointments,
                questions=said.questions,
                size=size,
            )
    except (BackupError, OSError, OverflowError):
        return BackupInfo(path=path, made_at=made_at, size=size, whole=False)


def write(
    path: Path,
    record: Path,
    key: bytes | None,
    *,
    keys: bytes | None,
    made_at: datetime,
    step: Step,
) -> BackupInfo:
    """Put a backup of ``record``, which nobody has open, in the place of ``path``.

    It was read back from the disk by then, and ``record`` was read to the end: either raises
    its error, and ``path`` is as it was.
    """
    found = contents(record, key)
    step(0.3)
    said = Manifest(
        made_at=made_at,
        msdesk=__version__,
        encrypted=key is not None,
        sha256=_hash_of(record),
        **msgspec.structs.asdict(found),
    )
    fresh = beside(path)
    try:
        _pack(fresh, record, keys, said, part(step, 0.3, 0.8))
        on_disk(fresh)
        with opened(fresh) as backup:
            backup.unpack(None, part(step, 0.8, 1))
        put(fresh, path)
    finally:
        remove_file(fresh)
    return info_of(path)


def broken(path: Path) -> BackupError:
    """Return what to say of a file that is not, or not any more, a backup."""
    return BackupError(
        f"{path.name} is damaged, or it is not a backup of msdesk.",
        "Your record is as it was. If you have another backup, choose that one.",
    )


def _pack(path: Path, record: Path, keys: bytes | None, said: Manifest, step: Step) -> None:
    # What is locked cannot be made smaller.
    how = zipfile.ZIP_STORED if said.encrypted else zipfile.ZIP_DEFLATED
    size = record.stat().st_size
    with (
        record.open("rb") as source,
        zipfile.ZipFile(path, "w", how, allowZip64=False, compresslevel=1) as members,
    ):
        members.writestr(_MANIFEST, msgspec.json.encode(said))
        if keys is not None:
            members.writestr(KEYS, keys)
        with members.open(RECORD, "w") as target:
            while chunk := source.read(_CHUNK):
                step(source.tell() / size)
                target.write(chunk)


def _hash_of(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except _NOT_A_ZIP as error:
        raise broken(path) from error


def _refuse_crowded(file: IO[bytes]) -> None:
    # Python reads the whole list of members, however long, before it can be asked for one.
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END.size - 20))
    end = file.read()
    mark, members, listed, comment = _END.unpack(end[-_END.size :])
    if mark != b"PK\x05\x06" or comment or _LARGE in end:
        raise zipfile.BadZipFile
    if members > _MEMBERS or listed > _SMALL:
        raise zipfile.BadZipFile
