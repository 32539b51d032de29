"""Settings come back as they were kept, and a damaged file counts as none."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msdesk.settings import TEXT_SIZES, THEMES, Settings, is_unreadable, load, save
from tests.rights import ordinary_rights

CHOSEN = Settings(
    theme="high-contrast",
    text_percent=150,
    pictures=False,
    low_energy=True,
    country="Sweden",
    width=900,
    height=700,
)

choices = st.builds(
    Settings,
    theme=st.sampled_from(("", *THEMES)),
    text_percent=st.sampled_from(TEXT_SIZES),
    country=st.text(max_size=20),
    lock_after=st.integers(0, 1440),
    print_size=st.integers(12, 20),
    width=st.integers(300, 10_000),
    height=st.integers(300, 10_000),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def kept(file: Path, content: bytes) -> Settings:
    """Return the settings a file with some content gives."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return load(file)


def test_settings_come_back_as_they_were_kept(file: Path) -> None:
    save(file, CHOSEN)

    assert load(file) == CHOSEN


@given(choices)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_choice_comes_back(file: Path, chosen: Settings) -> None:
    save(file, chosen)

    assert load(file) == chosen


def test_settings_kept_again_take_the_place_of_the_old(file: Path) -> None:
    save(file, CHOSEN)

    save(file, Settings())

    assert load(file) == Settings()
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_only_the_owner_may_read_the_settings(file: Path) -> None:
    save(file, CHOSEN)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_there_is_no_file_the_usual_settings_hold(file: Path) -> None:
    assert load(file) == Settings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b"1", b'"dark"'],
)
def test_a_damaged_file_counts_as_none(file: Path, content: bytes) -> None:
    assert kept(file, content) == Settings()


@given(st.binary(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_stops_the_start(file: Path, content: bytes) -> None:
    assert isinstance(kept(file, content), Settings)


def test_a_folder_in_the_place_of_the_file_counts_as_none(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


@pytest.mark.parametrize(
    "passed_over",
    ['"later": 1', '"text_percent": "large"', '"pictures": 1', '"width": true', '"theme": null'],
)
def test_one_setting_that_makes_no_sense_leaves_the_others(file: Path, passed_over: str) -> None:
    content = f'{{"country": "Sweden", {passed_over}}}'

    assert kept(file, content.encode()) == Settings(country="Sweden")


def test_a_theme_that_is_gone_follows_the_system(file: Path) -> None:
    assert kept(file, b'{"theme": "sepia", "width": 900}') == Settings(width=900)


@pytest.mark.parametrize(("percent", "used"), [(-1, 100), (99, 100), (125, 125), (9000, 300)])
def test_text_is_never_smaller_than_usual_nor_larger_than_the_largest(
    file: Path, percent: int, used: int
) -> None:
    assert kept(file, b'{"text_percent": %d}' % percent).text_percent == used


@pytest.mark.parametrize("size", [99999999999, 10_001, 299, 0, -1, 10**400, "NaN", "1e3", "null"])
@pytest.mark.parametrize("side", ["width", "height"])
def test_a_window_of_no_size_that_can_be_has_the_usual_one(
    file: Path, side: str, size: object
) -> None:
    assert kept(file, f'{{"{side}": {size}}}'.encode()) == Settings()


@pytest.mark.parametrize("minutes", [-1, 1441, 99999999999])
def test_a_lock_after_no_time_that_can_be_has_the_usual_one(file: Path, minutes: int) -> None:
    assert kept(file, b'{"lock_after": %d}' % minutes) == Settings()


def test_settings_nested_without_end_count_as_none(file: Path) -> None:
    assert kept(file, b"[" * 100_000) == Settings()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b'{"data_folder": 5}']
)
def test_settings_that_may_have_named_a_folder_are_told_to_be_unreadable(
    file: Path, content: bytes
) -> None:
    kept(file, content)

    assert is_unreadable(file)


def test_a_folder_in_the_place_of_the_settings_is_told_to_be_unreadable(tmp_path: Path) -> None:
    assert is_unreadable(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_settings_one_may_not_read_count_as_none_and_are_told_to_be_unreadable(file: Path) -> None:
    save(file, CHOSEN)
    file.chmod(0)

    with ordinary_rights():
        assert (load(file), is_unreadable(file)) == (Settings(), True)


@pytest.mark.parametrize("content", [b"{}", b'{"width": -1}', b'{"data_folder": "/x"}'])
def test_settings_that_can_be_read_are_not_told_to_be_unreadable(
    file: Path, content: bytes
) -> None:
    kept(file, content)

    assert not is_unreadable(file)


def test_settings_that_are_not_there_are_not_told_to_be_unreadable(file: Path) -> None:
    assert not is_unreadable(file)


def test_it_is_told_whether_settings_could_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert save(tmp_path / "settings.json", CHOSEN)
    assert not save(tmp_path / "file" / "settings.json", CHOSEN)
