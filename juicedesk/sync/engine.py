"""One cycle of delivering and reading: no thread, no sleeping, no loop that waits (sync model §3).

Everything that is due is worked out from the database in each cycle, never from a flag in memory.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from random import Random

from juicedesk.domain.errors import InvalidChange, LinkError, NotSent, Refused, UntrustedServer
from juicedesk.domain.intent import FieldGroup, Intent, IntentState
from juicedesk.domain.ports import ChargerLink
from juicedesk.store import Store
from juicedesk.store.view import LinkState, LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.lane import Lane
from juicedesk.sync.pace import Pace
from juicedesk.sync.planner import Fact, Trigger, lane_order, plan, would_raise
from juicedesk.sync.times import SyncTimes

log = logging.getLogger(__name__)

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
        self.link_view = LinkView(LinkState.CONNECTING, link.address, server_name)

    def recover(self) -> None:
        """After a start: what was being sent when the program ended may have landed (row 18)."""
        for intent in self._store.intents.open_intents(self._account_id):
            self._apply(intent, Trigger.FOUND_AT_START, self._bare_fact())

    def list_again(self) -> None:
        """Ask for the account's chargers in the next cycle."""
        self._list_units_at = 0.0

    def cycle(self) -> float:
        """Do what is due now; how many seconds until something is due again, at least 0.

        Raises StoreError only; a link that fails is part of the work.
        """
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
        for unit_id, lane in self._lanes.items():
            try:
                self._work_lane(lane, [intent for intent in open_intents if intent.key.unit_id == unit_id])
            except Refused as exc:
                self._lane_refused(lane, exc)
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

    def _lane_refused(self, lane: Lane, exc: Refused) -> None:
        """One charger that refuses to be read delays no other; a new list brings its new token."""
        if exc.is_token_refusal:
            self._list_units_at = 0.0
        log.warning("a charger refuses to be read: %s", exc)
        lane.next_poll_at = self._now_s() + self._times.poll_s

    def _work_lane(self, lane: Lane, intents: list[Intent]) -> None:
        polled = self._now_s() >= lane.next_poll_at
        if polled:
            lane.poll()
        wire_raise_pending = any(_is_coming_raise(intent, FieldGroup.WIRE) for intent in intents)
        for intent in sorted(intents, key=lane_order):
            if wire_raise_pending and _is_coming_raise(intent, FieldGroup.LIMIT):
                continue
            # A held intent only follows what the server has, at the pace of polling.
            if polled if intent.state is IntentState.HELD else intent.not_before <= self._now_s():
                self._work_intent(lane, intent)

    def _work_intent(self, lane: Lane, intent: Intent) -> None:
        if intent.state is IntentState.QUEUED and self.pace.write_wait_s(self._now_s()) > 0:
            return
        after = self._apply(intent, Trigger.READ, lane.fact_for(intent.key.group))
        if after is not None and after.state is IntentState.SENDING:
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
        self._apply(intent, trigger, fact, detail)
        if failure is not None:
            raise failure

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
        for intent in self._store.intents.open_intents(self._account_id):
            self._apply(intent, Trigger.TIME, self._bare_fact())

    def _seconds_until_due(self) -> float:
        now = self._now_s()
        intents = self._store.intents.open_intents(self._account_id)
        if self.pace.next_try_at > now:
            return self._wait_while_away(intents, now)
        due = [lane.next_poll_at for lane in self._lanes.values()] or [now + self._times.poll_s]
        due.append(self._list_units_at)
        due += [
            max(intent.not_before, now + self.pace.write_wait_s(now))
            for intent in intents
            if intent.key.unit_id in self._lanes and intent.state in _IN_FLIGHT
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


def _is_coming_raise(intent: Intent, group: FieldGroup) -> bool:
    """A raise on its way; a held one delays nobody."""
    return intent.key.group is group and intent.state in _IN_FLIGHT and would_raise(intent)


def _link_state(exc: LinkError) -> LinkState:
    if isinstance(exc, UntrustedServer):
        return LinkState.UNTRUSTED
    if isinstance(exc, Refused):
        return LinkState.TOKEN_REFUSED if exc.is_token_refusal else LinkState.NONSENSE
    # An answer that cannot be used has no failed socket behind it.
    return (
        LinkState.AWAY
        if isinstance(exc, NotSent) or isinstance(exc.__cause__, OSError)
        else LinkState.NONSENSE
    )
