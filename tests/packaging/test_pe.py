"""What Windows' programs and libraries ask for, read out of them."""

from __future__ import annotations

import struct
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.packaging.loading import module

pe = module("pe")


def _a_program_of_windows() -> Path:
    """Return a program that setuptools brings along on every system."""
    spec = find_spec("setuptools")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "cli-64.exe"


def test_the_functions_a_program_asks_for_are_read_out_of_it() -> None:
    found = pe.asked(_a_program_of_windows())

    assert pe.Asked("kernel32.dll", "CreateProcessA") in found
    assert pe.Asked("api-ms-win-crt-filesystem-l1-1-0.dll", "_makepath") in found


def test_what_another_file_of_the_bundle_gives_is_not_asked_of_windows(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(_a_program_of_windows().read_bytes())
    (tmp_path / "KERNEL32.dll").write_bytes(_a_program_of_windows().read_bytes())

    assert "kernel32.dll" not in {each.library for each in pe.of_windows(tmp_path)}


def test_what_nobody_has_looked_up_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.exe").write_bytes(_a_program_of_windows().read_bytes())
    known = tmp_path / "known.txt"
    first, *others = sorted(pe.asked(tmp_path / "a.exe"))
    known.write_text(
        "# a remark\n" + "".join(f"{one.library}\n  {one.function}\n" for one in others)
    )
    monkeypatch.setattr(pe, "ASKED_FOR", known)

    assert pe.lacking(tmp_path) == [f"{first.library}: {first.function}"]


def test_a_delayed_library_counts_as_asked_for(tmp_path: Path) -> None:
    """It is looked up when first called, and ends the program then."""
    path = tmp_path / "delayed.dll"
    path.write_bytes(_delayed(b"icu.dll", b"ucnv_open"))

    assert pe.asked(path) == {pe.Asked("icu.dll", "ucnv_open")}


def _delayed(library: bytes, function: bytes) -> bytes:
    """Return the least that is a library with one delayed import, loaded where it lies."""
    start, section, content = 0x40, 0x200, 0x400
    data = bytearray(0x600)
    data[:2] = b"MZ"
    struct.pack_into("<I", data, 0x3C, start)
    data[start : start + 4] = b"PE\0\0"
    struct.pack_into("<H", data, start + 6, 1)
    struct.pack_into("<H", data, start + 20, section - start - 24)
    struct.pack_into("<H", data, start + 24, 0x20B)
    struct.pack_into("<I", data, start + 24 + 112 + 8 * 13, content)
    struct.pack_into("<4I", data, section + 8, 0x200, content, 0x200, content)
    struct.pack_into("<I", data, content + 4, content + 0x80)
    struct.pack_into("<I", data, content + 16, content + 0xC0)
    struct.pack_into("<Q", data, content + 0xC0, content + 0xE0)
    data[content + 0x80 : content + 0x80 + len(library)] = library
    data[content + 0xE2 : content + 0xE2 + len(function)] = function
    return bytes(data)


def test_a_function_asked_for_by_its_number_has_that(tmp_path: Path) -> None:
    data = bytearray(_delayed(b"ws2_32.dll", b""))
    struct.pack_into("<Q", data, 0x400 + 0xC0, 1 << 63 | 115)
    path = tmp_path / "numbered.dll"
    path.write_bytes(data)

    assert pe.asked(path) == {pe.Asked("ws2_32.dll", "#115")}


@pytest.mark.parametrize("data", [b"", b"\x7fELF", b"MZ", b"MZ" + bytes(0x100)])
def test_another_file_is_said_to_be_none_of_windows(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.dll"
    path.write_bytes(data)

    with pytest.raises(pe.NotWindows, match=r"other\.dll"):
        pe.asked(path)


def test_each_library_that_was_looked_up_has_functions() -> None:
    known = pe.known()

    assert pe.Asked("uiautomationcore.dll", "UiaRaiseNotificationEvent") in known
    assert all(each.library == each.library.lower() and each.function for each in known)


def test_windows_10_1809_is_not_asked_for_what_came_later() -> None:
    libraries = {each.library for each in pe.known()}

    assert "icu.dll" not in libraries  # 1903
    assert "icuuc.dll" in libraries  # 1703
