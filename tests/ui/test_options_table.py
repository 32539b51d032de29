"""Side by side, every answer stands with the treatment it is about, seen and heard."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.comparison import Comparison, columns, compare
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile
from msdesk.ui.frame.screen_reader import tell
from msdesk.ui.look import Look
from msdesk.ui.pages.compare.options_table import OptionsTable
from msdesk.ui.pages.compare.page import ComparePage
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.spoken_table import SpokenTable
from tests.ui.finding import texts, whole

Answers = dict[tuple[str, str], str]  # of a question, for a treatment

_CHOSEN = ("ahsct", "ocrelizumab", "skin-made-neural-stem-cells")


@pytest.fixture
def comparison(library: Library) -> Comparison:
    """Return three shipped cards beside "No new treatment now"."""
    chosen = tuple(TreatmentId(card) for card in _CHOSEN)
    options = columns(chosen, dict(library.treatments), library.no_treatment)
    return compare(options, library.rows, ms_types=(MsType.RRMS,))


def table(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison, *, single: bool
) -> OptionsTable:
    """Return the table as it stands when all its rows are made."""
    page = QWidget()
    qtbot.addWidget(page)
    rows = Gradual(page, at_once=0)
    made = OptionsTable(look, library, (MsType.RRMS,), comparison, rows, single=single)
    rows.finish()
    qtbot.addWidget(made)
    return made


def answers(comparison: Comparison) -> Answers:
    names = [option.name for option in comparison.options]
    return {
        (row.heading, name): row.cells[place].text
        for row in comparison.rows
        for place, name in enumerate(names)
    }


def grid_of(made: OptionsTable) -> QGridLayout:
    (grid,) = [f for f in made.findChildren(QFrame) if f.property("kind") == "grid"]
    layout = grid.layout()
    assert isinstance(layout, QGridLayout)
    return layout


def box(grid: QGridLayout, line: int, place: int) -> QWidget:
    item = grid.itemAtPosition(line, place)
    widget = item.widget() if item is not None else None
    assert widget is not None
    return widget


def test_every_answer_stands_below_its_treatment(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    grid = grid_of(table(qtbot, look, library, comparison, single=False))

    heads = [texts(box(grid, 0, place))[0] for place in range(grid.columnCount())]
    seen = {
        (texts(box(grid, line, 0))[0], heads[place]): texts(box(grid, line, place))[0]
        for line in range(1, grid.rowCount())
        for place in range(1, grid.columnCount())
    }
    assert seen == answers(comparison)


def test_who_hears_an_answer_hears_which_treatment_it_is_about(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    grid = grid_of(table(qtbot, look, library, comparison, single=False))

    boxes = [
        box(grid, line, place)
        for line in range(1, grid.rowCount())
        for place in range(1, grid.columnCount())
    ]
    heard = {each.accessibleName(): texts(each)[0] for each in boxes}
    assert heard == {f"{q} {name}": text for (q, name), text in answers(comparison).items()}


@pytest.mark.parametrize(("card", "of"), [("ocrelizumab", "100"), ("natalizumab", "1,000")])
def test_all_chances_are_out_of_as_many_people_as_the_page_says(
    qtbot: QtBot, look: Look, library: Library, card: str, of: str
) -> None:
    page = ComparePage(look, library, Profile(), (), (card,))
    qtbot.addWidget(page)
    shown = texts(whole(page))

    assert f"Chances are shown out of {of} people in the whole table." in shown
    counted = [re.findall(r"out of ([\d,]+\d|\d+)", words) for words in texts(page, "table")]
    assert {each for found in counted for each in found} == {of}


def test_in_one_column_every_answer_follows_the_name_of_its_treatment(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=True)

    questions = {row.heading for row in comparison.rows}
    names = {option.name for option in comparison.options}
    seen: Answers = {}
    question = name = ""
    for words in texts(made):
        if words in questions:
            question = words
        elif words in names:
            name = words
        elif name and (question, name) not in seen:  # its time and its sources come later
            seen[question, name] = words
    assert seen == answers(comparison)


def spoken(made: OptionsTable) -> SpokenTable:
    (table,) = made.findChildren(SpokenTable)
    return table


def test_a_screen_reader_has_every_answer_with_its_question_and_its_treatment(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    table_ = spoken(table(qtbot, look, library, comparison, single=False))

    lines, places = range(table_.rowCount()), range(1, table_.columnCount())
    model, words = table_.model(), Qt.ItemDataRole.DisplayRole
    told = {
        (
            model.headerData(line, Qt.Orientation.Vertical, words),
            model.headerData(place, Qt.Orientation.Horizontal, words),
        ): model.index(line, place).data()
        for line in lines
        for place in places
    }
    expected = answers(comparison)
    assert told.keys() == expected.keys()
    assert all(told[at].startswith(answer) for at, answer in expected.items())


def test_what_is_heard_of_a_cell_lies_where_it_is_seen(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)
    made.resize(1400, 900)
    made.show()
    grid, table_ = grid_of(made), spoken(made)

    def lies(line: int, place: int) -> bool:
        seen = box(grid, line + 1, place)
        cell = table_.visualRect(table_.model().index(line, place))
        on_screen = table_.viewport().mapToGlobal(cell.center())
        return seen.rect().contains(seen.mapFromGlobal(on_screen))

    qtbot.waitUntil(lambda: lies(table_.rowCount() - 1, table_.columnCount() - 1))
    assert lies(0, 1)


def test_the_words_of_a_cell_are_heard_in_the_table_only(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)
    tell(made)

    cell = box(grid_of(made), 1, 1)
    heard = QAccessible.queryAccessibleInterface(cell)

    assert texts(cell)
    inside = [heard.child(place) for place in range(heard.childCount())]
    assert {each.role() for each in inside}.isdisjoint({QAccessible.Role.StaticText})
