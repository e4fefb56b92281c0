"""What the layers above expect of the layers below, as protocols, and the values that pass through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from juicedesk.domain.box_facts import NO_FACTS, BoxFacts
from juicedesk.domain.charge import ChargePage, PowerPoint
from juicedesk.domain.charger import Measurement
from juicedesk.domain.contact import Contact, HeardBox
from juicedesk.domain.details import NO_DETAILS, Details
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.moment import CLOCKS_MAY_DIFFER_S
from juicedesk.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Unit:
    """A charger of an account as the server lists it. The token authorises reads and writes: a secret."""

    unit_id: str
    name: str
    token: str

    def __repr__(self) -> str:
        return f"Unit({self.unit_id[-4:]})"


@dataclass(frozen=True, slots=True)
class UnitInfo:
    """`get_info`. Ratings are None when the server does not know them (0 on the wire).

    `offers_conditional_writes`: `info_timestamp` is a true change stamp, and a write may name it.
    """

    name: str
    time_zone_id: str
    wire_limit_amps: int | None
    unit_rating_amps: int | None
    info_timestamp: int | None
    load_group_id: str | None = None
    details: Details = NO_DETAILS
    offers_conditional_writes: bool = False
    facts: BoxFacts = NO_FACTS

    def value_of(self, group: FieldGroup) -> GroupValue | None:
        """The value of a group that is told here; None is unknown."""
        match group:
            case FieldGroup.WIRE:
                return self.wire_limit_amps
            case FieldGroup.NAME:
                return self.name or None
            case FieldGroup.DETAILS:
                return self.details
            case _:
                return None


@dataclass(frozen=True, slots=True)
class UnitState:
    """`get_state`. `local_offset_s` is charger-local minus UTC, taken fresh from the same answer, and
    `utc_time` the server's clock in it (UTC epoch seconds)."""

    measurement: Measurement
    charge_limit_amps: int | None
    override_active: bool | None
    unit_time: int | None
    local_offset_s: int | None
    info_timestamp: int | None
    energy_to_add_wh: int | None = None
    utc_time: int | None = None

    def charger_silent_s(self, now: float) -> float | None:
        """How long ago the box last reported, by the server's own clock where it tells it; None is unknown.

        `now` is when this was read, by this computer's clock. A report from the future is unknown too.
        """
        if self.measurement.last_ping is None:
            return None
        silent_s = (now if self.utc_time is None else self.utc_time) - self.measurement.last_ping
        return None if silent_s < -CLOCKS_MAY_DIFFER_S else max(0.0, silent_s)

    def value_of(self, group: FieldGroup) -> GroupValue | None:
        """The value of a group that is told here; None is unknown."""
        match group:
            case FieldGroup.LIMIT:
                return self.charge_limit_amps
            case FieldGroup.OVERRIDE:
                if self.override_active is None:
                    return None
                return Override.CHARGE_NOW if self.override_active else Override.BACK_TO_SCHEDULE
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a raise or an override was decided on: the group's value, and which car it was."""

    value: GroupValue | None
    plug_in_period: int | None = None


@dataclass(frozen=True, slots=True)
class ReportedLoadGroup:
    """A load group as the server has it; the stamp changes with every change of the group."""

    group_id: str
    value: LoadGroup
    change_stamp: int | None = None


class ChargerLink(Protocol):
    """A way to one account's chargers on one server. Every call blocks; not for the UI thread.

    All raise NotSent, Unknown or Refused.
    """

    @property
    def address(self) -> str:
        """The server, as people know it."""

    def units(self) -> list[Unit]:
        """The account's chargers."""

    def add_unit(self, unit_id: str, name: str) -> Unit:
        """Take a charger into the account."""

    def contact(self, unit_id: str) -> Contact:
        """How the server gets on with a box, added or not; a server of another maker refuses to say."""

    def waiting(self) -> list[HeardBox]:
        """The boxes that report to the server and that nobody has added; one of another maker refuses."""

    def read_state(self, unit: Unit) -> UnitState:
        """State and measurements of a charger."""

    def read_info(self, unit: Unit) -> UnitInfo:
        """Name, zone and ratings of a charger."""

    def read_schedule(self, unit: Unit) -> Schedule:
        """The charger's schedule."""

    def read_charges(self, unit: Unit, more: int | None = None) -> ChargePage:
        """Ended charges, newest first; `more` of a page brings the next, older one."""

    def read_power(self, unit: Unit, session_id: int) -> tuple[PowerPoint, ...]:
        """The power of an ended charge over time."""

    def close(self) -> None:
        """Let every later call fail with NotSent; one that is under way ends by itself. Any thread."""

    def write(
        self,
        unit: Unit,
        group: FieldGroup,
        value: GroupValue,
        *,
        if_info_timestamp: int | None = None,
        seen: Seen | None = None,
    ) -> None:
        """Ask for a value; returning means that the server said yes, not that it holds.

        With `if_info_timestamp` the server applies it only if nothing of the charger has changed since
        that stamp; raises ChangedMeanwhile otherwise. Only for servers that offer it. With `seen` the last
        look before the write has to show just that, on any server; raises ChangedMeanwhile otherwise, and
        NotSent when the look took too long to rest a raise on.
        """

    def load_groups(self) -> list[ReportedLoadGroup] | None:
        """The account's load groups; None from a server that has none to offer."""

    def write_load_group(
        self, group_id: str, value: LoadGroup, *, if_change_stamp: int | None = None
    ) -> None:
        """Ask for a load group to be like this, new or changed; without members it is dissolved."""


class SecretStore(Protocol):
    """Where account tokens live. Blocks; not for the UI thread. Raises NoKeyring or KeyringLocked."""

    def get(self, account_id: str) -> str | None:
        """The token, or None when there is none."""

    def set(self, account_id: str, token: str) -> None:
        """Keep the token, checked by reading it back."""

    def delete(self, account_id: str) -> None:
        """Forget the token; nothing happens when there is none."""
