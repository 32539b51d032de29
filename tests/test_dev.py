"""The set-up script, and what no file of the project may hold."""

from __future__ import annotations

import codecs
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import dev
import msdesk
import system
from tests.systems import needs_links

_NOT_OURS = {"build", "dist", "__pycache__", "fonts"}
_KEPT_IN_DOT = {".github", ".ci", ".gitignore", ".pre-commit-config.yaml"}
_HOSTS = tuple(  # turned by half the alphabet: this file names none either
    codecs.decode(host, "rot13")
    for host in (
        *("qro.qrovna.bet", "frphevgl.qrovna.bet", "fancfubg.qrovna.bet", "nepuvir.hohagh.pbz"),
        *("clcv.bet", "clgubaubfgrq.bet", "ertvfgel.aczwf.bet"),
    )
)
_REGISTRY = re.compile(
    rf"https?://\S*(?:/simple\b|/packages/|\.whl\b|\.tar\.gz\b)"
    rf"|\b(?:{'|'.join(map(re.escape, _HOSTS))})"
)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Debian's")


def _files() -> Iterator[Path]:
    for top in dev.ROOT.iterdir():
        if top.name in _NOT_OURS or (top.name.startswith(".") and top.name not in _KEPT_IN_DOT):
            continue
        for path in top.rglob("*") if top.is_dir() else (top,):
            if path.is_file() and not _NOT_OURS.intersection(path.parts):
                yield path


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        dev.main(["--help"])

    assert left.value.code == 0
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert {"run", "test", "tour"} <= set(commands)


@pytest.mark.parametrize("command", ["run", "tour"])
def test_msdesk_is_started_as_it_is_shipped(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    started: dict[str, str] = {}
    monkeypatch.setattr(dev, "_has_screen", lambda: True)
    monkeypatch.setattr(dev, "_python", lambda *_, **more: started.update(more) or 0)

    dev.COMMANDS[command].does([])

    assert started["PYTHONOPTIMIZE"] == "2"


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["run", "--demo", "--data-dir", "d"], ("run", ["--demo", "--data-dir", "d"])),
        (["test", "--", "-k", "claim"], ("test", ["-k", "claim"])),
        (["test", "--gates"], ("test", ["--gates"])),
        (["tour"], ("tour", [])),
    ],
)
def test_further_arguments_are_passed_on(
    arguments: list[str], command: tuple[str, list[str]]
) -> None:
    assert dev._parse(arguments) == command


def test_arguments_nobody_takes_are_refused() -> None:
    with pytest.raises(SystemExit, match="2"):
        dev._parse(["test", "-k", "claim"])


@pytest.mark.parametrize("arguments", [[], ["nothing"]])
def test_who_proves_nothing_known_is_told_what_can_be(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert dev.prove(arguments) == 2
    assert capsys.readouterr().err == "Say what: deb, sources, windows\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash is here")
def test_each_proof_is_a_script_that_bash_can_read() -> None:
    for path in (*dev.PROOFS, *(dev.ROOT / "packaging").glob("windows/proof/*.sh")):
        subprocess.run(["bash", "-n", path], check=True)  # noqa: S607 - bash is where it is


def test_the_last_line_counts_what_pytest_reported(tmp_path: Path) -> None:
    report = tmp_path / "tests.xml"
    report.write_text('<testsuite name="pytest" errors="0" failures="2" skipped="1" tests="9">')

    assert dev.counted(report) == "6 passed, 2 failed, 1 skipped"


def test_the_last_line_says_when_there_is_no_report(tmp_path: Path) -> None:
    assert dev.counted(tmp_path / "none.xml") == "0 passed, 0 failed: pytest did not finish"


class Steps:
    """What `dev.test` would start, and what it fails at."""

    def __init__(self, fails: str = "") -> None:
        self.started: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {}
        self._fails = fails

    def __call__(self, name: str, *arguments: str, **more: str) -> int:
        self.started[name] = (arguments, more)
        return int(name == self._fails)


def _steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, fails: str = "") -> Steps:
    steps = Steps(fails)
    monkeypatch.setattr(dev, "_step", steps)
    monkeypatch.setattr(dev, "COUNTS", tmp_path / "tests.xml")
    monkeypatch.setattr(system, "lacking", lambda _: [])
    return steps


def test_every_check_runs_without_coverage_and_may_skip(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps = _steps(monkeypatch, tmp_path)

    assert dev.test([]) == 0

    arguments, more = steps.started["tests"]
    assert list(steps.started) == [*dev.CHECKS, "tests"]
    assert set(dev.IN_PARALLEL) <= set(arguments)
    assert "--cov" not in arguments
    assert more == {}


def test_the_gates_add_coverage_and_let_nothing_be_skipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps = _steps(monkeypatch, tmp_path)

    assert dev.test([dev.GATES]) == 0

    arguments, more = steps.started["tests"]
    assert list(steps.started) == [*dev.CHECKS, "tests", *dev.COVERAGE]
    assert {*dev.IN_PARALLEL, "--cov", "--cov-branch"} <= set(arguments)
    assert dev.GATES not in arguments
    assert more["CI"]


@pytest.mark.parametrize("gate", dev.COVERAGE)
def test_too_little_coverage_fails_at_the_gates(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gate: str
) -> None:
    _steps(monkeypatch, tmp_path, fails=gate)

    assert dev.test([dev.GATES]) == 1


def test_the_gates_judge_no_choice_of_tests(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = _steps(monkeypatch, tmp_path)

    assert dev.test([dev.GATES, "tests/domain"]) == 2

    assert steps.started == {}
    assert "judges the whole" in capsys.readouterr().err


def test_who_takes_changes_asks_for_the_gates() -> None:
    lines = (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert lines[-1] == f"exec python3 dev.py test {dev.GATES}"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_who_reads_how_to_help_is_told_of_the_gates(page: str) -> None:
    assert f"python3 dev.py test {dev.GATES}" in (dev.ROOT / page).read_text(encoding="utf-8")


def test_the_gates_ask_for_as_much_as_contributing_says() -> None:
    told = (dev.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    whole, best = (limits[0].removeprefix("--fail-under=") for limits in dev.COVERAGE.values())

    assert (
        f"branches are counted: {whole} % of the whole, "
        f"{best} % of `domain`, `store` and `documents`" in told
    )


def _done(code: int, out: str = "", err: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess((), code, out, err)


def _as_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@needs_links
def test_a_venv_that_is_a_link_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "bin").mkdir(parents=True)
    link = tmp_path / ".venv"
    link.symlink_to(elsewhere)
    monkeypatch.setattr(dev, "VENV", link)
    monkeypatch.setattr(dev, "STAMP", link / "made-for")

    with pytest.raises(SystemExit, match="3"):
        dev.set_up()

    assert (elsewhere / "bin").is_dir()
    assert "The .venv is a link" in capsys.readouterr().err


@linux_only
def test_who_cannot_make_a_venv_is_told_once_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _as_a_person(monkeypatch)

    with pytest.raises(SystemExit, match="3"):
        system.install(["libgl1", system.VENV_PACKAGE], "It needs them.")

    told = capsys.readouterr()
    line = f"sudo apt-get install -y --no-install-recommends libgl1 {system.VENV_PACKAGE}\n"
    assert told.out == ""
    assert told.err.count("apt-get") == 1
    assert line in told.err


@linux_only
def test_who_lacks_what_qt_may_do_without_is_told_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _as_a_person(monkeypatch)

    there = system.install(["libxcb-shape0"], "It needs them.")

    assert not there
    assert "sudo apt-get install" in capsys.readouterr().out


@linux_only
@pytest.mark.parametrize(
    ("who", "does"), [(0, "Installing"), (1000, "Type: sudo apt-get install")]
)
def test_the_tests_get_their_packages_where_root_can_install_them(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    who: int,
    does: str,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: who)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: _done(0))
    monkeypatch.setattr(dev, "COUNTS", tmp_path / "tests.xml")

    assert dev.test([]) == 0

    (line,) = (each for each in capsys.readouterr().out.splitlines() if "locales" in each)
    assert does in line
    assert line.removesuffix(" ...").endswith(" ".join(system.FOR_TESTS))


@pytest.mark.parametrize(("makes_venv", "wanted"), [(True, [system.VENV_PACKAGE]), (False, [])])
def test_the_venv_package_is_asked_for_only_where_a_venv_is_to_be_made(
    monkeypatch: pytest.MonkeyPatch, *, makes_venv: bool, wanted: list[str]
) -> None:
    installed = "".join(f"{name} installed\n" for name in system.QT_LIBRARIES)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: _done(0, out=installed))
    monkeypatch.setattr(system, "has_pip_to_give", lambda: False)

    assert system.lacking_for_qt(makes_venv=makes_venv) == wanted


def test_where_qt_does_not_load_the_last_words_say_why_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trace = "Traceback (most recent call last):\nImportError: libGL.so.1: no such file\n"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: _done(1, err=trace))

    with pytest.raises(SystemExit, match="3"):
        dev._check_that_qt_loads(lacking=True)

    assert capsys.readouterr().err == (
        "Qt does not load here: ImportError: libGL.so.1: no such file\n"
        "Install the packages named above, then call this again.\n"
    )


def test_the_lock_file_has_hashes_and_no_address() -> None:
    lock = dev.LOCK.read_text(encoding="utf-8")

    assert "--hash=sha256:" in lock
    assert "http" not in lock


@pytest.mark.skipif(find_spec("pip") is None, reason="this Python has no pip")
def test_the_lock_file_names_all_that_its_packages_need() -> None:
    check = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]

    told = subprocess.run(check, capture_output=True, text=True, check=False)

    assert (told.returncode, told.stdout.strip()) == (0, "No broken requirements found.")


def test_the_changelog_and_the_project_file_name_the_version_of_the_package() -> None:
    changes = (dev.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert newest
    assert newest.group(1) == msdesk.__version__ == project["project"]["version"]


@pytest.mark.parametrize("host", _HOSTS)
def test_the_host_of_a_registry_is_noticed_without_a_path(host: str) -> None:
    assert len(host.split(".")) > 1
    assert _REGISTRY.search(f"take it from {host}")
    assert _REGISTRY.search(f"and from files.{host}/")
    assert not _REGISTRY.search("https://www.debian.org/doc/packaging-manuals/")


def test_no_file_names_the_host_of_a_package_registry() -> None:
    found = [
        f"{path.relative_to(dev.ROOT)}: {match.group()}"
        for path in _files()
        for match in _REGISTRY.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []
