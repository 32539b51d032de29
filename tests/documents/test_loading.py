"""Typst is loaded where a page is made, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["msdesk.documents", "msdesk.documents.html", "msdesk.documents.text"]
)
def test_only_the_pdf_module_loads_typst(module: str) -> None:
    program = f"import sys, {module}; sys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
