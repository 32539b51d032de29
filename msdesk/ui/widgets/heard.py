"""What a widget is to a screen reader, where that does not follow from what it is to Qt.

Only a mark: ``frame.screen_reader`` reads it, when a screen reader asks.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QLayout, QWidget

# "nothing" is heard with something else; "list" is a layout, whose widgets are its items; "radio"
# is one of many; "words" is no heading though it looks like one.
Heard = Literal["nothing", "list", "radio", "words"]
AS = "heardAs"


def heard_as(thing: QWidget | QLayout, what: Heard) -> None:
    """Let a screen reader hear a thing as something else than Qt would say."""
    thing.setProperty(AS, what)
