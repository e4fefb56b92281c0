"""The button that saves what a page shows; its words say when that reaches the server."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button


class SaveButton(Button):
    """Save, or Save for later while the server is away."""

    def __init__(self, look: Look, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, icon="check", kind="filled", parent=parent)
        self.setObjectName(object_name)
        self.show_server(is_there=True)

    def show_server(self, *, is_there: bool) -> None:
        """Whether it can be sent at once."""
        words = self.tr("Save") if is_there else self.tr("Save for later")
        if self.text() != words:
            self.setText(words)
            self.set_icon("check" if is_there else "hourglass")
