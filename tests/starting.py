"""The command as a person starts it, in a process that tells what became of the interpreter.

    python -m tests.starting opened FOLDER [MODULE]
    python -m tests.starting painted FOLDER

A module that is named is not there, as in a bundle that lacks it; ``the glance`` is a first look
at the record that fails.

The last line is JSON: the interpreter at three moments, or all that was brought in by the
first paint.
"""

from __future__ import annotations

import builtins
import gc
import json
import sys
from pathlib import Path
from typing import Any

from msdesk import __main__, paths, runtime

if sys.platform != "win32":
    import resource

_A_LOT = 1 << 30
_MANY = 50_000  # objects, of those that a window needs
_FEW = 9  # classes, of some hundred
_BUILT = "_sysconfigdata"
_FILTER = Path("/proc/self/coredump_filter")


def let_cores_be_left() -> None:
    """Undo what a process that called the command hands on to those it starts."""
    if sys.platform != "win32":
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        if _FILTER.exists():
            _FILTER.write_text("0x33", encoding="ascii")  # as Linux begins


def leaves_cores() -> bool:
    """Whether a core would hold anything of this process; where there are none, no."""
    if sys.platform == "win32":
        return False
    may_be_written = resource.getrlimit(resource.RLIMIT_CORE)[0] != 0
    would_hold = _FILTER.exists() and int(_FILTER.read_text(encoding="ascii"), 16) != 0
    return may_be_written or would_hold


def state() -> dict[str, bool]:
    """Return what the tricks of ``msdesk.runtime`` leave behind."""
    annotation = sys.modules.get("sqlalchemy.sql.annotation")
    return {
        "reads what it imports": builtins.__import__.__name__ == "__feature_import__",
        "collects": gc.isenabled(),
        "spares": gc.get_freeze_count() > _MANY,
        "may load OpenSSL": sys.modules.get("_ssl", "not yet") is not None,
        "has all of asyncio": "asyncio.events" in sys.modules,
        "reads what is installed": "email" in sys.modules,
        "reads how Python was built": any(name.startswith(_BUILT) for name in sys.modules),
        "annotates early": len(vars(annotation)["annotated_classes"]) > _FEW
        if annotation
        else False,
        "has every widget": "QWizard" in vars(sys.modules.get("PySide6.QtWidgets", sys)),
        "holds None": sys.getrefcount(None) > _A_LOT,
        "leaves cores": leaves_cores(),
        "writes any letter": sys.stdout.errors == "backslashreplace",
    }


def start(folder: Path, lacking: list[str]) -> dict[str, Any]:
    """Start the command; end it once the record is open, or should be."""
    told: dict[str, Any] = {}

    def settings_file() -> Path:
        if not told:  # the command asks for it when it has brought in what it starts
            told["brought in"] = state()
            _watch(sys.modules["msdesk.app.start"], told)
            if "the glance" in lacking:
                _spoil_the_glance()
            else:
                sys.modules.update(dict.fromkeys(lacking))  # type: ignore[arg-type]
        return folder / "settings.json"

    paths.data_folder = lambda: folder
    paths.settings_file = settings_file
    __main__.main([])
    return told


def _spoil_the_glance() -> None:
    from msdesk.store import glance  # noqa: PLC0415 - not before the window has been brought in

    def spoilt(*_: object) -> None:
        raise OSError("the disk is away")

    vars(glance)["glance"] = spoilt


def _watch(module: Any, told: dict[str, Any]) -> None:  # noqa: ANN401 - ``start``
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - not before the window has been brought in

    kind = module.Start
    look, open_desk = kind._look, kind.open_desk

    there = set[int]()  # how many modules were there each time the window could answer

    def look_and_tell(self: Any) -> None:  # noqa: ANN401
        told["painted"] = state()
        answers = QTimer(self)
        answers.setInterval(1)
        answers.timeout.connect(lambda: there.add(len(sys.modules)))
        answers.start()
        look(self)

    def open_and_tell(self: Any) -> None:  # noqa: ANN401
        try:
            open_desk(self)
        finally:
            seen = self.window.screen().availableGeometry().contains(self.window.frameGeometry())
            told["opened"] = state() | {"has a desk": self.desk is not None, "is seen whole": seen}
            told["answered"] = len(there)
            module.QApplication.quit()

    kind._look, kind.open_desk = look_and_tell, open_and_tell


def paint(folder: Path) -> list[str]:
    """Show the first window; return the modules and the names of QtCore it brought in."""
    from PySide6 import QtCore, QtGui  # noqa: PLC0415

    from msdesk.app.shell.options import Options  # noqa: PLC0415
    from msdesk.app.start import Start, make_application  # noqa: PLC0415

    runtime.hold_singletons()
    application = make_application(["msdesk"])
    start = Start(Options(folder, folder / "settings.json"))
    start.window.first_painted.disconnect()
    found: list[str] = []

    def look() -> None:
        found.extend(name for name, module in sys.modules.items() if module is not None)
        # PySide makes a name of a module when it is first asked for: then it is in there.
        found.extend(f"QtCore.{name}" for name in vars(QtCore))
        found.extend(f"QtGui.{name}" for name in vars(QtGui))
        application.quit()

    start.window.first_painted.connect(look)
    start.window.show()
    application.exec()
    return found


if __name__ == "__main__":
    where = Path(sys.argv[2])
    let_cores_be_left()
    said = paint(where) if sys.argv[1] == "painted" else start(where, sys.argv[3:])
    sys.stdout.write(f"{json.dumps(said)}\n")
