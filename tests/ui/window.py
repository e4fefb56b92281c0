"""The whole window over a fake desk, for tests."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.ui.background import Background
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.main_window import MainWindow
from tests.fakes.desk import FakeDesk
from tests.fakes.stage import FakeStage
from tests.ui.conftest import UK


class Window:
    """Open it, click in it, `close` it at the end."""

    def __init__(
        self,
        qtbot: QtBot,
        qapp: QApplication,
        desk: FakeDesk,
        *,
        is_demo: bool = False,
        system: QLocale = UK,
    ) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.background = Background()
        self.language = Language(qapp, system)
        self.language.choose("en")
        self.look = Look(qapp)
        self.stage = FakeStage()
        demo = self.stage if is_demo else None
        self.main = MainWindow(desk, self.background, self.look, self.language, demo)
        qtbot.addWidget(self.main)
        self.main.resize(1280, 800)
        self.main.show()
        qtbot.waitExposed(self.main)

    def close(self) -> None:
        self.main.leave_now()
        self.background.stop()
        self.language.choose("en")

    def find(self, name: str) -> QWidget:
        found = [widget for widget in self.main.findChildren(QWidget, name) if widget.isVisible()]
        assert found, f"no {name} is to be seen"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.main.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def click_charger(self, row: int) -> None:
        chargers = self.find("chargers")
        assert isinstance(chargers, QListView)
        where = chargers.visualRect(chargers.model().index(row, 0)).center()
        self.qtbot.mouseClick(chargers.viewport(), Qt.MouseButton.LeftButton, pos=where)
