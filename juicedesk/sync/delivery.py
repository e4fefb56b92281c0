"""Works one intent: read, ask the planner, commit what it says, and send what comes out as SENDING."""

from __future__ import annotations

import logging
from dataclasses import replace

from juicedesk.domain.errors import (
    RATING_UNKNOWN,
    ChangedMeanwhile,
    InvalidChange,
    LinkError,
    NotSent,
    Refused,
)
from juicedesk.domain.intent import Intent, IntentState
from juicedesk.store import Store
from juicedesk.sync.clock import Clock
from juicedesk.sync.lane import Lane
from juicedesk.sync.pace import Pace
from juicedesk.sync.planner import Fact, Trigger, plan
from juicedesk.sync.times import SyncTimes

log = logging.getLogger(__name__)


class Delivery:
    """Commits every step before the next one. The runner's thread; raises StoreError and LinkError.

    `epoch` is the one that this process took over the sending with; None where it is alone by itself.
    """

    def __init__(self, store: Store, clock: Clock, times: SyncTimes, pace: Pace) -> None:
        self.epoch: int | None = None
        self._store = store
        self._clock = clock
        self._times = times
        self._pace = pace

    def work(self, lane: Lane, intent: Intent) -> None:
        """Read what the intent is about, and do what follows from it."""
        if intent.state is IntentState.SENDING:
            # A leftover that a person's edit has kept from being treated as one: it is not sent again.
            self.without_reading(intent, Trigger.FOUND_AT_START)
            return
        if intent.state is IntentState.QUEUED and self._pace.write_wait_s(self._now_s()) > 0:
            return
        fact = lane.fact_for(intent)
        after = self.apply(intent, Trigger.READ, fact)
        if after is not None and after.state is IntentState.SENDING:
            self._send(lane, after, before=intent)

    def apply(self, intent: Intent, trigger: Trigger, fact: Fact, detail: str = "") -> Intent | None:
        """Commit a transition; None when the person was quicker, or another process sends now."""
        after = plan(intent, trigger, fact)
        if after == intent:
            return intent
        if not self._store.intents.apply(intent, after, self._now_s(), detail, self.epoch):
            return None
        log.info("%s: %s to %s %s", intent.key.group, intent.state, after.state, after.reason)
        return replace(after, revision=intent.revision + 1)

    def without_reading(self, intent: Intent, trigger: Trigger) -> Intent | None:
        """Commit what happens to an intent that cannot be read now; the very same where nothing does."""
        return self.apply(intent, trigger, self._bare_fact())

    def _send(self, lane: Lane, intent: Intent, before: Intent) -> None:
        """The attempt is on the disk; now the bytes leave, once."""
        fact = replace(self._bare_fact(), confirmed_at=before.confirmed_at)
        if not lane.is_fresh(intent):
            # The commit took so long that what the decision rests on is old by now.
            self._settle(intent, Trigger.NOT_SENT, fact, "the reading was too old")
            return
        if self._is_replaced():
            return  # the new sender finds the attempt, and reads what came of it
        try:
            self._write(lane, intent)
        except (InvalidChange, LinkError) as exc:
            self._settle(intent, _trigger(exc), self._at_once(fact), getattr(exc, "detail", str(exc)))
            if isinstance(exc, LinkError) and not isinstance(exc, Refused):
                raise
            return
        self._settle(intent, Trigger.ACCEPTED, self._at_once(fact), "")

    def _write(self, lane: Lane, intent: Intent) -> None:
        """The pace counts from the end: the last look before a write takes its time (I17)."""
        try:
            lane.write(intent)
        finally:
            self._pace.wrote(self._now_s())

    def _is_replaced(self) -> bool:
        """Whether another process has taken over since the attempt was committed, as while this one was
        stopped without its lock. What is left of that gap is as long as a request takes to leave."""
        return self.epoch is not None and self._store.senders.epoch != self.epoch

    def _settle(self, sent: Intent, trigger: Trigger, fact: Fact, detail: str) -> None:
        """Commit how a send ended. An edit that was saved meanwhile only waits behind it."""
        current: Intent | None = sent
        while current is not None and current.state is IntentState.SENDING:
            if self.apply(current, trigger, fact, detail) is not None:
                return
            latest = self._store.intents.find(sent.intent_id)
            # The same revision and still refused: another process sends now, and settles it.
            current = None if latest is None or latest.revision == current.revision else latest

    def _at_once(self, fact: Fact) -> Fact:
        return replace(fact, now=self._clock.now())

    def _bare_fact(self) -> Fact:
        return Fact(now=self._clock.now(), times=self._times)

    def _now_s(self) -> float:
        return self._clock.now().wall_s


def _trigger(exc: InvalidChange | LinkError) -> Trigger:
    """What a failed write means for the intent (sync model §3.7)."""
    if isinstance(exc, ChangedMeanwhile):
        return Trigger.CHANGED_MEANWHILE
    if isinstance(exc, Refused):
        return Trigger.TOKEN_REFUSED if exc.is_token_refusal else Trigger.REFUSED
    if isinstance(exc, InvalidChange):
        # Without a rating nothing left, and the next reading decides; other rules will not change.
        return Trigger.NOT_SENT if exc.reason is RATING_UNKNOWN else Trigger.REFUSED
    return Trigger.NOT_SENT if isinstance(exc, NotSent) else Trigger.NO_ANSWER
