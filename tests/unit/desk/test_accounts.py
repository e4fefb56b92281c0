"""Signing in against a server on a real socket, with keyrings that work, fail or are locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from juicedesk.desk.accounts import Accounts
from juicedesk.domain.errors import KeyringLocked, NoKeyring, Refused, SecretsError
from juicedesk.domain.ports import SecretStore
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import LinkState
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.times import SyncTimes
from tests.fakes.juicenet_server import FaultServer

TOKEN = "11112222-3333-4444-5555-666677778888"
Make = Callable[[SecretStore], Accounts]


class BrokenKeyring:
    """Fails like a keyring that is not there or is locked."""

    def __init__(self, error: type[SecretsError]) -> None:
        self._error = error

    def get(self, account_id: str) -> str | None:
        raise self._error

    def set(self, account_id: str, token: str) -> None:
        raise self._error

    def delete(self, account_id: str) -> None:
        raise self._error


@pytest.fixture
def server() -> Iterator[FaultServer]:
    server = FaultServer(account_token=TOKEN)
    yield server
    server.close()


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    store = Store(tmp_path / "desk.sqlite3")
    made: list[Accounts] = []

    def make(keyring: SecretStore) -> Accounts:
        def link(account: Account, token: str) -> JuiceNetClient:
            return JuiceNetClient(account.url, token, "test", fingerprint=account.fingerprint)

        accounts = Accounts(
            store, SecretsWithFallback(keyring), link, SystemClock(), SyncTimes(), lambda: None
        )
        made.append(accounts)
        return accounts

    yield make
    for accounts in made:
        accounts.close()
    store.close()


def test_an_account_that_works_is_kept_with_its_token_in_the_keyring(make: Make, server: FaultServer) -> None:
    keyring = RunOnlySecrets()
    accounts = make(keyring)
    assert accounts.connect(server.base_url, TOKEN, None)
    assert accounts.current is not None
    assert keyring.get(accounts.current.account_id) == TOKEN


def test_a_wrong_token_changes_nothing(make: Make, server: FaultServer) -> None:
    keyring = RunOnlySecrets()
    accounts = make(keyring)
    with pytest.raises(Refused):
        accounts.connect(server.base_url, "wrong", None)
    assert accounts.current is None
    assert accounts.session is None


@pytest.mark.parametrize("error", [NoKeyring, KeyringLocked])
def test_without_a_keyring_the_token_lasts_for_this_run(
    make: Make, server: FaultServer, error: type[SecretsError]
) -> None:
    accounts = make(BrokenKeyring(error))
    assert not accounts.connect(server.base_url, TOKEN, None)
    accounts.sign_in()
    assert accounts.session is not None


def test_after_a_restart_a_locked_keyring_is_said(make: Make, server: FaultServer) -> None:
    make(RunOnlySecrets()).connect(server.base_url, TOKEN, None)
    accounts = make(BrokenKeyring(KeyringLocked))
    accounts.sign_in()
    assert accounts.current is not None
    assert accounts.link_view(accounts.current).state is LinkState.TOKEN_MISSING


def test_the_same_server_keeps_its_account_and_its_waiting_changes(make: Make, server: FaultServer) -> None:
    accounts = make(RunOnlySecrets())
    accounts.connect(server.base_url, TOKEN, None)
    first = accounts.current
    accounts.connect(server.base_url, TOKEN, None)
    assert accounts.current == first


def test_no_token_is_in_the_file(make: Make, server: FaultServer, tmp_path: Path) -> None:
    accounts = make(RunOnlySecrets())
    accounts.connect(server.base_url, TOKEN, None)
    accounts.close()
    for file in tmp_path.glob("desk.sqlite3*"):
        assert TOKEN.encode() not in file.read_bytes()


def test_an_account_is_opened_again_only_with_its_token(make: Make, server: FaultServer) -> None:
    accounts = make(RunOnlySecrets())
    assert not accounts.reopen(server.base_url, None), "before there is an account"
    accounts.connect(server.base_url, TOKEN, None)
    first = accounts.current
    assert not accounts.reopen("https://127.0.0.1:1", None), "another server"
    assert accounts.reopen(server.base_url, None)
    assert accounts.current == first
    assert not make(BrokenKeyring(NoKeyring)).reopen(server.base_url, None)


def test_the_address_of_another_server_is_not_taken_over(make: Make, server: FaultServer) -> None:
    accounts = make(RunOnlySecrets())
    accounts.connect(server.base_url, TOKEN, None)
    accounts.sign_in("https://127.0.0.1:1", "cd" * 32)
    assert accounts.current is not None and accounts.current.url == server.base_url
