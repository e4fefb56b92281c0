"""The Tab key goes through a page as people read it, also after something new has appeared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(page: QWidget) -> None:
    """Put the tab stops of a page in the order of its layouts: the order of making does not matter."""
    stops = [widget for widget in in_order(page) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(stops):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all that is in it, as people read it."""
    yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from in_order(inside)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    """Without a look at its items: PySide keeps each one that it was asked for, by its address. Once Qt has
    deleted the item and made another one there, that one is taken for it, and is gone when the first
    layout is."""
    around = layout.parentWidget()
    if around is None:
        return
    widgets = around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    parts: dict[int, QWidget | QLayout] = {layout.indexOf(widget): widget for widget in widgets}
    parts.update({layout.indexOf(child): child for child in inner})
    for place in sorted(parts.keys() - {-1}):
        part = parts[place]
        yield from in_order(part) if isinstance(part, QWidget) else _of_layout(part)
