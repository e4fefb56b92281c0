"""Signing in: an account, its token from the keyring, and the session that works for it."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

from juicedesk.desk.session import Session, at_new_address
from juicedesk.discovery.found import FoundServer
from juicedesk.domain.errors import SecretsError
from juicedesk.domain.ports import ChargerLink, SecretStore
from juicedesk.store import Store
from juicedesk.store.settings import Account
from juicedesk.store.view import LinkState, LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.times import SyncTimes


@dataclass(frozen=True, slots=True)
class Keys:
    """Where tokens are looked for: those of this run first, then the keyring."""

    this_run: SecretStore
    keyring: SecretStore

    def get(self, account_id: str) -> str | None:
        """The token, or None when there is none, or none that can be had now."""
        try:
            return self.this_run.get(account_id) or self.keyring.get(account_id)
        except SecretsError:
            return None

    def keep(self, account_id: str, token: str) -> bool:
        """Keep the token; False says that it lasts for this run only, because the keyring refused."""
        try:
            self.keyring.set(account_id, token)
        except SecretsError:
            self.this_run.set(account_id, token)
            return False
        return True


class Accounts:
    """The current account at work. Any thread; what talks to server or keyring blocks."""

    def __init__(
        self,
        store: Store,
        keys: Keys,
        make_link: Callable[[Account, str], ChargerLink],
        clock: Clock,
        times: SyncTimes,
        on_change: Callable[[], None],
    ) -> None:
        self._store = store
        self._keys = keys
        self._make_link = make_link
        self._clock = clock
        self._times = times
        self._on_change = on_change
        self._lock = threading.RLock()
        self._problem: LinkState | None = None
        self.session: Session | None = None

    @property
    def current(self) -> Account | None:
        """The account in use."""
        return self._store.settings.current_account()

    def link_view(self, account: Account) -> LinkView:
        """How the account's server is doing."""
        if self.session is not None:
            return self.session.link_view
        return LinkView(self._problem or LinkState.CONNECTING, account.url, account.server_name)

    def sign_in(self) -> None:
        """Work for the current account from now on, if there is one and its token can be had. Blocks."""
        account = self.current
        if account is None:
            return
        token = self._keys.get(account.account_id)
        if token is None:
            self._problem = LinkState.TOKEN_MISSING
            self._on_change()
        else:
            self._begin(account, token)

    def connect(self, url: str, token: str, fingerprint: str | None, server_name: str = "") -> bool:
        """Test an account on a server, then keep it; whether its token outlives this run. Blocks.

        Raises LinkError when the server does not take it; then everything stays as it was.
        """
        account = Account(self._account_id(url, fingerprint), url, server_name, fingerprint)
        self._make_link(account, token).units()
        kept = self._keys.keep(account.account_id, token)
        self._store.settings.keep_account(account)
        self._begin(account, token)
        return kept

    def follow(self, announced: tuple[FoundServer, ...]) -> None:
        """The account's server announced itself: try it soon, at its new address if it has moved."""
        session = self.session
        if session is None:
            return
        moved = at_new_address(session.account, announced)
        if moved == session.account:
            session.servers_announced(announced)
            return
        self._store.settings.keep_account(moved)
        token = self._keys.get(moved.account_id)
        if token is not None:
            self._begin(moved, token)

    def stop(self) -> None:
        """End the work under way, and wait for it."""
        with self._lock:
            if self.session is not None:
                self.session.stop()
                self.session = None

    def _begin(self, account: Account, token: str) -> None:
        with self._lock:
            self.stop()
            self._problem = None
            link = self._make_link(account, token)
            self.session = Session(account, link, self._store, self._clock, self._times, self._on_change)
            self.session.start()
        self._on_change()

    def _account_id(self, url: str, fingerprint: str | None) -> str:
        """The same server keeps its account, and so the changes that wait in it."""
        current = self.current
        if current is None:
            return secrets.token_hex(8)
        same_certificate = fingerprint is not None and fingerprint == current.fingerprint
        return current.account_id if same_certificate or current.url == url else secrets.token_hex(8)
