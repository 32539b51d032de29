"""Builds msdesk for the system this runs on, checks it from the inside, and says its size.

``dist/msdesk/`` is the program with all it needs (on macOS also ``dist/msdesk.app``).  Options
make the packages that are passed on.  Two builds of the same commit on the same machine are
alike to the byte; ``--twice`` makes a second one and compares.

Exit codes: 0 done, 1 something failed or is too large.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import archives
import compare
import elf
import pe
import project
import sbom

SELF_CHECK_SECONDS = 120
_NOT_LOOKED_UP = (
    f"Look up whether Windows 10 1809 has these, then write them into {pe.ASKED_FOR}:\n"
)


class BuildError(Exception):
    """A step of the build failed; the message is for whoever called it."""


def main(arguments: list[str]) -> int:
    """Build what the options ask for and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        folder = build(project.DIST)
        check(folder)
        if options.twice:
            _twice(folder)
        if options.packages:
            _packages(folder)
    except (BuildError, OSError, subprocess.SubprocessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bundle", description="Build msdesk for here.")
    parser.add_argument("--packages", action="store_true", help="make what is passed on as well")
    parser.add_argument("--twice", action="store_true", help="build again and compare")
    return parser


def build(dist: Path) -> Path:
    """Build into ``dist`` and return the folder of the program."""
    print("Building with PyInstaller ...", flush=True)
    folder = dist / project.NAME
    for old in (folder, dist / f"{project.NAME}.app", project.BUILD / "work"):
        shutil.rmtree(old, ignore_errors=True)
    project.BUILD.mkdir(parents=True, exist_ok=True)
    log = project.BUILD / "pyinstaller.log"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=INFO"]
    command += [f"--distpath={dist}", f"--workpath={project.BUILD / 'work'}"]
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            [*command, str(project.PACKAGING / "msdesk.spec")],
            env=environment(),
            cwd=project.ROOT,
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        tail = "\n".join(log.read_text(encoding="utf-8").splitlines()[-15:])
        raise BuildError(f"PyInstaller failed; all it said is in {log}\n{tail}")
    if sys.platform == "linux":
        for path in sorted(folder.rglob("*")):
            elf.forget_builder(path)
    _set_rights(folder)
    return folder


def environment() -> dict[str, str]:
    """Return what makes two builds alike, and keeps PyInstaller's cache in the build folder."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "TZ")}
    return kept | {
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(project.ROOT),
        "SOURCE_DATE_EPOCH": str(project.epoch()),
        "PYINSTALLER_CONFIG_DIR": str(project.BUILD / "cache"),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def _set_rights(folder: Path) -> None:
    """Make rights and times the same whoever builds; libraries are not programs."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink():
            continue
        program = path.is_dir() or path == folder / project.NAME
        path.chmod(0o755 if program or path.suffix in (".exe", ".dll", ".pyd") else 0o644)
        os.utime(path, (project.epoch(), project.epoch()))
    folder.chmod(0o755)


def check(folder: Path) -> None:
    """Run the self-check inside the bundle, then weigh it; raises ``BuildError``."""
    said = self_check(folder)
    print(said, end="")
    for name in elf.lacking(folder) if sys.platform == "linux" else ():
        print(f"Note: this computer lacks {name}; README.md says what a build needs.")
    if sys.platform == "win32" and (new := pe.lacking(folder)):
        raise BuildError(_NOT_LOOKED_UP + "\n".join(new))
    weight = project.size(folder)
    print(f"Size: {project.in_megabytes(weight)} unpacked", flush=True)
    if weight > project.BUNDLE_LIMIT:
        raise BuildError(f"That is over {project.in_megabytes(project.BUNDLE_LIMIT)}.")


def self_check(folder: Path) -> str:
    """Return what the bundled program says of itself; raises ``BuildError`` if it is not well."""
    program = folder / (project.NAME + (".exe" if os.name == "nt" else ""))
    told = ("HOME", "USERPROFILE", "LANG", "SYSTEMROOT", "TEMP", "TMP")  # and no PYTHONPATH
    kept = {name: os.environ[name] for name in told if name in os.environ}
    done = subprocess.run(
        [str(program), "--self-check"],
        env=kept,
        capture_output=True,
        encoding="utf-8",
        timeout=SELF_CHECK_SECONDS,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"The self-check failed.\n{done.stdout}{done.stderr}")
    return done.stdout


def _twice(folder: Path) -> None:
    again = build(project.BUILD / "again")
    told = compare.folders(folder, again)
    print("\n".join(told) or "A second build is alike to the byte.", flush=True)
    if told:
        raise BuildError(f"{len(told)} files differ between two builds.")


def _packages(folder: Path) -> None:
    made = [sbom.write(project.DIST / f"msdesk-{project.version()}.cdx.json")]
    if sys.platform == "win32":
        made.append(archives.portable_zip(folder))
    if sys.platform == "linux":
        import deb  # noqa: PLC0415 - it needs tools that only Debian has

        made += [archives.tar(folder), deb.make(folder)]
        if made[-1].stat().st_size > project.DEB_LIMIT:
            raise BuildError(f"{made[-1].name} is too large.")
    sizes = ((path, path.stat().st_size) for path in made)
    print("\n".join(f"{path.name}: {project.in_megabytes(size)}" for path, size in sizes))
    archives.write_sums(made)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
