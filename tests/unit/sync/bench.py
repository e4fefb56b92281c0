"""An engine and everything around it: a real SQLite file, a server in memory, a clock moved by hand."""

from __future__ import annotations

from pathlib import Path
from random import Random

from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import Change
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock

ACCOUNT = "home"
UNIT = "0910000000000000000000000001"


class Bench:
    """An engine and everything around it."""

    def __init__(self, path: Path) -> None:
        self.clock = HandClock()
        self.link = FakeLink(self.clock)
        self.charger = self.link.add(UNIT)
        self.store = Store(path)
        self.store.accounts.keep(Account(ACCOUNT, "http://fake", "Home server", None))
        self.times = SyncTimes()
        self.decisions = Decisions(self.store.intents, self.clock, self.times)
        self.start()

    def start(self) -> None:
        self.engine = Engine(ACCOUNT, "Home server", self.link, self.store, self.clock, self.times, Random(7))

    def run_s(self, seconds: float) -> None:
        end = self.clock.wall_s + seconds
        while True:
            wait_s = self.engine.cycle()
            if self.clock.wall_s + wait_s > end:
                self.clock.wall_s = end
                return
            self.clock.pass_s(max(wait_s, 0.01))

    def ask(
        self,
        group: FieldGroup,
        wanted: GroupValue,
        base: GroupValue | None,
        confirmed: bool = False,
        of: str = UNIT,
    ) -> None:
        key = IntentKey(ACCOUNT, of, group)
        plugged_since = self.charger.plugged_since
        self.store.intents.ask(Edit(key, wanted, base, self.clock.now(), confirmed, plugged_since))

    def changes(self) -> list[Change]:
        view = self.store.projection.view(ACCOUNT, self.engine.link_view)
        return [*view.undecided, *view.waiting, *view.done]

    def only(self) -> Change:
        (change,) = self.changes()
        return change

    def last(self) -> Change:
        """The change that was asked for last."""
        return max(self.changes(), key=lambda change: change.change_id)

    def sent(self) -> list[tuple[FieldGroup, GroupValue]]:
        return [(group, value) for _unit, group, value in self.link.writes]
