"""Packs the bundle for Linux systems without apt, and writes the checksums."""

from __future__ import annotations

import hashlib
import io
import lzma
import platform
import tarfile
from collections.abc import Iterable
from pathlib import Path

import icons
import project

SUMS = "SHA256SUMS"


def tar(folder: Path) -> Path:
    """Pack the bundle with what a desktop needs to show it; return the archive.

    Names, rights and times are set here, so that the same bundle gives the same bytes.
    """
    name = f"{project.NAME}-{project.version()}-linux-{platform.machine()}"
    path = project.DIST / f"{name}.tar.xz"
    linux = project.PACKAGING / "linux"
    beside = {
        "README.txt": project.filled(linux / "portable.txt").encode(),
        "msdesk.desktop": project.filled(linux / "msdesk.desktop").encode(),
        "msdesk.svg": icons.LARGE.read_bytes(),
        "LICENSE": (project.ROOT / "LICENSE").read_bytes(),
    }
    with (
        lzma.open(path, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        archive.add(folder, arcname=name, filter=_plain)
        for file, data in sorted(beside.items()):
            told = _plain(tarfile.TarInfo(f"{name}/{file}"))
            told.size = len(data)
            archive.addfile(told, io.BytesIO(data))
    return path


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Forget who built it and when."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = project.epoch()
    return member


def write_sums(paths: Iterable[Path]) -> Path:
    """Write the checksums as ``sha256sum --check`` reads them."""
    lines = [f"{_sum(path)}  {path.name}\n" for path in sorted(paths)]
    sums = project.DIST / SUMS
    sums.write_text("".join(lines), encoding="utf-8")
    return sums


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
