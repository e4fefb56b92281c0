"""Which announced server is the account's own, and where it is now."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from juicedesk.desk.session import Session, at_new_address, is_same_server
from juicedesk.discovery.found import FoundServer
from juicedesk.domain.errors import NotSent
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import LinkState
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock

PRINT = "ab" * 32
PINNED = Account("a", "https://192.0.2.1:8042", "Home", PRINT)
PLAIN = Account("b", "http://192.0.2.1:8042", "Home", None)


def announced(url: str | None, fingerprint: str | None = None) -> FoundServer:
    return FoundServer("id", "Home", url, fingerprint, None, None)


@pytest.mark.parametrize(
    ("account", "server", "same"),
    [
        (PINNED, announced("https://192.0.2.9:1", PRINT.upper()), True),
        (PINNED, announced("https://192.0.2.1:8042", "cd" * 32), False),
        (PLAIN, announced("http://192.0.2.1:8042"), True),
        (PLAIN, announced("http://192.0.2.1:8043"), False),
        (PLAIN, announced(None), False),
    ],
)
def test_a_server_is_known_by_its_certificate_else_by_its_address(
    account: Account, server: FoundServer, same: bool
) -> None:
    assert is_same_server(account, server) is same


def test_only_a_pinned_server_is_followed_to_a_new_address() -> None:
    moved = (announced("https://192.0.2.9:8042", PRINT),)
    assert at_new_address(PINNED, moved).url == "https://192.0.2.9:8042"
    assert at_new_address(PLAIN, moved) == PLAIN


def test_a_stranger_does_not_lead_anywhere() -> None:
    assert at_new_address(PINNED, (announced("https://192.0.2.66:8042", "cd" * 32),)) == PINNED


def test_on_another_network_an_absent_server_is_tried_within_10_s(tmp_path: Path) -> None:
    clock, cycled = HandClock(), threading.Semaphore(0)
    link = FakeLink(clock, fail_read=lambda: NotSent("fake", "refused"))
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(PLAIN)
    days = SyncTimes(retry_first_s=1e6, retry_cap_s=1e6, retry_cap_seen_s=1e6)
    session = Session(PLAIN, link, store, clock, days, cycled.release)
    session.start()
    try:
        assert cycled.acquire(timeout=10)
        assert session.link_view.state is LinkState.AWAY
        for poke in (session.poke, session.network_changed):
            poke()
            assert cycled.acquire(timeout=10)
            clock.pass_s(10)
            session.poke()
            assert cycled.acquire(timeout=10)
            tries_by_now = link.reads
        assert tries_by_now == 2
    finally:
        session.stop()
        store.close()
