"""What a person is told when something goes wrong behind a page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msdesk.app.desk import Desk
from msdesk.app.start import Options, Start
from msdesk.errors import StorageFull
from tests.ui.finding import button


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    start = Start(Options(tmp_path, tmp_path / "settings.json"))
    start.window.show()
    qtbot.waitUntil(lambda: start.desk is not None)
    yield start
    desk(start).close()


def desk(start: Start) -> Desk:
    assert start.desk is not None
    return start.desk


def test_a_full_disk_is_said_in_a_sentence_with_what_to_do(start: Start) -> None:
    error = StorageFull("There is no space left to save your note.", "Free some space.")

    start.explain(StorageFull, error, None)

    assert desk(start).toast.text == "There is no space left to save your note. Free some space."


def test_a_mistake_of_ours_is_said_without_the_persons_words(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        start.explain(ValueError, ValueError("Left hand tingling"), None)

    assert desk(start).toast.text == ("That did not work, and nothing was lost. Please try again.")
    assert "Left hand" not in caplog.text


def test_broken_content_is_said_before_any_page_is_shown(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Start
) -> None:
    page = desk(start)
    page._failed(StorageFull("sources.toml: source[0].doi: is not a DOI", "Install msdesk again."))

    trouble = page.window.page("trouble")
    assert trouble is not None
    assert page.window.current_page == "trouble"
    assert not button(page.window, "Notes").isEnabled()
