"""A number in a line leads where the list says, and is heard with the name of its source."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from msdesk.domain.ids import SourceId
from msdesk.domain.numbering import Numbers
from msdesk.domain.source import Source, SourceKind
from msdesk.ui.evidence.source_numbers import SourceNumber, source_list, source_numbers
from msdesk.ui.look import Look
from tests.domain.samples import SOURCE
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, seen, texts


def made_up(name: str) -> Source:
    address = f"https://made-up.example/{name.lower()}"
    return replace(SOURCE, id=SourceId(name.lower()), short=f"{name} 2024", url=address)


ALPHA, BETA, GAMMA = made_up("Alpha"), made_up("Beta"), made_up("Gamma")
SEARCHED = replace(made_up("Our-search"), url="", kind=SourceKind.EDITORS)
ALL = {source.id: source for source in (ALPHA, BETA, GAMMA, SEARCHED)}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that were opened in the browser."""
    addresses: list[str] = []

    def open_it(url: QUrl) -> None:
        addresses.append(url.toString())

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    return addresses


def test_a_source_has_the_same_number_in_each_line(look: Look, qtbot: QtBot) -> None:
    numbers = Numbers()
    first = source_numbers(look, [ALPHA, BETA], numbers)
    second = source_numbers(look, [BETA, GAMMA], numbers)
    for line in (first, second):
        qtbot.addWidget(line)

    assert [n.text() for n in seen(first, SourceNumber)] == ["1", "2"]
    assert [n.text() for n in seen(second, SourceNumber)] == ["2", "3"]


def test_a_number_in_a_line_opens_its_own_source(
    look: Look, qtbot: QtBot, opened: list[str]
) -> None:
    line = source_numbers(look, [ALPHA, BETA], Numbers())
    qtbot.addWidget(line)

    press(line, "2, source Beta 2024: opens in your browser")

    assert opened == [BETA.address]


def test_the_list_leads_where_the_numbers_lead(
    look: Look, qtbot: QtBot, opened: list[str]
) -> None:
    numbers = Numbers()
    line = source_numbers(look, [GAMMA, ALPHA], numbers)
    listed = source_list(look, numbers, ALL)
    for each in (line, listed):
        qtbot.addWidget(each)
        for name in buttons(each):
            press(each, name)

    assert opened == [GAMMA.address, ALPHA.address] * 2
    assert [name.split(",")[0] for name in buttons(listed)] == ["1. Gamma 2024", "2. Alpha 2024"]


def test_the_list_says_what_each_source_is(look: Look, qtbot: QtBot) -> None:
    numbers = Numbers()
    numbers.of([ALPHA.id])
    noted = replace(ALPHA, note="The abstract was read.")
    listed = source_list(look, numbers, {ALPHA.id: noted})
    qtbot.addWidget(listed)

    assert texts(listed) == [f"{ALPHA.citation} The abstract was read."]


def test_what_cannot_be_opened_is_a_number_without_a_press(look: Look, qtbot: QtBot) -> None:
    numbers = Numbers()
    line = source_numbers(look, [SEARCHED], numbers)
    listed = source_list(look, numbers, ALL)
    for each in (line, listed):
        qtbot.addWidget(each)

    assert buttons(line) == buttons(listed) == []
    assert texts(line) == ["Source:", "1"]
    assert texts(listed)[0] == "1. Our-search 2024"


@pytest.mark.parametrize(
    ("sources", "said"), [([ALPHA], "Source: 1"), ([ALPHA, BETA], "Sources: 1, 2")]
)
def test_a_line_is_heard_as_one(
    look: Look, qtbot: QtBot, sources: list[Source], said: str
) -> None:
    line = source_numbers(look, sources, Numbers())
    qtbot.addWidget(line)

    assert said.startswith(texts(line)[0])
    (label,) = [each for each in line.children() if getattr(each, "text", str)() == texts(line)[0]]
    assert label.property("accessibleName") == said


def test_a_number_is_large_enough_for_a_hand_that_shakes(look: Look, show: Show) -> None:
    line = source_numbers(look, [ALPHA, BETA, GAMMA], Numbers())
    show(line, 120, 300)

    sizes = {(n.width(), n.height()) for n in seen(line, SourceNumber)}
    assert sizes == {(44, 44)}
    assert button(line, "1, source Alpha 2024: opens in your browser").toolTip().endswith("alpha")


def test_a_number_is_heard_with_the_name_of_its_source_once(look: Look, qtbot: QtBot) -> None:
    line = source_numbers(look, [ALPHA], Numbers())
    qtbot.addWidget(line)
    (number,) = seen(line, SourceNumber)

    told = number.accessibleName() + number.accessibleDescription()
    assert told.count(ALPHA.short) == 1
    assert ALPHA.address in told
