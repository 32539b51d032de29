"""Compiles what PySide6 would otherwise compile anew at each start.

PySide6 carries the half of itself that is written in Python inside a library, as sources, and
Python keeps nothing of what it compiled of those: a tenth of the time to the first window.  Where
a folder ``files.dir`` lies beside shiboken6, PySide6 takes them from there.  That is a switch of
its own: ``SBK_EMBED=0`` makes such a folder, of sources.
"""

from __future__ import annotations

import importlib
import py_compile
from pathlib import Path
from zipfile import ZipFile

import PySide6.QtCore  # noqa: F401  # brings in what is looked for below
from msdesk.runtime import FOR_STUBS

PLACE = "shiboken6/files.dir"


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


def _sources() -> ZipFile:
    loader = importlib.import_module("shibokensupport.signature.loader").__loader__
    sources: ZipFile | None = getattr(loader, "zfile", None)
    if sources is None:
        raise LookupError("this PySide6 does not carry its Python sources in a library")
    return sources
