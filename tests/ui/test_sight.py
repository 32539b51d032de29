"""Real pixels: every control can be seen and read, in every state and every theme.

Words stand out 7 to 1 from what they are on, icons and edges 3 to 1, and what is done to a
control shows in more than a tint.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication

from msdesk import paths
from msdesk.settings import THEMES
from msdesk.ui.frame.focus_ring import FocusRing
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look, load_fonts, load_theme
from tests.ui.gallery import Gallery, State
from tests.ui.pixels import Pixels, grabbed, ground, sides, stands_out

_WORDS, _ICON, _EDGE = 7, 3, 3
_BORDER = 8  # pixels of the thickest one, with some room
_AROUND = 3
_ICONS = ("icon", "tick", "progress", "array")  # whose inside is a picture
# Words alone, or no control.
_WITHOUT_EDGE = ("link", "source", "open", "fold", "fold-inner", "toc", "nav", "day", "label")
_FROM = dict.fromkeys((State.CHECKED_HOVER, State.CHECKED_PRESSED), State.CHECKED)


class Seen(NamedTuple):
    """How far what is inside a control stands out, and its edge; and whether it has changed."""

    inside: float
    edge: float
    changed: bool


All = Mapping[tuple[str, State], Seen]


def look_of(theme: str) -> Look:
    """Return a theme at 100 %, with the application styled by it."""
    load_fonts(paths.resources())
    look = Look(paths.resources(), load_theme(paths.resources(), theme))
    Window(look).deleteLater()
    return look


def seen(gallery: Gallery, states: tuple[State, ...] = tuple(State)) -> All:
    """Return what is seen of each control in each state it can be in."""
    pictures: dict[State, Pixels] = {}
    found: dict[tuple[str, State], Seen] = {}
    for state in states:
        gallery.put(state)
        whole = QRect()
        for name in gallery.named(state):
            whole |= gallery.rect_of(name)
        room = _AROUND + 1
        pictures[state] = grabbed(gallery, whole.adjusted(-room, -room, room, room))
        before = pictures[_FROM.get(state, State.NORMAL)]
        for name in gallery.named(state):
            found[name, state] = _seen(pictures[state], before, gallery.rect_of(name))
    return found


def _seen(picture: Pixels, before: Pixels, rect: QRect) -> Seen:
    inside = picture.within(rect.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER))
    outer = rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    behind = ground(picture.within(sides(outer, _AROUND)[0]))
    edges = [
        stands_out(picture.within(side), behind, pixels=max(side.width(), side.height()) / 3)
        for side in sides(rect, _BORDER)
    ]
    return Seen(
        stands_out(inside, ground(inside), pixels=8), min(edges), picture.differs(before, rect)
    )


@cache  # to picture them all takes a while
def all_seen(theme: str) -> All:
    """Return what is seen in a theme."""
    return seen(Gallery(look_of(theme)))


def _said(at: tuple[str, State]) -> str:
    return f"{at[0]}, {at[1].value}"


def _faint_words(found: All) -> list[str]:
    return [
        _said(at) for at, s in found.items() if not at[0].startswith(_ICONS) and s.inside < _WORDS
    ]


def _faint_icons(found: All) -> list[str]:
    drawn = {at: s for at, s in found.items() if at[0] != "tick" or "checked" in at[1].value}
    icons = {at: s for at, s in drawn.items() if at[0].startswith(_ICONS)}
    return [_said(at) for at, s in icons.items() if s.inside < _ICON]


def _faint_edges(found: All) -> list[str]:
    edged = {at: s for at, s in found.items() if not {*at[0].split()} & {*_WITHOUT_EDGE}}
    return [_said(at) for at, s in edged.items() if s.edge < _EDGE]


def _unchanged(found: All) -> list[str]:
    done = {at: s for at, s in found.items() if at[1] is not State.NORMAL}
    return [_said(at) for at, s in done.items() if not at[0].startswith("icon") and not s.changed]


@pytest.mark.parametrize("theme", THEMES)
def test_all_words_can_be_read(theme: str) -> None:
    assert _faint_words(all_seen(theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_icons_are_seen_in_every_state(theme: str) -> None:
    assert _faint_icons(all_seen(theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_can_be_pressed_or_filled_in_has_an_edge(theme: str) -> None:
    assert _faint_edges(all_seen(theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_done_to_a_control_is_seen(theme: str) -> None:
    assert _unchanged(all_seen(theme)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_of_the_keyboard_is_seen_around_a_control(theme: str) -> None:
    look = look_of(theme)
    gallery = Gallery(look)
    gallery.show()
    ring = FocusRing(gallery, look.theme.focus)

    rings = {}
    for name in ("button first", "button nav", "line", "tick"):
        ring.follow(None, gallery.controls[name])
        rings[name] = _ring(gallery, QRect(ring.mapTo(gallery, QPoint(0, 0)), ring.size()))
    gallery.hide()  # what nobody holds can go at any moment, also while it is painted

    assert [name for name, seen in rings.items() if seen < _EDGE] == []


def _ring(gallery: Gallery, around: QRect) -> float:
    """Return how far the faintest side of a ring stands out from what it is drawn on."""
    room = around.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    picture = grabbed(gallery, room)
    behind = ground(picture.within(sides(room, _AROUND)[0]))
    found = [picture.within(side) for side in sides(around, _AROUND)]
    return min(stands_out(side, behind, pixels=side.total() / 2) for side in found)


@pytest.fixture
def faulty(qapp: QApplication) -> Gallery:
    """Return controls of which each is as it must not be."""
    look = look_of("paper")
    gallery = Gallery(look)
    controls = gallery.controls
    button, row = controls["icon small"], controls["choice row"]
    assert isinstance(button, QAbstractButton)
    button.setIcon(look.icon("house", look.theme.hairline))
    row.setStyleSheet(f"QPushButton {{ border: 1px solid {look.theme.hairline} }}")
    controls["label small"].setStyleSheet(f"color: {look.theme.edge}")
    return gallery


def test_a_grey_icon_a_hairline_and_faint_words_are_found(faulty: Gallery) -> None:
    found = seen(faulty, (State.NORMAL,))

    assert _faint_icons(found) == ["icon small, normal"]
    assert _faint_edges(found) == ["choice row, normal"]
    assert _faint_words(found) == ["label small, normal"]


def test_a_control_that_does_not_answer_the_mouse_is_found(faulty: Gallery) -> None:
    faulty.controls["button second"].setStyleSheet("text-decoration: none")

    found = seen(faulty, (State.NORMAL, State.HOVER))

    assert "button second, hover" in _unchanged(found)
