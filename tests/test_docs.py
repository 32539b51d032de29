"""What the docs tell a newcomer to do works, word by word, and what they say of the code is so."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, indent

import pytest

import dev
from msdesk.content.load import load
from msdesk.errors import ContentError
from msdesk.store.record import open_record

_WORDS = dev.ROOT / "docs" / "architecture.md"
_CARD = "rehabilitation-and-symptom-care"


def section(path: Path, heading: str) -> str:
    """Return what stands below a heading, to the next one as high or higher."""
    body = path.read_text(encoding="utf-8")
    found = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,3}} |\Z)", body, re.M | re.S)
    assert found, f"{path.name} has no heading {heading!r}"
    return found.group(2)


def code(path: Path, heading: str, kind: str = "python") -> list[str]:
    """Return the fenced blocks of a kind below a heading."""
    blocks = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", section(path, heading), re.M | re.S)
    assert blocks, f"{heading!r} in {path.name} shows no {kind}"
    return [dedent(block) for _, block in blocks]


def quoted(path: Path, heading: str, beginning: str) -> str:
    """Return what a sentence puts between backticks, by how it begins."""
    (found,) = re.findall(rf"`({re.escape(beginning)}[^`]*)`", section(path, heading))
    return str(found)


def edit(path: Path, before: str, after: str) -> None:
    """Put something in the place of what is there once."""
    body = path.read_text(encoding="utf-8")
    assert body.count(before) == 1, f"{before!r} is {body.count(before)} times in {path.name}"
    path.write_text(body.replace(before, after), encoding="utf-8")


def told(sources: Path, script: str, *arguments: str) -> str:
    """Return what a script prints that is run with a copy of the sources."""
    done = subprocess.run(
        [sys.executable, "-c", dedent(script), *arguments],
        cwd=sources,
        env=dev._child() | {"PYTHONPATH": str(sources), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a copy of the sources to follow the docs in."""
    copy = tmp_path / "sources"
    shutil.copytree(
        dev.ROOT / "msdesk", copy / "msdesk", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(dev.ROOT / "resources", copy / "resources")
    return copy


def test_the_sample_of_a_test_is_one_that_passes(tmp_path: Path) -> None:
    (sample,) = code(dev.ROOT / "CONTRIBUTING.md", "Tests")
    names: dict[str, object] = {}
    exec(compile(sample, "CONTRIBUTING.md", "exec"), names)  # noqa: S102 - our own words
    (test,) = [does for name, does in names.items() if name.startswith("test_")]
    assert callable(test)
    record = open_record(tmp_path)

    test(record)

    record.close()


def test_a_card_is_added_as_the_docs_say(sources: Path) -> None:
    resources = sources / "resources"
    card = resources / "cards" / "examplumab.toml"
    shutil.copyfile(resources / "cards" / f"{_CARD}.toml", card)
    for key, value in (
        ("id", "examplumab"),
        ("name", "Examplumab"),
        ("short_name", "Examplumab"),
        ("group", "Experimental"),
    ):
        body = card.read_text(encoding="utf-8")
        card.write_text(
            re.sub(rf'^{key} = ".*"$', f'{key} = "{value}"', body, count=1, flags=re.M)
        )
    (item,) = code(dev.ROOT / "docs" / "content.md", "A measured item", "toml")
    body = card.read_text(encoding="utf-8")
    card.write_text(body.replace("[[benefits]]", f"{item}\n[[benefits]]", 1), encoding="utf-8")

    with pytest.raises(ContentError) as lacking:
        load(resources)
    (source,) = code(_WORDS, "A card", "toml")
    with (resources / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{source}")

    assert quoted(_WORDS, "A card", "examplumab.toml: ") in str(lacking.value)
    assert "examplumab" in load(resources).treatments


def test_a_page_is_added_as_the_docs_say(sources: Path, tmp_path: Path) -> None:
    page, maker, stands, made = code(_WORDS, "A page")
    package = sources / "msdesk"
    (package / "ui/pages/words.py").write_text(page, encoding="utf-8")
    (package / "app/pages/words.py").write_text(maker, encoding="utf-8")
    name, after = quoted(_WORDS, "A page", "WORDS ="), '    NOTES = "notes"\n'
    edit(package / "domain/screen.py", after, f"{after}    {name}\n")
    case = "        case Screen.HELP:\n"
    for table, added in (("ui/screens.py", stands), ("app/pages/__init__.py", made)):
        edit(package / table, case, f"{indent(added, ' ' * 8)}{case}")

    seen = told(
        sources,
        """
        import sys
        from pathlib import Path
        from PySide6.QtWidgets import QApplication, QLabel
        from msdesk import runtime
        from msdesk.app.shell.options import Options
        from msdesk.app.start import Start
        from msdesk.domain.screen import Screen

        runtime.hold_singletons()
        application = QApplication(sys.argv)
        start = Start(Options(Path(sys.argv[1]), Path(sys.argv[1]) / "settings.json"))
        start.window.show()
        while start.parts is None:
            application.processEvents()
        start.window.nav.chosen.emit(Screen.WORDS)
        page = start.window.page(Screen.WORDS)
        print(start.window.current_page.value, len(page.findChildren(QLabel)) > 20)
        page.first().click()
        print(start.window.current_page.value)
        start.close()
        """,
        str(tmp_path / "data"),
    )

    assert seen.splitlines() == ["words True", "treatments"]


def test_a_migration_is_added_as_the_docs_say(sources: Path, tmp_path: Path) -> None:
    (step,) = code(_WORDS, "A migration")
    name = Path(quoted(_WORDS, "A migration", "msdesk/store/migrations/versions/")).name
    package = sources / "msdesk"
    (package / "store" / "migrations" / "versions" / name).write_text(step, encoding="utf-8")
    last = '    letter: str = ""  # from the clinic\'s letter, typed by the person\n'
    edit(package / "domain/appointment.py", last, f'{last}    came_along: str = ""\n')
    last = '    letter: Words = ""\n'
    edit(package / "domain/archive.py", last, f'{last}    came_along: Words = ""\n')
    last = '    Column("closed_on", Date),\n'
    column = quoted(_WORDS, "A migration", 'Column("came_along"').rstrip(",")
    edit(package / "store/file/tables.py", last, f"{last}    {column},\n")
    edit(package / "store/file/header.py", "SCHEMA = 2 ", "SCHEMA = 3 ")
    shutil.copytree(dev.ROOT / "tests/store/records/2/plain", tmp_path / "older")

    seen = told(
        sources,
        """
        import sys
        from pathlib import Path
        from msdesk.store.record import open_record

        def told(folder):
            record = open_record(Path(folder))
            visit = record.appointments.add("Clinic")
            with record.database.reading() as connection:
                asked = "SELECT name FROM pragma_table_info('appointment')"
                names = [name for (name,) in connection.exec_driver_sql(asked)]
                number = connection.exec_driver_sql("PRAGMA user_version").scalar()
            print(number, names[-1], repr(visit.came_along), len(record.journal.entries()) > 0)
            record.close()

        told(sys.argv[1])
        told(sys.argv[2])
        """,
        str(tmp_path / "older"),
        str(tmp_path / "new"),
    )

    assert seen.splitlines() == ["3 came_along '' True", "3 came_along '' False"]


# how long things are

_LONGEST = {"module": 300, "function": 40, "constructor": 65}


def is_table(function: ast.FunctionDef) -> bool:
    """Whether a function is one ``match``, with a case for each screen, and nothing else."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return [type(part) for part in body] == [ast.Match, ast.Expr]  # at its end ``assert_never``


def lengths() -> Iterator[tuple[str, str, int]]:
    """Yield each module and function of ours, what it is, and its lines."""
    for path in (dev.ROOT / "dev.py", *(dev.ROOT / "msdesk").rglob("*.py")):
        body = path.read_text(encoding="utf-8")
        name = path.relative_to(dev.ROOT).as_posix()
        yield name, "module", len(body.splitlines())
        for found in ast.walk(ast.parse(body)):
            if isinstance(found, ast.FunctionDef) and not is_table(found):
                lays_out = found.name == "__init__" and "/ui/" in name
                kind = "constructor" if lays_out else "function"
                yield f"{name}: {found.name}", kind, (found.end_lineno or 0) - found.lineno + 1


def test_no_module_and_no_function_is_longer_than_contributing_says() -> None:
    rule = section(dev.ROOT / "CONTRIBUTING.md", "Layers")
    over = [f"{name}: {lines}" for name, kind, lines in lengths() if lines > _LONGEST[kind]]

    assert f"within {_LONGEST['module']} lines and functions within {_LONGEST['function']}" in rule
    assert f"within {_LONGEST['constructor']}" in rule
    assert over == []
