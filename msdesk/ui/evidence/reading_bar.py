"""What stands below a page while it is read aloud: what is read, and how to make it stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from msdesk.services.speech import SILENT, Speech, State
from msdesk.ui.look import Look
from msdesk.ui.widgets.announce import announce
from msdesk.ui.widgets.basics import Button, Card, flow
from msdesk.ui.widgets.text import Text

_LOOKS_EVERY = 150  # milliseconds
_AT_END = "The card has been read to its end."


class Part(NamedTuple):
    """What is read in one go: its heading and its text."""

    heading: str
    text: str

    @property
    def heard(self) -> str:
        """What is heard of it, the heading first."""
        return f"{self.heading}.\n{self.text}"


class ReadingBar(Card):
    """Hidden while nothing is read.  It is silent as soon as it is out of sight.

    ``stopped`` says that nothing is read any more, and whether the keyboard was here.
    """

    stopped = Signal(bool)

    def __init__(self, look: Look, speech: Speech, said: Callable[[str], object]) -> None:
        super().__init__(look)
        self._speech = speech
        self._said = said
        self._parts: tuple[Part, ...] = ()
        gap = look.space(12)
        self.column.setContentsMargins(gap, gap, gap, gap)
        self._line = Text("", "strong-small", widest=look.column)
        self.column.addWidget(
            flow(
                look,
                self._line,
                Button(look, "Stop reading", "second", icon="pause", does=self.hush),
                Button(look, "Next part", "second", icon="chevron-right", does=self._skip),
                gap=12,
            )
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY)
        self._timer.timeout.connect(self._look)
        self.destroyed.connect(speech.stop)
        self.hide()

    @property
    def can_speak(self) -> bool:
        """Whether this computer has a voice."""
        return self._speech.can_speak

    @property
    def left_at(self) -> str:
        """The heading of the part in which the reading was stopped; "" where there is none."""
        stopped = self._speech.state is State.STOPPED and bool(self._parts)
        return self._parts[self._speech.at].heading if stopped else ""

    def begin(self, parts: Sequence[Part]) -> None:
        """Read parts aloud from the first one on."""
        self._parts = tuple(parts)
        self._begin(0)

    def go_on(self) -> None:
        """Read on from the part in which it was stopped."""
        self._begin(self._speech.at)

    def hush(self) -> bool:
        """Stop reading; return whether anything was read."""
        if self._speech.state is not State.READING:
            return False
        self._speech.stop()
        self._put_away()
        announce(self.window(), "Stopped reading aloud.")
        return True

    def _begin(self, at: int) -> None:
        self._speech.begin([part.heard for part in self._parts], at)
        self._timer.start()
        self._tell()
        self.show()
        announce(self, "Reading aloud. Press Esc to stop.")
        self._look()

    def _skip(self) -> None:
        self._speech.skip()
        self._look()

    def _look(self) -> None:
        match self._speech.poll():
            case State.READING:
                self._tell()
            case State.ENDED:
                self._put_away()
                self._said(_AT_END)
            case State.FAILED:
                self._put_away()
                self._said(SILENT)

    def _tell(self) -> None:
        at = self._speech.at
        part = f"{at + 1} of {len(self._parts)}: {self._parts[at].heading}"
        self._line.setText(f"Reading aloud, {part}. Esc stops it.")
        self._fit()

    def _put_away(self) -> None:
        self._timer.stop()
        has = QApplication.focusWidget()
        self.stopped.emit(has is not None and self.isAncestorOf(has))
        self.hide()

    def hasHeightForWidth(self) -> bool:
        """Return no: with it, the page around would want the room of all that it scrolls."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need."""
        self.setFixedHeight(self.column.totalHeightForWidth(self.width()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is made small may go on being heard
            self._timer.stop()
            self._speech.stop()
