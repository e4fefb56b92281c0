"""What to enter into which router: steps to read, and the exact lines to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from juicedesk.adopt.instruction import Instruction
from juicedesk.adopt.phrases import Phrase
from juicedesk.ui.adopt_words import phrase_words
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption

LEAST_LINES_PX, MOST_LINES_PX = 60, 180


class RouterSteps(QWidget):
    """The router that a person chose stays chosen when the lines change.

    Signals: shown(str) – the steps for the router with this key are to be read.
    """

    shown = Signal(str)

    def __init__(self, look: Look, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instructions: Sequence[Instruction] = ()
        self._routers = QComboBox()
        self._routers.setObjectName(f"{prefix}:router")
        self._routers.setAccessibleName(self.tr("Your router"))
        self._steps = body(look, wrap=True)
        self._lines = QPlainTextEdit()
        self._lines.setObjectName(f"{prefix}:lines")
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._lines.setAccessibleName(self.tr("Lines to enter"))
        self._lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy = Button(look, self.tr("Copy the lines"), icon="copy")
        self._copy.setObjectName(f"{prefix}:copy")
        self._copy.setAutoDefault(False)
        self._lay_out(look)
        self._routers.activated.connect(lambda _index: self._show())
        self._copy.clicked.connect(self._on_copy)

    def show_instructions(self, instructions: Sequence[Instruction]) -> None:
        """Other lines for the same routers."""
        chosen = self._routers.currentData()
        self._instructions = instructions
        self._routers.clear()
        for instruction in instructions:
            self._routers.addItem(phrase_words(Phrase(instruction.router)), instruction.key)
        self._routers.setCurrentIndex(max(0, self._routers.findData(chosen)))
        self._show()

    def _show(self) -> None:
        instruction = next(
            (known for known in self._instructions if known.key == self._routers.currentData()), None
        )
        if instruction is None:
            return
        steps = [f"{number}. {phrase_words(step)}" for number, step in enumerate(instruction.steps, 1)]
        self._steps.setText("\n".join(steps))
        self._lines.setPlainText(instruction.text)
        self._copy.setText(self.tr("Copy the lines"))
        line_px = self._lines.fontMetrics().lineSpacing()
        height_px = line_px * (len(instruction.lines) + 2)
        self._lines.setFixedHeight(min(max(height_px, LEAST_LINES_PX), MOST_LINES_PX))
        self._lines.setVisible(bool(instruction.lines))
        self._copy.setVisible(bool(instruction.lines))
        self.shown.emit(instruction.key)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines.toPlainText())
        self._copy.setText(self.tr("Copied"))

    def _lay_out(self, look: Look) -> None:
        label = caption(look, self.tr("Your router"))
        label.setBuddy(self._routers)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (label, self._routers, self._steps, self._lines):
            column.addWidget(part)
        column.addLayout(row)
