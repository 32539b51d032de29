"""Typst is loaded in the process that sets a page, and in no other."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["msdesk.documents.pdf", "msdesk.documents.html", "msdesk.documents.text"]
)
def test_who_asks_for_a_page_does_not_load_typst(module: str) -> None:
    program = f"import sys, {module}; sys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
