"""A source leads to the same place wherever it is named."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from msdesk.content.library import Library
from msdesk.documents.citing import citation
from msdesk.domain.source import SourceKind
from msdesk.ui.evidence.links import SourceLink, source_link
from msdesk.ui.look import Look
from msdesk.ui.widgets.text import Text
from tests.domain.samples import SOURCE


def test_paper_and_screen_lead_to_the_same_place(
    qtbot: QtBot, look: Look, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(url: QUrl) -> None:
        opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)

    for source in library.sources.values():
        link = source_link(look, source)
        qtbot.addWidget(link)
        assert isinstance(link, SourceLink)
        link.click()

    on_paper = [citation(source).address for source in library.sources.values()]
    assert len(opened) > 400
    assert opened == [
        QUrl(each).toString(QUrl.ComponentFormattingOption.FullyEncoded) for each in on_paper
    ]


def test_a_source_that_is_nowhere_to_be_found_is_no_link(qtbot: QtBot, look: Look) -> None:
    link = source_link(look, replace(SOURCE, url="", kind=SourceKind.EDITORS))
    qtbot.addWidget(link)

    assert isinstance(link, Text)
    assert link.text() == SOURCE.short
