"""Every theme can be read, and sizes follow the person's choice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from msdesk.settings import TEXT_SIZES, THEMES
from msdesk.ui.look import Look, Size, Theme, contrast, load_theme
from msdesk.ui.stylesheet import stylesheet
from msdesk.ui.widgets.basics import Button

_READ = [
    ("text", "paper"),
    ("text", "surface"),
    ("text", "sunken"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "sunken"),
    ("on_accent", "accent"),
    ("on_notice", "notice"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("accent", "tint"),
    ("text", "tint"),
    ("muted", "tint"),
    ("on_chosen", "chosen"),
]
_SEEN = [
    *(("edge", ground) for ground in ("paper", "surface", "sunken", "tint")),
    *(("focus", ground) for ground in ("paper", "surface", "sunken", "tint", "notice")),
]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, resources: Path) -> Theme:
    """Return each theme, one after the other."""
    return load_theme(resources, request.param)


@pytest.mark.parametrize(("words", "ground"), _READ)
def test_words_stand_out_from_what_they_are_on(theme: Theme, words: str, ground: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, ground)) >= 7


@pytest.mark.parametrize(("line", "ground"), _SEEN)
def test_edges_and_the_focus_ring_can_be_seen(theme: Theme, line: str, ground: str) -> None:
    assert contrast(getattr(theme, line), getattr(theme, ground)) >= 3


@pytest.mark.parametrize(("picture", "token"), [("check", "on_accent"), ("arrow", "text")])
def test_drawn_marks_have_the_colour_of_their_theme(
    theme: Theme, resources: Path, picture: str, token: str
) -> None:
    name = theme.name.lower().replace(" ", "-")

    svg = (resources / "themes" / f"{name}-{picture}.svg").read_text(encoding="utf-8")

    assert f'stroke="{getattr(theme, token)}"' in svg


def test_what_qt_draws_by_itself_has_the_colours_of_the_theme(theme: Theme) -> None:
    palette = theme.palette()

    assert palette.color(QPalette.ColorRole.Window) == QColor(theme.paper)
    assert palette.color(QPalette.ColorRole.Text) == QColor(theme.text)


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_that_can_be_chosen_ships(resources: Path, name: str) -> None:
    theme = load_theme(resources, name)

    assert theme.name.lower().replace(" ", "-") == name


def test_an_unknown_theme_becomes_paper(resources: Path) -> None:
    theme = load_theme(resources, "no-such-theme")

    assert theme.name == "Paper"


@pytest.mark.parametrize("percent", [100, 150, 200, 300])
def test_text_grows_with_the_percentage(resources: Path, percent: int) -> None:
    look = Look(resources, load_theme(resources, "paper"), percent)

    assert look.text(Size.READING) == round(17 * percent / 100)


@pytest.mark.parametrize(("percent", "space"), [(100, 20), (200, 30), (300, 40)])
def test_space_grows_half_as_fast_as_text(resources: Path, percent: int, space: int) -> None:
    look = Look(resources, load_theme(resources, "paper"), percent)

    assert look.space(20) == space


@pytest.mark.parametrize(("asked", "given"), [(20, 100), (900, 300)])
def test_a_text_size_out_of_range_becomes_the_nearest(
    resources: Path, asked: int, given: int
) -> None:
    look = Look(resources, load_theme(resources, "paper"), asked)

    assert look.percent == given


def test_a_column_holds_about_66_letters(resources: Path) -> None:
    look = Look(resources, load_theme(resources, "paper"), 200)

    assert look.column == 34 * 33


def test_black_on_white_has_the_most_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_an_icon_is_drawn_in_the_colour_of_text(look: Look) -> None:
    picture = look.pixmap("house").toImage()

    drawn = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {look.theme.text.lower()}


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_chip_is_round_at_its_ends_in_every_size(qtbot: QtBot, look: Look, percent: int) -> None:
    larger = Look(look.resources, look.theme, percent)
    chip = Button(larger, "Note", "chip")
    qtbot.addWidget(chip)
    chip.setStyleSheet(stylesheet(larger, "", ""))
    chip.resize(chip.sizeHint())

    drawn = chip.grab().toImage()

    edge = QColor(look.theme.edge)
    assert drawn.pixelColor(0, 0) != edge
    assert drawn.pixelColor(drawn.width() // 2, 0) == edge


def test_a_theme_changes_colours_and_nothing_that_takes_room(look: Look, theme: Theme) -> None:
    paper, other = (
        re.sub("#[0-9A-F]{6}", "colour", stylesheet(Look(look.resources, each, 200), "", ""))
        for each in (look.theme, theme)
    )

    assert other == paper
