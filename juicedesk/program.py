"""The parts of one run of the desktop app: made, connected, started and ended in one place."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.charge_book import ChargeBook
from juicedesk.desk.demo import SERVER_OPTIONS, Demo, new_demo_token
from juicedesk.desk.host import Host
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.log_in import log_in_here
from juicedesk.desk.other_windows import OtherWindows
from juicedesk.desk.own_server import OwnServer
from juicedesk.domain.errors import JuiceDeskError, NewerDatabase, StoreError
from juicedesk.domain.ports import ChargerLink
from juicedesk.paths import Profile
from juicedesk.secrets.keyring_store import KeyringSecrets
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.sender import Sender
from juicedesk.sync.times import SyncTimes
from juicedesk.ui.background import Background
from juicedesk.ui.late import read_pages

if TYPE_CHECKING:  # network modules are imported after the first paint
    from juicedesk.discovery.found import FoundCharger, FoundServer
    from juicedesk.discovery.network import Discovery, Snapshot
    from juicedesk.discovery.network_change import NetworkChange

logger = logging.getLogger(__name__)

MADE_READY_WITHIN_S = 5.0
LOOK_AGAIN_S = 0.1
# On loopback nothing of ours can land later than the total deadline of a request, 30 s.
DEMO_TIMES = SyncTimes(watch_s=45.0)
INSTALLATION_ID = "installation_id"


class Changes(QObject):
    """Carries "something changed" from any thread to the UI thread.

    Signals: changed() – the window should look again; took_over() – this process sends from now on.
    """

    changed = Signal()
    took_over = Signal()


class Program:
    """The parts of one run, built in the order in which they need each other."""

    def __init__(self, profile: Profile, is_demo: bool, sender: Sender) -> None:
        """Raises StoreError when the profile's file cannot be used, and no copy of it either."""
        self._sender = sender
        self.changes = Changes()
        self.background = Background()
        clock = SystemClock()
        self.store = _open_store(profile.database, sender)
        self._discovery: Discovery | None = None
        self._looking, self._is_over = threading.Lock(), False
        self._network_change: NetworkChange | None = None
        self._services: threading.Thread | None = None
        times = DEMO_TIMES if is_demo else SyncTimes()
        on_change = self.changes.changed.emit
        # The demo's token lasts for one run; a person's lives in the keyring.
        keyring = None if is_demo else KeyringSecrets()
        tokens = SecretsWithFallback(keyring or RunOnlySecrets())
        self._accounts = Accounts(self.store, tokens, self._make_link, clock, times, on_change, sender)
        self._own_server = OwnServer(
            profile.server_data,
            self.store.settings,
            SERVER_OPTIONS if is_demo else (),
            self._own_token(tokens) if is_demo else (lambda: None),
            # The demo takes no port from a real server.
            usual_ports=not is_demo,
        )
        self.desk = LocalDesk(
            self.store,
            self._accounts,
            self._own_server,
            Decisions(self.store.intents, clock, times),
            _probe,
            clock,
            on_change,
            None if is_demo else log_in_here(),
            begin_to_look=self._begin_to_look,
            token_keeper=lambda: "" if keyring is None else keyring.display_name,
        )
        demo_of = (profile, self.store, self.desk, self._accounts, self._own_server)
        self.demo = Demo(*demo_of) if is_demo else None
        book = ChargeBook(self.store, lambda: self._accounts.session, on_change)
        self._host = Host(self.store, self._accounts, self.desk, self._own_server, self.demo, book)
        self._others = OtherWindows(
            self.store, sender, self.desk.other_window_changed, self._took_over, self._host.end
        )

    def _own_token(self, tokens: SecretsWithFallback) -> Callable[[], str]:
        """The demo hands its own server's token in at each start; it is stored nowhere."""
        token = new_demo_token(tokens, self._accounts)
        return lambda: token

    def start_services(self) -> None:
        """Everything that talks to network, keyring or processes; after the first paint."""
        self._services = threading.Thread(target=self._run_services, name="services")
        self._services.start()

    def stop(self) -> None:
        """End everything that was started, in the reverse order. Blocks for a second or two."""
        if self._services is not None:
            self._services.join()
        if self._network_change is not None:
            self._network_change.stop()
        self._end_looking()
        self._others.stop()
        self._accounts.close()
        self.background.stop()
        self._host.end()
        self._sender.release()
        self.store.close()

    def _run_services(self) -> None:
        read_pages()
        try:
            if self._sender.take_over(self.store.senders, time.time()):
                self._took_over()
            else:
                self._accounts.sign_in()
        except JuiceDeskError as exc:
            logger.error("could not start: %s", exc)
        self._own_server.begin_without()
        self.changes.changed.emit()
        self._others.start()
        if self._accounts.current is not None or self.demo is not None or self.desk.looking.was_wanted:
            self.desk.look_around()
        self._network_change = self._start_network_change()

    def _took_over(self) -> None:
        self.changes.took_over.emit()
        self._host.begin()
        self.changes.changed.emit()

    def _begin_to_look(self) -> None:
        """Not before the person wants it: the system may ask them whether this program may."""
        with self._looking:
            if self._discovery is None and not self._is_over:
                self._discovery = self._start_discovery()

    def _end_looking(self) -> None:
        with self._looking:
            self._is_over = True
            if self._discovery is not None:
                self._discovery.stop()

    def _start_discovery(self) -> Discovery:
        from juicedesk.discovery.network import Discovery  # noqa: PLC0415 - after the first paint

        on_loopback = ["127.0.0.1"] if self.demo is not None else None
        discovery = Discovery(self._network_changed, interfaces=on_loopback)
        discovery.start()
        return discovery

    def _start_network_change(self) -> NetworkChange:
        from juicedesk.discovery.network_change import NetworkChange  # noqa: PLC0415 - after the first paint

        network_change = NetworkChange(self.desk.reconnected)
        network_change.start()
        return network_change

    def _network_changed(self, snapshot: Snapshot) -> None:
        self.desk.network_changed(snapshot)
        if self.demo is not None:
            self.demo.take_in_found(snapshot)

    def _make_link(self, account: Account, token: str) -> ChargerLink:
        from juicedesk.juicenet.client import JuiceNetClient  # noqa: PLC0415 - after the first paint

        return JuiceNetClient(account.url, token, self._installation_id(), fingerprint=account.fingerprint)

    def _installation_id(self) -> str:
        """Names this installation to servers (API sheet §3): one per profile, not a secret."""
        known = self.store.settings.get(INSTALLATION_ID)
        if not known:
            known = str(uuid.uuid4())
            self.store.settings.keep(INSTALLATION_ID, known)
        return known


def _open_store(database: Path, sender: Sender) -> Store:
    """Whoever has the lock looks after the file; another window waits while it is made, upgraded or restored,
    and opens it only as it is. Raises StoreError."""
    deadline_s = time.monotonic() + MADE_READY_WITHIN_S
    while not sender.try_lock():
        try:
            return Store.open_beside(database)
        except NewerDatabase:
            raise
        except StoreError:
            if time.monotonic() > deadline_s:
                raise
        time.sleep(LOOK_AGAIN_S)
    return Store.open_or_restore(database, time.time())


def _probe(address: str) -> FoundServer | FoundCharger:
    from juicedesk.discovery.probe import probe  # noqa: PLC0415 - after the first paint

    return probe(address)
