"""My team: kept once, changed where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from msdesk.store.record import Record
from msdesk.ui.look import Look
from msdesk.ui.pages.team import TeamForm, TeamPage
from tests.ui.finding import buttons, press, seen, texts


class Pages:
    """Makes the page as the record has it, and takes back what it did last."""

    def __init__(self, qtbot: QtBot, look: Look, record: Record) -> None:
        self._qtbot, self._look, self._record = qtbot, look, record
        self.said: list[str] = []
        self.take_back: Callable[[], None]

    def page(self) -> TeamPage:
        page = TeamPage(self._look, self._record.team, self._record.drafts)
        self._qtbot.addWidget(page)
        page.undoable.connect(self._did)
        page.show()
        return page

    def _did(self, what: str, back: Callable[[], None]) -> None:
        self.said.append(what)
        self.take_back = back

    def names(self) -> list[str]:
        return [member.name for member in self._record.team.all()]


@pytest.fixture
def pages(qtbot: QtBot, look: Look, record: Record) -> Pages:
    """Return what makes the page."""
    return Pages(qtbot, look, record)


def test_an_empty_team_says_whom_to_begin_with(pages: Pages) -> None:
    page = pages.page()

    assert "Nobody is here yet. Begin with the one you would call first, below." in texts(page)


def test_somebody_is_added_with_all_that_is_known(pages: Pages, record: Record) -> None:
    page = pages.page()
    for name, text in (
        ("name", "Anna Example"),
        ("what_for", "Relapses"),
        ("number_to_call", "01234 567890"),
        ("hours", "weekdays before noon"),
    ):
        page.new.fields[name].setText(text)

    press(page, "Add to my team")

    (kept,) = record.team.all()
    assert (kept.what_for, kept.number_to_call) == ("Relapses", "01234 567890")
    shown = texts(page)
    assert {"Anna Example", "01234 567890", "Answers: weekdays before noon"} <= {*shown}
    assert page.new.fields["name"].text() == ""


def test_who_was_added_goes_when_it_is_taken_back(pages: Pages) -> None:
    page = pages.page()
    page.new.fields["name"].setText("Anna Example")
    press(page, "Add to my team")

    pages.take_back()

    assert pages.names() == []
    assert pages.said == ["Added “Anna Example” to your team."]


def test_without_a_name_nobody_is_added_and_nothing_is_lost(pages: Pages) -> None:
    page = pages.page()
    page.new.fields["number_to_call"].setText("01234")

    press(page, "Add to my team")

    assert pages.names() == []
    assert page.new.wrong.text() == "Write a name first."
    assert page.new.fields["number_to_call"].text() == "01234"


def test_nobody_is_added_twice(pages: Pages, record: Record) -> None:
    record.team.add("Anna Example")
    page = pages.page()
    page.new.fields["name"].setText("anna example")

    press(page, "Add to my team")

    assert pages.names() == ["Anna Example"]
    assert page.new.wrong.text() == "“anna example” is in your team already."


def changing(page: TeamPage) -> list[TeamForm]:
    return [form for form in seen(page, TeamForm) if form is not page.new]


def test_a_number_is_changed_and_can_be_had_back(pages: Pages, record: Record) -> None:
    record.team.add("Anna Example", number_to_call="01234")
    page = pages.page()
    press(page, "Change: Anna Example")
    (form,) = changing(page)
    form.fields["number_to_call"].setText("04321")

    press(page, "Save: Anna Example")
    assert [member.number_to_call for member in record.team.all()] == ["04321"]
    pages.take_back()

    assert [member.number_to_call for member in record.team.all()] == ["01234"]


def test_half_a_change_is_there_when_the_page_opens_again(pages: Pages, record: Record) -> None:
    record.team.add("Anna Example")
    page = pages.page()
    press(page, "Change: Anna Example")
    (form,) = changing(page)
    form.fields["hours"].setText("Mond")
    page.keep_now()

    again = pages.page()

    assert "Save: Anna Example" in buttons(again)
    assert [form.fields["hours"].text() for form in changing(again)] == ["Mond"]


def test_who_is_left_as_they_were_keeps_no_draft(pages: Pages, record: Record) -> None:
    record.team.add("Anna Example")
    page = pages.page()
    press(page, "Change: Anna Example")
    changing(page)[0].fields["name"].setText("Bo")

    press(page, "Leave as it was: Anna Example")

    assert pages.names() == ["Anna Example"]
    assert "Change: Anna Example" in buttons(pages.page())


def test_who_is_deleted_can_be_had_back(pages: Pages, record: Record) -> None:
    record.team.add("Anna Example")
    page = pages.page()

    press(page, "Delete: Anna Example")
    assert pages.names() == []
    pages.take_back()

    assert pages.names() == ["Anna Example"]


def test_a_name_of_two_thousand_letters_is_kept_whole(pages: Pages) -> None:
    page = pages.page()
    page.new.fields["name"].setText("Anna " * 400)

    press(page, "Add to my team")

    assert pages.names() == [("Anna " * 400).strip()]
    assert pages.said == ["Added “Anna Anna Anna Anna Anna Anna Anna Anna…” to your team."]
