"""Asks whether every package of the lock has a wheel for Windows, macOS and Linux.

    .venv/bin/python packaging/check_wheels.py

It asks the package index that pip is set up for, which the tests never do.  Nothing is
installed and hardly anything loaded: pip picks the wheel, and its hash must stand in the lock.
What it picked is kept in ``wheels.txt``, and ``recorded`` tells what is not in there: a test asks
it, so that nobody changes the lock without coming here.

Macs with an Intel processor are not asked for: see docs/decisions/0025.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

import project

PYTHON = "3.11"
RECORD = project.PACKAGING / "wheels.txt"


@dataclass(frozen=True)
class System:
    """A system as pip and as the markers of the lock call it."""

    name: str
    tags: tuple[str, ...]
    sys_platform: str
    platform_system: str
    machine: str

    def wants(self, marker: Marker | None) -> bool:
        """Whether a line of the lock is for this system."""
        told: dict[str, str] = {
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "sys_platform": self.sys_platform,
            "platform_system": self.platform_system,
            "platform_machine": self.machine,
            "os_name": "nt" if self.sys_platform == "win32" else "posix",
            "python_version": PYTHON,
            "python_full_version": f"{PYTHON}.0",
        }
        return marker is None or marker.evaluate(told)


def _macos(machine: str) -> tuple[str, ...]:
    """Return the tags of macOS 14, newest first; a wheel for an older system runs there too."""
    systems = [f"{major}_0" for major in (14, 13, 12, 11)]
    systems += [f"10_{minor}" for minor in range(16, 8, -1)]
    return tuple(
        f"macosx_{system}_{kind}" for system in systems for kind in (machine, "universal2")
    )


def _linux(machine: str) -> tuple[str, ...]:
    """Return the tags of Debian 12, whose C library is 2.36."""
    newest = (f"manylinux_2_{minor}_{machine}" for minor in range(36, 4, -1))
    return (*newest, f"manylinux2014_{machine}", f"linux_{machine}")


SYSTEMS = (
    System("Windows, x64", ("win_amd64",), "win32", "Windows", "AMD64"),
    System("macOS 14, Apple silicon", _macos("arm64"), "darwin", "Darwin", "arm64"),
    System("Debian 12, x64", _linux("x86_64"), "linux", "Linux", "x86_64"),
)


def locked(text: str) -> list[tuple[Requirement, set[str]]]:
    """Return each package of the lock with the hashes that are allowed."""
    found = []
    for block in re.split(r"\n(?=[A-Za-z0-9])", text.replace("\\\n", " ").strip()):
        if block.startswith("#"):
            continue
        line, *hashes = re.split(r"\s+--hash=sha256:", block.strip())
        found.append((Requirement(line), {one.strip() for one in hashes}))
    return found


def check(system: System, lock: list[tuple[Requirement, set[str]]]) -> tuple[list[str], list[str]]:
    """Return what is wrong for one system, and a line for each wheel that is right."""
    wanted = [(package, sums) for package, sums in lock if system.wants(package.marker)]
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "names.txt"
        lines = (f"{package.name}{package.specifier}\n" for package, _ in wanted)
        names.write_text("".join(lines), encoding="utf-8")
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps"]
        command += ["--ignore-installed", "--only-binary=:all:", f"--python-version={PYTHON}"]
        command += [f"--target={folder}/none", f"--report={report}", f"--requirement={names}"]
        command += [f"--platform={tag}" for tag in system.tags]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return [line for line in done.stderr.splitlines() if line.startswith("ERROR")], []
        chosen = json.loads(report.read_text(encoding="utf-8"))["install"]
    allowed = {canonicalize_name(package.name): sums for package, sums in wanted}
    wrong, right = [], []
    for item in chosen:
        name = canonicalize_name(item["metadata"]["name"])
        told = item["download_info"]
        sum_ = told["archive_info"]["hashes"]["sha256"]
        if sum_ in allowed[name]:
            right.append(f"{unquote(told['url'].rpartition('/')[2])} {sum_}")
        else:
            wrong.append(f"{name}: its wheel is not in the lock")
    return wrong, right


def recorded(
    system: System, lock: list[tuple[Requirement, set[str]]], wheels: str
) -> tuple[str, ...]:
    """Return the packages of the lock of which no wheel for a system is among those kept."""
    kept = [line.split() for line in wheels.splitlines()]
    return tuple(
        f"{package.name}{package.specifier}"
        for package, sums in lock
        if system.wants(package.marker)
        and not any(sum_ in sums and _fits(wheel, package, system) for wheel, sum_ in kept)
    )


def _fits(wheel: str, package: Requirement, system: System) -> bool:
    try:
        name, version, _, tags = parse_wheel_filename(wheel)
    except InvalidWheelFilename:
        return False
    runs = any(tag.platform in (*system.tags, "any") for tag in tags)
    return runs and name == canonicalize_name(package.name) and version in package.specifier


def main() -> int:
    """Say for each system how it went, keep what was found, and return the exit code."""
    lock = locked((project.ROOT / "requirements.lock").read_text(encoding="utf-8"))
    failed, found = 0, set[str]()
    for system in SYSTEMS:
        wrong, right = check(system, lock)
        failed += bool(wrong)
        found |= set(right)
        went = "NOT OK" if wrong else f"ok, {len(right)} wheels"
        print("\n  ".join([f"{system.name}: {went}", *wrong]), flush=True)
    if not failed:
        RECORD.write_text("".join(f"{line}\n" for line in sorted(found)), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
