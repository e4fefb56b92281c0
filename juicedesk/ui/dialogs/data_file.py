"""What a person is told and asked about the data file: damage, and forgetting."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from juicedesk.paths import APP_NAME
from juicedesk.store.restoring import Restored
from juicedesk.ui.messages import begin_anew_words, restored_words

translate = QCoreApplication.translate


def say_what_was_restored(window: QWidget, restored: Restored) -> None:
    """Tell it, and return when the person has read it."""
    QMessageBox.warning(window, APP_NAME, restored_words(restored, time.time()))


def may_begin_anew() -> bool:
    """Whether the person agrees to set a damaged file aside and begin with an empty one."""
    box = QMessageBox(QMessageBox.Icon.Critical, APP_NAME, begin_anew_words())
    begin = box.addButton(
        translate("DataFile", "Set it aside and start over"), QMessageBox.ButtonRole.DestructiveRole
    )
    stop = box.addButton(translate("DataFile", "Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stop)
    box.setEscapeButton(stop)
    box.exec()
    return box.clickedButton() is begin


def may_delete_history(parent: QWidget) -> bool:
    """Whether the person wants the history and the copies that hold it gone for good."""
    words = translate(
        "DataFile",
        "Delete the history for good, in the hourly copies of the data too? Changes settled within the "
        "last 24 hours stay until they are older, because they count towards the most changes a charger "
        "takes in a day.",
    )
    box = QMessageBox(QMessageBox.Icon.Warning, APP_NAME, words, parent=parent)
    delete = box.addButton(translate("DataFile", "Delete"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(translate("DataFile", "Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is delete
