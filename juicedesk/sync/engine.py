"""One cycle of delivering and reading: no thread, no sleeping, no loop that waits (sync model §3).

Everything that is due is worked out from the database in each cycle, never from a flag in memory.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from random import Random

from juicedesk.domain.errors import InvalidChange, LinkError, NotSent, Refused, UntrustedServer
from juicedesk.domain.intent import FieldGroup, Intent, IntentState, is_raise
from juicedesk.domain.ports import ChargerLink
from juicedesk.store import Store
from juicedesk.store.view import LinkState, LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.lane import Lane
from juicedesk.sync.pace import Pace
from juicedesk.sync.planner import Fact, Trigger, lane_order, plan, would_raise
from juicedesk.sync.times import SyncTimes

log = logging.getLogger(__name__)

CLOCK_SET_BACK_S = 60.0
LONGEST_NOT_BEFORE_S = 900.0
_IN_FLIGHT = (IntentState.QUEUED, IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING)


class Engine:
    """Delivers the intents of one account over one link. One thread at a time."""

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
        self._lanes: dict[str, Lane] = {}
        self._list_units_at = 0.0
        self._last_cycle_at = 0.0
        self.link_view = LinkView(LinkState.CONNECTING, link.address, server_name)

    def cannot_go_on(self) -> None:
        """Something that nobody foresaw: say so instead of looking connected."""
        self.link_view = replace(self.link_view, state=LinkState.NONSENSE, since=self._now_s())

    def list_again(self) -> None:
        """Ask for the account's chargers in the next cycle."""
        self._list_units_at = 0.0

    def cycle(self) -> float:
        """Do what is due now; how many seconds until something is due again, at least 0.

        Raises StoreError only; a link that fails is part of the work.
        """
        self._notice_a_clock_set_back()
        self._let_time_pass()
        if self.pace.next_try_at <= self._now_s():
            try:
                self._talk()
            except LinkError as exc:
                self._failed(exc)
        return self._seconds_until_due()

    def _talk(self) -> None:
        if self._now_s() >= self._list_units_at or not self._lanes:
            self._list_units()
        open_intents = self._store.intents.open_intents(self._account_id)
        failures: list[LinkError] = []
        lanes = [lane for lane in self._lanes.values() if lane.blocked_until <= self._now_s()]
        for lane in lanes:
            mine = [intent for intent in open_intents if intent.key.unit_id == lane.unit.unit_id]
            try:
                self._work_lane(lane, mine)
            except LinkError as exc:
                if is_transport_failure(exc):
                    raise
                failures.append(exc)
                self._lane_failed(lane, exc)
        if failures and len(failures) == len(lanes):
            raise failures[-1]
        self._answered()

    def _list_units(self) -> None:
        units = self._link.units()
        self._store.chargers.keep_units(self._account_id, units)
        known = self._lanes
        self._lanes = {}
        for unit in units:
            lane = known.get(unit.unit_id)
            if lane is None or lane.unit.token != unit.token:
                lane = Lane(
                    self._account_id, unit, self._link, self._store.chargers, self._clock, self._times
                )
            self._lanes[unit.unit_id] = lane
        self._list_units_at = self._now_s() + self._times.list_units_s
        self._answered()

    def _lane_failed(self, lane: Lane, exc: LinkError) -> None:
        """One charger whose answers cannot be used delays no other; a new list brings its new token."""
        if isinstance(exc, Refused) and exc.is_token_refusal:
            self._list_units_at = 0.0
        log.warning("a charger cannot be read or written: %s", exc)
        lane.leave_alone_until(self._now_s() + self._times.poll_s)

    def _work_lane(self, lane: Lane, intents: list[Intent]) -> None:
        polled = self._now_s() >= lane.next_poll_at
        if polled:
            lane.poll()
        for intent in sorted(_free(intents), key=lane_order):
            # A held intent only follows what the server has, at the pace of polling.
            if polled if intent.state is IntentState.HELD else self._due_at(intent) <= self._now_s():
                self._work_intent(lane, intent)

    def _work_intent(self, lane: Lane, intent: Intent) -> None:
        if intent.state is IntentState.QUEUED and self.pace.write_wait_s(self._now_s()) > 0:
            return
        after = self._apply(intent, Trigger.READ, lane.fact_for(intent.key.group))
        starts = intent.state is IntentState.QUEUED
        if starts and after is not None and after.state is IntentState.SENDING:
            self._send(lane, after, before=intent)

    def _send(self, lane: Lane, intent: Intent, before: Intent) -> None:
        """The attempt is on the disk; now the bytes leave, once."""
        self.pace.wrote(self._now_s())
        failure: LinkError | None = None
        detail = ""
        trigger = Trigger.ACCEPTED
        try:
            lane.write(intent.key.group, intent.wanted)
        except InvalidChange as exc:
            trigger, detail = Trigger.REFUSED, str(exc)
        except Refused as exc:
            trigger, detail = Trigger.TOKEN_REFUSED if exc.is_token_refusal else Trigger.REFUSED, exc.detail
        except NotSent as exc:
            trigger, detail, failure = Trigger.NOT_SENT, exc.detail, exc
        except LinkError as exc:
            trigger, detail, failure = Trigger.NO_ANSWER, exc.detail, exc
        fact = replace(self._bare_fact(), confirmed_at=before.confirmed_at)
        self._settle(intent, trigger, fact, detail)
        if failure is not None:
            raise failure

    def _settle(self, sent: Intent, trigger: Trigger, fact: Fact, detail: str) -> None:
        """Commit how a send ended. An edit that was saved meanwhile only waits behind it."""
        current: Intent | None = sent
        while current is not None and current.state is IntentState.SENDING:
            if self._apply(current, trigger, fact, detail) is not None:
                return
            current = self._store.intents.find(sent.intent_id)

    def _apply(self, intent: Intent, trigger: Trigger, fact: Fact, detail: str = "") -> Intent | None:
        """Commit a transition; None when the person was quicker."""
        after = plan(intent, trigger, fact)
        if after == intent:
            return intent
        if not self._store.intents.apply(intent, after, self._now_s(), detail):
            return None
        log.info("%s: %s to %s %s", intent.key.group, intent.state, after.state, after.reason)
        return replace(after, revision=intent.revision + 1)

    def _let_time_pass(self) -> None:
        """End what has lived too long. What is found as being sent is a leftover of a program or a
        commit that failed in the middle: it may have landed (row 18)."""
        for intent in self._store.intents.open_intents(self._account_id):
            is_leftover = intent.state is IntentState.SENDING
            self._apply(intent, Trigger.FOUND_AT_START if is_leftover else Trigger.TIME, self._bare_fact())

    def _notice_a_clock_set_back(self) -> None:
        """Times in memory are wall times: without this nothing would be due until they come again."""
        now = self._now_s()
        if now < self._last_cycle_at - CLOCK_SET_BACK_S:
            self._list_units_at = 0.0
            self.pace.answered()
            for lane in self._lanes.values():
                lane.next_poll_at = lane.blocked_until = 0.0
        self._last_cycle_at = now

    def _due_at(self, intent: Intent) -> float:
        """When an intent is to be looked at; a time far ahead comes from a clock that was set back."""
        is_far_ahead = intent.not_before > self._now_s() + LONGEST_NOT_BEFORE_S
        return 0.0 if is_far_ahead else intent.not_before

    def _seconds_until_due(self) -> float:
        now = self._now_s()
        intents = self._store.intents.open_intents(self._account_id)
        if self.pace.next_try_at > now:
            return self._wait_while_away(intents, now)
        due = [lane.next_poll_at for lane in self._lanes.values()] or [now + self._times.poll_s]
        due.append(self._list_units_at)
        for unit_id, lane in self._lanes.items():
            mine = [intent for intent in intents if intent.key.unit_id == unit_id]
            due += [
                max(self._due_at(intent), lane.blocked_until, now + self.pace.write_wait_s(now))
                for intent in _free(mine)
                if intent.state in _IN_FLIGHT
            ]
        return max(0.0, min(due) - now)

    def _wait_while_away(self, intents: list[Intent], now: float) -> float:
        """Short-lived commands end on time even while nothing can be sent."""
        ends = [
            intent.made_at.wall_s + self._times.override_lives_s + 0.1
            for intent in intents
            if intent.key.group is FieldGroup.OVERRIDE and intent.state is IntentState.QUEUED
        ]
        return max(0.0, min([self.pace.next_try_at, *ends]) - now)

    def _answered(self) -> None:
        now = self._now_s()
        self.pace.answered()
        since = self.link_view.since if self.link_view.state is LinkState.CONNECTED else now
        self.link_view = replace(
            self.link_view, state=LinkState.CONNECTED, since=since, last_answer_at=now, next_try_at=None
        )

    def _failed(self, exc: LinkError) -> None:
        now = self._now_s()
        self.pace.failed(now)
        state = _link_state(exc)
        since = self.link_view.since if self.link_view.state is state else now
        self.link_view = replace(self.link_view, state=state, since=since, next_try_at=self.pace.next_try_at)
        log.info("server not usable: %s, next try in %.0f s", exc, self.pace.next_try_at - now)

    def _bare_fact(self) -> Fact:
        return Fact(now=self._clock.now(), times=self._times)

    def _now_s(self) -> float:
        return self._clock.now().wall_s


def _free(intents: list[Intent]) -> list[Intent]:
    """What may be worked on in a lane: a charge limit is raised only after a raise of the wire limit that
    is on its way has been confirmed (sync model §3.5, rule 7). A held one delays nobody."""
    wire_raise = any(
        intent.key.group is FieldGroup.WIRE
        and intent.state in _IN_FLIGHT
        and is_raise(FieldGroup.WIRE, intent.wanted, intent.base)
        for intent in intents
    )
    if not wire_raise:
        return intents
    return [
        intent
        for intent in intents
        if not (
            intent.key.group is FieldGroup.LIMIT
            and intent.state is IntentState.QUEUED
            and would_raise(intent)
        )
    ]


def is_transport_failure(exc: LinkError) -> bool:
    """Whether the way to the server failed, rather than one answer of it."""
    cause: BaseException | None = exc
    while cause is not None:
        if isinstance(cause, (OSError, UntrustedServer)):
            return True
        cause = cause.__cause__
    return False


def _link_state(exc: LinkError) -> LinkState:
    if isinstance(exc, UntrustedServer):
        return LinkState.UNTRUSTED
    if isinstance(exc, Refused):
        return LinkState.TOKEN_REFUSED if exc.is_token_refusal else LinkState.NONSENSE
    return LinkState.AWAY if is_transport_failure(exc) else LinkState.NONSENSE
