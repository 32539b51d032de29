"""The key of the record, wrapped by the passphrase and by the recovery key.

The record is encrypted with 32 random bytes, the data key.  Each of the two secrets gives,
through Argon2id, a key of its own that wraps the data key with AES-256-GCM.  So the passphrase
can be changed without writing the record anew, and either secret will do.

Argon2id is used as RFC 9106 recommends where memory is scarce (its second choice: 64 MiB, 3
passes, 4 lanes).  The figures are in the file, so that a later version may ask for more, and
bounded, so that a file from elsewhere cannot ask for all the memory there is.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from msdesk.domain.recovery_key import new_recovery_key, read_recovery_key
from msdesk.domain.value import Value
from msdesk.errors import DamagedRecord, RecordError, WrongKey
from msdesk.store.file.access import write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_LARGEST = 64 * 1024  # bytes of a key file; one of ours has fewer than 1,500
_KEY = 32
_NONCE = 12
_TAG = 16


class Cost(Value, frozen=True, kw_only=True):
    """What Argon2id is asked to spend; ``memory`` in KiB."""

    passes: Annotated[int, Meta(ge=1, le=16)] = 3
    memory: Annotated[int, Meta(ge=128, le=1024 * 1024)] = 64 * 1024
    lanes: Annotated[int, Meta(ge=1, le=16)] = 4


COST = Cost()


class _Wrapped(Value, frozen=True, kw_only=True):
    """The data key, as one secret wraps it."""

    cost: Cost
    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]
    nonce: Annotated[bytes, Meta(min_length=_NONCE, max_length=_NONCE)]
    sealed: Annotated[bytes, Meta(min_length=_KEY + _TAG, max_length=_KEY + _TAG)]


class KeyFile(Value, frozen=True, kw_only=True):
    """What ``record.keys`` holds; a copy of it lies in each locked backup.

    ``of`` tells which data key is wrapped, without telling the key.  ``unfinished`` says that
    not all files of the folder may be locked with it yet.
    """

    of: Annotated[bytes, Meta(min_length=16, max_length=16)]
    passphrase: _Wrapped
    recovery: _Wrapped
    unfinished: bool = False

    @classmethod
    def read(cls, path: Path) -> KeyFile:
        """Return the keys in a file; raises ``DamagedRecord`` if they cannot be read."""
        try:
            with path.open("rb") as file:
                return cls.decode(file.read(_LARGEST))
        except OSError as error:
            raise unreadable() from error

    @classmethod
    def decode(cls, content: bytes) -> KeyFile:
        """Return the keys that the bytes of a file hold; raises ``DamagedRecord``."""
        try:
            file = msgspec.json.decode(content, type=_File)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            raise unreadable() from error
        if file.check != _check(file.keys):
            raise unreadable()
        return file.keys

    def encode(self) -> bytes:
        """Return the bytes of a file that holds these keys."""
        file = _File(keys=self, check=_check(self))
        return msgspec.json.format(msgspec.json.encode(file), indent=2)

    def write(self, path: Path) -> None:
        """Put the keys in a file: all of them, on the disk, when this returns."""
        write_whole(path, self.encode())

    def opens_with(self, data_key: bytes) -> bool:
        """Whether these are the keys to what is encrypted with ``data_key``."""
        return self.of == _name_of(data_key)

    def open_with_passphrase(self, passphrase: str) -> bytes:
        """Return the data key.  Raises ``WrongKey``."""
        return self._open(self.passphrase, _from_passphrase(passphrase), b"passphrase")

    def open_with_recovery_key(self, typed: str) -> bytes:
        """Return the data key.  Raises ``MistypedKey`` or ``WrongKey``."""
        return self._open(self.recovery, read_recovery_key(typed).encode(), b"recovery key")

    def with_passphrase(self, data_key: bytes, passphrase: str) -> KeyFile:
        """Return the keys with another passphrase; the one before opens them no more."""
        return replace(self, passphrase=_passphrase_wraps(passphrase, data_key))

    def with_recovery_key(self, data_key: bytes, recovery_key: str) -> KeyFile:
        """Return the keys with another recovery key; the one before opens them no more."""
        return replace(self, recovery=_recovery_key_wraps(recovery_key, data_key))

    def _open(self, wrapped: _Wrapped, secret: bytes, purpose: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - slow to import

        try:
            data_key = _cipher(secret, wrapped.salt, wrapped.cost).decrypt(
                wrapped.nonce, wrapped.sealed, _bound_to(purpose, self.of)
            )
        except InvalidTag:
            raise WrongKey(*_WRONG[purpose]) from None
        return bytes(data_key)


class _File(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys, and a check that finds a file the disk has spoiled."""

    keys: KeyFile
    check: str
    format: Literal["msdesk-keys"] = "msdesk-keys"
    version: Literal[1] = 1


def new_keys(passphrase: str) -> tuple[KeyFile, bytes, str]:
    """Return new keys, the data key in them, and their recovery key."""
    data_key, recovery_key = os.urandom(_KEY), new_recovery_key()
    keys = KeyFile(
        of=_name_of(data_key),
        passphrase=_passphrase_wraps(passphrase, data_key),
        recovery=_recovery_key_wraps(recovery_key, data_key),
    )
    return keys, data_key, recovery_key


_WRONG = {
    b"passphrase": (
        "This passphrase does not open your record.",
        "Nothing was changed. Look at small and capital letters, and try again as often as "
        "you like. Your recovery key opens it too.",
    ),
    b"recovery key": (
        "This recovery key does not open your record.",
        "Nothing was changed. It may be the key of another record, or one that was replaced. "
        "Your passphrase opens it too.",
    ),
}


def _passphrase_wraps(passphrase: str, data_key: bytes) -> _Wrapped:
    return _wrapped(_from_passphrase(passphrase), data_key, b"passphrase")


def _recovery_key_wraps(recovery_key: str, data_key: bytes) -> _Wrapped:
    return _wrapped(read_recovery_key(recovery_key).encode(), data_key, b"recovery key")


def _from_passphrase(passphrase: str) -> bytes:
    # One keyboard types an é as one sign, another as two.
    secret = unicodedata.normalize("NFC", passphrase)
    if not secret:
        raise WrongKey("The passphrase is empty.", "Type at least one sign.")
    return secret.encode("utf-8", "surrogatepass")


def _wrapped(secret: bytes, data_key: bytes, purpose: bytes) -> _Wrapped:
    salt, nonce = os.urandom(16), os.urandom(_NONCE)
    sealed = _cipher(secret, salt, COST).encrypt(
        nonce, data_key, _bound_to(purpose, _name_of(data_key))
    )
    return _Wrapped(cost=COST, salt=salt, nonce=nonce, sealed=sealed)


def _cipher(secret: bytes, salt: bytes, cost: Cost) -> AESGCM:
    # Imported here: a start without a lock needs neither.
    from argon2.exceptions import HashingError  # noqa: PLC0415
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        key = hash_secret_raw(secret, salt, cost.passes, cost.memory, cost.lanes, _KEY, Type.ID)
    except HashingError as error:
        raise RecordError(
            "There is not enough free memory to work out the key of your record.",
            "Close other programs. Then try again.",
        ) from error
    return AESGCM(key)


def _bound_to(purpose: bytes, of: bytes) -> bytes:
    return b"msdesk " + purpose + b" " + of


def _name_of(data_key: bytes) -> bytes:
    return hashlib.sha256(b"msdesk data key " + data_key).digest()[:16]


def _check(keys: KeyFile) -> str:
    return hashlib.sha256(msgspec.json.encode(keys)).hexdigest()


def unreadable() -> DamagedRecord:
    """Return what to say of keys that are not there, or damaged."""
    return DamagedRecord(
        "The keys of your record cannot be read.",
        "Keep all files as they are. If you have a backup, go back to it.",
    )
