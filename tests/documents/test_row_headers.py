"""Rows of a table in a PDF that have a header."""

from __future__ import annotations

from msdesk.documents.row_headers import with_row_headers

ROW = b"3 0 obj\n<</Type/StructElem/S/TR/P 9 0 R/K[1 0 R 2 0 R]>>\nendobj\n"
HEAD = (
    b"1 0 obj\n<</Type/StructElem/S/TD/P 3 0 R/A[<</O/Table/Headers[(U1x0y0)]>>]/K[0]>>\nendobj\n"
)
CELL = (
    b"2 0 obj\n<</Type/StructElem/S/TD/P 3 0 R/A[<</O/Table/Headers[(U1x1y0)]>>]/K[1]>>\nendobj\n"
)


def test_the_first_cell_of_a_row_becomes_its_header_and_the_others_stay_cells() -> None:
    made = with_row_headers(HEAD + CELL + ROW)

    assert b"1 0 obj\n<</Type/StructElem/S/TH/P 3 0 R/A[<</O/Table/Scope/Row" in made
    assert b"2 0 obj\n<</Type/StructElem/S/TD/P 3 0 R/A[<</O/Table  " in made


def test_nothing_is_moved_so_that_every_place_named_in_the_file_holds() -> None:
    made = with_row_headers(HEAD + CELL + ROW)

    assert len(made) == len(HEAD + CELL + ROW)
    assert made.endswith(ROW)


def test_a_cell_without_room_for_the_words_stays_as_it_is() -> None:
    tight = HEAD.replace(b"/Headers[(U1x0y0)]", b"")

    assert with_row_headers(tight + ROW) == tight + ROW
