"""One cycle of delivering and reading: no thread, no sleeping, no loop that waits (sync model §3).

Everything that is due is worked out from the database in each cycle, never from a flag in memory.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

from juicedesk.domain.errors import LinkError, NoInternet, NotSent, Refused, UntrustedServer
from juicedesk.domain.intent import FieldGroup, Intent, IntentState
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ChargerLink
from juicedesk.store import Store
from juicedesk.store.view import LinkState, LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.delivery import Delivery
from juicedesk.sync.in_charge import InCharge
from juicedesk.sync.lane import Lane
from juicedesk.sync.lanes import ON_THE_WAY, Lanes
from juicedesk.sync.pace import Pace
from juicedesk.sync.planner import Trigger
from juicedesk.sync.times import SyncTimes

log = logging.getLogger(__name__)

CLOCK_SET_BACK_S = 60.0
LONGEST_NOT_BEFORE_S = 900.0


class Engine:
    """Delivers the intents of one account over one link. One thread at a time, one request at a time."""

    def __init__(
        self,
        account_id: str,
        server_name: str,
        link: ChargerLink,
        store: Store,
        clock: Clock,
        times: SyncTimes,
        random: Random,
    ) -> None:
        self._account_id = account_id
        self._link = link
        self._store = store
        self._clock = clock
        self._times = times
        self.pace = Pace(times, random)
        self._delivery = Delivery(store, clock, times, self.pace)
        self._lanes = Lanes(account_id, link, store, clock, times)
        self._in_charge = InCharge(account_id, store, clock, times)
        self._list_units_at = 0.0
        self._has_listed = False
        self._last_cycle_at: Moment | None = None
        self.link_view = LinkView(LinkState.CONNECTING, link.address, server_name)

    def send_as(self, epoch: int | None) -> None:
        """This process sends from now on, in an epoch; what another one committed since is not touched."""
        self._delivery.epoch = epoch

    def cannot_go_on(self) -> None:
        """Something that nobody foresaw: say so instead of looking connected."""
        self.link_view = replace(self.link_view, state=LinkState.NONSENSE, since=self._now_s())

    def list_again(self) -> None:
        """Ask for the account's chargers in the next cycle."""
        self._list_units_at = 0.0

    def asked_now(self, now: float) -> None:
        """A person wants to see what is so now: try an absent server, and read every charger again."""
        if self.pace.asked_now(now):
            self._lanes.read_soon()

    def cycle(self) -> float:
        """Do what is due now; how many seconds until something is due again, at least 0.

        Raises StoreError only; a link that fails is part of the work.
        """
        self._notice_a_clock_that_was_set()
        open_intents = self._let_time_pass(self._open_intents())
        if self.pace.next_try_at <= self._now_s():
            try:
                self._talk(open_intents)
            except LinkError as exc:
                self._failed(exc)
        return self._seconds_until_due()

    def _talk(self, open_intents: list[Intent]) -> None:
        if self.pace.is_away and self._has_listed:
            self._probe()
            if self.pace.next_try_at > self._now_s():
                return
        if self._now_s() >= self._list_units_at or not self._has_listed:
            self._list_units()
        self._let_go_of_gone_chargers(open_intents)
        self._work_lanes(self._in_charge.ours(open_intents))
        for intent in self._in_charge.overtaken(self._lanes.last_ping):
            self._delivery.without_reading(intent, Trigger.PATH_MOVED)

    def _probe(self) -> None:
        """After an outage one request says whether the server is back."""
        lane = next(iter(self._lanes), None)
        if lane is None:
            self._list_units()
        else:
            lane.poll()
            self._answered()

    def _list_units(self) -> None:
        units = self._link.units()
        self._store.chargers.keep_units(self._account_id, units)
        self._lanes.keep(units)
        self._in_charge.listed(units)
        self._has_listed = True
        self._list_units_at = self._now_s() + self._times.list_units_s
        self._answered()

    def _let_go_of_gone_chargers(self, open_intents: list[Intent]) -> None:
        gone = [intent for intent in open_intents if self._lanes.of(intent) is None]
        for intent in self._in_charge.not_elsewhere(gone):
            if intent.state is IntentState.QUEUED or self._due_at(intent) <= self._now_s():
                self._delivery.without_reading(intent, Trigger.CHARGER_GONE)

    def _work_lanes(self, open_intents: list[Intent]) -> None:
        failures: list[LinkError] = []
        shares = self._lanes.share(open_intents)
        lanes = [lane for lane in shares if lane.blocked_until <= self._now_s()]
        for lane in lanes:
            try:
                failed = self._work_lane(lane, shares[lane])
            except LinkError as exc:
                failures.append(exc)
                self._lane_failed(lane, exc)
            else:
                failures += failed[:1]
        if failures and len(failures) == len(lanes):
            raise failures[-1]

    def _work_lane(self, lane: Lane, intents: list[Intent]) -> list[LinkError]:
        """What could not be understood, which holds up nothing else. Raises what concerns the whole lane."""
        failed: list[LinkError] = []
        polled = self._now_s() >= lane.next_poll_at
        if polled:
            self._poll(lane, failed)
        for intent in intents:
            group = intent.key.group
            # A held intent only follows what the server has, at the pace of polling.
            is_due = polled if intent.state is IntentState.HELD else self._due_at(intent) <= self._now_s()
            if not is_due or lane.set_aside.until(group) > self._now_s() or self._is_held_up(intent):
                continue
            if self._try(partial(self._work, lane, intent), failed):
                lane.set_aside.worked(group)
            else:
                wait_s = self.pace.jitter_s(lane.set_aside.failed(group))
                lane.set_aside.wait(group, self._now_s() + wait_s)
        return failed

    def _is_held_up(self, intent: Intent) -> bool:
        """A person has paused the sending: nothing new leaves, a lowering neither. What is under way is
        settled, and an own raise that comes too late is still taken back."""
        return intent.state is IntentState.QUEUED and self._store.settings.is_paused

    def _poll(self, lane: Lane, failed: list[LinkError]) -> None:
        if self._try(lane.poll, failed):
            lane.failures = 0
        else:
            lane.failures += 1
            lane.next_poll_at = max(lane.next_poll_at, self._now_s() + self.pace.jitter_s(lane.failures))

    def _work(self, lane: Lane, intent: Intent) -> None:
        wrote_before = self.pace.write_wait_s(self._now_s()) > 0
        self._delivery.work(lane, intent)
        if not wrote_before and self.pace.write_wait_s(self._now_s()) > 0:
            self._lanes.to_the_end(lane)

    def _try(self, work: Callable[[], None], failed: list[LinkError]) -> bool:
        try:
            work()
        except LinkError as exc:
            if concerns_all(exc):
                raise
            log.warning("a value cannot be read or written: %s", exc)
            failed.append(exc)
            return False
        self._answered()
        return True

    def _lane_failed(self, lane: Lane, exc: LinkError) -> None:
        """One charger whose answers cannot be used delays no other. Raises what concerns the whole link."""
        if isinstance(exc, Refused) and exc.is_token_refusal:
            self._list_units_at = 0.0  # a new list brings its new token
        lane.failures += 1
        self._lanes.to_the_end(lane)  # the next probe asks another one
        lane.blocked_until = self._now_s() + self.pace.jitter_s(lane.failures)
        lane.next_poll_at = max(lane.next_poll_at, lane.blocked_until)
        log.warning("a charger cannot be read or written: %s", exc)
        if exc.retry_after_s is not None or (is_transport_failure(exc) and self._is_away(exc)):
            lane.blocked_until = lane.next_poll_at = 0.0
            raise exc

    def _is_away(self, exc: LinkError) -> bool:
        """A refused connection is certain; silence may be of one charger alone."""
        return self.pace.struck() or isinstance(exc, NotSent)

    def _let_time_pass(self, open_intents: list[Intent]) -> list[Intent]:
        """What is still open after ending what has lived too long. What is found as being sent is a
        leftover of a program or a commit that failed in the middle: it may have landed (row 18)."""
        is_changed = False
        for intent in open_intents:
            is_leftover = intent.state is IntentState.SENDING
            trigger = Trigger.FOUND_AT_START if is_leftover else Trigger.TIME
            is_changed |= self._delivery.without_reading(intent, trigger) is not intent
        return self._open_intents() if is_changed else open_intents

    def _notice_a_clock_that_was_set(self) -> None:
        """Times are wall times. Set back, nothing in memory would be due until they come again; set
        forward, the watch of what was sent would be over before it can have landed."""
        now, last = self._clock.now(), self._last_cycle_at
        self._last_cycle_at = now
        if last is None:
            return
        if now.wall_s < last.wall_s - CLOCK_SET_BACK_S:
            self._list_units_at = 0.0
            self.pace.forget_times()
            self._lanes.forget_times()
        elif now.boot_id == last.boot_id and not last.clocks_agree(now):
            forward_s = (now.wall_s - last.wall_s) - (now.boot_s - last.boot_s)
            self._store.intents.watch_longer(self._account_id, forward_s, self._delivery.epoch)

    def _due_at(self, intent: Intent) -> float:
        """When an intent is to be looked at; a time far ahead comes from a clock that was set back."""
        is_far_ahead = intent.not_before > self._now_s() + LONGEST_NOT_BEFORE_S
        return 0.0 if is_far_ahead else intent.not_before

    def _seconds_until_due(self) -> float:
        now = self._now_s()
        intents = self._open_intents()
        if self.pace.next_try_at > now:
            return self._wait_while_away(intents, now)
        due = [self._list_units_at]
        is_paused = self._store.settings.is_paused
        if is_paused:
            due += self._ends_of_overrides(intents)
        write_at = now + self.pace.write_wait_s(now)
        for lane, mine in self._lanes.share(self._in_charge.ours(intents)).items():
            due.append(lane.next_poll_at)
            due += [
                max(
                    self._due_at(intent),
                    lane.blocked_until,
                    lane.set_aside.until(intent.key.group),
                    write_at if intent.state is IntentState.QUEUED else now,
                )
                for intent in mine
                if intent.state in ON_THE_WAY and not (is_paused and intent.state is IntentState.QUEUED)
            ]
        return max(0.0, min(due) - now)

    def _wait_while_away(self, intents: list[Intent], now: float) -> float:
        """Short-lived commands end on time even while nothing can be sent."""
        return max(0.0, min([self.pace.next_try_at, *self._ends_of_overrides(intents)]) - now)

    def _ends_of_overrides(self, intents: list[Intent]) -> list[float]:
        return [
            intent.made_at.wall_s + self._times.override_lives_s + 0.1
            for intent in intents
            if intent.key.group is FieldGroup.OVERRIDE and intent.state is IntentState.QUEUED
        ]

    def _answered(self) -> None:
        now = self._now_s()
        self.pace.answered(now)
        since = self.link_view.since if self.link_view.state is LinkState.CONNECTED else now
        self.link_view = replace(
            self.link_view, state=LinkState.CONNECTED, since=since, last_answer_at=now, next_try_at=None
        )

    def _failed(self, exc: LinkError) -> None:
        now = self._now_s()
        self.pace.failed(now, exc.retry_after_s)
        state = _link_state(exc)
        since = self.link_view.since if self.link_view.state is state else now
        self.link_view = replace(self.link_view, state=state, since=since, next_try_at=self.pace.next_try_at)
        log.info("server not usable: %s, next try in %.0f s", exc, self.pace.next_try_at - now)

    def _open_intents(self) -> list[Intent]:
        return self._store.intents.open_intents(self._account_id)

    def _now_s(self) -> float:
        return self._clock.now().wall_s


def is_transport_failure(exc: LinkError) -> bool:
    """Whether the way to the server failed, rather than one answer of it."""
    cause: BaseException | None = exc
    while cause is not None:
        if isinstance(cause, (OSError, UntrustedServer)):
            return True
        cause = cause.__cause__
    return False


def concerns_all(exc: LinkError) -> bool:
    """Whether a failure is not about one value alone: the way, the token, or a server that wants rest."""
    is_token = isinstance(exc, Refused) and exc.is_token_refusal
    return is_token or exc.retry_after_s is not None or is_transport_failure(exc)


def _link_state(exc: LinkError) -> LinkState:
    if isinstance(exc, UntrustedServer):
        return LinkState.UNTRUSTED
    if isinstance(exc, NoInternet) or isinstance(exc.__cause__, NoInternet):
        return LinkState.NO_INTERNET
    if isinstance(exc, Refused):
        return LinkState.TOKEN_REFUSED if exc.is_token_refusal else LinkState.NONSENSE
    return LinkState.AWAY if is_transport_failure(exc) else LinkState.NONSENSE
