"""A page that is longer than the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN_PX = 16


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """The content in an area that scrolls, sideways only where large texts need it; `name` is spoken."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(content)
    return area


def go_to(widget: QWidget, whole: QWidget | None = None) -> None:
    """Give a part of a page the focus, and bring it, with the whole around it, into view."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_view(whole or widget)


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a part of a page as soon as all that is new there has its place."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, MARGIN_PX)
        parent = parent.parentWidget()
