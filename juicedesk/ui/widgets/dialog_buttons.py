"""The last line of a dialog: what it does, filled, and Cancel, plain, in the order that the system has."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QStyle, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button


class DialogButtons(QDialogButtonBox):
    """`main` does what the dialog is for and answers to Enter; `cancel` leaves everything as it was."""

    def __init__(
        self,
        look: Look,
        words: str = "",
        *,
        icon: str = "check",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Without `words` it saves. `name` is the main button's object name."""
        super().__init__(parent)
        self.main = Button(look, words or self.tr("Save"), icon=icon, kind="filled")
        self.main.setObjectName(name)
        self.cancel = Button(look, self.tr("Cancel"), kind="plain")
        self.cancel.setAutoDefault(False)
        self.addButton(self.main, QDialogButtonBox.ButtonRole.AcceptRole)
        self.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.main.setDefault(True)


def main_button_is_last(widget: QWidget) -> bool:
    """Whether this system has the main button at the right end, as macOS and GNOME do."""
    layout = QDialogButtonBox.ButtonLayout(
        widget.style().styleHint(QStyle.StyleHint.SH_DialogButtonLayout, None, widget)
    )
    return layout in (QDialogButtonBox.ButtonLayout.MacLayout, QDialogButtonBox.ButtonLayout.GnomeLayout)
