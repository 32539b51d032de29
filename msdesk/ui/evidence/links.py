"""Links to sources; they open in the person's own browser and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from msdesk.domain.source import Source
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.text import Text

_FIRST, _MOST = 3, 4


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


def few_links(look: Look, sources: Sequence[Source], *, of: str) -> QWidget:
    """Return links to sources, of many only the first ones until the rest is asked for.

    In a narrow cell of a table a dozen would be as high as the screen.  ``of`` says for what
    they stand.
    """
    links = [source_link(look, source) for source in sources]
    if len(links) <= _MOST:
        return flow(look, *links, gap=12)
    rest = links[_FIRST:]
    words = f"{len(rest)} more sources"

    def show_rest() -> None:
        for link in rest:
            link.show()
        rest[0].setFocus()
        more.hide()

    more = Button(look, words, "link", name=f"{words}: {of}", does=show_rest)
    box = flow(look, *links, more, gap=12)
    for link in rest:
        link.hide()
    return box
