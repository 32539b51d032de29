"""A made-up library with what the pages can show: five medicines, a claim, two topics."""

from __future__ import annotations

from pathlib import Path

from tests.content import small

EXAMPLUMAB = "examplumab"
_CARD = "cards/examplumab.toml"
_STEP = '{ name = "Tablet", text = "You take a tablet.", duration = "every day" }'
_SECOND_HAND_STEP = _STEP.replace(" }", ', sources = ["told2025"], seen = "second-hand" }')
_TRIAL = """
[[trials]]
name = "MADE-UP"
registry_id = "NCT00000000"
question = "Does it last?"
state = "Open."
as_of = 2026-11-22
sources = ["alpha2024"]
"""
_ABSENCE = """
[[harms]]
kind = "no fair comparison"
id = "harm-{n}"
outcome = "Made-up harm {n}"
ms_types = ["RRMS"]
why = "We found no fair test."
"""
_HERE, _THERE = 'regions = ["UK and EU"]', 'regions = ["United States"]'
_BOTH = 'regions = ["United States", "UK and EU"]'
_UNCHECKED = 'answer = "not checked"'
_HARMED = (f'{_BOTH}\ntext = "It can be harmed."\nsources = ["alpha2024"]',)
_WARNINGS = {
    "PML": (f'{_BOTH}\ntext = "Rare and grave."\nsources = ["alpha2024"]',),
    "liver": (
        f'{_HERE}\nanswer = "not named"\ntext = "A copy of 2023."\nsources = ["alpha2024"]',
        f'{_THERE}\ntext = "The liver can fail."\nsources = ["alpha2024"]\nboxed = true',
    ),
    "vaccines": (
        f'{_HERE}\nanswer = "not named"\nsources = ["alpha2024"]',
        f'{_THERE}\nanswer = "not named"\ntext = "A part of it."\nsources = ["alpha2024"]',
    ),
    "low mood and suicidal thoughts": (
        f'{_HERE}\ntext = "Mood can fall."\nsources = ["told2025"]\nseen = "second-hand"',
        f"{_THERE}\n{_UNCHECKED}",
        f'{_THERE}\ntext = "Stop and call."\nsources = ["alpha2024"]\nproduct = "Weekly"',
    ),
    **dict.fromkeys(
        ("eyes", "lungs", "bowel", "kidneys"),
        (f'{_BOTH}\ntext = "It can be harmed."\nsources = ["alpha2024"]',),
    ),
    "who must not take it": (
        f'{_HERE}\ntext = "People in Europe. People who sleep badly."\nsources = ["alpha2024"]',
        f'{_THERE}\ntext = "People in America."\nsources = ["alpha2024"]',
    ),
}
_TOLD = f'{_BOTH}\ntext = "It is told so."\nsources = ["told2025"]\nseen = "second-hand"'
_MUST_NOT_ROW = """
[[row]]
id = "must-not"
question = "Who must not take it?"
only_licence = true

"""
_QUESTION = """
[[question]]
id = "bank-{n}"
text = "Question {n} of the bank?"
topic = "My MS now"
ask = "MS nurse"
"""
_PATIENT = """
[[claim]]
id = "one-story"
treatment = "examplumab"
said = "They walked again"
quoted = false
who = "A made-up person"
voice = "one patient"
said_when = "May 2020"
ms_types = []
where_treated = "Nowhere"
paid = "By the family"
chosen_because = "It was in a newspaper."
question = "What was measured?"
sources = ["alpha2024"]
measured = [{ text = "Nothing found.", basis = "Not found in our search" }]
"""


def write(folder: Path) -> Path:
    """Write the content files into a folder and return it."""
    small.write(folder)
    plain = small.FILES[_CARD]
    for name in ("betalimab", "gammamod", "deltaferon"):
        text = plain.replace("examplumab", name).replace("Examplumab", name.capitalize())
        _put(folder, f"cards/{name}.toml", text)
    small.change(folder, "cards/deltaferon.toml", '["RRMS"]', '["PPMS active"]')
    small.change(folder, "cards/deltaferon.toml", "Medicines", "Experimental")
    small.change(folder, "cards/deltaferon.toml", "Licensed for some types", "In small trials")
    small.change(folder, _CARD, _STEP, _SECOND_HAND_STEP)
    small.change(folder, _CARD, "trials = []\n", "")
    small.change(folder, _CARD, 'ask = "', 'shows_red_flags = true\nask = "')
    small.change(folder, _CARD, 'ask = "', 'other_names = ["Examplumab Weekly"]\nask = "')
    tables = _TRIAL + _numbered(_ABSENCE, 5)
    small.change(folder, _CARD, "[living_with]", f"{tables}\n[living_with]")
    for kind, entries in _WARNINGS.items():
        small.warn(folder, _CARD, kind, *entries)
    small.warn(folder, "cards/gammamod.toml", "eyes", _TOLD)
    small.change(folder, "compare.toml", "[[row]]", f"{_MUST_NOT_ROW}[[row]]")
    _add(folder, "questions.toml", _numbered(_QUESTION, 9))
    _add(folder, "claims.toml", _PATIENT)
    _add(folder, "matters.toml", _numbered(_STATEMENT, 4))
    _add(folder, "help.toml", _COUNTRY)
    _add(folder, "sources.toml", _READ_LATER)
    _add(folder, "glossary.toml", _SHORT_FORM)
    return folder


_STATEMENT = """
[[statement]]
id = "statement-{n}"
text = "Statement {n}"
rows = ["worse"]
"""
_SHORT_FORM = """
[[term]]
term = "PML"
plain = "A rare brain infection."
"""
_READ_LATER = """
[[source]]
id = "fresh2026"
short = "Fresh 2026"
citation = "A page that was read a week after the others."
kind = "news report"
seen = "source"
read_on = 2026-11-29
url = "https://made-up.example/fresh"
"""
_COUNTRY = """
[[countries]]
country = "Elsewhere"
emergency = { what = "Emergency", number = "999", sources = ["alpha2024"] }
lines = [{ what = "A nurse", number = "555", sources = ["told2025"], seen = "second-hand" }]

[[countries]]
country = "Anywhere"
emergency = { what = "Emergency", number = "your local number", basis = "Look it up now" }
lines = [{ what = "A nurse", number = "your clinic", basis = "Ask for it" }]

[[countries]]
country = "Beyond"
emergency = { what = "Emergency", number = "your local number", basis = "Look it up now" }
lines = [{ what = "A nurse", number = "your clinic", basis = "Look it up now" }]

[[countries]]
country = "Nearby"
emergency = { what = "Emergency", number = "777", sources = ["fresh2026"] }
lines = [{ what = "A nurse", number = "555", sources = ["alpha2024"] }]
"""


def _numbered(text: str, many: int) -> str:
    return "".join(text.format(n=n) for n in range(1, many + 1))


def _put(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")


def _add(folder: Path, file: str, text: str) -> None:
    _put(folder, file, (folder / file).read_text(encoding="utf-8") + text)
