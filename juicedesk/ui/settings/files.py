"""Taking what was chosen to another computer, and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from juicedesk.ui.announce import announce
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings_file import (
    LANGUAGE,
    SUFFIX,
    THEME,
    SettingsFileError,
    read_settings,
    write_settings,
)
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import caption


class SettingsFiles(QWidget):
    """Signals: theme_chosen(str), language_chosen(str) – a file had another one."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, look: Look, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        import_it = Button(look, self.tr("Import settings…"), icon="upload")
        export_it = Button(look, self.tr("Export settings…"), icon="download")
        self._said = caption(look, wrap=True)
        self._said.setObjectName("settings:file-words")
        self._said.hide()
        import_it.clicked.connect(self.choose_file)
        export_it.clicked.connect(self.choose_place)
        row = FlowLayout(gap_px=8)
        for name, button in (("import", import_it), ("export", export_it)):
            button.setObjectName(f"settings:{name}")
            button.setAutoDefault(False)
            row.addWidget(button)
        note = self.tr("What you have chosen here, as a small file: no token, and nothing about a charger.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(caption(look, note, wrap=True))
        column.addLayout(row)
        column.addWidget(self._said)

    def choose_file(self) -> None:
        """Ask for a file, and use what it says."""
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Import settings"), str(Path.home()), self._kinds()
        )
        if path:
            self.use(Path(path))

    def choose_place(self) -> None:
        """Ask where, and write there."""
        start = str(Path.home() / f"my{SUFFIX}")
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export settings"), start, self._kinds())
        if path:
            self.keep_in(Path(path))

    def use(self, path: Path) -> None:
        """Use what a file says from now on, or say why nothing has changed."""
        try:
            settings = read_settings(path)
        except SettingsFileError as error:
            self._say(str(error), is_wrong=True)
            return
        other = {name: value for name, value in settings.items() if value != self._preferences.value(name)}
        self._say(self.tr("%n setting(s) changed.", "", len(other)))
        for name, value in other.items():
            if name not in (THEME, LANGUAGE):
                self._preferences.choose(name, value)
        if THEME in other:
            self.theme_chosen.emit(other[THEME])
        if LANGUAGE in other:  # last, for it builds everything anew
            self.language_chosen.emit(other[LANGUAGE])

    def keep_in(self, path: Path) -> None:
        """Write to a file, and say how that went."""
        try:
            written = write_settings(path, self._preferences.value)
        except SettingsFileError as error:
            self._say(str(error), is_wrong=True)
            return
        self._say(self.tr("Saved as {0}.").format(written.name))

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        self._said.setTone("fault" if is_wrong else "2")
        self._said.setText(words)
        self._said.show()
        announce(self, words)

    def _kinds(self) -> str:
        return self.tr("Settings (*{0})").format(SUFFIX) + ";;" + self.tr("All files (*)")
