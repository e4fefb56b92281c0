"""How much energy the car needs, and how the estimate is worked out."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from juicedesk.domain.energy_need import Battery, EnergyNeed
from juicedesk.domain.errors import ENERGY_OUT_OF_RANGE, PERCENT_OUT_OF_RANGE, InvalidChange
from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import Label, body, caption, section
from juicedesk.ui.widgets.wrong_field import mark_wrong

WIDTH_PX, FIELD_PX, RADIO_PX, SIDE_PX = 440, 72, 28, 24
FIRST_BATTERY = Battery(60_000, 20, 80)
MOST_KWH = 300


class EnergyNeedDialog(FittingDialog):
    """Accepted only with a need that can be used; `need` is it."""

    def __init__(
        self, look: Look, charger_name: str, need: EnergyNeed, formula: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Energy for the estimate"))
        self.need = need
        self._by_energy = QRadioButton(self.tr("Energy"))
        self._by_battery = QRadioButton(self.tr("Battery"))
        self._by_energy.setObjectName("need:by-energy")
        self._by_battery.setObjectName("need:by-battery")
        battery = need.battery or FIRST_BATTERY
        self._energy = self._field("need:energy", self.tr("Energy in kWh"), need.wh / 1000)
        self._size = self._field("need:size", self.tr("Size of the battery in kWh"), battery.size_wh / 1000)
        self._from = self._field("need:from", self.tr("Now, in percent"), battery.from_percent)
        self._to = self._field("need:to", self.tr("Then, in percent"), battery.to_percent)
        (self._by_battery if need.battery else self._by_energy).setChecked(True)
        self._hint = caption(look, tone="fault", wrap=True)
        self._buttons = DialogButtons(look, name="need:save")
        self._buttons.accepted.connect(self._try_accept)
        self._buttons.rejected.connect(self.reject)
        self._by_battery.toggled.connect(self._show_way)
        self._lay_out(look, charger_name, formula)
        self._show_way()

    def _field(self, object_name: str, name: str, value: float) -> QLineEdit:
        field = QLineEdit(_number_text(value))
        field.setObjectName(object_name)
        field.setAccessibleName(name)
        field.setMaxLength(8)
        field.setFixedWidth(FIELD_PX)
        field.textEdited.connect(lambda: mark_wrong(field, self._hint, ""))
        return field

    def _show_way(self) -> None:
        has_battery = self._by_battery.isChecked()
        self._energy.setEnabled(not has_battery)
        for field in (self._size, self._from, self._to):
            field.setEnabled(has_battery)
        for field in (self._energy, self._size, self._from, self._to):
            mark_wrong(field, self._hint, "")

    def _try_accept(self) -> None:
        field = self._size if self._by_battery.isChecked() else self._energy
        try:
            self.need = self._typed()
        except InvalidChange as error:
            field = self._to if error.reason is PERCENT_OUT_OF_RANGE else field
            mark_wrong(field, self._hint, error_words(error))
            field.setFocus()
            return
        self.accept()

    def _typed(self) -> EnergyNeed:
        if self._by_energy.isChecked():
            return EnergyNeed(_thousand(self._energy.text()))
        percents = [_whole(field.text()) for field in (self._from, self._to)]
        return EnergyNeed.of(Battery(_thousand(self._size.text()), *percents))

    def _lay_out(self, look: Look, charger_name: str, formula: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        rows = (
            (self._by_energy, self._energy, self.tr("kWh")),
            (self._by_battery, self._size, self.tr("kWh")),
            (body(look, self.tr("now")), self._from, "%"),
            (body(look, self.tr("then")), self._to, "%"),
        )
        for row, (label, field, unit) in enumerate(rows):
            if isinstance(label, Label):
                label.setIndent(RADIO_PX)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(body(look, unit, tone="2"), row, 2)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(section(look, charger_name))
        column.addWidget(
            body(
                look, self.tr("How much the car needs in one charge. This stays on this computer."), wrap=True
            )
        )
        column.addLayout(grid)
        column.addWidget(self._hint)
        column.addWidget(section(look, self.tr("How this is worked out")))
        column.addWidget(body(look, formula, tone="2", wrap=True))
        column.addWidget(self._buttons)


def _number_text(value: float) -> str:
    return QLocale().toString(float(value), "f", 0 if float(value).is_integer() else 1)


def _thousand(text: str) -> int:
    """Typed kilowatt-hours in watt-hours. Raises InvalidChange."""
    try:
        value = float(text.strip().replace(",", "."))
        return round(value * 1000) if 0 < value <= MOST_KWH else 0
    except ValueError as exc:
        raise InvalidChange(ENERGY_OUT_OF_RANGE, most_kwh=MOST_KWH) from exc


def _whole(text: str) -> int:
    digits = text.strip().removesuffix("%").strip()
    if not digits.isascii() or not digits.isdigit():
        raise InvalidChange(PERCENT_OUT_OF_RANGE)
    return int(digits)
