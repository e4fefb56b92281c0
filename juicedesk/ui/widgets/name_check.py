"""Whether the vendor's names lead to the home server."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.adopt.dns_names import NameCheck
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.adopt_words import adopt_error_words, name_words
from juicedesk.ui.adopting import Adopting
from juicedesk.ui.background import Background
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption


class NameCheckField(QWidget):
    """Asks when the person wants it, and says which names are wrong.

    Signals: answered() – there is something new to be read.
    """

    answered = Signal()

    def __init__(
        self, adopting: Adopting, background: Background, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._adopting = adopting
        self._background = background
        self._server = QLineEdit()
        self._server.setObjectName("adopt:dns-server")
        self._server.setAccessibleName(self.tr("DNS server that the charger asks"))
        self._server.setPlaceholderText(self.tr("the DNS server of this computer"))
        self._check = Button(look, self.tr("Check the names"), icon="list-checks")
        self._check.setObjectName("adopt:check-names")
        self._check.setAutoDefault(False)
        self._result = caption(look, wrap=True)
        self._lay_out(look)
        self._check.clicked.connect(self._on_check)
        self._server.returnPressed.connect(self._check.click)
        self._say("", "2")

    def _on_check(self) -> None:
        server = self._server.text().strip()
        self._check.setEnabled(False)
        self._say(self.tr("Asking…"), "2")
        self._background.run(
            self, lambda: self._adopting.check_names(server), self._on_checked, self._on_failed
        )

    def _on_checked(self, checks: Sequence[NameCheck]) -> None:
        self._check.setEnabled(True)
        wrong = [check for check in checks if not check.is_right]
        if not wrong:
            words = self.tr("All names lead where they should. Now switch the charger off and on.")
            self._say(words, "accent")
            return
        head = self.tr("Names that do not lead where they should: {0} of {1}").format(len(wrong), len(checks))
        self._say("\n".join([head, *map(name_words, wrong)]), "fault")

    def _on_failed(self, error: JuiceDeskError) -> None:
        self._check.setEnabled(True)
        self._say(adopt_error_words(error), "fault")

    def _say(self, words: str, tone: str) -> None:
        self._result.setTone(tone)
        self._result.setText(words)
        self._result.setVisible(bool(words))
        self.answered.emit()

    def _lay_out(self, look: Look) -> None:
        label = caption(look, self.tr("DNS server that the charger asks"))
        label.setBuddy(self._server)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._server, 1)
        row.addWidget(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self._result)
