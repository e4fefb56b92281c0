"""The menu of the demo: what happens in real houses, to be looked at when one wants to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.demo_stage import DemoStage, Disagreement
from juicedesk.ui.messages import error_words

T = TypeVar("T")


class DemoMenu(QMenu):
    """Signals: said(str) – what happens now, or why it does not, in words for the person; left() – the person
    has seen enough."""

    said = Signal(str)
    left = Signal()

    def __init__(self, stage: DemoStage, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.setTitle(self.tr("&Demo"))
        self._add(
            "demo:cut-power",
            self.tr("&Cut the power of Carport"),
            stage.cut_power,
            lambda _none: self.tr("Carport was without power for a moment. Watch the top of the window."),
        )
        self._add(
            "demo:disagree",
            self.tr("Let &somebody else change Courtyard’s schedule"),
            stage.disagree,
            self._disagreement_words,
        )
        self._add(
            "demo:set-back",
            self.tr("Let a change &not stick"),
            stage.set_back,
            lambda _none: self.tr(
                "Courtyard’s charge limit was lowered and set back by somebody. Changes says so soon."
            ),
        )

        self.addSeparator()
        leave = QAction(self.tr("&Leave the demo"), self)
        leave.setObjectName("demo:leave")
        leave.triggered.connect(lambda _checked: self.left.emit())
        self.addAction(leave)

    def _disagreement_words(self, how: Disagreement) -> str:
        match how:
            case Disagreement.ASKED:
                return self.tr(
                    "You and somebody else have changed Courtyard’s schedule. Changes asks which one counts."
                )
            case Disagreement.AFTER_RESUMING:
                return self.tr(
                    "You and somebody else have changed Courtyard’s schedule. Changes asks which one "
                    "counts as soon as sending is resumed."
                )
            case Disagreement.AFTER_START:
                return self.tr(
                    "The server is stopped. As soon as it runs again, somebody else changes Courtyard’s "
                    "schedule, and Changes asks which one counts."
                )
            case Disagreement.NONE:
                return self.tr(
                    "Your change only switches Courtyard’s schedule on or off, which does not clash with "
                    "any other change. Change a time instead."
                )

    def _add(self, name: str, words: str, play: Callable[[], T], said: Callable[[T], str]) -> None:
        action = QAction(words, self)  # of Python's making, see `EditMenu`
        self.addAction(action)
        action.setObjectName(name)

        def done(outcome: T) -> None:
            action.setEnabled(True)
            self.said.emit(said(outcome))

        def failed(error: JuiceDeskError) -> None:
            action.setEnabled(True)
            self.said.emit(error_words(error))

        def begin() -> None:
            action.setEnabled(False)
            self._background.run(self, play, done, failed)

        action.triggered.connect(lambda _checked: begin())
