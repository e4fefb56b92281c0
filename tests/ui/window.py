"""The whole window over a desk in memory, for tests that need more of it than one page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.ui.background import Background
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.main_window import MainWindow
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import FakeDesk

W = TypeVar("W", bound=QWidget)


class Window:
    """The window, English until it is told otherwise."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, desk: FakeDesk, is_demo: bool) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.background = Background()
        self.look = Look(qapp)
        self.language = Language(qapp)
        self.language.choose("en")
        self.window = MainWindow(desk, self.background, self.look, self.language, is_demo)
        qtbot.addWidget(self.window)
        self.window.resize(1120, 760)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def find(self, kind: type[W], name: str) -> W:
        """A widget that is part of the window now; those of an earlier language may not be gone yet."""
        central = self.window.centralWidget()
        return next(widget for widget in central.findChildren(kind) if widget.objectName() == name)

    def button(self, name: str) -> Button:
        return self.find(Button, name)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier
    ) -> None:
        self.qtbot.keyClick(self.window, key, modifiers)

    def action(self, name: str) -> QAction:
        """An entry of the menus that are in the menu bar now."""
        menus = [action.menu() for action in self.window.menuBar().actions()]
        return next(found for menu in menus if (found := menu.findChild(QAction, name)) is not None)

    @property
    def charger(self) -> str:
        """The name that is marked in the sidebar, empty for none."""
        index = self.find(QListView, "chargers").currentIndex()
        return str(index.data()) if index.isValid() else ""

    @property
    def texts(self) -> list[str]:
        labels = self.window.centralWidget().findChildren(Label)
        return [label.text() for label in labels if label.isVisible()]

    def says(self, words: str) -> None:
        """Wait until a sentence with these words is to be seen."""
        self.qtbot.waitUntil(lambda: any(words in text for text in self.texts))


@contextmanager
def opened(qtbot: QtBot, qapp: QApplication, desk: FakeDesk, is_demo: bool = True) -> Iterator[Window]:
    """The window, shown; afterwards its threads, timers and catalogs are gone."""
    locale_before = QLocale()
    made = Window(qtbot, qapp, desk, is_demo)
    try:
        yield made
    finally:
        made.window.close()
        made.background.stop()
        made.language.choose("en")
        QLocale.setDefault(locale_before)
