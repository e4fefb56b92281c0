"""Whether this computer answers DNS for the names under which chargers look for the vendor."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.adopt_words import adopt_error_words
from juicedesk.ui.adopting import Adopting
from juicedesk.ui.background import Background
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import caption


class AnswerSwitch(QWidget):
    """Shows what is really the case: a switch that could not be turned goes back."""

    def __init__(
        self, adopting: Adopting, background: Background, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._adopting = adopting
        self._background = background
        self._box = QCheckBox(self.tr("Answer these names from this computer while JuiceDesk runs"))
        self._box.setObjectName("adopt:answer-dns")
        self._facts = caption(look, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._box)
        column.addWidget(self._facts)
        self._box.clicked.connect(self._on_clicked)
        self.refresh()

    def refresh(self) -> None:
        """Show whether it is on, and how many questions have come."""
        answered = self._adopting.answered
        self._box.setChecked(answered is not None)
        words = self.tr("Questions answered so far: {0}").format(answered)
        self._say(words if answered is not None else "", "2")

    def _on_clicked(self, on: bool) -> None:
        self._box.setEnabled(False)
        self._background.run(self, lambda: self._adopting.answer_names(on), self._on_done, self._on_failed)

    def _on_done(self, _none: None) -> None:
        self._box.setEnabled(True)
        self.refresh()

    def _on_failed(self, error: JuiceDeskError) -> None:
        self._box.setEnabled(True)
        self.refresh()
        self._say(adopt_error_words(error), "fault")

    def _say(self, words: str, tone: str) -> None:
        self._facts.setTone(tone)
        self._facts.setText(words)
        self._facts.setVisible(bool(words))
