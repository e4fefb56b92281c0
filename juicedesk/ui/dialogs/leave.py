"""Changes are waiting, and the person wants to close: one question, three answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.leaving import Leave
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.dialog_buttons import main_button_is_last
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, section

WIDTH_PX, SIDE_PX = 640, 24


class LeaveDialog(FittingDialog):
    """Signals: answered(object, bool) – a Leave, and whether it is to hold for the next time too.

    Cancel, Esc and closing it answer nothing: everything stays as it was.
    """

    answered = Signal(object, bool)

    def __init__(self, look: Look, waiting: int, *, can_hide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Close JuiceDesk"))
        self._remember = QCheckBox(self.tr("Do not ask again"))
        self._remember.setObjectName("leave:remember")
        hide = Button(look, self.tr("Keep running in the background"), kind="filled")
        hide.setObjectName("leave:hide")
        hide.setVisible(can_hide)
        leave = Button(look, self.tr("Quit, send next time"), kind="" if can_hide else "filled")
        leave.setObjectName("leave:quit")
        cancel = Button(look, self.tr("Cancel"), kind="plain")
        cancel.setObjectName("leave:cancel")
        hide.clicked.connect(lambda: self._answer(Leave.HIDE))
        leave.clicked.connect(lambda: self._answer(Leave.QUIT))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(section(look, self.tr("%n change(s) are waiting for the server", "", waiting)))
        words = self.tr("They are kept on this computer. They are sent only while JuiceDesk runs.")
        column.addWidget(body(look, words, wrap=True))
        column.addWidget(self._remember)
        row = FlowLayout(to_right=True)
        order = (cancel, leave, hide) if main_button_is_last(self) else (hide, leave, cancel)
        for button in order:
            button.setAutoDefault(False)
            row.addWidget(button)
        cancel.setDefault(True)
        column.addSpacing(6)
        column.addLayout(row)

    def _answer(self, leave: Leave) -> None:
        is_to_hold = self._remember.isChecked()
        self.accept()
        self.answered.emit(leave, is_to_hold)
