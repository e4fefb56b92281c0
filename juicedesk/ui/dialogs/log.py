"""What the program does, as it does it: the lines of this run, to filter and to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from juicedesk.log import recent_lines
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, caption, page_title

WIDTH_PX, HEIGHT_PX = 820, 580
SEARCH_PX = 260
LOOK_EVERY_MS = 1000
PROBLEMS = (" WARNING ", " ERROR ", " CRITICAL ")


class LogDialog(QDialog):
    """It follows what is new as long as its end is to be seen; who has scrolled up reads on undisturbed."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, read: Callable[[], Sequence[str]] = recent_lines
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._read = read
        self._search = QLineEdit()
        self._search.setObjectName("log:search")
        self._search.setPlaceholderText(self.tr("Filter"))
        self._search.setAccessibleName(self.tr("Filter the log"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(look.px(SEARCH_PX))
        self._problems = QCheckBox(self.tr("Problems only"))
        self._problems.setObjectName("log:problems")
        self._text = QPlainTextEdit()
        self._text.setObjectName("log:text")
        self._text.setAccessibleName(self.tr("Log"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._count = caption(look)
        self._count.setObjectName("log:count")
        self._search.textChanged.connect(self.refresh)
        self._problems.toggled.connect(self.refresh)
        self._lay_out(look)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Show what fits the filter now."""
        lines = self._read()
        shown = matching(lines, self._search.text(), problems_only=self._problems.isChecked())
        text = "\n".join(shown)
        if text != self._text.toPlainText():
            bar = self._text.verticalScrollBar()
            is_at_end, place = bar.value() >= bar.maximum(), bar.value()
            self._text.setPlainText(text)
            bar.setValue(bar.maximum() if is_at_end else place)
        self._count.setText(self.tr("{0} of {1} lines of this run").format(len(shown), len(lines)))

    def _lay_out(self, look: Look) -> None:
        words = self.tr("Tokens are left out, and of charger IDs only the last digits are shown.")
        tools = FlowLayout(gap_px=16)
        tools.addWidget(self._search)
        tools.addWidget(self._problems)
        close = Button(look, self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(page_title(look, self.tr("Log")))
        column.addWidget(body(look, words, tone="2", wrap=True))
        column.addLayout(tools)
        column.addWidget(self._text, 1)
        column.addLayout(row)


def matching(lines: Sequence[str], words: str, *, problems_only: bool) -> list[str]:
    """The lines that hold all the words, in any order and any case."""
    wanted = words.casefold().split()
    return [
        line
        for line in lines
        if all(word in line.casefold() for word in wanted)
        and (not problems_only or any(mark in line for mark in PROBLEMS))
    ]
