"""The button that starts a home server on this computer and uses it, with why it did not work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption


class OwnServerStart(QWidget):
    """Signals: connected(bool) – its account works; False says that the keyring did not keep the token."""

    connected = Signal(bool)

    def __init__(
        self, desk: Desk, background: Background, look: Look, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._start = Button(look, self.tr("Start a server here"), icon="server")
        self._start.setObjectName(name)
        self._start.setAutoDefault(False)
        self._error = caption(look, tone="fault", wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._error)
        column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        self._start.clicked.connect(self._on_start)

    def _on_start(self) -> None:
        self._show(is_starting=True)
        self._background.run(self, self._desk.start_own_server, self._on_started, self._on_not_started)

    def _on_started(self, kept: bool) -> None:
        self._show(is_starting=False)
        self.connected.emit(kept)

    def _on_not_started(self, error: JuiceDeskError) -> None:
        self._show(is_starting=False, error=error_words(error))

    def _show(self, *, is_starting: bool, error: str = "") -> None:
        self._start.setEnabled(not is_starting)
        self._start.setText(self.tr("Starting…") if is_starting else self.tr("Start a server here"))
        self._error.setText(error)
        self._error.setVisible(bool(error))
