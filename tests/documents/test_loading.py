"""What is large to load is loaded where it is used, and nowhere else."""

from __future__ import annotations

import html
import subprocess
import sys

import pytest

from msdesk.documents.markup import escape


@pytest.mark.parametrize(
    "module", ["msdesk.documents.pdf", "msdesk.documents.html", "msdesk.documents.text"]
)
def test_who_asks_for_a_page_does_not_load_typst(module: str) -> None:
    program = f"import sys, {module}; sys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("module", ["comparison_html", "card", "notes", "years"])
def test_a_web_page_is_made_without_the_names_of_all_signs(module: str) -> None:
    program = f"import sys, msdesk.documents.{module}; sys.exit('html' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_text_is_escaped_as_python_does() -> None:
    text = """<a href="x">'it' &amp; "that" & å</a>"""

    assert escape(text) == html.escape(text)
