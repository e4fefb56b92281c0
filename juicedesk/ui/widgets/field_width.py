"""How wide a field has to be for the example that stands in it while it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

SIDES_PX = 22


def example_px(field: QLineEdit) -> int:
    """With the room at both sides of the words; what a field is dressed with decides its font."""
    field.ensurePolished()
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) + SIDES_PX
