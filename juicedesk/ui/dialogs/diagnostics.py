"""A file for whoever is asked for help: everything in it can be read before, and left out."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, page_title

WIDTH_PX, HEIGHT_PX = 820, 580
LIST_PX = 190
FILE_NAME = "juicedesk-diagnostics.zip"


class DiagnosticsDialog(QDialog):
    """Nothing is uploaded: it is written where the person says."""

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Diagnostics"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._background = background
        self._texts: dict[str, str] = {}
        self._files = QListWidget()
        self._files.setObjectName("diagnostics:files")
        self._files.setAccessibleName(self.tr("Parts"))
        self._files.setFixedWidth(LIST_PX)
        self._files.setSpacing(4)
        self._text = QPlainTextEdit()
        self._text.setObjectName("diagnostics:text")
        self._text.setAccessibleName(self.tr("What is in the chosen part"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._state = caption(look, wrap=True)
        self._state.setObjectName("diagnostics:state")
        self._save = Button(look, self.tr("Save as zip…"), icon="download", kind="filled")
        self._save.setObjectName("diagnostics:save")
        self._save.setEnabled(False)
        self._save.clicked.connect(self._on_save)
        self._files.currentTextChanged.connect(
            lambda name: self._text.setPlainText(self._texts.get(name, ""))
        )
        self._lay_out(look)
        background.run(self, desk.diagnostics, self._on_texts, self._on_error)

    def save_in(self, path: Path) -> None:
        """Write the parts that are ticked, in the background, and say how that went."""
        parts = {
            item.text(): self._texts[item.text()]
            for item in (self._files.item(row) for row in range(self._files.count()))
            if item.checkState() is Qt.CheckState.Checked
        }

        def wrote(problem: str) -> None:
            words = self.tr("That could not be saved: {0}") if problem else self.tr("Saved as {0}.")
            self._state.setTone("fault" if problem else "2")
            self._state.setText(words.format(problem or path.name))

        self._background.run(self, lambda: _write(path, parts), wrote, self._on_error)

    def _on_texts(self, texts: dict[str, str]) -> None:
        self._texts = texts
        for name in texts:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self._files.addItem(item)
        self._files.setCurrentRow(0)
        self._save.setEnabled(True)

    def _on_error(self, error: JuiceDeskError) -> None:
        self._state.setTone("fault")
        self._state.setText(error_words(error))

    def _on_save(self) -> None:
        start = str(Path.home() / FILE_NAME)
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Save as zip"), start, self.tr("Zip (*.zip)"))
        if path:
            self.save_in(Path(path))

    def _lay_out(self, look: Look) -> None:
        words = self.tr(
            "For whoever helps you. Tokens, full charger IDs and public addresses are left out. Please "
            "look through it before you pass it on; nothing is uploaded."
        )
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._files)
        middle.addWidget(self._text, 1)
        close = Button(look, self.tr("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._state, 1)
        row.addWidget(self._save)
        row.addWidget(close)
        for button in (self._save, close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(page_title(look, self.tr("Diagnostics")))
        column.addWidget(body(look, words, tone="2", wrap=True))
        column.addLayout(middle, 1)
        column.addLayout(row)


def _write(path: Path, parts: dict[str, str]) -> str:
    """Empty, or what went wrong, in the system's words."""
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in parts.items():
                bundle.writestr(name, text)
    except OSError as exc:
        return exc.strerror or str(exc)
    return ""
