"""Parts in rows: each layout has items of its own, whatever Qt has made and deleted before."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import createdByPython

from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.tab_order import in_order


def test_its_items_are_known_to_python_until_they_end(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    row = FlowLayout(around)
    first, second = QPushButton("one"), QPushButton("two")
    for part in (first, second):
        row.addWidget(part)
    items = [row.itemAt(number) for number in range(row.count())]
    assert all(item is not None and createdByPython(item) for item in items)
    assert list(in_order(around)) == [around, first, second]
    first.deleteLater()
    qtbot.waitUntil(lambda: row.count() == 1)
    assert list(in_order(around)) == [around, second]
