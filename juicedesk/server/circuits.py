"""All load groups of the account, and what a changed one changes for its boxes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from juicedesk.domain.charger import masked_id
from juicedesk.domain.load_group import NO_GROUP, LoadGroup, check_load_group, lets_more_flow
from juicedesk.domain.load_sharing import offline_shares
from juicedesk.juicebox.status import Protocol
from juicedesk.server.circuit import Circuit
from juicedesk.server.refusals import Refusal, changed_meanwhile
from juicedesk.server.unit import Unit

MOST_GROUPS = 256
_ID_MAX_LENGTH = 64


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """A load group as it is stored; its members are told by the units."""

    group_id: str
    name: str
    circuit_amps: int
    change_stamp: int


@dataclass(frozen=True, slots=True)
class GroupChange:
    """What a changed load group will be, and the settings of the units that change with it.

    `change_stamp` is the group's from then on.
    """

    group_id: str
    group: LoadGroup
    change_stamp: int
    unit_changes: Mapping[Unit, Mapping[str, Any]]

    @property
    def kept(self) -> KeptGroup | None:
        """The row; None for a group that is dissolved."""
        if self.group.is_dissolved:
            return None
        return KeptGroup(self.group_id, self.group.name, self.group.circuit_amps, self.change_stamp)


class Circuits:
    """The load groups, in memory. For the event loop's thread only."""

    def __init__(
        self,
        groups: Iterable[KeptGroup],
        units: Mapping[str, Unit],
        *,
        last_stamp: int = 0,
        steady_clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`last_stamp` is the highest stamp that was ever given to a group."""
        self._circuits: dict[str, Circuit] = {}
        self._units = units
        self._steady_clock = steady_clock
        self._began_at_s = steady_clock()
        self._last_stamp = last_stamp
        for kept in groups:
            members = {
                unit_id: unit
                for unit_id, unit in units.items()
                if unit.settings.load_group_id == kept.group_id
            }
            self._place(kept, members)

    @property
    def by_id(self) -> Mapping[str, Circuit]:
        """The load groups by their IDs."""
        return self._circuits

    def plan(self, group_id: str, group: LoadGroup, if_stamp: int | None, now_s: float) -> GroupChange | None:
        """What has to change so that the group is as a person asks; without members it is dissolved.

        None: it is so already. Changes nothing yet. `if_stamp` 0 is the stamp of a group that is not there.
        Raises InvalidChange or Refusal (changed meanwhile, too).
        """
        known = self._circuits.get(group_id)
        if if_stamp not in (None, known.change_stamp if known else 0):
            raise changed_meanwhile("The load group")
        check_load_group(group)
        if known is not None and known.group == group:
            return None
        if known is None and not group.is_dissolved:
            self._check_new(group_id)
        members = {unit_id: self._member(unit_id, group_id) for unit_id in group.member_ids}
        changes: dict[Unit, Mapping[str, Any]] = {}
        for unit, share_amps in _shares(known, group, members).items():
            settings = unit.settings
            joins = share_amps is not None and settings.load_group_id is None
            if joins or settings.offline_share_amps != share_amps:
                # What a box does that has acknowledged nothing yet is not known: no raise counts on it.
                awaited = {"wire_limit_awaited": True} if joins else {}
                place = {"load_group_id": None if share_amps is None else group_id}
                changes[unit] = {
                    **place,
                    **awaited,
                    **settings.as_asked(now_s, offline_share_amps=share_amps),
                }
        return GroupChange(group_id, group, self._next_stamp(now_s), changes)

    def apply(self, change: GroupChange) -> None:
        """Let a planned change count, once its units have their new settings."""
        circuit = self._circuits.pop(change.group_id, None)
        for unit in circuit.units.values() if circuit else ():
            unit.circuit = None
        if change.kept is not None:
            self._place(change.kept, {unit_id: self._units[unit_id] for unit_id in change.group.member_ids})

    def _place(self, kept: KeptGroup, units: dict[str, Unit]) -> None:
        circuit = Circuit(
            kept.group_id,
            LoadGroup(kept.name, kept.circuit_amps, tuple(units)),
            kept.change_stamp,
            units,
            self._steady_clock,
            self._began_at_s,
        )
        self._circuits[kept.group_id] = circuit
        self._last_stamp = max(self._last_stamp, kept.change_stamp)
        for unit in units.values():
            unit.circuit = circuit

    def _next_stamp(self, now_s: float) -> int:
        """Never the same twice, not even for a group that is dissolved and made again."""
        self._last_stamp = max(int(now_s), self._last_stamp + 1)
        return self._last_stamp

    def _check_new(self, group_id: str) -> None:
        if not group_id.isprintable() or len(group_id) > _ID_MAX_LENGTH:
            raise Refusal(f"The ID of a load group has up to {_ID_MAX_LENGTH} printable characters.")
        if len(self._circuits) >= MOST_GROUPS:
            raise Refusal(f"There are {MOST_GROUPS} load groups already.")

    def _member(self, unit_id: str, group_id: str) -> Unit:
        unit = self._units.get(unit_id)
        if unit is None:
            raise Refusal(f"{masked_id(unit_id)} is not a charger of this account.")
        name, settings = unit.settings.name, unit.settings
        if settings.load_group_id not in (None, group_id):
            other = self._circuits.get(settings.load_group_id or "")
            raise Refusal(
                f"{name} is in the load group {other.group.name if other else 'of another'} already."
            )
        if settings.unit_rating_amps is None or settings.wire_limit_amps is None:
            raise Refusal(f"{name} cannot share a circuit before its wiring limit is set.")
        if unit.report is not None and unit.report.status.protocol is Protocol.OLD:
            raise Refusal(f"{name} takes no commands, so it cannot share a circuit.")
        return unit


def _shares(known: Circuit | None, after: LoadGroup, members: Mapping[str, Unit]) -> dict[Unit, int | None]:
    """The offline share of every box that is or was in the group; None for those that leave.

    A share that a box itself has lowered rises again only with a change that is a raise.
    """
    before = known.group if known else NO_GROUP
    if (before.circuit_amps, before.member_ids) == (after.circuit_amps, after.member_ids):
        return {}
    most = {unit_id: _most_amps(unit) for unit_id, unit in members.items()}
    shares: dict[Unit, int | None] = dict.fromkeys(known.units.values() if known else ())
    for unit_id, share_amps in offline_shares(after.circuit_amps, most).items():
        held_amps = members[unit_id].settings.offline_share_amps
        may_rise = held_amps is None or lets_more_flow(before, after)
        shares[members[unit_id]] = share_amps if may_rise else min(share_amps, held_amps or 0)
    return shares


def _most_amps(unit: Unit) -> int:
    return min(unit.settings.unit_rating_amps or 0, unit.settings.wire_limit_amps or 0)
