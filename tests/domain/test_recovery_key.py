from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msdesk.domain.recovery_key import (
    GROUPS,
    LENGTH,
    SIGNS,
    new_recovery_key,
    read_recovery_key,
    wrong_groups,
)
from msdesk.errors import MistypedKey

KEY = "644JJ-H32Q7-YZJJ2-XJW39-APU6R-CC2QV-UWP73"

keys = st.builds(new_recovery_key)
groups = st.integers(0, GROUPS - 1)
places = st.integers(0, LENGTH - 1)


def message_of(typed: str) -> str:
    with pytest.raises(MistypedKey) as caught:
        read_recovery_key(typed)
    return str(caught.value)


def exchanged(group: str, one: int, other: int) -> str:
    signs = list(group)
    signs[one], signs[other] = signs[other], signs[one]
    return "".join(signs)


def test_a_key_is_seven_groups_of_five_signs() -> None:
    assert [len(group) for group in new_recovery_key().split("-")] == [5] * 7


def test_no_two_keys_are_the_same() -> None:
    assert len({new_recovery_key() for _ in range(100)}) == 100


def test_no_sign_is_easily_taken_for_another() -> None:
    assert len(set(SIGNS)) == 31
    assert not set("01ILO") & set(SIGNS)


def test_every_sign_is_drawn() -> None:
    assert set("".join(new_recovery_key() for _ in range(200))) == {*SIGNS, "-"}


def test_a_key_printed_by_this_version_is_read_by_every_later_one() -> None:
    assert read_recovery_key(KEY) == KEY


@given(keys)
def test_a_key_is_read_as_it_was_made(key: str) -> None:
    assert read_recovery_key(key) == key
    assert wrong_groups(key) == ()


@given(keys, st.sampled_from(["", " ", "  ", "\n", "–", " - ", ".", "_", "\u00a0"]))
def test_small_letters_and_other_signs_between_will_do(key: str, between: str) -> None:
    assert read_recovery_key(f" {key.lower().replace('-', between)}\n") == key


@given(keys, groups, places, st.sampled_from(SIGNS + "01ILOÅ"))
def test_one_wrong_sign_is_found_and_its_group_named(
    key: str, group: int, place: int, sign: str
) -> None:
    parts = key.split("-")
    right = parts[group]
    parts[group] = right[:place] + sign + right[place + 1 :]

    if parts[group] != right:
        assert message_of("-".join(parts)) == f"Group {group + 1} has a mistake."
        assert wrong_groups("".join(parts)) == (group + 1,)


@given(keys, groups, places, places)
def test_two_signs_of_a_group_in_each_others_place_are_found(
    key: str, group: int, one: int, other: int
) -> None:
    parts = key.split("-")
    right = parts[group]
    parts[group] = exchanged(right, one, other)

    if parts[group] != right:
        assert message_of("-".join(parts)) == f"Group {group + 1} has a mistake."


@given(keys, groups, groups)
def test_two_groups_in_each_others_place_are_found(key: str, one: int, other: int) -> None:
    parts = key.split("-")
    parts[one], parts[other] = parts[other], parts[one]

    if one != other:
        first, last = sorted((one + 1, other + 1))
        assert message_of("-".join(parts)) == f"Groups {first} and {last} have a mistake."


@given(keys, groups, places)
def test_a_sign_left_out_is_found_in_its_group_alone(key: str, group: int, place: int) -> None:
    parts = key.split("-")
    parts[group] = parts[group][:place] + parts[group][place + 1 :]

    assert message_of(" ".join(parts)) == f"Group {group + 1} has a mistake."


@given(keys, groups, places, st.sampled_from(SIGNS))
def test_a_sign_too_many_is_found_in_its_group_alone(
    key: str, group: int, place: int, sign: str
) -> None:
    parts = key.split("-")
    parts[group] = parts[group][:place] + sign + parts[group][place:]

    assert message_of(" ".join(parts)) == f"Group {group + 1} has a mistake."


def test_three_wrong_groups_are_all_named() -> None:
    typed = "AAAAA-H32Q7-AAAAA-XJW39-AAAAA-CC2QV-UWP73"

    assert message_of(typed) == "Groups 1, 3 and 5 have a mistake."


@given(st.text())
def test_nothing_typed_leads_to_another_error(typed: str) -> None:
    wrong_groups(typed)
    message_of(typed)


@pytest.mark.parametrize("typed", ["", "   ", "644JJ", "644JJ-H3", "644JJ-H32Q7-YZJJ2"])
def test_a_key_that_is_not_complete_is_said_not_to_be(typed: str) -> None:
    assert message_of(typed).startswith("The recovery key is not complete")


def test_a_mistake_comes_before_what_is_missing() -> None:
    assert message_of("AAAAA-H32Q7") == "Group 1 has a mistake."


@pytest.mark.parametrize("more", ["A", "AAAAA"])
def test_a_key_that_is_too_long_is_said_to_be(more: str) -> None:
    assert message_of(f"{KEY}-{more}").startswith("This is too long")


@pytest.mark.parametrize("typed", ["", "6", "644J", "644JJ-H32Q", "644JJH32Q7YZ"])
def test_a_group_is_judged_only_when_it_is_typed_to_its_end(typed: str) -> None:
    assert wrong_groups(typed) == ()


def test_a_wrong_group_is_found_while_the_rest_is_still_to_come() -> None:
    assert wrong_groups("644JJ-H32Q8-YZ") == (2,)
