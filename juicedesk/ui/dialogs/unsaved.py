"""Something was edited and not saved, and the person wants to leave it: one question."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.look import Look
from juicedesk.ui.unsaved import Unsaved
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.dialog_buttons import main_button_is_last
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.save_button import SaveButton

WIDTH_PX, SIDE_PX = 640, 24


class Answer(StrEnum):
    """What becomes of what was edited."""

    SAVE = "save"
    LOOK = "look"
    HIDE = "hide"
    DISCARD = "discard"


class UnsavedDialog(FittingDialog):
    """Signals: answered(object) – an Answer. Cancel, Esc and closing it answer nothing.

    What cannot be saved without a look at its page is offered to be looked at instead.
    """

    answered = Signal(object)

    def __init__(
        self,
        look: Look,
        question: str,
        edits: tuple[Unsaved, ...],
        *,
        waiting: int = 0,
        is_server_there: bool = True,
        can_hide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`waiting` is the number of changes that wait for the server besides."""
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(self.tr("Not saved yet"))
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(section(look, question))
        names = "\n".join(f"• {edit.name}" for edit in edits)
        column.addWidget(body(look, self.tr("Edited but not saved:\n{0}").format(names), wrap=True))
        unsavable = [edit.name for edit in edits if edit.save is None]
        if unsavable:
            words = self.tr("“{0}” can only be saved on its own page.").format(unsavable[0])
            column.addWidget(caption(look, words, wrap=True))
        if waiting:
            words = self.tr("%n saved change(s) are waiting for the server, and are kept.", "", waiting)
            column.addWidget(caption(look, words, wrap=True))
        column.addSpacing(6)
        column.addLayout(self._row(self._main(bool(unsavable), is_server_there), can_hide=can_hide))

    def _main(self, needs_a_look: bool, is_server_there: bool) -> tuple[Button, Answer]:
        if needs_a_look:
            return Button(self._look, self.tr("Show it"), icon="pencil", kind="filled"), Answer.LOOK
        save = SaveButton(self._look, "")
        save.show_server(is_there=is_server_there)
        return save, Answer.SAVE

    def _row(self, main: tuple[Button, Answer], *, can_hide: bool) -> FlowLayout:
        hide = Button(self._look, self.tr("Keep running in the background"))
        hide.setVisible(can_hide)
        discard = Button(self._look, self.tr("Discard"))
        cancel = Button(self._look, self.tr("Cancel"), kind="plain")
        cancel.setObjectName("unsaved:cancel")
        cancel.clicked.connect(self.reject)
        answers = (main, (hide, Answer.HIDE), (discard, Answer.DISCARD))
        for button, answer in answers:
            button.setObjectName(f"unsaved:{answer}")
            button.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))
        row = FlowLayout(to_right=True)
        order = [*(button for button, _answer in answers), cancel]
        for button in reversed(order) if main_button_is_last(self) else order:
            row.addWidget(button)
        main[0].setDefault(True)
        return row

    def _answer(self, answer: Answer) -> None:
        self.accept()
        self.answered.emit(answer)
