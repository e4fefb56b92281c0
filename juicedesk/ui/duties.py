"""What a page does by a key or by an entry of the menus, whichever page it is (UX guide §3.9).

A page says which of its controls does it; the window finds the one that is to be seen.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

_PROPERTY = "duties"


class Duty(StrEnum):
    """What can be asked of a page."""

    SAVE = "save"
    FIND = "find"
    EARLIER = "earlier"
    PAUSE = "pause"
    COPY_SCHEDULE = "copy_schedule"
    PRINT = "print"
    NEW_GROUP = "new_group"
    SET_SCHEDULES = "set_schedules"
    SET_LIMITS = "set_limits"
    COMPARE = "compare"


def give(control: QWidget, *duties: Duty) -> None:
    """This control does that from now on."""
    control.setProperty(_PROPERTY, [duty.value for duty in duties])


def who_does(duty: Duty, page: QWidget) -> QWidget | None:
    """The control of a page that does something now; None when nothing does."""
    found = (control for control in page.findChildren(QWidget) if duty in (control.property(_PROPERTY) or ()))
    return next((control for control in found if control.isVisible() and control.isEnabled()), None)


def finish_typing(widget: QWidget) -> None:
    """What is still being typed in the window counts as typed: keys and menus leave the focus where it is."""
    field = widget.window().focusWidget()
    if isinstance(field, QLineEdit) and field.isModified():
        field.editingFinished.emit()


def do(duty: Duty, page: QWidget) -> bool:
    """Press the button that does it, or go to the field; whether there was one."""
    if duty is Duty.SAVE:
        finish_typing(page)
    control = who_does(duty, page)
    if isinstance(control, QAbstractButton):
        control.click()
    elif control is not None:
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(control, QLineEdit):
            control.selectAll()
    return control is not None
