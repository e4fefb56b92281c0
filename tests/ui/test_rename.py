"""Renaming: only a name that may be kept is accepted, and the reason stands beside the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import NAME_MAX_LENGTH
from juicedesk.ui.dialogs.rename import RenameDialog
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> RenameDialog:
    made = RenameDialog(Look(qapp), "Garage")
    qtbot.addWidget(made)
    made.open()
    return made


def field(dialog: RenameDialog) -> QLineEdit:
    return dialog.findChild(QLineEdit, "rename:name")


def save(dialog: RenameDialog) -> None:
    dialog.findChild(Button, "rename:save").click()


def hints(dialog: RenameDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


def test_the_current_name_is_selected_so_that_typing_replaces_it(dialog: RenameDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(dialog), " Carport ")

    save(dialog)

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.name == "Carport"


def test_enter_saves(dialog: RenameDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(field(dialog), "Carport")

    qtbot.keyClick(field(dialog), Qt.Key.Key_Return)

    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("   ", "A charger needs a name."),
        ("x" * (NAME_MAX_LENGTH + 1), "That name is too long: 61 characters, 60 at most."),
    ],
)
def test_a_name_that_may_not_be_kept_is_said_beside_the_field(
    dialog: RenameDialog, qtbot: QtBot, typed: str, words: str
) -> None:
    qtbot.keyClicks(field(dialog), typed)

    save(dialog)

    assert dialog.isVisible()
    assert words in hints(dialog)
    assert field(dialog).text() == typed
    qtbot.keyClicks(field(dialog), "y")
    assert words not in hints(dialog)


def test_cancel_keeps_nothing(dialog: RenameDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(field(dialog), Qt.Key.Key_Escape)

    assert dialog.result() == QDialog.DialogCode.Rejected
