"""Taking out, bringing in, and what a lock does not help against."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from msdesk.domain.merge import MergePlan, SubjectPlan
from msdesk.domain.screen import Screen
from msdesk.services.foreign.how import How, Reading
from msdesk.ui.look import Look
from msdesk.ui.pages.bring_in import BringInPage
from msdesk.ui.pages.moving import MovingPage
from msdesk.ui.pages.protection import ProtectionPage
from msdesk.ui.widgets.forms import Pick
from tests.ui.conftest import Show
from tests.ui.finding import button, buttons, press, texts

_PLAN = MergePlan(
    subjects=(
        SubjectPlan(subject="Notes", new=12, changed=3, older=1, same=1240, deleted=2),
        SubjectPlan(subject="Appointments", same=3),
    )
)
_SAME = MergePlan(subjects=(SubjectPlan(subject="Notes", same=12),))


@pytest.fixture
def moving(qtbot: QtBot, look: Look) -> MovingPage:
    """Return the page to take out and bring in."""
    page = MovingPage(look)
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize(
    ("pressed", "form"),
    [
        ("Everything, as one file", "json"),
        ("My notes, as a web page", "html"),
        ("My notes, as plain text", "markdown"),
        ("Everything, as tables", "csv"),
    ],
)
def test_one_takes_out_in_the_form_one_chose(
    qtbot: QtBot, moving: MovingPage, pressed: str, form: str
) -> None:
    with qtbot.waitSignal(moving.export_wanted) as wanted:
        press(moving, pressed)

    assert wanted.args == [form, False]


def test_what_was_read_is_taken_out_only_if_that_is_ticked(qtbot: QtBot, look: Look) -> None:
    page = MovingPage(look, was_read=True)
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.export_wanted) as wanted:
        press(page, "Also what I read in the last 90 days, in the file with everything")
        press(page, "Everything, as one file")

    assert wanted.args == ["json", True]


def test_where_nothing_was_read_nobody_is_asked_about_it(moving: MovingPage) -> None:
    assert [name for name in buttons(moving) if name.startswith("Also")] == []


def test_it_says_that_what_is_taken_out_is_not_locked(moving: MovingPage) -> None:
    (said,) = texts(moving, "notice")

    assert said.startswith("What you take out is not locked")


@pytest.mark.parametrize(
    ("pressed", "signal"),
    [
        ("Choose a file…", "import_wanted"),
        ("Choose a folder…", "import_folder_wanted"),
        ("Back", "wanted"),
    ],
)
def test_one_chooses_what_to_bring_in(
    qtbot: QtBot, moving: MovingPage, pressed: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(moving, signal)):
        press(moving, pressed)


def test_taking_out_begins_with_everything(moving: MovingPage) -> None:
    assert moving.first() is button(moving, "Everything, as one file")


class Pages:
    """Makes pages of what would come in."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self._qtbot, self._look = qtbot, look

    def page(self, plan: MergePlan, *skipped: str) -> BringInPage:
        page = BringInPage(self._look, "A table of notes.", plan, skipped)
        self._qtbot.addWidget(page)
        return page


@pytest.fixture
def pages(qtbot: QtBot, look: Look) -> Pages:
    """Return what makes pages."""
    return Pages(qtbot, look)


def test_it_says_in_words_what_would_become_of_each_thing(pages: Pages) -> None:
    said = texts(pages.page(_PLAN))

    assert (
        "12 new\n"
        "3 newer there, taken over here\n"
        "1 newer here, kept as here\n"
        "2 deleted there, moved to the bin here\n"
        "1,240 the same on both sides"
    ) in said
    assert "3 the same on both sides" in said
    assert {"A table of notes.", "Nothing has been changed yet."} <= set(said)


@pytest.mark.parametrize(
    ("pressed", "signal"), [("Bring these in", "accepted"), ("Leave it", "refused")]
)
def test_one_decides(qtbot: QtBot, pages: Pages, pressed: str, signal: str) -> None:
    page = pages.page(_PLAN)

    with qtbot.waitSignal(getattr(page, signal)):
        press(page, pressed)


def test_a_key_pressed_by_chance_brings_nothing_in(pages: Pages) -> None:
    page = pages.page(_PLAN)

    assert page.first() is button(page, "Leave it")


def test_where_nothing_is_new_there_is_nothing_to_accept(pages: Pages) -> None:
    page = pages.page(_SAME)

    assert buttons(page) == ["Leave it"]
    assert "All of it is here already. There is nothing to bring in." in texts(page)


def test_an_empty_file_says_so_without_a_table(pages: Pages) -> None:
    page = pages.page(MergePlan(subjects=()))

    assert buttons(page) == ["Leave it"]


def test_what_could_not_be_read_is_counted_above_and_listed_below(pages: Pages) -> None:
    page = pages.page(_PLAN, *(f"Row {n} is empty." for n in range(6)))

    assert "6 things could not be read. You find them below." in texts(page)
    assert "•  Row 0 is empty." in texts(page)
    assert "•  Row 5 is empty." not in texts(page)
    press(page, "Show 2 more")
    assert "•  Row 5 is empty." in texts(page)


@pytest.mark.parametrize(
    ("encrypted", "says"),
    [(True, "Without your passphrase nobody"), (False, "Your record is not locked now.")],
)
def test_protection_says_whether_there_is_a_lock(
    qtbot: QtBot, look: Look, *, encrypted: bool, says: str
) -> None:
    page = ProtectionPage(look, encrypted=encrypted)
    qtbot.addWidget(page)

    assert page.lead.text().startswith(says)


def test_all_that_a_lock_does_not_help_against_is_on_one_screen(
    qtbot: QtBot, look: Look, show: Show
) -> None:
    page = ProtectionPage(look, encrypted=True)
    show(page, 776, 700)  # beside the column at the left of a window of 1024

    assert page.content.height() <= page.height()
    for danger in ("screen", "spies", "system", "Paper", "clipboard", "disk", "passphrase"):
        assert any(danger in term for term in texts(page, "strong"))


@pytest.mark.parametrize("remains", ["runs the computer", "in memory", "swap", "crash reports"])
def test_what_remains_of_an_open_record_is_named(qtbot: QtBot, look: Look, remains: str) -> None:
    page = ProtectionPage(look, encrypted=True)
    qtbot.addWidget(page)

    assert any(remains in label.text() for label in page.findChildren(QLabel))


def test_protection_leads_back(qtbot: QtBot, look: Look) -> None:
    page = ProtectionPage(look, encrypted=True)
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "Back")

    assert wanted.args == [Screen.RECORD]

    assert page.first() is button(page, "Back")


@pytest.mark.parametrize(("width", "beside"), [(1000, True), (420, False)])
def test_a_term_stands_beside_its_words_where_there_is_room(
    qtbot: QtBot, look: Look, show: Show, width: int, *, beside: bool
) -> None:
    page = BringInPage(look, "", _SAME, ())
    show(page, width)

    tops = {t.text(): t.y() for t in page.content.findChildren(type(page.title))}
    assert (tops["Notes"] == tops["12 the same on both sides"]) is beside


EITHER_WAY = Reading(
    how=How(), begins=("11 February 2026: Legs heavy",), days_either_way=True, letters_guessed=True
)


def test_one_sees_how_days_were_read(look: Look) -> None:
    page = BringInPage(look, "", _PLAN, (), replace(EITHER_WAY, days="Days such as these."))

    assert "Days such as these." in texts(page)


def test_one_thing_that_could_not_be_read_is_it(pages: Pages) -> None:
    assert "1 thing could not be read. You find it below." in texts(pages.page(_PLAN, "Line 3."))


def test_one_sees_how_it_begins(look: Look) -> None:
    assert "11 February 2026: Legs heavy" in texts(BringInPage(look, "", _PLAN, (), EITHER_WAY))


@pytest.mark.parametrize(
    ("how", "label"),
    [(How(), "Read the month first"), (How(month_first=True), "Read the day first")],
)
def test_one_press_reads_days_the_other_way(
    qtbot: QtBot, look: Look, how: How, label: str
) -> None:
    page = BringInPage(look, "", _PLAN, (), replace(EITHER_WAY, how=how))
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.other_way) as other:
        press(page, label)

    assert other.args == [How(month_first=not how.month_first)]


def test_other_letters_are_read_when_they_are_chosen(qtbot: QtBot, look: Look, show: Show) -> None:
    page = BringInPage(look, "", _PLAN, (), EITHER_WAY)
    show(page)
    (pick,) = page.findChildren(Pick)
    pick.setFocus()

    with qtbot.waitSignal(page.other_way) as other:
        qtbot.keyClick(pick, Qt.Key.Key_Down)

    assert other.args == [How(letters="cp1250")]


def test_the_letters_there_are_read_nothing_again(qtbot: QtBot, look: Look) -> None:
    page = BringInPage(look, "", _PLAN, (), EITHER_WAY)
    qtbot.addWidget(page)
    (pick,) = page.findChildren(Pick)

    with qtbot.assertNotEmitted(page.other_way):
        pick.activated.emit(0)


def test_where_nothing_is_in_doubt_nothing_is_asked(look: Look) -> None:
    sure = Reading(how=How(), begins=("11 February 2026: Legs heavy",))
    page = BringInPage(look, "", _PLAN, (), sure)

    assert not page.findChildren(Pick)
    assert "Read the month first" not in texts(page)
