"""Long work under way: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from msdesk.domain.progress import Progress
from msdesk.ui.look import Look
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import Text

_LOOK_EVERY = 100  # milliseconds
_STOPPING = "Stopping…"


class WorkingPage(ScrollPage):
    """Watches a progress, and stops it when the person asks for that."""

    def __init__(self, look: Look, title: str, text: str, progress: Progress) -> None:
        super().__init__(look, title)
        self._progress = progress
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(look.column)
        self.bar.setAccessibleName(title)
        self._percent = Text("0 %", "number")
        self._stop = Button(look, "Stop", "second", icon="x", does=self._cancel)
        if text:
            self.body.addWidget(Text(text, widest=look.column))
        self.body.addWidget(self.bar)
        self.body.addWidget(self._percent)
        self.body.addWidget(
            Text(
                "You can stop it. Then everything is as it was before.",
                "muted",
                widest=look.column,
            )
        )
        self.body.addWidget(flow(look, self._stop))
        timer = QTimer(self)
        timer.timeout.connect(self._watch)
        timer.start(_LOOK_EVERY)
        self._watch()

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self._stop

    def begin(self) -> QWidget:
        """Return the heading: a key that was meant for the page before must not press "Stop"."""
        return self.title

    def _watch(self) -> None:
        percent = int(self._progress.fraction * 100)
        self.bar.setValue(percent)
        self._percent.setText(f"{percent} %")

    def _cancel(self) -> None:
        if self._stop.text() == _STOPPING:
            return
        self._progress.cancel()
        self._stop.setText(_STOPPING)
        self._stop.setAccessibleName(_STOPPING)
        announce(self, _STOPPING)
