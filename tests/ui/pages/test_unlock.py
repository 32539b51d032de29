"""The way into a locked record."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from msdesk.domain.recovery_key import new_recovery_key
from msdesk.domain.screen import Screen
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.look import Look
from msdesk.ui.pages.unlock.key_field import KeyField
from msdesk.ui.pages.unlock.page import UnlockPage
from tests.ui.conftest import Show
from tests.ui.finding import button, press, seen, texts

_USE_KEY = "Use my recovery key instead"
_USE_OTHER = "Use my passphrase instead"
_WRONG = "That passphrase does not open this record."


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> UnlockPage:
    """Return the page as it is at the first paint."""
    page = UnlockPage(look)
    qtbot.addWidget(page)
    return page


def key_field(page: UnlockPage) -> KeyField:
    """Return the field for the recovery key, which a person sees after asking for it."""
    (field,) = seen(page, KeyField)
    return field


def spoilt(key: str, group: int) -> str:
    """Return a key with one wrong sign in a group."""
    groups = key.split("-")
    wrong = "2" if groups[group - 1][0] != "2" else "3"
    groups[group - 1] = wrong + groups[group - 1][1:]
    return "-".join(groups)


def test_the_passphrase_is_given_exactly_as_typed(qtbot: QtBot, page: UnlockPage) -> None:
    page.passphrase.line.setText(" Fluß, seven lámps ")

    with qtbot.waitSignal(page.passphrase_given) as given:
        press(page, "Open my record")

    assert given.args == [" Fluß, seven lámps ", False]


def test_enter_opens_as_the_button_does(qtbot: QtBot, page: UnlockPage) -> None:
    page.passphrase.line.setText("seven lamps")

    with qtbot.waitSignal(page.passphrase_given):
        QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)


def test_it_is_remembered_only_where_that_is_ticked(qtbot: QtBot, page: UnlockPage) -> None:
    page.passphrase.line.setText("seven lamps")
    page.remember.click()

    with qtbot.waitSignal(page.passphrase_given) as given:
        press(page, "Open my record")

    assert given.args == ["seven lamps", True]


def test_where_it_is_opened_once_nothing_is_said_of_remembering(
    qtbot: QtBot, look: Look, page: UnlockPage
) -> None:
    once = UnlockPage(look, once=True)
    qtbot.addWidget(once)

    only_here = set(texts(page)) - set(texts(once))

    assert only_here == {"Then anybody at this account can open it."}
    assert not seen(once, QCheckBox)


def test_nothing_typed_is_said_and_not_tried(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.assertNotEmitted(page.passphrase_given):
        press(page, "Open my record")

    assert "Type your passphrase first." in texts(page)


def test_a_wrong_passphrase_stays_typed_and_selected(page: UnlockPage, show: Show) -> None:
    show(page)
    page.passphrase.line.setText("seven lamps")

    page.say(_WRONG)

    assert _WRONG in texts(page, "notice")
    assert page.passphrase.line.selectedText() == page.passphrase.text == "seven lamps"
    assert page.passphrase.line.hasFocus()


def test_what_is_said_twice_is_shown_once(page: UnlockPage) -> None:
    page.say(_WRONG)
    page.say(_WRONG)

    assert texts(page, "notice") == [_WRONG]


def test_while_it_opens_a_second_press_gives_nothing(qtbot: QtBot, page: UnlockPage) -> None:
    page.passphrase.line.setText("seven lamps")
    page.set_busy(True)

    with qtbot.assertNotEmitted(page.passphrase_given):
        press(page, "Opening…")


def test_after_a_wrong_try_one_can_try_again(qtbot: QtBot, page: UnlockPage) -> None:
    page.passphrase.line.setText("seven lamps")
    page.set_busy(True)
    page.set_busy(False)

    with qtbot.waitSignal(page.passphrase_given):
        press(page, "Open my record")


def test_the_passphrase_is_hidden_until_it_is_shown(page: UnlockPage) -> None:
    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Password

    press(page, "Show: Passphrase")

    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Normal


def test_what_is_shown_can_be_hidden_again(page: UnlockPage) -> None:
    press(page, "Show: Passphrase")
    press(page, "Hide: Passphrase")

    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("shown", [False, True])
def test_no_keyboard_corrects_or_learns_the_passphrase(page: UnlockPage, *, shown: bool) -> None:
    if shown:
        press(page, "Show: Passphrase")

    hints = page.passphrase.line.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoAutoUppercase


def test_a_passphrase_can_be_pasted(page: UnlockPage) -> None:
    QApplication.clipboard().setText("seven lamps")

    page.passphrase.line.paste()

    assert page.passphrase.text == "seven lamps"


def test_the_recovery_key_is_given_whatever_signs_stand_between(
    qtbot: QtBot, page: UnlockPage
) -> None:
    key = new_recovery_key()
    press(page, _USE_KEY)
    key_field(page).signs.setPlainText(key.lower().replace("-", "  "))

    with qtbot.waitSignal(page.recovery_key_given) as given:
        press(page, "Open my record")

    assert given.args == [key, False]


def test_enter_gives_the_recovery_key_too(qtbot: QtBot, page: UnlockPage) -> None:
    press(page, _USE_KEY)
    key_field(page).signs.setPlainText(new_recovery_key())

    with qtbot.waitSignal(page.recovery_key_given):
        QTest.keyClick(key_field(page).signs, Qt.Key.Key_Return)


def test_a_key_can_be_typed_and_corrected(page: UnlockPage) -> None:
    press(page, _USE_KEY)
    signs = key_field(page).signs
    QTest.keyClicks(signs, "AB")

    QTest.keyClick(signs, Qt.Key.Key_Backspace)

    assert signs.toPlainText() == "A"


def test_a_mistake_is_named_while_one_types_and_no_sign_is_lost(page: UnlockPage) -> None:
    key = spoilt(new_recovery_key(), 3)
    press(page, _USE_KEY)

    key_field(page).signs.setPlainText(key[:17])

    assert "Group 3 has a mistake." in texts(page)
    assert key_field(page).signs.toPlainText() == key[:17]


@pytest.mark.parametrize(
    ("groups", "says"),
    [(0, "0 of 7 groups so far."), (3, "3 of 7 groups so far."), (7, "All 7 groups are right.")],
)
def test_it_says_how_far_one_is(page: UnlockPage, groups: int, says: str) -> None:
    press(page, _USE_KEY)

    key_field(page).signs.setPlainText("-".join(new_recovery_key().split("-")[:groups]))

    assert says in texts(page)


def test_a_mistyped_key_is_said_and_not_tried(qtbot: QtBot, page: UnlockPage) -> None:
    press(page, _USE_KEY)
    key_field(page).signs.setPlainText(spoilt(new_recovery_key(), 5))

    with qtbot.assertNotEmitted(page.recovery_key_given):
        press(page, "Open my record")

    (said,) = texts(page, "notice")
    assert said.startswith("Group 5 has a mistake.")


def test_both_fields_keep_what_was_typed_in_them(page: UnlockPage) -> None:
    page.passphrase.line.setText("seven lamps")
    press(page, _USE_KEY)
    key_field(page).signs.setPlainText("ABC")
    press(page, _USE_OTHER)
    press(page, _USE_KEY)

    assert key_field(page).signs.toPlainText() == "ABC"
    assert page.passphrase.text == "seven lamps"


def test_another_way_in_takes_away_what_was_said_of_the_first(page: UnlockPage) -> None:
    page.say(_WRONG)

    press(page, _USE_KEY)

    assert texts(page, "notice") == []


def test_the_keyboard_is_in_the_field_one_asked_for(page: UnlockPage, show: Show) -> None:
    show(page)
    assert page.first() is page.passphrase.line

    press(page, _USE_KEY)

    assert page.first() is key_field(page).signs
    assert key_field(page).signs.hasFocus()


def test_what_is_said_of_a_key_leaves_the_keyboard_in_its_field(
    page: UnlockPage, show: Show
) -> None:
    show(page)
    press(page, _USE_KEY)
    button(page, _USE_OTHER).setFocus()

    page.say("That key does not open this record.")

    assert key_field(page).signs.hasFocus()


def test_one_can_read_what_it_does_not_protect_from(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "What this does not protect you from")

    assert wanted.args == [Screen.PROTECTION]


def test_tab_goes_from_the_field_down(page: UnlockPage, show: Show) -> None:
    show(page)

    assert [w.accessibleName() or page.remember.text() for w in reading_order(page)] == [
        "Passphrase",
        "Show: Passphrase",
        "Remember on this computer",
        "Open my record",
        _USE_KEY,
        "What this does not protect you from",
    ]


_FIRST_PAINT = """
import sys
from PySide6 import QtCore
from msdesk import paths, runtime
from msdesk.app.start import make_application
from msdesk.ui.look import Look, load_theme
from msdesk.domain.screen import Interlude
from msdesk.ui.frame.window import Window
from msdesk.ui.pages.unlock.page import UnlockPage
runtime.hold_singletons()
application = make_application([])
window = Window(Look(paths.resources(), load_theme(paths.resources(), "paper")))
window.show_page(Interlude.UNLOCK, lambda: UnlockPage(window.look)).first().setFocus()
def painted():
    dear = {"Qt"} & set(vars(QtCore)) | {"msdesk.ui.widgets.forms", "msgspec"} & set(sys.modules)
    print(sorted(dear))
    application.quit()
window.first_painted.connect(painted)
window.show()
application.exec()
"""


def test_the_first_paint_does_without_what_is_dear() -> None:
    run = subprocess.run(  # our own script
        [sys.executable, "-c", _FIRST_PAINT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert run.stdout.strip() == "[]"
