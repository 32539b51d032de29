"""The one stylesheet, filled with the tokens of a look.

Widgets say what they are through the property ``kind``; nothing else sets a colour, a font
size or a border.
"""

from __future__ import annotations

from string import Template

from msdesk.ui.look import FONT, Look, Size

_SHEET = Template("""
* { font-family: "$font"; font-size: ${reading}px; color: $text; outline: none; }
QWidget#desk, QWidget[kind="page"], QScrollArea, QStackedWidget { background: $paper; border: none; }
QWidget[kind="plain"] { background: transparent; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[kind="number"] { font-size: ${number}px; font-weight: 700; }
QLabel[kind="section"] { font-size: ${section}px; font-weight: 700; }
QLabel[kind="heading"] { font-size: ${heading}px; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { font-size: ${small}px; color: $muted; }
QLabel[kind="strong-small"] { font-size: ${small}px; font-weight: 700; }
QLabel[kind="table"] { font-size: ${table}px; }
QLabel[kind="table-strong"] { font-size: ${table}px; font-weight: 700; }
QLabel[kind="brand"] { font-size: ${section}px; font-weight: 700; color: $accent; }
QLabel[kind="rank"] { font-size: ${number}px; font-weight: 700; color: $accent; }
QLabel[kind="chip"] { background: $surface; border: 1px solid $edge; border-radius: ${r16}px;
    padding: ${s4}px ${s12}px; font-size: ${small}px; }
QLabel[kind="chip-strong"] { background: $tint; color: $accent; border: 1px solid $accent;
    border-radius: ${r16}px; padding: ${s4}px ${s12}px; font-size: ${small}px; font-weight: 700; }
QLabel[kind="notice"] { background: $notice; color: $on_notice; border: $notice_edge;
    border-radius: ${r8}px; padding: ${s8}px ${s12}px; font-size: ${table}px; }
QLabel[kind="strip"] { background: $notice; color: $on_notice; border: $notice_edge;
    border-radius: ${r6}px; padding: ${s4}px ${s8}px; font-size: ${small}px; font-weight: 700; }
QFrame[kind="card"] { background: $surface; border: 1px solid $hairline; border-radius: ${r14}px; }
QFrame[kind="card-dashed"] { background: $surface; border: 1px dashed $edge; border-radius: ${r14}px; }
QFrame[kind="card-strong"] { background: $surface; border: 3px solid $text; border-radius: ${r14}px; }
QFrame[kind="grid"] { background: $hairline; border: 1px solid $hairline; border-radius: ${r14}px; }
QFrame[kind="grid-cell"] { background: $surface; }
QFrame[kind="grid-head"] { background: $sunken; }
QFrame[kind="line"] { background: $hairline; border: none; }
QFrame#nav { background: $sunken; border-right: 1px solid $hairline; }
QFrame#nav QScrollArea, QFrame#nav QScrollBar, QWidget#stops { background: $sunken; }
QFrame#topbar { background: $sunken; border-bottom: 1px solid $hairline; }
QFrame#topbar QPushButton:checked { background: $tint; border-color: $accent; }
QWidget#toast { background: $tint; border: none; border-top: 2px solid $accent; }
QWidget#toast QLabel { font-size: ${table}px; }
QWidget#toast QScrollArea, QWidget#toast QScrollBar { background: $tint; border: none; }
QWidget#toast QScrollArea:focus { border: 3px solid $focus; }

QPushButton { background: $surface; border: ${edge_width}px solid $edge; border-radius: ${r10}px;
    padding: ${s8}px ${s16}px; min-height: ${button}px; }
QPushButton:hover { background: $tint; }
QPushButton:disabled { color: $muted; border: 2px dashed $edge; }
QPushButton[kind="first"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="first"]:hover { background: $text; color: $paper; border-color: $text; }
QPushButton[kind="first"]:disabled { background: $surface; color: $muted; border: 2px dashed $edge; }
QPushButton[kind="second"] { color: $accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="second"]:disabled { color: $muted; border-color: $edge; }
QPushButton[kind="small"] { padding: ${s4}px ${s12}px; min-height: ${target}px; font-size: ${table}px; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: ${s4}px 0px;
    text-decoration: underline; text-align: left; min-height: ${bare_target}px; min-width: ${whole_target}px;
    font-size: ${table}px; }
QPushButton[kind="chip"] { border-radius: ${r22}px; padding: ${s4}px ${s16}px; min-height: ${target}px;
    font-size: ${table}px; }
QPushButton[kind="chip"]:checked { background: $tint; color: $accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="nav"] { background: transparent; border: 2px solid transparent; text-align: left;
    padding: ${s8}px ${s12}px; }
QPushButton[kind="nav"]:hover { background: $tint; }
QPushButton[kind="nav"]:checked { background: $accent; color: $on_accent; font-weight: 700; }
QPushButton[kind="help"] { background: $surface; color: $accent; border: 2px solid $accent;
    text-align: left; padding: ${s8}px ${s12}px; font-weight: 700; }
QPushButton[kind="help"]:checked { background: $accent; color: $on_accent; }
QPushButton[kind="toc"] { background: transparent; border: none; border-left: 4px solid $hairline;
    border-radius: 0; text-align: left; padding: ${s4}px ${s12}px; font-size: ${table}px;
    min-height: ${bare_target}px; }
QPushButton[kind="toc"]:hover { background: $tint; }
QPushButton[kind="toc"]:checked { background: $tint; border-left: 4px solid $accent; font-weight: 700; }
QPushButton[kind="day"] { background: transparent; border: 2px solid transparent; padding: 0;
    min-width: 40px; min-height: ${whole_target}px; }
QPushButton[kind="day"]:hover { background: $tint; border-color: $edge; }
QPushButton[kind="day"][today="true"] { border-color: $edge; font-weight: 700; }
QPushButton[kind="day"]:checked { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 700; }
QPushButton[kind="choice"] { background: $surface; border: 1px solid $hairline; border-radius: ${r14}px;
    padding: 0; min-height: 0; }
QPushButton[kind="choice"]:hover { background: $tint; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface;
    border: ${edge_width}px solid $edge; border-radius: ${r10}px; padding: ${s8}px ${s12}px;
    placeholder-text-color: $muted; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: ${button}px; }
QPlainTextEdit[kind="key"] { font-size: ${number}px; }
QProgressBar { background: $surface; border: ${edge_width}px solid $edge; border-radius: ${r10}px;
    min-height: ${s24}px; max-height: ${s24}px; }
QProgressBar::chunk { background: $accent; border-radius: ${r8}px; }
QComboBox::drop-down { width: ${target}px; border: none; }
QComboBox::down-arrow { image: url("$arrow"); width: ${s16}px; height: ${s16}px; }
QComboBox QAbstractItemView { background: $surface; border: 2px solid $edge; padding: ${s4}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: ${s4}px ${s8}px; }
QCheckBox { spacing: ${s12}px; min-height: ${whole_target}px; background: transparent; }
QCheckBox::indicator { width: ${box}px; height: ${box}px; background: $surface;
    border: 2px solid $edge; }
QCheckBox::indicator { border-radius: ${r6}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QScrollBar:vertical { background: $paper; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: $paper; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: ${r6}px; min-height: ${button}px; min-width: ${button}px;
    margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: ${s4}px; }
QMenu { background: $surface; border: 2px solid $edge; }
QMenu::item { padding: ${s8}px ${s16}px; min-height: ${target}px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
""")


def stylesheet(look: Look, check: str, arrow: str) -> str:
    """Return the stylesheet of a look; ``check`` and ``arrow`` are paths of drawn icons."""
    theme = look.theme
    values: dict[str, str | int] = {
        "font": FONT,
        "check": check,
        "arrow": arrow,
        "button": look.space(48) - 2 * look.space(8) - 4,
        "target": look.space(44) - 2 * look.space(4) - 4,  # inside padding and border
        "bare_target": look.space(44) - 2 * look.space(4),  # inside padding alone
        "whole_target": look.space(44),
        "box": look.space(24),
        "bar": look.space(16),
        "notice_edge": f"2px solid {theme.on_notice}" if theme.notice == theme.paper else "none",
    }
    for name in (
        "paper",
        "surface",
        "sunken",
        "text",
        "muted",
        "accent",
        "on_accent",
        "tint",
        "edge",
        "hairline",
        "notice",
        "on_notice",
        "focus",
        "edge_width",
    ):
        values[name] = getattr(theme, name)
    values |= {size.name.lower(): look.text(size) for size in Size}
    values |= {f"s{step}": look.space(step) for step in (4, 8, 12, 16, 24)}
    values |= {f"r{radius}": look.space(radius) for radius in (6, 8, 10, 14, 16, 22)}
    return _SHEET.substitute(values)
