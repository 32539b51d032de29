"""The parts behind the window, each made once; ``wiring`` says who listens to whom."""

from __future__ import annotations

from msdesk.app.opened import Hands
from msdesk.app.record.asking import Asking
from msdesk.app.record.backing_up import BackingUp
from msdesk.app.record.erasing import Erasing
from msdesk.app.record.flow import Means
from msdesk.app.record.going_back import GoingBack
from msdesk.app.record.gone import Gone
from msdesk.app.record.locking import Locking
from msdesk.app.record.moving import Moving
from msdesk.app.record.opening import Opening
from msdesk.app.record.settling import Settling
from msdesk.app.record.trouble import Trouble
from msdesk.app.record.upkeep import Upkeep
from msdesk.app.session import Session
from msdesk.app.shell.clearing import Clearing
from msdesk.app.shell.content import Content
from msdesk.app.shell.foot import Foot
from msdesk.app.shell.idle import Idle
from msdesk.app.shell.navigation import Navigation
from msdesk.app.shell.options import Options
from msdesk.app.shell.pages_ahead import PagesAhead
from msdesk.app.shell.preferences import Preferences
from msdesk.app.shell.searching import Searching
from msdesk.app.shell.single import Single
from msdesk.app.shell.system import System
from msdesk.app.shell.undo import Undo
from msdesk.app.shell.ways import Ways
from msdesk.app.shell.work import LongWork
from msdesk.settings import Settings
from msdesk.ui.background import Background
from msdesk.ui.frame.window import Window


class Parts:
    """Each part by its name; ``ways`` is how a place becomes a page."""

    def __init__(
        self, window: Window, settings: Settings, options: Options, single: Single, ways: Ways
    ) -> None:
        self.window = window
        self.single = single
        self.background = Background()
        self.preferences = Preferences(options.settings_file, settings)
        self.system = System(window)
        self.content = Content(self.background)
        self.searching = Searching(self.background, self.content)
        self.session = Session(self.background)
        self.foot = Foot(window)
        self.clearing = Clearing()
        self.pages_ahead = PagesAhead()
        self.undo = Undo(window)
        self.navigation = Navigation(window, ways)
        self.work = LongWork(window, self.navigation, self.background)
        self.idle = Idle(window, settings.lock_after, window)
        means = Means(
            window, self.navigation, self.work, self.background, self.preferences, self.session
        )
        self.opening = Opening(means, single)
        self.trouble = Trouble(means, single)
        self.going_back = GoingBack(means, single)
        self.gone = Gone(means, single)
        self.locking = Locking(means)
        self.backing_up = BackingUp(means)
        self.moving = Moving(means)
        self.erasing = Erasing(means)
        self.upkeep = Upkeep(means)
        self.settling = Settling(means)
        self.asking = Asking(means)

    def hands(self) -> Hands:
        """Return what a page can have done."""
        return Hands(
            change=self.preferences.change,
            amend=self.preferences.amend,
            lock_after=self._lock_after,
            back=self.navigation.back,
            encrypt=self.locking.encrypt,
            change_passphrase=self.locking.change_passphrase,
            new_recovery_key=self.locking.new_recovery_key,
            decrypt=self.locking.decrypt,
            forget_here=self.locking.forget_here,
            lock=self.opening.lock,
            choose_record_folder=self.trouble.choose_folder,
            go_to_usual_folder=self.trouble.go_to_usual_folder,
            make_backup=self.backing_up.make,
            save_backup=self.backing_up.save,
            test_backup=self.backing_up.test,
            choose_backup=self.backing_up.choose,
            go_back_to=self.going_back.go_back_to,
            take_out=self.moving.take_out,
            choose_file=self.moving.choose_file,
            choose_folder=self.moving.choose_folder,
            bring_in=self.moving.bring_in,
            remove_from_bin=self.erasing.remove,
            empty_bin=self.erasing.empty,
            erase=self.erasing.everything,
        )

    def _lock_after(self, minutes: int) -> None:
        self.preferences.change(self.preferences.value._replace(lock_after=minutes))
        self.idle.change(minutes)
        record = self.session.record
        self.idle.watch(on=record is not None and record.is_encrypted)
