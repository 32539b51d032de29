"""What the bundle is made of: each file led back to the package it came from.

Made while PyInstaller builds, from the lists it builds from, so it tells what is in the bundle
and not what is installed beside it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import contents
import project

# What is compiled into these; their wheels do not say.
INSIDE = {
    "sqlcipher3": {
        "SQLCipher": "BSD-3-Clause",
        "SQLite": "blessing",
        "OpenSSL": "Apache-2.0",
    },
    "PySide6_Essentials": {
        "Qt": "LGPL-3.0-only",
        "ICU": "Unicode-3.0",
        "HarfBuzz": "MIT",
        "FreeType": "FTL",
        "PCRE2": "BSD-3-Clause",
        "zlib": "Zlib",
        "libpng": "libpng-2.0",
        "double-conversion": "BSD-3-Clause",
        "md4c": "MIT",
    },
    "PySide6_Pdf": {
        "Qt PDF": "LGPL-3.0-only",
        "PDFium": "BSD-3-Clause",
        "Anti-Grain Geometry": "MIT",
        "FreeType": "FTL",
        "OpenJPEG": "BSD-2-Clause",
        "libjpeg-turbo": "IJG AND BSD-3-Clause AND Zlib",
        "Little CMS": "MIT",
    },
}
_UNSAID = {"sqlcipher3": "Zlib"}  # its text is zlib's licence
# Texts in packaging/licences/ that the wheels should carry and do not.
TEXTS = {
    "PySide6_Essentials": ("LGPL-3.txt", "GPL-3.txt", "qt-third-party.txt"),
    "PySide6_Pdf": ("LGPL-3.txt", "GPL-3.txt", "qtpdf-third-party.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
    "sqlcipher3": ("sqlcipher.txt", "Apache-2.0.txt"),
}


@dataclass(frozen=True, order=True)
class Inside:
    """Something compiled into a part: a Rust crate, a C library."""

    name: str
    version: str = ""
    licence: str = ""
    purl: str = ""


@dataclass(frozen=True)
class Part:
    """One package that the bundle holds; ``texts`` are the files of its licence here."""

    name: str
    version: str
    licence: str
    kind: str  # "python", "debian", "content" or "runtime"
    texts: tuple[str, ...]
    inside: tuple[Inside, ...] = ()


def of_bundle(analysis: Any) -> tuple[Part, ...]:  # noqa: ANN401 - PyInstaller has no types
    """Return the parts of what PyInstaller found, sorted by name; msdesk itself is not one."""
    entries = [*analysis.pure, *analysis.binaries, *analysis.datas]
    sources = [Path(source) for _, source, *_ in entries if source and Path(source).is_absolute()]
    owners = _owners()
    packages = {owners[path] for path in sources if path in owners} - {"pyinstaller"}
    found = [python_part(metadata.distribution(name)) for name in sorted(packages)]
    found += [_bootloader(), _python()]
    if sys.platform == "linux":
        system = sorted(str(p) for p in sources if contents.from_system(str(p)))
        found += [_debian(name) for name in sorted(_debian_packages(system))]
    found += ships()
    return tuple(sorted(found, key=lambda part: part.name.casefold()))


def write(parts: Iterable[Part], path: Path) -> None:
    """Write the parts as JSON, for the bill of materials."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(part) for part in parts], indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def read(path: Path) -> tuple[Part, ...]:
    """Return the parts that ``write`` wrote."""
    return tuple(
        Part(
            **item
            | {"texts": tuple(item["texts"]), "inside": tuple(Inside(**i) for i in item["inside"])}
        )
        for item in json.loads(path.read_text(encoding="utf-8"))
    )


def _owners() -> dict[Path, str]:
    """Return which installed package each file belongs to."""
    return {
        Path(str(package.locate_file(file))): package.name
        for package in metadata.distributions()
        for file in package.files or ()
        if package.name != project.NAME
    }


def python_part(package: metadata.Distribution) -> Part:
    """Return a package of the Python index as a part."""
    files = package.files or ()
    texts = sorted(
        str(package.locate_file(file))
        for file in files
        if ".dist-info" in str(file) and _is_licence(Path(str(file)))
    )
    boms = [file for file in files if "/sboms/" in str(file) and str(file).endswith(".json")]
    inside = [Inside(name, "", terms) for name, terms in INSIDE.get(package.name, {}).items()]
    for bom in boms:
        inside += _crates(Path(str(package.locate_file(bom))))
    own = project.PACKAGING / "licences"
    texts += [str(own / text) for text in TEXTS.get(package.name, ())]
    return Part(
        package.name, package.version, licence(package), "python", tuple(texts), tuple(inside)
    )


def _is_licence(path: Path) -> bool:
    names = ("licen", "copying", "notice", "authors", "copyright")
    return path.name.lower().startswith(names) or "licenses" in path.parts


def licence(package: metadata.Distribution) -> str:
    """Return a package's licence in its own words, an SPDX expression where it gives one."""
    data = package.metadata
    for field in ("License-Expression", "License"):
        value = (data[field] or "").strip() if field in data else ""
        if value and value != "UNKNOWN":
            return value.splitlines()[0]
    names = [
        c.rpartition(" :: ")[2] for c in data.get_all("Classifier") or () if "License ::" in c
    ]
    return " OR ".join(names) or _UNSAID.get(package.name, "not said")


def _crates(path: Path) -> Iterator[Inside]:
    """Yield what a wheel's own bill of materials says was compiled into it."""
    for item in json.loads(path.read_text(encoding="utf-8")).get("components", ()):
        said = [
            one.get("expression") or one["license"].get("id", "")
            for one in item.get("licenses", ())
        ]
        purl = str(item.get("purl", "")).partition("?")[0]
        yield Inside(item["name"], str(item.get("version", "")), " AND ".join(said), purl)


def _python() -> Part:
    version = ".".join(str(number) for number in sys.version_info[:3])
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    texts = [str(place / "LICENSE.txt") for place in places if (place / "LICENSE.txt").is_file()]
    debian = "/usr/share/doc/python{}.{}/copyright".format(*sys.version_info)
    texts = texts[:1] or [debian]
    return Part("Python", version, "PSF-2.0", "runtime", tuple(texts))


def _bootloader() -> Part:
    """Return what of PyInstaller is in the bundle: the program's start, and its import hooks."""
    part = python_part(metadata.distribution("pyinstaller"))
    said = "GPL-2.0-or-later WITH Bootloader-exception AND Apache-2.0"
    return Part("PyInstaller bootloader", part.version, said, "runtime", part.texts)


def ships() -> list[Part]:
    """Return what msdesk ships that others made: the letters and the icons."""
    resources = project.ROOT / "resources"
    font, icons = resources / "fonts" / "OFL.txt", resources / "icons" / "LICENSE.txt"
    more = resources / "letters" / "OFL.txt"
    return [
        Part("Atkinson Hyperlegible Next", "", "OFL-1.1", "content", (str(font),)),
        Part("Noto fonts", "", "OFL-1.1", "content", (str(more),)),
        Part("Lucide icons", "", "ISC", "content", (str(icons),)),
    ]


def _debian_packages(libraries: Iterable[str]) -> set[str]:
    """Return the packages of Debian that brought these libraries; none on other systems."""
    if not shutil.which("dpkg-query"):
        return set()
    # By name: a library may be listed under /lib and lie under /usr/lib.
    names = [f"*/{Path(one).resolve().name}" for one in libraries]
    command = ["dpkg-query", "--search", *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return {line.partition(":")[0] for line in done.stdout.splitlines()}


def _debian(name: str) -> Part:
    command = ["dpkg-query", "--show", "--showformat=${Version}", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    notes = Path("/usr/share/doc") / name / "copyright"
    return Part(name, done.stdout, "see its text", "debian", (str(notes),))
