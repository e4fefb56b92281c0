"""Charges as rows of tables: exact for files, in words for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from juicedesk.domain.charge import Charge
from juicedesk.domain.charge_figures import DayEnergy, MonthCost, Night, Span, minutes_inside, minutes_of
from juicedesk.domain.charger import masked_id
from juicedesk.domain.day_power import Stretch
from juicedesk.domain.tariff import Tariff, cost_of
from juicedesk.juicenet.reading import WireError
from juicedesk.juicenet.zones import zone_info
from juicedesk.ui.charts.figures_table import Cell, Column, FiguresTable
from juicedesk.ui.format import (
    NOTHING,
    date_text,
    kilowatt_hours_text,
    kilowatts_text,
    length_text,
    wall_clock_text,
)
from juicedesk.ui.tariff_choice import money_text

translate = QCoreApplication.translate
FROM_SERVER, YES, NO = "server", "y", "n"
"""In files, where they are the same in every language."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where charges come from: the charger's name, and the zone of its wall clock."""

    name: str
    time_zone_id: str


def charges_table(
    charges: Sequence[Charge], places: Mapping[str, Place], tariff: Tariff | None
) -> FiguresTable:
    """Every charge with all that is known of it. The columns' keys never change; no server tells the amps."""
    columns = (
        Column("charger", translate("ChargeTables", "Charger")),
        Column("charger_id_masked", translate("ChargeTables", "ID")),
        Column("started", translate("ChargeTables", "Plugged in")),
        Column("finished", translate("ChargeTables", "Unplugged")),
        Column("duration_s", translate("ChargeTables", "Charged for")),
        Column("energy_kwh", translate("ChargeTables", "Energy")),
        Column("avg_power_kw", translate("ChargeTables", "Average power")),
        Column("max_amps", translate("ChargeTables", "Highest current")),
        Column("tariff_low_kwh", translate("ChargeTables", "At the lowest price")),
        Column("tariff_high_kwh", translate("ChargeTables", "At other prices")),
        Column("cost", translate("ChargeTables", "Cost, estimated")),
        Column("currency", translate("ChargeTables", "Currency")),
        Column("source", translate("ChargeTables", "Told by")),
        Column("complete", translate("ChargeTables", "Complete")),
    )
    unknown = Place("", "")
    pairs = [(charge, places.get(charge.unit_id, unknown)) for charge in charges]
    rows = tuple(_exact(charge, place, tariff) for charge, place in pairs)
    texts = tuple(_readable(charge, place, tariff) for charge, place in pairs)
    return FiguresTable(columns, rows, texts)


def _exact(charge: Charge, place: Place, tariff: Tariff | None) -> tuple[Cell, ...]:
    cost = None if tariff is None else cost_of(charge, tariff)
    average = charge.average_watts
    return (
        place.name,
        masked_id(charge.unit_id),
        iso_text(charge.started, place.time_zone_id),
        iso_text(charge.ended, place.time_zone_id),
        charge.charging_s,
        charge.energy_wh / 1000,
        None if average is None else average / 1000,
        None,
        None if cost is None or cost.low_wh is None else cost.low_wh / 1000,
        None if cost is None or cost.high_wh is None else cost.high_wh / 1000,
        None if cost is None else cost.amount,
        None if tariff is None else tariff.currency,
        FROM_SERVER,
        YES if charge.is_complete else NO,
    )


def _readable(charge: Charge, place: Place, tariff: Tariff | None) -> tuple[str, ...]:
    cost = None if tariff is None else cost_of(charge, tariff)
    return (
        place.name,
        masked_id(charge.unit_id),
        moment(charge.started),
        moment(charge.ended),
        NOTHING if charge.charging_s is None else length_text(charge.charging_s // 60),
        kilowatt_hours_text(charge.energy_wh),
        kilowatts_text(charge.average_watts),
        NOTHING,
        kilowatt_hours_text(None if cost is None else cost.low_wh),
        kilowatt_hours_text(None if cost is None else cost.high_wh),
        NOTHING if cost is None or tariff is None else money_text(cost.amount, tariff.currency),
        "" if tariff is None else tariff.currency,
        translate("ChargeTables", "server"),
        translate("ChargeTables", "yes") if charge.is_complete else translate("ChargeTables", "no"),
    )


def days_table(days: Sequence[DayEnergy]) -> FiguresTable:
    """Energy by day; the part at the lowest price where it is known."""
    columns = [
        Column("day", translate("ChargeTables", "Day")),
        Column("energy_kwh", translate("ChargeTables", "Energy")),
    ]
    has_low = any(day.low_wh is not None for day in days)
    if has_low:
        columns.append(Column("tariff_low_kwh", translate("ChargeTables", "At the lowest price")))
    rows, texts = [], []
    for day in reversed(days):
        low: tuple[Cell, ...] = ((day.low_wh or 0.0) / 1000,) if has_low else ()
        rows.append((day.day, day.energy_wh / 1000, *low))
        low_text = (kilowatt_hours_text(day.low_wh),) if has_low else ()
        texts.append((day_text(day.day), kilowatt_hours_text(day.energy_wh), *low_text))
    return FiguresTable(tuple(columns), tuple(rows), tuple(texts))


def months_table(months: Sequence[MonthCost], tariff: Tariff | None) -> FiguresTable:
    """Charges, energy and cost by month."""
    columns = [
        Column("month", translate("ChargeTables", "Month")),
        Column("charges", translate("ChargeTables", "Charges")),
        Column("energy_kwh", translate("ChargeTables", "Energy")),
    ]
    if tariff is not None:
        columns.append(Column("cost", translate("ChargeTables", "Cost, estimated")))
    rows, texts = [], []
    for month in reversed(months):
        amount = month.amount
        money = () if tariff is None or amount is None else (money_text(amount, tariff.currency),)
        rows.append((month.first, month.charges, month.energy_wh / 1000, *(() if not money else (amount,))))
        energy = kilowatt_hours_text(month.energy_wh)
        texts.append((month_text(month.first), str(month.charges), energy, *money))
    return FiguresTable(tuple(columns), tuple(rows), tuple(texts))


def nights_table(nights: Sequence[Night]) -> FiguresTable:
    """How long was planned, how long current flowed, and how much of that was inside the plan."""
    columns = (
        Column("night_from", translate("ChargeTables", "Night of")),
        Column("planned_minutes", translate("ChargeTables", "Planned")),
        Column("charged_minutes", translate("ChargeTables", "Charged")),
        Column("inside_plan_minutes", translate("ChargeTables", "Inside the plan")),
    )
    rows, texts = [], []
    for night in nights:
        flowed, inside = minutes_of(night.flowed), minutes_inside(night.flowed, night.planned)
        minutes = (minutes_of(night.planned), flowed, inside)
        rows.append((night.begins.date(), *(minutes if night.is_known else (minutes[0], None, None))))
        words = [length_text(value) for value in minutes]
        texts.append((day_text(night.begins.date()), *(words if night.is_known else (words[0], "?", "?"))))
    return FiguresTable(columns, tuple(rows), tuple(texts))


def power_table(charge: Charge | None) -> FiguresTable:
    """The power of one charge by its stretches; nothing without a charge."""
    return stretches_table(() if charge is None else charge.flow)


def stretches_table(flow: Sequence[Stretch], gaps: Sequence[Span] = ()) -> FiguresTable:
    """Power by its stretches; in a gap it is not known."""
    columns = (
        Column("from", translate("ChargeTables", "From")),
        Column("to", translate("ChargeTables", "To")),
        Column("power_kw", translate("ChargeTables", "Power")),
    )
    lines: list[tuple[datetime, datetime, float | None]] = [*flow, *((*gap, None) for gap in gaps)]
    lines.sort(key=lambda line: line[:2])
    rows = tuple(
        (start.isoformat(), end.isoformat(), None if watts is None else watts / 1000)
        for start, end, watts in lines
    )
    texts = tuple(
        (wall_clock_text(start), wall_clock_text(end), kilowatts_text(watts)) for start, end, watts in lines
    )
    return FiguresTable(columns, rows, texts)


def iso_text(local_time: datetime, time_zone_id: str) -> str:
    """ISO 8601, with the offset of the charger's zone at that time where the zone is known."""
    try:
        return local_time.replace(tzinfo=zone_info(time_zone_id)).isoformat()
    except WireError:
        return local_time.isoformat()


def day_text(day: date) -> str:
    """Mon 16 Nov, in the language's own order."""
    return date_text(day, translate("ChargeTables", "ddd d MMM"))


def day_number_text(day: date, *, with_month: bool) -> str:
    """22, or 22/11, in the US 11/22; in German 22. and 22.11."""
    return date_text(day, translate("ChargeTables", "d/M") if with_month else translate("ChargeTables", "d"))


def month_text(first: date) -> str:
    """November 2026."""
    return QLocale().toString(QDate(first.year, first.month, 1), "MMMM yyyy")


def moment(local_time: datetime) -> str:
    """Mon 16 Nov 18:30, on the charger's wall clock."""
    return f"{day_text(local_time.date())} {wall_clock_text(local_time)}"
