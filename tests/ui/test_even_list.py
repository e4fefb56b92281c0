"""A list of even rows paints what changed, and lays nothing out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.even_list import EvenList

ROWS = 2000


class Words(QAbstractListModel):
    """Rows that count how often they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ["before"] * ROWS
        self.asked_for_rows = 0

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        self.asked_for_rows += 1
        return 0 if parent is not None and parent.isValid() else ROWS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> str | None:
        return self.words[index.row()] if role == 0 else None


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> tuple[EvenList, Words]:
    model, rows = Words(), EvenList(Look(qapp), "surface")
    rows.setModel(model)
    qtbot.addWidget(rows)
    rows.resize(300, 200)
    rows.show()
    qtbot.waitExposed(rows)
    QApplication.processEvents()
    return rows, model


def test_a_row_that_changes_is_painted(shown: tuple[EvenList, Words]) -> None:
    rows, model = shown
    before = rows.grab().toImage()
    model.words[1] = "something else"
    model.dataChanged.emit(model.index(1), model.index(1))
    QApplication.processEvents()
    assert rows.grab().toImage() != before


def test_no_row_is_laid_out_again_for_a_row_that_changed(shown: tuple[EvenList, Words]) -> None:
    _rows, model = shown
    model.asked_for_rows = 0
    model.dataChanged.emit(model.index(1), model.index(1))
    QApplication.processEvents()
    assert model.asked_for_rows < ROWS / 10
