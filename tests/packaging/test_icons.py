"""The icon in the kinds that the systems want."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from msdesk.ui.look import contrast
from tests.packaging.loading import module

icons = module("icons")


@pytest.mark.parametrize("side", icons.HICOLOR)
def test_a_picture_has_its_size(side: int) -> None:
    picture = QImage.fromData(icons.png(side))

    assert (picture.width(), picture.height()) == (side, side)


def test_the_smallest_has_its_own_drawing_with_a_sharp_dots() -> None:
    picture = QImage.fromData(icons.png(16))

    ground, paper = picture.pixelColor(5, 12), picture.pixelColor(6, 12)
    assert contrast(ground.name(), paper.name()) > 7


def test_the_corners_are_clear() -> None:
    assert QColor(QImage.fromData(icons.png(256)).pixelColor(0, 0)).alpha() == 0


def test_the_icon_for_windows_holds_each_size(tmp_path: Path) -> None:
    data = icons.write_ico(tmp_path / "msdesk.ico").read_bytes()

    reserved, kind, count = struct.unpack_from("<HHH", data)
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * n) for n in range(count)]
    pictures = [QImage.fromData(data[e[7] : e[7] + e[6]]) for e in entries]
    assert (reserved, kind) == (0, 1)
    assert [p.width() for p in pictures] == [16, 20, 24, 32, 40, 48, 64, 256]
    assert [e[0] for e in entries] == [p.width() % 256 for p in pictures]


def test_the_icon_for_macos_holds_each_size(tmp_path: Path) -> None:
    data = icons.write_icns(tmp_path / "msdesk.icns").read_bytes()

    assert data[:8] == b"icns" + struct.pack(">I", len(data))
    place, sizes = 8, {}
    while place < len(data):
        kind, length = struct.unpack_from(">4sI", data, place)
        sizes[kind] = QImage.fromData(data[place + 8 : place + length]).width()
        place += length
    assert sizes[b"ic07"] == 128
    assert max(sizes.values()) == 1024


def test_the_icons_for_linux_lie_where_the_theme_wants_them(tmp_path: Path) -> None:
    icons.write_hicolor(tmp_path)

    assert (tmp_path / "48x48" / "apps" / "msdesk.png").is_file()
    assert (tmp_path / "scalable" / "apps" / "msdesk.svg").read_bytes().startswith(b"<svg")
