"""Golden files: what each document looked like when somebody last read it.

After a change that is meant, renew them and read the difference like code:

    python -m pytest tests/documents --renew-golden
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # or Qt aborts where there is no screen

_GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name, or write that file anew."""
    renew = request.config.getoption("--renew-golden", default=False)

    def compare(name: str, text: str) -> None:
        file = _GOLDEN / name
        if renew:
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare
