"""What a person decides about an intent that waits or is held: the same table of transitions."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.intent import Edit, GroupValue, Intent
from juicedesk.store.intents import Intents
from juicedesk.sync.clock import Clock
from juicedesk.sync.planner import Fact, Trigger, plan
from juicedesk.sync.times import SyncTimes

ATTEMPTS = 5


class Decisions:
    """Commits decisions at once. Any thread; raises StoreError."""

    def __init__(self, intents: Intents, clock: Clock, times: SyncTimes) -> None:
        self._intents = intents
        self._clock = clock
        self._times = times

    def discard(self, intent_id: int) -> bool:
        """Take back what was not sent; False when it has been sent meanwhile, or is settled."""
        return self._decide(intent_id, Trigger.CANCEL)

    def keep_mine(self, intent_id: int, seen: GroupValue | None) -> bool:
        """Send the own value over the one that was seen; a new confirmation.

        False when the server has another value by now: nobody has confirmed a raise over that.
        """
        intent = self._intents.find(intent_id)
        if intent is None or intent.server_value != seen:
            return False
        return self._commit(intent, Trigger.KEEP_MINE)

    def keep_mix(self, intent_id: int, seen: GroupValue | None, value: GroupValue) -> bool:
        """Send a value that the person put together from the own one and the one that was seen: an edit of
        its own, in place of the one that was held, and a new confirmation.

        False when the server has another value by now, or nothing is held any more.
        """
        intent = self._intents.find(intent_id)
        if intent is None or intent.server_value != seen:
            return False
        mixed, now = replace(intent, wanted=value), self._clock.now()
        after = plan(mixed, Trigger.KEEP_MINE, Fact(now=now, times=self._times))
        edit = Edit(intent.key, value, seen, now, confirmed=True)
        return after != mixed and self._intents.decide(intent, after, edit)

    def keep_server(self, intent_id: int) -> bool:
        """Let the server's value be."""
        return self._decide(intent_id, Trigger.KEEP_SERVER)

    def give_up(self, intent_id: int) -> bool:
        """Wait no longer for a change that was sent; False while it may still land."""
        return self._decide(intent_id, Trigger.GIVE_UP)

    def sign_out(self, intent_id: int) -> bool:
        """Let a change go because the person leaves its account; nothing may work for it any more."""
        return self._decide(intent_id, Trigger.SIGNED_OUT)

    def _decide(self, intent_id: int, trigger: Trigger) -> bool:
        for _attempt in range(ATTEMPTS):
            intent = self._intents.find(intent_id)
            if intent is None:
                return False
            if self._commit(intent, trigger):
                return True
        return False

    def _commit(self, intent: Intent, trigger: Trigger) -> bool:
        now = self._clock.now()
        after = plan(intent, trigger, Fact(now=now, times=self._times))
        return after != intent and self._intents.apply(intent, after, now.wall_s)
