"""Whether other people who use this computer may read a file, by the rights it really has.

msdesk asks for a file only its owner may read.  What comes of it is for the system and the disk
to say: a memory stick knows no rights, and on Windows a file has those of its folder, which are
the person's alone only in their own folders.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from msdesk.windows import access_list, own_number

# Who looks after a computer may read every file on it, whatever its rights: the system,
# administrators of the computer and of the network, the program that installs Windows.  And what
# is no other person: the owner, and programs with fewer rights than who started them.
_NOBODY_ELSE = {"SY", "BA", "LA", "DA", "EA", "CO", "OW", "AC"}
_PROGRAMS = ("S-1-5-80-", "S-1-15-")
_READING = {"FA", "FR", "GA", "GR", "CC"}  # all, file, generic; the first right of a file
_READING_BITS = 0x1 | 0x8000_0000 | 0x1000_0000  # the same as a number
_ALLOWS = {"A", "XA"}
_ONLY_FOR_NEW = "IO"  # for what is made in a folder, and not for it
_LIST = re.compile(
    r"(?:O:(?P<owner>[A-Z]{2}|S-[\d-]+))?(?:G:(?:[A-Z]{2}|S-[\d-]+))?D:(?P<list>.*)"
)
_ENTRY = re.compile(r"\((\w+);(\w*);(\w*);[^;]*;[^;]*;([^;)]+)")


def others_may_read(path: Path) -> bool:
    """Whether somebody else at this computer may read a file, but for who looks after it."""
    told = access_list(path)
    if told is not None:
        return list_lets_others_read(told, own_number())
    try:
        modes = [folder.stat().st_mode for folder in path.resolve().parents]
        mode = path.stat().st_mode
    except OSError:
        return False
    return bool(mode & stat.S_IROTH) and all(each & stat.S_IXOTH for each in modes)


def list_lets_others_read(told: str, own: str | None) -> bool:
    """Whether a list of Windows lets anybody else read; ``own`` is the person's number.

    Without a list, as on a memory stick, all may do all.
    """
    found = _LIST.match(told)
    if found is None or "NO_ACCESS_CONTROL" in found["list"]:
        return True
    known = {own, found["owner"], *_NOBODY_ELSE}
    return any(
        kind in _ALLOWS
        and _ONLY_FOR_NEW not in _pairs(flags)
        and _is_to_read(rights)
        and who not in known
        and not who.startswith(_PROGRAMS)
        for kind, flags, rights, who in _ENTRY.findall(found["list"])
    )


def _is_to_read(rights: str) -> bool:
    if rights.startswith("0x"):
        return bool(int(rights, 16) & _READING_BITS)
    return bool(_READING & _pairs(rights))


def _pairs(letters: str) -> set[str]:
    return {letters[place : place + 2] for place in range(0, len(letters), 2)}
