"""What the reader opened on a card: it stays open, here and when they come back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.gradual import Gradual

Keep = Callable[[Collection[str]], object]


class Opened(QObject):
    """Opens what was open before, and has ``keep`` keep what is open now.

    ``settled`` says that something was opened or folded and all of it is there.
    """

    settled = Signal()

    def __init__(
        self,
        before: Collection[str],
        keep: Keep,
        parent: QObject,
        later: Gradual | None = None,
    ) -> None:
        super().__init__(parent)
        self.later = later  # makes what comes after the first parts of what is opened
        self._names = dict.fromkeys(before)  # in the order in which they were opened
        self._keep = keep
        self._soon = QTimer(self)  # all sections are opened with one press, and kept once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._keep_them)

    def was(self, name: str) -> bool:
        """Whether something is to be open."""
        return name in self._names

    def watch(self, fold: Fold, name: str) -> Fold:
        """Remember whether this is open; return it."""
        fold.turned.connect(partial(self._turned, fold, name))
        fold.settled.connect(self.settled)
        return fold

    def watched(self, fold: Fold, name: str) -> Fold:
        """Open this where it was open before; return it."""
        if self.was(name):
            fold.open()
        return self.watch(fold, name)

    def few(self, few: FewFirst, name: str) -> FewFirst:
        """Show all of a list where all of it was shown before; return it."""
        few.later = self.later
        if self.was(name):
            few.open()
        few.opened.connect(partial(self._add, name))
        few.settled.connect(self.settled)
        return few

    def keep_now(self) -> None:
        """Keep what was opened a moment ago; called before the page goes."""
        if self._soon.isActive():
            self._soon.stop()
            self._keep_them()

    def _turned(self, fold: Fold, name: str) -> None:
        if fold.is_open:
            self._add(name)
        else:
            self._names.pop(name, None)
            self._soon.start(0)

    def _add(self, name: str) -> None:
        self._names[name] = None
        self._soon.start(0)

    @Slot()
    def _keep_them(self) -> None:
        self._keep(tuple(self._names))
