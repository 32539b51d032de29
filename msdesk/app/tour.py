"""``msdesk --tour DIR``: a picture of every screen on sample notes, and the printed page.

The real window is driven through the main job at 100 % and 200 % text, in light, dark and high
contrast; the pictures are for the eye, the tests for the rest.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from msdesk.app import demo
from msdesk.app.start import Options, Start, make_application
from msdesk.settings import Settings, save
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.widgets.gradual import Gradual

Look = tuple[str, int, QSize]
Stop = tuple[str, str, str]
_STOPS: tuple[Stop, ...] = (
    ("home", "", ""),
    ("treatments", "", ""),
    ("card", "ahsct", ""),
    ("card", "ahsct", "What it may do"),
    ("card", "ahsct", "What may go wrong"),
    ("card", "ahsct", "For my type of MS"),
    ("card", "ahsct", "What people say"),
    ("card", "ahsct", "My log"),
    ("card", "skin-made-neural-stem-cells", ""),
    ("card", "skin-made-neural-stem-cells", "What it may do"),
    ("compare", "", ""),
    ("my-ms", "", ""),
    ("notes", "", ""),
    ("appointments", "", ""),
    ("appointment", "next", ""),
    ("preview", "next", ""),
    ("matters", "", ""),
    ("help", "", ""),
    ("settings", "", ""),
    ("record", "", ""),
    ("encrypt", "", ""),
    ("backups", "", ""),
    ("moving", "", ""),
    ("bin", "", ""),
    ("protection", "", ""),
    ("erase", "", ""),
    ("about", "", ""),
)
_LOOKS = (
    ("paper", 100, QSize(1280, 860)),
    ("paper", 200, QSize(1024, 700)),
    ("dark", 100, QSize(1280, 860)),
    ("dark", 200, QSize(1024, 700)),
    ("high-contrast", 100, QSize(1280, 860)),
    ("paper", 100, QSize(480, 860)),
)
_COMPARED = ["ahsct", "skin-made-neural-stem-cells", "ocrelizumab"]


def main(folder: Path, looks: tuple[Look, ...] = _LOOKS, stops: tuple[Stop, ...] = _STOPS) -> int:
    """Leave the pictures in ``folder`` and return the exit code.

    ``looks`` are a theme, a text size in percent and the size of the window each; ``stops`` a
    page, what is on it and the section of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="msdesk-tour-") as data:
        options = Options(Path(data), Path(data) / "settings.json")
        demo.fill(Path(data))
        save(options.settings_file, Settings(theme="paper"))
        start = Start(options)
        start.window.show()
        start.window.activateWindow()
        _wait(application, lambda: start.desk is not None and start.desk.record is not None)
        _walk(application, start, folder, looks, stops)
        if start.desk is not None:
            start.desk.close()
    sys.stdout.write(f"{len(list(folder.iterdir()))} files in {folder}\n")
    return 0


def _walk(
    application: QApplication,
    start: Start,
    folder: Path,
    looks: tuple[Look, ...],
    stops: tuple[Stop, ...],
) -> None:
    desk = start.desk
    if desk is None or desk.record is None:
        raise RuntimeError("the window did not open its record")
    coming = desk.record.appointments.next(desk.today)
    desk.trail.compare(_COMPARED)
    for theme, percent, size in looks:
        start.window.resize(size)
        desk.change_settings(desk.settings._replace(theme=theme, text_percent=percent))
        _settle(application)
        for number, (page, item, section) in enumerate(stops, 1):
            shown = desk.go(page, coming.id if item == "next" and coming else item, section)
            if isinstance(shown, PreviewPage):
                _wait(application, lambda p=shown: bool(p.pdf))
                _keep_page(shown, folder)
            later = shown.findChildren(Gradual) if shown else []
            _wait(application, lambda parts=later: not any(each.isActive() for each in parts))
            _settle(application)
            parts = (f"{number:02}", page, item, section)
            name = "-".join(p for p in parts if p).replace(" ", "-").lower()
            look = f"{theme}-{percent}-{size.width()}"
            start.window.grab().save(str(folder / f"{look}-{name}.png"))


def _keep_page(page: PreviewPage, folder: Path) -> None:
    path = folder / "my-page.pdf"
    if path.exists():
        return
    path.write_bytes(page.pdf)
    document = QPdfDocument()
    document.load(str(path))
    size = (document.pagePointSize(0) * 1.6).toSize()
    page_on_paper = QImage(size, QImage.Format.Format_RGB32)
    page_on_paper.fill(0xFFFFFF)  # the page itself is transparent
    painter = QPainter(page_on_paper)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    page_on_paper.save(str(folder / "my-page.png"))
    document.close()


def _wait(application: QApplication, until: object) -> None:
    limit = QDeadlineTimer(20_000)
    while callable(until) and not until() and not limit.hasExpired():
        application.processEvents()


def _settle(application: QApplication) -> None:
    limit = QDeadlineTimer(200, Qt.TimerType.PreciseTimer)
    while not limit.hasExpired():
        application.processEvents()
    # Outside the event loop Qt keeps what was to be deleted later.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
