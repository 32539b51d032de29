"""The lock, from the offer to the recovery key, in the real window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from msdesk.app.shell.options import Options
from msdesk.app.start import Start
from msdesk.domain.journal import EntryKind
from msdesk.domain.screen import Interlude, Screen
from msdesk.store.copies import encryption
from msdesk.store.file.header import is_encrypted
from msdesk.store.record import Record, open_record
from msdesk.ui.pages.notes.page import NotesPage
from tests.app.living import PASSPHRASE, Life, life, locked_record
from tests.services.test_keychain import InMemory
from tests.ui.finding import button, buttons, press, seen, texts

pytestmark = pytest.mark.usefixtures("cheap_keys")


def note_of(record: Record) -> None:
    record.journal.add(kind=EntryKind.NOTE, day=date(2026, 11, 22), text="Left hand")


def with_a_note(folder: Path) -> None:
    record = open_record(folder)
    note_of(record)
    record.close()


def choose(lived: Life, passphrase: str) -> None:
    """Give the record a passphrase, the first or another."""
    changing = lived.record.is_encrypted
    lived.go(Screen.RECORD)
    lived.press("Change passphrase" if changing else "Lock with a passphrase")
    for line in seen(lived.shown, QLineEdit):
        line.setText(passphrase)
    lived.press("Change passphrase" if changing else "Lock my record")


def lock_it(lived: Life) -> None:
    """Lock the record through the page and keep the recovery key."""
    choose(lived, PASSPHRASE)
    lived.arrive(Interlude.RECOVERY_KEY)
    lived.shown.findChildren(QCheckBox)[0].click()
    lived.press("Done")


def take_the_lock_off(lived: Life) -> None:
    lived.press("Remove the lock", lived.go(Screen.RECORD))
    lived.press("Remove the lock")
    lived.hear("no longer locked")


def test_the_lock_is_offered_once_there_is_something_to_lock(qtbot: QtBot, tmp_path: Path) -> None:
    with life(qtbot, tmp_path) as lived:
        assert "Lock them" not in buttons(lived.window)
        note_of(lived.record)
        lived.go(Screen.HOME)

        assert {"Lock them", "Leave them unlocked"} <= set(buttons(lived.window))


def test_who_declined_the_lock_is_not_asked_again(qtbot: QtBot, tmp_path: Path) -> None:
    with_a_note(tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.window, "Leave them unlocked")

    with life(qtbot, tmp_path) as again:
        assert "Lock them" not in buttons(again.window)


def test_who_declined_the_lock_is_told_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with_a_note(tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.window, "Leave them unlocked")

        assert lived.said.startswith("Left unlocked. You find the lock in Settings")
        assert "Lock them" not in buttons(lived.window)


def test_who_accepts_the_lock_is_asked_for_a_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    with_a_note(tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.window, "Lock them")

        assert lived.page is Screen.ENCRYPT


def test_who_looked_at_the_lock_and_said_not_now_is_not_asked_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with_a_note(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.go(Screen.RECORD)
        lived.press("Lock with a passphrase")
        lived.press("Not now")
        assert lived.page is Screen.RECORD

        lived.press("Home")

        assert "Lock them" not in buttons(lived.window)


def test_the_lock_is_not_offered_to_who_has_it(qtbot: QtBot, tmp_path: Path) -> None:
    with_a_note(tmp_path)
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        assert "Lock them" not in buttons(lived.window)


def test_both_answers_to_the_offer_look_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    with_a_note(tmp_path)
    with life(qtbot, tmp_path) as lived:
        yes, no = (button(lived.window, n) for n in ("Lock them", "Leave them unlocked"))

        assert yes.property("kind") == no.property("kind")


def test_locking_leads_to_the_recovery_key_and_then_to_the_record(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with life(qtbot, tmp_path) as lived:
        lock_it(lived)

        assert lived.page is Screen.RECORD
        assert lived.record.is_encrypted


def test_a_record_just_locked_locks_itself_when_it_is_left_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with life(qtbot, tmp_path) as lived:
        lock_it(lived)

        lived.leave_alone()

        assert lived.page is Interlude.UNLOCK


def test_the_recovery_key_is_left_only_by_saying_that_it_was_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with life(qtbot, tmp_path) as lived:
        choose(lived, PASSPHRASE)

        lived.arrive(Interlude.RECOVERY_KEY)

        stops = seen(lived.window.nav, QAbstractButton)
        assert [stop.text() for stop in stops if stop.isEnabled()] == ["Get help now"]
        assert not button(lived.window, "Done").isEnabled()


def test_escape_does_not_leave_the_recovery_key(qtbot: QtBot, tmp_path: Path) -> None:
    with life(qtbot, tmp_path) as lived:
        choose(lived, PASSPHRASE)
        lived.arrive(Interlude.RECOVERY_KEY)

        lived.escape()

        assert lived.page is Interlude.RECOVERY_KEY


def test_a_file_that_is_opened_does_not_take_the_place_of_the_recovery_key(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("date,text\n2026-11-01,From elsewhere\n")
    with life(qtbot, tmp_path / "data") as lived:
        choose(lived, PASSPHRASE)
        lived.arrive(Interlude.RECOVERY_KEY)

        lived.desk.bring_in_opened(str(file))

        assert lived.page is Interlude.RECOVERY_KEY


@pytest.mark.parametrize("back", ["Back", "Escape"])
def test_help_is_there_before_the_recovery_key_is_kept_and_leads_back_to_it(
    qtbot: QtBot, tmp_path: Path, back: str
) -> None:
    with life(qtbot, tmp_path) as lived:
        choose(lived, PASSPHRASE)
        lived.arrive(Interlude.RECOVERY_KEY)
        key = lived.reads()
        lived.tick("I have put it")

        lived.press("Get help now")
        helped = lived.page
        lived.press("Back", lived.shown) if back == "Back" else lived.escape()

        assert (helped, lived.page, lived.reads()) == (Screen.HELP, Interlude.RECOVERY_KEY, key)
        assert button(lived.shown, "Done").isEnabled()  # the tick is there still


def test_help_of_a_narrow_window_is_there_with_the_recovery_key(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with life(qtbot, tmp_path) as lived:
        lived.window.resize(500, 700)
        choose(lived, PASSPHRASE)

        lived.arrive(Interlude.RECOVERY_KEY)

        assert button(lived.window.top_bar, "Get help now").isEnabled()


def test_from_help_one_goes_nowhere_but_back_to_the_recovery_key(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with life(qtbot, tmp_path) as lived:
        choose(lived, PASSPHRASE)
        lived.arrive(Interlude.RECOVERY_KEY)
        lived.press("Get help now")

        lived.go(Screen.NOTES)

        there = lived.page
        lived.press("Back", lived.shown)
        assert (there, lived.page) == (Screen.HELP, Interlude.RECOVERY_KEY)


def test_the_recovery_key_is_gone_once_it_was_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with life(qtbot, tmp_path) as lived:
        lock_it(lived)

        assert Interlude.RECOVERY_KEY not in lived.window.page_names()
        assert "Your passphrase and your recovery key open it" in lived.said
        lived.press("Notes")
        assert lived.page is Screen.NOTES


def test_a_locked_record_asks_before_anything_else_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)

    with life(qtbot, tmp_path) as lived:
        assert lived.window.page_names() == (Interlude.UNLOCK,)
        assert not lived.is_open


def test_the_passphrase_opens_home(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)

    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        assert lived.is_open
        lived.press("Notes")
        assert lived.page is Screen.NOTES


def test_the_recovery_key_opens_it_too(qtbot: QtBot, tmp_path: Path) -> None:
    recovery_key = locked_record(tmp_path)

    with life(qtbot, tmp_path) as lived:
        lived.press("Use my recovery key instead")
        seen(lived.window, QPlainTextEdit)[0].setPlainText(recovery_key)
        lived.press("Open my record")
        lived.arrive(Screen.HOME)

        assert lived.is_open


def test_a_wrong_passphrase_is_said_calmly_and_can_be_tried_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        for _ in range(3):
            lived.try_to_unlock("not this one")
            qtbot.waitUntil(
                lambda: any("does not open your record" in t for t in texts(lived.window))
            )

        lived.unlock()

        assert lived.page is Screen.HOME


def test_help_can_be_read_while_the_record_is_locked(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.window, "Get help now")
        assert lived.page is Screen.HELP

        press(lived.window, "Home")
        lived.arrive(Interlude.UNLOCK)


def test_what_was_pressed_where_it_asks_for_the_passphrase_counts_when_the_rest_has_come(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    start = Start(Options(tmp_path, tmp_path / "settings.json"))
    qtbot.addWidget(start.window)
    start.window.show()

    start.open_desk()

    assert start.window.current_page is Interlude.UNLOCK
    assert not start.window.curtain.is_unseen
    start.close()


def test_home_is_marked_where_the_passphrase_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        lived.press("Notes")

        lived.leave_alone()

        assert button(lived.window.nav, "Home").isChecked()


def test_home_is_marked_again_after_help(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.window, "Get help now")

        lived.escape()

        assert lived.page is Interlude.UNLOCK
        assert button(lived.window.nav, "Home").isChecked()


def test_no_other_page_can_be_chosen_while_the_record_is_locked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        assert not button(lived.window, "Notes").isEnabled()
        lived.go(Screen.NOTES)
        assert lived.page is Interlude.UNLOCK


def test_what_the_lock_does_not_do_can_be_read_before_unlocking(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.window, "What this does not protect you from")
        assert lived.page is Screen.PROTECTION

        press(lived.window, "Back")
        lived.arrive(Interlude.UNLOCK)


def test_a_page_read_before_unlocking_has_its_stop_marked(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.window, "What this does not protect you from")

        assert button(lived.window.nav, "Settings").isChecked()


def test_a_window_nobody_uses_locks_itself_and_keeps_what_was_typed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        notes = lived.go(Screen.NOTES)
        assert isinstance(notes, NotesPage)
        notes.form.text.setPlainText("Half a note")

        lived.leave_alone()

        assert (lived.page, lived.window.page_names()) == (Interlude.UNLOCK, (Interlude.UNLOCK,))
        assert "Locked. What you were writing has been kept." in lived.reads()
        lived.unlock()
        notes = lived.go(Screen.NOTES)
        assert isinstance(notes, NotesPage)
        assert notes.form.text.toPlainText() == "Half a note"


def test_a_locked_window_has_let_go_of_the_key(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        key = lived.record.key

        lived.leave_alone()

        lived.rest()
        gc.collect()
        here = sys._getframe()
        assert [each for each in gc.get_referrers(key) if each is not here] == []


def test_lock_now_locks_now(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        lived.lock()

        assert (lived.page, lived.is_open) == (Interlude.UNLOCK, False)


def test_no_minutes_are_counted_while_no_record_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        lived.lock()

        assert lived.locks_in is None


def test_a_plain_record_is_not_locked_for_being_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with life(qtbot, tmp_path) as lived:
        lived.leave_alone()

        assert lived.page is Screen.HOME


def test_the_passphrase_can_be_changed(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        choose(lived, "another one")
        lived.arrive(Screen.RECORD)
        lived.lock()

        lived.unlock("another one")


def test_a_new_recovery_key_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        press(lived.go(Screen.RECORD), "New recovery key")
        press(lived.window, "Make a new key")
        lived.arrive(Interlude.RECOVERY_KEY)


def test_the_lock_can_be_taken_off(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        take_the_lock_off(lived)

    assert not is_encrypted(tmp_path)


def test_the_recovery_key_can_be_saved_as_a_page(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "key.pdf"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(page), "")
    )
    with life(qtbot, tmp_path) as lived:
        choose(lived, PASSPHRASE)
        lived.arrive(Interlude.RECOVERY_KEY)

        press(lived.window, "Save as PDF")

        assert page.read_bytes().startswith(b"%PDF")


def test_the_recovery_key_can_be_printed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr("msdesk.ui.printing.print_pdf", lambda pdf, _window: printed.append(pdf))
    with life(qtbot, tmp_path) as lived:
        choose(lived, PASSPHRASE)
        lived.arrive(Interlude.RECOVERY_KEY)

        lived.press("Print")

        assert [page[:4] for page in printed] == [b"%PDF"]


def test_a_locking_that_was_cut_short_is_told_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(encryption, "_lock_copies", lambda *_: None)
        locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        assert "Make a new recovery key" in lived.said


# remembered on this computer


@pytest.fixture
def keychain() -> Iterator[InMemory]:
    """Give this computer a keychain, for one test long."""
    before, kept = keyring.get_keyring(), InMemory()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


def remembered(qtbot: QtBot, folder: Path) -> None:
    """Let this computer remember the key of a locked record."""
    locked_record(folder)
    with life(qtbot, folder) as lived:
        lived.unlock(remember=True)


def test_a_computer_that_remembers_opens_home_at_once(
    qtbot: QtBot, tmp_path: Path, keychain: InMemory
) -> None:
    remembered(qtbot, tmp_path)

    with life(qtbot, tmp_path) as lived:
        assert lived.window.page_names() == (Screen.HOME,)
        assert lived.is_open


def test_a_computer_that_lost_the_key_asks_for_the_passphrase(
    qtbot: QtBot, tmp_path: Path, keychain: InMemory
) -> None:
    remembered(qtbot, tmp_path)
    keychain.kept.clear()

    with life(qtbot, tmp_path) as lived:
        assert lived.page is Interlude.UNLOCK
        assert any("did not hand out the key" in text for text in texts(lived.window))


def test_the_key_of_another_record_leads_to_the_passphrase(
    qtbot: QtBot, tmp_path: Path, keychain: InMemory
) -> None:
    remembered(qtbot, tmp_path)
    keychain.kept = dict.fromkeys(keychain.kept, bytes(32).hex())

    with life(qtbot, tmp_path) as lived:
        assert lived.page is Interlude.UNLOCK


def test_a_computer_can_be_told_to_ask_again(
    qtbot: QtBot, tmp_path: Path, keychain: InMemory
) -> None:
    remembered(qtbot, tmp_path)
    with life(qtbot, tmp_path) as lived:
        press(lived.go(Screen.RECORD), "Ask for the passphrase on this computer")

        assert keychain.kept == {}
        assert not lived.settings.remembered


def test_a_computer_without_a_keychain_says_that_it_will_ask_again(
    qtbot: QtBot, tmp_path: Path, keychain: InMemory
) -> None:
    keyring.set_keyring(fail.Keyring())
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock(remember=True)

        assert "no keychain" in lived.said
        assert "It will ask again." in lived.said
        lived.close_and_open()
        assert lived.page is Interlude.UNLOCK
        assert "keychain" not in lived.reads()


def test_a_lock_taken_off_takes_its_key_out_of_the_keychain(
    qtbot: QtBot, tmp_path: Path, keychain: InMemory
) -> None:
    remembered(qtbot, tmp_path)
    with life(qtbot, tmp_path) as lived:
        take_the_lock_off(lived)

        assert keychain.kept == {}
        assert not lived.settings.remembered


def test_deleting_everything_takes_the_key_out_of_the_keychain_too(
    qtbot: QtBot, tmp_path: Path, keychain: InMemory
) -> None:
    remembered(qtbot, tmp_path)
    with life(qtbot, tmp_path) as lived:
        page = lived.go(Screen.ERASE)
        for tick in seen(page, QCheckBox):
            tick.click()
        lived.press("Delete everything", page)

        assert keychain.kept == {}


# left alone


def test_the_time_to_the_lock_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        page = lived.go(Screen.RECORD)

        press(page, "5 minutes: lock by itself")
        assert lived.locks_in == 5

        press(page, "Never: lock by itself")
        assert lived.locks_in is None


def test_the_time_that_was_chosen_is_that_of_the_next_start_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        lived.press("5 minutes: lock by itself", lived.go(Screen.RECORD))

        lived.close_and_open()
        lived.unlock()

        assert lived.locks_in == 5


def test_who_chose_never_can_choose_a_time_after_all(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        page = lived.go(Screen.RECORD)
        press(page, "Never: lock by itself")

        press(page, "5 minutes: lock by itself")

        assert lived.locks_in == 5


def test_a_lock_leaves_nothing_at_the_foot_of_what_was_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()
        lived.press("Notes")
        seen(lived.shown, QPlainTextEdit)[0].setPlainText("Left hand")
        lived.press("Save note")
        assert lived.foot.isVisible()

        lived.leave_alone()

        assert (lived.page, lived.foot.isVisible()) == (Interlude.UNLOCK, False)


def test_a_lock_taken_off_counts_no_minutes_any_more(qtbot: QtBot, tmp_path: Path) -> None:
    locked_record(tmp_path)
    with life(qtbot, tmp_path) as lived:
        lived.unlock()

        take_the_lock_off(lived)

        assert lived.locks_in is None
