"""How everything looks: colours, sizes and icons, in one value handed to each widget.

Sizes come from one scale that the person's text size multiplies; spaces grow half as fast,
so that large text does not push everything apart.  Themes are data in ``resources/themes``.
A change of look builds the pages anew: there is one way to draw them, not two.
"""

from __future__ import annotations

import json
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

_CLEAR = QColor(0, 0, 0, 0)
FONT = "Atkinson Hyperlegible Next"


class Size(Enum):
    """The sizes of text, in pixels at 100 %."""

    ROOM = 34
    TITLE = 31
    NUMBER = 24
    SECTION = 22
    HEADING = 18
    READING = 17
    TABLE = 16
    SMALL = 15


class Theme(NamedTuple):
    """The colours of one theme; ``look.md`` says what each is for."""

    name: str
    dark: bool
    paper: str
    surface: str
    sunken: str
    text: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    edge: str
    hairline: str
    notice: str
    on_notice: str
    focus: str

    @property
    def chosen(self) -> str:
        """The ground of what is chosen: a tint, or full where the theme has none."""
        return self.accent if self.tint == self.surface else self.tint

    @property
    def on_chosen(self) -> str:
        """The words and icons on what is chosen."""
        return self.on_accent if self.tint == self.surface else self.accent

    def palette(self) -> QPalette:
        """Return the palette for what the style draws by itself."""
        palette = QPalette()
        role = QPalette.ColorRole
        for colour, roles in (
            (self.paper, (role.Window, role.Button)),
            (self.surface, (role.Base, role.AlternateBase, role.ToolTipBase)),
            (self.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
            (self.muted, (role.PlaceholderText,)),
            (self.accent, (role.Highlight, role.Link, role.LinkVisited, role.Accent)),
            (self.on_accent, (role.HighlightedText,)),
            (self.sunken, (role.Dark,)),  # behind the page in its preview
        ):
            for one in roles:
                palette.setColor(one, QColor(colour))
        for one in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(self.muted))
        return palette


def load_theme(resources: Path, name: str) -> Theme:
    """Return a theme by the name of its file; Paper where there is none of that name."""
    path = resources / "themes" / f"{name}.json"
    if not path.is_file():
        path = resources / "themes" / "paper.json"
    return Theme(**json.loads(path.read_text(encoding="utf-8")))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, after WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def load_fonts(resources: Path) -> None:
    """Make the shipped fonts known to Qt."""
    for weight in ("400Regular", "700Bold"):  # the window uses no italics
        QFontDatabase.addApplicationFont(
            str(resources / "fonts" / f"AtkinsonHyperlegibleNext_{weight}.ttf")
        )


class Look:
    """A theme at a text size, with the icons drawn in its colours.

    ``percent`` is the text size, 100 to 300.
    """

    def __init__(self, resources: Path, theme: Theme, percent: int = 100) -> None:
        self.resources = resources
        self.theme = theme
        self.percent = max(100, min(300, percent))
        self._shape = cache(self._draw_shape)
        self._pixmap = cache(self._draw)

    def is_like(self, other: Look) -> bool:
        """Whether everything would be drawn as by another."""
        return (self.theme, self.percent) == (other.theme, other.percent)

    def text(self, size: Size | int) -> int:
        """Return a size of text in pixels."""
        base = size.value if isinstance(size, Size) else size
        return round(base * self.percent / 100)

    def space(self, pixels: int) -> int:
        """Return a space, target or radius in pixels; it grows half as fast as text."""
        return round(pixels * (1 + (self.percent - 100) / 200))

    @property
    def column(self) -> int:
        """The widest a column of reading text may be: about 66 characters."""
        return round(self.text(Size.READING) * 0.5 * 66)

    def icon(self, name: str, colour: str = "", *, chosen: str = "", small: bool = False) -> QIcon:
        """Return an icon for a button, in a colour of the theme, text by default.

        ``chosen`` is its colour while the button is checked, on another ground.  A picture for
        each state is given to Qt, for it would make one that is disabled grey on grey.  Qt sets
        a button's words hard against its icon; the room between them is part of the picture.
        """
        colour = colour or self.theme.text
        side, after = self.space(20 if small else 24), self.space(8)
        icon = QIcon()
        for mode, state, ink in (
            (QIcon.Mode.Normal, QIcon.State.Off, colour),
            (QIcon.Mode.Normal, QIcon.State.On, chosen or colour),
            (QIcon.Mode.Disabled, QIcon.State.Off, self.theme.muted),
            (QIcon.Mode.Disabled, QIcon.State.On, self.theme.muted),
        ):
            icon.addPixmap(self._pixmap(name, ink, side, after), mode, state)
        return icon

    def choice(self, name: str = "circle") -> QIcon:
        """Return an icon for a button that can be chosen: a check mark while it is.

        Else the icon of that name, in the same room: the words stay where they are.
        """
        side, after = self.space(24), self.space(8)
        icon = QIcon()
        for mode, off, on in (
            (QIcon.Mode.Normal, self.theme.text, self.theme.on_chosen),
            (QIcon.Mode.Disabled, self.theme.muted, self.theme.muted),
        ):
            icon.addPixmap(self._pixmap(name, off, side, after), mode, QIcon.State.Off)
            icon.addPixmap(self._pixmap("check", on, side, after), mode, QIcon.State.On)
        return icon

    def icon_size(self, *, small: bool = False) -> QSize:
        """Return the size of a button's icon with the room after it."""
        side = self.space(20 if small else 24)
        return QSize(side + self.space(8), side)

    def pixmap(self, name: str, size: int = 24) -> QPixmap:
        """Return an icon as a picture in the colour of text."""
        return self._pixmap(name, self.theme.text, self.space(size))

    def _draw(self, name: str, colour: str, side: int, after: int = 0) -> QPixmap:
        """Return an icon in a colour, with ``after`` pixels of room at its right."""
        pixmap = QPixmap(self._shape(name, side, after))
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        ink = QPixmap(pixmap.size())
        ink.fill(QColor(colour))
        painter.drawPixmap(0, 0, ink)  # to fill a rectangle would touch the Qt namespace
        painter.end()
        return pixmap

    def _draw_shape(self, name: str, side: int, after: int) -> QPixmap:
        """Draw an icon for the densest screen; to read its file takes longer than to colour it."""
        dense = cast("QApplication", QApplication.instance()).devicePixelRatio()
        svg = (self.resources / "icons" / f"{name}.svg").read_bytes()
        renderer = QSvgRenderer(svg.replace(b"currentColor", b"black"))
        pixmap = QPixmap(round(dense * (side + after)), round(dense * side))
        pixmap.fill(_CLEAR)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, dense * side, dense * side))
        painter.end()
        pixmap.setDevicePixelRatio(dense)
        return pixmap
