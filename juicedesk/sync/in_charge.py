"""Which of an account's changes may go out: those of chargers that it is in charge of (sync model §3.10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from juicedesk.domain.intent import FieldGroup, Intent
from juicedesk.domain.path import Path, may_write, reports_here
from juicedesk.domain.ports import Unit
from juicedesk.store import Store
from juicedesk.sync.clock import Clock


class InCharge:
    """One account's side of the paths. The runner's thread; raises StoreError."""

    def __init__(self, account_id: str, store: Store, clock: Clock) -> None:
        self._account_id = account_id
        self._store = store
        self._clock = clock

    def listed(self, units: Iterable[Unit]) -> None:
        """The account has these chargers: it takes charge of those that nobody is in charge of."""
        unit_ids = [unit.unit_id for unit in units]
        self._store.paths.claim(self._account_id, unit_ids, self._clock.now().wall_s)

    def ours(self, intents: Iterable[Intent]) -> list[Intent]:
        """Those that may be worked on; the others wait."""
        intents = list(intents)
        if not intents:
            return []
        paths = self._store.paths.of({intent.key.unit_id for intent in intents})
        in_flight = self._in_flight_elsewhere()
        return [intent for intent in intents if self._may_write(intent, paths, in_flight)]

    def overtaken(self, last_ping: Callable[[str], int | None]) -> list[Intent]:
        """What is on its way through other accounts to boxes that have reported here since. `last_ping`
        tells when a charger last reported here."""
        behind = self._store.paths.left_behind(self._account_id)
        paths = self._store.paths.of({intent.key.unit_id for intent in behind}) if behind else {}
        return [
            intent
            for intent in behind
            if reports_here(paths[intent.key.unit_id], last_ping(intent.key.unit_id))
        ]

    def _in_flight_elsewhere(self) -> dict[str, set[FieldGroup]]:
        groups: defaultdict[str, set[FieldGroup]] = defaultdict(set)
        for intent in self._store.paths.left_behind(self._account_id):
            groups[intent.key.unit_id].add(intent.key.group)
        return groups

    def _may_write(
        self, intent: Intent, paths: dict[str, Path], in_flight: dict[str, set[FieldGroup]]
    ) -> bool:
        unit_id = intent.key.unit_id
        return may_write(
            paths.get(unit_id), self._account_id, intent.key.group, in_flight.get(unit_id, set())
        )
