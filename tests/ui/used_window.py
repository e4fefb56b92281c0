"""A window that a person uses: keys, menus, and what is to be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from juicedesk.store.view import LinkState
from juicedesk.ui.dialogs.shortcuts import menu_of
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.toast import Toast
from tests.fakes.desk import NOW, FakeDesk
from tests.ui.conftest import UK
from tests.ui.window import Window

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Used(Window):
    """The window with a person before it, who presses keys and reads."""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
        self.qtbot.keyClick(self.main, key, modifiers)

    def button(self, name: str) -> Button:
        """A button of the window now; those of an earlier language may not be gone yet."""
        central = self.main.centralWidget()
        return next(found for found in central.findChildren(Button) if found.objectName() == name)

    def action(self, name: str) -> QAction:
        """An entry of the menus that are in the menu bar now."""
        bar = self.main.menuBar()
        menus = [menu for action in bar.actions() if (menu := menu_of(action, bar)) is not None]
        return next(found for menu in menus if (found := menu.findChild(QAction, name)) is not None)

    @property
    def charger(self) -> str:
        """The name that is marked in the sidebar, empty for none."""
        index = self.main.centralWidget().findChild(QListView, "chargers").currentIndex()
        return str(index.data()) if index.isValid() else ""

    @property
    def texts(self) -> list[str]:
        labels = self.main.centralWidget().findChildren(Label)
        return [label.text() for label in labels if label.isVisible()]


@contextmanager
def opened(
    qtbot: QtBot, qapp: QApplication, desk: FakeDesk, *, is_demo: bool = True, system: QLocale = UK
) -> Iterator[Used]:
    """The window in front; afterwards its threads, timers and language are gone."""
    locale = QLocale()
    window = Used(qtbot, qapp, desk, is_demo=is_demo, system=system)
    window.main.activateWindow()
    try:
        yield window
    finally:
        window.close()
        QLocale.setDefault(locale)


def show(window: Used, **parts: object) -> None:
    """Let the desk hold something else, and the window look."""
    window.desk.shown = replace(window.desk.shown, **parts)
    window.main.refresh_now()


def lose_server(window: Used, state: LinkState = LinkState.AWAY) -> None:
    show(window, link=replace(window.desk.shown.link, state=state, since=NOW))


def toast(window: Used) -> str:
    found = window.main.findChild(Toast)
    return found.accessibleName() if found.isVisible() else ""
