"""What people change a value into: another value of the same field group, often with one part changed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from juicedesk.domain.details import Details
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule

UNIT_RATING_AMPS = 40
AMPS = (16, 24, 32, 40)
NAMES = ("Garage", "Yard", "Barn", "Left")
NIGHTS = (ChargeWindow(0, 360), ChargeWindow(1320, 360), ChargeWindow(600, 900, 890))
FIRST_VALUES: dict[FieldGroup, GroupValue] = {
    FieldGroup.WIRE: 40,
    FieldGroup.LIMIT: 32,
    FieldGroup.SCHEDULE: ANY_TIME,
    FieldGroup.NAME: NAMES[0],
    FieldGroup.DETAILS: Details("UTC", "1 First Street", "Springfield", "12345", "US"),
    FieldGroup.OVERRIDE: Override.BACK_TO_SCHEDULE,
}


def changed(group: FieldGroup, value: GroupValue, members: tuple[str, ...], random: Random) -> GroupValue:
    """A value that may differ; `members` may be in a load group."""
    match value:
        case int():
            return random.choice(AMPS)
        case Schedule():
            return _changed_schedule(value, random)
        case Details():
            part = random.choice(("address", "city", "zip_code"))
            return replace(value, **{part: f"{part} {random.randrange(3)}"})
        case LoadGroup():
            return _changed_load_group(value, members, random)
        case Override():
            return random.choice(list(Override))
        case _:
            return random.choice(NAMES)


def _changed_schedule(schedule: Schedule, random: Random) -> Schedule:
    match random.randrange(3):
        case 0:
            return replace(schedule, enabled=not schedule.enabled)
        case 1:
            return replace(schedule, weekday=random.choice(NIGHTS))
        case _:
            return replace(schedule, weekend=random.choice(NIGHTS))


def _changed_load_group(group: LoadGroup, members: tuple[str, ...], random: Random) -> LoadGroup:
    if group.is_dissolved:
        return LoadGroup(random.choice(NAMES), random.choice(AMPS), members)
    match random.randrange(6):
        case 0:
            return NO_GROUP
        case 1:
            return replace(group, name=random.choice(NAMES))
        case 2:
            return replace(group, member_ids=random.choice((members, members[:1], members[-1:])))
        case _:
            return replace(group, circuit_amps=random.choice(AMPS))
