from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from msdesk.services.keychain import forget, name, recall, remember

KEY = bytes(range(32))
RECORD = Path("/home/somebody/record.db")


class InMemory(KeyringBackend):
    """A keychain as systems have it, for one test long."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Locked(InMemory):
    """A keychain whose owner presses Cancel."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError


class InPlainFile(InMemory):
    """A keychain that keyring does not recommend."""

    priority = 0.5


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def chain() -> InMemory:
    chain = InMemory()
    keyring.set_keyring(chain)
    return chain


@pytest.mark.usefixtures("chain")
def test_a_key_that_was_remembered_is_recalled() -> None:
    assert remember(KEY, RECORD)

    assert recall(RECORD) == KEY


@pytest.mark.usefixtures("chain")
def test_each_record_has_its_own() -> None:
    remember(KEY, RECORD)

    assert recall(RECORD.with_name("other.db")) is None


@pytest.mark.usefixtures("chain")
def test_a_key_that_was_forgotten_is_gone() -> None:
    remember(KEY, RECORD)

    assert forget(RECORD)

    assert recall(RECORD) is None


@pytest.mark.usefixtures("chain")
def test_what_was_never_remembered_is_forgotten_too() -> None:
    assert forget(RECORD)


def test_a_relative_path_leads_to_the_same_key(
    chain: InMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    remember(KEY, Path("record.db"))

    assert recall(tmp_path / "record.db") == KEY
    assert len(chain.kept) == 1


@pytest.mark.parametrize("spoilt", ["", "no hex", "00ff"])
def test_what_is_no_key_is_not_handed_out(chain: InMemory, spoilt: str) -> None:
    remember(KEY, RECORD)
    for place in chain.kept:
        chain.kept[place] = spoilt

    assert recall(RECORD) is None


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, Locked, InPlainFile], ids=repr)
def test_without_a_keychain_to_trust_the_passphrase_is_asked_for(
    backend: type[KeyringBackend],
) -> None:
    keyring.set_keyring(backend())

    assert not remember(KEY, RECORD)
    assert recall(RECORD) is None
    assert not forget(RECORD)


def test_the_log_holds_neither_the_key_nor_the_path(caplog: pytest.LogCaptureFixture) -> None:
    keyring.set_keyring(Locked())

    with caplog.at_level(logging.DEBUG):
        remember(KEY, RECORD)

    assert KEY.hex() not in caplog.text
    assert str(RECORD) not in caplog.text
    assert "OSError" in caplog.text


def test_a_keychain_that_keeps_nothing_is_found_out(chain: InMemory) -> None:
    chain.set_password = lambda *_: None  # type: ignore[method-assign]

    assert not remember(KEY, RECORD)


def test_a_keychain_has_a_name() -> None:
    keyring.set_keyring(InMemory())

    assert "InMemory" in (name() or "")


@pytest.mark.parametrize("chain", [fail.Keyring(), InPlainFile()])
def test_what_may_not_keep_a_key_is_no_keychain(chain: KeyringBackend) -> None:
    keyring.set_keyring(chain)

    assert name() is None
