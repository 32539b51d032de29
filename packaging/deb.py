"""Makes the Debian package from the bundle.

Libraries that Debian has are left out of it and depended on instead, so that Debian's security
updates reach them; ``dpkg-shlibdeps`` reads from the files which they are.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import contents
import elf
import icons
import parts
import project

LINUX = project.PACKAGING / "linux"
STAGE = project.BUILD / "deb"
LIBRARY = Path("usr/lib") / project.NAME


def make(folder: Path) -> Path:
    """Make the package from the bundle in ``folder`` and return its file."""
    shutil.rmtree(STAGE, ignore_errors=True)
    program = STAGE / LIBRARY
    shutil.copytree(folder, program, symlinks=True)
    _leave_to_debian(program / "_internal")
    (STAGE / "usr/bin").mkdir(parents=True)
    (STAGE / "usr/bin" / project.NAME).symlink_to(f"../lib/{project.NAME}/{project.NAME}")
    _share(STAGE / "usr/share")
    _control(STAGE / "DEBIAN")
    for path in [STAGE, *STAGE.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
            os.utime(path, (project.epoch(), project.epoch()))
    project.DIST.mkdir(exist_ok=True)
    path = project.DIST / f"{project.NAME}_{project.version()}_{_architecture()}.deb"
    # One thread: how xz cuts its work, and so its bytes, depends on how many there are.
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=1", "-b", STAGE, path)
    return path


def _leave_to_debian(internal: Path) -> None:
    """Remove our copies of what is in Debian; ``contents`` says why the bundle has them."""
    for path in internal.glob("lib*.so*"):
        ours = path.is_symlink() or path.name.startswith(("libpython", "libpyside", "libshib"))
        if not ours and contents.is_own_copy(path.name):
            path.unlink()


def _share(share: Path) -> None:
    """Lay out all that is not the program: what menus, mail and ``man`` read."""
    _text(share / "applications/msdesk.desktop", project.filled(LINUX / "msdesk.desktop"))
    about = project.filled(LINUX / "msdesk.metainfo.xml")
    _text(share / "metainfo" / f"{project.APP_ID}.metainfo.xml", about)
    _text(share / "mime/packages/msdesk.xml", project.filled(LINUX / "msdesk-mime.xml"))
    icons.write_hicolor(share / "icons/hicolor")
    _packed(share / "man/man1/msdesk.1.gz", project.filled(LINUX / "msdesk.1"))
    doc = share / "doc" / project.NAME
    _text(doc / "copyright", _copyright())
    _packed(doc / "changelog.gz", changelog())
    _packed(doc / "licences.txt.gz", _all_licences())
    _text(share / "lintian/overrides" / project.NAME, project.filled(LINUX / "lintian-overrides"))


def changelog() -> str:
    """Return the newest part of CHANGELOG.md as Debian writes changes."""
    text = (project.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.split(r"^## ", text, flags=re.MULTILINE)[1]
    changes = re.split(r"^- ", newest, flags=re.MULTILINE)[1:]
    lines = [
        textwrap.fill(
            " ".join(change.split()), 76, initial_indent="  * ", subsequent_indent="    "
        )
        for change in changes
    ]
    when = format_datetime(datetime.fromtimestamp(project.epoch(), UTC))
    head = f"{project.NAME} ({project.version()}) unstable; urgency=medium"
    changed = "\n".join(lines)
    return f"{head}\n\n{changed}\n\n -- {project.MAINTAINER}  {when}\n"


def _copyright() -> str:
    made_of = parts.read(project.BUILD / "parts.json")
    listed = "\n".join(f"  {p.name} {p.version or '-'}: {p.licence}" for p in made_of)
    licence = (project.ROOT / "LICENSE").read_text(encoding="utf-8")
    terms = licence.partition("Permission is")[1] + licence.partition("Permission is")[2]
    lines = "\n".join(f" {line}" if line.strip() else " ." for line in terms.strip().splitlines())
    filled = (LINUX / "copyright").read_text(encoding="utf-8")
    filled = filled.replace("@PARTS@", listed).replace("@MIT@", lines)
    return project.fill(filled, project.facts())


def _all_licences() -> str:
    """Return what About shows, for whoever reads it without the program."""
    data = json.loads((project.BUILD / "licences.json").read_text(encoding="utf-8"))
    told = []
    for part in data["parts"]:
        head = f"{part['name']} {part['version']}: {part['licence']}"
        texts = ", ".join(f"text {number + 1}" for number in part["texts"])
        inside = "".join(f"    {line}\n" for line in part["inside"])
        told.append(f"{head} ({texts})\n{inside}")
    for number, text in enumerate(data["texts"], 1):
        told.append(f"{'=' * 70}\ntext {number}\n\n{text}\n")
    return "\n".join(told)


def _control(folder: Path) -> None:
    folder.mkdir()  # dpkg-shlibdeps tells by it where the package begins
    facts = project.facts() | {
        "ARCHITECTURE": _architecture(),
        "KILOBYTES": str(project.size(STAGE / "usr") // 1024),
        "DEPENDS": depends(STAGE),
    }
    control = (LINUX / "control").read_text(encoding="utf-8")
    _text(folder / "control", project.fill(control, facts))
    for script in ("prerm", "postrm"):
        _text(folder / script, (LINUX / script).read_text(encoding="utf-8"))
        (folder / script).chmod(0o755)
    files = sorted(p for p in (STAGE / "usr").rglob("*") if p.is_file() and not p.is_symlink())
    sums = _run("md5sum", *(path.relative_to(STAGE) for path in files), folder=STAGE)
    _text(folder / "md5sums", sums)


def depends(stage: Path) -> str:
    """Return the packages of Debian whose libraries the files under ``stage`` want."""
    work = project.BUILD / "shlibs"
    _text(work / "debian/control", "Source: msdesk\n\nPackage: msdesk\nArchitecture: any\n")
    program = stage / LIBRARY
    binaries = [path for path in sorted(program.rglob("*")) if elf.is_elf(path)]
    private = sorted({path.parent for path in binaries} | {program / "_internal"})
    said = _run(
        *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
        *(f"-l{one}" for one in private),
        *(f"-e{one}" for one in binaries),
        folder=work,
    )
    return said.strip().partition("=")[2]


def _architecture() -> str:
    return _run("dpkg", "--print-architecture").strip()


def _run(*command: str | Path, folder: Path | None = None) -> str:
    words = [str(word) for word in command]
    told = os.environ | {"SOURCE_DATE_EPOCH": str(project.epoch()), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, cwd=folder, env=told, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (line for line in done.stderr.splitlines() if "warning:" not in line)
        raise OSError("\n".join((f"{words[0]} failed:", *said)))
    return done.stdout


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
