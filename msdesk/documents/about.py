"""What msdesk says of itself as one HTML file, with the filled standards as tables."""

from __future__ import annotations

from msdesk.documents.markup import listing, shown, tag, whole_file
from msdesk.documents.wording import NOT_ADVICE, day_in_words
from msdesk.domain.guide import About
from msdesk.domain.standard import (
    CardLine,
    SelfAssessment,
    Standard,
    StandardItem,
    counts,
    version_card,
)

TITLE = "About msdesk"
_COLUMNS = ("Item", "What it asks", "Answer", "Where, or why not")
_STYLE = "@page { margin: 15mm; }\nbody { font-size: 12pt; max-width: 60em; }"


def about_html(
    about: About, assessment: SelfAssessment, options: tuple[str, ...], *, version: str
) -> str:
    """Return the page; ``options`` are the names of the cards, in the order of the shelves."""
    card = version_card(version, about, assessment, options)
    body = (
        tag("header", tag("h1", TITLE), tag("p", shown(about.intended_purpose))),
        tag(
            "main",
            _section("Who made it", about.made_by),
            _section("Who paid", about.paid_by),
            tag(
                "section",
                tag("h2", "How studies were chosen"),
                listing("ul", map(shown, about.how_chosen)),
            ),
            _section("How it is kept up to date", about.update_policy),
            tag("section", tag("h2", "Version card"), _card(card)),
            _section(
                "How this measures against the standards",
                assessment.says,
                f"Filled in on {day_in_words(assessment.filled_on)}.",
            ),
            *(_standard(standard) for standard in assessment.standard),
        ),
        tag("footer", tag("p", shown(f"msdesk {version}. {NOT_ADVICE}"))),
    )
    return whole_file(TITLE, _STYLE, body)


def _section(heading: str, *lines: str) -> str:
    return tag("section", tag("h2", shown(heading)), *(tag("p", shown(line)) for line in lines))


def _card(card: tuple[CardLine, ...]) -> str:
    rows = (
        tag("tr", tag("th", shown(line.label), scope="row"), tag("td", shown(line.text)))
        for line in card
    )
    return tag("table", tag("tbody", *rows))


def _standard(standard: Standard) -> str:
    head = (tag("th", shown(column), scope="col") for column in _COLUMNS)
    link = f'<a href="{shown(standard.url)}">{shown(standard.url)}</a>'
    return tag(
        "section",
        tag("h2", shown(standard.name)),
        tag("p", shown(standard.about)),
        listing("ul", (shown(count.in_words()) for count in counts(standard))),
        tag(
            "table",
            tag("caption", shown(f"{standard.name}, item by item, in our own words")),
            tag("thead", tag("tr", *head)),
            tag("tbody", *map(_row, standard.items)),
        ),
        tag("p", f"<small>{shown(standard.source)} {link}</small>"),
    )


def _row(item: StandardItem) -> str:
    number = f"{shown(item.number)}<br><small>{shown(item.group.value)}</small>"
    rest = (item.text, item.answer.value.capitalize(), item.where)
    return tag("tr", tag("th", number, scope="row"), *(tag("td", shown(text)) for text in rest))
