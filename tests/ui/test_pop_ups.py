"""Real pixels of what comes up over the page: lists, menus, tips, Qt's own dialogs; and of bars.

Where the desktop has no dialog for files, Qt shows its own, with icons that are dark.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMenu,
    QScrollArea,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from msdesk.settings import THEMES
from msdesk.ui.look import Look
from msdesk.ui.widgets.forms import Line, Pick
from tests.ui.pixels import Colour, contrast, grabbed, ground, sides, stands_out
from tests.ui.test_sight import look_of

_WORDS, _ICON, _EDGE = 7, 3, 3


@pytest.fixture(params=THEMES)
def themed(request: pytest.FixtureRequest, qapp: QApplication) -> Look:
    """Return each theme, with the application styled by it."""
    return look_of(request.param)


def _inside(widget: QWidget, part: QRect | None = None) -> float:
    """Return how far the words or the icon in a part stand out."""
    found = grabbed(widget, widget.rect()).within(part or widget.rect().adjusted(4, 4, -4, -4))
    return stands_out(found, ground(found), pixels=8)


def _edge(widget: QWidget, behind: str) -> float:
    """Return how far the faintest edge stands out from a colour of the theme."""
    picture = grabbed(widget, widget.rect())
    colour: Colour = int(behind[1:], 16)
    strips = [picture.within(side) for side in sides(widget.rect(), 2)]
    return min(stands_out(strip, colour, pixels=strip.total() / 2) for strip in strips)


def test_a_list_that_is_open_is_read_row_by_row(qtbot: QtBot, themed: Look) -> None:
    pick = Pick[int](themed, [("Words", 1), ("More words", 2)])
    qtbot.addWidget(pick)
    pick.show()
    pick.showPopup()
    view = pick.view()

    rows = [view.visualRect(view.model().index(row, 0)) for row in range(2)]

    assert min(_inside(view.viewport(), row) for row in rows) >= _WORDS
    whole = grabbed(view.viewport(), view.viewport().rect())
    assert contrast(*(ground(whole.within(row)) for row in rows)) >= _EDGE
    assert _edge(view, themed.theme.paper) >= _EDGE
    assert min(row.height() for row in rows) >= 44


def test_the_menu_of_a_field_is_read_and_shows_where_one_is(qtbot: QtBot, themed: Look) -> None:
    line = Line(themed, "Words")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    named = [action for action in menu.actions() if action.text()]
    menu.setActiveAction(named[-1])

    read = [_inside(menu, menu.actionGeometry(action)) for action in named]

    assert min(read) >= _WORDS
    assert _edge(menu, themed.theme.paper) >= _EDGE
    grounds = [
        ground(grabbed(menu, menu.rect()).within(menu.actionGeometry(action)))
        for action in (named[0], named[-1])
    ]
    assert contrast(*grounds) >= _EDGE


def test_a_tip_is_read(qtbot: QtBot, themed: Look) -> None:
    line = Line(themed)
    qtbot.addWidget(line)
    line.show()

    QToolTip.showText(line.pos(), "Words", line)

    (tip,) = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    assert _inside(tip) >= _WORDS
    assert _edge(tip, themed.theme.paper) >= _EDGE


def test_the_icons_of_qts_own_dialog_for_files_are_seen(
    qtbot: QtBot, themed: Look, tmp_path: Path
) -> None:
    dialog = QFileDialog(None, "Save", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.resize(QSize(700, 400))
    dialog.ensurePolished()

    buttons = dialog.findChildren(QToolButton)

    assert min(_inside(button) for button in buttons) >= _ICON


def test_the_handle_of_a_scroll_bar_is_seen(qtbot: QtBot, themed: Look) -> None:
    area, tall = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    tall.setFixedSize(50, 1000)
    area.setWidget(tall)
    area.resize(QSize(200, 200))
    area.show()

    assert _inside(area.verticalScrollBar(), area.verticalScrollBar().rect()) >= _EDGE
