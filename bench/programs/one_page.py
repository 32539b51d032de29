"""Makes one page of questions from nothing, and tells when it is made.

Either with msdesk from a sheet in JSON, or with Qt alone from the same text.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from bench.programs.tell import tell, tell_largest_child


def main(maker: str, file: str) -> None:
    """Make the page with ``msdesk`` or ``qt``."""
    made = _with_msdesk(Path(file)) if maker == "msdesk" else _with_qt(Path(file))
    tell("made", perf_counter())
    tell("bytes", len(made))
    tell_largest_child()


def _with_msdesk(file: Path) -> bytes:
    import msgspec  # noqa: PLC0415  # each maker brings in only its own

    from msdesk import paths  # noqa: PLC0415
    from msdesk.documents.pdf import questions_pdf  # noqa: PLC0415
    from msdesk.domain.sheet import Sheet  # noqa: PLC0415

    sheet = msgspec.json.decode(file.read_bytes(), type=Sheet)
    return questions_pdf(sheet, paths.resources())


def _with_qt(file: Path) -> bytes:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from bench.programs.bare_page import bare_pdf  # noqa: PLC0415

    application = QGuiApplication([])
    made = bare_pdf(file.read_text(encoding="utf-8"))
    del application
    return made
