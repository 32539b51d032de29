"""The content is read when it is wanted, and else a moment after the window has opened."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from msdesk import paths
from msdesk.app.shell.content import Content
from msdesk.content.library import Library
from msdesk.content.load import load
from msdesk.errors import ContentError
from msdesk.ui.background import Background


@pytest.fixture
def background() -> Iterator[Background]:
    """Return a worker that ends with the test, and with it what was spared for the content."""
    made = Background()
    yield made
    made.close()
    gc.unfreeze()


@pytest.fixture
def held(qtbot: QtBot, background: Background) -> Content:
    """Return content that is read soon."""
    held = Content(background)
    held.load_soon()
    return held


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return where content was read from, a line a reading."""
    found: list[Path] = []

    def load_and_tell(folder: Path) -> Library:
        found.append(folder)
        return load(folder)

    monkeypatch.setattr("msdesk.content.load.load", load_and_tell)
    return found


def test_a_window_that_has_just_opened_reads_no_content(
    qtbot: QtBot, background: Background, reads: list[Path]
) -> None:
    Content(background).load_soon()
    background.wait()

    assert reads == []


def test_the_content_is_read_although_nobody_asks_for_it(
    qtbot: QtBot, held: Content, reads: list[Path]
) -> None:
    qtbot.waitUntil(lambda: len(reads) == 1)
    assert held.library.treatments
    assert len(reads) == 1


def test_the_content_that_is_wanted_at_once_is_there_and_not_read_twice(
    held: Content, background: Background, reads: list[Path]
) -> None:
    assert held.library.treatments
    held.load()
    background.wait()
    assert len(reads) == 1


def test_the_content_that_is_wanted_does_not_wait_for_other_work(
    qtbot: QtBot, background: Background, reads: list[Path]
) -> None:
    held, over = Content(background), Event()
    background.run(over.wait, owner=held, then=bool, failed=bool)
    held.load()

    assert held.library.treatments
    over.set()
    background.wait()
    assert len(reads) == 1


def test_a_window_that_is_about_to_go_reads_no_content_any_more(held: Content) -> None:
    held.close()

    assert not any(timer.isActive() for timer in held.findChildren(QTimer))


def test_content_that_cannot_be_read_when_it_is_wanted_is_told(
    qtbot: QtBot, background: Background, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Content(background)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)

    with qtbot.waitSignal(held.failed), pytest.raises(ContentError):
        _ = held.library


@pytest.mark.parametrize("at_once", [False, True])
def test_the_content_is_spared_when_garbage_is_looked_for(
    qtbot: QtBot, background: Background, *, at_once: bool
) -> None:
    held = Content(background)
    gc.freeze()
    before = gc.get_freeze_count()

    if at_once:
        assert held.library.treatments
    held.load()
    qtbot.waitUntil(lambda: isinstance(held._library, Library))

    assert gc.get_freeze_count() > before


def test_content_that_has_been_read_is_not_read_again_soon(held: Content) -> None:
    assert held.library.treatments

    held.close()
    held.load_soon()

    assert not any(timer.isActive() for timer in held.findChildren(QTimer))
