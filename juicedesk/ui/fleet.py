"""Many chargers at once: what kind each is, and what one wish would mean for several. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import FieldGroup, IntentState, is_raise
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView

MOST_SCHEDULES = 50
"""So many different ones are offered to be used for others; the most frequent first."""


class Kind(StrEnum):
    """What a charger is listed under."""

    ATTENTION = "attention"
    CHARGING = "charging"
    WAITING = "waiting"
    NO_CAR = "no_car"
    OTHER = "other"


def kind_of(charger: ChargerView) -> Kind:
    """A fault, silence, disobedience and a change that needs a decision come before everything else."""
    measured = charger.measurement
    if any(change.state is IntentState.HELD for change in charger.pending):
        return Kind.ATTENTION
    if measured is None:
        return Kind.OTHER
    is_odd = measured.is_contested or measured.takes_commands is False
    if is_odd or measured.state in (ChargerState.ERROR, ChargerState.DISCONNECT):
        return Kind.ATTENTION
    if measured.state is ChargerState.CHARGING:
        return Kind.CHARGING
    if measured.state is ChargerState.STANDBY:
        return Kind.NO_CAR
    waits = measured.blocking in (Blocking.SCHEDULE, Blocking.LOAD_GROUP)
    return Kind.WAITING if waits else Kind.OTHER


@dataclass(frozen=True, slots=True)
class LimitPlan:
    """What one limit for several chargers would be for each of them."""

    lower: tuple[ChargerView, ...]
    same: tuple[ChargerView, ...]
    higher: tuple[ChargerView, ...]
    impossible: tuple[ChargerView, ...]


def limit_plan(chargers: Iterable[ChargerView], group: FieldGroup, amps: int) -> LimitPlan:
    """Sort chargers by what `amps` of WIRE or LIMIT means for them; unknown counts as a raise.

    A raise above the hardware, or of a limit above the wiring limit, is impossible.
    """
    sorted_by: dict[str, list[ChargerView]] = {"lower": [], "same": [], "higher": [], "impossible": []}
    for charger in chargers:
        field = charger.field(group)
        if field.shown == amps:
            sorted_by["same"].append(charger)
        elif not any(is_raise(group, amps, value) for value in (field.reported, field.shown)):
            sorted_by["lower"].append(charger)
        else:
            most = most_amps(charger, group)
            sorted_by["impossible" if most is None or amps > most else "higher"].append(charger)
    return LimitPlan(**{name: tuple(chargers) for name, chargers in sorted_by.items()})


def most_amps(charger: ChargerView, group: FieldGroup) -> int | None:
    """The most that may be asked for; None while nobody knows it."""
    if group is FieldGroup.WIRE:
        return charger.unit_rating_amps
    wire = charger.field(FieldGroup.WIRE).reported
    if charger.unit_rating_amps is None or not isinstance(wire, int):
        return None
    return min(charger.unit_rating_amps, wire)


def known_schedules(chargers: Iterable[ChargerView]) -> list[tuple[Schedule, str, int]]:
    """Different schedules with a charger that has it and how many have; the most frequent first."""
    counts: Counter[Schedule] = Counter()
    names: dict[Schedule, str] = {}
    for charger in chargers:
        schedule = charger.field(FieldGroup.SCHEDULE).shown
        if isinstance(schedule, Schedule):
            counts[schedule] += 1
            names.setdefault(schedule, charger.name)
    return [(schedule, names[schedule], count) for schedule, count in counts.most_common(MOST_SCHEDULES)]
