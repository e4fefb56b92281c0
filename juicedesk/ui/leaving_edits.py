"""Before something is left by which edits would be lost: ask once, and do what the person answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from juicedesk.store.view import LinkState
from juicedesk.ui.unsaved import Unsaved, UnsavedEdits

if TYPE_CHECKING:
    from juicedesk.ui.dialogs.unsaved import Answer
    from juicedesk.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `waiting` changes are told of too, and hiding is offered where that is possible."""

    words: str
    waiting: int = 0
    can_hide: bool = False


class LeavingEdits(QObject):
    """Over the main window, which it is given; UI thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._edits = UnsavedEdits(window)

    def asks(
        self, question: Question, leave: Callable[[], object], hide: Callable[[], None] = lambda: None
    ) -> bool:
        """Whether there is something to ask. If so, `leave` or `hide` comes with the answer, or neither."""
        edits = self._edits.found()
        if edits:
            self._ask(question, edits, leave, hide)
        return bool(edits)

    def _ask(
        self,
        question: Question,
        edits: tuple[Unsaved, ...],
        leave: Callable[[], object],
        hide: Callable[[], None],
    ) -> None:
        from juicedesk.ui.dialogs.unsaved import UnsavedDialog  # noqa: PLC0415 - after the first paint

        window = self._window
        dialog = UnsavedDialog(
            window.look,
            question.words,
            edits,
            waiting=question.waiting,
            is_server_there=window.desk.view().link.state is LinkState.CONNECTED,
            can_hide=question.can_hide,
            parent=window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(partial(self._on_answer, edits, leave, hide))
        dialog.open()

    def _on_answer(
        self,
        edits: tuple[Unsaved, ...],
        leave: Callable[[], object],
        hide: Callable[[], None],
        answer: Answer,
    ) -> None:
        match answer:
            case "save":
                self._save(edits, leave)
            case "look":
                next(edit for edit in edits if edit.save is None).show()
            case "hide":
                hide()
            case "discard":
                self._forget(edits)
                leave()

    def _save(self, edits: tuple[Unsaved, ...], leave: Callable[[], object]) -> None:
        def save() -> None:
            for edit in edits:
                assert edit.save is not None, "offered only where all can be saved"
                edit.save()

        def saved(_none: None) -> None:
            self._forget(edits)
            leave()

        self._window.background.run(self, save, saved, self._window.say_error)

    def _forget(self, edits: tuple[Unsaved, ...]) -> None:
        for edit in edits:
            edit.forget()
