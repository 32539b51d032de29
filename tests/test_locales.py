"""msdesk where the system speaks another language: each time in processes of that locale.

A bare machine has C only; the others are compiled for the test.  A large ``i`` is not ``I`` in
the first two, and the digits and the direction of the third are others.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

_SOURCES = Path("/usr/share/i18n/locales")  # Debian's package "locales"
_ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux takes the locale of a process from LC_ALL"
)


@pytest.fixture(scope="session")
def compiled() -> Path:
    """Return a folder for the locales that are made here; they stay for this C library."""
    return _ROOT / "build" / "locales" / str(os.confstr("CS_GNU_LIBC_VERSION")).replace(" ", "-")


@pytest.fixture(params=["tr_TR.UTF-8", "az_AZ.UTF-8", "ar_EG.UTF-8", "C", "POSIX"])
def there(request: pytest.FixtureRequest, compiled: Path, tmp_path: Path) -> Mapping[str, str]:
    """Return the environment of a process in a locale; its files have letters C has none of."""
    name: str = request.param
    if "_" in name:
        _compile(name, compiled)
    data = tmp_path / "Åsas σημειώσεις 手"
    data.mkdir()
    # PYTHONUTF8 and its like would hide what a person meets.
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    locale = {"LC_ALL": name, "LANG": name, "LOCPATH": str(compiled)}
    return kept | locale | {"PYTHONPATH": str(_ROOT), "TMPDIR": str(data)}


def _compile(name: str, into: Path) -> None:
    language = name.partition(".")[0]
    if (into / name).exists():
        return
    into.mkdir(parents=True, exist_ok=True)
    if shutil.which("localedef") and (_SOURCES / language).exists():
        with tempfile.TemporaryDirectory(dir=into) as half:
            made = Path(half) / name
            command = ["localedef", "-i", language, "-f", "UTF-8", str(made)]
            subprocess.run(command, check=False, capture_output=True)  # it may well warn
            with suppress(OSError):  # it failed, or another process has put one there
                made.rename(into / name)
    if not (into / name).exists():
        _cannot(f"{name} cannot be made here: install Debian's package “locales”")


def _cannot(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


def _run(there: Mapping[str, str], *arguments: str) -> str:
    """Run Python with the arguments; return what it said."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command,
        cwd=_ROOT,
        env=there,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_self_check_passes_in_every_locale(there: Mapping[str, str]) -> None:
    assert "all checks passed" in _run(there, "-m", "msdesk", "--self-check")


def test_the_main_job_and_a_page_of_the_tour_can_be_done_in_every_locale(
    there: Mapping[str, str],
) -> None:
    pytest_alone = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
    folder = f"--basetemp={there['TMPDIR']}/job"

    said = _run(there, *pytest_alone, folder, "tests/abroad.py")

    assert "8 passed" in said or "7 passed, 1 skipped" in said
