from __future__ import annotations

import base64
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from argon2 import low_level
from argon2.exceptions import HashingError

from msdesk.domain.recovery_key import new_recovery_key
from msdesk.errors import DamagedRecord, MistypedKey, RecordError, WrongKey
from msdesk.store.copies.keys import Cost, KeyFile, new_keys

pytestmark = pytest.mark.usefixtures("cheap_keys")

TYPED = "hemlig åäö; \"'--"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.keys"


def changed(keys: KeyFile, change: dict[str, object]) -> bytes:
    """Return the file with other words in it, and a check that fits them."""
    file = json.loads(keys.encode())
    for name, value in change.items():
        place: Any = file
        *way, last = name.split("/")
        for step in way:
            place = place[step]
        place[last] = value
    return json.dumps(file).encode()


def test_argon2id_is_asked_for_what_rfc_9106_recommends() -> None:
    assert (Cost().passes, Cost().memory, Cost().lanes) == (3, 64 * 1024, 4)


def test_the_passphrase_opens_the_keys() -> None:
    keys, data_key, _ = new_keys(TYPED)

    assert keys.open_with_passphrase(TYPED) == data_key


def test_the_data_key_has_256_bits_and_no_two_are_the_same() -> None:
    found = {new_keys(TYPED)[1] for _ in range(10)}

    assert {len(key) for key in found} == {32}
    assert len(found) == 10


def test_the_recovery_key_opens_the_keys_however_it_is_typed() -> None:
    keys, data_key, recovery_key = new_keys(TYPED)

    assert keys.open_with_recovery_key(recovery_key) == data_key
    assert keys.open_with_recovery_key(recovery_key.lower().replace("-", " ")) == data_key


@pytest.mark.parametrize("wrong", ["Hemlig", TYPED + " ", " " + TYPED, "x"])
def test_another_passphrase_does_not(wrong: str) -> None:
    keys, *_ = new_keys(TYPED)

    with pytest.raises(WrongKey, match="passphrase does not open") as caught:
        keys.open_with_passphrase(wrong)
    assert "Nothing was changed" in caught.value.what_to_do


def test_another_recovery_key_does_not() -> None:
    keys, *_ = new_keys(TYPED)

    with pytest.raises(WrongKey, match="recovery key does not open"):
        keys.open_with_recovery_key(new_recovery_key())


def test_a_mistyped_recovery_key_is_told_from_a_wrong_one() -> None:
    keys, _, recovery_key = new_keys(TYPED)

    with pytest.raises(MistypedKey):
        keys.open_with_recovery_key(recovery_key[:-1])


def test_the_passphrase_is_no_recovery_key() -> None:
    keys, _, recovery_key = new_keys(TYPED)

    with pytest.raises(WrongKey):
        keys.open_with_passphrase(recovery_key)


def test_an_accent_typed_as_one_sign_or_as_two_is_the_same() -> None:
    keys, data_key, _ = new_keys("caf\u00e9")

    assert keys.open_with_passphrase("cafe\u0301") == data_key


def test_half_a_sign_from_the_clipboard_is_no_matter() -> None:
    keys, data_key, _ = new_keys("\ud83d")

    assert keys.open_with_passphrase("\ud83d") == data_key


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(WrongKey, match="empty"):
        new_keys("")


def test_a_new_passphrase_takes_the_place_of_the_old() -> None:
    keys, data_key, recovery_key = new_keys(TYPED)

    newer = keys.with_passphrase(data_key, "new")

    assert newer.open_with_passphrase("new") == data_key
    assert newer.open_with_recovery_key(recovery_key) == data_key
    with pytest.raises(WrongKey):
        newer.open_with_passphrase(TYPED)


def test_a_new_recovery_key_takes_the_place_of_the_old() -> None:
    keys, data_key, recovery_key = new_keys(TYPED)
    new = new_recovery_key()

    newer = keys.with_recovery_key(data_key, new)

    assert newer.open_with_recovery_key(new) == data_key
    assert newer.open_with_passphrase(TYPED) == data_key
    with pytest.raises(WrongKey):
        newer.open_with_recovery_key(recovery_key)


def test_the_keys_know_their_data_key_and_no_other() -> None:
    keys, data_key, _ = new_keys(TYPED)

    assert keys.opens_with(data_key)
    assert not keys.opens_with(bytes(32))


def test_nothing_secret_is_in_the_file() -> None:
    keys, data_key, recovery_key = new_keys(TYPED)

    written = keys.encode()

    for secret in (data_key, base64.b64encode(data_key), data_key.hex().encode()):
        assert secret not in written
    assert recovery_key.encode() not in written
    assert b"hemlig" not in written


def test_the_same_secrets_never_make_the_same_file() -> None:
    keys, data_key, _ = new_keys(TYPED)

    newer = keys.with_passphrase(data_key, TYPED)

    assert newer.passphrase.salt != keys.passphrase.salt
    assert newer.passphrase.nonce != keys.passphrase.nonce


def test_what_is_wrapped_for_one_purpose_opens_for_no_other() -> None:
    keys, _, recovery_key = new_keys(TYPED)
    swapped = KeyFile(of=keys.of, passphrase=keys.recovery, recovery=keys.passphrase)

    with pytest.raises(WrongKey):
        swapped.open_with_passphrase(recovery_key)


def test_keys_are_read_as_they_were_written(path: Path) -> None:
    keys, *_ = new_keys(TYPED)

    keys.write(path)

    assert KeyFile.read(path) == keys


def test_keys_in_the_place_of_others_leave_nothing_behind(path: Path) -> None:
    new_keys("old")[0].write(path)
    new_keys(TYPED)[0].write(path)

    assert [file.name for file in path.parent.iterdir()] == ["record.keys"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_only_the_owner_may_read_them(path: Path) -> None:
    new_keys(TYPED)[0].write(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_any_one_spoilt_byte_is_found_and_not_taken_for_a_wrong_passphrase() -> None:
    keys, *_ = new_keys(TYPED)
    written = keys.encode()

    for place in range(len(written)):
        spoilt = bytearray(written)
        spoilt[place] ^= 0x04
        try:
            assert KeyFile.decode(bytes(spoilt)) == keys  # a space, or a name's last letter
        except DamagedRecord:
            continue


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\0" * 2000,
        b"\xff" * 2000,
        b"[" * 60_000,
        b'{"keys": ' * 6_000,
        b"[]" * 1_000_000,
    ],
)
def test_what_is_no_key_file_is_said_to_be_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(DamagedRecord, match="keys of your record cannot be read"):
        KeyFile.read(path)


def test_a_key_file_cut_short_is_said_to_be_damaged(path: Path) -> None:
    keys, *_ = new_keys(TYPED)
    path.write_bytes(keys.encode()[:-20])

    with pytest.raises(DamagedRecord):
        KeyFile.read(path)


def test_a_missing_key_file_is_said_to_be_damaged(path: Path) -> None:
    with pytest.raises(DamagedRecord):
        KeyFile.read(path)


@pytest.mark.parametrize(
    "change",
    [
        {"keys/passphrase/cost/memory": 100 * 1024 * 1024},
        {"keys/passphrase/cost/passes": 1_000_000},
        {"keys/recovery/cost/lanes": 1_000},
        {"keys/recovery/cost/memory": 0},
        {"keys/passphrase/salt": ""},
        {"keys/passphrase/nonce": "AAAA"},
        {"keys/passphrase/sealed": "AAAA"},
        {"keys/of": "AAAA"},
        {"format": "other"},
        {"version": 2},
        {"more": 1},
    ],
)
def test_a_file_that_asks_for_too_much_is_refused(change: dict[str, object]) -> None:
    keys, *_ = new_keys(TYPED)

    with pytest.raises(DamagedRecord):
        KeyFile.decode(changed(keys, change))


def test_a_computer_short_of_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    keys, *_ = new_keys(TYPED)

    def hash_secret_raw(*_: object) -> None:
        raise HashingError

    monkeypatch.setattr(low_level, "hash_secret_raw", hash_secret_raw)

    with pytest.raises(RecordError, match="not enough free memory"):
        keys.open_with_passphrase(TYPED)
