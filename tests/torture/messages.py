"""What a worker says on its pipe: before a piece of work, and after its call has returned."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.torture.told import Change

PASSPHRASE = "two horses on a meadow"


class Begun(NamedTuple):
    """A piece of work is about to begin; all of this comes true with it, or nothing."""

    kind: str
    change: Change
    passphrase: str | None  # that will open the record; None where it will not be locked
    back_to: Path | None = None  # the record will be as in this backup


class Done(NamedTuple):
    """The call has returned: what ``Begun`` announced is kept from now on."""

    made: Path | None = None  # a backup of the record as it is now
    kept: Path | None = None  # a backup of the record as it was before
    recovery_key: str = ""  # that opens the record from now on


class Broke(NamedTuple):
    """The worker met an error, which no kill may bring about."""

    trace: str


Message = Begun | Done | Broke
