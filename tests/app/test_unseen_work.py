"""What is mostly over in a moment shows itself only where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from msdesk.app.shell import work
from msdesk.domain.screen import Interlude, Screen
from tests.app.living import Life, life
from tests.app.test_stopping import held_up


def test_home_stays_till_a_file_named_at_the_start_is_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "A_MOMENT", 60_000)
    file = tmp_path / "notes.csv"
    file.write_text("date,text\n2026-11-01,From elsewhere\n")
    with life(qtbot, tmp_path / "data", file) as lived:
        lived.arrive(Interlude.BRING_IN)

        assert Interlude.WORKING not in lived.window.page_names()


def test_work_that_is_not_over_after_a_moment_shows_itself(lived: Life) -> None:
    over: list[object] = []
    with held_up(lived):
        lived.parts.work.do("Reading", "", lambda _: "read", then=over.append, unseen=True)
        begun_on = lived.page
        lived.arrive(Interlude.WORKING)

        assert begun_on is Screen.HOME
    lived.until(lambda: over == ["read"])


def test_work_that_is_over_by_then_shows_itself_no_more(
    lived: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "A_MOMENT", 60)
    over: list[object] = []
    lived.parts.work.do("Reading", "", lambda _: "read", then=over.append, unseen=True)
    QTimer.singleShot(work.A_MOMENT, lambda: over.append("the moment"))  # behind the one in there

    lived.until(lambda: over == ["read", "the moment"])

    assert Interlude.WORKING not in lived.window.page_names()
