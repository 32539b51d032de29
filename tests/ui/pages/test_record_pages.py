"""What holds for every page about the record: names to hear, room to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from msdesk.domain.merge import MergePlan, SubjectPlan
from msdesk.domain.progress import Progress
from msdesk.domain.recovery_key import new_recovery_key
from msdesk.domain.screen import Interlude
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.window import Window
from msdesk.ui.look import Look
from msdesk.ui.pages.backups import BackupsPage
from msdesk.ui.pages.bin import BinPage
from msdesk.ui.pages.bring_in import BringInPage
from msdesk.ui.pages.erase import ErasedPage, ErasePage
from msdesk.ui.pages.locking import LockingPage
from msdesk.ui.pages.moving import MovingPage
from msdesk.ui.pages.protection import ProtectionPage
from msdesk.ui.pages.record import RecordPage, RecordState
from msdesk.ui.pages.recovery_key import RecoveryKeyPage
from msdesk.ui.pages.trouble import TroublePage, WayOut
from msdesk.ui.pages.unlock.page import UnlockPage
from msdesk.ui.pages.working import WorkingPage
from msdesk.ui.widgets.page import ScrollPage
from tests.ui.conftest import Show
from tests.ui.finding import press
from tests.ui.geometry import WINDOWS, misfits
from tests.ui.pages.test_backups import TODAY, YESTERDAY
from tests.ui.pages.test_bin import CLINIC, NOTE
from tests.ui.pages.when import NOW
from tests.ui.test_names import controls, heard, words

_PATH = Path("data") / "record.db"
_PLAN = MergePlan(subjects=(SubjectPlan(subject="What matters to me", new=2, older=1),))


def _unlock_by_key(look: Look) -> ScrollPage:
    page = UnlockPage(look)
    press(page, "Use my recovery key instead")
    page.say("That key does not open this record.")
    return page


def _asked(page: ScrollPage, pressed: str) -> ScrollPage:
    press(page, pressed)
    return page


_STATE = RecordState(
    path=_PATH,
    encrypted=True,
    remembered=True,
    last_backup=NOW,
    synced_by="Dropbox",
    conflict_copies=(_PATH.with_name("record 2.db"), _PATH.with_name("record 3.db")),
)

_PAGES: dict[str, Callable[[Look], ScrollPage]] = {
    "unlock": UnlockPage,
    "unlock by key": _unlock_by_key,
    "record": lambda look: RecordPage(look, _STATE),
    "record, not locked": lambda look: RecordPage(look, RecordState(path=_PATH)),
    "record, open to others": lambda look: RecordPage(
        look, RecordState(path=_PATH, open_to_others=True)
    ),
    "record, asking": lambda look: _asked(RecordPage(look, _STATE), "Remove the lock"),
    "locking": lambda look: LockingPage(look, left_in_plain=(_PATH,)),
    "changing": lambda look: LockingPage(look, changing=True),
    "recovery key": lambda look: RecoveryKeyPage(look, new_recovery_key()),
    "working": lambda look: WorkingPage(look, "Locking your record", "A minute.", Progress()),
    "backups": lambda look: BackupsPage(look, (TODAY, YESTERDAY), NOW, encrypted=True),
    "backups, asking": lambda look: _asked(
        BackupsPage(look, (TODAY,), NOW, encrypted=True), "Go back to this one: Today, 14:20"
    ),
    "moving": MovingPage,
    "bring in": lambda look: BringInPage(look, "A table.", _PLAN, ("Row 1 is empty.",)),
    "bin": lambda look: BinPage(look, (NOTE, CLINIC), date(2026, 11, 22)),
    "bin, asking": lambda look: _asked(
        BinPage(look, (NOTE,), date(2026, 11, 22)), "Empty the bin"
    ),
    "erase": lambda look: ErasePage(look, ("Your record",)),
    "erased": lambda look: ErasedPage(look, ("Your record",)),
    "protection": lambda look: ProtectionPage(look, encrypted=True),
    "trouble": lambda look: TroublePage(
        look,
        "A part cannot be read.",
        "",
        (WayOut.SALVAGE, WayOut.FOLDER, WayOut.ANEW),
        backup=TODAY,
    ),
}


@pytest.fixture(params=_PAGES)
def page(request: pytest.FixtureRequest, qtbot: QtBot, look: Look) -> ScrollPage:
    """Return each page, one after the other."""
    page = _PAGES[request.param](look)
    qtbot.addWidget(page)
    return page


def test_every_name_is_there_and_holds_the_words_one_can_read(page: ScrollPage) -> None:
    assert [w for w in controls(page) if not heard(w).strip()] == []
    buttons = [w for w in controls(page) if isinstance(w, QAbstractButton)]
    assert [b.text() for b in buttons if not heard(b).startswith(words(b))] == []


def test_no_two_buttons_have_the_same_name(page: ScrollPage) -> None:
    names = [heard(w) for w in controls(page) if isinstance(w, QAbstractButton)]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("width", [480, 1200])
def test_nothing_is_cut_at_the_side_and_tab_goes_down_the_page(
    page: ScrollPage, show: Show, width: int
) -> None:
    show(page, width, 700)

    assert page.content.width() <= page.width()
    reached = reading_order(page)
    first: Callable[[], object] | None = getattr(page, "first", None)
    assert first is not None
    assert first() in reached
    assert all(w.width() >= w.minimumSizeHint().width() for w in reached)


@pytest.mark.parametrize("percent", WINDOWS)
def test_no_page_about_the_record_is_cut_crowded_or_too_wide(
    qtbot: QtBot, look: Look, percent: int
) -> None:
    window = Window(Look(look.resources, look.theme, percent))
    qtbot.addWidget(window)
    window.setUpdatesEnabled(False)
    window.show()

    found = []
    for name, make in _PAGES.items():
        page = window.show_page(Interlude.WORKING, partial(make, window.look))
        found += [f"{name} in {fault}" for fault in misfits(window, page, percent)]
        window.forget_page(Interlude.WORKING)

    assert found == []
