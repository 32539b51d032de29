"""Packs the bundle for those who install nothing, and writes the checksums."""

from __future__ import annotations

import hashlib
import io
import lzma
import platform
import tarfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

import icons
import project

SUMS = "SHA256SUMS"
MARK = "kept-here.txt"  # ``msdesk.paths`` looks for it beside the program


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


def portable_zip(folder: Path) -> Path:
    """Pack the bundle of Windows to be carried about, record and settings beside it."""
    name = f"{project.NAME}-{project.version()}-windows-x64-portable"
    path = project.DIST / f"{name}.zip"
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*")}
    text = project.filled(project.PACKAGING / "windows" / MARK)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for place, file in sorted(files.items()):
            if file.is_file():
                archive.writestr(_dated(f"{name}/{place}"), file.read_bytes())
        archive.writestr(_dated(f"{name}/{MARK}"), text.replace("\n", "\r\n"))
        archive.writestr(_dated(f"{name}/LICENSE"), (project.ROOT / "LICENSE").read_bytes())
    return path


def _dated(place: str) -> zipfile.ZipInfo:
    """Return the entry of a file, with the time of the build."""
    entry = zipfile.ZipInfo(place, time.gmtime(project.epoch())[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


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
