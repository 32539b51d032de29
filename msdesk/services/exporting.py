"""Takes the record out, as files any program can read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from msdesk.documents.journal import Taken, journal_csv
from msdesk.documents.tables import (
    answers_csv,
    appointments_csv,
    questions_csv,
    steps_csv,
    team_csv,
    treatments_csv,
)
from msdesk.domain.archive import Archive, Field
from msdesk.services.saving import save_whole, saving

Page = Callable[[Taken], Iterator[str]]

SUFFIX = ".msdesk.json"

_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
_FORMATS = {
    "date": f"^{_DATE}$",
    "date-time": rf"^{_DATE}[Tt ]{_TIME}([Zz]|[+-]\d\d:?\d\d)$",
    "partial-time": f"^{_TIME}$",
}


def export_json(archive: Archive, path: Path, *, with_reading: bool = False) -> None:
    """Write everything to one file; it is not encrypted.  Raises ``DocumentError``.

    What was read is left out unless the person wants it there.
    """
    export_fields(_fields(archive), path, with_reading=with_reading)


def export_fields(fields: Iterable[Field], path: Path, *, with_reading: bool = False) -> None:
    """Write what is given field by field, as ``export_json`` does."""
    wanted = (
        (name, held if with_reading or name != "reading" else iter(())) for name, held in fields
    )
    save_whole(path, _lines(wanted))


def export_notes(
    fields: Iterable[Field], path: Path, names: Mapping[str, str], page: Page, count: int
) -> None:
    """Write the notes as a page; ``count`` is how many are not in the bin.

    ``names`` are those of the library's cards.  It is not encrypted.  Raises ``DocumentError``.
    """
    held = _Held(fields)
    save_whole(path, (piece.encode() for piece in page(held.taken(count, names))))


def export_tables(fields: Iterable[Field], path: Path, names: Mapping[str, str]) -> None:
    """Write a table of each subject to one zip file; ``names`` are those of the library's cards.

    It is not encrypted.  Raises ``DocumentError``.
    """
    held = _Held(fields)
    with saving(path) as written, ZipFile(written, "w", ZIP_DEFLATED) as file:
        with file.open("notes.csv", "w") as notes:
            notes.writelines(piece.encode() for piece in journal_csv(held.taken(0, names)))
        archive = held.rest()
        tables = {
            "appointments.csv": appointments_csv(archive),
            "questions.csv": questions_csv(archive),
            "answers.csv": answers_csv(archive),
            "next-steps.csv": steps_csv(archive),
            "team.csv": team_csv(archive),
            "treatments.csv": treatments_csv(archive, names),
        }
        for name, table in tables.items():
            file.writestr(name, table)


class _Held:
    """All of a record but its notes, which may be very many; those are given one by one."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._fields = iter(fields)
        self._held: dict[str, Any] = {}

    def taken(self, count: int, names: Mapping[str, str]) -> Taken:
        """Return the notes that are not in the bin, by their days."""
        notes = self._until("journal")
        own = {treatment.id: treatment.name for treatment in self._held["own_treatments"]}
        return Taken(
            notes=(note for note in notes if note.deleted_at is None),
            how_many=count,
            on=self._held["made_at"].date(),
            names=own | dict(names),
        )

    def rest(self) -> Archive:
        """Return all else, once the notes have been taken."""
        self._until("")
        return Archive(**self._held)

    def _until(self, wanted: str) -> Iterator[Any]:
        for name, held in self._fields:
            if name == wanted:
                return iter(held)
            self._held[name] = tuple(held) if isinstance(held, Iterator) else held
        return iter(())


def published_schema() -> dict[str, Any]:
    """Return the JSON Schema of an export, for any validator.

    It names no format that JSON Schema does not know, and says as patterns what a validator that
    asserts no formats would let pass.
    """
    made: dict[str, Any] = json.loads(msgspec.json.encode(msgspec.json.schema(Archive)))
    _say_formats(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | made


def _say_formats(schema: Any) -> None:  # noqa: ANN401 - any part of a JSON document
    if isinstance(schema, list):
        for each in schema:
            _say_formats(each)
    elif isinstance(schema, dict):
        said = schema.get("format")
        if isinstance(said, str) and said in _FORMATS:
            schema["pattern"] = _FORMATS[said]
            if said == "partial-time":
                del schema["format"]
        for each in schema.values():
            _say_formats(each)


def as_json(archive: Archive) -> bytes:
    """Return an archive as JSON with one thing a line, so that two exports can be compared."""
    return b"".join(_lines(_fields(archive)))


def _fields(archive: Archive) -> Iterator[Field]:
    for name in archive.__struct_fields__:
        held = getattr(archive, name)
        yield name, iter(held) if isinstance(held, tuple) else held


def _lines(fields: Iterable[Field]) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    before = b"{\n"
    for name, held in fields:
        yield before + encode(name) + b": "
        if isinstance(held, Iterator):
            between = b"[\n"
            for part in held:
                yield between + encode(part)
                between = b",\n"
            yield b"\n]" if between == b",\n" else b"[\n\n]"
        else:
            yield encode(held)
        before = b",\n"
    yield b"\n}\n"
