"""F6 goes from the sidebar to the page, to the bottom line, and round; each keeps where the focus was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from juicedesk.ui.widgets.tab_order import in_order


def go_to_next(parts: Sequence[QWidget], step: int = 1) -> None:
    """To the next of these parts of a window, or with -1 to the one before."""
    here = next((number for number, part in enumerate(parts) if _has_focus(part)), None)
    if here is None:
        here = -1 if step > 0 else 0
    enter(parts[(here + step) % len(parts)])


def enter(part: QWidget) -> None:
    """Where the focus last was in it, else what the Tab key meets first, else the part itself."""
    last = part.focusWidget()
    stop = last if last is not None and _can_take_focus(last) else _first_stop(part)
    stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _has_focus(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (part is focus or part.isAncestorOf(focus))


def _can_take_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _first_stop(part: QWidget) -> QWidget:
    stops = (one for one in in_order(part) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next((stop for stop in stops if _can_take_focus(stop)), part)
