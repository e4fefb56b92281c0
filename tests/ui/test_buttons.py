"""The ring of the focus is for who goes by keys; what is seen is looked up in the picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.ui.look import Look
from juicedesk.ui.style_sheet import style_sheet
from juicedesk.ui.theme import LIGHT
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.surfaces import Icon


class TwoButtons(QWidget):
    """In a window that is dressed as the program's are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.first, self.second = Button(look, "One", kind="nav"), Button(look, "Two")
        row = QHBoxLayout(self)
        row.addWidget(self.first)
        row.addWidget(self.second)

    def has_ring(self, button: Button) -> bool:
        picture = button.grab().toImage()
        return picture.pixelColor(0, button.height() // 2) == self.look.color("focus")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> TwoButtons:
    look = Look(qapp)
    look.choose("light")
    made = TwoButtons(look)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_window_that_opens_shows_no_ring(window: TwoButtons) -> None:
    assert not window.has_ring(window.first) and not window.has_ring(window.second)


def test_a_click_shows_no_ring_and_keys_do(window: TwoButtons, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.first, Qt.MouseButton.LeftButton)
    assert window.first.hasFocus() and not window.has_ring(window.first)
    QTest.keyClick(window.first, Qt.Key.Key_Tab)
    assert window.second.hasFocus() and window.has_ring(window.second)
    QTest.keyClick(window.second, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert window.has_ring(window.first) and not window.has_ring(window.second)


def test_a_key_on_a_clicked_button_shows_the_ring(window: TwoButtons, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.second, Qt.MouseButton.LeftButton)
    QTest.keyClick(window.second, Qt.Key.Key_Space)
    assert window.has_ring(window.second)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_icons_are_as_large_as_the_texts_beside_them(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    look = Look(qapp, text_scale=scale)
    button, icon = Button(look, icon="settings", name="Settings"), Icon(look, "zap", size_px=18)
    for part in (button, icon):
        qtbot.addWidget(part)
    assert button.iconSize().height() == round(16 * scale)
    assert icon.width() == icon.pixmap().deviceIndependentSize().width() == round(18 * scale)
    sheet = style_sheet(LIGHT, "icons", look.px)
    assert f"QListWidget::indicator {{ width: {round(16 * scale)}px" in sheet and "$" not in sheet


def test_enter_on_a_button_is_that_button_even_beside_the_main_one(qtbot: QtBot, qapp: QApplication) -> None:
    dialog, pressed = QDialog(), []
    look = Look(qapp)
    buttons = DialogButtons(look, parent=dialog)
    buttons.main.clicked.connect(lambda: pressed.append("main"))
    buttons.cancel.clicked.connect(lambda: pressed.append("cancel"))
    qtbot.addWidget(dialog)
    dialog.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(buttons.cancel, key)
        qtbot.keyClick(buttons.main, key)
    assert pressed == ["cancel", "main"] * 2
