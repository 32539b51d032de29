"""Whether the folder of a record is copied between computers, and the copies that leaves.

Two computers that write to the same record each have half of the notes afterwards.  Services
that copy folders keep both files then, and give the second a name of their own.  Here the
service is told from the names of folders and from what it leaves in them; one that does
neither is not found.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from msdesk.store.file.header import APPLICATION_ID, PLAIN

# The name of a folder on the way to the record, in small letters.
_FOLDERS = {
    "OneDrive": r"onedrive( ?-.*)?",
    "Dropbox": r"dropbox([ -].*)?",
    "iCloud Drive": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Google Drive": r"google ?drive([ -].*)?|my drive",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud\d*",
    "Syncthing": r"syncthing",
    "Box": r"box sync|box-box",
    "pCloud": r"pcloud ?(drive|sync)",
    "MEGA": r"mega(sync.*)?",
    "Proton Drive": r"proton ?drive([ -].*)?",
    "Seafile": r"seafile|seadrive.*",
}
# What a service leaves in the top folder of those it copies.
_MARKS = {
    "Dropbox": ".dropbox.cache",
    "Google Drive": ".tmp.drive*load",
    "Nextcloud": ".sync_*.db",
    "Syncthing": ".stfolder",
    "Resilio Sync": ".sync/ID",
}
_HEADER = 100  # bytes; the application id is the four from 68
_PAGE = 4096  # bytes; a locked record is a whole number of these
_LIKE_OURS = re.compile(r"record.*\.db", re.IGNORECASE)
_MADE_BY_US = re.compile(r"record\.db|record-before-update-.*\.db|.*\.unfinished", re.IGNORECASE)


def synced_by(folder: Path) -> str | None:
    """Return the name of the service that copies a folder to other computers, if one is found."""
    for place in dict.fromkeys((folder.absolute(), folder.resolve())):
        for name, pattern in _FOLDERS.items():
            if any(re.fullmatch(pattern, part.lower()) for part in place.parts):
                return name
        for name, mark in _MARKS.items():
            if any(next(above.glob(mark), None) for above in (place, *place.parents)):
                return name
    return None


def conflict_copies(folder: Path) -> tuple[Path, ...]:
    """Return the other records of ours in a folder, as such a service leaves them there.

    A plain one is known by its first bytes, whatever it is called; a locked one can only be
    told by its name and its size.
    """
    with suppress(OSError):
        return tuple(path for path in sorted(folder.iterdir()) if _is_other_record(path))
    return ()


def _is_other_record(path: Path) -> bool:
    if _MADE_BY_US.fullmatch(path.name) or not path.is_file():
        return False
    with suppress(OSError), path.open("rb") as file:
        header = file.read(_HEADER)
        if header.startswith(PLAIN):
            return int.from_bytes(header[68:72], "big") == APPLICATION_ID
        whole_pages = bool(header) and path.stat().st_size % _PAGE == 0
        return whole_pages and _LIKE_OURS.fullmatch(path.name) is not None
    return False
