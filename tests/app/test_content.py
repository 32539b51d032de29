"""The content is read once, off the window's thread, and then stays."""

from __future__ import annotations

import gc

from pytestqt.qtbot import QtBot

from msdesk.app.shell.content import Content
from msdesk.content.library import Library
from msdesk.ui.background import Background


def test_the_content_is_spared_when_garbage_is_looked_for(qtbot: QtBot) -> None:
    background = Background()
    content = Content(background)
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        content.load()
        qtbot.waitUntil(lambda: isinstance(content._library, Library))

        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
        background.close()
