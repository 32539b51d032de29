"""Finds on a page what a person would: by the words that can be seen or heard."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from msdesk.ui.frame.window import Window
from msdesk.ui.widgets.fold import Fold
from msdesk.ui.widgets.gradual import Gradual

P = TypeVar("P", bound=QWidget)
W = TypeVar("W", bound=QWidget)


def whole(page: P) -> P:
    """Return a page as it stands on the screen after a moment: shown, and all of it made."""
    page.show()
    return _made(page)


def unfolded(page: P) -> P:
    """Return a page with every fold on it open.

    To lay out each part takes longer than to make it, so the page is shown last; a narrow one
    then has a fold more.
    """
    page.hide()
    return _unfolded(whole(_unfolded(page)))


def _unfolded(page: P) -> P:
    while folded := [fold for fold in _made(page).findChildren(Fold) if not fold.is_open]:
        for fold in folded:
            fold.open()
    return page


def _made(page: P) -> P:
    for parts in page.findChildren(Gradual):
        parts.finish()
    return page


def fold_of(root: QWidget, title: str) -> Fold:
    """Return the one fold with that heading."""
    (found,) = [fold for fold in seen(root, Fold) if fold.title == title]
    return found


def folds(root: QWidget) -> list[str]:
    """Return the headings under which something is folded, open or not."""
    return [fold.title for fold in seen(root, Fold)]


def seen(root: QWidget, kind: type[W]) -> list[W]:
    """Return the widgets of a kind that can be seen where the page is shown."""
    if isinstance(root, Window):
        root.curtain.do_now()  # what is brought comes a moment later, too
    QCoreApplication.sendPostedEvents()  # Qt shows what joins a page in view a moment later
    return [w for w in root.findChildren(kind) if w.isVisibleTo(root)]


def texts(root: QWidget, kind: str | None = None) -> list[str]:
    """Return the words on a page; of one kind where one is named."""
    return [t.text() for t in seen(root, QLabel) if kind is None or t.property("kind") == kind]


def buttons(root: QWidget) -> list[str]:
    """Return the names of the buttons on a page."""
    return [b.accessibleName() for b in seen(root, QAbstractButton)]


def button(root: QWidget, name: str) -> QAbstractButton:
    """Return the one button of that name."""
    (found,) = [b for b in seen(root, QAbstractButton) if b.accessibleName() == name]
    return found


def press(root: QWidget, name: str) -> None:
    """Press the one button of that name, as a person would if it can be pressed."""
    found = button(root, name)
    assert found.isEnabled(), f"{name!r} cannot be pressed"
    found.click()
