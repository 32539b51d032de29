"""What can be done with one thing of several."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.widgets.actions import Act, actions
from msdesk.ui.widgets.basics import Button
from tests.ui.finding import press


def test_each_button_is_named_after_the_thing_it_acts_on(qtbot: QtBot, look: Look) -> None:
    change, delete = Act("Change", "pencil", list), Act("Delete", "trash-2", list)

    row = actions(look, "Note, 3 May", change, delete)
    qtbot.addWidget(row)

    names = [button.accessibleName() for button in row.findChildren(Button)]
    assert names == ["Change: Note, 3 May", "Delete: Note, 3 May"]


def test_a_button_shows_its_word_alone(qtbot: QtBot, look: Look) -> None:
    row = actions(look, "Note, 3 May", Act("Delete", "trash-2", list))
    qtbot.addWidget(row)

    assert [button.text() for button in row.findChildren(Button)] == ["Delete"]


def test_each_button_does_its_own_act(qtbot: QtBot, look: Look) -> None:
    done: list[str] = []
    change = Act("Change", "pencil", lambda: done.append("changed"))
    delete = Act("Delete", "trash-2", lambda: done.append("deleted"))
    row = actions(look, "Note, 3 May", change, delete)
    qtbot.addWidget(row)

    press(row, "Delete: Note, 3 May")

    assert done == ["deleted"]


def test_an_act_has_an_icon_only_where_it_names_one(qtbot: QtBot, look: Look) -> None:
    row = actions(look, "Question, 1", Act("Yes", "", list), Act("Delete", "trash-2", list))
    qtbot.addWidget(row)

    assert [button.icon().isNull() for button in row.findChildren(Button)] == [True, False]
