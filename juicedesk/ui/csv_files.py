"""Tables that leave the program as files: how, where, and how that went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from juicedesk.ui.charts.csv_form import CsvForm
from juicedesk.ui.charts.figures_table import FiguresTable, csv_text
from juicedesk.ui.dialogs.csv_export import CsvExportDialog
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences

CSV_FORM = "csv_form"


class CsvFiles(QObject):
    """The signs that were chosen last are proposed the next time; at first those of the language.

    Signals: said(str) – what became of a file, in words.
    """

    said = Signal(str)

    def __init__(self, look: Look, preferences: Preferences, over: QWidget) -> None:
        """Dialogs stand over a widget."""
        super().__init__(over)
        self._look = look
        self._preferences = preferences
        self._over = over

    def ask(self, table: FiguresTable, file_name: str) -> None:
        """Ask how and where; `file_name`, without its ending, is proposed."""
        dialog = CsvExportDialog(self._look, self._form, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._ask_where(table, file_name, dialog.form))
        dialog.open()

    def keep(self, table: FiguresTable, path: Path) -> None:
        """Write a table; say how that went."""
        try:
            path.write_text(csv_text(table, self._form), encoding="utf-8", newline="")
        except OSError as exc:
            self.said.emit(self.tr("That could not be saved: {0}").format(exc.strerror or exc))
        else:
            self.said.emit(self.tr("Saved as {0}.").format(path.name))

    @property
    def _form(self) -> CsvForm:
        return CsvForm.from_text(self._preferences.value(CSV_FORM))

    def _ask_where(self, table: FiguresTable, file_name: str, form: CsvForm) -> None:
        self._preferences.choose(CSV_FORM, form.to_text())
        start = str(Path.home() / f"{file_name}.csv")
        title, kinds = self.tr("Export as a table"), self.tr("Table (*.csv)")
        path, _kind = QFileDialog.getSaveFileName(self._over, title, start, kinds)
        if path:
            found = Path(path)
            self.keep(table, found if found.suffix else found.with_suffix(".csv"))
