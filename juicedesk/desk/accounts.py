"""Signing in: an account, its token from the keyring, and the session that works for it."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace

from juicedesk.desk.session import Session, at_new_address, is_same_server
from juicedesk.discovery.found import FoundServer
from juicedesk.domain.errors import LinkError, NoKeyring, NotSent, SecretsError
from juicedesk.domain.ports import ChargerLink
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import LinkState, LinkView
from juicedesk.sync.clock import Clock
from juicedesk.sync.sender import Sender
from juicedesk.sync.times import SyncTimes

log = logging.getLogger(__name__)


class Accounts:
    """The current account at work. Any thread; what talks to server or keyring blocks."""

    def __init__(
        self,
        store: Store,
        tokens: SecretsWithFallback,
        make_link: Callable[[Account, str], ChargerLink],
        clock: Clock,
        times: SyncTimes,
        on_change: Callable[[], None],
        sender: Sender | None = None,
    ) -> None:
        """`sender` says whether this process sends; without one it is alone with its profile."""
        self._store = store
        self._tokens = tokens
        self._make_link = make_link
        self._clock = clock
        self._times = times
        self._on_change = on_change
        self._sender = sender
        self._last_tried: Account | None = None
        self._lock = threading.RLock()
        self._problem: LinkState | None = None
        self._closed = False
        self.session: Session | None = None

    @property
    def current(self) -> Account | None:
        """The account in use."""
        return self._store.accounts.current()

    @property
    def is_sending(self) -> bool:
        """Whether it is this process that sends, and not another window's."""
        return self._sender is None or self._sender.is_sending

    def link_view(self, account: Account) -> LinkView:
        """How the account's server is doing."""
        session = self.session
        if session is not None:
            return session.link_view
        if not self.is_sending:
            return self._store.links.told(account.account_id, account.url, account.server_name)
        return LinkView(self._problem or LinkState.CONNECTING, account.url, account.server_name)

    def sign_in(self, url: str = "", fingerprint: str | None = None) -> None:
        """Work for the current account from now on, if there is one and its token can be had. Blocks.

        `url` is where the server with this certificate is now; it counts only for an account of that server.
        """
        account = self.current
        if account is None:
            self._rest()
            return
        if url and account.fingerprint == fingerprint:
            account = replace(account, url=url)
        token = self._token(account)
        if token is None:
            self._cannot_sign_in(account)
        else:
            self._begin(account, token)

    def look_again(self) -> None:
        """Follow another window of the profile to its account or its server's new address, or out of the
        last account. Blocks."""
        account, session = self.current, self.session
        if account is None or account not in (self._last_tried, session.account if session else None):
            self.sign_in()

    def connect(self, url: str, token: str, fingerprint: str | None, server_name: str = "") -> bool:
        """Test an account on a server, then keep it; whether its token outlives this run. Blocks.

        Raises LinkError when the server does not take it; then everything stays as it was.
        """
        account = Account("", url, server_name, fingerprint)
        units = self._make_link(account, token).units()
        account_id = self._account_id(account, {unit.unit_id for unit in units})
        account = replace(account, account_id=account_id)
        with self._lock:
            self._tokens.set(account.account_id, token)
            kept = self._tokens.problem is None
            self._begin(account, token)
        return kept

    def use(self, account_id: str) -> None:
        """Work for another signed-in account; what waits in this one waits there. Blocks."""
        with self._lock:
            self._end_session()
            self._store.accounts.use(account_id)
        self.sign_in()

    def sign_out(self, account_id: str, let_go: Callable[[int], object] | None = None) -> None:
        """Forget the token and work for the next account, if there is one. Blocks.

        `let_go` is called with the ID of every open change; without it they are kept for the next sign-in.
        Raises KeyringLocked when the keyring does not forget: then nothing has changed. Raises StoreError:
        then the token may be gone, but the account is still here to be left again.
        """
        with self._lock:
            with suppress(NoKeyring):  # then it was kept for this run only
                self._tokens.delete(account_id)
            if self.session is not None and self.session.account.account_id == account_id:
                self._end_session()
            if let_go is not None:
                for intent in self._store.intents.open_intents(account_id):
                    let_go(intent.intent_id)
            self._store.accounts.sign_out(account_id)
        self.sign_in()
        self._on_change()

    def of_servers(self, servers: Iterable[FoundServer]) -> tuple[Account, ...]:
        """The signed-in accounts of servers that were found on the network."""
        return tuple(
            account
            for account in self._store.accounts.signed_in()
            if any(is_same_server(account, server) for server in servers)
        )

    def add_unit(self, account_id: str, unit_id: str, name: str) -> None:
        """Take a charger into a signed-in account, in use or not. Blocks; raises LinkError."""
        for account in self._store.accounts.signed_in():
            token = self._token(account) if account.account_id == account_id else None
            if token is not None:
                self._make_link(account, token).add_unit(unit_id, name)
                return
        raise NotSent("-", "there is no token for this account")

    def reopen(self, url: str, fingerprint: str | None) -> bool:
        """Work for an account of the server at `url`, if one is signed in and its token is there. Blocks."""
        server = Account("", url, "", fingerprint)
        for account in self._store.accounts.signed_in():
            if _is_of_same_server(account, server) and self._token(account) is not None:
                self._store.accounts.use(account.account_id)
                self.sign_in(url, fingerprint)
                return True
        return False

    def follow(self, announced: tuple[FoundServer, ...]) -> None:
        """The account's server announced itself: try it soon, at its new address if it has moved."""
        session = self.session
        if session is None or not self.is_sending:
            return
        moved = at_new_address(session.account, announced)
        if moved == session.account:
            session.servers_announced(announced)
        elif self._is_there(moved):
            token = self._token(moved)
            with self._lock:
                if token is not None and self.session is session and self.current == session.account:
                    self._begin(moved, token)

    def _is_there(self, account: Account) -> bool:
        """Whether the account's server answers at an address that somebody announced: its certificate is
        the proof, for a fingerprint alone can be repeated by anyone."""
        token = self._token(account)
        if token is None:
            return False
        try:
            self._make_link(account, token).units()
        except LinkError as exc:
            log.warning("an announced address is not that of the server: %s", exc)
            return False
        return True

    def close(self) -> None:
        """End the work under way, wait for it, and begin no other."""
        with self._lock:
            self._closed = True
            self._end_session()

    def _end_session(self) -> None:
        if self.session is not None:
            self.session.stop()
            self.session = None

    def _rest(self) -> None:
        """Where there is no account any more, nothing is sent for the last one."""
        with self._lock:
            if self.current is None:
                self._end_session()
                self._last_tried, self._problem = None, None

    def _cannot_sign_in(self, account: Account) -> None:
        with self._lock:
            if self.session is not None and self.session.account.account_id != account.account_id:
                self._end_session()
            self._last_tried, self._problem = account, LinkState.TOKEN_MISSING
        if self.is_sending and self.session is None:
            self._store.links.keep(account.account_id, self.link_view(account))
        self._on_change()

    def _begin(self, account: Account, token: str) -> None:
        with self._lock:
            if self._closed:
                return
            link = self._make_link(account, token)
            self._end_session()
            self._store.accounts.keep(account)
            self._problem = None
            self.session = Session(
                account, link, self._store, self._clock, self._times, self._on_change, self._sender
            )
            self.session.start()
        self._on_change()

    def _token(self, account: Account) -> str | None:
        try:
            return self._tokens.get(account.account_id)
        except SecretsError:
            return None

    def _account_id(self, account: Account, unit_ids: Collection[str]) -> str:
        """Whoever comes back to a server with chargers of theirs, with whatever token, finds the account
        with its changes again; somebody else's chargers on the same server are another account."""
        current = self.current
        known = sorted(self._store.accounts.known(), key=lambda one: one != current)
        for one in known:
            theirs = self._store.chargers.unit_ids(one.account_id)
            if _is_of_same_server(one, account) and (
                not theirs or not unit_ids or not theirs.isdisjoint(unit_ids)
            ):
                return one.account_id
        return uuid.uuid4().hex


def _is_of_same_server(one: Account, other: Account) -> bool:
    if one.fingerprint is not None and one.fingerprint == other.fingerprint:
        return True
    return one.url == other.url
