"""Shipped cards to take along: those that are about several medicines still fit one side."""

from __future__ import annotations

from datetime import date

import pytest

from msdesk import paths
from msdesk.content.library import Library
from msdesk.documents.pdf import take_along_pdf
from msdesk.documents.take_along import Reader, take_along
from msdesk.documents.take_along_words import TakeAlong
from msdesk.domain.appointment import Paper
from msdesk.domain.ids import TreatmentId
from msdesk.domain.ms_type import MsType
from tests.documents.paper import count

WITH_MEDICINES = (
    "symptom-medicines",
    "rehabilitation-and-symptom-care",
    "new-medicines-in-trials",
)


def page(library: Library, card: str, *types: MsType) -> TakeAlong:
    return take_along(
        library.treatments[TreatmentId(card)],
        Reader(types),
        library.questions,
        library.sources,
        library.glossary_finder,
        version="1",
        as_of=date(2026, 11, 30),
    )


@pytest.mark.parametrize(
    "types",
    [(), (MsType.CIS,), (MsType.RRMS,), (MsType.SPMS_NOT_ACTIVE,), (MsType.PPMS_NOT_ACTIVE,)],
)
@pytest.mark.parametrize("card", WITH_MEDICINES)
def test_it_fits_one_side(library: Library, card: str, types: tuple[MsType, ...]) -> None:
    made = take_along_pdf(
        page(library, card, *types), paper=Paper.A4, text_size=12, resources=paths.resources()
    )

    assert count(made) == 1


def test_it_says_who_must_not_take_each_of_its_medicines(library: Library) -> None:
    words = str(page(library, "symptom-medicines", MsType.RRMS))

    assert [w for w in ("fit (seizure)", "psychosis", "ulcer") if w not in words] == []
