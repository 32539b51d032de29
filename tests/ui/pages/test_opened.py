"""What is opened on a card says so once it is there, so that its words are explained anew."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from msdesk.ui.look import Look
from msdesk.ui.pages.card.opened import Opened
from msdesk.ui.widgets.basics import column
from msdesk.ui.widgets.few_first import FewFirst
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.text import Text


def test_a_list_that_is_shown_whole_and_a_fold_that_is_opened_have_settled(
    qtbot: QtBot, look: Look
) -> None:
    page = column(look)
    qtbot.addWidget(page)
    opened = Opened((), lambda _names: None, page)
    few = opened.few(FewFirst(look, [partial(Text, "a")] * 9), "few")
    fold = opened.watched(Fold(look, "Fold", [partial(Text, "a")]), "fold")

    with qtbot.waitSignal(opened.settled):
        few.open()
    with qtbot.waitSignal(opened.settled):
        fold.open()
    qtbot.addWidget(few)
    qtbot.addWidget(fold)


def test_all_that_is_opened_in_one_moment_is_kept_once(qtbot: QtBot, look: Look) -> None:
    page = column(look)
    qtbot.addWidget(page)
    kept: list[tuple[str, ...]] = []
    opened = Opened((), lambda names: kept.append(tuple(names)), page)
    folds = [opened.watch(Fold(look, name, []), name) for name in ("a", "b")]

    for fold in folds:
        fold.open()
        qtbot.addWidget(fold)

    qtbot.waitUntil(lambda: kept == [("a", "b")])
