"""The field for a person's name: the team is offered, and who is new can join it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from msdesk.store.record import Record
from msdesk.ui.look import Look
from msdesk.ui.visit.person_field import PersonField
from msdesk.ui.widgets.forms import Line
from tests.ui.finding import buttons, press


@pytest.fixture
def line(look: Look) -> Line:
    """Return the line that is written in."""
    return Line(look)


def people(
    qtbot: QtBot, look: Look, line: Line, record: Record, *, call: bool = False
) -> PersonField:
    made = PersonField(look, "Person", line, record.team, with_number=call)
    qtbot.addWidget(made)
    made.show()
    return made


def test_who_is_in_the_team_is_put_in_with_one_press(
    qtbot: QtBot, look: Look, line: Line, record: Record
) -> None:
    record.team.add("Anna Example")

    press(people(qtbot, look, line, record), "Anna Example: put into “Person”")

    assert line.text() == "Anna Example"


def test_who_can_be_called_is_put_in_with_the_number(
    qtbot: QtBot, look: Look, line: Line, record: Record
) -> None:
    record.team.add("Anna Example", number_to_call="01234 567890")
    record.team.add("Bo Example")
    made = people(qtbot, look, line, record, call=True)

    press(made, "Anna Example 01234 567890: put into “Person”")

    assert line.text() == "Anna Example 01234 567890"
    assert [b for b in buttons(made) if b.startswith("Bo")] == []


def test_who_is_new_joins_the_team_with_one_press(
    qtbot: QtBot, look: Look, line: Line, record: Record
) -> None:
    made = people(qtbot, look, line, record)
    line.setText("Dr Example 01234 567890")

    with qtbot.waitSignal(made.undoable) as done:
        press(made, "Keep in my team: “Dr Example”")

    (member,) = record.team.all()
    assert (member.name, member.number_to_call) == ("Dr Example", "01234 567890")
    assert done.args is not None
    assert done.args[0] == "Kept “Dr Example” in your team."
    assert buttons(made) == ["Dr Example: put into “Person”"]


def test_nobody_joins_before_a_name_is_typed(
    qtbot: QtBot, look: Look, line: Line, record: Record
) -> None:
    made = people(qtbot, look, line, record)

    assert buttons(made) == []


def test_a_long_name_is_short_on_its_button_and_whole_in_the_field(
    qtbot: QtBot, look: Look, line: Line, record: Record
) -> None:
    record.team.add("Anna " * 300)
    made = people(qtbot, look, line, record)

    (offer,) = [b for b in buttons(made) if b.endswith("put into “Person”")]
    press(made, offer)

    assert len(offer) < 70
    assert line.text() == ("Anna " * 300)
