"""Deletes all that msdesk keeps in the folder of a record, and nothing else that lies there.

What is ours is told by its name.  Other files stay, and so does a folder that holds any.  The
keys go first: from then on only a backup can open a locked record, and they go next.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from msdesk.domain.words import many
from msdesk.errors import RecordError
from msdesk.files import remove_file
from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.file.header import BACKUPS, KEYS, SET_ASIDE
from msdesk.store.rescue.health import FILES

_STAMP = re.compile(r"\d{4}-\d\d-\d\d-\d{6}(-\d+)?")
_KEPT = re.compile(r"record-(before-update|kept)-.*\.db")
# What a second start and a lock leave beside the record where they are cut short.
_LOCK = re.compile(r"record\.(lock(\.rmlock)?|knock|part)")
_LEFT_BY_A_CRASH = re.compile(r".*\.unfinished(-.*)?|\.msdesk-.*")


def to_erase(folder: Path) -> tuple[str, ...]:
    """Return what ``erase`` would remove, in words."""
    return tuple(words for words, paths in _found(folder) if words and paths)


def erase(folder: Path) -> tuple[str, ...]:
    """Remove all of it, and the folder if nothing else is in it; return what went, in words.

    Raises ``RecordError`` if a file stays; all others are gone then.
    """
    found = _found(folder)
    stayed = [path for _, paths in found for path in paths if not _goes(path)]
    folders = [*_folders(folder / SET_ASIDE, _STAMP), *_folders(folder, _LEFT_BY_A_CRASH)]
    for place in (*folders, folder / SET_ASIDE, folder / BACKUPS, folder):
        with suppress(OSError):  # somebody's file is in it
            place.rmdir()
    if stayed:
        names = ", ".join(str(path.relative_to(folder)) for path in stayed)
        raise RecordError(
            f"Not everything could be deleted. This is still there: {names}.",
            f"Close other programs and try again, or delete it yourself in {folder}.",
        )
    return tuple(words for words, paths in found if words and paths)


def _found(folder: Path) -> list[tuple[str, list[Path]]]:
    here, kept = _files(folder), _files(folder / BACKUPS)
    aside = [path for each in _folders(folder / SET_ASIDE, _STAMP) for path in _files(each)]
    broken_off = [path for each in _folders(folder, _LEFT_BY_A_CRASH) for path in _files(each)]
    backups = [path for path in kept if path.suffix == SUFFIX]
    return [
        ("The keys of your record", [path for path in here if path.name == KEYS]),
        ("Your record", [p for p in here if p.name in FILES and p.name != KEYS]),
        (many(len(backups), "backup"), backups),
        ("What was set aside of earlier records", [p for p in aside if p.name in FILES]),
        ("Copies that were kept", [path for path in here if _KEPT.fullmatch(path.name)]),
        ("", [p for p in broken_off if p.name.startswith("record")]),
        ("", [path for path in (*here, *kept) if _LEFT_BY_A_CRASH.fullmatch(path.name)]),
        ("", [path for path in here if _LOCK.fullmatch(path.name)]),
    ]


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.is_symlink() or path.is_file())
    return []


def _folders(folder: Path, names: re.Pattern[str]) -> list[Path]:
    with suppress(OSError):
        found = [path for path in folder.iterdir() if names.fullmatch(path.name)]
        return [path for path in found if path.is_dir() and not path.is_symlink()]
    return []


def _goes(path: Path) -> bool:
    try:
        remove_file(path)
    except OSError:
        return False
    return True
