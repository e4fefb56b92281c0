"""Labels of the type scale (UX guide §4.2); their sizes follow the body's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from juicedesk.ui.look import Look

W = QFont.Weight


class Label(QLabel):
    """Text in one size and tone. It wraps when asked to, and never takes part in the tab order."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        scale: float = 1.0,
        weight: QFont.Weight = W.Normal,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setFont(look.font(scale, weight))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setTone(tone)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setTone(self, tone: str) -> None:  # noqa: N802 - reads like its Qt siblings
        """`2`, `3`, `pending`, `fault`, `accent`, or empty for the plain text colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


def page_title(look: Look, text: str = "") -> Label:
    """The one title of a page."""
    return Label(look, text, scale=1.5, weight=W.DemiBold)


def section(look: Look, text: str = "", *, wrap: bool = False) -> Label:
    """The heading of a card or a group."""
    return Label(look, text, scale=1.15, weight=W.DemiBold, wrap=wrap)


def strong(look: Look, text: str = "", scale: float = 1.0, *, wrap: bool = False) -> Label:
    """Body text that carries the value."""
    return Label(look, text, scale=scale, weight=W.DemiBold, wrap=wrap)


def body(look: Look, text: str = "", *, tone: str = "", wrap: bool = False) -> Label:
    """Ordinary text."""
    return Label(look, text, tone=tone, wrap=wrap)


def caption(look: Look, text: str = "", *, tone: str = "2", wrap: bool = False) -> Label:
    """Small text under or beside something."""
    return Label(look, text, scale=0.85, tone=tone, wrap=wrap)


def figure(look: Look, text: str = "", scale: float = 2.6) -> Label:
    """A large number."""
    label = Label(look, text, scale=scale, weight=W.Light)
    label.setFont(look.figure_font(scale, W.Light))
    return label
