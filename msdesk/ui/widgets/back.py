"""The way back, above a page's heading."""

from __future__ import annotations

from collections.abc import Callable

from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.page import ScrollPage


def add_back(page: ScrollPage, does: Callable[[], object]) -> Button:
    """Put a link above the heading, far enough from it for the ring around the link."""
    back = Button(page.look, "Back", "link", does=does)
    page.head.insertWidget(0, flow(page.look, back))
    page.head.insertSpacing(1, page.look.space(4))
    return back
