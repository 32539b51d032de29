"""Makes one PDF from nothing, and tells when it is made.

Either with msdesk by a call that was kept in a file, or with Qt alone from the same text.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from bench.programs.tell import tell, tell_largest_child


def main(maker: str, file: str) -> None:
    """Make it with ``msdesk`` or ``qt``."""
    made = _with_msdesk(Path(file)) if maker == "msdesk" else _with_qt(Path(file))
    tell("made", perf_counter())
    tell("bytes", len(made))
    tell_largest_child()


def _with_msdesk(file: Path) -> bytes:
    import pickle  # noqa: PLC0415  # each maker brings in only its own

    made: bytes = pickle.loads(file.read_bytes())()  # noqa: S301 - the bench wrote it
    return made


def _with_qt(file: Path) -> bytes:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from bench.programs.bare_page import bare_pdf  # noqa: PLC0415

    application = QGuiApplication([])
    made = bare_pdf(file.read_text(encoding="utf-8"))
    del application
    return made
