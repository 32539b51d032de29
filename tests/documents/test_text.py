"""Plain text for a message box."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from msdesk.documents.text import questions_text
from tests.documents.samples import AS_TYPED, EMPTY, EVERYTHING, PLACES, TYPICAL, with_text

SHEETS = {"typical": TYPICAL, "everything": EVERYTHING, "empty": EMPTY}


@pytest.mark.parametrize("name", SHEETS)
def test_the_text_reads_as_last_reviewed(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"questions-{name}.txt", questions_text(SHEETS[name]))


def test_plain_text_holds_what_was_typed() -> None:
    assert questions_text(with_text(AS_TYPED)).count(AS_TYPED) == PLACES
