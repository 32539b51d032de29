"""Who listens to whom, a line a relation.

The order of the lines about one signal is the order in which it is heard.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from msdesk.app.parts import Parts
from msdesk.app.shell.look import look_for
from msdesk.app.shell.redrawing import Redrawing
from msdesk.domain.screen import Screen
from msdesk.errors import Error
from msdesk.ui.frame import focus_ring, keyboard
from msdesk.ui.frame.focus_order import reading_order
from msdesk.ui.frame.second_press import SecondPress


def connect(p: Parts) -> None:
    """Connect the parts, once."""
    _frame(p)
    _pages(p)
    _undoing(p)
    _searching(p)
    _flows(p)
    _opening(p)
    _open_record(p)
    _closing(p)


def _frame(p: Parts) -> None:
    def keep_size() -> None:
        size = p.window.size()
        lost = p.session.record is None and not p.single.begins  # settings may tell where
        if not (lost or p.window.isMaximized()):
            settings = p.preferences.value
            p.preferences.change(settings._replace(width=size.width(), height=size.height()))

    keyboard.attach(p.window)  # first: it remembers what the ring forgets
    ring = focus_ring.attach(p.window, p.window.look.theme.focus)
    p.window.take_up(ring, p.foot.beside(reading_order))
    curtain = p.window.curtain
    SecondPress(p.window, lambda: curtain.seen_from, curtain.be_looked_at)
    for keys, does in (("Esc", p.window.escape), ("Alt+Left", p.window.went_back.emit)):
        key = QShortcut(QKeySequence(keys), p.window)
        key.setAutoRepeat(False)  # a key held too long must not go back through every page
        key.activated.connect(does)
    p.window.closing.connect(keep_size)
    redraw = Redrawing(
        p.window, p.navigation, p.foot, lambda: look_for(p.preferences.value, p.system.theme)
    )
    p.preferences.look_changed.connect(redraw.begin)
    p.system.changed.connect(redraw.begin)
    # A page that has to be answered first, and one without a record, are not made anew.
    p.navigation.resumed.connect(lambda: QTimer.singleShot(0, redraw, redraw.begin))


def _pages(p: Parts) -> None:
    p.navigation.asked.connect(p.asking.keep)
    p.navigation.said.connect(p.foot.say)
    p.navigation.filed.connect(p.foot.saved)
    p.navigation.stood_in.connect(p.foot.hide)
    p.navigation.moves.connect(p.foot.hide)
    p.navigation.moves.connect(p.clearing.soon)
    for stays in (p.searching.made, p.pages_ahead.ended):
        stays.connect(p.clearing.spare)
    for late in (p.navigation.stood_in, p.navigation.resumed):  # what came first has had its turn
        late.connect(p.content.load_soon)
    p.asking.there.connect(
        lambda words, place: p.foot.offer(words, "Show it", lambda: p.navigation.go(place))
    )


def _undoing(p: Parts) -> None:
    def by_key() -> None:
        if p.session.record is not None and not p.navigation.interrupted:
            p.undo.take_back()

    for changed in (p.navigation.undoable, p.asking.kept):
        changed.connect(p.undo.did)
        changed.connect(p.foot.undoable)
    p.navigation.typed.connect(p.undo.typed)
    p.navigation.typed.connect(p.foot.hide_way_back)
    p.foot.undo_wanted.connect(p.undo.take_back)
    key = QShortcut(QKeySequence("Ctrl+Z"), p.window)  # not while one writes: fields have it first
    key.setAutoRepeat(False)
    key.activated.connect(by_key)
    p.undo.keeping.connect(p.navigation.keep_all)
    p.undo.undone.connect(p.navigation.again)
    p.undo.undone.connect(lambda what: p.foot.undone(what, more=p.undo.has_more))
    p.undo.nothing.connect(lambda: p.foot.say("There is nothing to undo."))
    for gone_for_good in (p.session.closing, p.erasing.removed, p.moving.brought_in):
        gone_for_good.connect(p.undo.forget)


def _searching(p: Parts) -> None:
    def begin() -> None:
        if p.session.record is not None and not p.navigation.interrupted:
            p.navigation.begin_at(Screen.FIND)

    for keys in ("Ctrl+F", "Ctrl+K"):
        key = QShortcut(QKeySequence(keys), p.window)
        key.setAutoRepeat(False)
        key.activated.connect(begin)


def _flows(p: Parts) -> None:
    def work_failed(error: Error) -> None:
        p.navigation.again()
        p.foot.say(error.whole)

    for flow in (
        *(p.opening, p.trouble, p.going_back, p.gone, p.locking),
        *(p.backing_up, p.moving, p.erasing, p.upkeep),
    ):
        flow.said.connect(p.foot.say)
        flow.filed.connect(p.foot.saved)
    p.work.failed.connect(work_failed)


def _opening(p: Parts) -> None:
    """From a folder to an open record, and what stands in its way."""

    def cannot_go_on(error: Error) -> None:
        p.session.close()
        p.trouble.show(error)

    p.content.failed.connect(cannot_go_on)
    p.upkeep.found.connect(cannot_go_on)
    p.opening.refused.connect(p.trouble.show)
    p.opening.in_use.connect(p.trouble.show_in_use)
    p.opening.folder_refused.connect(p.trouble.say_here)
    p.trouble.open_again.connect(p.opening.open)
    p.trouble.open_anyway.connect(p.opening.open_anyway)
    p.trouble.open_with.connect(p.opening.open_with)
    p.trouble.begin_here.connect(p.opening.begin_here)
    p.trouble.begin_anew.connect(p.opening.open_new)
    p.trouble.folder_chosen.connect(p.opening.move_to)
    p.trouble.go_back.connect(p.going_back.go_back_to)
    p.going_back.open_with.connect(p.opening.open_with)
    p.going_back.stopped.connect(p.trouble.show_again)
    p.trouble.gone.connect(p.gone.show)
    p.trouble.save_wanted.connect(p.gone.save_all)
    p.gone.shows.connect(p.trouble.put)


def _open_record(p: Parts) -> None:
    def look_for_another_file() -> None:
        record = p.session.record
        if record is not None and record.replaced():
            p.trouble.keep_both(record)

    p.session.opened.connect(p.upkeep.begin)
    p.session.opened.connect(p.settling.watch)
    p.session.opened.connect(p.pages_ahead.begin)
    p.session.opened.connect(p.trouble.bring_together)
    p.trouble.together.connect(p.moving.bring_in)
    p.single.stirred.connect(look_for_another_file)
    p.single.knocked.connect(p.window.come_forward)
    p.idle.idle.connect(p.opening.lock)
    p.locking.locked.connect(lambda on: p.idle.watch(on=on))


def _closing(p: Parts) -> None:
    p.session.keeping.connect(p.navigation.keep_all)
    p.session.closing.connect(lambda: p.idle.watch(on=False))
    p.session.closing.connect(p.upkeep.stop)
    p.session.closing.connect(p.settling.stop)
    p.session.closing.connect(p.pages_ahead.stop)
    p.session.closing.connect(p.navigation.let_go)
    p.erasing.erasing.connect(p.locking.forget_key)
    p.erasing.let_go.connect(p.single.release)
    p.erasing.failed.connect(p.trouble.show)
