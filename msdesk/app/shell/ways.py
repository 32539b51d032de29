"""What the way from page to page has to be told, for it knows no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msdesk.domain.place import Place
from msdesk.ui.widgets.page import Page


class Ways(NamedTuple):
    """How a place becomes a page, whether it is still there, and what it is called."""

    make: Callable[[Place], Page]
    exists: Callable[[Place], bool]
    label: Callable[[Place], str]
