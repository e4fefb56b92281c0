"""What all steps have in common: a title, a sentence, and cards below, in the middle of the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import body, page_title, section
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.tab_order import follow_layout

WIDEST_PX = 800
SIDE_PX = 40
GAP_PX = 16


class Step(QWidget):
    """One step. `column` takes its cards.

    Signals: changed() – what the buttons below the step say may be another thing now.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._title = page_title(look)
        self._words = body(look, tone="2", wrap=True)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(SIDE_PX, 28, SIDE_PX, 12)
        self.column.setSpacing(GAP_PX)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._words)
        head.addStretch(1)
        self.head = QHBoxLayout()
        self.head.setSpacing(24)
        self.head.addLayout(head, 1)
        self.column.addLayout(self.head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(in_the_middle(look, content), "")
        whole.addWidget(self._area)

    def set_head(self, title: str, words: str) -> None:
        """What the step is called, and what it does."""
        self._title.setText(title)
        self._words.setText(words)
        for part in (self, self._area):
            part.setAccessibleName(title)

    @property
    def title(self) -> str:
        """What the step is called."""
        return self._title.text()

    @property
    def forward_words(self) -> str:
        """What the button to the next step says."""
        return self.tr("Continue")

    @property
    def may_go_on(self) -> bool:
        """Whether the step has come to something; skipping it is always possible."""
        return True

    @property
    def first(self) -> QWidget | None:
        """Where one begins; None: by going on."""
        return None

    def order_stops(self) -> None:
        """Something that can be reached by the Tab key is new."""
        follow_layout(self.parentWidget() or self)


def in_the_middle(look: Look, content: QWidget) -> QWidget:
    """Content that is no wider than can be read well, in the middle of a wide window."""
    content.setMaximumWidth(look.px(WIDEST_PX) + 2 * SIDE_PX)
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(content, 1000)
    row.addStretch(1)
    return middle


def card(look: Look, icon: str, title: str, token: str = "accent") -> Card:
    """A card with an icon and a heading."""
    made = Card(side_px=20)
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Icon(look, icon, token, 18))
    head.addWidget(section(look, title, wrap=True), 1)
    made.column.addLayout(head)
    return made
