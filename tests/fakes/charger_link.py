"""A ChargerLink in memory with a clock that only the test moves.

It keeps every write it received and can fail like sync model §3.7 says: before the request leaves, or
after it was applied, or with an answer of no.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from juicedesk.domain.charger import ChargerState, Measurement
from juicedesk.domain.errors import BAD_UNIT_TOKEN, ChangedMeanwhile, LinkError, NotSent, Refused, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ReportedLoadGroup, Seen, Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import ANY_TIME, Schedule


class HandClock:
    """Both clocks move together, and only by hand."""

    def __init__(self) -> None:
        self.wall_s = 1_800_000_000.0
        self.boot_id = "boot-1"

    def now(self) -> Moment:
        return Moment(self.wall_s, self.wall_s - 1_000_000.0, self.boot_id)

    def pass_s(self, seconds: float) -> None:
        self.wall_s += seconds


@dataclass
class FakeCharger:
    """The server's values of one unit."""

    values: dict[FieldGroup, GroupValue | None]
    unit_rating_amps: int | None = 40
    silent_s: float = 5.0
    plugged_since: int | None = None


@dataclass
class FakeLink:
    """The server: `fail_read` / `fail_write_before` / `fail_write_after` make errors while set."""

    clock: HandClock
    chargers: dict[str, FakeCharger] = field(default_factory=dict)
    writes: list[tuple[str, FieldGroup, GroupValue]] = field(default_factory=list)
    reads: int = 0
    fail_read: Callable[[], LinkError] | None = None
    fail_write_before: Callable[[], LinkError] | None = None
    fail_write_after: Callable[[], LinkError] | None = None
    keeps: bool = True
    cause: Exception | None = field(default_factory=ConnectionError)
    on_write: Callable[[], None] | None = None
    address: str = "fake"
    silent: set[str] = field(default_factory=set)
    groups: dict[str, LoadGroup] | None = None
    group_writes: list[tuple[str, LoadGroup]] = field(default_factory=list)

    def add(self, unit_id: str, **values: GroupValue | None) -> FakeCharger:
        known: dict[FieldGroup, GroupValue | None] = {
            FieldGroup.WIRE: 32,
            FieldGroup.LIMIT: 32,
            FieldGroup.SCHEDULE: ANY_TIME,
            FieldGroup.NAME: "Garage",
            FieldGroup.OVERRIDE: Override.BACK_TO_SCHEDULE,
        }
        known.update({FieldGroup(name): value for name, value in values.items()})
        self.chargers[unit_id] = FakeCharger(known)
        return self.chargers[unit_id]

    def close(self) -> None:
        self.fail_read = lambda: NotSent("fake", "closed")

    def units(self) -> list[Unit]:
        self._read()
        return [Unit(unit_id, str(c.values[FieldGroup.NAME]), "t") for unit_id, c in self.chargers.items()]

    def add_unit(self, unit_id: str, name: str) -> Unit:
        raise NotImplementedError

    def read_state(self, unit: Unit) -> UnitState:
        self._read(unit)
        charger = self.chargers[unit.unit_id]
        limit = charger.values[FieldGroup.LIMIT]
        last_ping = int(self.clock.wall_s - charger.silent_s)
        return UnitState(
            Measurement(
                ChargerState.PLUGGED, "plugged", last_ping=last_ping, plugged_since=charger.plugged_since
            ),
            charge_limit_amps=limit if isinstance(limit, int) else None,
            override_active=charger.values[FieldGroup.OVERRIDE] is Override.CHARGE_NOW,
            unit_time=int(self.clock.wall_s),
            local_offset_s=0,
            info_timestamp=None,
        )

    def read_info(self, unit: Unit) -> UnitInfo:
        self._read(unit)
        charger = self.chargers[unit.unit_id]
        wire = charger.values[FieldGroup.WIRE]
        return UnitInfo(
            name=str(charger.values[FieldGroup.NAME]),
            time_zone_id="UTC",
            wire_limit_amps=wire if isinstance(wire, int) else None,
            unit_rating_amps=charger.unit_rating_amps,
            info_timestamp=None,
        )

    def read_schedule(self, unit: Unit) -> Schedule:
        self._read(unit)
        schedule = self.chargers[unit.unit_id].values[FieldGroup.SCHEDULE]
        assert isinstance(schedule, Schedule)
        return schedule

    def load_groups(self) -> list[ReportedLoadGroup] | None:
        self._read()
        if self.groups is None:
            return None
        return [ReportedLoadGroup(group_id, group, 1) for group_id, group in self.groups.items()]

    def write_load_group(
        self, group_id: str, value: LoadGroup, *, if_change_stamp: int | None = None
    ) -> None:
        assert self.groups is not None
        self.group_writes.append((group_id, value))
        self.groups[group_id] = value

    def write(
        self,
        unit: Unit,
        group: FieldGroup,
        value: GroupValue,
        *,
        if_info_timestamp: int | None = None,
        seen: Seen | None = None,
    ) -> None:
        if self.fail_write_before is not None:
            raise self.fail_write_before() from self.cause
        self._check_token(unit)
        if seen is not None and seen.value != self.chargers[unit.unit_id].values[group]:
            raise ChangedMeanwhile("fake", "the value has changed before the write")
        self.writes.append((unit.unit_id, group, value))
        if self.on_write is not None:
            self.on_write()
        if self.keeps:
            self.chargers[unit.unit_id].values[group] = value
        if self.fail_write_after is not None:
            raise self.fail_write_after() from self.cause

    def _read(self, unit: Unit | None = None) -> None:
        self.reads += 1
        if unit is not None:
            self._check_token(unit)
        if unit is not None and unit.unit_id in self.silent:
            raise Unknown("fake", "no answer") from TimeoutError()
        if self.fail_read is not None:
            raise self.fail_read() from self.cause

    def _check_token(self, unit: Unit) -> None:
        if unit.unit_id not in self.chargers:
            raise Refused("fake", "sign in again", BAD_UNIT_TOKEN)
