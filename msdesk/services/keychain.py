"""Keeps the key of a record in the keychain of this computer, where the person wants that.

It is the system's own: Credential Manager on Windows, Keychain on macOS, the Secret Service or
KWallet on Linux.  Nothing here raises: without a keychain, or with one that refuses, the person
types the passphrase.  A keychain that would write the key into a plain file is not used.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

T = TypeVar("T")

_SERVICE = "msdesk"
_BYTES = 32
_SAFE = 1  # keyring's own mark: below it are those it does not recommend


def remember(key: bytes, record: Path) -> bool:
    """Keep the key of a record; whether it is kept, and can be had again."""
    return _asked(lambda chain: _keep(chain, record, key.hex())) or False


def recall(record: Path) -> bytes | None:
    """Return the key of a record, or None if it is not to be had."""
    kept = _asked(lambda chain: chain.get_password(_SERVICE, _name(record)))
    try:
        key = bytes.fromhex(kept or "")
    except ValueError:
        return None
    return key if len(key) == _BYTES else None


def forget(record: Path) -> bool:
    """Remove the key of a record; whether it is there no more."""
    return _asked(lambda chain: _drop(chain, record)) or False


def name() -> str | None:
    """Return what the keychain of this computer is called, or None if there is none to use."""
    return _asked(lambda chain: str(chain.name))


def _keep(chain: KeyringBackend, record: Path, kept: str) -> bool:
    chain.set_password(_SERVICE, _name(record), kept)
    return chain.get_password(_SERVICE, _name(record)) == kept


def _drop(chain: KeyringBackend, record: Path) -> bool:
    if chain.get_password(_SERVICE, _name(record)) is not None:
        chain.delete_password(_SERVICE, _name(record))
    return True


def _name(record: Path) -> str:
    return str(record.resolve())


def _asked(work: Callable[[KeyringBackend], T]) -> T | None:
    try:
        import keyring  # noqa: PLC0415 - it looks through all that is installed

        chain = keyring.get_keyring()
        if chain.priority < _SAFE:
            return None
        return work(chain)
    except Exception as error:  # noqa: BLE001 - what a system's keychain raises is its own
        log.warning("the keychain did not work: %s", type(error).__name__)
        return None
