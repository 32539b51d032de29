"""Draws the app's icon in every size and kind that the systems want, from two drawings.

``msdesk-small.svg`` is for 16 to 24 pixels, where the large drawing would blur.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

import project

LARGE = project.ROOT / "resources" / "icons" / "msdesk.svg"
SMALL = project.PACKAGING / "icons" / "msdesk-small.svg"
HICOLOR = (16, 22, 24, 32, 36, 48, 64, 72, 96, 128, 192, 256, 512)
_ICO = (16, 20, 24, 32, 40, 48, 64, 256)
# The kind Apple's container gives to a PNG of so many pixels; ic11 to ic14 are for dense screens.
_ICNS = (
    *((b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic13", 256), (b"ic08", 256)),
    *((b"ic14", 512), (b"ic09", 512), (b"ic10", 1024)),
)


def png(side: int) -> bytes:
    """Return the icon as a PNG of ``side`` by ``side`` pixels."""
    drawing = SMALL if side <= 24 else LARGE
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.read_bytes())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    whole = QBuffer()
    whole.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(whole, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a name
    return bytes(whole.data().data())


def write_ico(path: Path) -> Path:
    """Write the icon for Windows and return its path: PNGs behind a table of contents."""
    pictures = [png(side) for side in _ICO]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for side, picture in zip(_ICO, pictures, strict=True):
        edge = side % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return _written(path, head + b"".join(pictures))


def write_icns(path: Path) -> Path:
    """Write the icon for macOS and return its path."""
    blocks = [(kind, png(side)) for kind, side in _ICNS]
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in blocks)
    return _written(path, b"icns" + struct.pack(">I", 8 + len(body)) + body)


def write_hicolor(folder: Path) -> None:
    """Write the icon for Linux desktops, in the folders of the theme "hicolor"."""
    for side in HICOLOR:
        _written(folder / f"{side}x{side}" / "apps" / "msdesk.png", png(side))
    _written(folder / "scalable" / "apps" / "msdesk.svg", LARGE.read_bytes())


def _written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write_ico(target / "msdesk.ico")
    write_icns(target / "msdesk.icns")
    write_hicolor(target / "hicolor")
