"""The demo without its window: the real desk, a real server and real boxes, each a process on loopback."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.demo import SERVER_OPTIONS, Demo, new_demo_token
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.own_server import OwnServer
from juicedesk.discovery.network import Discovery, Snapshot
from juicedesk.domain.intent import FieldGroup
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.view import DeskView
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.times import SyncTimes


class DemoDesk:
    """Start it with `with`; `desk` and `demo` are the real ones, at the default pace unless told so."""

    def __init__(self, folder: Path, times: SyncTimes | None = None) -> None:
        times = times or SyncTimes(poll_s=5.0)
        profile = Profile(folder).create()
        self.store = Store(profile.database)
        clock = SystemClock()
        tokens = SecretsWithFallback(RunOnlySecrets())
        self.accounts = Accounts(self.store, tokens, _link, clock, times, lambda: None)
        token = new_demo_token(tokens, self.accounts)
        self.own_server = OwnServer(
            profile.server_data, self.store.settings, SERVER_OPTIONS, lambda: token, usual_ports=False
        )
        decisions = Decisions(self.store.intents, clock, times)
        self.desk = LocalDesk(
            self.store, self.accounts, self.own_server, decisions, _no_probe, clock, lambda: None
        )
        self.demo = Demo(profile, self.store, self.desk, self.accounts, self.own_server)
        self._discovery = Discovery(self._found, interfaces=["127.0.0.1"])

    def __enter__(self) -> Self:
        try:
            self.demo.start()
            self._discovery.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._discovery.stop()
        self.accounts.close()
        self.demo.stop()
        self.own_server.stop(keep_stopped=False)
        self.store.close()

    def wait_for(self, what: str, holds: Callable[[DeskView], bool], timeout_s: float) -> DeskView:
        """Look until a condition holds; how it looked last when it does not."""
        deadline_s = time.monotonic() + timeout_s
        while not holds(view := self.desk.view()):
            assert time.monotonic() < deadline_s, f"not seen within {timeout_s} s: {what}; last: {view}"
            time.sleep(0.1)
        return view

    def wait_for_chargers(self) -> DeskView:
        """Three chargers, found by mDNS, with values."""
        return self.wait_for(
            "three chargers",
            lambda view: (
                len(view.chargers) == 3
                and all(charger.field(FieldGroup.WIRE).reported for charger in view.chargers)
            ),
            30,
        )

    def _found(self, snapshot: Snapshot) -> None:
        self.desk.network_changed(snapshot)
        self.demo.take_in_found(snapshot)


def _link(account: object, token: str) -> JuiceNetClient:
    from juicedesk.store.accounts import Account

    assert isinstance(account, Account)
    return JuiceNetClient(account.url, token, "test", fingerprint=account.fingerprint)


def _no_probe(address: str) -> object:
    raise NotImplementedError
