"""One account at work: its link, its engine and the thread that drives it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from random import Random
from urllib.parse import urlsplit

from juicedesk.discovery.found import FoundServer
from juicedesk.domain.errors import StoreError
from juicedesk.domain.ports import ChargerLink
from juicedesk.juicenet.nearness import is_near
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.engine import Engine
from juicedesk.sync.runner import Runner
from juicedesk.sync.sender import Sender
from juicedesk.sync.times import SyncTimes

log = logging.getLogger(__name__)

NEAR_POLL_S = 10.0
"""A server in the house is asked as often as a box that charges reports (protocol sheet §3.6); a far one
belongs to many people."""


class Session:
    """Starts with `start`, ends with `stop`; in between everything may be called from any thread.

    While `sender` says that another process sends, nothing is sent here, and the server is as that one
    tells. Without a sender this process is alone with its profile.
    """

    def __init__(
        self,
        account: Account,
        link: ChargerLink,
        store: Store,
        clock: Clock,
        times: SyncTimes,
        on_change: Callable[[], None],
        sender: Sender | None = None,
    ) -> None:
        self.account = account
        self.link = link
        self._store = store
        self._sender = sender
        self._on_change = on_change
        self._told: LinkView | None = None
        if is_near(account.url):
            times = replace(times, poll_s=min(times.poll_s, NEAR_POLL_S))
        engine = Engine(account.account_id, account.server_name, link, store, clock, times, Random())
        self._runner = Runner(engine, clock, self._cycled, sender)
        self.start = self._runner.start
        self.poke = self._runner.poke
        self.try_now = self._runner.try_now
        self.network_changed = self._runner.network_changed
        self.watch = self._runner.watch
        self.list_again = self._runner.list_again

    def stop(self) -> None:
        """End after the request that is under way; no other one begins."""
        self.link.close()
        self._runner.stop()

    @property
    def link_view(self) -> LinkView:
        """How the server is doing."""
        if self._sender is None or self._sender.is_sending:
            return self._runner.link_view
        return self._store.links.told(self.account.account_id, self.link.address, self.account.server_name)

    def servers_announced(self, servers: tuple[FoundServer, ...]) -> None:
        """Try soon when this account's server is among those that just announced themselves."""
        if any(is_same_server(self.account, server) for server in servers):
            self._runner.server_seen()

    def _cycled(self) -> None:
        if self._sender is not None:
            self._tell_other_windows(self._runner.link_view)
        self._on_change()

    def _tell_other_windows(self, view: LinkView) -> None:
        """Only what is new: when the last answer came they see from the measurements."""
        news = replace(view, last_answer_at=None)
        if news == self._told:
            return
        try:
            self._store.links.keep(self.account.account_id, view)
            self._told = news
        except StoreError as exc:
            log.error("other windows cannot be told of the server: %s", exc)


def is_same_server(account: Account, server: FoundServer) -> bool:
    """Whether an announcement is of the account's server: by certificate, else by address."""
    if account.fingerprint is not None and server.fingerprint is not None:
        return account.fingerprint.casefold() == server.fingerprint.casefold()
    if server.url is None:
        return False
    mine, theirs = urlsplit(account.url), urlsplit(server.url)
    return (mine.hostname, mine.port) == (theirs.hostname, theirs.port)


def at_new_address(account: Account, servers: tuple[FoundServer, ...]) -> Account:
    """The account with the address at which its server announces itself now.

    Only a pinned server is followed: its certificate proves that it is the same one.
    """
    if account.fingerprint is None:
        return account
    for server in servers:
        is_encrypted = server.url is not None and server.url.startswith("https://")
        if is_encrypted and server.url is not None and is_same_server(account, server):
            return replace(account, url=server.url)
    return account
