"""The kinds of widget that the stylesheet knows; "" is one without a style of its own.

To Qt a misspelt kind is a widget without style, which it draws and says nothing.  Here it is
an error of types, and so is a kind of button given to a text.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QWidget

LabelKind = Literal[
    "",
    "title",
    "number",
    "room",
    "section",
    "heading",
    "strong",
    "muted",
    "small",
    "strong-small",
    "table",
    "table-strong",
    "brand",
    "rank",
    "chip",
    "chip-strong",
    "notice",
    "strip",
    "said",
]
ButtonKind = Literal[
    "",
    "first",
    "second",
    "small",
    "link",
    "source",
    "chip",
    "nav",
    "help",
    "toc",
    "fold",
    "fold-inner",
    "day",
    "choice",
    "large",
    "foot",
    "open",
]
FrameKind = Literal[
    "card",
    "card-dashed",
    "card-strong",
    "card-press",
    "grid",
    "grid-cell",
    "grid-head",
    "line",
    "way",
    "way-done",
]
BoxKind = Literal["page", "plain"]
FieldKind = Literal["key"]


def style_as(
    widget: QWidget, kind: LabelKind | ButtonKind | FrameKind | BoxKind | FieldKind
) -> None:
    """Let a widget look as the stylesheet says of its kind."""
    widget.setProperty("kind", kind)
