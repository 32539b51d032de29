"""The copies of a record that are kept in its folder, to be locked and unlocked with it.

They are the backups and what was copied before an update.  Each is written anew beside itself,
compared, and put in its own place, so that it is whole at any moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zipfile import ZipFile

import msgspec

from msdesk.errors import BackupError, DamagedRecord
from msdesk.files import patiently, remove_file
from msdesk.store.copies.backup_file import SUFFIX, opened, write
from msdesk.store.copies.keys import KeyFile
from msdesk.store.copies.rekey import Step, part, rewrite
from msdesk.store.file.access import beside, put
from msdesk.store.file.faults import explained
from msdesk.store.file.header import BACKUPS, KEYS, RECORD, SET_ASIDE, is_plain, is_scrambled

_MANIFEST = "backup.json"
_NAMES = ("record-before-update-*.db", "record-kept-*.db")  # see upgrade, and app.opening


def backups(folder: Path) -> list[Path]:
    """Return the files of the backups in the folder of a record, the newest first."""
    return sorted((folder / BACKUPS).glob(f"*{SUFFIX}"), reverse=True)


def kept_copies(folder: Path) -> list[Path]:
    """Return every copy that can be locked and unlocked."""
    return [*backups(folder), *(path for name in _NAMES for path in sorted(folder.glob(name)))]


def set_aside_in_plain(folder: Path) -> list[Path]:
    """Return the files of damaged records that were set aside and are not locked."""
    places = (place for place in sorted((folder / SET_ASIDE).glob("*")) if place.is_dir())
    return [path for place in places for path in _plain_in(place)]


def keys_in(backup: Path) -> KeyFile | None:
    """Return the keys in a backup, None if it has none that can be read."""
    try:
        with opened(backup) as found:
            return KeyFile.decode(found.keys) if found.keys else None
    except (BackupError, DamagedRecord):
        return None


def is_open_to_all(copy: Path) -> bool:
    """Whether a copy is known not to be locked; of a damaged backup nothing is known."""
    if copy.suffix != SUFFIX:
        return is_plain(copy)
    try:
        with opened(copy) as found:
            return found.keys is None
    except BackupError:
        return False


def is_broken(copy: Path) -> bool:
    """Whether a copy is a backup that nobody can make anything of, and so cannot be locked."""
    if copy.suffix != SUFFIX:
        return False
    try:
        with opened(copy):
            return False
    except BackupError as error:
        return tells_of_damage(error)


def tells_of_damage(error: Exception) -> bool:
    """Whether an error is about what is in a file, and not about the disk it is on."""
    return not isinstance(error.__cause__, OSError)


def lock(copy: Path, key: bytes, keys: KeyFile, step: Step) -> None:
    """Lock a copy; give one that is locked with this key the present passphrase."""
    if copy.suffix != SUFFIX:
        if is_plain(copy):
            _write_anew(copy, None, key, step)
        return
    with opened(copy) as found:
        within = found.keys
    if within is None:
        _pack_anew(copy, None, key, keys, step)
    elif within != keys.encode() and (old := keys_in(copy)) and old.opens_with(key):
        _give_keys(copy, keys, step)


def unlock(copy: Path, key: bytes, step: Step) -> None:
    """Take the lock off a copy, if this is its key."""
    if copy.suffix != SUFFIX:
        if is_scrambled(copy):
            _write_anew(copy, key, None, step)
    elif (keys := keys_in(copy)) and keys.opens_with(key):
        _pack_anew(copy, key, None, None, step)


def remove(path: Path) -> None:
    """Remove a file, and the place it was set aside in where nothing else is there."""
    patiently(path.unlink)
    if path.parent.parent.name == SET_ASIDE:
        with suppress(OSError):  # something else is there
            path.parent.rmdir()


def _write_anew(copy: Path, key: bytes | None, new_key: bytes | None, step: Step) -> None:
    with explained(copy), _place_beside(copy) as fresh:
        rewrite(copy, key, fresh, new_key, step)
        put(fresh, copy)


def _pack_anew(
    copy: Path, key: bytes | None, new_key: bytes | None, keys: KeyFile | None, step: Step
) -> None:
    with explained(copy), _place_beside(copy) as record, _place_beside(copy) as fresh:
        with opened(copy) as found, record.open("wb") as file:
            made_at = found.said.made_at
            found.unpack(file, part(step, 0, 0.1))
        rewrite(record, key, fresh, new_key, part(step, 0.1, 0.6))
        within = keys.encode() if keys else None
        step_of_rest = part(step, 0.6, 1)
        write(copy, fresh, new_key, keys=within, made_at=made_at, step=step_of_rest)


def _give_keys(backup: Path, keys: KeyFile, step: Step) -> None:
    # The record in it is copied as it is; reading it through as ``write`` does takes far longer.
    with explained(backup), _place_beside(backup) as fresh:
        with opened(backup) as found, ZipFile(fresh, "w") as members:
            members.writestr(_MANIFEST, msgspec.json.encode(found.said))
            members.writestr(KEYS, keys.encode())
            with members.open(RECORD, "w") as record:
                found.unpack(record, step)
        put(fresh, backup)


@contextmanager
def _place_beside(copy: Path) -> Iterator[Path]:
    fresh = beside(copy)
    try:
        yield fresh
    finally:
        remove_file(fresh)


def _plain_in(place: Path) -> list[Path]:
    if (place / KEYS).is_file() and not is_plain(place / RECORD):
        return []
    return [path for path in sorted(place.iterdir()) if path.name != KEYS]
