"""Leading a charger here, and back, through its own console."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.adopt.moving import MoveDone
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.adopt_words import adopt_error_words
from juicedesk.ui.adopting import Adopting
from juicedesk.ui.background import Background
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption


class ConsoleWay(QWidget):
    """Two buttons, and what came of it.

    Signals: moved(str) – the charger with this ID is led here now, and can be verified.
    """

    moved = Signal(str)

    def __init__(
        self,
        adopting: Adopting,
        background: Background,
        look: Look,
        box: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """`box` gives the address of the charger; empty where none was typed."""
        super().__init__(parent)
        self._adopting = adopting
        self._background = background
        self._box = box
        self._here = Button(look, self.tr("Redirect it here"), icon="router", kind="filled")
        self._here.setObjectName("adopt:move")
        self._back = Button(look, self.tr("Send it back"), icon="undo-2")
        self._back.setObjectName("adopt:restore")
        self._result = caption(look, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._here, self._back):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._result)
        self._here.clicked.connect(lambda: self._run(self._adopting_move, self._on_moved))
        self._back.clicked.connect(lambda: self._run(self._adopting.restore, self._on_restored))
        self._say("", "2")

    def _adopting_move(self, box: str) -> MoveDone:
        return self._adopting.move(box, None)

    def _run(self, work: Callable[[str], MoveDone], on_done: Callable[[MoveDone], None]) -> None:
        box = self._box()
        if not box:
            self._say(self.tr("Type the charger's address first."), "fault")
            return
        self._set_busy(True)
        self._say(self.tr("Talking to the charger…"), "2")
        self._background.run(self, lambda: work(box), on_done, self._on_failed)

    def _on_moved(self, done: MoveDone) -> None:
        self._set_busy(False)
        words = self.tr(
            "The charger is redirected to {0} until it is switched off. It reported to {1} before."
        )
        if done.was_here:
            words = self.tr("The charger is already redirected to {0}.")
        self._say(words.format(done.now, done.before), "2")
        self.moved.emit(done.juicebox_id)

    def _on_restored(self, done: MoveDone) -> None:
        self._set_busy(False)
        self._say(self.tr("The charger reports to {0} again.").format(done.now), "2")

    def _on_failed(self, error: JuiceDeskError) -> None:
        self._set_busy(False)
        self._say(adopt_error_words(error), "fault")

    def _set_busy(self, busy: bool) -> None:
        self._here.setEnabled(not busy)
        self._back.setEnabled(not busy)

    def _say(self, words: str, tone: str) -> None:
        self._result.setTone(tone)
        self._result.setText(words)
        self._result.setVisible(bool(words))
