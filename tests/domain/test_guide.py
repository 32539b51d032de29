"""What the smaller pieces of content must carry."""

from __future__ import annotations

import pytest

from msdesk.domain.guide import HelpCountry, HelpLine
from msdesk.domain.ids import SourceId


def test_a_number_to_call_needs_its_source() -> None:
    with pytest.raises(ValueError, match="'999': holds a number and names no source"):
        HelpLine(what="Emergency", number="999", basis="Everybody knows it")


def test_a_line_without_a_number_says_why_there_is_none() -> None:
    with pytest.raises(ValueError, match="needs its source, or a basis"):
        HelpLine(what="Advice", number="your clinic")


def test_a_country_has_a_line_for_advice() -> None:
    emergency = HelpLine(what="Emergency", number="112", sources=(SourceId("alpha2024"),))

    with pytest.raises(ValueError, match="Nowhere: needs at least one line"):
        HelpCountry(country="Nowhere", emergency=emergency, lines=())
