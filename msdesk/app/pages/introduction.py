"""The introduction: what is kept of the answers, and where one goes from it."""

from __future__ import annotations

from functools import partial

import msgspec

from msdesk.app.opened import Opened
from msdesk.domain.ms_type import MsType
from msdesk.domain.profile import TypeAnswer
from msdesk.domain.screen import Screen
from msdesk.ui.pages.introduction import IntroductionPage


def introduction(s: Opened) -> IntroductionPage:
    """Return the introduction at its first step, or at the one that is drawn anew."""
    comes = s.trail.now is not Screen.INTRODUCTION
    if comes:
        s.trail.step = 0
        s.hands.change(s.settings._replace(introduced=True))
    page = IntroductionPage(s.look, again=comes or s.settings.introduced, step=s.trail.step)
    take_up(page, s)
    return page


def take_up(page: IntroductionPage, s: Opened) -> None:
    """Keep in this record what is answered there."""

    def keep_step(step: int) -> None:
        s.trail.step = step

    page.stepped.connect(keep_step)
    page.type_chosen.connect(partial(_keep_type, page, s))
    page.left.connect(partial(_leave, s))
    page.lock_wanted.connect(partial(_go_to_lock, page, s))
    page.lock_refused.connect(partial(_leave, s, asked_to_lock=True))
    page.take_up(s.record.profile.get(), locked=s.record.is_encrypted)


def _keep_type(
    page: IntroductionPage, s: Opened, answer: TypeAnswer, types: tuple[MsType, ...]
) -> None:
    before = s.record.profile.get()
    profile = msgspec.structs.replace(before, answer=answer, ms_types=types)
    s.record.profile.save(profile)
    page.take_up(profile, locked=s.record.is_encrypted)
    page.undoable.emit("Changed my type of MS.", partial(s.record.profile.save, before))


def _leave(s: Opened, *, asked_to_lock: bool = False) -> None:
    asked = asked_to_lock or s.settings.asked_to_lock
    s.hands.change(s.settings._replace(introduced=True, asked_to_lock=asked))
    s.hands.back()


def _go_to_lock(page: IntroductionPage, s: Opened) -> None:
    _leave(s, asked_to_lock=True)  # first: nobody comes back here from the page of the lock
    page.go(Screen.ENCRYPT)
