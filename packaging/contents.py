"""What goes into the bundle and what stays out; the spec asks here.

PyInstaller takes along whatever a plugin might want.  msdesk is made of widgets, speaks English
and never goes online, so most of that would only be weight, and more to keep safe.
"""

from __future__ import annotations

import ast
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath

# Brought in by somebody's optional import; none of it runs in msdesk.
LEFT_OUT = (
    *("tkinter", "sqlite3", "ssl", "_ssl", "_hashlib", "curses", "readline", "idlelib"),
    *("lib2to3", "test"),
    *("setuptools", "_distutils_hack", "distutils", "pkg_resources", "pip", "wheel", "packaging"),
    *("pytest", "_pytest", "pluggy", "hypothesis", "coverage", "mypy", "ast_serialize", "ruff"),
    *("pygments", "rich", "markdown_it", "pathspec", "unittest", "doctest", "pdb", "pydoc"),
    *("alembic.testing", "sqlalchemy.testing", "icalendar.tests", "icalendar.fuzzing"),
    *("sqlalchemy.orm", "sqlalchemy.ext.asyncio"),
    *(f"sqlalchemy.dialects.{other}" for other in ("mssql", "mysql", "oracle")),
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL"),
    *("PySide6.QtTest", "IPython", "numpy", "xmlrpc", "setuptools._vendor"),
    # PyInstaller imports it at each start, to be ready for it.
    *("multiprocessing", "_multiprocessing", "concurrent.futures.process"),
)

# What the keychain of Windows cannot do without: it is asked through cffi, which reads the names
# of C with it when it is imported.  Nothing asks cffi to do so elsewhere.
_FOR_WINDOWS = ("pycparser",)

# Qt plugins by folder; a folder that is not here is not used at all.
PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platformthemes": ("xdgdesktopportal",),
    "iconengines": ("svgicon",),
    "imageformats": ("svg",),
    "printsupport": ("cupsprintersupport",),
    "styles": ("modernwindowsstyle", "macstyle"),
    "xcbglintegrations": ("xcb-egl-integration", "xcb-glx-integration"),
    "wayland-decoration-client": ("bradient",),
    "wayland-shell-integration": ("xdg-shell",),
}
# Libraries that only plugins left out would load, Windows' slow stand-in for OpenGL, and what is
# Windows' own in each version that msdesk runs on: another's, beside the program, is found first.
_IDLE = re.compile(
    r"(lib)?Qt6?(EglF[sS]\w*)\b|(opengl32sw|d3dcompiler_\d+|icu(uc|in|dt)?\d*|mscms)\.dll",
    re.IGNORECASE,
)

# On Linux every other library is the system's own.  The bootloader puts the bundle before the
# system for all that is loaded later, and a printer or graphics driver of a newer system would
# then find older libraries than it needs.  These few are safe: nothing else uses them, or they
# no longer change; and a system may lack them or give them another name.
_OWN_COPY = re.compile(r"lib(python3|bz2|xcb-(cursor|icccm|image|keysyms|render-util|util)\b)")
_SYSTEM = ("/usr/lib/", "/lib/", "/usr/lib64/", "/lib64/")

# What PyInstaller runs before the first line of ours, and msdesk can do without on Linux: the one
# prepares for who looks up the sources of what runs; the other imports Qt, while garbage is still
# collected, to tell it where its plugins are, which PySide6 knows.
_FIRST = ("pyi_rth_inspect", "pyi_rth_pyside6")

Entry = tuple[str, str, str]  # where in the bundle, where from, PyInstaller's word for the kind


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries of one of PyInstaller's lists that msdesk uses."""
    return [entry for entry in entries if wanted(*entry)]


def run_at_first(scripts: Iterable[Entry], platform: str = sys.platform) -> list[Entry]:
    """Return those of PyInstaller's scripts that a start of msdesk needs, ours among them."""
    return [one for one in scripts if platform != "linux" or one[0] not in _FIRST]


def left_out(platform: str = sys.platform) -> tuple[str, ...]:
    """Return the modules that stay out of the bundle for a system."""
    return LEFT_OUT if platform == "win32" else (*LEFT_OUT, *_FOR_WINDOWS)


def wanted(place: str, source: str, kind: str) -> bool:
    """Whether one file belongs into the bundle."""
    path = PurePosixPath(place.replace("\\", "/"))
    if _IDLE.search(path.name) or "translations" in path.parts:
        return False
    if "plugins" in path.parts:
        return _is_used(path)
    if any(part in left_out() for part in path.parts):
        return False
    if ".dist-info" in place and path.name not in ("METADATA", "entry_points.txt"):
        return False  # licences.json has the licences
    if kind == "SYMLINK":  # of a library of Qt, beside the program
        return not _IDLE.search(source)
    return not from_system(source) or is_own_copy(path.name)


def is_own_copy(name: str) -> bool:
    """Whether the bundle takes a library along although the system may have it."""
    return bool(_OWN_COPY.match(name))


def _is_used(plugin: PurePosixPath) -> bool:
    folder = plugin.parent.name
    name = re.sub(r"^(lib)?q?|(\.abi3)?\.(so|dll|dylib)$", "", plugin.name)
    return name in PLUGINS.get(folder, ())


def from_system(source: str) -> bool:
    """Whether a file is a library of this Linux rather than of Python or of a wheel."""
    if sys.platform != "linux" or not source.startswith(_SYSTEM):
        return False
    return not source.startswith(sysconfig.get_path("stdlib"))


def imported_by(folder: Path) -> Iterator[str]:
    """Yield the modules that scripts in a folder import.

    The steps of migrations are read as files when they run, so PyInstaller does not see what
    they need.
    """
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module
                yield from (f"{node.module}.{name.name}" for name in node.names)


def compiled(package: str) -> Iterator[str]:
    """Yield the modules of a package that were compiled, and what mypyc put beside it.

    PyInstaller reads what a module imports from its source, and a compiled one has none.
    """
    for file in metadata.files(package) or ():
        if file.suffix in (".so", ".pyd"):
            name = ".".join((*file.parent.parts, file.name.partition(".")[0]))
            yield name.removesuffix(".__init__")
