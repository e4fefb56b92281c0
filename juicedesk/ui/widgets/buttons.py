"""Buttons that keep their icon in the theme's colours and always have an accessible name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from juicedesk.ui.look import Look

ICON_PX = 16
GAP_PX = 6


class Button(QPushButton):
    """A button of one kind: outlined (``), `filled`, `plain`, `link`, `square`, `nav`, `tab`, `segment`.

    The ring of the focus is drawn for who goes by keys: a click says by itself where it was.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        icon: str = "",
        kind: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what a screen reader says; needed where there is no text."""
        super().__init__(text, parent)
        self._look = look
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setAccessibleName(name or text)
        self._refresh_icon()
        look.changed.connect(self._refresh_icon)
        self.toggled.connect(self._refresh_icon)

    def setText(self, text: str) -> None:  # noqa: N802
        """Another text; the accessible name follows it."""
        super().setText(text)
        self.setAccessibleName(text)
        self._refresh_icon()

    def set_icon(self, name: str) -> None:
        """Another icon, by its Lucide name."""
        self._icon_name = name
        self._refresh_icon()

    def set_kind(self, kind: str) -> None:
        """Another kind, for a button that has moved."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._refresh_icon()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A window that comes to the front leaves the ring as it was."""
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._show_ring(event.reason() is not Qt.FocusReason.MouseFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From now on it is keys again; Enter on a button is that button, in a dialog and on a page."""
        self._show_ring(True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _show_ring(self, is_shown: bool) -> None:
        if bool(self.property("ring")) != is_shown:
            self.setProperty("ring", is_shown)
            self.style().unpolish(self)
            self.style().polish(self)

    def _refresh_icon(self) -> None:
        if self._icon_name:
            gap_px, icon_px = GAP_PX if self.text() else 0, self._look.px(ICON_PX)
            self.setIconSize(QSize(icon_px + gap_px, icon_px))
            self.setIcon(self._look.icon(self._icon_name, self._token(), icon_px, gap_px))

    def _token(self) -> str:
        kind = self.property("kind")
        if kind == "filled":
            return "on_accent"
        if kind == "link" or (kind in ("nav", "tab", "segment") and self.isChecked()):
            return "accent"
        return "text_2"
