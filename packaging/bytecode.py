"""What a start of the bundle need not do: compile a part of PySide6, and unpack modules.

PySide6 carries the half of itself that is written in Python inside a library, as sources, and
Python keeps nothing of what it compiled of those: a tenth of the time to the first window.  Where
a folder ``files.dir`` lies beside shiboken6, PySide6 takes them from there.  That is a switch of
its own: ``SBK_EMBED=0`` makes such a folder, of sources.
"""

from __future__ import annotations

import importlib
import py_compile
import zlib
from pathlib import Path
from zipfile import ZipFile

import PySide6.QtCore  # noqa: F401  # brings in what is looked for below
from msdesk.runtime import FOR_STUBS

PLACE = "shiboken6/files.dir"
_PACKED_SO_MUCH = "_COMPRESSION_LEVEL"  # PyInstaller has no option for it


def of_pyside(folder: Path) -> list[tuple[str, str, str]]:
    """Write the bytecode into a folder; return where each file goes, as PyInstaller wants it.

    Raises ``LookupError`` if this PySide6 keeps its sources in another way.
    """
    entries = []
    sources = _sources()
    for name in sorted(name for name in sources.namelist() if name.endswith(".py")):
        source = Path(sources.extract(name, folder))
        if name.endswith(FOR_STUBS):
            source.write_bytes(b"")
        result = source.with_suffix(".pyc")
        py_compile.compile(
            str(source),
            cfile=str(result),
            dfile=f"{PLACE}/{name}",
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        entries.append((f"{PLACE}/{name}c", str(result), "DATA"))
    return entries


def leave_unpacked(writer: type) -> None:
    """Have PyInstaller's writer of an archive put the modules of Python in as they are.

    It packs each by itself, and a start has some 400 of them unpacked: a fifteenth of the time
    until the window is ready.  Unpacked they take 14 MB more; a package packs them all the same.

    Raises ``LookupError`` if this PyInstaller does not go by this number.
    """
    if not hasattr(writer, _PACKED_SO_MUCH):
        raise LookupError("this PyInstaller does not say how much it packs")
    setattr(writer, _PACKED_SO_MUCH, zlib.Z_NO_COMPRESSION)


def _sources() -> ZipFile:
    loader = importlib.import_module("shibokensupport.signature.loader").__loader__
    sources: ZipFile | None = getattr(loader, "zfile", None)
    if sources is None:
        raise LookupError("this PySide6 does not carry its Python sources in a library")
    return sources
