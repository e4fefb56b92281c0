"""What the process that sends does besides sending: copies of the data, the own server, DNS, the demo."""

from __future__ import annotations

import logging

from juicedesk.desk.accounts import Accounts
from juicedesk.desk.charge_book import ChargeBook
from juicedesk.desk.demo import Demo
from juicedesk.desk.local_desk import LocalDesk
from juicedesk.desk.own_server import OwnServer
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.store import Store
from juicedesk.store.backups import HourlyBackups

log = logging.getLogger(__name__)


class Host:
    """Between `begin` and `end` this process looks after the profile. One thread at a time; both block."""

    def __init__(
        self,
        store: Store,
        accounts: Accounts,
        desk: LocalDesk,
        own_server: OwnServer,
        demo: Demo | None,
        book: ChargeBook | None = None,
    ) -> None:
        self._store = store
        self._accounts = accounts
        self._desk = desk
        self._own_server = own_server
        self._demo = demo
        self._book = book
        self._backups: HourlyBackups | None = None

    def begin(self) -> None:
        """Send what waits, and begin with the rest. What cannot be started is logged and left out."""
        if self._accounts.session is not None:
            self._desk.other_window_changed()
        self._backups = HourlyBackups(self._store.backups, self._store.intents.forget_old)
        self._backups.start()
        try:
            self._start_processes()
        except JuiceDeskError as exc:
            log.error("could not start: %s", exc)
        self._desk.answering.begin()
        if self._book is not None:
            self._book.start()

    def end(self) -> None:
        """End all of it; who begins next finds it as it was. Nothing happens where it has not begun."""
        if self._book is not None:
            self._book.stop()
        self._desk.answering.stop()
        if self._demo is not None:
            self._demo.stop()
        self._own_server.stop(keep_stopped=False)
        if self._backups is not None:
            self._backups.stop()
            self._backups = None

    def _start_processes(self) -> None:
        if self._demo is not None:
            self._demo.start()
        elif self._own_server.should_run:
            self._desk.resume_own_server()
        elif self._accounts.session is None:
            self._accounts.sign_in()
