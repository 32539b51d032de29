"""Links to sources; they open in the person's own browser and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from msdesk.domain.source import Source
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button
from msdesk.ui.widgets.text import Text


class SourceLink(Button):
    """The short form of a source; opens its page in the person's own browser when pressed."""

    def __init__(self, look: Look, short: str, address: str) -> None:
        super().__init__(
            look,
            short,
            "link",
            name=f"{short}, source: opens in your browser",
            does=lambda: QDesktopServices.openUrl(QUrl(address)),
        )
        self.setToolTip(address)


def source_link(look: Look, source: Source) -> QWidget:
    """Return the short form of a source, which leads to it where it is to be found."""
    if not source.address:
        return Text(source.short, "small")
    return SourceLink(look, source.short, source.address)
