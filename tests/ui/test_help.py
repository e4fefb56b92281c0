"""Help: the guide by F1, the keys, the licences, and what is handed to whoever helps."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from juicedesk.ui.dialogs.about import LIBRARIES, AboutDialog
from juicedesk.ui.dialogs.diagnostics import DiagnosticsDialog
from juicedesk.ui.dialogs.shortcuts import ShortcutsDialog, shortcuts_in
from juicedesk.ui.dialogs.user_guide import UserGuideDialog, guide_files, title_of
from juicedesk.ui.look import Look
from tests.fakes.desk import FakeDesk
from tests.ui.test_accessible_names import nameless
from tests.ui.used_window import Used, opened


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    with opened(qtbot, qapp, FakeDesk()) as window:
        qtbot.waitUntil(window.main.isActiveWindow)
        yield window


def opened_dialog(window: Used, kind: type[QDialog]) -> QDialog:
    dialog = next(found for found in window.main.findChildren(kind) if found.isVisible())
    assert nameless(dialog) == []
    return dialog


def test_f1_opens_the_guide_and_its_pages(window: Used) -> None:
    window.press(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    dialog = opened_dialog(window, UserGuideDialog)
    text = dialog.findChild(QTextBrowser, "user-guide:text")
    assert text.toPlainText().startswith("The first start")
    dialog.findChild(object, "user-guide:page:1").click()
    assert text.toPlainText().startswith("When the server is away")
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_guide_begins_at_the_top_in_weights_that_the_font_has(
    qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    QLocale.setDefault(QLocale(language))
    dialog = UserGuideDialog(Look(qapp))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    text = dialog.findChild(QTextBrowser, "user-guide:text")
    assert text.verticalScrollBar().maximum() > 0 and text.verticalScrollBar().value() == 0
    weights = set()
    cursor = QTextCursor(text.document())
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        weights.add(cursor.charFormat().fontWeight())
    assert weights == {QFont.Weight.Normal, QFont.Weight.DemiBold}


def test_every_language_has_the_same_pages() -> None:
    english, german = guide_files("en"), guide_files("de")
    assert [file.name for file in english] == [file.name for file in german] and len(english) >= 3
    assert all(title_of(file) for file in (*english, *german))
    assert guide_files("xx") == english


def test_the_keys_are_those_of_the_menus(window: Used) -> None:
    window.press(Qt.Key.Key_Slash)
    dialog = opened_dialog(window, ShortcutsDialog)
    table = dialog.findChild(QTableWidget, "shortcuts:table")
    shown = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    assert shown["Settings"] == "Ctrl+," and shown["User guide"] == "F1"
    keys = [keys for _what, keys in shortcuts_in(window.main.menuBar())]
    assert len(keys) == len(set(keys)), "no key is given twice"
    dialog.reject()


def test_about_names_every_library_with_its_licence(window: Used) -> None:
    window.main.side_windows.open_about()
    dialog = opened_dialog(window, AboutDialog)
    text = dialog.findChild(QPlainTextEdit, "about:licences").toPlainText()
    assert all(f"\n{name.lower()} " in f"\n{text.lower()}" for name in LIBRARIES)
    assert ": ?" not in text and "ISC License" in text and "SIL OPEN FONT LICENSE" in text
    dialog.reject()


def test_what_is_left_out_of_the_bundle_is_not_in_the_file(window: Used, tmp_path: Path) -> None:
    window.main.side_windows.open_diagnostics()
    dialog = opened_dialog(window, DiagnosticsDialog)
    assert isinstance(dialog, DiagnosticsDialog)
    files = dialog.findChild(QListWidget, "diagnostics:files")
    window.qtbot.waitUntil(lambda: files.count() == 2)
    files.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.save_in(tmp_path / "bundle.zip")
    state = dialog.findChild(object, "diagnostics:state")
    window.qtbot.waitUntil(lambda: state.property("text") == "Saved as bundle.zip.")
    assert zipfile.ZipFile(tmp_path / "bundle.zip").namelist() == ["versions.txt"]
    dialog.save_in(tmp_path / "no such folder" / "bundle.zip")
    window.qtbot.waitUntil(lambda: "could not be saved" in state.property("text"))
    dialog.reject()
