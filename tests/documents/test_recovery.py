from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from msdesk import paths
from msdesk.documents.pdf import recovery_pdf
from msdesk.domain.appointment import Paper
from msdesk.domain.recovery_key import SIGNS
from tests.documents.paper import keeps_the_standard, pictures, tags, texts

KEY = "644JJ-H32Q7-YZJJ2-XJW39-APU6R-CC2QV-UWP73"
DAY = date(2026, 11, 22)
SIZES = [(paper, size) for paper in Paper for size in (12, 16, 20)]


def pdf(key: str = KEY, paper: Paper = Paper.A4, size: int = 12) -> bytes:
    return recovery_pdf(key, DAY, paths.resources(), paper=paper, text_size=size)


def groups(text: str) -> str:
    return "-".join(re.findall(rf"\d\. ([{SIGNS}]{{5}})\b", text))


def test_the_page_reads_as_last_reviewed(golden: Callable[[str, str], None]) -> None:
    (page,) = PdfReader(io.BytesIO(pdf())).pages

    golden("recovery.pdf.txt", page.extract_text())


def test_it_is_tagged_with_its_headings_and_claims_the_standard() -> None:
    made = pdf()

    assert keeps_the_standard(made)
    assert [tag for tag in tags(made) if tag.startswith("H")] == ["H1", "H2", "H2"]
    assert tags(made).count("LI") == 7 + 3 + 4


@pytest.mark.parametrize(("paper", "size"), SIZES)
def test_it_is_one_page_with_the_key_sign_by_sign(paper: Paper, size: int) -> None:
    (page,) = texts(pdf(paper=paper, size=size))

    assert groups(page) == KEY


@pytest.mark.parametrize(("paper", "size"), SIZES)
@pytest.mark.usefixtures("qapp")
def test_nothing_is_printed_near_the_edge_or_in_colour(paper: Paper, size: int) -> None:
    widest = "-".join(["WWWWW"] * 7)
    for picture in pictures(pdf(widest, paper=paper, size=size)):
        assert min(picture.ink()) >= 14.9
        assert picture.is_grey()
