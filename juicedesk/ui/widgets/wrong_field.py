"""What is wrong with a field is said below it, and the field is marked."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from juicedesk.ui.widgets.labels import Label


def mark_wrong(field: QLineEdit, hint: Label, words: str) -> None:
    """Show words below a field, also to screen readers; empty words take them back."""
    hint.setText(words)
    hint.setVisible(bool(words))
    field.setAccessibleDescription(words)
    if field.property("wrong") != bool(words):
        field.setProperty("wrong", bool(words))
        field.style().unpolish(field)
        field.style().polish(field)
