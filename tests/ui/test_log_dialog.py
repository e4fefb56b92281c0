"""The log as it is written: filtered, and followed at its end only."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from juicedesk.ui.dialogs.log import LogDialog, matching
from juicedesk.ui.look import Look

LINES = [
    "2026-11-30 12:00:00 INFO juicedesk.sync.delivery: wire: queued to sending",
    "2026-11-30 12:00:01 WARNING juicedesk.sync.engine: a charger cannot be read",
    "2026-11-30 12:00:02 INFO juicedesk.sync.engine: server not usable",
]


@pytest.mark.parametrize(
    ("words", "problems_only", "found"),
    [("", False, [0, 1, 2]), ("ENGINE sync", False, [1, 2]), ("", True, [1]), ("wire", True, [])],
)
def test_lines_hold_all_words(words: str, problems_only: bool, found: list[int]) -> None:
    assert matching(LINES, words, problems_only=problems_only) == [LINES[number] for number in found]


def test_it_follows_what_is_new_and_stays_where_somebody_reads(qtbot: QtBot, qapp: QApplication) -> None:
    lines = [f"line {number} INFO x: something" for number in range(200)]
    dialog = LogDialog(Look(qapp), read=lambda: lines)
    qtbot.addWidget(dialog)
    dialog.show()
    text = dialog.findChild(QPlainTextEdit, "log:text")
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum())
    lines.append("the newest INFO x: line")
    dialog.refresh()
    assert text.toPlainText().endswith("line") and bar.value() == bar.maximum()

    bar.setValue(3)
    lines.append("one more INFO x: line")
    dialog.refresh()
    assert bar.value() == 3

    dialog.findChild(QLineEdit, "log:search").setText("newest")
    assert text.toPlainText() == "the newest INFO x: line"
    dialog.findChild(QCheckBox, "log:problems").setChecked(True)
    assert text.toPlainText() == ""
