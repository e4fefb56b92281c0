"""Importing a tariff from a small file, and exporting it to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.tariff import Tariff
from juicedesk.ui.look import Look
from juicedesk.ui.tariff_file import SUFFIX, TariffFileError, read_tariff, write_tariff
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.scrolling import bring_into_view


class TariffFiles(QWidget):
    """Signals: chosen(object) – a Tariff to use from now on, or None for none."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tariff: Tariff | None = None
        self._before: Tariff | None = None
        self._import = Button(look, self.tr("Import…"), icon="upload")
        self._export = Button(look, self.tr("Export…"), icon="download")
        self._back = Button(look, self.tr("Restore the previous prices"), icon="undo-2", kind="link")
        self._said = caption(look, wrap=True)
        self._said.setObjectName("tariff:file-words")
        self._import.clicked.connect(self.choose_file)
        self._export.clicked.connect(self.choose_place)
        self._back.clicked.connect(self._on_back)
        self._lay_out(look)
        self._say("")

    def show_tariff(self, tariff: Tariff | None) -> None:
        """What there is to export; after an edit there is no way back to the prices before a file."""
        if tariff != self._tariff:
            self._say("")
        self._tariff = tariff
        self._export.setEnabled(tariff is not None)

    def choose_file(self) -> None:
        """Ask for a file, and use the tariff in it."""
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Import a tariff"), str(Path.home()), self._kinds()
        )
        if path:
            self.use(Path(path))

    def choose_place(self) -> None:
        """Ask where, and write the tariff there."""
        start = str(Path.home() / f"home{SUFFIX}")
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export the tariff"), start, self._kinds())
        if path:
            self.keep_in(Path(path))

    def use(self, path: Path) -> None:
        """Use the tariff in a file, or say why nothing has changed."""
        before = self._tariff
        try:
            tariff = read_tariff(path)
        except TariffFileError as error:
            self._say(str(error), is_wrong=True)
            return
        self.chosen.emit(tariff)
        self._before = before
        self._say(self.tr("The prices are now those of {0}.").format(path.name), may_go_back=tariff != before)

    def keep_in(self, path: Path) -> None:
        """Write the tariff to a file, and say how that went."""
        if self._tariff is None:
            return
        try:
            written = write_tariff(path, self._tariff)
        except TariffFileError as error:
            self._say(str(error), is_wrong=True)
            return
        self._say(self.tr("Saved as {0}.").format(written.name))

    def _on_back(self) -> None:
        self.chosen.emit(self._before)
        self._say(self.tr("The previous prices apply again."))
        self._import.setFocus()

    def _say(self, words: str, *, is_wrong: bool = False, may_go_back: bool = False) -> None:
        self._said.setText(words)
        self._said.setTone("fault" if is_wrong else "2")
        self._said.setVisible(bool(words))
        self._back.setVisible(may_go_back)
        if words:
            bring_into_view(self)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _kinds(self) -> str:
        return self.tr("Tariff (*{0})").format(SUFFIX) + ";;" + self.tr("All files (*)")

    def _lay_out(self, look: Look) -> None:
        for name, button in (("import", self._import), ("export", self._export), ("back", self._back)):
            button.setObjectName(f"tariff:{name}")
            button.setAutoDefault(False)
        note = self.tr("A small file with your prices and nothing else: to keep, or for another computer.")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._import)
        row.addWidget(self._export)
        row.addStretch(1)
        row.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(caption(look, note, wrap=True))
        column.addLayout(row)
        column.addWidget(self._said)
