"""How a table is to be written, before the question where."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from juicedesk.ui.charts.csv_form import DECIMAL_SIGNS, SEPARATORS, CsvForm
from juicedesk.ui.charts.figures_table import Column, FiguresTable, csv_text
from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import body, caption

WIDTH_PX, SIDE_PX = 420, 24
SAMPLE = FiguresTable((Column("energy_kwh", ""), Column("cost", "")), ((7.4, 1.85),))


class CsvExportDialog(FittingDialog):
    """`form` is what was chosen, once it is accepted."""

    def __init__(self, look: Look, form: CsvForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export as a table"))
        self._separator, self._decimal_sign = QComboBox(), QComboBox()
        self._sample = caption(look)
        self._fill(form)
        self._buttons = DialogButtons(look, self.tr("Save…"), icon="download", name="csv:save")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for choice in (self._separator, self._decimal_sign):
            choice.currentIndexChanged.connect(self._show_sample)
        self._show_sample()
        self._lay_out(look)

    @property
    def form(self) -> CsvForm:
        """The signs that are chosen now."""
        return CsvForm(str(self._separator.currentData()), str(self._decimal_sign.currentData()))

    def _fill(self, form: CsvForm) -> None:
        separators = (self.tr("Semicolon (;)"), self.tr("Comma (,)"), self.tr("Tab"))
        for sign, words in zip(SEPARATORS, separators, strict=True):
            self._separator.addItem(words, sign)
        for sign, words in zip(DECIMAL_SIGNS, (self.tr("Comma (7,4)"), self.tr("Point (7.4)")), strict=True):
            self._decimal_sign.addItem(words, sign)
        self._separator.setCurrentIndex(SEPARATORS.index(form.separator))
        self._decimal_sign.setCurrentIndex(DECIMAL_SIGNS.index(form.decimal_sign))
        self._separator.setObjectName("csv:separator")
        self._decimal_sign.setObjectName("csv:decimal")
        self._sample.setObjectName("csv:sample")
        self._separator.setAccessibleName(self.tr("Between the columns"))
        self._decimal_sign.setAccessibleName(self.tr("Decimal sign"))

    def _show_sample(self) -> None:
        line = csv_text(SAMPLE, self.form).splitlines()[1].replace("\t", " → ")
        self._sample.setText(self.tr("A line looks like this: {0}").format(line))

    def _lay_out(self, look: Look) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(body(look, self.tr("Between the columns")), self._separator)
        form.addRow(body(look, self.tr("Decimal sign")), self._decimal_sign)
        column = QVBoxLayout(self)
        column.addStrut(look.px(WIDTH_PX) - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(body(look, self.tr("Choose what your spreadsheet program expects."), wrap=True))
        column.addLayout(form)
        column.addWidget(self._sample)
        column.addSpacing(6)
        column.addWidget(self._buttons)
