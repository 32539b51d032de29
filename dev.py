"""Sets msdesk up on a fresh machine, starts it, tests it, measures it and packs it.

Only the standard library is used, so the Python that runs this needs nothing installed.
The first call makes ``.venv`` from the hashed ``requirements.lock``; a stamp in it says for
which lock, project file and Python it was made, and a later call that finds it goes straight on.

Exit codes: 0 done, 1 something failed, 2 not used as ``--help`` says, 3 this machine lacks
something that only its owner can install.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

import system

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "made-for"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
PROOFS = tuple((ROOT / "packaging").glob("prove_*.sh"))
AT_LENGTH = "20"  # times what the tests do with every change
COUNTS = ROOT / "build" / "tests.xml"

AS_SHIPPED = {"PYTHONOPTIMIZE": "2"}  # without docstrings: megabytes less, and less to read
COMPILED = (0, 2)  # for the tests, and as shipped

NEEDS_NO_SCREEN = {"--version", "--self-check", "--tour", "--content-report", "--cites"}

CHECKS = {
    "lint": ("-m", "ruff", "check"),
    "format": ("-m", "ruff", "format", "--check"),
    "types": ("-m", "mypy", "dev.py", "system.py", "packaging", "bench", "msdesk", "tests"),
    "imports": ("-c", "from importlinter.cli import lint_imports_command as l; l()", "--no-logo"),
}
IN_PARALLEL = ("-n", "auto", "--dist", "worksteal")  # who has no test left takes another's
GATES = "--gates"
NO_SKIP = {"CI": os.environ.get("CI") or "true"}
COVERAGE = {
    "coverage of the whole": ("--fail-under=95",),
    "coverage of domain, store and documents": (
        "--fail-under=100",
        "--include=msdesk/domain/*,msdesk/store/*,msdesk/documents/*",
    ),
}


def main(arguments: list[str]) -> int:
    """Do one command and return its exit code."""
    command, rest = _parse(arguments)
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets a sentence, not a trace
        _stop("msdesk needs Python 3.11 or newer; this is " + sys.version.split()[0])
    set_up()
    return COMMANDS[command].does(rest)


def _parse(arguments: list[str]) -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Set msdesk up here, then run it, test it or picture it."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.help)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    known, others = parser.parse_known_args(arguments[:end])
    passed_on = others + arguments[end + 1 :]
    chosen = COMMANDS[known.command]
    if len(passed_on) > chosen.most or not chosen.takes(others):
        parser.error(f"{known.command} does not know {' '.join(passed_on)}")
    return known.command, passed_on


def run(arguments: list[str]) -> int:
    """Start the app, or where nothing could show its window, take the tour."""
    if _has_screen() or NEEDS_NO_SCREEN.intersection(arguments):
        return _python("-m", "msdesk", *arguments, folder=None, **AS_SHIPPED)
    print("There is no screen here, so this takes the tour.", flush=True)
    return tour([])


def tour(_: list[str]) -> int:
    """Click and type through every screen, at each size, and keep the pictures."""
    pictures = str(ROOT / "build" / "tour")
    code = _python("-m", "msdesk", "--tour", pictures, folder=ROOT, **AS_SHIPPED)
    print("The pictures are in build/tour/" if code == 0 else f"The tour failed (exit {code})")
    return code


def content(source: list[str]) -> int:
    """Say what content is due, or every place that cites a source."""
    return _python("-m", "msdesk", *(["--cites", *source] if source else ["--content-report"]))


def torture(_: list[str]) -> int:
    """Try to break the record as often as the project promises, and say what was survived."""
    return _python(
        *("-m", "pytest", "-p", "no:cacheprovider", "-q", "-n", "auto", "tests/torture"),
        *("tests/services/test_hostile_imports.py", "tests/store/test_interrupted.py"),
        QT_QPA_PLATFORM="offscreen",
        MSDESK_TORTURE=AT_LENGTH,
    )


def bench(arguments: list[str]) -> int:
    """Measure, and leave the figures in build/bench.json and docs/benchmarks.md."""
    return _python("-m", "bench", *arguments)


def bundle(arguments: list[str]) -> int:
    """Make the program to install, and check it from the inside."""
    return _python(str(ROOT / "packaging" / "bundle.py"), *arguments)


def prove(arguments: list[str]) -> int:
    """Do one of the proofs of ``packaging/``, such as ``prove_windows.sh``; they want root."""
    proofs = {path.stem.removeprefix("prove_"): path for path in PROOFS}
    script = proofs.get(arguments[0] if arguments else "")
    if script is None:
        print(f"Say what: {', '.join(sorted(proofs))}", file=sys.stderr)
        return 2
    child = _child() | {"PYTHON": PYTHON}
    return subprocess.run(["bash", script, *arguments[1:]], env=child, check=False).returncode


def test(arguments: list[str]) -> int:
    """Run every check, even after one has failed; the last line counts the tests.

    With ``--gates`` coverage is judged too, and a test that lacks a package of the system fails
    instead of being skipped: what is asked before a change is taken, and what ``.ci/run`` calls.
    """
    gates = arguments[:1] == [GATES]
    own = arguments[gates:]
    if gates and own:
        print(f"{GATES} judges the whole: choose no tests with it", file=sys.stderr)
        return 2
    system.install(system.lacking(system.FOR_TESTS), "Some tests are skipped without packages.")
    failed = [name for name, command in CHECKS.items() if _step(name, *command)]
    COUNTS.unlink(missing_ok=True)
    coverage = ("--cov", "--cov-branch", "--cov-report=") if gates else ()
    counting = ("-m", "pytest", f"--junitxml={COUNTS}")
    if _step("tests", *counting, *(own or IN_PARALLEL), *coverage, **(NO_SKIP if gates else {})):
        failed.append("tests")
    for name, limits in COVERAGE.items() if gates else ():
        if _step(name, "-m", "coverage", "report", *limits):
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed")
    print(counted(COUNTS), flush=True)
    return 1 if failed else 0


def counted(report: Path) -> str:
    """Return "412 passed, 0 failed" for a report of pytest in JUnit's form."""
    if not report.is_file():
        return "0 passed, 0 failed: pytest did not finish"
    suite = re.search(r"<testsuite .*?>", report.read_text(encoding="utf-8"))
    found = dict(re.findall(r'(\w+)="(\d+)"', suite.group() if suite else ""))
    keys = ("tests", "failures", "errors", "skipped")
    tests, failures, errors, skipped = (int(found.get(key, 0)) for key in keys)
    passed = tests - failures - errors - skipped
    others = [f"{n} {name}" for n, name in ((errors, "errors"), (skipped, "skipped")) if n]
    return ", ".join([f"{passed} passed", f"{failures} failed", *others])


class Command(NamedTuple):
    """``most`` is how many arguments are passed on; with ``options`` no others are."""

    does: Callable[[list[str]], int]
    help: str
    most: int = sys.maxsize
    options: frozenset[str] | None = None

    def takes(self, arguments: list[str]) -> bool:
        """Return whether these may stand before ``--``."""
        return self.options is None or self.options.issuperset(arguments)


COMMANDS = {
    "run": Command(run, "start msdesk; further arguments are passed to it"),
    "test": Command(
        test,
        "every check; --gates: coverage too, none skipped; after -- come pytest's own",
        options=frozenset({GATES}),
    ),
    "tour": Command(tour, "leave a picture of every screen in build/tour/", most=0),
    "content": Command(content, "say what is due for a check, or who cites a SOURCE", most=1),
    "torture": Command(torture, "try at length to break the record", most=0),
    "bench": Command(bench, "measure every budget beside its floor; --quick for a look"),
    "bundle": Command(bundle, "make the program to install; --help says what else"),
    "prove": Command(prove, "prove what is made: windows [--short], deb FILE, sources"),
}


def set_up() -> None:
    """Make whatever is missing: Qt's system libraries, ``.venv`` and the bytecode."""
    wanted = _fingerprint()
    outdated = not (Path(PYTHON).exists() and STAMP.exists() and STAMP.read_text() == wanted)
    if outdated and VENV.is_symlink():
        _stop("The .venv is a link, and what it leads to would be emptied. Remove the link first.")
    missing = system.lacking_for_qt(makes_venv=outdated)
    lacking = not system.install(missing, "msdesk needs some system packages.")
    if outdated:
        _make_venv()
        STAMP.write_text(wanted)
    if outdated or lacking:
        _check_that_qt_loads(lacking=lacking)
    for level in COMPILED:
        compileall.compile_dir(ROOT / "msdesk", quiet=2, optimize=level)


def _fingerprint() -> str:
    made_from = (ROOT / "pyproject.toml").read_bytes() + LOCK.read_bytes() + sys.version.encode()
    return hashlib.sha256(made_from).hexdigest()


def _make_venv() -> None:
    if Path(sys.prefix).resolve() == VENV:
        _stop("The .venv is out of date. Leave it (deactivate), then call this again.")
    if not system.has_pip_to_give():
        _stop("This Python cannot make a .venv: it comes without ensurepip.")
    print("Setting up .venv; the first time this takes a minute ...", flush=True)
    _quietly(sys.executable, "-m", "venv", "--clear", str(VENV))
    # Without --no-deps pip looks up what the lock has pinned already: up to pip 23, a newer
    # release of something that is wanted with an extra, as coverage[toml], then stopped it.
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    _quietly(PYTHON, *pip, "--no-compile", "--no-deps", "--require-hashes", "-r", str(LOCK))
    # Without it each start would compile all of this anew; pip does so on one processor.
    levels = (f"-o{level}" for level in COMPILED)
    _python("-m", "compileall", "-qq", "-j0", *levels, str(VENV), folder=None)


def _check_that_qt_loads(*, lacking: bool) -> None:
    command = [PYTHON, "-c", "import PySide6.QtWidgets"]
    done = subprocess.run(command, env=_child(), capture_output=True, text=True, check=False)
    if done.returncode:
        why = done.stderr.strip().splitlines() or [f"exit {done.returncode}"]
        then = "\nInstall the packages named above, then call this again." if lacking else ""
        _stop(f"Qt does not load here: {why[-1]}{then}")


def _has_screen() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def _child() -> dict[str, str]:
    """Return the environment of all that is started here."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    screen = {} if _has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return kept | screen | {"PYTHONPATH": str(ROOT)}


def _python(*arguments: str, folder: Path | None = ROOT, **extra: str) -> int:
    """Run the Python of ``.venv`` and return its exit code."""
    command, child = [PYTHON, *arguments], _child() | extra
    return subprocess.run(command, cwd=folder, env=child, check=False).returncode


def _step(name: str, *arguments: str, **extra: str) -> int:
    print(f"\n== {name} ==", flush=True)
    return _python(*arguments, folder=ROOT, QT_QPA_PLATFORM="offscreen", **extra)


def _quietly(*command: str) -> None:
    """Run a command out of sight; show what it said only if it fails."""
    done = subprocess.run(command, env=_child(), capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        sys.exit(1)


def _stop(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    sys.exit(3)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
