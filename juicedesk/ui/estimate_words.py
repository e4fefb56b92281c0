"""What an estimate says, in sentences."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from juicedesk.domain.estimate import Estimate, Lateness
from juicedesk.ui.format import (
    amps_text,
    energy_text,
    kilowatt_hours_text,
    kilowatts_text,
    length_text,
    number_text,
    wall_clock_text,
)
from juicedesk.ui.tariff_choice import money_text

translate = QCoreApplication.translate
ALMOST_ALL = 0.995


def estimate_words(estimate: Estimate, now: datetime, currency: str) -> str:
    """How long the energy takes, when it is in the car, and what it costs; follows “40 kWh”."""
    length = length_text(estimate.charging_minutes)
    if estimate.ready_at is None:
        words = translate("Estimate", "takes {0}, longer than all windows of the next eight days.")
        return words.format(length)
    words = translate("Estimate", "takes {0} and is ready {1}.")
    text = words.format(length, when_text(estimate.ready_at, now))
    return " ".join([text, *_cost_words(estimate, currency)])


def _cost_words(estimate: Estimate, currency: str) -> list[str]:
    if estimate.cost is None or estimate.highest_cost is None:
        return []
    cost = money_text(estimate.cost, currency)
    if estimate.highest_cost - estimate.cost < 0.005:
        return [translate("Estimate", "It costs about {0}.").format(cost)]
    highest = money_text(estimate.highest_cost, currency)
    share = estimate.low_share or 0.0
    if share > ALMOST_ALL:
        words = translate("Estimate", "About {0} instead of {1}: all of it in the cheapest hours.")
        return [words.format(cost, highest)]
    words = translate("Estimate", "About {0} instead of {1}: {2} % of it in the cheapest hours.")
    return [words.format(cost, highest, number_text(100 * share))]


def late_words(lateness: Lateness, now: datetime, most_amps: int | None) -> str:
    """By how much a ready-by time is missed, and what would meet it; more amps than `most_amps` would not."""
    ready_by = when_text(lateness.ready_by, now)
    if lateness.late_minutes is None:
        words = translate("Estimate", "The ready-by time, {0}, is missed.").format(ready_by)
    else:
        words = translate("Estimate", "The ready-by time, {0}, is missed by {1}.")
        words = words.format(ready_by, length_text(lateness.late_minutes))
    return f"{words} {_remedy_words(lateness, now, most_amps)}"


def _remedy_words(lateness: Lateness, now: datetime, most_amps: int | None) -> str:
    amps = lateness.amps if most_amps is not None and (lateness.amps or 0) <= most_amps else None
    start = None if lateness.start_at is None else when_text(lateness.start_at, now)
    if start is not None and amps is not None:
        return translate("Estimate", "It would have to start {0}, or charge at {1}.").format(
            start, amps_text(amps)
        )
    if start is not None:
        return translate("Estimate", "It would have to start {0}.").format(start)
    if amps is not None:
        return translate("Estimate", "It would have to charge at {0}.").format(amps_text(amps))
    return translate("Estimate", "Neither an earlier start nor more amps would be enough.")


def basis_words(estimate: Estimate, amps: int, volts: float, is_scheduled: bool) -> str:
    """What the estimate rests on."""
    values = (amps_text(amps), number_text(volts), kilowatt_hours_text(estimate.night_wh))
    if is_scheduled:
        words = translate("Estimate", "At {0} and {1} V up to {2} in a window. An estimate, not a bill.")
    else:
        words = translate("Estimate", "At {0} and {1} V up to {2} in a day. An estimate, not a bill.")
    return words.format(*values)


def formula_words(need_wh: int, amps: int | None, volts: float) -> str:
    """How the time is worked out, with the numbers."""
    if not amps:
        return translate(
            "Estimate", "Amps × volts is the power; the energy divided by the power is the time."
        )
    power, energy = kilowatts_text(amps * volts), energy_text(need_wh)
    length = length_text(round(need_wh / (amps * volts) * 60))
    steps = translate("Estimate", "{0} × {1} V = {2} on one phase. {3} ÷ {2} = {4}.")
    first = steps.format(amps_text(amps), number_text(volts), power, energy, length)
    rest = translate(
        "Estimate",
        "The amps are the lowest of wiring limit, charge limit and rating. The car may take less, "
        "especially when it is nearly full.",
    )
    return f"{first} {rest}"


def when_text(at: datetime, now: datetime) -> str:
    """A time of the next days on the charger's clock: at 16:20, tomorrow at 03:26, Wednesday at 03:26."""
    clock = wall_clock_text(at)
    if at.date() == now.date():
        return translate("Estimate", "at {0}").format(clock)
    if at.date() == now.date() + timedelta(days=1):
        return translate("Estimate", "tomorrow at {0}").format(clock)
    day = QLocale().standaloneDayName(at.isoweekday())
    return translate("Estimate", "{0} at {1}").format(day, clock)
