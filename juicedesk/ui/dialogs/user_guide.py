"""The user guide, opened by F1: a few pages that come with the program and need no network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QShowEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from juicedesk.paths import resource
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button

WIDTH_PX, HEIGHT_PX = 900, 640
PAGES_WIDTH_PX = 290
PARAGRAPH_PX, HEADING_PX = 10, 18
DEFAULT = "en"


class UserGuideDialog(QDialog):
    """In the language of the window; English where there is no guide in it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("User guide"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._files = guide_files(QLocale().name().partition("_")[0])
        self._text = QTextBrowser()
        self._text.setObjectName("user-guide:text")
        self._text.setAccessibleName(self.tr("User guide"))
        self._text.setFont(look.font(1.08))
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(_open_outside)
        self._text.document().setDocumentMargin(24)
        self._buttons = QButtonGroup(self)
        left = QVBoxLayout()
        left.setContentsMargins(12, 16, 12, 16)
        left.setSpacing(4)
        for number, file in enumerate(self._files):
            button = Button(look, title_of(file), icon="book-open", kind="nav")
            button.setObjectName(f"user-guide:page:{number}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._buttons.addButton(button, number)
            left.addWidget(button)
        left.addStretch(1)
        close = Button(look, self.tr("Close"))
        close.clicked.connect(self.accept)
        left.addWidget(close)
        side = QFrame()
        side.setProperty("role", "sidebar")
        side.setMinimumWidth(PAGES_WIDTH_PX)
        side.setLayout(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._text, 1)
        self._buttons.idClicked.connect(self.open_page)
        self.open_page(0)

    def open_page(self, page: int) -> None:
        """Turn to a page, from 0."""
        self._buttons.button(page).setChecked(True)
        text = self._files[page].read_text(encoding="utf-8")
        self._text.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        self._dress()
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """A page is read from its beginning, however the text was broken into lines before."""
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._text.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        """Markdown comes without any space between its paragraphs, and bolder than the font can."""
        block = self._text.document().begin()
        while block.isValid():
            for start, end in _bold_in(block):
                self._make_strong(start, end)
            form = block.blockFormat()
            form.setTopMargin(HEADING_PX if form.headingLevel() > 1 else 0)
            form.setBottomMargin(PARAGRAPH_PX if block.textList() is None else PARAGRAPH_PX / 2)
            QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _make_strong(self, start: int, end: int) -> None:
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(strong)


def _bold_in(block: QTextBlock) -> list[tuple[int, int]]:
    """From where to where words are bold, a weight that the program's font does not have."""
    fragments, places = block.begin(), []
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().fontWeight() > QFont.Weight.DemiBold:
            places.append((fragment.position(), fragment.position() + fragment.length()))
        fragments += 1
    return places


def guide_files(language: str) -> list[Path]:
    """The pages of a language in their order; those in English for a language without a guide."""
    try:
        folder = resource("guide", language)
    except FileNotFoundError:
        folder = resource("guide", DEFAULT)
    return sorted(folder.glob("*.md"))


def title_of(file: Path) -> str:
    """The first heading of a page."""
    return file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()


def _open_outside(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
