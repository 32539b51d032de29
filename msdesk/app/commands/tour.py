"""``msdesk --tour DIR``: a picture of every screen on sample notes, and the printed page.

The real window is driven through the main job at 100 % and 200 % text, in light, dark and high
contrast; the pictures are for the eye, the tests for the rest.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from msdesk.app.commands import demo
from msdesk.app.parts import Parts
from msdesk.app.shell.options import Options
from msdesk.app.shell.trail import Trail
from msdesk.app.start import Start, make_application
from msdesk.domain.ids import AppointmentId, TreatmentId
from msdesk.domain.place import AppointmentPlace, CardPlace, Place, PreviewPlace, screen_of
from msdesk.domain.screen import Screen
from msdesk.settings import Settings, save
from msdesk.ui.pages.preview import PreviewPage
from msdesk.ui.widgets.gradual import Gradual

Look = tuple[str, int, QSize]
_AHSCT, _SKIN_MADE = TreatmentId("ahsct"), TreatmentId("skin-made-neural-stem-cells")
_SECTIONS = (
    "",
    "What it may do",
    "What may go wrong",
    "For my type of MS",
    "What people say",
    "My log",
)
_LOOKS = (
    ("paper", 100, QSize(1280, 860)),
    ("paper", 200, QSize(1024, 700)),
    ("dark", 100, QSize(1280, 860)),
    ("dark", 200, QSize(1024, 700)),
    ("high-contrast", 100, QSize(1280, 860)),
    ("paper", 100, QSize(480, 860)),
)
_COMPARED = [_AHSCT, _SKIN_MADE, TreatmentId("ocrelizumab")]


def every_place(appointment: AppointmentId) -> Iterator[Place]:
    """Yield every screen there is, with two cards at some sections and an appointment."""
    for screen in Screen:
        yield screen
        if screen is Screen.TREATMENTS:
            yield from (CardPlace(_AHSCT, section) for section in _SECTIONS)
            yield from (CardPlace(_SKIN_MADE, section) for section in _SECTIONS[:2])
        elif screen is Screen.APPOINTMENTS:
            yield from (AppointmentPlace(appointment), PreviewPlace(appointment))


def main(
    folder: Path,
    looks: tuple[Look, ...] = _LOOKS,
    places: Callable[[AppointmentId], Iterable[Place]] = every_place,
) -> int:
    """Leave the pictures in ``folder`` and return the exit code.

    ``looks`` are a theme, a text size in percent and the size of the window each; ``places``
    gives where to go, for the id of the next appointment.
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
        _wait(
            application,
            lambda: start.parts is not None and start.parts.session.record is not None,
        )
        if start.parts is None:
            raise RuntimeError("the window did not open its record")
        for look in looks:
            _walk(application, start.parts, folder, look, places)
        start.close()
    sys.stdout.write(f"{len(list(folder.iterdir()))} files in {folder}\n")
    return 0


def _walk(
    application: QApplication,
    parts: Parts,
    folder: Path,
    look: Look,
    places: Callable[[AppointmentId], Iterable[Place]],
) -> None:
    """Go to each place in one look, and leave a picture of it."""
    record = parts.session.record
    coming = record.appointments.next(date.today()) if record else None  # noqa: DTZ011
    if record is None or coming is None:
        raise RuntimeError("the sample record has no appointment")
    theme, percent, size = look
    parts.window.resize(size)
    parts.preferences.change(parts.preferences.value._replace(theme=theme, text_percent=percent))
    Trail(record.drafts).compare(_COMPARED)
    _settle(application)
    for number, place in enumerate(places(coming.id), 1):
        parts.navigation.go(place)
        shown = parts.window.page(screen_of(place))
        if isinstance(shown, PreviewPage):
            _wait(application, lambda p=shown: bool(p.pdf))
            _keep_page(shown, folder)
        later = shown.findChildren(Gradual) if shown else []
        _wait(application, lambda parts=later: not any(each.isActive() for each in parts))
        _settle(application)
        name = f"{theme}-{percent}-{size.width()}-{number:02}-{_named(place)}"
        parts.window.grab().save(str(folder / f"{name}.png"))


def _named(place: Place) -> str:
    """Return what the picture of a place is called."""
    parts = [screen_of(place).value]
    if isinstance(place, CardPlace):
        parts += [place.card, *filter(None, [place.section])]
    return "-".join(parts).replace(" ", "-").lower()


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
