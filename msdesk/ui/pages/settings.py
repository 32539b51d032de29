"""How the window looks.  Every change is seen at once and kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from msdesk.domain.screen import Screen
from msdesk.settings import AS_SYSTEM, TEXT_SIZES, Settings
from msdesk.ui.look import Look
from msdesk.ui.widgets.basics import Button, flow
from msdesk.ui.widgets.choice_row import ChoiceRow
from msdesk.ui.widgets.forms import Tick
from msdesk.ui.widgets.page import ScrollPage
from msdesk.ui.widgets.text import folder_by_folder

_SIZES = ((AS_SYSTEM, "The size of my system"), *((size, f"{size} %") for size in TEXT_SIZES))
_THEMES = (
    ("", "As my system"),
    ("paper", "Paper"),
    ("white", "White"),
    ("dark", "Dark"),
    ("high-contrast", "High contrast"),
)

_BY_KEYBOARD = (
    "By keyboard: Tab goes from group to group, arrows go through one, Space takes a choice."
)

Choice = str | int | bool


class SettingsPage(ScrollPage):
    """Shows the settings; ``changed`` carries the new ones, and those before.

    What the record itself keeps is no setting: ``suggesting`` carries whether it shall remember
    what was read, as it ``remembers`` now.
    """

    changed = Signal(Settings, Settings)
    suggesting = Signal(bool)

    def __init__(
        self, look: Look, settings: Settings, record: Path, *, remembers: bool = True
    ) -> None:
        super().__init__(look, "Settings", _BY_KEYBOARD)
        self._settings = settings
        self.add_section("Size of text")
        self.sizes = {
            size: self._button(label, settings.text_percent == size, text_percent=size)
            for size, label in _SIZES
        }
        self._group(list(self.sizes.values()))
        self.add_section("Colours")
        self.themes = {
            name: self._button(label, settings.theme == name, theme=name)
            for name, label in _THEMES
        }
        self._group(list(self.themes.values()))
        self.add_section("Reading")
        self.pictures = Tick("Show pictures of chance on cards", on=settings.pictures)
        self.low_energy = Tick(
            "Low-energy mode: Home shows only the three choices", on=settings.low_energy
        )
        for tick, key in ((self.pictures, "pictures"), (self.low_energy, "low_energy")):
            tick.clicked.connect(lambda on, k=key: self._change(**{k: on}))
            self.body.addWidget(tick)
        suggest = Tick("Suggest questions from what I read and heard", on=remembers)
        suggest.clicked.connect(self.suggesting)
        self.body.addWidget(suggest)
        self.add_section("My record")
        self.body.addWidget(
            ChoiceRow(
                look,
                "lock",
                "Your record: lock, backups, bin…",
                folder_by_folder(record),
                self.way_to(Screen.RECORD),
            )
        )
        self.add_section("About")
        self.body.addWidget(
            ChoiceRow(
                look,
                "info",
                "About msdesk",
                "What it is for, who made it, how studies were chosen, what each word means.",
                self.way_to(Screen.ABOUT),
            )
        )

    def first(self) -> QWidget:
        """Return the thing to do first."""
        return self.sizes.get(self._settings.text_percent, self.sizes[AS_SYSTEM])

    def _button(self, label: str, on: bool, **change: Choice) -> Button:
        button = Button(self.look, label, "chip", does=lambda: self._change(**change))
        button.setCheckable(True)
        button.setChecked(on)
        return button

    def _group(self, buttons: list[Button]) -> None:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)
        self.body.addWidget(flow(self.look, *buttons))

    def _change(self, **change: Choice) -> None:
        before = self._settings
        self._settings = before._replace(**change)  # type: ignore[arg-type]  # keys are its own
        self.changed.emit(self._settings, before)
