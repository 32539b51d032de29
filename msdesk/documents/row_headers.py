"""Makes the first cell of each row of a table its header, for who hears the table in a PDF.

Typst 0.15 tags the head of a table and has no way to say that a cell heads its row.  It writes
each part of the structure in a line of its own, so the words for it can be put there without
moving anything: what is replaced is as long as what was there.
"""

from __future__ import annotations

import re

_ROW = re.compile(rb"/S/TR/P \d+ 0 R/K\[(\d+) 0 R([^\]]*)\]")
_CELL = re.compile(
    rb"^(\d+) 0 obj\n<</Type/StructElem/S/TD/P (\d+) 0 R(/A\[<</O/Table)([^>]*)>>", re.M
)
_HEADERS = re.compile(rb"/Headers\[[^\]]*\]")
_SCOPE = b"/Scope/Row"


def with_row_headers(pdf: bytes) -> bytes:
    """Return a PDF in which the first cell of each row is a header of that row.

    A cell names the headers above it; where it does, a reader looks at no others, so these
    names go, and it is found by its place below one header and beside the other.
    """
    first = {row[1] for row in _ROW.finditer(pdf)}

    def changed(cell: re.Match[bytes]) -> bytes:
        number, row, table, more = cell.groups()
        heads = number in first
        kept = _HEADERS.sub(b"", more) + (_SCOPE if heads else b"")
        room = len(more) - len(kept)
        if room < 0:
            return cell[0]
        kind = b"TH" if heads else b"TD"
        return b"%b 0 obj\n<</Type/StructElem/S/%b/P %b 0 R%b%b%b>>" % (
            number, kind, row, table, kept, b" " * room,
        )  # fmt: skip

    return _CELL.sub(changed, pdf)
