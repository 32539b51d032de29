"""A small content folder in which all is well; a test breaks one thing in it."""

from __future__ import annotations

from pathlib import Path

from msdesk.domain.certainty import Design
from msdesk.domain.ms_type import MsType
from msdesk.domain.warning import WarningKind

_CARD = """
id = "{id}"
name = "{name}"
short_name = "{name}"
group = "{group}"
stage = "Licensed for some types"
stage_note = "It has a licence."
evidence_line = "Relapsing MS: most evidence"
one_line = "A tablet once a day."
summary = ["It is a tablet.", "Fewer people got worse.", "It is for relapsing MS."]
ask = "What would it mean for me?"
relevant_types = ["RRMS"]
what_it_is = [{{ text = "It is a tablet.", sources = ["alpha2024"] }}]
how_given = [{{ name = "Tablet", text = "You take a tablet.", duration = "every day" }}]
checks = [{{ text = "Nothing found.", basis = "Not found in our search" }}]
pregnancy = [{{ text = "It is told so.", sources = ["told2025"], seen = "second-hand" }}]
if_stopped = [{{ text = "{stop}", basis = "Not found in our search" }}]
not_known = [{{ text = "Nothing found.", basis = "Not found in our search" }}]
trials = []
no_trials = "We found no open trial."

[[benefits]]
kind = "estimate"
id = "worse"
outcome = "Got worse"
population = "Adults with relapsing MS"
ms_types = ["RRMS"]
n = 200
compared_with = "Dummy pill"
window = "over 2 years"
otherwise = "did not get worse"
design = "randomised"
certainty = "moderate"
certainty_reason = "One fair trial"
sources = ["alpha2024"]
arms = [
    {{ label = "Tablet", per_100 = 26.0, low = 20.0, high = 33.0 }},
    {{ label = "Dummy pill", per_100 = 32.0, no_range = "Not in the text we read" }},
]

[[harms]]
kind = "no fair comparison"
id = "death"
outcome = "Died"
ms_types = ["RRMS"]
why = "We found no fair test."

[living_with]
body = [{{ text = "Nothing found.", basis = "Not found in our search" }}]
mind = [{{ text = "Nothing found.", basis = "Not found in our search" }}]
daily_life = [{{ text = "Nothing found.", basis = "Not found in our search" }}]

[[eligibility]]
ms_types = [{types}]
region = "UK and EU"
status = "Licensed"
in_short = "Licensed."

[[eligibility.criteria]]
by = "Made-up licence"
document = "licence"
text = "Active MS."
sources = ["alpha2024"]
as_of = 2026-11-22

[[eligibility]]
ms_types = [{types}]
region = "United States"
status = "Not read"
in_short = "We could not check this."
basis = "Not found in our search, November 2026"

[[compare]]
row = "worse"
text = "{{0}}; {{1}} on a dummy pill"
measure = "for at least 12 weeks"
estimates = ["worse"]
figures = [26.0, 32.0]
window = "2 years"
sources = ["alpha2024"]
{licence}
[record]
checked_on = 2026-11-22
next_check_on = 2027-05-22
made_by = "Nobody"
paid_by = "Nobody"
how_chosen = "Made up."
changes = ["First version."]
"""

_WARNING = """
[[licence]]
kind = "{kind}"
regions = ["UK and EU", "United States"]
answer = "not checked"
"""

STOP = "Do not stop on your own. Talk to your team first."
LICENCE = "".join(_WARNING.format(kind=each.value) for each in WarningKind)

_DESIGN = """
[[design]]
design = "{design}"
plain = "Made up"
means = "A kind of study."
"""
_RATED = {
    "randomised": ("high", "moderate"),
    "review": ("high", "high"),
    "cohort": ("low", "moderate"),
    "registry": ("moderate", "moderate"),
    "single-arm": ("low", "low"),
}
_LINE = """
[[line]]
id = "{id}"
means = "A fault."
lowers = {lowers}
designs = ["randomised", "registry"]
says = ["few"]
"""


def _design(design: Design) -> str:
    text = _DESIGN.format(design=design.value)
    if design.value not in _RATED:
        return text
    starts, at_most = _RATED[design.value]
    return f'{text}starts = "{starts}"\nat_most = "{at_most}"\n'


_TYPE = """
[[type]]
type = "{type}"
name = "{type}"
one_line = "A type of MS."
plain = ["A type of MS."]
how_told = "By a scan."
unsure = "Ask."
sources = ["alpha2024"]
"""

_TYPES = ", ".join(f'"{each.value}"' for each in MsType)

FILES = {
    "cards/no-new-treatment.toml": _CARD.format(
        id="no-new-treatment",
        name="No new treatment",
        group="No new treatment",
        types=_TYPES,
        licence="",
        stop="Nothing to stop.",
    ),
    "cards/examplumab.toml": _CARD.format(
        id="examplumab",
        name="Examplumab",
        group="Medicines",
        types=_TYPES,
        licence=LICENCE,
        stop=STOP,
    ),
    "cards/aplimod.toml": _CARD.format(
        id="aplimod", name="aplimod", group="Medicines", types=_TYPES, licence=LICENCE, stop=STOP
    ),
    "sources.toml": """
own_hosts = ["made-up.example"]
http_only = ["plain.example"]

[[source]]
id = "alpha2024"
short = "Alpha 2024"
citation = "Alpha A. A made-up study."
kind = "journal article"
seen = "source"
read_on = 2026-11-22
url = "https://made-up.example/alpha"

[[source]]
id = "told2025"
short = "Told 2025"
citation = "A page that tells of a made-up study."
kind = "hospital or health service"
seen = "second-hand"
read_on = 2026-11-22
url = "https://made-up.example/told"
""",
    "certainty.toml": "".join(
        (
            *map(_design, Design),
            _LINE.format(id="few", lowers=1),
            _LINE.format(id="very-few", lowers=2),
        )
    ),
    "ms_types.toml": "".join(_TYPE.format(type=each.value) for each in MsType),
    "claims.toml": """
[[claim]]
id = "it-works"
treatment = "examplumab"
said = "It is the best breakthrough, for 1 in 2 people."
quoted = true
who = "A made-up clinic"
voice = "company or clinic"
said_when = "January 2016"
ms_types = ["RRMS"]
chosen_because = "People ask about it."
question = "What was studied in people like me?"
sources = ["alpha2024"]
measured = [{ text = "Nothing found.", basis = "Not found in our search" }]
""",
    "questions.toml": """
[[question]]
id = "for-all"
text = "Is my MS active?"
topic = "My MS now"
ask = "neurologist"

[[question]]
id = "for-rrms"
text = "How many relapses have I had?"
topic = "Relapses"
ask = "MS nurse"
ms_types = ["RRMS"]
treatments = ["examplumab"]
""",
    "glossary.toml": """
[[term]]
term = "relapse"
plain = "New or worse signs of MS."
""",
    "compare.toml": """
[[row]]
id = "type"
question = "Is it for my type of MS?"
only_type = true

[[row]]
id = "worse"
question = "How many got worse?"
""",
    "matters.toml": """
[[statement]]
id = "slow-disability"
text = "Slow disability"
rows = ["worse"]

[[check]]
id = "sure"
text = "Are you sure?"
question = "Can we go through it again?"
""",
    "bring.toml": """
line = ["Your page."]
""",
    "synonyms.toml": """
passed_over = ["the"]

[[alike]]
words = ["pill", "tablet"]

[[lay]]
say = ["attack"]
means = ["relapse"]
""",
    "red_flags.toml": """
[[flag]]
sign = "You pay."
why = "A fair trial is free."
sources = ["alpha2024"]
""",
    "help.toml": """
when_emergency = ["You have chest pain."]
when_team = ["A new symptom."]
when_low = ["Tell someone."]
checked_on = 2026-11-22

[[countries]]
country = "Nowhere"
emergency = { what = "Emergency", number = "112", sources = ["alpha2024"] }
lines = [{ what = "Advice", number = "your team", basis = "Ask for it" }]
""",
    "about.toml": """
intended_purpose = "A test."
only_your_team = "Only your team can say."
one_person = "One person."
made_by = "Nobody"
paid_by = "Nobody"
how_chosen = ["Made up."]
update_policy = "Never."
content_version = "2026.11"
content_date = 2026-11-22
changes = ["First."]
""",
    "standards.toml": """
says = "Nobody has approved it."
filled_on = 2026-11-22
reading_level = "Easy."
components = ["options"]

[[standard]]
id = "made-up"
name = "Made-up standard"
source = "Made up."
url = "https://made-up.example/standard"
about = "A made-up list."
items = [
    { number = "1", group = "qualifying", text = "It says so.", answer = "met", where = "Here." },
    { number = "2", group = "quality", text = "Tested.", answer = "not done", where = "No." },
]
""",
}


def write(folder: Path) -> Path:
    """Write the files into a folder and return it."""
    (folder / "cards").mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Put ``new`` in the first place of a file where ``old`` stands."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def warn(folder: Path, file: str, kind: str, *entries: str) -> None:
    """Put other entries in the place of the one that says a kind was not checked."""
    heads = (f'[[licence]]\nkind = "{kind}"\n{entry}\n' for entry in entries)
    change(folder, file, _WARNING.format(kind=kind), "\n".join(("", *heads)))
