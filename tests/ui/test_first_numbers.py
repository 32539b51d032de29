"""The numbers to know first, as they are drawn: on every card, for every type of MS."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.content.library import Library
from msdesk.domain.first import Slot
from msdesk.domain.first_groups import ShownGroup
from msdesk.domain.first_words import ShownNumber, shown_first
from msdesk.domain.ids import SourceId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.numbering import Numbers
from msdesk.ui.evidence.dot_array import DotArray
from msdesk.ui.evidence.first_numbers import FirstBox, FirstNumbers
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.source_numbers import source_numbers
from msdesk.ui.look import Look, load_theme
from tests.ui.conftest import Show
from tests.ui.finding import buttons, press, seen, texts

CARDS = sorted(path.stem for path in (paths.resources() / "cards").glob("*.toml"))
MIDDLE = ShownNumber(
    slot=Slot.GAIN,
    heading="Got worse",
    groups=(
        ShownGroup(label="Tablet", number="26", rest="out of 100", count=26, of=100),
        ShownGroup(label="Dummy pill", number="32", rest="out of 100", count=32, of=100),
    ),
    who="Relapsing MS, 200 people, 2 years.",
    could_be="Could be 20 to 33, and 26 to 40.",
    how_sure="How sure: moderate",
    words="Checked again.",
)
GAP = ShownNumber(
    slot=Slot.MY_TYPE, heading="In your type", big="No fair comparison exists", is_gap=True
)


class Boxes:
    """Makes boxes, and remembers what was pressed."""

    def __init__(self, look: Look, library: Library) -> None:
        self.look, self._library = look, library
        self.asked: list[ShownNumber] = []
        self.went = 0

    def of(self, *shown: ShownNumber, pictures: bool = True) -> FirstNumbers:
        return FirstNumbers(
            self.look,
            shown,
            self._cite,
            pictures=pictures,
            ask=self.asked.append,
            my_ms=self._go,
        )

    def _cite(self, ids: Sequence[SourceId]) -> list[QWidget]:
        sources = [self._library.sources[each] for each in ids]
        return [source_numbers(self.look, sources, Numbers())] if sources else []

    def _go(self) -> None:
        self.went += 1


@pytest.fixture
def boxes(look: Look, library: Library) -> Boxes:
    return Boxes(look, library)


def filled(picture: IconArray, of: int, look: Look) -> int:
    """Return how many squares have the accent in their middle."""
    drawn, across = picture.grab().toImage(), 50 if isinstance(picture, DotArray) else 10
    step = picture.width() / across
    accent = QColor(look.theme.accent).rgb()
    if isinstance(picture, DotArray):  # all of a block is filled; of a stroke, only its middle
        return sum(
            drawn.pixel(int((n % across + 1) * step) - 1, int((n // across) * step)) == accent
            for n in range(of)
        )
    return sum(
        drawn.pixel(int((n % across + 0.5) * step), int((n // across + 0.5) * step)) == accent
        for n in range(of)
    )


def of_every_type(library: Library, card: str) -> list[ShownNumber]:
    """Return each box a card can show, once."""
    treatment = library.treatments[TreatmentId(card)]
    every = (shown_first(treatment, types) for types in ((), *((t,) for t in MsType)))
    return list(dict.fromkeys(box for shown in every for box in shown))


@pytest.mark.parametrize("card", CARDS)
def test_as_many_are_drawn_as_the_number_says(
    qtbot: QtBot, boxes: Boxes, library: Library, card: str
) -> None:
    for shown in of_every_type(library, card):
        made = boxes.of(shown)
        qtbot.addWidget(made)
        pictures = seen(made, IconArray)

        drawn = [filled(p, g.of, boxes.look) for p, g in zip(pictures, _drawn(shown), strict=True)]
        assert drawn == [group.count for group in _drawn(shown)], shown.heading


def _drawn(shown: ShownNumber) -> list[ShownGroup]:
    """Return the groups of which there is a picture; of a gap an empty one."""
    gap = [ShownGroup(label="", number="", rest="", of=100)] if shown.is_gap else []
    return [group for group in shown.groups if group.of] or gap


@pytest.mark.parametrize("of", [100, 1000])
def test_one_square_more_would_be_seen(qtbot: QtBot, boxes: Boxes, of: int) -> None:
    def drawn(count: int) -> int:
        group = ShownGroup(label="Tablet", number="7", rest="", count=count, of=of)
        made = boxes.of(replace(MIDDLE, groups=(replace(group, between=(5, 12)),)))
        qtbot.addWidget(made)
        (picture,) = seen(made, IconArray)
        return filled(picture, of, boxes.look)

    assert (drawn(7), drawn(8)) == (7, 8)


def test_what_is_drawn_of_a_chance_in_1000_is_at_the_bottom_left(boxes: Boxes, show: Show) -> None:
    group = ShownGroup(label="Tablet", number="4", rest="out of 1,000", count=4, of=1000)
    made = boxes.of(replace(MIDDLE, groups=(group,)))
    show(made)
    (picture,) = seen(made, IconArray)
    drawn = picture.grab().toImage()

    accent = QColor(boxes.look.theme.accent)
    row = [drawn.pixelColor(x, picture.height() - 1) == accent for x in range(picture.width())]
    assert row == [True] * 12 + [False] * 138


def test_a_picture_is_heard_as_one_sentence(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(MIDDLE)
    qtbot.addWidget(made)

    heard = [QAccessible.queryAccessibleInterface(p) for p in seen(made, IconArray)]
    assert [h.text(QAccessible.Text.Name) for h in heard] == [
        "Got worse: 26 out of 100, Tablet.",
        "Got worse: 32 out of 100, Dummy pill.",
    ]
    assert {h.role() for h in heard} == {QAccessible.Role.Graphic}


def test_a_figure_is_one_text_beside_its_group(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(MIDDLE)
    qtbot.addWidget(made)

    assert texts(made) == [
        "Got worse",
        "",
        "26 out of 100",
        "Tablet",
        "",
        "32 out of 100",
        "Dummy pill",
        "Relapsing MS, 200 people, 2 years. Could be 20 to 33, and 26 to 40. Checked again.",
        "How sure: moderate",
    ]


def test_pictures_can_be_switched_off(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(MIDDLE, GAP, pictures=False)
    qtbot.addWidget(made)

    assert seen(made, IconArray) == []
    assert "26 out of 100" in texts(made)


def test_a_gap_has_words_as_large_as_a_number_and_a_dashed_frame(
    qtbot: QtBot, boxes: Boxes
) -> None:
    made = boxes.of(GAP)
    qtbot.addWidget(made)

    assert texts(made, "number") == ["No fair comparison exists"]
    assert made.boxes[0].property("kind") == "card-dashed"


@pytest.mark.parametrize("width", [936, 700])
def test_a_gap_is_as_large_as_the_number_beside_it(boxes: Boxes, show: Show, width: int) -> None:
    made = boxes.of(MIDDLE, GAP)
    show(made, width, 400)

    assert made.boxes[0].size() == made.boxes[1].size()
    assert made.boxes[0].y() == made.boxes[1].y()


@pytest.mark.parametrize(
    ("percent", "width", "abreast"), [(100, 936, 2), (100, 440, 1), (200, 936, 1)]
)
def test_two_stand_abreast_where_there_is_room(
    qtbot: QtBot, library: Library, show: Show, look: Look, percent: int, width: int, abreast: int
) -> None:
    large = Look(look.resources, load_theme(look.resources, "paper"), percent)
    made = Boxes(large, library).of(MIDDLE, GAP)
    show(made, width, 900)

    assert len({box.x() for box in made.boxes}) == abreast


@pytest.mark.parametrize("percent", [200, 300])
@pytest.mark.parametrize("of", [100, 1000])
def test_a_picture_is_as_large_as_the_text_where_there_is_room(
    library: Library, show: Show, look: Look, percent: int, of: int
) -> None:
    group = ShownGroup(label="Tablet", number="7", rest=f"out of {of:,}", count=7, of=of)
    large = Look(look.resources, load_theme(look.resources, "paper"), percent)
    made = Boxes(large, library).of(replace(MIDDLE, groups=(group,)))
    show(made, 1200, 900)

    (picture,) = seen(made, IconArray)
    assert picture.width() == (84 if of == 100 else 150) * percent // 100
    assert filled(picture, of, large) == 7


@pytest.mark.parametrize(("width", "stands_below"), [(300, True), (330, False)])
def test_where_words_beside_a_wide_picture_had_two_on_a_line_they_stand_below_it(
    boxes: Boxes, show: Show, width: int, *, stands_below: bool
) -> None:
    group = ShownGroup(label="Tablet", number="7", rest="out of 1,000", count=7, of=1000)
    made = boxes.of(replace(MIDDLE, groups=(group,)))
    show(made, width, 900)

    (picture,) = seen(made, IconArray)
    (number,) = [t for t in seen(made, QLabel) if t.text().startswith("7 out of 1,000")]
    foot, top = picture.rect().bottomLeft(), number.rect().topLeft()
    assert (number.mapTo(made, top).y() > picture.mapTo(made, foot).y()) is stands_below


def test_where_it_is_narrow_the_words_stand_below_the_picture(
    library: Library, show: Show, look: Look
) -> None:
    large = Look(look.resources, load_theme(look.resources, "paper"), 300)
    group = ShownGroup(label="Tablet", number="7", rest="out of 1,000", count=7, of=1000)
    made = Boxes(large, library).of(replace(MIDDLE, groups=(group,)))
    show(made, 1200, 1500)
    made.resize(470, 1500)
    for _ in range(2):
        QCoreApplication.processEvents()

    assert made.minimumSizeHint().width() <= 470  # what has grown can be small again
    (picture,) = seen(made, IconArray)
    (number,) = [t for t in seen(made, QLabel) if t.text().startswith("7 out of 1,000")]
    foot, top = picture.rect().bottomLeft(), number.rect().topLeft()
    assert number.mapTo(made, top).y() > picture.mapTo(made, foot).y()
    assert 300 < picture.width() < 450


def test_each_box_is_a_group_with_a_heading(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(MIDDLE)
    qtbot.addWidget(made)
    (box,) = seen(made, FirstBox)

    assert box.accessibleName() == "Got worse"
    assert texts(box, "heading") == ["Got worse"]


def test_boxes_of_some_of_my_types_name_them(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(replace(MIDDLE, types="RRMS"))
    qtbot.addWidget(made)

    assert "RRMS" in texts(made, "strong-small")
    assert buttons(made) == ["Ask about: Got worse, RRMS"]


def test_a_box_leads_to_a_question(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(MIDDLE, GAP)
    qtbot.addWidget(made)

    press(made, "Ask about: In your type")

    assert boxes.asked == [GAP]


def test_who_gave_no_type_is_led_to_my_ms(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(replace(GAP, heading="Your type of MS", asks_type=True))
    qtbot.addWidget(made)

    press(made, "Go to My MS: Your type of MS")

    assert (boxes.went, boxes.asked) == (1, [])


def test_many_sources_have_a_line_to_themselves(
    boxes: Boxes, library: Library, show: Show
) -> None:
    several = tuple(library.sources)[:6]
    made = boxes.of(replace(MIDDLE, sources=several), replace(MIDDLE, sources=several[:2]))
    show(made, 936, 500)

    sure = [t for t in seen(made, QLabel) if t.text() == "How sure: moderate"]
    lines = [QWidget.mapTo(t, made, t.rect().center()).y() for t in sure]
    assert lines[0] < lines[1]


def test_what_is_long_runs_on_below_the_picture(boxes: Boxes, show: Show) -> None:
    one = replace(MIDDLE, groups=MIDDLE.groups[:1], words="It was counted again later. " * 6)
    made = boxes.of(one)
    show(made, 936, 500)

    (picture,) = seen(made, IconArray)
    (words,) = [t for t in seen(made, QLabel) if t.text().startswith("It was counted")]
    assert (
        words.mapTo(made, words.rect().topLeft()).y()
        > picture.mapTo(made, picture.rect().bottomLeft()).y()
    )


def test_what_a_gap_rests_on_is_said(qtbot: QtBot, boxes: Boxes) -> None:
    made = boxes.of(replace(GAP, words="We looked.", basis="Not found in our search."))
    qtbot.addWidget(made)

    assert texts(made, "small") == ["We looked. Not found in our search."]


def test_what_is_said_of_each_rate_is_said_once(qtbot: QtBot, boxes: Boxes) -> None:
    each = [
        ShownGroup(label=label, number=number, rest="relapses for every 100 people each year")
        for label, number in (("Tablet", "16"), ("Dummy pill", "29"))
    ]
    made = boxes.of(replace(MIDDLE, groups=tuple(each)))
    qtbot.addWidget(made)

    assert texts(made)[1:4] == [
        "Relapses for every 100 people each year:",
        "16 Tablet",
        "29 Dummy pill",
    ]


def test_rates_of_which_one_is_a_single_one_say_each_what_they_count(
    qtbot: QtBot, boxes: Boxes
) -> None:
    each = [
        ShownGroup(label=label, number=number, rest=f"{rest} for every 100 people each year")
        for label, number, rest in (("Tablet", "1", "death"), ("Dummy pill", "2", "deaths"))
    ]
    made = boxes.of(replace(MIDDLE, groups=tuple(each)))
    qtbot.addWidget(made)

    assert "1 death for every 100 people each year" in texts(made)


def test_three_groups_stand_abreast(boxes: Boxes, show: Show) -> None:
    made = boxes.of(replace(MIDDLE, groups=(*MIDDLE.groups, MIDDLE.groups[0])), GAP)
    show(made, 936, 500)

    tops = {p.mapTo(made, p.rect().topLeft()).y() for p in seen(made.boxes[0], IconArray)}
    assert len(tops) == 1
