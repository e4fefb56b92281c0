"""The own server's account: left, taken up again, and beside another one in use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.own_server import OwnServer
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.times import SyncTimes
from tests.fakes.juicenet_account import ACCOUNT_TOKEN, JuiceNetAccount

ON_LOOPBACK = ("--host", "127.0.0.1", "--no-announce")


class Desk:
    """The real desk over a keyring, with a server of its own on free ports."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        profile, clock, times = Profile(folder).create(), SystemClock(), SyncTimes()
        self.keyring = RunOnlySecrets()
        self.store = Store(profile.database)
        stack.callback(self.store.close)
        tokens = SecretsWithFallback(self.keyring)
        self.accounts = Accounts(self.store, tokens, _link, clock, times, lambda: None)
        self.server = OwnServer(profile.server_data, self.store.settings, ON_LOOPBACK, usual_ports=False)
        decisions = Decisions(self.store.intents, clock, times)
        self.desk = LocalDesk(
            self.store, self.accounts, self.server, decisions, _no_probe, clock, lambda: None
        )
        stack.callback(self.server.stop, keep_stopped=False)
        stack.callback(self.accounts.close)

    @property
    def in_use(self) -> str:
        assert self.accounts.session is not None and self.accounts.current is not None
        assert self.accounts.session.account == self.accounts.current
        return self.accounts.current.account_id


def _link(account: Account, token: str) -> JuiceNetClient:
    return JuiceNetClient(account.url, token, "test", fingerprint=account.fingerprint)


def _no_probe(address: str) -> object:
    raise NotImplementedError


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield Desk(tmp_path, stack)


def test_who_left_the_own_server_comes_back_to_it(own: Desk) -> None:
    assert own.desk.start_own_server()
    own_id = own.in_use
    own.desk.sign_out(own_id, discard=False)
    assert own.accounts.session is None
    assert own.keyring.get(own_id) is None

    assert own.desk.start_own_server()

    assert own.in_use == own_id
    token = own.keyring.get(own_id)
    assert token is not None
    assert _link(own.store.accounts.signed_in()[0], token).units() == []


def test_resuming_the_own_server_leaves_the_account_in_use_in_use(own: Desk) -> None:
    own.desk.start_own_server()
    own_id = own.in_use
    with JuiceNetAccount(["0910000000000000000000000001"]) as vendor:
        own.desk.connect_server(vendor.url, ACCOUNT_TOKEN, None)
        vendor_id = own.in_use
        assert vendor_id != own_id
        own.server.stop(keep_stopped=False)

        own.desk.resume_own_server()

        assert own.server.is_running
        assert own.in_use == vendor_id
        own.desk.start_own_server()
        assert own.in_use == own_id
        own.accounts.close()


def test_after_the_last_account_resuming_signs_nobody_in(own: Desk) -> None:
    own.desk.start_own_server()
    own.desk.sign_out(own.in_use, discard=False)
    own.server.stop(keep_stopped=False)

    own.desk.resume_own_server()

    assert own.server.is_running
    assert own.accounts.current is None
