"""Side by side, every answer stands with the treatment it is about, seen and heard."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.domain.comparison import Comparison, ShownCell, columns, compare
from msdesk.domain.ids import RowId, TreatmentId
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import Profile
from msdesk.ui.evidence.icon_array import IconArray
from msdesk.ui.evidence.links import SourceLink
from msdesk.ui.evidence.source_numbers import SourceNumber
from msdesk.ui.frame.screen_reader import tell
from msdesk.ui.look import Look
from msdesk.ui.pages.compare.options_table import OptionsTable
from msdesk.ui.pages.compare.page import ComparePage
from msdesk.ui.widgets.gradual import Gradual
from msdesk.ui.widgets.spoken_table import SpokenTable
from msdesk.ui.widgets.text import Text
from tests.ui.finding import buttons, press, seen, texts, whole
from tests.ui.test_icon_array import filled
from tests.ui.test_pictures_of_chance import CARDS

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


def answers(comparison: Comparison, *, whole: bool = False) -> Answers:
    """Return what is seen of each answer at first; ``whole`` what is heard of it."""
    names = [option.name for option in comparison.options]
    return {
        (row.heading, name): row.cells[place].text if whole else first_words(row.cells[place])
        for row in comparison.rows
        for place, name in enumerate(names)
    }


def first_words(cell: ShownCell) -> str:
    return cell.short or cell.text


def lines(grid: QGridLayout) -> list[int]:
    """Return the lines of a grid that hold answers, and no heading over its whole width."""
    return [
        line
        for line in range(1, grid.rowCount())
        if grid.itemAtPosition(line, 0) is not grid.itemAtPosition(line, 1)
    ]


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


def asks(part: QWidget) -> str:
    """Return the question that stands in a part of the table, as it is heard."""
    return seen(part, QLabel)[0].accessibleName()


def test_every_answer_stands_below_its_treatment(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    grid = grid_of(table(qtbot, look, library, comparison, single=False))

    heads = [texts(box(grid, 0, place))[0] for place in range(grid.columnCount())]
    found = {
        (asks(box(grid, line, 0)), heads[place]): texts(box(grid, line, place))[0]
        for line in lines(grid)
        for place in range(1, grid.columnCount())
    }
    assert found == answers(comparison)


def test_who_hears_an_answer_hears_which_treatment_it_is_about(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    grid = grid_of(table(qtbot, look, library, comparison, single=False))

    boxes = [
        box(grid, line, place) for line in lines(grid) for place in range(1, grid.columnCount())
    ]
    heard = {each.accessibleName(): texts(each)[0] for each in boxes}
    assert heard == {f"{q} {name}": text for (q, name), text in answers(comparison).items()}


@pytest.mark.parametrize(
    ("card", "of", "told"),
    [
        ("alemtuzumab", "100", "Each square is one person of 100."),
        ("natalizumab", "1,000", "Numbers are out of 1,000 people in the whole table."),
    ],
)
def test_all_chances_are_out_of_as_many_people_as_the_page_says(
    qtbot: QtBot, look: Look, library: Library, card: str, of: str, told: str
) -> None:
    page = ComparePage(look, library, Profile(), (), (card,))
    qtbot.addWidget(page)
    shown = texts(whole(page))

    assert told in "\n".join(shown)
    counted = [re.findall(r"out of ([\d,]+\d|\d+)", words) for words in texts(page, "table")]
    assert {each for found in counted for each in found} == {of}


def test_in_one_column_every_answer_follows_the_name_of_its_treatment(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=True)

    questions = {row.heading for row in comparison.rows}
    names = {option.name for option in comparison.options}
    found: Answers = {}
    question = name = ""
    for label in seen(made, QLabel):
        words = label.text()
        if label.accessibleName() in questions:
            question, name = label.accessibleName(), ""
        elif words in names:
            name = words
        elif name and (question, name) not in found:  # its time and its sources come later
            found[question, name] = words
    assert found == answers(comparison)


def spoken(made: OptionsTable) -> SpokenTable:
    (table,) = made.findChildren(SpokenTable)
    return table


def test_a_screen_reader_has_every_answer_with_its_question_and_its_treatment(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    table_ = spoken(table(qtbot, look, library, comparison, single=False))

    rows, places = range(table_.rowCount()), range(1, table_.columnCount())
    model, words = table_.model(), Qt.ItemDataRole.DisplayRole
    told = {
        (
            model.headerData(line, Qt.Orientation.Vertical, words),
            model.headerData(place, Qt.Orientation.Horizontal, words),
        ): model.index(line, place).data()
        for line in rows
        for place in places
    }
    expected = answers(comparison, whole=True)
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
        seen = box(grid, lines(grid)[line], place)
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

    cell = box(grid_of(made), 2, 1)
    heard = QAccessible.queryAccessibleInterface(cell)

    assert texts(cell)
    inside = [heard.child(place) for place in range(heard.childCount())]
    assert {each.role() for each in inside}.isdisjoint({QAccessible.Role.StaticText})


def beside_none(library: Library, card: str, **changed: object) -> Comparison:
    """Return a shipped card beside "No new treatment now"."""
    options = columns((TreatmentId(card),), dict(library.treatments), library.no_treatment)
    return compare(options, library.rows, ms_types=(MsType.RRMS,), **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("single", [False, True], ids=["side by side", "one column"])
def test_each_answer_has_the_pictures_of_its_figures(
    qtbot: QtBot,
    look: Look,
    library: Library,
    card: str,
    single: bool,  # noqa: FBT001
) -> None:
    comparison = beside_none(library, card)
    made = table(qtbot, look, library, comparison, single=single)

    cells = [cell for row in comparison.rows for cell in row.cells]
    asked = [each for cell in cells for each in cell.drawn if not each.is_of_nobody]
    arrays = made.findChildren(IconArray)
    assert [filled(array, each.of, look) for array, each in zip(arrays, asked, strict=True)] == [
        each.count or 0 for each in asked
    ]
    assert all(
        each.words in array.accessibleName() for array, each in zip(arrays, asked, strict=True)
    )


def test_a_picture_says_which_question_and_which_treatment_it_is_of(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)

    (first, second, *_) = made.findChildren(IconArray)
    assert first.accessibleName().startswith(
        "How many got worse? (a full point worse, seen twice, 6 months apart) "
        "Stem cell transplant (AHSCT): 50 out of 1,000 (10 to 150), After AHSCT"
    )
    assert ", On medicine" in second.accessibleName()


def test_who_wants_no_pictures_has_none(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    rows = Gradual(page, at_once=0)
    made = OptionsTable(look, library, (), comparison, rows, single=False, pictures=False)
    qtbot.addWidget(made)
    rows.finish()

    assert made.findChildren(IconArray) == []


def test_headings_say_why_rows_stand_where_they_stand(
    qtbot: QtBot, look: Look, library: Library
) -> None:
    comparison = beside_none(library, "ocrelizumab", matters=(RowId("stop"),))
    grid = grid_of(table(qtbot, look, library, comparison, single=False))

    across = set(range(1, grid.rowCount())) - set(lines(grid))
    heads = {line: texts(box(grid, line, 0)) for line in sorted(across)}
    assert heads == {1: ["My type of MS"], 3: ["What matters to me"], 5: ["These differ"]}
    assert texts(box(grid, 4, 0))[0].startswith("★ What happens if I stop?")


def test_who_hears_the_first_row_below_a_heading_hears_the_heading(
    qtbot: QtBot, look: Look, library: Library
) -> None:
    comparison = beside_none(library, "ocrelizumab", matters=(RowId("stop"),))
    model = spoken(table(qtbot, look, library, comparison, single=False)).model()

    told = [model.index(line, 0).data().splitlines()[-1] for line in range(4)]
    heads = ["My type of MS", "What matters to me", "These differ"]
    assert told[:3] == heads
    assert told[3] not in heads


def test_a_long_answer_is_whole_at_a_press_and_short_at_the_next(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)
    made.show()
    (row,) = [row for row in comparison.rows if row.id == "must-not"]
    cell, of = row.cells[0], f"{row.heading} Stem cell transplant (AHSCT)"
    many = cell.text.count("• ")

    press(made, f"Show all {many}: {of}")
    assert cell.text in texts(made)
    assert cell.short not in texts(made)

    press(made, f"Show less: {of}")
    assert cell.short in texts(made)
    assert f"Show all {many}: {of}" in buttons(made)


def test_all_sources_of_a_long_answer_are_there_when_it_is_whole(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)
    made.show()
    (row,) = [row for row in comparison.rows if row.id == "type"]
    (at,) = [n for n in lines(grid_of(made)) if texts(box(grid_of(made), n, 0))[0] == row.heading]
    answer = box(grid_of(made), at, 1)
    assert len(seen(answer, SourceNumber)) == 2

    press(made, f"Show all: {row.heading} Stem cell transplant (AHSCT)")

    assert len(seen(answer, SourceNumber)) == len(row.cells[0].sources) > 2


def test_the_list_below_has_each_source_of_the_table_by_its_number(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)
    made.show()
    cells = [cell for row in comparison.rows for cell in row.cells]
    cited = dict.fromkeys(source for cell in cells for source in cell.sources)
    named = [f"{n}. {library.sources[source].short}" for n, source in enumerate(cited, 1)]

    press(made, f"Show {len(cited)}: Sources")

    assert [link.text() for link in seen(made, SourceLink)] == named
    opens = ": opens in your browser"
    in_cells = {n.accessibleName().removesuffix(opens) for n in made.findChildren(SourceNumber)}
    assert in_cells <= {name.replace(". ", ", source ", 1) for name in named}


def test_times_that_differ_are_marked(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)

    assert "Time differs: 96 weeks" in texts(made, "strip")


def test_a_number_stands_beside_the_word_that_says_what_it_is(
    qtbot: QtBot, look: Look, library: Library, comparison: Comparison
) -> None:
    made = table(qtbot, look, library, comparison, single=False)
    made.resize(1000, made.heightForWidth(1000))
    made.show()

    def beside(word: Text) -> str:
        there = made.childAt(word.mapTo(made, QPoint(word.width() + 4, word.height() // 2)))
        return there.text() if isinstance(there, SourceNumber | Text) else ""

    words = [t for t in seen(made, Text) if t.text() in ("Source:", "Sources:")]
    first = [word.accessibleName().split(": ")[1].split(",")[0] for word in words]
    qtbot.waitUntil(lambda: [beside(word) for word in words] == first)
