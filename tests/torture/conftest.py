"""Counts what was tried and what was survived, and says so when all tests are done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator

import pytest


class Tally:
    """What one test tried; what it does not count as survived did not survive."""

    def __init__(self) -> None:
        self.tried = 0
        self.survived = 0
        self.ended: Counter[str] = Counter()

    def try_(self) -> None:
        """Count an attempt."""
        self.tried += 1

    def survive(self, ended: str = "") -> None:
        """Count an attempt that ended well; ``ended`` says how."""
        self.survived += 1
        if ended:
            self.ended[ended] += 1


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Iterator[Tally]:
    """Return what a test counts with."""
    tally = Tally()
    yield tally
    record_property("tried", tally.tried)
    record_property("survived", tally.survived)
    record_property("ended", json.dumps(tally.ended))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for each test that counted, the parameters of one test added up."""
    counted: dict[str, dict[str, tuple[int, int]]] = {}
    ended: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            said = dict(getattr(report, "user_properties", ()))
            if "tried" in said:
                figures = int(said["tried"]), int(said.get("survived", 0))
                ended.update(json.loads(str(said.get("ended", "{}"))))
                counted.setdefault(report.nodeid.split("[")[0], {})[report.nodeid] = figures
    if counted:
        terminalreporter.section("tried to break")
    for name, runs in sorted(counted.items()):
        tried, survived = (sum(figures) for figures in zip(*runs.values(), strict=True))
        terminalreporter.line(f"{tried:6} tried, {survived:6} survived  {name}")
    for how, times in ended.most_common():
        terminalreporter.line(f"{times:6} {how}")
