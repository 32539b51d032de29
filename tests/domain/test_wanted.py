"""What a thread works on is wanted as long as somebody says so."""

from __future__ import annotations

from msdesk.domain.wanted import is_wanted, work_wanted_while


def test_work_that_nobody_asked_about_is_wanted() -> None:
    assert is_wanted()


def test_work_is_wanted_as_long_as_who_asked_for_it_says() -> None:
    with work_wanted_while(lambda: False):
        assert not is_wanted()
        with work_wanted_while(lambda: True):
            assert is_wanted()


def test_what_comes_after_such_work_is_wanted() -> None:
    with work_wanted_while(lambda: False):
        pass

    assert is_wanted()
