"""What is said of the power of one charge, and of the limit beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.charge import Charge
from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView
from juicedesk.ui.charge_tables import moment
from juicedesk.ui.format import amps_text, kilowatt_hours_text, kilowatts_text, number_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Limit:
    """What a charger's wiring allows, at the voltage it was last seen with."""

    amps: int
    volts: float

    @property
    def watts(self) -> float:
        """On one phase."""
        return self.amps * self.volts


def limit_of(charge: Charge, chargers: Iterable[ChargerView]) -> Limit | None:
    """Today's limit of the charger; None as long as its wiring limit or its voltage is unknown."""
    charger = next((one for one in chargers if one.unit_id == charge.unit_id), None)
    if charger is None or charger.measurement is None or not charge.flow:
        return None
    amps, volts = charger.field(FieldGroup.WIRE).reported, charger.measurement.volts
    return Limit(amps, volts) if isinstance(amps, int) and amps > 0 and volts else None


def no_power_words(charge: Charge) -> str:
    """Why there is nothing to draw."""
    if charge.power is None:
        return translate("ChargePower", "The power of this charge has not been read from the server yet.")
    return translate("ChargePower", "The server has no power values for this charge.")


def power_words(charge: Charge, limit: Limit | None, *, has_cheap: bool) -> str:
    """When, how much, the peak, and what the marks mean."""
    parts = [f"{moment(charge.started)}: {kilowatt_hours_text(charge.energy_wh)}."]
    peak = max((watts for _start, _end, watts in charge.flow), default=None)
    if peak is not None:
        parts.append(translate("ChargePower", "Peak: {0}.").format(kilowatts_text(peak)))
    if limit is not None:
        words = translate("ChargePower", "Dashed: the present wiring limit, {0} at {1} V on one phase.")
        parts.append(words.format(amps_text(limit.amps), number_text(limit.volts)))
    if has_cheap:
        parts.append(translate("ChargePower", "Tinted: at the lowest price."))
    return " ".join(parts)
