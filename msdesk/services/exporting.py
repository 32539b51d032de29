"""Takes the record out, as files any program can read."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from msdesk.documents.journal import journal_csv
from msdesk.documents.tables import (
    answers_csv,
    appointments_csv,
    questions_csv,
    steps_csv,
    team_csv,
    treatments_csv,
)
from msdesk.domain.archive import Archive
from msdesk.services.saving import save_whole

SUFFIX = ".msdesk.json"


def export_json(archive: Archive, path: Path, *, with_reading: bool = False) -> None:
    """Write everything to one file; it is not encrypted.  Raises ``DocumentError``.

    What was read is left out unless the person wants it there.
    """
    written = archive if with_reading else msgspec.structs.replace(archive, reading=())
    save_whole(path, as_json(written))


def export_tables(archive: Archive, path: Path, names: Mapping[str, str]) -> None:
    """Write a table of each subject to one zip file; ``names`` are those of the library's cards.

    It is not encrypted.  Raises ``DocumentError``.
    """
    tables = {
        "notes.csv": journal_csv(archive, names),
        "appointments.csv": appointments_csv(archive),
        "questions.csv": questions_csv(archive),
        "answers.csv": answers_csv(archive),
        "next-steps.csv": steps_csv(archive),
        "team.csv": team_csv(archive),
        "treatments.csv": treatments_csv(archive, names),
    }
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, table in tables.items():
            file.writestr(name, table)
    save_whole(path, written.getvalue())


def as_json(archive: Archive) -> bytes:
    """Return an archive as JSON with one thing a line, so that two exports can be compared."""
    encode = msgspec.json.Encoder().encode
    fields = []
    for name in archive.__struct_fields__:
        held = getattr(archive, name)
        if isinstance(held, tuple):
            listed = b",\n".join(map(encode, held))
            fields.append(encode(name) + b": [\n" + listed + b"\n]")
        else:
            fields.append(encode(name) + b": " + encode(held))
    return b"{\n" + b",\n".join(fields) + b"\n}\n"
