"""Which of an account's changes may go out: those of chargers that it is in charge of (sync model §3.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from juicedesk.domain.intent import Intent
from juicedesk.domain.path import may_write, reports_here
from juicedesk.domain.ports import Unit
from juicedesk.store import Store
from juicedesk.sync.clock import Clock
from juicedesk.sync.times import SyncTimes


class InCharge:
    """One account's side of the paths. The runner's thread; raises StoreError."""

    def __init__(self, account_id: str, store: Store, clock: Clock, times: SyncTimes) -> None:
        self._account_id = account_id
        self._store = store
        self._clock = clock
        self._times = times

    def listed(self, units: Iterable[Unit]) -> None:
        """The account has these chargers: it takes charge of those that nobody is in charge of."""
        unit_ids = [unit.unit_id for unit in units]
        self._store.paths.claim(self._account_id, unit_ids, self._now_s())

    def ours(self, intents: Iterable[Intent]) -> list[Intent]:
        """Those that may be worked on; the others wait."""
        intents = list(intents)
        if not intents:
            return []
        paths = self._store.paths.of({intent.key.unit_id for intent in intents})
        may_land = self._store.paths.may_land(self._account_id, self._now_s(), self._times.watch_s)
        return [
            intent
            for intent in intents
            if may_write(
                paths.get(intent.key.unit_id),
                self._account_id,
                intent.key.group,
                may_land_elsewhere=(intent.key.unit_id, intent.key.group) in may_land,
            )
        ]

    def not_elsewhere(self, intents: Iterable[Intent]) -> list[Intent]:
        """Those of chargers that no other account is in charge of."""
        intents = list(intents)
        paths = self._store.paths.of({intent.key.unit_id for intent in intents}) if intents else {}
        return [
            intent
            for intent in intents
            if intent.key.unit_id not in paths or paths[intent.key.unit_id].account_id == self._account_id
        ]

    def overtaken(self, last_ping: Callable[[str], float | None]) -> list[Intent]:
        """What is on its way through other accounts to boxes that have reported here since. `last_ping`
        tells when a charger last reported here."""
        behind = self._store.paths.left_behind(self._account_id)
        paths = self._store.paths.of({intent.key.unit_id for intent in behind}) if behind else {}
        return [
            intent
            for intent in behind
            if intent.key.unit_id in paths
            and reports_here(paths[intent.key.unit_id], last_ping(intent.key.unit_id))
        ]

    def _now_s(self) -> float:
        return self._clock.now().wall_s
