"""The steps of a build that need no build."""

from __future__ import annotations

import _ctypes
import os
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from msdesk import paths
from tests.packaging.loading import FOLDER, module

archives, bundle, compare, elf = map(module, ("archives", "bundle", "compare", "elf"))
project, launcher, release = map(module, ("project", "launcher", "check_release"))
bytecode, wheels = map(module, ("bytecode", "check_wheels"))
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="ldd is Linux's")
posix_only = pytest.mark.skipif(os.name == "nt", reason="a script stands in for the program")


def test_a_template_that_asks_for_something_unknown_is_refused() -> None:
    with pytest.raises(LookupError, match="@NOBODY@"):
        project.fill("by @NOBODY@", {"VERSION": "1"})


def test_a_given_second_counts_as_the_time_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")

    assert project.day() == "1970-01-02"


def test_a_build_is_made_alike_whoever_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")

    told = bundle.environment()

    assert (told["PYTHONHASHSEED"], told["TZ"]) == ("0", "UTC")
    assert "PYTHONDONTWRITEBYTECODE" not in told


def _program(folder: Path, script: str) -> Path:
    path = folder / project.NAME
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return folder


@posix_only
def test_a_bundle_that_is_not_well_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(bundle.BuildError, match="FAILED  Record"):
        bundle.check(_program(tmp_path, "echo 'FAILED  Record'; exit 1"))


@posix_only
def test_a_bundle_that_is_too_large_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(project, "BUNDLE_LIMIT", 10)

    with pytest.raises(bundle.BuildError, match="over"):
        bundle.check(_program(tmp_path, "echo all is well"))

    assert "all is well" in capsys.readouterr().out


@posix_only
def test_the_self_check_sees_nothing_of_the_checkout(tmp_path: Path) -> None:
    said = bundle.self_check(_program(tmp_path, 'echo "path=$PYTHONPATH,$1"'))

    assert said == "path=,--self-check\n"


def test_equal_folders_are_alike(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_bytes(b"same")

    assert compare.folders(tmp_path / "one", tmp_path / "other") == []


def test_where_two_builds_differ_is_told(tmp_path: Path) -> None:
    for name, text in (("one", b"abc"), ("other", b"abd")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_bytes(text)
    (tmp_path / "other" / "b").touch()

    told = compare.folders(tmp_path / "one", tmp_path / "other")

    assert told == ["a: differs from byte 2 on", "b: only in the second build"]


def _library(path: Path, search: bytes) -> Path:
    """Write the least of a library: one segment that names where to search."""
    strings = b"\0" + search + b"\0"
    dynamic = struct.pack("<qQqQqQ", 5, 64 + 56 + 48, 29, 1, 0, 0)
    program = struct.pack("<IIQQQQQQ", 2, 4, 120, 120, 120, len(dynamic), len(dynamic), 8)
    head = bytearray(64)
    head[:6] = b"\x7fELF\x02\x01"
    struct.pack_into("<Q", head, 32, 64)
    struct.pack_into("<HH", head, 54, 56, 1)
    path.write_bytes(bytes(head) + program + dynamic + strings)
    return path


def test_the_folder_of_the_builder_is_forgotten(tmp_path: Path) -> None:
    library = _library(tmp_path / "lib.so", b"/home/builder/lib")

    assert elf.forget_builder(library)
    assert struct.unpack_from("<qQqQ", library.read_bytes(), 120) == (5, 168, 0, 0)
    assert not elf.forget_builder(library)


def test_a_search_inside_the_bundle_stays(tmp_path: Path) -> None:
    assert not elf.forget_builder(_library(tmp_path / "lib.so", b"$ORIGIN/../lib"))


def test_what_is_no_library_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")

    assert not elf.forget_builder(tmp_path / "a.txt")


@linux_only
def test_a_library_that_finds_all_it_wants_lacks_nothing(tmp_path: Path) -> None:
    (tmp_path / "_ctypes.so").write_bytes(Path(_ctypes.__file__).read_bytes())

    assert elf.lacking(tmp_path) == []


def test_the_same_folder_is_packed_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setattr(project, "DIST", tmp_path)
    folder = tmp_path / "msdesk"
    folder.mkdir()
    (folder / "a").write_text("words")

    first = archives.tar(folder).read_bytes()
    (folder / "a").touch()

    assert archives.tar(folder).read_bytes() == first


def test_the_archive_holds_the_program_and_how_to_start_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "DIST", tmp_path)
    (tmp_path / "msdesk").mkdir()
    (tmp_path / "msdesk" / "msdesk").touch()

    with tarfile.open(archives.tar(tmp_path / "msdesk")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert names == {"", "msdesk", "README.txt", "LICENSE", "msdesk.desktop", "msdesk.svg"}


def _for_windows(folder: Path) -> Path:
    (folder / "_internal").mkdir(parents=True)
    (folder / "msdesk.exe").write_text("program")
    (folder / "_internal" / "a.dll").write_text("library")
    return folder


def test_the_archive_to_carry_about_has_the_mark_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "DIST", tmp_path)
    with zipfile.ZipFile(archives.portable_zip(_for_windows(tmp_path / "msdesk"))) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}

    assert names == {"msdesk.exe", "_internal/a.dll", paths.PORTABLE, "LICENSE"}


def test_the_same_folder_is_packed_to_be_carried_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(project, "DIST", tmp_path)
    folder = _for_windows(tmp_path / "msdesk")

    first = archives.portable_zip(folder).read_bytes()
    (folder / "msdesk.exe").touch()

    assert archives.portable_zip(folder).read_bytes() == first


def test_checksums_are_written_as_sha256sum_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "DIST", tmp_path)
    (tmp_path / "a.txt").write_bytes(b"abc")

    sums = archives.write_sums([tmp_path / "a.txt"]).read_text()

    assert sums == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n"


def test_a_browser_does_not_get_the_search_path_of_the_bundle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/msdesk/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)

    launcher.give_back_the_environment()

    assert "LD_LIBRARY_PATH" not in os.environ


def test_a_browser_gets_the_search_path_it_had_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/msdesk/_internal:/opt/lib")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")

    launcher.give_back_the_environment()

    assert os.environ["LD_LIBRARY_PATH"] == "/opt/lib"


@linux_only
def test_the_plugins_of_another_qt_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/qt6/plugins")

    launcher.forget_the_plugins_of_others()

    assert "QT_PLUGIN_PATH" not in os.environ


def test_a_program_without_a_console_can_still_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    launcher.have_something_to_write_to()

    with sys.stdout:
        assert sys.stdout.write("words") == 5


def test_nothing_is_released_before_the_maintainers_have_filled_in_who_they_are() -> None:
    told = release.undone(FOLDER.parent)

    assert ("must fill in" in (FOLDER.parent / "SECURITY.md").read_text(encoding="utf-8")) == (
        "Fill in the security contact in SECURITY.md." in told
    )


def test_a_day_must_be_set_before_a_release(tmp_path: Path) -> None:
    version = project.version()
    (tmp_path / "SECURITY.md").write_text("Write to security@msdesk.invalid")
    (tmp_path / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n')
    (tmp_path / "CHANGELOG.md").write_text(f"# Changes\n\n## {version} (unreleased)\n")

    told = release.undone(tmp_path)

    assert f"Put the day of the release of {version} into CHANGELOG.md." in told
    assert "Fill in the security contact in SECURITY.md." not in told


def test_about_must_name_the_page_of_the_project_before_a_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PAGE", "MAINTAINER", "APP_ID"):
        monkeypatch.setattr(project, name, "https://msdesk.invalid")
    (tmp_path / "resources").mkdir()
    about = tmp_path / "resources" / "about.toml"
    told = []
    for text in ("", 'page = "https://msdesk.invalid"\n'):
        about.write_text(text)
        told.append(release._page(tmp_path))

    assert told == [['Write page = "https://msdesk.invalid" into about.toml.'], []]


def test_the_lock_is_read_with_its_hashes() -> None:
    text = "one==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"

    ((package, sums),) = wheels.locked(text)

    assert (package.name, str(package.specifier), sums) == ("one", "==1.0", {"aa", "bb"})


def test_a_package_for_windows_is_not_asked_for_on_a_mac() -> None:
    (one,) = wheels.locked("pywin32-ctypes==0.2.3 ; sys_platform == 'win32'\n")

    wanting = [system.name for system in wheels.SYSTEMS if system.wants(one[0].marker)]

    assert wanting == ["Windows, x64"]


def test_a_mac_runs_what_was_made_for_an_older_one() -> None:
    tags = wheels._macos("arm64")

    assert tags[0] == "macosx_14_0_arm64"
    assert {"macosx_11_0_arm64", "macosx_10_9_universal2"} <= set(tags)


def test_the_half_of_pyside_that_is_python_goes_in_compiled(tmp_path: Path) -> None:
    entries = bytecode.of_pyside(tmp_path)

    assert ("shiboken6/files.dir/shibokensupport/signature/loader.pyc") in [e[0] for e in entries]
    assert all(place.endswith(".pyc") and Path(file).is_file() for place, file, _ in entries)


def test_what_was_compiled_of_pyside_runs_without_its_sources(tmp_path: Path) -> None:
    for _, file, _ in bytecode.of_pyside(tmp_path):
        Path(file).with_suffix(".py").unlink()

    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import shibokensupport.signature.lib.tool as m; print(m.__file__)",
        ],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert Path(said.stdout.strip()).is_relative_to(tmp_path)


def test_a_pyside_without_its_sources_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shibokensupport.signature.loader", bytecode)

    with pytest.raises(LookupError, match="does not carry"):
        bytecode.of_pyside(Path("nowhere"))


_WORDS = "the same again and " * 20


def _written(writer: Any, path: Path) -> bytes:  # noqa: ANN401 - PyInstaller has no types
    """Return what PyInstaller makes of a module that says the same again and again."""
    code = compile(f'said = "{_WORDS}"', "said.py", "exec")
    writer(str(path), [("said", "said.py", "PYMODULE")], {"said": code})
    return path.read_bytes()


def test_a_start_has_no_module_to_unpack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = pytest.importorskip("PyInstaller.archive.writers").ZlibArchiveWriter
    monkeypatch.setattr(writer, "_COMPRESSION_LEVEL", 6)
    packed = _written(writer, tmp_path / "packed")

    bytecode.leave_unpacked(writer)

    assert _WORDS.encode() not in packed
    assert _WORDS.encode() in _written(writer, tmp_path / "unpacked")


def test_a_pyinstaller_that_packs_in_another_way_is_said_to_be_so() -> None:
    with pytest.raises(LookupError, match="how much it packs"):
        bytecode.leave_unpacked(type("ZlibArchiveWriter", (), {}))


LOCK = wheels.locked((project.ROOT / "requirements.lock").read_text(encoding="utf-8"))
SYSTEMS = {system.name: system for system in wheels.SYSTEMS}
KEPT = wheels.RECORD.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SYSTEMS)
def test_each_package_of_the_lock_has_a_wheel_for_each_system(name: str) -> None:
    assert wheels.recorded(SYSTEMS[name], LOCK, KEPT) == ()


def test_a_lock_that_was_changed_without_asking_for_wheels_is_noticed() -> None:
    newer = wheels.locked("msgspec==99.0 \\\n    --hash=sha256:aa\n")

    assert wheels.recorded(wheels.SYSTEMS[0], newer, KEPT) == ("msgspec==99.0",)


def test_a_wheel_for_another_system_is_none() -> None:
    windows, mac, _ = wheels.SYSTEMS
    lock = wheels.locked("fast==1.0 \\\n    --hash=sha256:aa\n")
    kept = "fast-1.0-cp311-cp311-win_amd64.whl aa\nfast-1.0.tar.gz aa\n"

    assert wheels.recorded(windows, lock, kept) == ()
    assert wheels.recorded(mac, lock, kept) == ("fast==1.0",)
