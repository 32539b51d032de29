"""What a person is told when something goes wrong behind a page."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.domain.screen import Interlude
from msdesk.errors import StorageFull
from tests.app.living import Life, life
from tests.ui.finding import button


@pytest.fixture
def lived(qtbot: QtBot, tmp_path: Path) -> Iterator[Life]:
    with life(qtbot, tmp_path) as lived:
        yield lived


def test_a_full_disk_is_said_in_a_sentence_with_what_to_do(lived: Life) -> None:
    error = StorageFull("There is no space left to save your note.", "Free some space.")

    lived.start.explain(StorageFull, error, None)

    assert lived.said == "There is no space left to save your note. Free some space."


def test_a_mistake_of_ours_is_said_without_the_persons_words(
    lived: Life, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        lived.start.explain(ValueError, ValueError("Left hand tingling"), None)

    assert lived.said == ("That did not work, and nothing was lost. Please try again.")
    assert "Left hand" not in caplog.text


def test_broken_content_is_said_before_any_page_is_shown(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(paths.resources(), tmp_path / "resources")
    (tmp_path / "resources" / "sources.toml").write_text("source = 7")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")

    with life(qtbot, tmp_path / "data") as lived:
        lived.arrive(Interlude.TROUBLE)

        assert "sources.toml" in lived.reads()
        assert not button(lived.window, "Notes").isEnabled()
