"""What a page has made and may never put anywhere: it goes when the page goes.

A widget that stands nowhere belongs to nobody, and what listens to it keeps it for good: a page
that is left before it is whole would leave such a part behind, at every visit.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def goes_with(owner: QWidget, *parts: QWidget) -> None:
    """Let parts go with their owner, whether they stand in it by then or not."""
    for part in parts:
        owner.destroyed.connect(part.deleteLater)
