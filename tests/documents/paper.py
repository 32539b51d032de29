"""What a test can see of a PDF: its text, its tags, its ink."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from page import ValidationProfile, is_pdf_compliant_bytes
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QTransform
from PySide6.QtPdf import QPdfDocument

from msdesk import paths
from msdesk.domain.appointment import Paper
from msdesk.domain.value import Value
from tests.setting import set_page

MM = 72 / 25.4


def set_here(template: str, page: Value, paper: Paper, text_size: int) -> bytes:
    """Return a page as the program sets it, of words that a test has put together."""
    resources = paths.resources()
    words: dict[str, Any] = msgspec.to_builtins(page)
    asked = {
        "template": str(resources / "documents" / f"{template}.typ"),
        "fonts": str(resources / "fonts"),
        "letters": str(resources / "letters"),
        "words": words
        | {"paper": paper.value, "text_size": text_size, "page": "Page", "of": "of"},
    }
    return set_page(msgspec.json.encode(asked))[1]


class _Piece(NamedTuple):
    """A piece of text, and how large its letters are in points."""

    text: str
    points: float


@lru_cache(maxsize=128)  # to read a side takes longer than to set it
def _pieces(pdf: bytes) -> tuple[_Piece, ...]:
    pieces: list[_Piece] = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, points: float) -> None:
        pieces.append(_Piece(text, abs(points * tm[3] * cm[3])))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    return tuple(pieces)


def count(pdf: bytes) -> int:
    """Return how many sides there are."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page, every run of spaces and line ends as one space."""
    with _opened(pdf) as document:
        return [
            _one_line(document.getAllText(page).text()) for page in range(document.pageCount())
        ]


@contextmanager
def _opened(pdf: bytes) -> Iterator[QPdfDocument]:
    """Give a PDF as the reader of Qt sees it, which is far faster than one in Python."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    yield document
    document.close()


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def keeps_the_standard(pdf: bytes) -> bool:
    """Whether a PDF says that it is PDF/UA-1, and a checker that is not Typst's agrees."""
    claims = b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    return claims and is_pdf_compliant_bytes(bytes(pdf), profile=ValidationProfile.PDF_UA_1)


def tags(pdf: bytes) -> list[str]:
    """Return the structure of a PDF in reading order: "Document", "H1", "P"..."""
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    return list(_tags(root["/StructTreeRoot"]["/K"]))


def _tags(node: object) -> Iterator[str]:
    if isinstance(node, IndirectObject):
        yield from _tags(node.get_object())
    elif isinstance(node, ArrayObject):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield str(node["/S"]).removeprefix("/")
        yield from _tags(node.get("/K"))


def read_aloud(pdf: bytes) -> str:
    """Return the text a screen reader reads: what is tagged, not what is an artifact."""
    read: list[str] = []
    within: list[str] = []

    def mark(operator: bytes, operands: list[Any], _cm: list[float], _tm: list[float]) -> None:
        if operator in (b"BDC", b"BMC"):
            within.append(str(operands[0]))
        elif operator == b"EMC":
            within.pop()

    def hear(text: str, _cm: list[float], _tm: list[float], _font: object, _size: float) -> None:
        if "/Artifact" not in within:
            read.append(text)

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_operand_before=mark, visitor_text=hear)
    return _one_line("".join(read))


def parts(pdf: bytes, tag: str) -> list[Any]:
    """Return the parts of the structure of a PDF that have a tag, in reading order."""
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    return list(_parts(root["/StructTreeRoot"]["/K"], f"/{tag}"))


def _parts(node: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401 - pypdf has no type for it
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _parts(child, tag)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        if str(node["/S"]) == tag:
            yield node
        if "/K" in node:
            yield from _parts(node["/K"], tag)


_DRAWN = re.compile(
    rb"\((?:\\.|[^\\)])*\)"  # text, which is passed over
    rb"|((?:-?[\d.]+\s+)+)(cm|[mlc])\b"
    rb"|\b([qQ])\b",
    re.DOTALL,
)


def rules(pdf: bytes, page: int) -> list[float]:
    """Return how far from the top, in mm, lines run across the width of the print.

    Of what is drawn only paths are looked at: to read the letters too takes far longer.
    """
    side = PdfReader(io.BytesIO(pdf)).pages[page]
    width, height = float(side.mediabox.width), float(side.mediabox.height)
    drawn = side.get_contents()
    data = b"" if drawn is None else drawn.get_data()
    at, outer = QTransform(), list[QTransform]()
    begins, found = QPointF(), list[float]()
    for numbers, path, state in _DRAWN.findall(data):
        if state == b"q":
            outer.append(at)
        elif state == b"Q":
            at = outer.pop()
        elif path == b"cm":
            at = QTransform(*map(float, numbers.split())) * at
        elif path:
            here = at.map(QPointF(*map(float, numbers.split()[-2:])))
            if path == b"l" and abs(here.x() - begins.x()) > width - 36 * MM:
                found.append((height - here.y()) / MM)
            begins = here
    return sorted(found)


def to_tick(pdf: bytes) -> int:
    """Return how many squares there are to tick."""
    drawn = (page.get_contents() for page in PdfReader(io.BytesIO(pdf)).pages)
    shape = re.compile(rb"\b0 0 m (\S+) 0 l \1 \1 l 0 \1 l\s+h\s+S\b")
    return sum(len(shape.findall(each.get_data())) for each in drawn if each is not None)


class Picture:
    """A page as a picture with nothing where nothing is printed."""

    def __init__(self, image: QImage, dots_per_mm: float) -> None:
        self._image = image
        self._dots_per_mm = dots_per_mm

    def ink(self) -> tuple[float, float, float, float]:
        """Return how far the print stays from the left, top, right and bottom edge, in mm."""
        alpha = self._image.convertToFormat(QImage.Format.Format_Alpha8)
        width, height, stride = alpha.width(), alpha.height(), alpha.bytesPerLine()
        bits = bytes(alpha.constBits())
        rows = [bits[y * stride : y * stride + width] for y in range(height)]
        printed = [y for y, row in enumerate(rows) if row.strip(b"\0")]
        left = min(width - len(row.lstrip(b"\0")) for row in rows)
        right = min(width - len(row.rstrip(b"\0")) for row in rows)
        dots = (left, printed[0], right, height - 1 - printed[-1])
        return tuple(number / self._dots_per_mm for number in dots)  # type: ignore[return-value]

    def is_grey(self) -> bool:
        """Whether red, green and blue are the same in every dot."""
        bits = bytes(self._image.constBits())
        return bits[0::4] == bits[1::4] == bits[2::4]


def pictures(pdf: bytes, dots_per_mm: float = 4) -> list[Picture]:
    """Return each page as a picture."""
    shown = []
    with _opened(pdf) as document:
        for page in range(document.pageCount()):
            size = document.pagePointSize(page) * (dots_per_mm / MM)
            image = document.render(page, QSize(round(size.width()), round(size.height())))
            shown.append(Picture(image, dots_per_mm))
    return shown


def left_of(pdf: bytes, words: str) -> float:
    """Return how far from the left edge of the first page that has them words begin, in mm."""
    with _opened(pdf) as document:
        return next(
            document.getSelectionAtIndex(page, at, len(words)).boundingRectangle().left() / MM
            for page in range(document.pageCount())
            for at in (document.getAllText(page).text().find(words),)
            if at >= 0
        )


def small_print(pdf: bytes, size: float) -> list[tuple[str, float]]:
    """Return each piece of text that is smaller than ``size`` points, and how large it is."""
    return [
        (_one_line(text).strip(), round(here, 2))
        for text, here in _pieces(pdf)
        if text.strip() and here < size - 0.01
    ]


def overlaps(pdf: bytes) -> list[str]:
    """Return where the letters of two lines lie on each other, a point apart or less is none."""
    found = []
    with _opened(pdf) as document:
        for page in range(document.pageCount()):
            boxes = [each.boundingRect() for each in document.getAllText(page).bounds()]
            boxes = [box.adjusted(1, 1, -1, -1) for box in boxes]
            boxes = sorted((box for box in boxes if box.isValid()), key=QRectF.top)
            for place, box in enumerate(boxes):
                for other in boxes[place + 1 :]:
                    if other.top() >= box.bottom():
                        break
                    if other.intersects(box):
                        found.append(f"page {page + 1}: {box.getRect()} and {other.getRect()}")
    return found
