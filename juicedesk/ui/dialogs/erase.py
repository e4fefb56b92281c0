"""Everything on this computer is to go: one question that tells what that is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.surfaces import Card, Icon

WIDTH_PX, SIDE_PX = 520, 24


class EraseDialog(FittingDialog):
    """Accepted only by its button; Enter, Esc and closing it delete nothing."""

    def __init__(
        self, look: Look, open_changes: int, *, has_own_server: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Delete all data on this computer"))
        self._look = look
        self._buttons = DialogButtons(look, self.tr("Delete everything"), icon="trash-2", name="erase:go")
        self._buttons.main.setAutoDefault(False)
        self._buttons.main.setDefault(False)
        self._buttons.cancel.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addStrut(look.px(WIDTH_PX) - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(section(look, self.tr("Delete all data on this computer?"), wrap=True))
        column.addWidget(self._what_goes(open_changes, has_own_server))
        kept = self.tr(
            "The chargers keep their limits and schedules. A home server that starts with the computer "
            "keeps its data. This cannot be undone; JuiceDesk closes and starts afresh next time."
        )
        column.addWidget(caption(look, kept, wrap=True))
        column.addWidget(self._buttons)

    def _what_goes(self, open_changes: int, has_own_server: bool) -> Card:
        lines = [
            self.tr("Values, changes, history and charges of all accounts, and the copies of them"),
            self.tr("Your tokens in the system keyring"),
            self.tr("Settings, tariffs, what you entered about your wiring, the log, and the demo"),
        ]
        if has_own_server:
            lines.append(
                self.tr(
                    "The home server that JuiceDesk runs here, with everything it knows. Chargers that "
                    "report to it will have no server then."
                )
            )
        if open_changes:
            lines.append(self.tr("%n open change(s), which will not be sent any more", "", open_changes))
        card = Card(side_px=16)
        card.column.setSpacing(8)
        for words in lines:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Icon(self._look, "x", "fault", 16))
            row.addWidget(body(self._look, words, wrap=True), 1)
            card.column.addLayout(row)
        return card
