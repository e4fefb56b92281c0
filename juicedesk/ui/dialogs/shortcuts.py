"""All keys in one list, read from the menus themselves so that it is never out of date."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QMenu,
    QMenuBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import page_title

WIDTH_PX, HEIGHT_PX = 520, 600


class ShortcutsDialog(QDialog):
    """What each key does, in the order of the menus."""

    def __init__(self, look: Look, menu_bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        rows = [*shortcuts_in(menu_bar), *self._elsewhere()]
        table = QTableWidget(len(rows), 2)
        table.setObjectName("shortcuts:table")
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.horizontalHeader().setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        for column, words in enumerate((self.tr("What"), self.tr("Keys"))):
            head = QTableWidgetItem(words)
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(column, head)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for number, (what, keys) in enumerate(rows):
            table.setItem(number, 0, QTableWidgetItem(what))
            table.setItem(number, 1, QTableWidgetItem(keys))
        close = Button(look, self.tr("Close"))
        close.clicked.connect(self.accept)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(24, 20, 24, 20)
        column_of.setSpacing(12)
        column_of.addWidget(page_title(look, self.tr("Keyboard shortcuts")))
        column_of.addWidget(table, 1)
        column_of.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _elsewhere(self) -> list[tuple[str, str]]:
        """Keys that no menu shows."""
        native = QKeySequence.SequenceFormat.NativeText
        given = ("Ctrl+1", "Ctrl+9", "Ctrl+Return")
        first, last, apply_keys = (QKeySequence(keys).toString(native) for keys in given)
        return [
            (self.tr("Charger 1 to 9"), f"{first} … {last}"),
            (self.tr("Apply the choice in a decision"), apply_keys),
            (self.tr("Move a charging window, or go through a chart"), "← →"),
        ]


def shortcuts_in(menu_bar: QMenuBar) -> list[tuple[str, str]]:
    """What each entry of the menus does, and its keys as the system writes them."""
    menus = [menu_of(action, menu_bar) for action in menu_bar.actions()]
    return [found for menu in menus if menu is not None for found in _in_menu(menu)]


def menu_of(action: QAction, parent: QMenuBar | QMenu) -> QMenu | None:
    """The menu that an entry opens, if it opens one.

    Not `action.menu()`: before PySide 6.11.2 the menu is deleted with the wrapper that it gives.
    """
    return next((menu for menu in parent.findChildren(QMenu) if menu.menuAction() == action), None)


def _in_menu(menu: QMenu) -> Iterator[tuple[str, str]]:
    for action in menu.actions():
        inner = menu_of(action, menu)
        if inner is not None:
            yield from _in_menu(inner)
        elif not action.shortcut().isEmpty():
            words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…").strip()
            native = QKeySequence.SequenceFormat.NativeText
            yield words, ", ".join(keys.toString(native) for keys in action.shortcuts())
