"""The lanes of one account: one for each charger, one for the load groups. None waits for another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, is_raise
from juicedesk.domain.ports import ChargerLink, Unit
from juicedesk.store import Store
from juicedesk.sync.clock import Clock
from juicedesk.sync.lane import ChargerLane, Lane
from juicedesk.sync.load_group_lane import LoadGroupLane
from juicedesk.sync.planner import lane_order, would_raise
from juicedesk.sync.times import SyncTimes

ON_THE_WAY = frozenset({IntentState.QUEUED, IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING})


class Lanes:
    """In the order in which they get their turns. The runner's thread only."""

    def __init__(
        self, account_id: str, link: ChargerLink, store: Store, clock: Clock, times: SyncTimes
    ) -> None:
        self._parts = (account_id, link, store, clock, times)
        self._chargers: dict[str, ChargerLane] = {}
        self._load_groups = LoadGroupLane(account_id, link, store, clock, times)

    def keep(self, units: Iterable[Unit]) -> None:
        """Take the account's chargers as they are now; one with another token starts anew."""
        account_id, link, store, clock, times = self._parts
        known, self._chargers = self._chargers, {}
        for unit in units:
            lane = known.get(unit.unit_id)
            if lane is None or lane.unit.token != unit.token:
                lane = ChargerLane(account_id, unit, link, store, clock, times)
            self._chargers[unit.unit_id] = lane

    def __iter__(self) -> Iterator[Lane]:
        yield from self._chargers.values()
        if self._chargers:
            yield self._load_groups

    def last_ping(self, unit_id: str) -> float | None:
        """When a box last reported to this server, as far as the last reading told: by this computer's
        clock (UTC epoch seconds)."""
        lane = self._chargers.get(unit_id)
        return None if lane is None else lane.last_ping

    def of(self, intent: Intent) -> Lane | None:
        """The lane that an intent belongs to; None when the account does not have its charger."""
        if intent.key.group is FieldGroup.LOAD_GROUP:
            return self._load_groups if self._chargers else None
        return self._chargers.get(intent.key.unit_id)

    def share(self, intents: Iterable[Intent]) -> dict[Lane, list[Intent]]:
        """Each lane with its intents, in the order of their turns; an intent without a lane is in none."""
        shares: dict[Lane, list[Intent]] = {lane: [] for lane in self}
        for intent in intents:
            lane = self.of(intent)
            if lane is not None:
                shares[lane].append(intent)
        return {lane: in_turn(mine) for lane, mine in shares.items()}

    def to_the_end(self, lane: Lane) -> None:
        """A lane that had its turn comes last in the next round."""
        if isinstance(lane, ChargerLane) and self._chargers.get(lane.unit.unit_id) is lane:
            self._chargers[lane.unit.unit_id] = self._chargers.pop(lane.unit.unit_id)

    def read_soon(self) -> None:
        """Read every charger in the next cycle; what is left alone for a while stays so."""
        for lane in self:
            lane.next_poll_at = 0.0

    def forget_times(self) -> None:
        """The wall clock was set back: nothing that was planned holds."""
        for lane in self:
            lane.next_poll_at = lane.blocked_until = 0.0
            lane.set_aside.forget_times()


def in_turn(intents: Iterable[Intent]) -> list[Intent]:
    """A lane's intents in the order in which they are worked on.

    A charge limit above the wire limit is raised only after a raise of the wire limit that is on its way
    has been confirmed (sync model §3.5, rule 7). A held one delays nobody.
    """
    ordered = sorted(intents, key=lane_order)
    wire_raise = next((intent for intent in ordered if _raises_wire_limit(intent)), None)
    if wire_raise is None:
        return ordered
    return [intent for intent in ordered if not _waits_for(wire_raise, intent)]


def _raises_wire_limit(intent: Intent) -> bool:
    is_on_its_way = intent.key.group is FieldGroup.WIRE and intent.state in ON_THE_WAY
    return is_on_its_way and is_raise(FieldGroup.WIRE, intent.wanted, intent.base)


def _waits_for(wire_raise: Intent, intent: Intent) -> bool:
    if intent.key.group is not FieldGroup.LIMIT or intent.state is not IntentState.QUEUED:
        return False
    return would_raise(intent) and is_raise(FieldGroup.LIMIT, intent.wanted, wire_raise.base)
