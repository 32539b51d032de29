"""The map of the screens, and that nobody gets past it."""

from __future__ import annotations

import re

import dev
from msdesk import paths
from msdesk.domain.screen import ItemScreen, Screen
from msdesk.ui.screens import FOOTER, STOPS, of, stop_of


def test_every_screen_has_a_name_of_its_own() -> None:
    titles = [of(screen).title for screen in (*Screen, *ItemScreen)]

    assert len(set(titles)) == len(titles)


def test_every_screen_stands_under_a_stop() -> None:
    assert {stop_of(screen) for screen in (*Screen, *ItemScreen)} == {*STOPS, *FOOTER}


def test_every_stop_has_an_icon_that_is_there() -> None:
    icons = paths.resources() / "icons"

    assert [s for s in (*STOPS, *FOOTER) if not (icons / f"{of(s).icon}.svg").is_file()] == []


def test_a_place_is_asked_for_where_the_type_checker_sees_it() -> None:
    # A signal takes anything; ``Page.go`` and the side bar's own method take places only.
    asking = {
        path.relative_to(dev.ROOT).as_posix()
        for path in (dev.ROOT / "msdesk").rglob("*.py")
        if re.search(r"\.wanted\.emit\b", path.read_text(encoding="utf-8"))
    }

    assert asking == {"msdesk/ui/frame/window.py", "msdesk/ui/widgets/page.py"}
