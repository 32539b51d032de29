"""What a screen reader is told of what is folded: a heading, and in it the button that opens it.

Both are told because one goes from heading to heading, or from control to control.
"""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import VoidPtr, getCppPointer

from msdesk.ui.frame.spoken import Box
from msdesk.ui.widgets.heard import LEVEL


class _Height(QAccessibleAttributesInterface):
    """How high such a heading stands; it keeps the height and not the heading."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, _key: QAccessible.Attribute) -> object:
        return self._height


class Headed(Box):
    """What holds a button that is a heading."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._height = _Height(int(widget.property(LEVEL)))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading

    def text(self, kind: QAccessible.Text) -> str:
        button = self.widget().findChild(QAbstractButton)
        if kind is QAccessible.Text.Name and button is not None:
            return button.accessibleName()
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        if kind is QAccessible.InterfaceType.AttributesInterface:
            return VoidPtr(getCppPointer(self._height)[0])
        return super().interface_cast(kind) or VoidPtr(0)  # type: ignore[return-value]
