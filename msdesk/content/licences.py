"""The licences of everything that comes with msdesk, for About.

A bundle holds ``licences.json``, made when it was built (``packaging/licences.py`` says its
form).  A checkout has none: there each installed package is asked for its own.
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import msgspec

from msdesk.domain.licence import Licence
from msdesk.domain.value import Value

# What pyproject.toml asks for; a test compares the two.
DIRECT = (
    *("PySide6-Essentials", "PySide6-Pdf", "SQLAlchemy", "alembic", "sqlcipher3", "platformdirs"),
    *(
        "msgspec",
        "tomli",
        "typst",
        "argon2-cffi",
        "argon2-cffi-bindings",
        "cryptography",
        "keyring",
    ),
    *("PyYAML", "icalendar"),
)


_TERMS = ("License-Expression", "License")  # in the words of the packages themselves


class _Part(Value, frozen=True, kw_only=True):
    name: str
    version: str
    licence: str
    inside: tuple[str, ...]
    texts: tuple[int, ...]


class _File(Value, frozen=True, kw_only=True):
    format: str
    version: int
    parts: tuple[_Part, ...]
    texts: tuple[str, ...]


def read_licences(resources: Path) -> tuple[Licence, ...]:
    """Return the parts of this copy of msdesk, sorted by name."""
    path = resources / "licences.json"
    if path.is_file():
        return _in_bundle(msgspec.json.decode(path.read_bytes(), type=_File))
    ours = (
        Licence(name=name, version="", licence=terms, texts=(_text(resources / file),))
        for name, terms, file in (
            ("Atkinson Hyperlegible Next", "OFL-1.1", "fonts/OFL.txt"),
            ("Noto fonts", "OFL-1.1", "letters/OFL.txt"),
            ("Lucide icons", "ISC", "icons/LICENSE.txt"),
        )
    )
    found = (*ours, *map(_installed, _packages()))
    return tuple(sorted(found, key=lambda part: part.name.casefold()))


def _in_bundle(file: _File) -> tuple[Licence, ...]:
    return tuple(
        Licence(
            name=part.name,
            version=part.version,
            licence=part.licence,
            inside=part.inside,
            texts=tuple(file.texts[number] for number in part.texts),
        )
        for part in file.parts
    )


def _packages() -> list[metadata.Distribution]:
    """Return the installed packages that msdesk needs, and those that these need."""
    found: dict[str, metadata.Distribution] = {}
    wanted = list(DIRECT)
    while wanted:
        name = re.sub(r"[-_.]+", "-", wanted.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or another Python
        needs = (need for need in found[name].requires or () if "extra ==" not in need)
        wanted += [re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in needs]
    return list(found.values())


def _installed(package: metadata.Distribution) -> Licence:
    said = package.metadata
    terms = next(filter(None, [said[name] for name in _TERMS if name in said]), "see its text")
    files = (file for file in package.files or () if ".dist-info" in file.parts[0])
    names = ("licen", "copying", "notice")
    texts = (_text(Path(str(f.locate()))) for f in files if f.name.lower().startswith(names))
    return Licence(
        name=package.name,
        version=package.version,
        licence=terms.splitlines()[0],
        texts=tuple(text for text in texts if text),
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
