"""The ways in which a file of a record goes bad."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from msdesk.store.copies.backup_file import SUFFIX
from msdesk.store.file.header import BACKUPS, COUNT, KEYS, RECORD
from tests.torture.stock import Stock

_PAGE = 4096
UNCOUNTED = " uncounted"

Way = Callable[[Path, Random], object]


def damage(folder: Path, random: Random, stock: Stock) -> str:
    """Damage one file in the folder of a record; return what was done to which.

    Now and then the count of changes is damaged as well: one word more says so.
    """
    done = _damage_one(folder, random, stock)
    if random.random() < 0.15:
        _WAYS[random.choice(("flipped", "cut", "removed"))](folder / COUNT, random)
        done += UNCOUNTED
    return done


def _damage_one(folder: Path, random: Random, stock: Stock) -> str:
    target = random.choice(_files(folder))
    if random.random() < 0.25:
        source = random.choice((stock.older, stock.another))
        return f"{source.name} {_swap(folder, target, source)}"
    way = random.choice(list(_WAYS))
    _WAYS[way](target, random)
    return f"{way} {_kind(target)}"


def _files(folder: Path) -> list[Path]:
    """Return the files of a record, those oftener that matter more."""
    log = folder / f"{RECORD}-wal"
    backups = sorted((folder / BACKUPS).glob(f"*{SUFFIX}"))
    keys = [folder / KEYS] * (folder / KEYS).exists()
    return [*[folder / RECORD] * 4, *[log] * 4, *keys, folder / COUNT, backups[0], backups[-1]]


def _kind(path: Path) -> str:
    return "backup" if path.suffix == SUFFIX else path.name


def _swap(folder: Path, target: Path, source: Path) -> str:
    """Put the file of another record, or of another time, in the place of one."""
    if target.suffix == SUFFIX:
        other = next((source / BACKUPS).glob(f"*{SUFFIX}"))
    else:
        other = source / target.relative_to(folder)
    shutil.copyfile(other, target)
    return _kind(target)


def _flip(path: Path, random: Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(random.choice([1, 1, 2, 8, 64])):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def _cut(path: Path, random: Random) -> None:
    size = path.stat().st_size
    left = random.choice([0, 1, 50, 100, size - 1, size // _PAGE // 2 * _PAGE])
    with path.open("r+b") as file:
        file.truncate(random.choice([left, random.randrange(size)]))


def _overwrite(path: Path, random: Random) -> None:
    """Let whole blocks be zeros or noise, as a disk that dies does."""
    blocks = max(1, path.stat().st_size // _PAGE)
    with path.open("r+b") as file:
        for _ in range(random.choice([1, 2, 8])):
            file.seek(random.randrange(blocks) * _PAGE)
            file.write(random.choice([bytes(_PAGE), random.randbytes(_PAGE)]))


def _behead(path: Path, random: Random) -> None:
    with path.open("r+b") as file:
        file.seek(random.choice([0, 0, 16, 24, 40, 64]))
        file.write(random.randbytes(random.choice([1, 4, 16, 100])))


def _lengthen(path: Path, random: Random) -> None:
    with path.open("ab") as file:
        file.write(random.randbytes(random.choice([1, 100, _PAGE])))


def _replace(path: Path, random: Random) -> None:
    """Put something else in its place that has nothing to do with msdesk."""
    noise = random.randbytes(random.choice([10, 5_000, 100_000]))
    words = b"Dear diary, today I read about stem cells. " * 300
    path.write_bytes(random.choice([noise, words, bytes(50_000), b"", b"{}", b"PK\x03\x04"]))


def _replace_by_database(path: Path, _: Random) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (name)")


def _remove(path: Path, _: Random) -> None:
    path.unlink()


_WAYS: dict[str, Way] = {
    "flipped": _flip,
    "cut": _cut,
    "overwritten": _overwrite,
    "beheaded": _behead,
    "lengthened": _lengthen,
    "replaced": _replace,
    "not ours": _replace_by_database,
    "removed": _remove,
}
