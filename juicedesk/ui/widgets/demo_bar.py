"""The strip that says that this is the demo, with the switch that really stops its server."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.banner_bar import BannerBar


class DemoBar(BannerBar):
    """Signals: switched() – the server runs now, or does not any more; failed(str) – neither, in words."""

    switched = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._background = background
        self._wanted: bool | None = None
        """What the person has asked for, while it is being done."""
        self.button.setObjectName("demo:server")
        self.button.clicked.connect(self._on_switch)

    def refresh(self) -> None:
        """Look at the server again."""
        running, starting = self._desk.own_server_running(), self._desk.own_server_starting()
        words = self.tr(
            "Demo: a server, three virtual chargers and a made-up year of charges. No real one is controlled."
        )
        self.say(words, "monitor", "info")
        self.button.setVisible(running is not None or starting)
        self.button.setEnabled(self._wanted is None and not starting)
        text = self._button_words(bool(running), starting)
        if self.button.text() != text:
            self.button.setText(text)
            self.button.set_icon("power")

    def _button_words(self, running: bool, starting: bool) -> str:
        if starting or self._wanted is True:
            return self.tr("Starting…")
        if self._wanted is False:
            return self.tr("Stopping…")
        return self.tr("Stop the server") if running else self.tr("Start the server")

    def _on_switch(self) -> None:
        self._wanted = wanted = not self._desk.own_server_running()
        self.refresh()

        def done(_none: object) -> None:
            self._wanted = None
            self.refresh()
            self.switched.emit()

        def failed(error: JuiceDeskError) -> None:
            self._wanted = None
            self.refresh()
            self.failed.emit(error_words(error))

        self._background.run(self, lambda: self._desk.set_own_server_running(wanted), done, failed)
