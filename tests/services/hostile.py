"""Files that were made to do harm, or met a disk that did: one for each seed."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

from sqlcipher3 import dbapi2

from msdesk.domain.archive import KeptAnswer, KeptDraft, KeptProfile, KeptStep, KeptTreatment
from msdesk.services.exporting import as_json
from msdesk.store.file.database import Database
from tests.domain.archives import NOW, SUNDAY, archive, note, question, visit
from tests.services.foreign.test_bearable import TABLE as _BEARABLE
from tests.services.foreign.test_day_one import ENTRY
from tests.services.foreign.test_diarium import EVENING
from tests.services.foreign.test_jrnl import TEXT as _JRNL_TEXT
from tests.services.foreign.test_jrnl import TIRED
from tests.services.foreign.test_rednotebook import MONTH

Make = Callable[[Random, Path], Path]

_ALL = archive(
    note("n1", "numb hand", tags=("hand",), treatments=("ahsct",)),
    note("n2", deleted_at=NOW),
    visit("p"),
    question("q1", appointment="p", rank=1),
    question("q2", left_appointment="p", position=2),
    KeptTreatment(id="own", name="Examplumab", changed_at=NOW),
    KeptStep(id="s", treatment="own", status="STARTED", day=SUNDAY, changed_at=NOW),
    KeptAnswer(statement="work", pile="A_LOT", rank=1, changed_at=NOW),
    KeptDraft(key="note", body='{"text": "half"}', changed_at=NOW),
    profile=KeptProfile(changed_at=NOW, ms_types=("PPMS_ACTIVE",)),
)
_EXPORT: dict[str, Any] = json.loads(as_json(_ALL))
_DAY_ONE: dict[str, Any] = {"metadata": {"version": "1.0"}, "entries": [ENTRY, ENTRY]}
_TABLE = "date,title,text,tags\n2026-12-01,a,numb hand,hand\n02/03/2026,b,c,\n"

_DIARIUM = json.dumps([EVENING, EVENING | {"html": "<!--" * 5000 + "<a " * 5000}])
_JRNL = json.dumps({"tags": {}, "entries": [TIRED, TIRED]})

_WRONG: list[Callable[[Random], object]] = [
    lambda _: None,
    lambda r: r.choice([True, False]),
    lambda r: r.choice([0, -1, 10**9, 2**53 - 1, 2**53, 2**63, 2**70, -(2**70)]),
    lambda r: r.choice([0.5, -0.0, 1e308]),
    lambda _: [],
    lambda _: {},
    lambda _: "",
    lambda r: "a" * r.choice([300, 70_000, 2_000_000]),
    lambda r: r.choice(["=1+1", "+1", "-1", "@SUM(1)", "\tx", '=HYPERLINK("http://a.example")']),
    lambda r: r.choice(["a\0b", "\0", "\u202e", "\ufeff", "\ufffe", "🙂" * 50, "é" * 200]),
    lambda r: r.choice(["0000-01-01", "9999-12-31", "2026-02-30", "10000-01-01", "0001-01-01"]),
    lambda r: r.choice(["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-14:00"]),
    lambda r: r.choice(["2026-01-01T00:00:00", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z"]),
    lambda r: r.choice(["25:00", "10:40Z", "10:40:00.123456789", "10"]),
    lambda r: r.choice(["../../etc/passwd", "n1", "p", "q1", "a b", "a\nb", "x" * 201]),
    lambda r: r.choice(["note", "Note", "NOTE", "HEARD", "POEM", "msdesk-export", "2"]),
    lambda r: _deep(r.choice([50, 900, 5000])),
    lambda r: [{"id": "n1"}] * r.choice([1, 500]),
]


def _deep(depth: int) -> str:
    """Return a mark that is put out as nesting of a depth; ``json`` would not write it."""
    return f"DEEP{depth}DEEP"


def _places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree)
    found = []
    for key, held in inner:
        found.append((*path, key))
        if isinstance(held, dict | list):
            found += _places(held, (*path, key))
    return found


def _spoilt(rng: Random, whole: dict[str, Any]) -> bytes:
    """Return JSON with some places of it spoilt, doubled, removed, or with a key too many."""
    tree = json.loads(json.dumps(whole))
    for _ in range(rng.choice([1, 1, 1, 2, 5])):
        places = _places(tree)
        *way, last = rng.choice(places)
        inner = tree
        for key in way:
            inner = inner[key]
        what = rng.random()
        if what < 0.7:
            inner[last] = rng.choice(_WRONG)(rng)
        elif what < 0.8:
            inner.pop(last)
        elif isinstance(inner, list):
            inner.append(json.loads(json.dumps(inner[last])))
        else:
            inner["unknown"] = inner[last]
    written = json.dumps(tree, ensure_ascii=rng.random() < 0.5)
    for depth in (50, 900, 5000):
        written = written.replace(f'"{_deep(depth)}"', "[" * depth + "]" * depth)
    return written.encode("utf-8", "surrogatepass")


def _bent(rng: Random, content: bytes) -> bytes:
    """Return bytes as a bad disk or a cut connection leaves them."""
    bent = bytearray(content)
    match rng.randrange(4):
        case 0:
            del bent[rng.randrange(len(bent)) :]
        case 1:
            for _ in range(rng.choice([1, 8, 100])):
                bent[rng.randrange(len(bent))] ^= 1 << rng.randrange(8)
        case 2:
            place = rng.randrange(len(bent))
            bent[place : place + 16] = rng.randbytes(16)
        case _:
            place = rng.randrange(len(bent))
            bent[place:place] = rng.choice(
                [b"\0", b"\xff\xfe", b'"', b"\\ud800", b"[" * 4000, b"{\n", b"\r", b"'", b"=1+1,"]
            )
    return bytes(bent)


def _put(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def _export(rng: Random, folder: Path) -> Path:
    return _put(folder, "a.json", _spoilt(rng, _EXPORT))


def _bent_export(rng: Random, folder: Path) -> Path:
    return _put(folder, "a.json", _bent(rng, as_json(_ALL)))


def _day_one(rng: Random, folder: Path) -> Path:
    content = _spoilt(rng, _DAY_ONE)
    return _put(folder, "Journal.json", _bent(rng, content) if rng.random() < 0.3 else content)


def _other_journal(rng: Random, folder: Path) -> Path:
    """Return what Diarium, jrnl or Bearable wrote, bent."""
    content = rng.choice([_DIARIUM, _JRNL, _JRNL_TEXT, _BEARABLE]).encode()
    return _put(folder, "a", content if rng.random() < 0.2 else _bent(rng, content))


def _table(rng: Random, folder: Path) -> Path:
    rows = [rng.choice(_WRONG[6:16])(rng) for _ in range(rng.randrange(1, 12))]
    table = _TABLE + "".join(f"2026-12-0{rng.randrange(10)},{row},{row}\n" for row in rows)
    encoding = rng.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
    content = table.replace(",", rng.choice(",;\t")).encode(encoding, "replace")
    return _put(folder, "a.csv", _bent(rng, content) if rng.random() < 0.6 else content)


_YAML = [
    "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n1: *c",
    "1: &a {text: x}\n2: *a\n3: {y: *a}",
    "1: &a\n  b: *a",
    "1: !!python/object/apply:os.system ['echo no']",
    "!!python/name:os.system : 1",
    "1: {text: " + "[" * 3000,
    "1:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 300)),
    "? ? ? ? a\n: b",
    '1: {text: "\\ud800\\0"}',
    "1: {text: !!binary 'AAECAw=='}",
    "0: {text: a}\n32: {text: b}\n-1: {text: c}\n1e3: {text: d}\n1: {text: =1+1}",
    "1: {text: 2020-01-01, tag: 5, '': null, ~: x}",
    "<<: {1: {text: a}}",
    "1: {text: a}\n1: {text: b}",
    "--- {1: {text: a}}\n--- {2: {text: b}}",
]


def _month(rng: Random) -> bytes:
    month = rng.choice([*_YAML, MONTH, MONTH]).encode()
    return _bent(rng, month) if rng.random() < 0.5 else month


def _months(rng: Random, folder: Path) -> Path:
    journal = folder / rng.choice(["journal", "2020-01.txt"])
    journal.mkdir()
    for name in ("2020-02.txt", "2020-13.txt", "0000-01.txt", "9999-12.txt"):
        _put(journal, name, _month(rng))
    if rng.random() < 0.3:
        (journal / "2021-01.txt").mkdir()
    if rng.random() < 0.3:
        (journal / "2021-02.txt").symlink_to(journal / rng.choice(["gone", "2021-02.txt"]))
    return journal


def _lone_month(rng: Random, folder: Path) -> Path:
    return _put(folder, "2020-02.txt", _month(rng))


_NAMES = [
    "../../../tmp/2020-02.txt", "/etc/2020-02.txt", "C:\\2020-02.txt", "..\\Journal.json",
    "Journal.json", "a/../b/Journal.json", "2020-02.txt", "notes.csv", "NUL.json", "x" * 300,
    "record.db", "backup.json", "__MACOSX/a.json", "é\u202e.csv", ".json", "folder.json/",
]  # fmt: skip


def _zip(rng: Random, folder: Path) -> Path:
    path = folder / "a.zip"
    contents = [
        lambda: _spoilt(rng, _EXPORT),
        lambda: _spoilt(rng, _DAY_ONE),
        lambda: _month(rng),
        _TABLE.encode,
        lambda: bytes(rng.choice([3_000_000, 20])),
        lambda: rng.randbytes(200),
        path.read_bytes,
    ]
    how = rng.choice([ZIP_STORED, ZIP_DEFLATED, ZIP_DEFLATED, ZIP_BZIP2])
    with ZipFile(path, "w", how) as z:
        for name in rng.sample(_NAMES, rng.randrange(1, 5)):
            z.writestr(name, rng.choice(contents)())
    content = path.read_bytes().replace(b"NUL.json", b"\0UL.json")  # Python ends a name there
    path.write_bytes(_bent(rng, content) if rng.random() < 0.5 else content)
    return path


def _lying_zip(rng: Random, folder: Path) -> Path:
    """Return a zip file whose list says other sizes, places and counts than are true."""
    path = folder / "a.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as z:
        z.writestr("Journal.json", _spoilt(rng, _DAY_ONE))
        z.writestr("Other.json", bytes(300_000))
    content = bytearray(path.read_bytes())
    listed = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    place = rng.choice([listed + 20, listed + 24, listed + 42, end + 8, end + 12, end + 16])
    content[place : place + 4] = struct.pack("<I", rng.choice([0, 1, 2**31, 2**32 - 1]))
    path.write_bytes(content)
    return path


_SQL = [
    "UPDATE journal_entry SET day = 'soon'",
    "UPDATE journal_entry SET day = '0000-00-00'",
    "UPDATE journal_entry SET kind = 'POEM'",
    "UPDATE journal_entry SET text = 5",
    "UPDATE journal_entry SET text = CAST(x'ff00fe' AS TEXT)",
    "UPDATE journal_entry SET changed_at = '9999-99-99'",
    "UPDATE journal_entry SET number = -number",
    "UPDATE journal_entry SET take_to_doctor = 'perhaps'",
    "UPDATE question SET rank = 99",
    "UPDATE question SET position = 9e99",
    "UPDATE question SET appointment = 'nobody'",
    "DROP TABLE journal_entry",
    "DROP TABLE journal_search",
    "ALTER TABLE journal_entry RENAME TO e; CREATE VIEW journal_entry AS SELECT * FROM e",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 999",
    "PRAGMA application_id = 7",
    "CREATE TRIGGER t AFTER INSERT ON draft BEGIN SELECT RAISE(ABORT, 'no'); END",
]


def _record(rng: Random, folder: Path) -> Path:
    path = folder / "other.db"
    with closing(Database(path)) as database, database.writing() as connection:
        for name, kind, text in (("n9", "NOTE", "theirs"), ("n1", "HEARD", "theirs too")):
            connection.exec_driver_sql(
                "INSERT INTO journal_entry (id, changed_at, kind, day, take_to_doctor, tags,"
                " treatments, heard_where, text) VALUES (?, '2026-11-22T09:00:00.000000+00:00',"
                " ?, '2026-11-22', 0, '', '', '', ?)",
                (name, kind, text),
            )
    if rng.random() < 0.6:
        with closing(dbapi2.connect(str(path))) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.executescript(rng.choice(_SQL))
    else:
        path.write_bytes(_bent(rng, path.read_bytes()))
    return path


_STARTS = [
    b"", b"PK\x03\x04", b"PK\x05\x06", b"SQLite format 3\0", b"{", b"[", b"\xff\xfe", b"\x7fELF",
    b"%PDF-1.7\n", b"\x89PNG\r\n", b"\x1f\x8b", b"date,text\n", b'{"format":"msdesk-export",',
    b'{"entries":[', b"\xef\xbb\xbf",
]  # fmt: skip


def _noise(rng: Random, folder: Path) -> Path:
    length = rng.choice([0, 1, 100, 4096, 8192, 100_000])
    noise = rng.choice([rng.randbytes(length), bytes(length), b"," * length, b"[" * length])
    return _put(folder, "a.bin", rng.choice(_STARTS) + noise)


_KINDS: list[Make] = [
    _export, _export, _export, _bent_export, _day_one, _day_one, _table, _months, _lone_month,
    _zip, _zip, _lying_zip, _record, _noise, _other_journal,
]  # fmt: skip


def hostile(seed: int, folder: Path) -> Path:
    """Make the file of a seed in an empty folder."""
    rng = Random(seed)  # noqa: S311 - it must come out the same again
    return _KINDS[seed % len(_KINDS)](rng, folder)
