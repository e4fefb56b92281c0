"""Another name for a charger."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.intent import check_name
from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import body, caption
from juicedesk.ui.widgets.wrong_field import mark_wrong

WIDTH_PX, SIDE_PX = 380, 24


class RenameDialog(FittingDialog):
    """Accepted only with a name that may be kept; `name` is it."""

    def __init__(self, look: Look, current_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rename charger"))
        self._field = QLineEdit(current_name)
        self._field.setObjectName("rename:name")
        self._field.selectAll()
        label = body(look, self.tr("Name"))
        label.setBuddy(self._field)
        self._field.setAccessibleName(self.tr("Name"))
        self._hint = caption(look, tone="fault", wrap=True)
        buttons = DialogButtons(look, name="rename:save")
        self._field.textEdited.connect(lambda: mark_wrong(self._field, self._hint, ""))
        mark_wrong(self._field, self._hint, "")
        buttons.accepted.connect(self._try_accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for part in (label, self._field, self._hint, buttons):
            column.addWidget(part)

    @property
    def name(self) -> str:
        """The new name, without outer spaces."""
        return check_name(self._field.text())

    def _try_accept(self) -> None:
        try:
            check_name(self._field.text())
        except InvalidChange as error:
            mark_wrong(self._field, self._hint, error_words(error))
            return
        self.accept()
