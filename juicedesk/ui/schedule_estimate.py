"""From what is known of a charger to the estimate that its schedule page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from juicedesk.domain.energy_need import EnergyNeed, need_from_text
from juicedesk.domain.estimate import Estimate, estimate
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.domain.tariff import Tariff
from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.store.view import ChargerView, Field
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.tariff_choice import TARIFF, tariff_from_text

USUAL_VOLTS = 230.0


@dataclass(frozen=True, slots=True)
class Basis:
    """What an estimate is made with; `amps` None is not known, `most_amps` is what wire and unit allow."""

    need: EnergyNeed
    amps: int | None
    most_amps: int | None
    volts: float
    tariff: Tariff | None

    def estimate(self, schedule: Schedule, now: datetime) -> Estimate | None:
        """None where nothing is known to flow. `now` is naive, on the charger's clock."""
        if self.amps is None or self.amps < FLOOR_AMPS:
            return None
        return estimate(schedule, now, self.need.wh, self.amps, self.volts, self.tariff)


def need_name(unit_id: str) -> str:
    """The preference that keeps the energy which the car at a charger needs."""
    return f"energy_need:{unit_id}"


def basis_of(charger: ChargerView, preferences: Preferences) -> Basis:
    """What is known for an estimate: the limits as they are asked for, and the measured volts."""
    wire, limit = (_amps(charger, group) for group in (FieldGroup.WIRE, FieldGroup.LIMIT))
    most = [amps for amps in (wire, charger.unit_rating_amps) if amps]
    known = [amps for amps in (*most, limit) if amps is not None]
    volts = charger.measurement.volts if charger.measurement is not None else None
    return Basis(
        need_from_text(preferences.value(need_name(charger.unit_id))),
        min(known) if known else None,
        min(most) if most else None,
        volts or USUAL_VOLTS,
        tariff_from_text(preferences.value(TARIFF)),
    )


def with_wire(charger: ChargerView, amps: int | None) -> ChargerView:
    """The charger as it would be with another wiring limit; None is not known."""
    return replace(charger, fields={**charger.fields, FieldGroup.WIRE: Field(amps, None, None)})


def _amps(charger: ChargerView, group: FieldGroup) -> int | None:
    value = charger.field(group).shown
    return value if isinstance(value, int) else None
