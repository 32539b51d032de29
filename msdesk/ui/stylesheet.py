"""The one stylesheet, filled with the tokens of a look.

Widgets say what they are through the property ``kind``; nothing else sets a colour, a font
size or a border.
"""

from __future__ import annotations

from string import Template

from PySide6.QtWidgets import QApplication

from msdesk.ui.look import FONT, Look, Size

_SHEET = Template("""
* { font-family: "$font"; font-size: ${reading}px; color: $text; outline: none; }
QWidget#desk, QWidget[kind="page"], QScrollArea, QStackedWidget { background: $paper; border: none; }
QWidget[kind="plain"] { background: transparent; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[kind="number"] { font-size: ${number}px; font-weight: 700; }
QLabel[kind="room"] { font-size: ${room}px; font-weight: 700; }
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
QLabel[kind="notice"] { background: $notice; color: $on_notice; border: 2px solid $notice_edge;
    border-radius: ${r8}px; padding: ${s8}px ${s12}px; font-size: ${table}px; }
QLabel[kind="strip"] { background: $notice; color: $on_notice; border: 2px solid $notice_edge;
    border-radius: ${r6}px; padding: ${s4}px ${s8}px; font-size: ${small}px; font-weight: 700; }
QFrame[kind="card"] { background: $surface; border: 1px solid $hairline; border-radius: ${r14}px; }
QFrame[kind="card-dashed"] { background: $surface; border: 1px dashed $edge; border-radius: ${r14}px; }
QFrame[kind="card-strong"] { background: $surface; border: 3px solid $text; border-radius: ${r14}px; }
QFrame[kind="card-press"] { background: $surface; border: 1px solid $edge; border-radius: ${r14}px; }
QFrame[kind="card-press"]:hover { background: $tint; border: 1px solid $accent; }
QFrame[kind="card-press"][held="true"] { border: 4px solid $accent; }
QFrame[kind="grid"] { background: $hairline; border: 1px solid $hairline; border-radius: ${r14}px; }
QFrame[kind="grid-cell"] { background: $surface; }
QFrame[kind="grid-head"] { background: $sunken; }
QFrame[found="true"], QWidget[found="true"] { border: 4px double $focus; border-radius: ${r14}px; }
QFrame[kind="line"] { background: $hairline; border: none; }
QFrame[kind="way"] { background: $surface; border: 2px solid $edge; border-radius: ${r6}px; }
QFrame[kind="way-done"] { background: $accent; border: 2px solid $accent; border-radius: ${r6}px; }
QFrame#nav { background: $sunken; border-right: 1px solid $hairline; }
QFrame#nav QScrollArea, QFrame#nav QScrollBar, QWidget#stops { background: $sunken; }
QFrame#nav QScrollArea { border-right: 1px solid $hairline; }
QFrame#topbar { background: $sunken; border-bottom: 1px solid $hairline; }
QWidget#toast { background: $tint; border: none; border-top: 2px solid $accent; }
QLabel[kind="said"] { font-size: ${table}px; }
QWidget#toast QScrollArea, QWidget#toast QScrollBar { background: $tint; border: none; }
QWidget#toast QScrollArea:focus { border: 3px solid $focus; }

QPushButton { background: $surface; border: 2px solid $edge; border-radius: ${r10}px;
    padding: ${s8}px ${s16}px; min-height: ${button}px; }
QPushButton:hover { background: $tint; text-decoration: underline; }
QPushButton:checked { background: $chosen; color: $on_chosen; border-color: $accent; font-weight: 700; }
QPushButton:pressed { border: 4px solid $accent; padding: ${s8_thick}px ${s16_thick}px; }
QPushButton:checked:pressed { border-color: $on_chosen; }
QPushButton:disabled { background: $surface; color: $muted; border: 2px dashed $edge; }
QPushButton[kind="first"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="first"]:hover { background: $text; color: $paper; border-color: $text; }
QPushButton[kind="first"]:pressed { background: $accent; color: $on_accent; border-color: $on_accent; }
QPushButton[kind="first"]:disabled { background: $surface; color: $muted; border-color: $edge; }
QPushButton[kind="second"] { color: $accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="second"]:disabled { color: $muted; border-color: $edge; }
QPushButton[kind="small"] { padding: ${s4}px ${s12}px; min-height: ${target}px; font-size: ${table}px; }
QPushButton[kind="small"]:pressed { padding: ${s4_thick}px ${s12_thick}px; }
QPushButton[kind="foot"] { padding: 0px ${s12}px; min-height: 40px; font-size: ${table}px; }
QPushButton[kind="foot"]:pressed { padding: 0px ${s12_thick}px; min-height: 36px; }
QPushButton[kind="large"] { min-height: ${large}px; padding: ${s8}px ${s24}px; }
QPushButton[kind="large"]:pressed { padding: ${s8_thick}px ${s24_thick}px; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: ${s4}px 0px;
    text-decoration: underline; text-align: left; min-height: ${bare_target}px; min-width: ${whole_target}px;
    font-size: ${table}px; }
QPushButton[kind="link"]:hover, QPushButton[kind="link"]:pressed { background: $tint;
    border-bottom: 4px solid $accent; border-radius: 0; padding: ${s4}px 0px ${s4_thick}px 0px; }
QPushButton[kind="open"] { background: transparent; border: none; color: $accent; padding: 0px;
    text-align: left; min-height: ${whole_target}px; font-size: ${heading}px; font-weight: 700; }
QPushButton[kind="open"]:hover, QPushButton[kind="open"]:pressed { background: transparent;
    text-decoration: underline; }
QPushButton[kind="source"] { background: transparent; border: none; color: $accent; padding: 0px;
    text-decoration: underline; min-height: ${whole_target}px; min-width: ${whole_target}px;
    font-size: ${table}px; }
QPushButton[kind="source"]:hover, QPushButton[kind="source"]:pressed { background: $tint;
    border-bottom: 4px solid $accent; border-radius: 0; min-height: ${bare_thick}px; }
QPushButton[kind="open"]:disabled { background: transparent; color: $muted; border: none; font-weight: 400; }
QPushButton[kind="source"]:disabled { background: transparent; color: $muted; border: none;
    text-decoration: none; }
QPushButton[kind="link"]:disabled { color: $muted; text-decoration: none; }
QPushButton[kind="chip"] { border-radius: ${r22}px; padding: ${s4}px ${s16}px; min-height: ${target}px;
    text-align: left; font-size: ${table}px; }
QPushButton[kind="chip"]:pressed { padding: ${s4_thick}px ${s16_thick}px; }
QPushButton[kind="nav"] { background: transparent; border: 2px solid transparent; text-align: left;
    padding: ${s8}px ${s12}px; }
QFrame#nav[over="true"] QPushButton[kind="nav"] { padding: ${s4}px ${s12}px; min-height: 36px; }
QPushButton[kind="nav"]:hover { background: $tint; border-color: $edge; }
QPushButton[kind="nav"]:checked { background: $accent; color: $on_accent; font-weight: 700; }
QPushButton[kind="nav"]:disabled { background: transparent; color: $muted; border: 2px dashed $edge; }
QPushButton[kind="help"] { color: $accent; border-color: $accent; text-align: left;
    padding: ${s8}px ${s12}px; font-weight: 700; }
QPushButton[kind="help"]:checked { background: $accent; color: $on_accent; }
QPushButton[kind="help"]:disabled { background: $surface; color: $muted; border-color: $edge; }
QPushButton[kind="nav"]:pressed, QPushButton[kind="help"]:pressed { border: 4px solid $text;
    padding: ${s8_thick}px ${s12_thick}px; }
QPushButton[kind="nav"]:checked:pressed, QPushButton[kind="help"]:checked:pressed { border-color: $on_accent; }
QPushButton[kind="toc"] { background: transparent; border: none; border-left: 4px solid $hairline;
    border-radius: 0; text-align: left; padding: ${s4}px ${s12}px; font-size: ${table}px;
    min-height: ${bare_target}px; }
QPushButton[kind="toc"]:hover { background: $tint; border-left-color: $edge; }
QPushButton[kind="toc"]:checked { background: $chosen; color: $on_chosen; border-left: 4px solid $accent;
    font-weight: 700; }
QPushButton[kind="toc"]:pressed { border-left: 8px solid $accent;
    padding: ${s4}px ${s12}px ${s4}px ${s12_thicker}px; }
QPushButton[kind="toc"]:checked:pressed { border-left-color: $on_chosen; }
QPushButton[kind="fold"], QPushButton[kind="fold-inner"] { background: transparent; border: none;
    border-top: 2px solid $hairline; border-radius: 0; text-align: left; padding: ${s8}px 0px; font-weight: 700;
    min-height: ${bare_fold}px; }
QPushButton[kind="fold"] { font-size: ${section}px; }
QPushButton[kind="fold-inner"] { font-size: ${heading}px; }
QPushButton[kind="fold"]:hover, QPushButton[kind="fold-inner"]:hover { background: $tint;
    border-top-color: $accent; }
QPushButton[kind="fold"]:disabled, QPushButton[kind="fold-inner"]:disabled { color: $muted;
    border: 2px dashed $edge; }
QPushButton[kind="fold"]:pressed, QPushButton[kind="fold-inner"]:pressed { background: $tint;
    border-top: 4px solid $accent; padding: ${s8_thick}px 0px ${s8}px 0px; }
QPushButton[kind="day"] { background: transparent; border: 2px solid transparent; padding: 0;
    min-width: 40px; min-height: ${day}px; max-height: ${day}px; }
QPushButton[kind="day"]:hover { background: $tint; border-color: $edge; }
QPushButton[kind="day"][today="true"] { border-color: $edge; font-weight: 700; }
QPushButton[kind="day"]:checked { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 700; }
QPushButton[kind="day"]:pressed { border: 4px solid $text; }
QPushButton[kind="day"]:checked:pressed { border-color: $on_accent; }
QPushButton[kind="choice"] { border-radius: ${r14}px; padding: 0; min-height: 0; }
QPushButton[kind="choice"]:hover { border-width: 4px; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; border: 2px solid $edge;
    border-radius: ${r10}px; padding: ${s8}px ${s12}px;
    placeholder-text-color: $muted; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QComboBox:on { border: 4px solid $edge;
    padding: ${s8_thick}px ${s12_thick}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $muted; border: 2px dashed $edge;
    padding: ${s8}px ${s12}px; }
QLineEdit, QComboBox { min-height: ${button}px; }
QPlainTextEdit[kind="key"] { font-size: ${number}px; }
QProgressBar { background: $surface; border: 2px solid $edge; border-radius: ${r10}px;
    min-height: ${s24}px; max-height: ${s24}px; }
QProgressBar::chunk { background: $accent; border-radius: ${r8}px; }
QComboBox::drop-down { width: ${target}px; border: none; }
QComboBox::down-arrow { image: url("$arrow"); width: ${s16}px; height: ${s16}px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QFileDialog QAbstractItemView { background: $surface; border: 2px solid $edge;
    selection-background-color: $accent; selection-color: $on_accent; }
QComboBox QAbstractItemView { padding: ${s4}px; }
QComboBox QAbstractItemView::item { min-height: ${bare_target}px; padding: ${s4}px ${s8}px; }
QFileDialog QHeaderView { border: none; }
QFileDialog QToolButton { background: $lightest; border: 2px solid $edge; border-radius: ${r6}px;
    padding: ${s4}px; }
QCheckBox { spacing: ${s12}px; min-height: ${whole_target}px; background: transparent; }
QCheckBox:disabled { color: $muted; }
QCheckBox::indicator { width: ${box}px; height: ${box}px; background: $surface; border: 2px solid $edge;
    border-radius: ${r6}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:hover, QCheckBox::indicator:pressed { width: ${box_thick}px; height: ${box_thick}px;
    border: 4px solid $text; }
QCheckBox::indicator:disabled { border: 2px dashed $edge; }
QScrollBar:vertical { background: $paper; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: $paper; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: ${r5}px; min-height: ${button}px; min-width: ${button}px;
    margin: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0; }
QToolTip { background: $surface; color: $text; border: 2px solid $edge; padding: ${s4}px; }
QMenu { background: $surface; border: 2px solid $edge; }
QMenu::separator { background: $hairline; height: 1px; margin: ${s4}px; }
QMenu::item { padding: ${s8}px ${s16}px; min-height: ${target}px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { background: $surface; color: $muted; }
""")


def _radius(look: Look, half: int) -> int:
    """Return at most half of what is twice as high: more is none to Qt."""
    return look.space(2 * half) // 2


def apply(look: Look) -> None:
    """Have all of the program look so."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        stem, themes = look.theme.name.lower().replace(" ", "-"), look.resources / "themes"
        check, arrow = ((themes / f"{stem}-{icon}.svg").as_posix() for icon in ("check", "arrow"))
        application.setPalette(look.theme.palette())
        application.setStyleSheet(stylesheet(look, check, arrow))


def stylesheet(look: Look, check: str, arrow: str) -> str:
    """Return the stylesheet of a look; ``check`` and ``arrow`` are paths of drawn icons."""
    theme = look.theme
    values: dict[str, str | int] = {
        "font": FONT,
        "check": check,
        "arrow": arrow,
        "button": look.space(48) - 2 * look.space(8) - 4,
        "large": look.space(64) - 2 * look.space(8) - 4,
        "target": look.space(44) - 2 * look.space(4) - 4,  # inside padding and border
        "bare_target": look.space(44) - 2 * look.space(4),  # inside padding alone
        "whole_target": look.space(44),
        "bare_fold": look.space(44) - 2 * look.space(8),
        "bare_thick": look.space(44) - 4,  # above a border
        # Six weeks of large text are to be seen with what is said of the day above them.
        "day": look.space(44) if look.percent <= 200 else round(look.text(Size.READING) * 1.2),
        "box": look.space(24),
        "box_thick": look.space(24) - 4,  # as large as before, where the border is thicker
        "s12_thicker": look.space(12) - 4,
        "bar": look.space(16),
        "lightest": theme.text if theme.dark else theme.surface,  # Qt's own icons are dark
        "notice_edge": theme.on_notice if theme.notice == theme.paper else theme.notice,
    }
    values |= theme._asdict()
    values |= {"chosen": theme.chosen, "on_chosen": theme.on_chosen}
    values |= {size.name.lower(): look.text(size) for size in Size}
    values |= {f"s{step}": look.space(step) for step in (4, 8, 12, 16, 24)}
    values |= {f"s{step}_thick": look.space(step) - 2 for step in (4, 8, 12, 16, 24)}
    values |= {f"r{half}": _radius(look, half) for half in (5, 6, 8, 10, 14, 16, 22)}
    return _SHEET.substitute(values)
