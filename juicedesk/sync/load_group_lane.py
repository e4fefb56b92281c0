"""Reads and writes the account's load groups: a lane of its own beside those of the chargers."""

from __future__ import annotations

from juicedesk.domain.intent import Intent
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ChargerLink, ReportedLoadGroup
from juicedesk.store import Store
from juicedesk.sync.clock import Clock
from juicedesk.sync.planner import Fact
from juicedesk.sync.set_aside import SetAside
from juicedesk.sync.times import SyncTimes

STAMP_OF_NO_GROUP = 0


class LoadGroupLane:
    """All load groups of one account on one server. Every read may raise LinkError and blocks."""

    def __init__(
        self, account_id: str, link: ChargerLink, store: Store, clock: Clock, times: SyncTimes
    ) -> None:
        self.next_poll_at = 0.0
        self.blocked_until = 0.0
        self.failures = 0
        self.set_aside = SetAside()
        self._account_id = account_id
        self._link = link
        self._store = store
        self._clock = clock
        self._times = times
        self._read: tuple[Moment, dict[str, ReportedLoadGroup] | None] | None = None

    def poll(self) -> None:
        """Read all groups; rarely from a server that has none to offer."""
        groups = self._fresh()
        wait_s = self._times.poll_s if groups is not None else self._times.list_units_s
        self.next_poll_at = self._clock.now().wall_s + wait_s

    def fact_for(self, intent: Intent) -> Fact:
        """The group as it is now; one that the server does not have is known to be no group."""
        if intent.first_equal_at is not None:
            self._read = None  # the second equal read is to be 15 s after the first, not up to 2 s less
        groups = self._fresh()
        current: LoadGroup | None = None
        if groups is not None:
            group = groups.get(intent.key.unit_id)
            if group is None:
                current = NO_GROUP
            elif group.change_stamp is not None:
                # Without a stamp nobody could tell that it changed before the write: as good as unknown.
                current = group.value
        return Fact(now=self._clock.now(), times=self._times, current=current)

    def is_fresh(self, intent: Intent) -> bool:
        """Whether what was read is at most 2 s old."""
        return self._read is not None and not self._is_stale(self._read[0])

    def write(self, intent: Intent) -> None:
        """Send what an intent has to send; what was read before no longer counts."""
        group_id, value = intent.key.unit_id, intent.to_send
        assert isinstance(value, LoadGroup), "an intent of a load group"
        stamp = self._stamp_that_was_read(group_id)
        self._read = None
        self._link.write_load_group(group_id, value, if_change_stamp=stamp)

    def _stamp_that_was_read(self, group_id: str) -> int | None:
        if self._read is None or self._read[1] is None:
            return None
        known = self._read[1].get(group_id)
        return STAMP_OF_NO_GROUP if known is None else known.change_stamp

    def _fresh(self) -> dict[str, ReportedLoadGroup] | None:
        if self._read is None or self._is_stale(self._read[0]):
            groups = self._link.load_groups()
            now = self._clock.now()
            self._store.load_groups.keep(self._account_id, groups, now.wall_s)
            self._read = (now, None if groups is None else {group.group_id: group for group in groups})
        return self._read[1]

    def _is_stale(self, read_at: Moment) -> bool:
        return read_at.age_s(self._clock.now()) > self._times.read_is_fresh_s
