"""The Edit menu: what was done in this session can be undone here, and no time limit runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.load_group import LoadGroup
from juicedesk.store.view import DeskView
from juicedesk.ui.undo import Offer, Step, Steps, Undo, Way, field_of, offer, redo_words, undo_words
from juicedesk.ui.values import value_text

if TYPE_CHECKING:
    from juicedesk.ui.main_window import MainWindow

REDO_KEYS = "Ctrl+Shift+Z"


class EditMenu(QMenu):
    """`steps` outlives it: another language brings another menu. UI thread."""

    def __init__(self, window: MainWindow, steps: Steps) -> None:
        super().__init__(self.tr("&Edit"), window.menuBar())
        self._window = window
        self._steps = steps
        self._draft: tuple[str, Undo] | None = None
        self._undo = self._add("edit:undo", QKeySequence(QKeySequence.StandardKey.Undo))
        self._redo = self._add("edit:redo", QKeySequence(REDO_KEYS))
        self._undo.triggered.connect(lambda: self.undo())  # noqa: PLW0108 - without `checked`
        self._redo.triggered.connect(self._on_redo)
        self.show_desk(window.desk.view())

    def show_desk(self, view: DeskView) -> None:
        """Name what can be undone and done again now."""
        back, again = self._steps.to_undo(view), self._steps.to_redo(view)
        words = undo_words(back, view) if back else ""
        if self._draft is not None:
            words = self.tr("Undo “{0}”").format(self._draft[0].rstrip("."))
        self._show(self._undo, self.tr("Undo"), words)
        self._show(self._redo, self.tr("Redo"), redo_words(again, view) if again else "")

    def remember(self, words: str, undo: Undo) -> None:
        """What has just been done: to a value, or to a draft, which can be undone until a value changes."""
        self._draft = (words, undo) if undo.step is None else None
        if undo.step is not None:
            self._steps.add(undo.step)

    def undo(self) -> None:
        """Take back what was done last, as far as that can be."""
        if self._draft is not None:
            (_words, back), self._draft = self._draft, None
            back()
            self.show_desk(self._window.desk.view())
            return
        offered = self._steps.to_undo(self._window.desk.view())
        if offered is not None:
            self._do(offered, is_redo=False)

    def take_back(self, step: Step) -> None:
        """Take back one step, as far as that can be."""
        offered = offer(step, self._window.desk.view())
        if offered is not None:
            self._do(offered, is_redo=False)

    def _on_redo(self) -> None:
        offered = self._steps.to_redo(self._window.desk.view())
        if offered is not None:
            self._do(offered, is_redo=True)

    def _do(self, offered: Offer, *, is_redo: bool) -> None:
        if offered.way is Way.ASK:
            self._ask(offered)
            return
        window, step, desk = self._window, offered.step, self._window.desk

        def work() -> None:
            if offered.way is Way.DISCARD:
                desk.discard(offered.change_id)
            else:
                desk.save(step.unit_id, step.group, offered.value, offered.base)

        def done(_none: None) -> None:
            if self._was_sent_meanwhile(offered):
                window.say_and_look(self.tr("It was already sent. Undo once more to set it back."))
                return
            (self._steps.redone if is_redo else self._steps.undone)(step)
            window.say_and_look(self._words(offered))

        window.background.run(window, work, done, window.say_error)

    def _was_sent_meanwhile(self, offered: Offer) -> bool:
        """A discard that came too late does nothing."""
        field = field_of(offered.step, self._window.desk.view())
        pending = field.pending if field is not None else None
        return offered.way is Way.DISCARD and pending is not None and pending.change_id == offered.change_id

    def _words(self, offered: Offer) -> str:
        if offered.way is Way.DISCARD:
            return self.tr("Change taken back.")
        return self.tr("{0}: saved.").format(value_text(offered.step.group, offered.value))

    def _ask(self, offered: Offer) -> None:
        """More current would flow: that is confirmed on its own page."""
        step, value = offered.step, offered.value
        self._steps.forget(step)
        if step.group is FieldGroup.WIRE and isinstance(value, int):
            self._window.propose_limit(step.unit_id, value)
        elif isinstance(value, LoadGroup):
            self._window.propose_load_group(step.unit_id, value)

    def _add(self, name: str, keys: QKeySequence) -> QAction:
        # Not one of Qt's own making: PySide would not notice its end, and take a later one for it.
        action = QAction(self)
        self.addAction(action)
        action.setObjectName(name)
        action.setShortcut(keys)
        return action

    def _show(self, action: QAction, plain: str, words: str) -> None:
        action.setEnabled(bool(words))
        # An ampersand in a name is no shortcut.
        action.setText(words.replace("&", "&&") or plain)
